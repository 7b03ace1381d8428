"""Words against concepts: one figure tagged as two things, two rows as one, and extensions that a standard one is."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact, QName
from tieout.rules._facts import Facts, plain, shown
from tieout.taxonomy import Concept, Taxonomy

_LABEL_ROLES = frozenset({"label", "terseLabel", "totalLabel", "netLabel"})
# An amount of the income statement comes back in the cash flow statement with a concept of its own (IAS 7.18, 7.31).
_IN_CASH_FLOWS = re.compile(r"Adjustment|.*ClassifiedAs")
_MIN_WORDS = 2
_MIN_DIGITS = 3


def same_label(facts: Facts) -> Iterator[Finding]:
    """The same words, value, period and unit under different concepts in different tables.

    Figures of fewer than three digits and labels of one word agree by chance and are left alone; so are adjustments in
    the cash flow statement, which are other concepts than what they adjust for.
    """
    found: dict[tuple[object, ...], list[FiledFact]] = defaultdict(list)
    for fact in facts.numeric:
        words = plain(fact.label)
        digits = sum(char.isdigit() for char in fact.text)
        in_cash_flows = _IN_CASH_FLOWS.match(fact.concept.local_name)
        if fact.table and len(words.split()) >= _MIN_WORDS and digits >= _MIN_DIGITS and not in_cash_flows:
            found[words, fact.value, fact.period, facts.beside(fact)].append(fact)
    told: set[tuple[QName, QName, str]] = set()
    for alike in found.values():
        first = alike[0]
        other = next((fact for fact in alike if fact.concept != first.concept and fact.table != first.table), None)
        if other and (first.concept, other.concept, plain(first.label)) not in told:
            told.add((first.concept, other.concept, plain(first.label)))
            yield codes.SAME_LABEL.at(
                other.place,
                related=[first.place],
                facts=[other.id, first.id],
                label=first.label,
                value=shown(first.value),
                concept=other.concept,
                other=first.concept,
            )


def same_concept(facts: Facts) -> Iterator[Finding]:
    """Two rows of one table with different words whose facts have the same concepts, periods and dimensions.

    Rows that share only some of them are opening and closing balances: one year ends where the next begins.
    """
    rows: dict[str, dict[int, list[FiledFact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts.numeric:
        if fact.table and plain(fact.label):
            rows[fact.table][fact.row].append(fact)
    for table in rows.values():
        first: dict[frozenset[tuple[object, ...]], FiledFact] = {}
        for row in table.values():
            before = first.setdefault(frozenset(fact.aspects for fact in row), row[0])
            if plain(before.label) != plain(row[0].label):
                yield codes.SAME_CONCEPT.at(
                    row[0].place,
                    related=[before.place],
                    facts=[before.id, row[0].id],
                    concept=before.concept,
                    label=before.label,
                    other=row[0].label,
                )


def needless_extensions(facts: Facts) -> Iterator[Finding]:
    """Extension concepts that have the label, type, period and balance of a concept of the base taxonomy."""
    if facts.taxonomy is None:
        return
    standard = _by_label(facts.taxonomy)
    for name, concept in sorted(facts.report.concepts.items()):
        if not concept.is_extension or concept.abstract:
            continue
        same = next(
            (
                each
                for each in standard.get(plain(concept.label), ())
                if each.type.partition(":")[2] == concept.type.partition(":")[2]
                and (each.period_type, each.balance) == (concept.period_type, concept.balance)
            ),
            None,
        )
        if same:
            used = [fact.id for fact in facts.by_concept.get(name, ())]
            yield codes.NEEDLESS_EXTENSION.at(concept.place, facts=used, concept=name, standard=same.name)


def _by_label(taxonomy: Taxonomy) -> dict[str, list[Concept]]:
    """Concepts of the taxonomy that may have facts, by each of their labels."""
    found: dict[str, list[Concept]] = defaultdict(list)
    for concept in taxonomy.concepts.values():
        if concept.can_have_facts:
            for text in {plain(label.text) for label in concept.labels if label.role in _LABEL_ROLES}:
                found[text].append(concept)
    return found


__all__ = ["needless_extensions", "same_concept", "same_label"]
