"""Declarations of the extension: what duplicates the taxonomy or itself, and anchors that don't hold."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._normal import normalise
from tieout.mapping._pack import EXTENSION_PREFIX, DeclaredAxis, DeclaredConcept, DeclaredMember, Name
from tieout.mapping.lint._alike import key
from tieout.mapping.lint._desk import About, Desk
from tieout.mapping.lint._source import Declared
from tieout.taxonomy import ITEM_TYPES, Concept

_KINDS = {DeclaredConcept: "concept", DeclaredMember: "member", DeclaredAxis: "axis"}
# What needs an anchor: a reader can't place an amount without one. Operating figures and ratios often have none.
_ANCHORED = frozenset({"monetaryItemType", "perShareItemType"})


def duplicates(desk: Desk) -> Iterator[Finding]:
    """Extension concepts and members for which the taxonomy has one of the same label and properties."""
    concepts: dict[str, list[Concept]] = {}
    members: dict[str, list[Concept]] = {}
    if not desk.declared:
        return
    for concept in desk.taxonomy.concepts.values():
        is_member = concept.type.endswith(":domainItemType")
        if is_member or concept.can_have_facts:
            for label in desk.labels(concept):
                (members if is_member else concepts).setdefault(key(label), []).append(concept)
    for each in desk.declared:
        standard = concepts if isinstance(each.it, DeclaredConcept) else members
        if not isinstance(each.it, DeclaredAxis):
            found = [one for one in standard.get(key(normalise(each.it.label)), ()) if _alike(each.it, one)]
            if found:
                yield _duplicate(each, found[0], desk)


def _alike(it: DeclaredConcept | DeclaredMember, standard: Concept) -> bool:
    """Whether a standard concept has the properties of the one declared."""
    if isinstance(it, DeclaredMember):
        return True
    own = (ITEM_TYPES.get(it.type), it.period, it.balance)
    return own == (standard.type.partition(":")[2], standard.period_type, standard.balance)


def _duplicate(each: Declared, standard: Concept, desk: Desk) -> Finding:
    """The finding about a declaration: the same label, or one that differs by its spelling."""
    same = normalise(each.it.label) in desk.labels(standard)
    code = codes.DUPLICATES_STANDARD if same else codes.NEAR_STANDARD
    return code.at(
        each.place("label"),
        name=each.it.name,
        label=each.it.label,
        standard=standard.name,
        standard_label=standard.label(),
    )


def labels(desk: Desk) -> Iterator[Finding]:
    """Labels that two declarations of one kind share."""
    first: dict[tuple[str, str], Declared] = {}
    for each in desk.declared:
        kind = _KINDS[type(each.it)]
        before = first.setdefault((kind, normalise(each.it.label)), each)
        if before.it.name != each.it.name:
            yield codes.LABEL_SHARED.at(
                each.place("label"),
                related=(before.place("label"),),
                kind=kind,
                name=each.it.name,
                label=each.it.label,
                other=before.it.name,
            )


def anchors(desk: Desk) -> Iterator[Finding]:
    """Anchors that are missing, stand twice, or are of another kind than the concept (ESEF RTS, Annex IV)."""
    for each in desk.declared:
        if isinstance(each.it, DeclaredConcept):
            own = ITEM_TYPES.get(each.it.type, "")
            if own in _ANCHORED and not (each.it.wider or each.it.narrower):
                yield codes.NO_ANCHOR.at(each.it.at, name=each.it.name, type=each.it.type.value)
            yield from _named_twice(each.it)
            yield from _misfits(each.it, own, desk)
            yield from _balances(each.it, desk)


def _named_twice(it: DeclaredConcept) -> Iterator[Finding]:
    """Anchors that stand on both sides or twice on one, and those that lie in the extension."""
    seen: dict[str, Name] = {}
    for name in (*it.wider, *it.narrower):
        prefix, _, local = name.text.partition(":")
        before = seen.setdefault(name.text, name)
        if before is not name:
            yield codes.ANCHOR_TWICE.at(name.at, related=(before.at,), name=it.name, anchor=name.text)
        if prefix == EXTENSION_PREFIX:
            what = "itself" if local == it.name else f"{name.text}, another concept of the extension"
            yield codes.ANCHOR_OWN.at(name.at, name=it.name, what=what)


def _misfits(it: DeclaredConcept, own: str, desk: Desk) -> Iterator[Finding]:
    """Anchors of another type or of the other kind of period."""
    for name in (*it.wider, *it.narrower):
        about = desk.about(name)
        if about and about.concept:
            for what, mine, theirs in (("type", own, about.type), ("period type", it.period, about.period)):
                if mine != theirs:
                    yield codes.ANCHOR_MISFIT.at(
                        name.at, related=(it.at,), name=it.name, anchor=name.text, what=what, mine=mine, theirs=theirs
                    )


def _balances(it: DeclaredConcept, desk: Desk) -> Iterator[Finding]:
    """A wider anchor of the opposite balance; narrower ones only where all are: a net amount combines both."""
    if not it.balance:
        return
    narrower = [(name, desk.about(name)) for name in it.narrower]
    opposite = [(name, desk.about(name)) for name in it.wider]
    if narrower and all(_is_opposite(about, it.balance) for _, about in narrower):
        opposite += narrower[:1]
    for name, about in opposite:
        if about and about.concept and _is_opposite(about, it.balance):
            yield codes.ANCHOR_BALANCE.at(
                name.at, related=(it.at,), name=it.name, anchor=name.text, mine=it.balance, theirs=about.balance
            )


def _is_opposite(about: About | None, balance: str) -> bool:
    """Whether a concept has the other balance."""
    return bool(about and about.balance and about.balance != balance)


__all__ = ["anchors", "duplicates", "labels"]
