"""What a batch is asked, what a job is, and what came of it."""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tieout.diagnostics import Finding, Severity

# The executors.
LOCAL, DASK = "local", "dask"


class Kind(StrEnum):
    """What is done with an input."""

    CHECK = "check"
    BUILD = "build"


class Status(StrEnum):
    """What came of a job.

    BUILT is a filing whose package is valid, NOT_BUILT one with findings that keep it from being rendered.
    """

    BUILT = "built"
    VALID = "valid"
    INVALID = "invalid"
    REFUSED = "refused"
    NOT_BUILT = "not built"
    UNREADABLE = "unreadable"
    NOT_RUN = "not run"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    CRASHED = "crashed"

    @property
    def is_done(self) -> bool:
        """Whether the inputs alone decided it: done again, it would come out alike, so it is not done again."""
        return self in {Status.BUILT, Status.VALID, Status.INVALID, Status.REFUSED, Status.NOT_BUILT}

    @property
    def is_ours(self) -> bool:
        """Whether the job came to no verdict for a cause on our side."""
        return self in {Status.NOT_RUN, Status.TIMED_OUT, Status.OUT_OF_MEMORY, Status.CRASHED}


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What to do, how, and where to.

    ``sources`` are files, folders, globs and manifests, as paths or URLs; ``output`` is a folder or a URL. ``workers``
    is 0 for one a processor; ``memory_limit`` is in MiB of private memory for a job, 0 for none; ``timeout`` in seconds
    for a job; ``retries`` how often a job whose process ended without a result is done again. ``limit`` takes the first
    jobs only, 0 all; ``shard`` is (K, N) for the K-th of N parts. ``engine`` is a name in `ENGINES`, or
    ``module:function`` that gives a context manager of one. ``executor`` is `LOCAL`, or `DASK` with the address of a
    ``scheduler``.
    """

    sources: tuple[str, ...]
    output: Path | str
    profile: str = ""
    packages: tuple[Path, ...] = ()
    policy: Path | None = None
    workers: int = 0
    memory_limit: int = 0
    timeout: int = 600
    retries: int = 1
    fail_on: Severity = Severity.ERROR
    limit: int = 0
    shard: tuple[int, int] = (1, 1)
    engine: str = "warm"
    executor: str = LOCAL
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One input and what to do with it; ``id`` names it by its source, its profile and its packages.

    ``decides`` is the digest of all that decides the result besides the input; ``size`` its bytes, 0 if unknown;
    ``turn`` counts the sources, and lines of manifests, up to the one that names it.
    """

    id: str
    source: str
    kind: Kind
    profile: str
    packages: tuple[str, ...]
    decides: str
    size: int = 0
    turn: int = 0

    def in_shard(self, shard: tuple[int, int]) -> bool:
        """Whether the job is one of the K-th of N parts."""
        part, parts = shard
        return int(self.id, 16) % parts == part - 1


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job has no result of its own: a finding without a place."""

    code: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job.

    ``key`` is the digest of all that decides the result, and where the result stands; ``unchanged`` says that it stood
    there already. ``errors`` and ``warnings`` count findings. ``failure`` is there where no result could be stored.
    ``memory`` is the most private memory in bytes that was seen, None where the system does not tell; ``stages`` are
    seconds by stage. ``told`` are findings about the installation, met on the way.
    """

    job: str
    key: str
    status: Status
    unchanged: bool = False
    errors: int = 0
    warnings: int = 0
    failure: Failure | None = None
    seconds: float = 0.0
    memory: int | None = None
    stages: tuple[tuple[str, float], ...] = ()
    told: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What all jobs of a run share, as a worker is told; ``folder`` is where relative paths begin."""

    output: str
    scratch: str
    folder: str
    engine: str
    policy: str
    fail_on: str
    timeout: int
    memory_limit: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: jobs in all, done, left as they were, and without a verdict, and the seconds since it began."""

    total: int
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Jobs a second, without those that were left as they were."""
        worked = self.done - self.unchanged
        return worked / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """The seconds that are left at this rate; None where nothing tells."""
        return (self.total - self.done) / self.rate if self.rate else None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a run: the exit code, the number of jobs by status, and how many were left as they were.

    ``rows`` counts the rows that were written, to ``tables``; ``findings`` are about the run as a whole.
    """

    exit_code: int
    findings: tuple[Finding, ...] = ()
    jobs: int = 0
    rows: int = 0
    unchanged: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    tables: Path | str | None = None


def digest(*parts: object) -> str:
    """The SHA-256 of plain data, in hexadecimal."""
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


__all__ = [
    "DASK",
    "LOCAL",
    "BatchOptions",
    "BatchResult",
    "Failure",
    "Job",
    "Kind",
    "Outcome",
    "Progress",
    "Settings",
    "Status",
    "digest",
]
