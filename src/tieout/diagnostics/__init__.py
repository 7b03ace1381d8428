"""Findings, their places and the catalogue of their codes."""

from tieout.diagnostics.findings import Code, Finding, Severity, worst
from tieout.diagnostics.places import FileAt, Place, TextAt, XmlAt, YamlAt

__all__ = ["Code", "FileAt", "Finding", "Place", "Severity", "TextAt", "XmlAt", "YamlAt", "worst"]
