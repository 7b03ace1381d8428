"""``tieout prove``: a document's figures against its own arithmetic."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from tieout.cli import _options, _show
from tieout.diagnostics import Severity
from tieout.export import equation
from tieout.model import Relation, RelationKind


@click.command()
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--document", type=click.Path(path_type=Path), help="Read this document instead of the filing's own.")
@click.option("--all", "whole", is_flag=True, help="Show every equation, not only those that fail.")
@_options.fail_on("The lowest severity of a finding that makes the exit code 1; an equation that fails is a warning.")
def prove(filing: Path, document: Path | None, whole: bool, fail_on: str) -> None:
    """Prove the figures of the document of FILING.yaml by its own arithmetic.

    Prints how many sums, percentages, equal figures, roll-forwards and ratios hold, and those that fail with the
    places of their figures.
    """
    from tieout import pipeline  # noqa: PLC0415 - brings in the engine, which --help does not need

    result = pipeline.prove(pipeline.BuildOptions(filing, document, None, Severity[fail_on.upper()]))
    if result.document is None:
        _show.findings(result.findings, beside=filing.parent, document=document, filing=filing)
    else:
        _print(result.relations, whole=whole)
    raise SystemExit(result.exit_code)


def _print(told: tuple[Relation, ...], *, whole: bool) -> None:
    """The counts by kind, then the equations that fail, or all."""
    out = Text(f"{'':<22}{'hold':>7}{'fail':>7}\n", "dim")
    held, failed = (Counter(one.kind for one in told if one.holds is wanted) for wanted in (True, False))
    for kind in RelationKind:
        if held[kind] or failed[kind]:
            out.append(f"{kind.value:<22}", "").append(f"{held[kind]:>7,}", "green")
            out.append(f"{failed[kind]:>7,}\n", "bold yellow" if failed[kind] else "dim")
    out.append(f"{'all':<22}{held.total():>7,}{failed.total():>7,}\n", "bold")
    for one in _shown(told, whole=whole):
        out.append(f"\n{'holds' if one.holds else 'fails'}: ", "green" if one.holds else "bold yellow")
        out.append(f"{one.kind.value} of {one.subject.label or '(no label)'!r}, {one.period or 'no period'}\n")
        out.append(f"  {equation(one)}   ({one.definition.rstrip(',')})\n")
        if one.difference:
            cause = f"; likely cause: {one.cause.value}" if one.cause else ""
            out.append(
                f"  off by {one.difference.normalize():,f}, rounding allows {one.allowed.normalize():,f}{cause}\n"
            )
        for term in (one.subject, *one.terms):
            out.append(f"  {term.place}  {term.value:,f}  {term.label}\n", "dim")
    Console(soft_wrap=True, highlight=False).print(out, end="")


def _shown(told: Iterable[Relation], *, whole: bool) -> Iterable[Relation]:
    """Those that fail first, then with ``whole`` those that hold."""
    found = list(told)
    return [*(one for one in found if not one.holds), *(one for one in found if one.holds and whole)]


__all__ = ["prove"]
