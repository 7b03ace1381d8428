"""Codes of findings about: taxonomy."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
