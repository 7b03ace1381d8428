"""What passes between a check and its worker: the names of files, exit codes, and answers read with mistrust."""

import io
import pickle
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from tieout.diagnostics import XmlAt
from tieout.engine._types import EngineCheck, EngineOutput
from tieout.model import FiledFact, UntaggedFigure

_Row = TypeVar("_Row", FiledFact, UntaggedFigure)
_PLACE = "place"
REQUEST, ANSWER, REFERENCES, UNFIT_WHY = "request", "answer", "references", "unfit"
FAILED, NO_MEMORY, UNFIT = 1, 3, 4

_PACKAGES = ("tieout.model.", "tieout.diagnostics.", "tieout.engine._types")
_VALUES = frozenset({("decimal", "Decimal"), ("datetime", "date")})


class _Reader(pickle.Unpickler):
    """Makes nothing but tieout's own values: the worker has read what a stranger wrote."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value, or an error where it is none of tieout's values."""
        is_ours = module.startswith(_PACKAGES) and name[:1].isupper() and "." not in name
        if is_ours or (module, name) in _VALUES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a check")


def written(result: EngineCheck | EngineOutput) -> bytes:
    """A result as `read` reads it: what a report has thousands of goes column by column, the rest as it is."""
    if not isinstance(result, EngineCheck) or result.report is None:
        return pickle.dumps((result, None))
    report = result.report
    columns = _columns(FiledFact, report.facts), _columns(UntaggedFigure, report.untagged)
    rest = replace(report, facts=(), untagged=())
    return pickle.dumps((replace(result, report=rest), columns))


def read(answer: bytes) -> EngineCheck | EngineOutput | None:
    """The result that a worker's answer holds, or None where it holds none."""
    try:
        result, columns = _Reader(io.BytesIO(answer)).load()
        if columns is not None:
            facts, untagged = columns
            report = replace(result.report, facts=_rows(FiledFact, facts), untagged=_rows(UntaggedFigure, untagged))
            result = replace(result, report=report)
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return result if isinstance(result, EngineCheck | EngineOutput) else None


def _columns(kind: type, rows: Sequence[Any]) -> tuple[list[Any], ...]:
    """The values of each field, with the two parts of a place beside each other at the end."""
    names = [field.name for field in fields(kind) if field.name != _PLACE]
    places = [row.place for row in rows]
    return (
        *([getattr(row, name) for row in rows] for name in names),
        [place.file for place in places],
        [place.fragment for place in places],
    )


def _rows(kind: type[_Row], columns: Sequence[list[Any]]) -> tuple[_Row, ...]:
    *values, files, fragments = columns
    names = [field.name for field in fields(kind)]
    values.insert(names.index(_PLACE), [XmlAt(*place) for place in zip(files, fragments, strict=True)])
    return tuple(kind(*row) for row in zip(*values, strict=True))


__all__ = ["ANSWER", "FAILED", "NO_MEMORY", "REFERENCES", "REQUEST", "UNFIT", "UNFIT_WHY", "read", "written"]
