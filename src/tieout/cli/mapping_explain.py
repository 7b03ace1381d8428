"""``tieout mapping explain``: which rule counts for a label, and why."""

import json
from pathlib import Path

import click
from rich.console import Console

from tieout import packs as packs_on_disk
from tieout.cli import _explained, _show
from tieout.diagnostics import Finding, Severity
from tieout.mapping import Known, Pack, explain, normalise
from tieout.mapping import choices as allowed
from tieout.model import Decision, Measure
from tieout.store import taxonomies
from tieout.taxonomy import Taxonomy

NO_STATEMENT = "none"
_UNREADABLE = 2


@click.command("explain")
@click.argument("label")
@click.option(
    "--filing", type=click.Path(path_type=Path), help="Ask the packs of this filing, and look at its document."
)
@click.option("--pack", "names", multiple=True, help="Ask this pack; several in the order of a filing. [default: ifrs]")
@click.option("--statement", type=click.Choice([*allowed("statement"), NO_STATEMENT]), help="The table's statement.")
@click.option("--section", "sections", multiple=True, help="A section label above the row; may be repeated.")
@click.option("--heading", "headings", multiple=True, help="A heading above the table; may be repeated.")
@click.option("--caption", help="The caption of the table.")
@click.option("--after", help="The label of the row directly above.")
@click.option("--before", help="The label of the row directly below.")
@click.option("--row", "rows", multiple=True, help="A label of another row of the table; may be repeated.")
@click.option("--period", type=click.Choice(allowed("period")), help="The kind of period of the figure.")
@click.option("--measure", type=click.Choice(allowed("measure")), default="amount", help="What the figure measures.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def mapping_explain(
    label: str, filing: Path | None, names: tuple[str, ...], *, as_json: bool, **given: str | tuple[str, ...] | None
) -> None:
    """Tell which rule counts for a row called LABEL, and why.

    Prints the rules whose label or pattern fits in the order in which they count, with what is met of their conditions.
    With --filing also every row of that label in the document, and the rule that it got.
    """
    if filing and names:
        raise click.UsageError("--filing names packs already; give either --filing or --pack")
    packs, taxonomy, decisions, found = _with_filing(filing) if filing else _with_packs(names or ("ifrs",))
    _show.findings(found, beside=filing.parent if filing else Path.cwd(), filing=filing)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise SystemExit(_UNREADABLE if any(finding.fatal for finding in found) else 1)
    known = _known(label, given)
    answer = _explained.Answer(label, known, packs, explain(packs, known, taxonomy), decisions)
    where = _show.locator(filing.parent if filing else Path.cwd(), [filing] if filing else [])
    if as_json:
        click.echo(json.dumps(_explained.data(answer), indent=2, ensure_ascii=False))
    else:
        Console(soft_wrap=True, highlight=False).print(_explained.text(answer, where), end="")


_Found = tuple[tuple[Pack, ...], Taxonomy | None, tuple[Decision, ...] | None, tuple[Finding, ...]]


def _with_packs(names: tuple[str, ...]) -> _Found:
    """Packs by name, and the taxonomy of the first."""
    opened, findings = packs_on_disk.named(names, Path.cwd())
    taxonomy = None
    if opened.packs:
        taxonomy, told = taxonomies.load(opened.packs[0].taxonomy.text, Path.cwd(), opened.packs[0].taxonomy.at)
        findings += told
    return opened.packs, taxonomy, None, findings


def _with_filing(filing: Path) -> _Found:
    """The packs of a filing, and what became of its document's figures; findings only where that can't be told."""
    from tieout import pipeline  # noqa: PLC0415 - brings in the engine, which --help does not need

    result = pipeline.draft(pipeline.BuildOptions(filing))
    if result.report is None:
        return (), None, None, result.findings
    return result.packs, result.taxonomy, result.report.decisions, ()


def _known(label: str, given: dict[str, str | tuple[str, ...] | None]) -> Known:
    """What the options say of the row; texts normalised as those of rules are."""

    def one(key: str) -> str | None:
        value = given[key]
        return normalise(value) if isinstance(value, str) else None

    def several(key: str) -> tuple[str, ...] | None:
        return tuple(map(normalise, given[key] or ())) or None

    statement, period = given["statement"], given["period"]
    return Known(
        normalise(label),
        sections=several("sections"),
        headings=several("headings"),
        caption=one("caption"),
        after=one("after"),
        before=one("before"),
        statement="" if statement == NO_STATEMENT else statement if isinstance(statement, str) else None,
        period=period if isinstance(period, str) else None,
        measure=Measure(str(given["measure"])),
        rows=several("rows"),
    )


__all__ = ["mapping_explain"]
