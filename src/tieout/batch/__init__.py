"""Many filings: each a job in a process of its own, with one row, resumed where a run was stopped."""

from tieout.batch._engines import ENGINES
from tieout.batch._report import Report, report
from tieout.batch._run import run
from tieout.batch._types import BatchOptions, BatchResult, Progress, Status

__all__ = ["ENGINES", "BatchOptions", "BatchResult", "Progress", "Report", "Status", "report", "run"]
