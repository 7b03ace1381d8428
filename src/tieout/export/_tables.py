"""The three CSV files of an output folder, and the same tables as data frames."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tieout.export._text import flag, number, period_columns, plain
from tieout.model import Decision, Fact, NumberToken, TokenClass

if TYPE_CHECKING:
    import pandas as pd

LINE_ITEM_COLUMNS = (
    *("table", "caption", "line", "column", "label", "label_path", "statement"),
    *("period_start", "period_end", "instant", "measure", "unit", "scale", "text", "value", "decimals", "state"),
    *("audited", "evidence", "place", "fact", "outcome", "reason"),
)
FACT_COLUMNS = (
    *("id", "concept", "value", "decimals", "unit", "period_start", "period_end", "instant"),
    *("dimensions", "places", "rule", "text"),
)
NUMBER_COLUMNS = ("line", "column", "text", "class", "reason")

_SPECIAL = re.compile(r'[,"\r\n]')

Rows = tuple[tuple[str, ...], ...]


def line_items_csv(decisions: Iterable[Decision]) -> bytes:
    """``line-items.csv``: one row for each figure of a table, in reading order."""
    return to_csv(LINE_ITEM_COLUMNS, _line_items(decisions))


def facts_csv(facts: Iterable[Fact]) -> bytes:
    """``facts.csv``: one row for each ``ix`` element, in the order of the report."""
    return to_csv(FACT_COLUMNS, _facts(facts))


def numbers_csv(tokens: Iterable[NumberToken]) -> bytes:
    """``numbers.csv``: every number token of the document that is no table figure, with its class and the reason."""
    return to_csv(NUMBER_COLUMNS, _numbers(tokens))


def line_items_frame(decisions: Iterable[Decision]) -> "pd.DataFrame":
    """The rows of `line_items_csv` as a frame of strings."""
    return to_frame(LINE_ITEM_COLUMNS, _line_items(decisions))


def facts_frame(facts: Iterable[Fact]) -> "pd.DataFrame":
    """The rows of `facts_csv` as a frame of strings."""
    return to_frame(FACT_COLUMNS, _facts(facts))


def numbers_frame(tokens: Iterable[NumberToken]) -> "pd.DataFrame":
    """The rows of `numbers_csv` as a frame of strings."""
    return to_frame(NUMBER_COLUMNS, _numbers(tokens))


def _line_items(decisions: Iterable[Decision]) -> Rows:
    return tuple(
        (
            *(item.table, item.caption, str(item.place.line), str(item.place.column)),
            *(item.label, " > ".join(item.label_path), item.statement),
            *period_columns(item.period),
            *(item.measure.value, str(item.unit or ""), str(item.scale), item.text),
            *(plain(item.value), number(item.decimals), item.state.value, flag(item.audited)),
            *("; ".join(item.evidence), str(item.place), decision.fact, decision.outcome.value, decision.reason),
        )
        for decision in decisions
        for item in (decision.item,)
    )


def _facts(facts: Iterable[Fact]) -> Rows:
    return tuple(
        (
            *(fact.id, str(fact.concept), plain(fact.value), str(fact.decimals), str(fact.unit)),
            *period_columns(fact.period),
            ";".join(f"{axis}={member}" for axis, member in fact.dimensions),
            " ".join(str(origin).replace(" ", "%20") for origin in fact.origins),
            f"{fact.rule.file}:{fact.rule.line}",
            fact.text,
        )
        for fact in facts
    )


def _numbers(tokens: Iterable[NumberToken]) -> Rows:
    return tuple(
        (str(token.place.line), str(token.place.column), token.text, token.token_class.value, token.reason)
        for token in tokens
        if token.token_class is not TokenClass.FIGURE
    )


def to_csv(columns: tuple[str, ...], rows: Rows) -> bytes:
    """UTF-8 without byte order mark, line feeds, quotes only where needed (RFC 4180).

    Written by hand because the csv module of Python 3.11 leaves a carriage return unquoted and later ones do not.
    """
    return "".join(",".join(map(_quoted, row)) + "\n" for row in (columns, *rows)).encode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def to_frame(columns: tuple[str, ...], rows: Rows) -> "pd.DataFrame":
    """Imports pandas only here: it takes longer to import than all CSV files to write."""
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame(list(rows), columns=list(columns), dtype=str)


__all__ = [
    "FACT_COLUMNS",
    "LINE_ITEM_COLUMNS",
    "NUMBER_COLUMNS",
    "facts_csv",
    "facts_frame",
    "line_items_csv",
    "line_items_frame",
    "numbers_csv",
    "numbers_frame",
    "to_csv",
    "to_frame",
]
