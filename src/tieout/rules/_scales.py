"""Scale: percentages, amounts per share, rows and tables that mix powers of ten, jumps that only a scale explains."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact
from tieout.rules._facts import Facts, shown

_GROWTH = re.compile(r"growth|change|increase|decrease|expansion|return|cover|gearing|leverage|ratio|yield", re.I)
_DIGITS = re.compile(r"\d")
_ZERO = Decimal(0)
_MIN_TABLE = 5
_MOST = Decimal("0.8")
_JUMP = Decimal(300)


def percent_unscaled(facts: Facts) -> Iterator[Finding]:
    """Percentages whose digits were taken as they stand on the page."""
    for fact in _percentages(facts):
        if abs(fact.value or _ZERO) > 1 and fact.scale >= 0 and _DIGITS.search(fact.text):
            yield codes.PERCENT_UNSCALED.at(
                fact.place,
                facts=[fact.id],
                concept=fact.concept,
                value=shown(fact.value),
                percent=shown((fact.value or Decimal(0)) * 100),
                text=fact.text,
            )


def above_whole(facts: Facts) -> Iterator[Finding]:
    """Scaled percentages above 100 % whose words speak neither of growth nor of a ratio to something smaller."""
    for fact in _percentages(facts):
        words = f"{fact.label} {facts.label(fact.concept)} {fact.concept.local_name}"
        if (fact.value or 0) > 1 and fact.scale < 0 and not _GROWTH.search(words):
            percent = shown((fact.value or Decimal(0)) * 100)
            yield codes.ABOVE_WHOLE.at(fact.place, facts=[fact.id], concept=fact.concept, percent=percent)


def per_share_scaled(facts: Facts) -> Iterator[Finding]:
    """Amounts per share that have the scale of a table in thousands or millions."""
    for fact in facts.numeric:
        if facts.base_type(fact) == "perShareItemType" and fact.scale >= 3 and fact.value:
            yield codes.PER_SHARE_SCALED.at(
                fact.place, facts=[fact.id], concept=fact.concept, value=shown(fact.value), scale=fact.scale
            )


def scale_in_row(facts: Facts) -> Iterator[Finding]:
    """Facts of one concept and row with different scales: the rarer one in the row, else in the table, once a row."""
    rows: dict[tuple[str, int, object], list[FiledFact]] = defaultdict(list)
    tables: dict[str, Counter[int]] = defaultdict(Counter)
    for fact in facts.numeric:
        if fact.table and _DIGITS.search(fact.text):
            rows[fact.table, fact.row, fact.concept].append(fact)
            tables[fact.table][fact.scale] += 1
    for found in rows.values():
        counts = Counter(fact.scale for fact in found)
        if len(counts) > 1:
            usual = max(counts, key=partial(_weight, counts, tables[found[0].table]))
            odd = next(fact for fact in found if fact.scale != usual)
            yield codes.SCALE_IN_ROW.at(
                odd.place, facts=[fact.id for fact in found], concept=odd.concept, scale=odd.scale, other=usual
            )


def scale_in_table(facts: Facts) -> Iterator[Finding]:
    """Rows of amounts of money whose scale differs from that of most of their table."""
    tables: dict[str, list[FiledFact]] = defaultdict(list)
    for fact in facts.numeric:
        if fact.table and facts.base_type(fact) == "monetaryItemType" and _DIGITS.search(fact.text):
            tables[fact.table].append(fact)
    for found in tables.values():
        usual, count = Counter(fact.scale for fact in found).most_common(1)[0]
        if len(found) < _MIN_TABLE or count < _MOST * len(found):
            continue
        rows: dict[int, set[int]] = defaultdict(set)
        for fact in found:
            rows[fact.row].add(fact.scale)
        told: set[int] = set()
        for fact in found:
            # A row that mixes scales is told of by the rule for rows.
            if fact.scale != usual and len(rows[fact.row]) == 1 and fact.row not in told:
                told.add(fact.row)
                yield codes.SCALE_IN_TABLE.at(
                    fact.place, facts=[fact.id], concept=fact.concept, scale=fact.scale, other=usual, count=count
                )


def magnitude(facts: Facts) -> Iterator[Finding]:
    """Values hundreds of times apart in two periods whose digits on the page are of like length."""
    for found in facts.by_concept.values():
        for fact in filter(_is_shown, found):
            alike = filter(_is_shown, facts.series(fact))
            other = next((each for each in alike if _jumps(fact, each)), None)
            if other is not None and abs(fact.value or _ZERO) > abs(other.value or _ZERO):
                times = abs((fact.value or Decimal(1)) / (other.value or Decimal(1)))
                yield codes.MAGNITUDE.at(
                    fact.place,
                    related=[other.place],
                    facts=[fact.id, other.id],
                    concept=fact.concept,
                    value=shown(fact.value),
                    other=shown(other.value),
                    period=other.period,
                    times=shown(times.quantize(Decimal(1))),
                )


def _weight(row: Counter[int], table: Counter[int], scale: int) -> tuple[int, int, int]:
    """How usual a scale is: in its row, then in its table; of two alike the smaller."""
    return row[scale], table[scale], -abs(scale)


def _percentages(facts: Facts) -> Iterator[FiledFact]:
    return (fact for fact in facts.numeric if facts.base_type(fact) == "percentItemType")


def _is_shown(fact: FiledFact) -> bool:
    """Whether a fact has a period, and digits on the page that say more than nil."""
    return bool(fact.value and fact.period and _DIGITS.search(fact.text))


def _jumps(fact: FiledFact, other: FiledFact) -> bool:
    """Whether two facts of one series differ by their scale and not by their digits."""
    if fact.period == other.period or fact.scale == other.scale:
        return False
    digits = [len(_DIGITS.findall(each.text)) for each in (fact, other)]
    ratio = abs((fact.value or Decimal(1)) / (other.value or Decimal(1)))
    return abs(digits[0] - digits[1]) <= 1 and not 1 / _JUMP < ratio < _JUMP


__all__ = ["above_whole", "magnitude", "per_share_scaled", "percent_unscaled", "scale_in_row", "scale_in_table"]
