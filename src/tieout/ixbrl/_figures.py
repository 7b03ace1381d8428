"""Figures on the page: which stretch of a text is the content of which fact's ``ix`` element."""

from collections import defaultdict
from collections.abc import Iterable

from tieout.diagnostics import TextAt
from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._resources import Resources
from tieout.ixbrl._xml import Element, Piece, loose
from tieout.model import CellState, Fact, Report


class Figures:
    """Hands out the ``ix:nonFraction`` elements of a page, each fact once, at its first place (Inline XBRL 1.1, 10).

    ``negative`` are the ids of restored facts that the page would print in parentheses.
    """

    def __init__(
        self,
        facts: Iterable[Fact],
        resources: Resources,
        prefixes: ns.Prefixes,
        negative: frozenset[str] = frozenset(),
    ) -> None:
        self._negative = negative
        self._resources = resources
        self._prefixes = prefixes
        self._waiting: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for fact in facts:
            self._waiting[fact.origins[0].file, fact.origins[0].line].append(fact)

    def pieces(self, text: str, place: TextAt) -> list[Piece]:
        """``text``, which begins at ``place``, cut into what stands outside and the elements of the facts inside it."""
        waiting = self._waiting.get((place.file, place.line))
        if not waiting:
            return [text]
        pieces: list[Piece] = []
        done = 0
        for fact in tuple(waiting):
            span = _span(text, fact.origins[0].column - place.column, fact)
            if span and span[0] >= done:
                inside: list[Piece] = [self.element(fact)]
                pieces += [text[done : span[0]], *(["(", *inside, ")"] if fact.id in self._negative else inside)]
                done = span[1]
                waiting.remove(fact)
        return [*pieces, text[done:]]

    @property
    def left(self) -> list[Fact]:
        """The facts not met on the page so far, in the order they came."""
        return [fact for facts in self._waiting.values() for fact in facts]

    def element(self, fact: Fact) -> Element:
        """The ``ix:nonFraction`` of a fact (Inline XBRL 1.1, 10.1.1)."""
        attributes = {
            "id": fact.id,
            "name": self._prefixes.text(fact.concept),
            "contextRef": self._resources.context(fact),
            "unitRef": self._resources.units[fact.unit],
            "decimals": str(fact.decimals),
            "scale": str(fact.display.scale),
            "sign": fact.display.sign,
            "format": f"ixt:{fact.display.format}" if fact.display.format else "",
        }
        given = {name: value for name, value in attributes.items() if value}
        return loose(f"{{{ns.IX}}}nonFraction", self._prefixes.declarations, given, fact.display.text)


def in_reading_order(report: Report) -> list[Fact]:
    """The facts by their first place, so that the order of the input does not matter."""
    return sorted(report.facts, key=lambda fact: (fact.origins[0], fact.id))


def restored_negatives(report: Report) -> frozenset[str]:
    """The ids of facts whose figure the page lost and would have printed in parentheses."""
    return frozenset(
        decision.fact
        for decision in report.decisions
        if decision.fact and decision.item.state is CellState.RESTORED and (decision.item.value or 0) < 0
    )


def _span(text: str, start: int, fact: Fact) -> tuple[int, int] | None:
    """Where the content of the fact's element stands in ``text``, if the fact's figure begins at ``start``."""
    if not 0 <= start <= len(text):
        return None
    if not fact.text:
        return None if text.strip() else (0, len(text))
    if not text.startswith(fact.text, start) or fact.display.text not in fact.text:
        return None
    begin = start + fact.text.index(fact.display.text)
    return begin, begin + len(fact.display.text)


__all__ = ["Figures", "in_reading_order", "restored_negatives"]
