"""The answer of ``tieout mapping coverage``, as text for people and as data for programs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.text import Text

from tieout.diagnostics.render_data import place_data
from tieout.export import percent, several
from tieout.mapping import Pack, Rule, Standing, standing
from tieout.model import Outcome, QName, Report, Table
from tieout.tagging import Coverage, Covered, Network, Total, coverage, networks, share
from tieout.taxonomy import Taxonomy
from tieout.yaml_source import shown

_WAITING = (Standing.PROPOSED, Standing.REOPENED)
_MOST_CONCEPTS = 10
_MOST_ABSENT = 5
_WIDTH = 44
_Locate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mapping covers; ``waiting`` are the rules that wait for a decision, with the number of their facts."""

    covered: Coverage
    networks: tuple[Network, ...]
    standings: tuple[tuple[Standing, int], ...]
    waiting: tuple[tuple[Rule, Standing, int], ...]

    @classmethod
    def of(cls, report: Report, taxonomy: Taxonomy, packs: Sequence[Pack]) -> "Answer":
        """What the mapping of a report covers."""
        facts = Counter(decision.rule for decision in report.decisions if decision.fact)
        rules = [(rule, standing(rule)) for pack in packs for rule in pack.rules]
        count = Counter(told for _, told in rules)
        return cls(
            coverage(report),
            networks(report, taxonomy),
            tuple((told, count[told]) for told in Standing),
            tuple((rule, told, facts[rule.at]) for rule, told in rules if told in _WAITING),
        )


def data(answer: Answer) -> dict[str, object]:
    """The answer for programs; shares are numbers from 0 to 1 as text, None of nothing."""
    covered = answer.covered
    return {
        "all": _figures(covered.whole),
        "statements": [
            {"statement": code, "title": title} | _figures(told) for code, title, told in covered.statements
        ],
        "tables": [_table_data(table) | _figures(told) for table, told in covered.tables],
        "concepts": [{"concept": str(concept), "facts": count} for concept, count in covered.concepts],
        "rules": {told.value: count for told, count in answer.standings},
        "waiting": [
            {"place": place_data(rule.at), "standing": told.value, "concept": _gives(rule), "facts": facts}
            for rule, told, facts in answer.waiting
        ],
        "networks": [_network_data(network) for network in answer.networks],
    }


def _figures(told: Covered) -> dict[str, object]:
    """The counts of one statement or table."""
    return {
        "figures": told.figures,
        **{outcome.value: count for outcome, count in told.outcomes},
        "tagged_share": _plain(share(told.count(Outcome.TAGGED), told.figures)),
        "open_share": _plain(share(told.open, told.figures)),
        "ignored_reasons": dict(told.reasons),
        "facts": told.facts,
        "own_facts": told.own_facts,
        "own_facts_share": _plain(share(told.own_facts, told.facts)),
        "distinct_concepts": told.concepts,
        "own_concepts": told.own_concepts,
        "own_concepts_share": _plain(share(told.own_concepts, told.concepts)),
    }


def _table_data(table: Table) -> dict[str, object]:
    """Which table it is."""
    return {"table": table.id, "line": table.line, "statement": table.statement, "caption": table.caption}


def _network_data(network: Network) -> dict[str, object]:
    """A statement against its network."""
    return {
        "statement": network.statement,
        "role": network.role,
        "title": network.role_title,
        "fitting": network.fitting,
        "concepts": network.concepts,
        "totals": [
            {
                "concept": str(total.concept),
                "tagged": total.tagged,
                "parts": [
                    {"concept": str(part.concept), "weight": part.weight, "tagged": part.tagged} for part in total.parts
                ],
            }
            for total in network.totals
        ],
    }


