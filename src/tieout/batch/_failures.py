"""Why a job has no result of its own."""

from tieout.batch import _wire
from tieout.batch._types import Failure, Settings, Status
from tieout.diagnostics import codes_batch as codes


def failure_of(status: Status, settings: Settings, why: str) -> Failure:
    """Why a job has no result, as a finding."""
    code = {Status.TIMED_OUT: codes.TIMED_OUT, Status.OUT_OF_MEMORY: codes.OUT_OF_MEMORY}.get(status, codes.CRASHED)
    finding = code.at(None, why=why, seconds=settings.timeout, memory=settings.memory_limit)
    return _wire.failure(finding.code, finding.message, finding.help)


__all__ = ["failure_of"]
