"""Codes of findings about: engine."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