def text(answer: Answer, locate: _Locate, *, whole: bool) -> Text:
    """The answer for people; ``locate`` turns names of files into paths from where the user stands.

    Without ``whole`` only the first few absent parts of each total are named.
    """
    covered = answer.covered
    heads = ("figures", *(outcome.value for outcome in Outcome), "tagged")
    out = _row("By statement", heads, "bold")
    for _, title, told in covered.statements:
        out.append_text(_row(title, _counts(told)))
        for reason, count in told.reasons:
            out.append(f"    ignored {count:>5,}  {reason}\n", "dim")
    out.append_text(_row("all", _counts(covered.whole), "bold")).append("\n")
    out.append_text(_row("By table", heads, "bold"))
    for table, told in covered.tables:
        name = shown(" ".join((table.id, table.caption or " › ".join(table.headings))), _WIDTH - 1)
        out.append_text(_row(name, _counts(told), "" if not told.open else "yellow"))
    out.append("\n").append_text(_row("Own concepts", ("facts", "own", "share", "concepts", "own", "share"), "bold"))
    for title, told in (*((title, told) for _, title, told in covered.statements), ("all", covered.whole)):
        out.append_text(_row(title, _own(told), "bold" if told is covered.whole else ""))
    out.append("\nConcepts with most facts\n", "bold")
    for concept, count in covered.concepts[:_MOST_CONCEPTS]:
        out.append(f"{count:>7,}  {concept}\n")
    out.append_text(_waiting(answer, locate))
    for network in answer.networks:
        out.append_text(_network(network, None if whole else _MOST_ABSENT))
    return out


def _row(name: str, cells: Sequence[str], style: str = "") -> Text:
    """A line of a table: a name and its cells to the right."""
    return Text(f"{name:<{_WIDTH}}{''.join(f'{cell:>11}' for cell in cells)}\n", style)


def _counts(told: Covered) -> tuple[str, ...]:
    """What became of the figures, and the share of those tagged."""
    counts = (told.figures, *(count for _, count in told.outcomes))
    return *(f"{count:,}" for count in counts), percent(told.count(Outcome.TAGGED), told.figures)


def _own(told: Covered) -> tuple[str, ...]:
    """How much is the company's own: of the facts, then of the concepts."""
    return (
        *(f"{told.facts:,}", f"{told.own_facts:,}", percent(told.own_facts, told.facts)),
        *(f"{told.concepts:,}", f"{told.own_concepts:,}", percent(told.own_concepts, told.concepts)),
    )


def _waiting(answer: Answer, locate: _Locate) -> Text:
    """How far the rules are agreed to, and those that wait for a decision."""
    counts = ", ".join(f"{count:,} {told.value}" for told, count in answer.standings if count)
    out = Text("\nRules\n", "bold").append(f"  {counts or 'none'}\n")
    for rule, told, facts in answer.waiting:
        out.append(f"  {locate(rule.at.file)}:{rule.at.line}", "cyan")
        out.append(f"  {told.value}  {_gives(rule)}  {several(facts, 'fact')}\n")
    return out


def _network(network: Network, most: int | None) -> Text:
    """A statement against its network: the totals that have a fact with their parts, then those without."""
    out = Text(f"\n{network.title} against {network.role_title}\n", "bold")
    out.append(f"  {network.fitting} of the statement's {several(network.concepts, 'concept')} stand in it\n")
    totals = {total.concept: total for total in network.totals}
    for total in network.totals:
        if total.tagged:
            out.append(f"  {total.concept}", "green").append(f"  {_of_parts(total)}\n")
            out.append("".join(f"      {line}\n" for line in _parts(total, totals, most)), "dim")
    missing = [total for total in network.totals if not total.tagged]
    out.append(f"  totals without a fact: {len(missing)}\n" if missing else "")
    for total in missing:
        out.append(f"    {total.concept}", "yellow").append(f"  {_of_parts(total)}\n")
    return out


def _of_parts(total: Total) -> str:
    """How many of the parts of a total have a fact."""
    return f"{total.tagged_parts} of {several(len(total.parts), 'part')} tagged"


def _parts(total: Total, totals: Mapping[QName, Total], most: int | None) -> Iterator[str]:
    """The parts of a total: tagged ones, then absent ones, first those that have tagged parts themselves."""
    for part in total.parts:
        if part.tagged:
            yield f"tagged  {part.weight:+d} {part.concept}"
    absent = [(part, totals.get(part.concept)) for part in total.parts if not part.tagged]
    absent.sort(key=lambda each: -(each[1].tagged_parts if each[1] else 0))
    for part, below in absent[:most]:
        said = f"  ({_of_parts(below)})" if below and below.tagged_parts else ""
        yield f"absent  {part.weight:+d} {part.concept}{said}"
    if most is not None and len(absent) > most:
        yield f"absent  … {len(absent) - most} more"


def _gives(rule: Rule) -> str:
    """What a rule gives."""
    return rule.concept.text if rule.concept else "ignore"


def _plain(value: Decimal | None) -> str | None:
    """A share as text."""
    return None if value is None else f"{value:f}"


__all__ = ["Answer", "data", "text"]
