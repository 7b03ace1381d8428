"""Codes of findings about: mapping."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
