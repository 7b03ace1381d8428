"""Line items become facts: every one gets exactly one decision."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tieout.diagnostics import Code, Finding
from tieout.diagnostics import codes_mapping_language as language
from tieout.diagnostics import codes_tagging as codes
from tieout.filing import Filing
from tieout.mapping import Matcher, Pack, Rule, Sign, Subject, subjects
from tieout.model import CellState, Decision, Extension, Fact, LineItem, Measure, Outcome, QName, SourceDocument, Unit
from tieout.tagging._concepts import Concepts, Reportable
from tieout.tagging._display import display
from tieout.tagging._explain import described, explain, plain
from tieout.tagging._intervals import interval
from tieout.taxonomy import Taxonomy

_DONE = {
    CellState.REDACTED: (Outcome.IGNORED, "redacted: the document withholds the figure"),
    CellState.NOT_APPLICABLE: (Outcome.IGNORED, "not applicable: the document gives no figure here"),
    CellState.TEXT: (Outcome.IGNORED, "a text, not a figure"),
}
_PERCENTAGE = "percentage column: derivable from the amounts that stand beside it in the row"
_PRINTED_OVER = "restored by arithmetic: the page shows another figure in its place, so it can't be tagged there"
_RESTORED = "restored by arithmetic: the filing reports such figures without tagging them (restored: report)"


@dataclass(frozen=True, slots=True)
class Tagging:
    """What became of a document's line items.

    ``facts`` are in document order, ``decisions`` in the order of the items. ``flipped`` are the ids of facts that
    are reported with the opposite of the sign shown.
    """

    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    extension: Extension
    flipped: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The rule that counts for an item with its concept; ``misfit`` where the concept is of the other period type."""

    item: LineItem
    rule: Rule | None
    concept: Reportable | None = None
    misfit: bool = False


def tag(
    items: Sequence[LineItem], document: SourceDocument, packs: Sequence[Pack], taxonomy: Taxonomy, filing: Filing
) -> tuple[Tagging, tuple[Finding, ...]]:
    """Decide on every line item of ``document``: a fact, or the reason why it is none.

    ``packs`` are the filing's, in order; names in them are expected to be checked against ``taxonomy``. A rule whose
    concept is of the other period type than the figure does not match.
    """
    concepts = Concepts.of(packs, taxonomy, filing)
    matcher = Matcher.of(packs)
    chosen = [_choose(subject, matcher, concepts) for subject in subjects(items)]
    tables = {table.id: f"{table.id} (line {table.line})" for table in document.tables}
    tagger = _Tagger(concepts, _tables_with_negatives(chosen), _rows_with_amounts(items), tables, filing.tags_restored)
    decisions = tuple(tagger.decide(each) for each in chosen)
    facts = tuple(sorted(tagger.facts.values(), key=lambda fact: (fact.origins[0], fact.id)))
    tagging = Tagging(facts, decisions, concepts.extension(facts), frozenset(tagger.flipped))
    return tagging, (*tagger.findings.values(), *_duplicates(facts))


def _choose(subject: Subject, matcher: Matcher, concepts: Concepts) -> _Chosen:
    """The first matching rule whose concept fits the figure's period; else the first that fits but for the period."""
    item, misfit = subject.item, None
    for rule in matcher.rules(subject):
        concept = concepts.reportable(rule.concept) if rule.concept else None
        if rule.concept is None or (concept and _period_fits(item, concept)):
            return _Chosen(item, rule, concept)
        if concept and misfit is None:
            misfit = _Chosen(item, rule, concept, misfit=True)
    return misfit or _Chosen(item, None)


def _period_fits(item: LineItem, concept: Reportable) -> bool:
    """Whether an item's period is of the concept's type; one without a period may be of either."""
    return item.period is None or item.period.is_instant == (concept.period_type == "instant")


def _tables_with_negatives(chosen: Iterable[_Chosen]) -> frozenset[str]:
    """The tables that show deductions as negative figures: most of those that are not zero are negative there."""
    balance: Counter[str] = Counter()
    for each in chosen:
        if each.rule and each.rule.sign is Sign.DEDUCTION and not each.misfit and each.item.value:
            balance[each.item.table] += 1 if each.item.value < 0 else -1
    return frozenset(table for table, count in balance.items() if count > 0)


def _rows_with_amounts(items: Iterable[LineItem]) -> frozenset[tuple[str, int]]:
    """The rows, by table and number, that hold amounts."""
    return frozenset((item.table, item.row) for item in items if item.measure is Measure.AMOUNT)


