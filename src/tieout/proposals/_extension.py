"""An element of the company's own taxonomy for a line that no standard concept fits (ESEF RTS Annex IV; ESMA 3.3.1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tieout.mapping.suggestion import Query, Suggester
from tieout.model import SHARES, ItemType, LineItem, Measure, QName
from tieout.proposals._book import Book
from tieout.proposals._lines import Line, is_total_label
from tieout.proposals._members import camel
from tieout.proposals._options import Option
from tieout.proposals._query import balance_hint, telling_label
from tieout.tagging import Concepts

# From this score on, a part of a label names a standard concept that the element combines.
_NAMES_A_PART = 500
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|&|\+)\s*", re.IGNORECASE)
_TYPES = {
    Measure.PERCENT: ItemType.PERCENT,
    Measure.RATIO: ItemType.PURE,
    Measure.DAYS: ItemType.DECIMAL,
    Measure.COUNT: ItemType.INTEGER,
    Measure.PER_UNIT: ItemType.DECIMAL,
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """An extension element: its local name, label, type, period type, balance (or empty) and anchors.

    ``why`` says in sentences why no standard concept fits and what the balance and the anchors rest on.
    """

    name: str
    label: str
    type: ItemType
    period: str
    balance: str
    wider: tuple[QName, ...]
    narrower: tuple[QName, ...]
    why: tuple[str, ...]


def propose(
    line: Line, nearest: Sequence[Option], book: Book, concepts: Concepts, suggester: Suggester
) -> Proposed | None:
    """The element for a line; None where its label makes no name or its figures have no period."""
    item = line.item
    label = _label(item)
    stem = camel(label)
    if not stem or not line.period:
        return None
    kind = item_type(item)
    balance = balance_hint(line, book) if kind is ItemType.MONETARY else ""
    narrower = tuple(_combined(line, label, kind, concepts, suggester))
    wider = tuple(_wider(line, kind, book, concepts))
    return Proposed(
        name=_unique(stem, line, concepts),
        label=label,
        type=kind,
        period=line.period,
        balance=balance,
        wider=tuple(name for name in wider if name not in narrower),
        narrower=narrower,
        why=(*_against(nearest), *_anchoring(wider, narrower), *_balanced(balance, kind)),
    )


def item_type(item: LineItem) -> ItemType:
    """The type of a concept whose facts are such figures."""
    if item.unit == SHARES:
        return ItemType.SHARES
    if item.unit and item.unit.denominator == SHARES.numerator:
        return ItemType.PER_SHARE
    if item.unit and item.unit.is_monetary:
        return ItemType.MONETARY
    return _TYPES.get(item.measure, ItemType.DECIMAL)


def _label(item: LineItem) -> str:
    """The element's label: the row's own without footnote marks, or what its table is about where it says nothing."""
    text = telling_label(item) if is_total_label(item.label) else item.label
    return " ".join(re.sub(r"[⁽⁾¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§]+", " ", text).split()).rstrip(" :.")


def _unique(stem: str, line: Line, concepts: Concepts) -> str:
    """A name that neither the extension nor the taxonomy has: with its section, then with a number."""
    standard = {name.local_name for name in concepts.taxonomy.concepts}
    taken = {*standard, *concepts.concepts, *concepts.members, *concepts.axes}
    section = camel(line.item.label_path[-1]) if line.item.label_path else ""
    names = [stem, *([f"{stem}{section}"] if section else [])]
    free = next((name for name in names if name not in taken), "")
    number = 2
    while not free:
        free = f"{stem}{number}" if f"{stem}{number}" not in taken else ""
        number += 1
    return free


def _combined(line: Line, label: str, kind: ItemType, concepts: Concepts, suggester: Suggester) -> Iterator[QName]:
    """The standard concepts that the parts of a label name, where all of several parts name one: `X and Y`.

    Parts may share the last word: `travel and advertising expense`.
    """
    parts = [part for part in _JOINT.split(label) if part]
    last = label.rpartition(" ")[2]
    found = [
        _named((part, f"{part} {last}") if part is not parts[-1] else (part,), line, kind, concepts, suggester)
        for part in parts
    ]
    if len(parts) > 1 and all(found):
        yield from dict.fromkeys(name for name in found if name)


def _named(
    readings: Sequence[str], line: Line, kind: ItemType, concepts: Concepts, suggester: Suggester
) -> QName | None:
    """The standard concept of the right type that a part of a label names well, in the best of its readings."""
    item = line.item
    ranked = [
        candidate
        for reading in readings
        for candidate in suggester.rank(
            Query(reading, item.label_path, item.statement, line.period, item.measure.value), 3
        )
        if candidate.score >= _NAMES_A_PART and _same_type(candidate.concept, line, kind, concepts)
    ]
    best = max(ranked, key=lambda candidate: candidate.score, default=None)
    return best.concept if best else None


def _wider(line: Line, kind: ItemType, book: Book, concepts: Concepts) -> Iterator[QName]:
    """The closest standard concept that the line is a part of: its total, else what its neighbours are added up to."""
    for total in book.totals(line):
        if total.meaning:
            declared = concepts.concepts.get(total.meaning.concept.local_name)
            own = total.meaning.concept.namespace == concepts.namespace
            names = [concepts.name(name) for name in declared.wider] if own and declared else [total.meaning.concept]
            found = [name for name in names if name and _same_type(name, line, kind, concepts)]
            if found:
                yield from found
                return
    yield from _common_parent(line, kind, book, concepts)


def _common_parent(line: Line, kind: ItemType, book: Book, concepts: Concepts) -> Iterator[QName]:
    """The concept that the taxonomy adds most of the neighbours up to; two of them at least."""
    counted: dict[QName, int] = {}
    for sibling in book.siblings(line):
        if sibling.meaning and sibling.item.label_path == line.item.label_path:
            arcs = concepts.taxonomy.calculation_parents(sibling.meaning.concept)
            for name in dict.fromkeys(arc.source for arc in arcs):
                counted[name] = counted.get(name, 0) + 1
    fitting = [name for name, count in counted.items() if count > 1 and _same_type(name, line, kind, concepts)]
    best = sorted(fitting, key=lambda name: (-counted[name], name))
    yield from best[:1]


def _same_type(name: QName, line: Line, kind: ItemType, concepts: Concepts) -> bool:
    """Whether a concept has the type and kind of period of the element: an anchor of another says nothing."""
    concept = concepts.item(name)
    return concept is not None and concept.period_type == line.period and concept.type == concepts.type_name(kind)


def _against(nearest: Sequence[Option]) -> Iterator[str]:
    """What speaks against each of the nearest standard concepts."""
    if not nearest:
        yield "No standard concept of this kind of period and type has words in common with the row."
    for option in nearest[:3]:
        wrong = [reason.text for reason in option.reasons if reason.points < 0 and reason.kind != "depth"]
        weak = [reason.text for reason in option.reasons if reason.kind == "label"][:1]
        said = "; ".join(wrong or weak) or "nothing but its place speaks for it"
        yield f"{option.concept} ({option.score}): {said}."


def _anchoring(wider: Iterable[QName], narrower: Iterable[QName]) -> Iterator[str]:
    """What the anchors rest on."""
    above, within = [str(name) for name in wider], [str(name) for name in narrower]
    if above:
        yield f"Wider anchor {', '.join(above)}: the row is added up to it, or its neighbours are."
    if within:
        yield f"Narrower anchors {', '.join(within)}: the row combines them."
    if not above and not within:
        yield "No anchor found: no total of the row is mapped; name one before filing under a regime that asks for it."


def _balanced(balance: str, kind: ItemType) -> Iterator[str]:
    """What the balance rests on."""
    if balance:
        yield f"Balance {balance}: by the sum that the row is added up to and the sign it is shown with."
    elif kind is ItemType.MONETARY:
        yield "No balance: no sum tells whether the row is added or deducted."


__all__ = ["Proposed", "item_type", "propose"]
