"""Mentions: figures that sentences state, and the figures of the tables that they restate or derive from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieout.diagnostics import TextAt
from tieout.model.items import LineItem
from tieout.model.periods import Period
from tieout.model.units import Unit


class MentionRelation(StrEnum):
    """How a figure in a sentence follows from figures of tables."""

    EQUALS = "equals"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    SHARE = "share"
    RATIO = "ratio"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure of a sentence.

    ``value`` is in full units without sign as the sentence writes it (``€12.3 million`` is 12300000, 26.4 % is
    0.264, nil is 0), ``decimals`` its accuracy (XBRL 2.1, 4.6.5), None for nil. ``items`` are the figures of tables
    that the relation rests on: the one restated, or the later, the part or the numerator first. ``agrees`` is None
    where no relation is found. ``falling`` says that the words before the figure call it a loss, a deficit or an
    outflow.
    """

    place: TextAt
    text: str
    value: Decimal
    unit: Unit | None
    scale: int
    decimals: int | None
    period: Period | None
    relation: MentionRelation = MentionRelation.NONE
    items: tuple[LineItem, ...] = ()
    agrees: bool | None = None
    evidence: tuple[str, ...] = ()
    falling: bool = False


__all__ = ["Mention", "MentionRelation"]
