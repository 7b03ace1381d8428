"""Many filings: each a job in a process of its own, with one row, resumed where a run was stopped."""

from tieout.batch._engines import ENGINES
from tieout.batch._report import Report, report
from tieout.batch._run import run
from tieout.batch._types import DASK, LOCAL, BatchOptions, BatchResult, Progress, Status
from tieout.batch._urls import is_url

__all__ = [
    "DASK",
    "ENGINES",
    "LOCAL",
    "BatchOptions",
    "BatchResult",
    "Progress",
    "Report",
    "Status",
    "is_url",
    "report",
    "run",
]
