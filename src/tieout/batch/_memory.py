"""The private memory of a job's processes, as the system tells it (Linux)."""

import os
from collections.abc import Iterable
from pathlib import Path

from tieout.engine import private_memory

_PROC = Path("/proc")


def is_told() -> bool:
    """Whether the system tells the private memory of a process."""
    return (_PROC / "self" / "smaps_rollup").exists()


def of_job(root: int, folder: Path) -> tuple[int, ...]:
    """The processes of a job: the one at its root (0: none), all below it, and those that work inside its folder.

    An engine that stays between jobs is no descendant of the job, but the process that it has for a document works in
    a folder that the job made.
    """
    parents = dict(_parents())
    below = {root} if root in parents else set()
    grown = True
    while grown:
        more = {process for process, parent in parents.items() if parent in below} - below
        below |= more
        grown = bool(more)
    inside = os.path.realpath(folder) + os.sep
    return tuple(sorted(below | {process for process in parents if _works_in(process).startswith(inside)}))


def private(processes: Iterable[int]) -> int:
    """The bytes of memory that the processes share with no other, all together; one that is gone counts nothing."""
    return sum(private_memory(process) for process in processes)


def _parents() -> Iterable[tuple[int, int]]:
    """Every process with its parent."""
    try:
        names = [path.name for path in _PROC.iterdir()]
    except OSError:
        return
    for name in names:
        if name.isdigit():
            try:
                text = (_PROC / name / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            # The name of the program, in brackets, may hold anything.
            yield int(name), int(text.rpartition(")")[2].split()[1])


def _works_in(process: int) -> str:
    try:
        return str((_PROC / str(process) / "cwd").readlink()) + os.sep
    except OSError:
        return ""


__all__ = ["is_told", "of_job", "private"]
