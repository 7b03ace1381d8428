"""Findings, their places and the catalogue of their codes."""

from tieout.diagnostics.findings import Code, EngineSource, Finding, Severity, worst
from tieout.diagnostics.places import FileAt, Place, TextAt, XmlAt, YamlAt

__all__ = ["Code", "EngineSource", "FileAt", "Finding", "Place", "Severity", "TextAt", "XmlAt", "YamlAt", "worst"]
