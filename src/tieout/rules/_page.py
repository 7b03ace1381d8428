"""The page against its tags: figures and dashes left out, hidden figures, digits finer than stated."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import UntaggedFigure
from tieout.rules._facts import Facts, shown

_DASHES = frozenset("-–—−‐‑‒")
# A table is tagged where at least so many of its figures are.
_MOST = Decimal("0.7")
# Totals by which a primary statement is known; a table with two of them is one.
_TOTALS = frozenset(
    {
        *{"Assets", "CurrentAssets", "NoncurrentAssets", "EquityAndLiabilities", "Equity", "Liabilities"},
        *{"CurrentLiabilities", "NoncurrentLiabilities", "ProfitLoss", "ProfitLossBeforeTax", "ComprehensiveIncome"},
        *{"ProfitLossFromOperatingActivities", "OtherComprehensiveIncome", "CashFlowsFromUsedInOperatingActivities"},
        *{"CashFlowsFromUsedInInvestingActivities", "CashFlowsFromUsedInFinancingActivities"},
    }
)


def untagged(facts: Facts) -> Iterator[Finding]:
    """Figures and dashes without a tag in primary statements that are otherwise tagged, once a row and kind.

    Columns without facts hold percentages, notes or changes, and are left alone.
    """
    totals: dict[str, set[str]] = defaultdict(set)
    tagged: dict[str, int] = defaultdict(int)
    rows: set[tuple[str, int]] = set()
    for fact in facts.numeric:
        tagged[fact.table] += 1
        rows.add((fact.table, fact.row))
        totals[fact.table] |= {fact.concept.local_name} & _TOTALS
    left: dict[str, list[UntaggedFigure]] = defaultdict(list)
    for figure in facts.report.untagged:
        if figure.in_tagged_column and len(totals[figure.table]) > 1 and not _is_mark(figure):
            left[figure.table].append(figure)
    for table, figures in left.items():
        if tagged[table] >= _MOST * (tagged[table] + sum(not _is_dash(figure) for figure in figures)):
            yield from _rows(figures, rows)


def hidden(facts: Facts) -> Iterator[Finding]:
    """Figures in ix:hidden; texts and dates may have to be there, numbers never."""
    for fact in facts.numeric:
        if fact.hidden:
            yield codes.HIDDEN.at(fact.place, facts=[fact.id], concept=fact.concept, value=shown(fact.value))


def too_fine(facts: Facts) -> Iterator[Finding]:
    """Values with digits beyond their decimals."""
    for fact in facts.numeric:
        if fact.is_exact or fact.decimals is None or not fact.value:
            continue
        if fact.value % Decimal(1).scaleb(-fact.decimals):
            yield codes.TOO_FINE.at(
                fact.place, facts=[fact.id], concept=fact.concept, value=shown(fact.value), decimals=fact.decimals
            )


def _rows(figures: list[UntaggedFigure], tagged_rows: set[tuple[str, int]]) -> Iterator[Finding]:
    """The untagged figures of one table by row; a dash counts only in a row that has facts."""
    rows: dict[tuple[int, bool], list[UntaggedFigure]] = defaultdict(list)
    for figure in figures:
        rows[figure.row, _is_dash(figure)].append(figure)
    for (row, dash), found in rows.items():
        first = found[0]
        related = [figure.place for figure in found[1:]]
        if not dash:
            yield codes.UNTAGGED.at(first.place, related=related, count=len(found), label=first.label, text=first.text)
        elif (first.table, row) in tagged_rows:
            yield codes.UNTAGGED_DASH.at(first.place, related=related, count=len(found), label=first.label)


def _is_mark(figure: UntaggedFigure) -> bool:
    """Whether what looks like a figure is the rest of a unit's mark, as of "RMB'000"."""
    digits = [char for char in figure.text if char.isdigit()]
    return len(digits) > 1 and set(digits) == {"0"} and "." not in figure.text


def _is_dash(figure: UntaggedFigure) -> bool:
    return bool(figure.text.strip()) and set(figure.text.strip()) <= _DASHES


__all__ = ["hidden", "too_fine", "untagged"]
