"""The bundled packs as a filing sees them, read once for all tests here."""

from datetime import date
from functools import cache
from pathlib import Path

from tieout.diagnostics import TextAt
from tieout.mapping import Matcher, Pack, join, parse, subjects
from tieout.model import CellState, LineItem, Measure, Period
from tieout.store import taxonomies
from tieout.taxonomy import Taxonomy

ROOT = Path(__file__).parents[3]
FOLDERS = ("ifrs", "filers/prospectus")


@cache
def bundled_pack(folder: str) -> Pack:
    files = sorted((ROOT / "mappings" / folder).glob("*.yaml"))
    packs = []
    for file in files:
        pack, findings = parse(file.read_text("utf-8"), file.name)
        assert pack is not None, findings
        packs.append(pack)
    return join(packs)


@cache
def taxonomy() -> Taxonomy:
    found, findings = taxonomies.load("ifrs-2025")
    assert found is not None, findings
    return found


@cache
def base() -> Matcher:
    return Matcher.of((bundled_pack("ifrs"),))


YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
DAY = Period(None, date(2024, 12, 31))


def row(
    label: str,
    statement: str,
    *,
    instant: bool,
    section: str | tuple[str, ...] = (),
    heading: str = "",
    measure: Measure = Measure.AMOUNT,
) -> LineItem:
    """A figure of a row with that label, as extraction gives it."""
    path = (section,) if isinstance(section, str) else section
    headings = (heading,) if heading else ()
    period = DAY if instant else YEAR
    return LineItem(
        TextAt("a.txt", 1, 1), "1", None, CellState.VALUE, "t1", 1, 1, label, path, headings, "", statement, period,
        measure, None, 3, -3, None, (),
    )  # fmt: skip


def concept_of(item: LineItem, matcher: Matcher) -> str:
    """The local name of the concept that a row gets: of the first rule that fits its period; or nothing."""
    (subject,) = subjects([item])
    assert item.period is not None
    for rule in matcher.rules(subject):
        if rule.concept is None:
            return ""
        name = rule.concept.text.partition(":")[2]
        found = taxonomy().resolve(rule.concept.text)
        concept = taxonomy().concept(found) if found else None
        if concept is None or (concept.period_type == "instant") == item.period.is_instant:
            return name
    return ""