@dataclass(slots=True)
class _Tagger:
    """Decides on items one by one; findings are one for each row and code."""

    concepts: Concepts
    negative_tables: frozenset[str]
    amount_rows: frozenset[tuple[str, int]]
    tables: dict[str, str]
    tags_restored: bool
    facts: dict[str, Fact] = field(default_factory=dict)
    flipped: set[str] = field(default_factory=set)
    findings: dict[tuple[str, str, int], Finding] = field(default_factory=dict)

    def decide(self, chosen: _Chosen) -> Decision:
        """The decision on one item."""
        item, rule, concept = chosen.item, chosen.rule, chosen.concept
        if item.state in _DONE:
            return Decision(item, *_DONE[item.state])
        if item.state in {CellState.UNRESOLVED, CellState.EMPTY} or item.value is None:
            reason = item.evidence[0].removeprefix("unresolved: ") if item.evidence else "its meaning is not certain"
            return Decision(item, Outcome.UNRESOLVED, reason)
        if item.state is CellState.RESTORED and not self.tags_restored:
            return Decision(item, Outcome.IGNORED, _RESTORED)
        if item.state is CellState.RESTORED and item.text:
            return Decision(item, Outcome.IGNORED, _PRINTED_OVER)
        if rule is None and item.measure is Measure.PERCENT and (item.table, item.row) in self.amount_rows:
            return Decision(item, Outcome.IGNORED, _PERCENTAGE)
        if rule is None:
            return self._unmapped(item, None, self._at(codes.NO_RULE, item))
        if concept is None:
            return Decision(item, Outcome.IGNORED, rule.ignore, rule.at)
        fault = self._fault(chosen, concept, rule)
        return self._unmapped(item, rule, fault) if fault else self._tagged(item, rule, concept)

    def _unmapped(self, item: LineItem, rule: Rule | None, finding: Finding) -> Decision:
        """An item that can't be tagged; its row's finding is told once."""
        self.findings.setdefault((finding.code, item.table, item.row), finding)
        return Decision(item, Outcome.UNMAPPED, finding.message, rule.at if rule else None)

    def _tagged(self, item: LineItem, rule: Rule, concept: Reportable) -> Decision:
        """An item that becomes a fact, if the page shows it."""
        value = item.value if item.value is not None else Decimal(0)
        shows_negatives = item.table in self.negative_tables
        flips = rule.sign is Sign.REVERSED or (rule.sign is Sign.DEDUCTION and shows_negatives)
        reported = (-value if flips else value) if value else Decimal(0)
        shown = display(item, reported)
        unit = rule.unit or item.unit
        decimals = self._decimals(item, rule)
        if decimals is None:
            return self._unmapped(item, rule, self._at(codes.NO_DECIMALS, item, rule, text=item.text))
        if shown is None or item.period is None or unit is None:
            finding = self._at(codes.NOT_SHOWN, item, rule, value=plain(value), text=item.text)
            return self._unmapped(item, rule, finding)
        fact = Fact(
            id=self._id(item),
            concept=concept.name,
            value=reported,
            period=item.period,
            dimensions=self._dimensions(rule),
            unit=unit,
            decimals=decimals,
            display=shown,
            origins=(item.place,),
            rule=rule.at,
            text=item.text,
            explanation=explain(item, rule, decimals, reported, shows_negatives),
        )
        self.facts[fact.id] = fact
        if flips:
            self.flipped.add(fact.id)
        return Decision(item, Outcome.TAGGED, f"mapped to {concept.name}", rule.at, fact.id)

    def _decimals(self, item: LineItem, rule: Rule) -> int | None:
        """The accuracy of an item's fact: the rule's, unless the page shows fewer digits; None where it shows none."""
        if item.decimals is None or rule.decimals is None:
            return item.decimals
        said = int(rule.decimals.text)
        if said > item.decimals:
            finding = self._at(language.FINER_DECIMALS, item, rule, said=said, page=item.decimals)
            self.findings.setdefault((finding.code, item.table, item.row), finding)
        return min(said, item.decimals)

    def _fault(self, chosen: _Chosen, concept: Reportable, rule: Rule) -> Finding | None:
        """Why an item can't be a fact of the concept its rule names."""
        item, unit = chosen.item, rule.unit or chosen.item.unit
        if item.period is None:
            return self._at(codes.NO_PERIOD, item, rule, concept=concept.name)
        if chosen.misfit:
            kinds = ("for a duration", "at an instant")
            found, expected = kinds[item.period.is_instant], kinds[not item.period.is_instant]
            return self._at(codes.PERIOD_TYPE, item, rule, concept=concept.name, expected=expected, found=found)
        if wanted := concept.unit_wanted(unit):
            return self._at(codes.UNIT_MISFIT, item, rule, concept=concept.name, expected=wanted, found=_unit(unit))
        return None

    def _at(self, code: Code, item: LineItem, rule: Rule | None = None, **values: object) -> Finding:
        """A finding about an item's row."""
        return code.at(
            item.place,
            related=(rule.at,) if rule else (),
            facts=(),
            label=item.label or "(no label)",
            table=self.tables.get(item.table, item.table),
            **values,
        )

    def _id(self, item: LineItem) -> str:
        """The id of an item's fact: its place; blanks of one place are numbered."""
        first = f"f-{item.place.line}-{item.place.column}"
        number, name = 1, first
        while name in self.facts:
            number += 1
            name = f"{first}-{number}"
        return name

    def _dimensions(self, rule: Rule) -> tuple[tuple[QName, QName], ...]:
        """The (axis, member) pairs of a rule, sorted."""
        pairs = ((self.concepts.name(axis), self.concepts.name(member)) for axis, member in rule.dimensions)
        return tuple(sorted((axis, member) for axis, member in pairs if axis and member))


def _unit(unit: Unit | None) -> str:
    """A unit for a message."""
    return str(unit) if unit else "no known unit"


def _duplicates(facts: Iterable[Fact]) -> Iterator[Finding]:
    """Findings about facts that agree in all aspects but not in their value."""
    first: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        before = first.setdefault((fact.concept, fact.period, fact.dimensions, fact.unit), fact)
        if before.value != fact.value:
            code = codes.ROUNDED_VALUES if interval(before).overlaps(interval(fact)) else codes.DIFFERENT_VALUES
            yield code.at(
                fact.origins[0],
                related=(before.origins[0], fact.rule, before.rule),
                facts=(before.id, fact.id),
                concept=fact.concept,
                first=described(before),
                second=described(fact),
            )


__all__ = ["Tagging", "tag"]
