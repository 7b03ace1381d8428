"""Messages between the processes of a batch: one JSON object a line, of bounded length, read with mistrust."""

import json
import os
import re
import signal
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any, TypeVar

from tieout.batch._types import Failure, Job, Kind, Outcome, Settings, Status

_T = TypeVar("_T")
LONGEST = 2**20
_MOST = 200
_KEY = re.compile("[0-9a-f]{64}")
# Texts from a submission are cut where they go through a pipe: the whole finding stands in the result.
_TEXT = 2_000


class MalformedError(Exception):
    """A message is not what it should be."""


def line(message: Mapping[str, object]) -> bytes:
    """A message as it is sent."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


def channels() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for messages only: what else reads or prints finds nothing and goes to the log."""
    asks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    quiet = os.open(os.devnull, os.O_RDONLY)
    os.dup2(quiet, 0)
    os.dup2(2, 1)
    os.close(quiet)
    # An interrupt is for the parent, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return asks, answers


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None where the other end is gone, or says what is none."""
    data = stream.readline(LONGEST)
    return message(data) if data.endswith(b"\n") else None


def message(data: bytes) -> dict[str, Any] | None:
    """The message that a line holds, or None."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def failure(code: str, text: str, help_: str) -> Failure:
    """A failure that fits into a message."""
    return Failure(code, text[:_TEXT], help_[:_TEXT])


def why_ended(code: int) -> str:
    """How a process ended, by its exit code (below zero for a signal), in words that are alike on every machine."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def sent(value: Job | Settings | Outcome) -> dict[str, Any]:
    """A value as a message."""
    return asdict(value)


def job(data: Mapping[str, Any]) -> Job:
    """The job that a message holds; from the parent, which is trusted."""
    return Job(**{**data, "kind": Kind(data["kind"]), "packages": tuple(data["packages"])})


def outcome(data: Any) -> Outcome:
    """The outcome that a message holds; `MalformedError` where it holds none."""
    try:
        return Outcome(
            job=_of(str, data["job"]),
            key=_key(data["key"]),
            status=Status(data["status"]),
            unchanged=_of(bool, data["unchanged"]),
            errors=_of(int, data["errors"]),
            warnings=_of(int, data["warnings"]),
            failure=_failure(data["failure"]) if data["failure"] is not None else None,
            seconds=float(data["seconds"]),
            memory=_of(int, data["memory"]) if data["memory"] is not None else None,
            stages=tuple((_of(str, name), float(seconds)) for name, seconds in data["stages"][:_MOST]),
            told=tuple(_failure(each) for each in data["told"][:_MOST]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise MalformedError(type(error).__name__) from error


def is_key(value: object) -> bool:
    """Whether a value is a digest, as keys are."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _key(value: object) -> str:
    if not is_key(value):
        raise ValueError("no key")
    return str(value)


def _failure(data: Any) -> Failure:
    return failure(_of(str, data["code"]), _of(str, data["message"]), _of(str, data["help"]))


def _of(kind: type[_T], value: object) -> _T:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


__all__ = [
    "LONGEST",
    "MalformedError",
    "channels",
    "failure",
    "is_key",
    "job",
    "line",
    "message",
    "outcome",
    "receive",
    "sent",
    "why_ended",
]
