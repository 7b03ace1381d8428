"""The jobs of a run and what came of each, on disk: so that memory does not grow with their number."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tieout.batch import _wire
from tieout.batch._types import Job, Outcome, Status

_SCHEMA = """
CREATE TABLE job (
  id TEXT PRIMARY KEY, source TEXT, turn INTEGER, builds INTEGER, size INTEGER, spec TEXT,
  state INTEGER DEFAULT 0, tries INTEGER DEFAULT 0, key TEXT, status TEXT, unchanged INTEGER DEFAULT 0,
  errors INTEGER DEFAULT 0, warnings INTEGER DEFAULT 0, outcome TEXT
) WITHOUT ROWID;
CREATE INDEX by_turn ON job (state, builds DESC, size DESC, id);
CREATE INDEX by_key ON job (key, id);
"""
_WAITING, _GIVEN = 0, 1
_CHUNK = 256


class Plan:
    """A scratch file with a row a job; it is made anew for every run and means nothing afterwards."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._base = sqlite3.connect(path, isolation_level=None)
        # Nothing of it is needed after a crash.
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def add(self, jobs: Iterable[Job]) -> None:
        """Add jobs; one that is there already is not added twice."""
        self._base.execute("BEGIN")
        for job in jobs:
            values = (job.id, job.source, job.turn, job.kind == "build", job.size, json.dumps(_wire.sent(job)))
            self._base.execute(
                "INSERT OR IGNORE INTO job (id, source, turn, builds, size, spec) VALUES (?, ?, ?, ?, ?, ?)", values
            )
        self._base.execute("COMMIT")

    def cut(self, limit: int) -> None:
        """Keep the first jobs only, in the order of what names them, then of their paths."""
        kept = "SELECT id FROM job ORDER BY turn, source, id LIMIT ?"
        self._base.execute(f"DELETE FROM job WHERE id NOT IN ({kept})", (limit,))

    def waiting(self) -> Iterator[Job]:
        """Every job that waits, builds before checks and the largest first; each is given once."""
        query = "SELECT id, spec FROM job WHERE state = ? ORDER BY builds DESC, size DESC, id LIMIT ?"
        while found := self._base.execute(query, (_WAITING, _CHUNK)).fetchall():
            self._base.executemany("UPDATE job SET state = ? WHERE id = ?", [(_GIVEN, name) for name, _ in found])
            for _, spec in found:
                yield _wire.job(json.loads(spec))

    def note(self, outcome: Outcome) -> None:
        """Note what came of a job."""
        values = (
            *(outcome.key, outcome.status, outcome.unchanged, outcome.errors, outcome.warnings),
            *(json.dumps(_wire.sent(outcome)), outcome.job),
        )
        self._base.execute(
            "UPDATE job SET tries = tries + 1, key = ?, status = ?, unchanged = ?, errors = ?, warnings = ?,"
            " outcome = ? WHERE id = ?",
            values,
        )

    def again(self, retries: int) -> int:
        """Let every job that crashed wait again, if it was not done more often than allowed; how many there are."""
        query = "UPDATE job SET state = ? WHERE status = ? AND tries <= ?"
        return self._base.execute(query, (_WAITING, Status.CRASHED, retries)).rowcount

    def count(self) -> int:
        """The number of jobs."""
        return int(self._one("SELECT count(*) FROM job"))

    def unchanged(self) -> int:
        """The number of jobs whose results stood in their place."""
        return int(self._one("SELECT count(*) FROM job WHERE unchanged"))

    def statuses(self) -> dict[str, int]:
        """The number of jobs by status; jobs without an outcome are not counted."""
        query = "SELECT status, count(*) FROM job WHERE status IS NOT NULL GROUP BY status ORDER BY status"
        return dict(self._base.execute(query))

    def has_findings(self, *, warnings: bool) -> bool:
        """Whether any job has an error, or a warning where these count too."""
        query = "SELECT count(*) FROM job WHERE errors > 0 OR (? AND warnings > 0)"
        return int(self._one(query, (warnings,))) > 0

    def done(self, first: str) -> Iterator[tuple[Job, Outcome]]:
        """Every job with its outcome whose key begins with ``first``, ordered by key."""
        query = "SELECT spec, outcome FROM job WHERE key >= ? AND key < ? ORDER BY key, source, id"
        for spec, outcome in self._base.execute(query, (first, f"{first}g")):
            yield _wire.job(json.loads(spec)), _wire.outcome(json.loads(outcome))

    def _one(self, query: str, values: tuple[Any, ...] = ()) -> Any:
        return self._base.execute(query, values).fetchone()[0]


__all__ = ["Plan"]
