"""Loading a taxonomy's entry point by itself: no report, no validation."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from arelle.FileSource import openFileSource

from tieout.diagnostics import Severity
from tieout.engine._messages import severity
from tieout.engine._session import session


@contextmanager
def loaded(packages: Sequence[Path], entry_point: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Arelle's model of the entry point, None where there is none, and the texts of its error messages.

    Only the packages and Arelle's own copies of the xbrl.org schemas are read. The model lives as long as the context.
    """
    with session() as opened:
        for package in packages:
            opened.add_package(str(package.absolute()))
        controller = opened.controller
        model = controller.modelManager.load(openFileSource(entry_point, controller), "loading")
        errors = tuple(
            f"{record.text} [{record.code}]"
            for record in opened.log.records
            if severity(record.level, record.code) >= Severity.ERROR
        )
        yield (model if model is not None and model.modelDocument is not None else None), errors


__all__ = ["loaded"]
