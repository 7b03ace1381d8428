"""Loading a taxonomy's entry point in Arelle by itself: no report, no validation, no network, no user's settings."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

_BAD_LEVELS = frozenset({"error", "critical", "error-semantic", "inconsistency"})


@contextmanager
def loaded(packages: Sequence[Path], entry_point: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Arelle's model of the entry point, None where there is none, and its error messages.

    The model lives as long as the context. A fresh cache folder makes sure that nothing comes from elsewhere.
    """
    with tempfile.TemporaryDirectory(prefix="tieout-") as cache, Session() as session:
        options = RuntimeOptions(
            entrypointFile=entry_point,
            packages=[str(package) for package in packages],
            internetConnectivity="offline",
            disablePersistentConfig=True,
            cacheDirectory=cache,
            keepOpen=True,
            logFile="logToBuffer",
        )
        session.run(options)
        models = session.get_models()
        model = models[0] if models and models[0].modelDocument is not None else None
        yield model, tuple(_errors(session.get_logs("json")))


def _errors(log: str) -> Iterator[str]:
    for entry in json.loads(log)["log"] if log else ():
        if entry.get("level", "").lower() in _BAD_LEVELS:
            yield f"{entry['message']['text']} [{entry.get('code', '')}]"


__all__ = ["loaded"]
