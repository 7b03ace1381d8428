"""Codes of findings about: extract."""

from tieout.diagnostics.findings import Code

CODES: tuple[Code, ...] = ()
