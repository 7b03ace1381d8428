"""``tieout taxonomy``: catalogues and packages of taxonomies."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tieout.cli import _show
from tieout.diagnostics import Finding, Severity
from tieout.diagnostics.codes_taxonomy import UNKNOWN_CONCEPT
from tieout.model import QName
from tieout.store import bundled, taxonomies
from tieout.taxonomy import Concept, Relationship, Taxonomy
from tieout.yaml_source import shown

_DEFAULT = "ifrs-2025"
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def taxonomy() -> None:
    """Catalogues and packages of taxonomies."""


@taxonomy.command("import")
@click.argument("packages", metavar="PACKAGE...", nargs=-1, required=True, type=_FILE)
@click.option("--entry-point", required=True, metavar="URL", help="The entry point to catalogue.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="The catalogue's folder."
)
def import_(packages: tuple[Path, ...], entry_point: str, output: Path) -> None:
    """Make a catalogue of an official taxonomy PACKAGE (further ones: those it depends on)."""
    # Arelle takes most of a second to import, which no other command here should wait for.
    from tieout.engine.taxonomy_import import import_taxonomy  # noqa: PLC0415

    read = [taxonomies.read_package(package) for package in packages]
    infos = [found[1] for found, _ in read if found]
    findings = tuple(finding for _, told in read for finding in told)
    catalogue = None
    if not findings:
        catalogue, findings = import_taxonomy(packages, infos, entry_point, output.resolve().name)
    if catalogue:
        findings += taxonomies.save(catalogue, output)
    _finish(findings)
    concepts = sum(len(document.concepts) for document in catalogue.documents) if catalogue else 0
    click.echo(f"{output.as_posix()}: {concepts:,} concepts")


@taxonomy.command()
@click.argument("file", type=_FILE)
def install(file: Path) -> None:
    """Keep an official taxonomy package FILE; it is then preferred to the one made of the catalogue."""
    entry, findings = taxonomies.install(file)
    _finish(findings)
    if entry:
        click.echo(f"installed {entry.name} as {entry.file}\nsha256 {entry.sha256}")


@taxonomy.command("list")
def list_() -> None:
    """The catalogues that come with tieout and the packages that are installed."""
    installed, findings = taxonomies.installed()
    table = Table.grid(padding=(0, 2))
    for name in bundled.names("taxonomy"):
        found, told = taxonomies.load(name)
        findings += told
        if found:
            table.add_row("catalogue", name, found.title, f"{len(found.concepts):,} concepts")
    for entry in installed:
        table.add_row("installed", entry.file, entry.name, f"sha256 {entry.sha256[:12]}…")
    Console(soft_wrap=True, highlight=False).print(table)
    _finish(findings)


@taxonomy.command()
@click.argument("concept")
@click.option("--taxonomy", "name", default=_DEFAULT, show_default=True, help="The catalogue to look in.")
def show(concept: str, name: str) -> None:
    """What a taxonomy says of CONCEPT (with or without its prefix)."""
    found, findings = taxonomies.load(name, Path.cwd())
    if found:
        entry = _look_up(found, concept)
        if entry:
            console = Console(soft_wrap=True, highlight=False)
            for part in (_about(entry), *_standing(found, entry)):
                console.print(part)
        else:
            near = " or ".join(repr(name) for name in found.nearest(concept))
            nearest = f"; did you mean {near}?" if near else ""
            unknown = UNKNOWN_CONCEPT.at(None, taxonomy=name, concept=shown(concept), nearest=nearest)
            findings += (unknown,)
    _finish(findings)


def _finish(findings: Sequence[Finding]) -> None:
    """Show the findings; end with 2 where one is fatal, with 1 where one is an error."""
    _show.findings(findings, beside=Path.cwd(), document=None)
    if any(finding.fatal for finding in findings):
        sys.exit(2)
    if any(finding.severity >= Severity.ERROR for finding in findings):
        sys.exit(1)


def _look_up(found: Taxonomy, text: str) -> Concept | None:
    """The concept written with its prefix, or with none in any namespace."""
    if ":" in text:
        name = found.resolve(text)
        return found.concept(name) if name else None
    return next((concept for name, concept in found.concepts.items() if name.local_name == text), None)


def _about(concept: Concept) -> Table:
    """What the concept is: one line for each property, label and reference."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    words = [concept.balance, concept.period_type, "abstract" if concept.abstract else ""]
    table.add_row("concept", Text(str(concept.name), style="bold"))
    table.add_row("type", f"{concept.type} ({', '.join(word for word in words if word)})")
    if concept.enumeration:
        table.add_row("enumeration", f"members of {concept.enumeration[1]} in {concept.enumeration[0]}")
    for label in concept.labels:
        where = "" if label.served else " (outside of the entry point)"
        table.add_row(label.role, Text(f"{label.text}{where}"))
    for reference in concept.references:
        table.add_row(reference.role, Text(" ".join(value for _, value in reference.parts)))
    return table


def _standing(found: Taxonomy, concept: Concept) -> Iterator[Text]:
    """Where the concept stands in presentation and calculation: role by role, its parents, then its children."""
    for word, parents, children in (
        ("presentation", found.presentation_parents, found.presentation_children),
        ("calculation", found.calculation_parents, found.calculation_children),
    ):
        above, below = parents(concept.name), children(concept.name)
        for role in sorted({arc.role for arc in (*above, *below)}):
            yield Text(f"{word}  {found.role_title(role)}", style="dim")
            yield from (_line(arc.source, arc, arc.target) for arc in above if arc.role == role)
            yield from (_line(arc.source, arc, arc.target) for arc in below if arc.role == role)


def _line(source: QName, arc: Relationship, target: QName) -> Text:
    """An arc in words: parent, weight, child, preferred label."""
    weight = arc.attribute("weight")
    preferred = arc.attribute("preferredLabel").rpartition("/")[2]
    times = f" {weight} ×" if weight else ""
    return Text(f"  {source} →{times} {target}" + (f" ({preferred})" if preferred else ""))


__all__ = ["taxonomy"]
