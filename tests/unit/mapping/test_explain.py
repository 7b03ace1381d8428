"""Why a rule counts for a label."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from tests.support.figures import AT_2024, Y2024, line_item, pack, taxonomy
from tieout.mapping import Explained, Known, Pack, Verdict, explain, matches, nearest_labels, subjects
from tieout.model import LineItem, Measure, Period

RULES = pack(
    "  - {label: Total, heading: Costs, concept: ifrs-full:CostOfSales}\n"
    "  - {label: Total, section: Current, period: instant, concept: ifrs-full:CurrentAssets}\n"
    "  - {pattern: tot.*, statement: [BS, IS], concept: ifrs-full:Assets}\n"
    "  - {label: Total, concept: ifrs-full:Revenue, review: {state: rejected}}\n"
    "  - {label: [Sum, Total], ignore: a sum}\n"
    "  - {label: Other, ignore: another label}"
)


def told(known: Known, *packs: Pack) -> list[tuple[int, str, bool]]:
    found = explain(packs or (RULES,), known, taxonomy())
    return [(one.rule.at.line, one.verdict.value, one.counts) for one in found]


def conditions(one: Explained) -> dict[str, str]:
    return {condition.key: condition.met.value for condition in one.conditions}


def test_what_is_unknown_leaves_it_open_which_rule_counts() -> None:
    assert told(Known("total")) == [
        (4, "may match", False),
        (5, "may match", False),
        (6, "may match", False),
        (7, "rejected", False),
        (8, "matches", True),
    ]


def test_what_is_known_settles_it() -> None:
    known = Known("total", sections=("current",), headings=("assets",), statement="BS", period="instant")
    assert told(known) == [
        (4, "does not match", False),
        (5, "matches", True),
        (6, "matches", False),
        (7, "rejected", False),
        (8, "matches", False),
    ]


def test_each_condition_says_whether_it_is_met() -> None:
    first, second, third, *_ = explain((RULES,), Known("total", sections=("other",), statement="CF"), taxonomy())
    assert conditions(first) == {
        "label": "met", "heading": "unknown", "measure": "met", "concept is for": "unknown",
    }  # fmt: skip
    assert conditions(second) == {"label": "met", "section": "not met", "period": "unknown", "measure": "met"}
    assert conditions(third) == {
        "pattern": "met", "statement": "not met", "measure": "met", "concept is for": "unknown",
    }  # fmt: skip


def test_the_kind_of_period_of_the_concept_is_a_condition() -> None:
    costs = explain((RULES,), Known("total", headings=("costs",), period="instant"), taxonomy())[0]
    assert (conditions(costs)["concept is for"], costs.verdict) == ("not met", Verdict.DOES_NOT)
    costs = explain((RULES,), Known("total", headings=("costs",), period="duration"), taxonomy())[0]
    assert (conditions(costs)["concept is for"], costs.counts) == ("met", True)
    own = pack("  - {label: Total, concept: ext:Net}", "  concepts: {Net: {label: N, type: monetary, period: instant}}")
    assert told(Known("total", period="duration"), own) == [(4, "does not match", False)]


def test_the_last_pack_is_asked_first() -> None:
    base = pack("  - {label: Total, ignore: a}", name="base")
    found = explain((base, RULES), Known("total"), None)
    assert [one.pack.name for one in found] == ["own"] * 5 + ["base"]
    assert [one.counts for one in found] == [False] * 4 + [True, False]


def test_a_group_adds_its_conditions() -> None:
    (one,) = explain(
        (pack("  - when: {caption: costs, after: Rent}\n    rules: [{label: Total, before: '', ignore: why}]"),),
        Known("total", caption="our costs", after="wages", before=""),
        None,
    )
    assert conditions(one) == {
        "caption": "met", "after": "not met", "label": "met", "before": "met", "measure": "met",
    }  # fmt: skip


LAYOUTS = """\
  - {label: Total, with: gross profit, ignore: by function}
  - {label: Total, without: gross profit, ignore: by nature}"""


@pytest.mark.parametrize(
    ("known", "met"),
    [
        (Known("total"), ("unknown", "unknown")),
        (Known("total", rows=("wages",)), ("not met", "met")),
        (Known("total", rows=("wages", "gross profit")), ("met", "not met")),
        (Known("total", after="gross profit"), ("met", "not met")),
        (Known("total", sections=("gross profit",)), ("met", "not met")),
        (Known("total", before="gross profit margin", sections=("costs",)), ("unknown", "unknown")),
    ],
)
def test_other_rows_of_the_table_are_conditions(known: Known, met: tuple[str, str]) -> None:
    one, other = explain((pack(LAYOUTS),), known, None)
    assert (conditions(one)["with"], conditions(other)["without"]) == met


def test_labels_that_rules_do_have_are_offered() -> None:
    assert nearest_labels((RULES,), "totale") == ("total",)
    assert nearest_labels((RULES,), "xyz") == ()
    rejected = pack("  - {label: Total, ignore: a, review: {state: rejected}}")
    assert nearest_labels((rejected,), "totale") == ()
    examples = pack("  - {pattern: 'to.*', examples: 'Total:', ignore: a}")
    assert nearest_labels((examples,), "totale") == ("total",)


@pytest.mark.parametrize("statement", ["", "BS", "IS"])
@pytest.mark.parametrize("period", [Y2024, AT_2024])
def test_what_is_known_in_full_is_told_as_it_matches(statement: str, period: Period) -> None:
    """The account of a rule agrees with the matching itself, for every mixture of the places a row may have."""
    for path, headings, measure in product([(), ("Current",)], [(), ("Costs",)], [Measure.AMOUNT, Measure.PERCENT]):
        items = [row(label, at, statement, path, headings, measure) for at, label in enumerate(("a", "Total", "b"))]
        items = [replace(item, period=period) for item in items]
        subject = list(subjects(items))[1]
        known = Known(
            "total",
            sections=subject.path,
            headings=subject.headings,
            caption=subject.caption,
            after=subject.after,
            before=subject.before,
            statement=statement,
            period="instant" if period is AT_2024 else "duration",
            measure=measure,
        )
        for one in explain((RULES,), known, None):
            assert (one.verdict is Verdict.MATCHES) == matches(one.rule, subject), one


def row(
    label: str, at: int, statement: str, path: tuple[str, ...], headings: tuple[str, ...], measure: Measure
) -> LineItem:
    return line_item(label, "1", Decimal(1), row=at, statement=statement, path=path, headings=headings, measure=measure)
