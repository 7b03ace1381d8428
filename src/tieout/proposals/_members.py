"""Members of an axis by the label of a row."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from tieout.mapping import normalise
from tieout.model import QName
from tieout.proposals._bands import Band, band
from tieout.tagging import Concepts

MATURITY = "MaturityAxis"
# What a caption calls a breakdown, and the axis for it (IFRS 8.32-34 and 15.B87-B89 name these ways).
_WAYS = (
    (
        re.compile(r"\bby (type of )?(product|service|business line|line of business|revenue stream|nature of)"),
        "Products",
    ),
    (re.compile(r"\bby (operating |reportable |business )?segments?\b"), "Segments"),
    (re.compile(r"\bby (geograph\w*|countr\w+|regions?|locations?|markets?)\b"), "Geographical"),
    (re.compile(r"\b(age?ing|maturit(y|ies))\b"), "Maturity"),
)
_AXES = {
    "Products": "ProductsAndServicesAxis",
    "Segments": "SegmentsAxis",
    "Geographical": "GeographicalAreasAxis",
    "Maturity": MATURITY,
}
_SUFFIX = re.compile(r"\s*\[[^\]]*\]$")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A member on its axis; ``label`` is that of a member which the extension would have to declare, else empty."""

    axis: QName
    member: QName
    label: str = ""


@dataclass(slots=True)
class Members:
    """Finds members by labels; what it has found for an axis is kept."""

    concepts: Concepts
    _known: dict[QName, tuple[dict[str, QName], dict[Band, QName]]] = field(default_factory=dict)

    def standard_axis(self, local: str) -> QName | None:
        """An axis of the taxonomy by its local name."""
        found = (name for name in self.concepts.taxonomy.defaults if name.local_name == local)
        return next(found, None)

    def way(self, caption: str) -> QName | None:
        """The axis of the breakdown that a caption announces."""
        text = normalise(caption)
        local = next((_AXES[name] for pattern, name in _WAYS if pattern.search(text)), "")
        return self.standard_axis(local) if local else None

    def known(self, axis: QName, label: str) -> Place | None:
        """The taxonomy's member of an axis that a label names, or whose band of time it is."""
        by_label, by_band = self._of(axis)
        span = band(label)
        member = by_label.get(normalise(label)) or (by_band.get(span) if span else None)
        return Place(axis, member) if member else None

    def place(self, axis: QName, label: str) -> Place | None:
        """The member for a label: the axis's or one that the filing declares, else one to be declared."""
        known = self.known(axis, label)
        if known:
            return known
        wanted = normalise(label)
        own = (member.name for member in self.concepts.members.values() if normalise(member.label) == wanted)
        declared = next(own, "")
        if declared:
            return Place(axis, self.concepts.own(declared))
        name = camel(label)
        return Place(axis, self.concepts.own(f"{name}Member"), label) if name else None

    def _of(self, axis: QName) -> tuple[dict[str, QName], dict[Band, QName]]:
        """The members of an axis in the taxonomy by label and by band."""
        if axis not in self._known:
            default = self.concepts.taxonomy.defaults.get(axis)
            found = [(label, name) for label, name in self._labels(axis) if name != default]
            by_label: dict[str, QName] = {}
            by_band: dict[Band, QName] = {}
            for label, name in found:
                by_label.setdefault(normalise(label), name)
                if span := band(label):
                    by_band.setdefault(span, name)
            self._known[axis] = by_label, by_band
        return self._known[axis]

    def _labels(self, axis: QName) -> Iterator[tuple[str, QName]]:
        """The labels of the axis's members without the kind that they end with."""
        for name in self.concepts.taxonomy.members_of(axis):
            concept = self.concepts.taxonomy.concept(name)
            yield _SUFFIX.sub("", concept.label() if concept else name.local_name), name


def camel(label: str) -> str:
    """A name for XML in UpperCamelCase from the words of a label, without articles; empty where it has no letters.

    Letters are reduced to ASCII; what stands in parentheses at the end, as a unit or a remark, is left out.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"\s*\([^()]*\)\s*$", "", label)).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[A-Za-z0-9]+", plain.replace("'", "")) if word.lower() not in _ARTICLES]
    name = "".join(word[0].upper() + word[1:] for word in words)[:_LONGEST_NAME]
    if not re.search(r"[A-Za-z]", name):
        return ""
    return name if name[0].isalpha() else f"Item{name}"


__all__ = ["MATURITY", "Members", "Place", "camel"]
