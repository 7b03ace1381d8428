"""The catalogue: every code tieout can report, gathered from one module for each stage."""

from tieout.diagnostics import (
    codes_accepting,
    codes_batch,
    codes_check,
    codes_engine,
    codes_engine_check,
    codes_extract,
    codes_filing,
    codes_graph,
    codes_intake,
    codes_labels,
    codes_lint,
    codes_mapping,
    codes_mapping_language,
    codes_prose,
    codes_rendering,
    codes_rules,
    codes_store,
    codes_tagging,
    codes_taxonomy,
    codes_yaml,
)
from tieout.diagnostics.findings import Code

CATALOGUE: tuple[Code, ...] = tuple(
    code
    for module in (
        codes_yaml,
        codes_filing,
        codes_extract,
        codes_graph,
        codes_prose,
        codes_mapping,
        codes_mapping_language,
        codes_lint,
        codes_accepting,
        codes_labels,
        codes_tagging,
        codes_taxonomy,
        codes_rendering,
        codes_check,
        codes_intake,
        codes_engine,
        codes_rules,
        codes_engine_check,
        codes_store,
        codes_batch,
    )
    for code in module.CODES
)

__all__ = ["CATALOGUE"]
