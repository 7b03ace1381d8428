"""What ``tieout batch`` shows: a bar with rate and time left, or plain lines where there is no terminal; its report."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from tieout.export.check import visible

if TYPE_CHECKING:
    from tieout.batch import BatchResult, Progress, Report

Tell = Callable[["Progress"], None]

# Seconds between two lines where there is no terminal.
_BETWEEN = 10.0
_MIB = 2**20


@contextmanager
def progress() -> Iterator[Tell]:
    """A function that shows how far a run is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(console).tell
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[said]}"))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, said="listing")

        def tell(seen: "Progress") -> None:
            bar.update(task, total=seen.total, completed=seen.done, said=_said(seen))

        yield tell


class _Lines:
    """A line at the beginning and the end, and one every few seconds between."""

    def __init__(self, console: Console) -> None:
        self._console, self._next = console, 0.0

    def tell(self, seen: "Progress") -> None:
        """Print the line if it is time."""
        now = monotonic()
        if now >= self._next or seen.done == seen.total:
            self._next = now + _BETWEEN
            self._console.print(f"{seen.done:,} of {seen.total:,} jobs  {_said(seen)}", soft_wrap=True, highlight=False)


def _said(seen: "Progress") -> str:
    """Rate, time left, and what came to no verdict so far."""
    parts = [f"{seen.rate:,.1f}/s" if seen.rate else "", f"{clock(seen.left)} left" if seen.left else ""]
    parts += [f"{seen.unchanged:,} unchanged" if seen.unchanged else "", f"{seen.failed:,} without a verdict"]
    return ", ".join(part for part in parts if part)


def clock(seconds: float) -> str:
    """Seconds as hours, minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def summary(result: "BatchResult") -> None:
    """Print how many jobs came to what, and where the tables are."""
    if result.tables is None:
        return
    console = Console(soft_wrap=True, highlight=False)
    for status, count in sorted(result.statuses.items(), key=lambda each: -each[1]):
        console.print(f"{count:>9,}  {status}")
    console.print(f"{result.jobs:>9,}  jobs, {result.rows:,} rows; {result.unchanged:,} skipped as unchanged")
    place = result.tables if isinstance(result.tables, str) else result.tables.as_posix()
    console.print(f"{'':>9}  {place}/results.csv")


def report(found: "Report") -> None:
    """Print the report of batches."""
    for title, lines in _sections(found):
        if lines:
            click.echo(f"\n{title}")
            for line in lines:
                click.echo(f"  {visible(line)}")


def _sections(found: "Report") -> Iterator[tuple[str, list[str]]]:
    jobs = f"{found.jobs:,} jobs, {found.facts:,} facts"
    yield jobs, [f"{count:>9,}  {status}" for status, count in found.statuses.most_common()]
    yield "By profile", [f"{count:>9,}  {name}" for name, count in found.profiles.most_common()]
    codes = found.codes.most_common(15)
    yield "Most frequent findings", [f"{n:>9,}  in {found.jobs_by_code[code]:,} jobs  {code}" for code, n in codes]
    yield "Without a result (the first)", [f"{status}: {source}: {why}" for status, source, why in found.failing]
    yield "Slowest", [f"{seconds:>9.2f} s  {source}" for seconds, source in found.slowest]
    whole = sum(found.stages.values())
    stages = [f"{took:>9.1f} s  {took / whole:>6.1%}  {name}" for name, took in found.stages.most_common()]
    yield "Time by stage", [*stages, f"{found.seconds:>9.1f} s  in all"] if whole else []
    yield "Memory", [f"{found.memory / _MIB:>9,.0f} MiB at most in a job"] if found.memory else []


__all__ = ["clock", "progress", "report", "summary"]
