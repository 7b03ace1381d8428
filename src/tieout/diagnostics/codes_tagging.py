"""Codes of findings about: tagging."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
