"""What stands around the facts of a document: language, hidden parts, and the rows of tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from arelle import XbrlConst

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HIDDEN = frozenset(f"{{{namespace}}}hidden" for namespace in XbrlConst.ixbrlAll)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands: the table by its number on the page, the row from 1, and the words of that row."""

    table: str = ""
    row: int = 0
    label: str = ""


class Around(NamedTuple):
    """The nearest ``xml:lang``, whether it is in ``ix:hidden`` (Inline XBRL 1.1, 9), and the nearest row of a table."""

    language: str = ""
    hidden: bool = False
    spot: Spot = Spot()


class Surroundings:
    """What stands around elements; ``rows`` are those of tables by their cells. Each element is looked at once."""

    def __init__(self, rows: Mapping[Any, Spot]) -> None:
        self._rows = rows
        self._known: dict[Any, Around] = {None: Around()}

    def of(self, element: Any) -> Around:
        """What stands around an element; the language may be its own."""
        around = self._within(element.getparent())
        language = element.get(_LANG)
        return around if language is None else around._replace(language=language)

    def _within(self, element: Any) -> Around:
        """What an element means for those in it; without recursion, as a page may be of any depth."""
        known, above = self._known, []
        while element not in known:
            above.append(element)
            element = element.getparent()
        around = known[element]
        for each in reversed(above):
            language, spot = each.get(_LANG), self._rows.get(each)
            if language is not None or spot is not None or each.tag in _HIDDEN:
                around = Around(
                    around.language if language is None else language,
                    around.hidden or each.tag in _HIDDEN,
                    spot or around.spot,
                )
            known[each] = around
        return around


__all__ = ["Around", "Spot", "Surroundings"]
