"""Codes of findings about: filing."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
