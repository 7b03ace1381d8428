"""Filed reports made by hand: a concept is named by its kind, a fact by what matters to a rule."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tieout.diagnostics import XmlAt
from tieout.model import (
    FiledArc,
    FiledConcept,
    FiledFact,
    FiledReport,
    Period,
    QName,
    Unit,
    UntaggedFigure,
)

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
BASE, OWN = "http://example.org/base", "http://example.org/own"
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
BEFORE = Period(date(2023, 1, 1), date(2023, 12, 31))
END, START = YEAR.closing, BEFORE.closing
EUR, SHARES, PURE, EUR_A_SHARE = Unit("EUR"), Unit("shares"), Unit("pure"), Unit("EUR", "shares")
MEMBER = ((QName(BASE, "SegmentsAxis"), QName(BASE, "RetailMember")),)


def name(local: str, *, own: bool = False) -> QName:
    return QName(OWN if own else BASE, local, "own" if own else "ifrs-full")


def concept(
    local: str,
    label: str = "",
    kind: str = "monetaryItemType",
    period: str = "duration",
    balance: str = "",
    *,
    own: bool = False,
) -> FiledConcept:
    return FiledConcept(
        name(local, own=own),
        label or _WORD.sub(" ", local),
        f"xbrli:{kind}",
        kind,
        period,
        balance,
        False,
        own,
        place=XmlAt("own.xsd", local),
    )


def fact(
    local: str,
    value: str | int | None,
    period: Period | None = YEAR,
    *,
    id: str = "",
    unit: Unit = EUR,
    decimals: int | None = 0,
    text: str = "",
    scale: int = 0,
    dimensions: tuple[tuple[QName, QName], ...] = (),
    label: str = "",
    table: str = "t1",
    row: int = 1,
    hidden: bool = False,
    own: bool = False,
) -> FiledFact:
    number = Decimal(value) if value is not None else None
    shown = text or (f"{abs(number.scaleb(-scale)).normalize():f}" if number is not None else "")
    return FiledFact(
        id=id or f"{local}-{period}",
        concept=name(local, own=own),
        value=number,
        text=shown,
        is_numeric=True,
        is_nil=number is None,
        decimals=decimals,
        is_exact=decimals is None,
        period=period,
        unit=unit,
        dimensions=dimensions,
        typed=(),
        scheme="http://example.org/scheme",
        identifier="1",
        language="",
        place=XmlAt("page.xhtml", id or f"{local}-{period}"),
        label=label,
        table=table,
        row=row,
        hidden=hidden,
        scale=scale,
    )


def arc(total: str, part: str, weight: int = 1) -> FiledArc:
    return FiledArc("role", name(total), name(part), Decimal(1), Decimal(weight))


def left(text: str, row: int, label: str = "", table: str = "t1") -> UntaggedFigure:
    return UntaggedFigure(text, label, table, row, XmlAt("page.xhtml", str(row)))


def report(
    facts: Sequence[FiledFact],
    concepts: Sequence[FiledConcept] = (),
    calculation: Sequence[FiledArc] = (),
    untagged: Sequence[UntaggedFigure] = (),
) -> FiledReport:
    """A report; a concept that is not given is an amount of money with its name as label."""
    known = {each.name: each for each in concepts}
    for each in facts:
        known.setdefault(each.concept, concept(each.concept.local_name, own=each.concept.namespace == OWN))
    return FiledReport("page.xhtml", tuple(facts), known, tuple(calculation), untagged=tuple(untagged))
