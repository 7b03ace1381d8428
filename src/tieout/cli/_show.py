"""What the commands show: findings and progress on stderr, the summary on stdout; plain text where it is piped."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tieout.diagnostics import Finding
from tieout.diagnostics.render_text import text
from tieout.export import REPORT, VIEWER, Summary, counts, several
from tieout.model import Verdict
from tieout.store import bundled

_MOST = 8
_STYLES = {Verdict.VALID: "bold green", Verdict.INVALID: "bold red", Verdict.NOT_RUN: "bold yellow"}


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that shows what is being done while it is being done; silent where stderr is no terminal."""
    console = Console(stderr=True)
    with console.status("starting") as status:
        yield status.update


def findings(
    told: Sequence[Finding],
    *,
    beside: Path,
    document: Path | None = None,
    filing: Path | None = None,
    whole: bool = True,
) -> None:
    """Print findings to stderr, their places as paths from where the user stands.

    ``beside`` is the folder that names of files are relative to; ``document`` and ``filing`` were given by the user.
    Without ``whole``, only the first few warnings and notes of each kind: the report page has them all.
    """
    shown = text(
        told, locate=locator(beside, [path for path in (document, filing) if path]), most=None if whole else _MOST
    )
    if not shown:
        return
    out = Text(shown)
    out.highlight_regex(r"(?m)^error: .*$", "bold red")
    out.highlight_regex(r"(?m)^warning: .*$", "bold yellow")
    out.highlight_regex(r"(?m)^info: .*$", "bold cyan")
    out.highlight_regex(r"(?m)^ +help: .*$", "dim")
    Console(stderr=True, soft_wrap=True, highlight=False).print(out, end="")


def summary(built: Summary, folder: Path) -> None:
    """Print what was built, the verdict, and where to look."""
    report = built.report
    out = Text.assemble("\n", (report.entity.name, "bold"), f"  {report.document.name}\n")
    for name, figure, remark in _rows(built):
        out.append(f"{name:<11} {figure:>7}  ", "bold").append(f"{remark}\n")
    out.append(f"{'Verdict':<11} ", "bold").append(f"{built.verdict.value}\n", _STYLES[built.verdict])
    looks = ((REPORT, "the summary"), (VIEWER, "the tagged document"), (built.package, "the package"))
    paths = [(folder / name).as_posix() for name, _ in looks]
    for path, (_, said) in zip(paths, looks, strict=True):
        out.append(f"{'Look at':<11} ", "bold").append(f"{path:<{max(map(len, paths))}}  {said}\n")
    Console(soft_wrap=True, highlight=False).print(out, end="")


def _rows(built: Summary) -> tuple[tuple[str, str, str], ...]:
    """Name, figure and remark of each line of the summary."""
    count = counts(built)
    outcomes, severities = count.outcomes, count.severities
    concepts = f"{count.taxonomy_concepts} concepts of the taxonomy, {count.extension_concepts} of the extension"
    words = (("error", "error"), ("warning", "warning"), ("info", "note"))
    told = ", ".join(several(severities[severity], word) for severity, word in words)
    return (
        ("Tables", f"{count.tables:,}", f"{count.tables_unresolved} unresolved"),
        ("Line items", f"{count.line_items:,}", ", ".join(f"{n:,} {outcome}" for outcome, n in outcomes.items())),
        ("Facts", f"{count.facts_emitted:,}", f"{concepts}; {count.facts_loaded:,} loaded by the engine"),
        ("Unmapped", f"{outcomes['unmapped']:,}", "figures for which no rule was found"),
        ("Findings", f"{len(built.findings):,}", told),
        ("Checks", f"{count.rule_sets_ran:,}", f"of {count.rule_sets} rule sets ran"),
    )


def locator(beside: Path, given: Sequence[Path] = ()) -> Callable[[str], str]:
    """Turns the name of a file as findings give it into a path from where the user stands, if it is there.

    ``beside`` is the folder that names of files are relative to; ``given`` are files that the user named.
    """
    named = {path.name: path.as_posix() for path in given}

    def locate(name: str) -> str:
        if name in named:
            return named[name]
        for folder in (beside, bundled.root("mappings").parent):
            path = folder / name
            if path.is_file():
                return _from_here(path)
        return name

    return locate


def _from_here(path: Path) -> str:
    """Relative to the current folder where the path lies inside it."""
    here = Path.cwd()
    whole = path if path.is_absolute() else here / path
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path.as_posix()


__all__ = ["findings", "locator", "progress", "summary"]
