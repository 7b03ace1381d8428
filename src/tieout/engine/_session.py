"""An Arelle controller that nothing of the user's own Arelle reaches, and that leaves the process as it found it.

Arelle keeps its packages, plugins, logger and translations in globals of the process. So there is one session at a
time in a process: a second one waits. Work in parallel belongs in processes.
"""

import builtins
import gc
import gettext
import logging
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from arelle import Cntlr, Locale, PackageManager, PluginManager

_ONE_AT_A_TIME = threading.Lock()
_LOGGER = "arelle"


@dataclass(frozen=True, slots=True)
class Record:
    """One message as Arelle logged it: level name, code, text and the places it refers to (``href``, line or 0)."""

    level: str
    code: str
    text: str
    refs: tuple[tuple[str, int], ...] = ()


class Log(logging.Handler):
    """Collects Arelle's messages; nothing is printed and nothing propagates."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Record] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, with its text filled in as far as its arguments allow."""
        try:
            text = record.getMessage()
        except (KeyError, TypeError, ValueError):
            text = str(record.msg)
        refs = tuple((str(ref.get("href", "")), _line(ref.get("sourceLine"))) for ref in getattr(record, "refs", ()))
        self.records.append(Record(record.levelname, str(getattr(record, "messageCode", "") or ""), text, refs))


def _line(value: object) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdigit() else 0


@dataclass(slots=True)
class Session:
    """An open controller, its log, and the private folder that serves as its (empty) web cache.

    ``packages`` are the taxonomy packages taken, ``served`` their folders with the URL that each serves.
    """

    controller: Any
    log: Log
    cache: str
    packages: list[str] = field(default_factory=list)
    served: dict[str, str] = field(default_factory=dict)

    def add_package(self, path: str) -> Any:
        """Load a taxonomy package; its metadata, or None where Arelle does not take it (the log says why)."""
        package = self.controller.packages.add(path)
        if package is not None:
            self.controller.packages.rebuild()
            self.packages.append(path)
            self.served.update({folder: url for url, folder in package.remappings.items()})
        return package


def _library() -> Any:
    """Arelle's controller as a library has it."""
    return Cntlr.Cntlr(hasGui=False, uiLang="en", disable_persistent_config=True)


@contextmanager
def session(controlled: Callable[[], Any] = _library) -> Iterator[Session]:
    """A fresh, offline session; waits for one that is open in another thread. ``controlled`` makes its controller.

    No configuration, plugin, package or cache of the user is read, no network is used, and messages are in English
    with numbers as the C locale writes them.
    """
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="tieout-engine-") as cache, _process_restored():
        log = Log()
        controller = controlled()
        # Arelle falls back to the language of the environment, having no English catalogue of its own texts.
        gettext.NullTranslations().install()
        controller.webCache.workOffline = True
        controller.webCache.cacheDir = cache
        controller.modelManager.locale, _ = Locale.getUserLocale("C")
        controller.modelManager.defaultLang = "en"
        controller.startLogging(logHandler=log, logRefObjectProperties=False, logPropagate=False)
        controller.postLoggingInit()
        try:
            yield Session(controller, log, cache)
        finally:
            for model in tuple(controller.modelManager.loadedModelXbrls):
                model.close()
            controller.close()


@contextmanager
def _process_restored() -> Iterator[None]:
    """Give Arelle's globals fresh state, then put back what was there; the collector rests meanwhile."""
    managers = (PackageManager.getInstance(), PluginManager.getInstance())
    states = [dict(vars(manager)) for manager in managers]
    logger = logging.getLogger(_LOGGER)
    logging_state = (logger.handlers[:], logger.level, logger.propagate)
    translate = vars(builtins).get("_")
    collecting = gc.isenabled()
    for manager in managers:
        vars(manager).clear()
        manager.__init__()
    # A run only builds up: collecting meanwhile would find nothing and cost a fifteenth of the time.
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        for manager, state in zip(managers, states, strict=True):
            vars(manager).clear()
            vars(manager).update(state)
        logger.handlers[:], level, logger.propagate = logging_state
        logger.setLevel(level)
        if translate is None:
            vars(builtins).pop("_", None)
        else:
            vars(builtins)["_"] = translate


__all__ = ["Log", "Record", "Session", "session"]
