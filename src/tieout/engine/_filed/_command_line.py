"""A filed submission through Arelle's own command line, offline, with every rule set that tieout asks for."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from arelle.CntlrCmdLine import CntlrCmdLine
from arelle.RuntimeOptions import RuntimeOptions

from tieout.engine._filed._page_names import escaped
from tieout.engine._session import Record, Session, session

# Several inline documents make one report only with this plugin of Arelle's; the regimes' plugins bring it along.
_DOCUMENT_SET = "inlineXbrlDocumentSet"


@dataclass(frozen=True, slots=True)
class Order:
    """What to run: the file as it was filed, and the plugin and disclosure system of the regime (empty for none)."""

    file: Path
    plugin: str = ""
    system: str = ""


@dataclass(slots=True)
class Ran:
    """What a run left: the session with its log, the models loaded, and the error that broke it off (or nothing)."""

    order: Order
    session: Session
    models: tuple[Any, ...] = ()
    broken: str = ""
    records: tuple[Record, ...] = field(default=())

    @property
    def root(self) -> str:
        """The submission's file as Arelle's paths begin with it."""
        return str(self.order.file)


@contextmanager
def opened() -> Iterator[Session]:
    """A session whose controller is Arelle's command line."""
    with session(lambda: CntlrCmdLine(uiLang="en", disable_persistent_config=True)) as made, escaped():
        yield made


def run(made: Session, order: Order) -> Ran:
    """Load and validate the file as ``arelleCmdLine --file`` does; never raises for what the file holds."""
    ran = Ran(order, made)
    try:
        made.controller.run(_options(made, order))
    except Exception as error:  # the boundary to the engine: whatever it raises becomes a finding
        ran.broken = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    # A report with several targets has its further models listed twice.
    models = {id(model): model for model in made.controller.modelManager.loadedModelXbrls}
    ran.models = tuple(model for model in models.values() if model.modelDocument is not None)
    ran.records = tuple(dict.fromkeys(made.log.records))
    return ran


def settle(made: Session, order: Order) -> None:
    """Load the plugin and choose the disclosure system of an order, before there is a file; the log stays as it was."""
    kept = made.log.records[:]
    made.controller.run(replace(_options(made, order), entrypointFile=None))
    made.log.records[:] = kept


def _options(made: Session, order: Order) -> RuntimeOptions:
    """As `--file … --validate --calc round-to-nearest --utr --plugins … --disclosureSystem … --keepOpen` would be.

    The file is given as JSON, since a name may hold the sign that parts several names. The base taxonomy's own
    documents are loaded, but not checked again: they are their publisher's.
    """
    return RuntimeOptions(
        entrypointFile=json.dumps([{"file": str(order.file)}]),
        plugins=order.plugin or _DOCUMENT_SET,
        disclosureSystemName=order.system or None,
        validate=True,
        calcs="round-to-nearest",
        utrValidate=True,
        validateDuplicateFacts="inconsistent",
        baseTaxonomyValidationMode="none",
        internetConnectivity="offline",
        cacheDirectory=made.cache,
        disablePersistentConfig=True,
        # The validator then marks each part it has finished: the evidence that it ran.
        collectProfileStats=True,
        keepOpen=True,
    )


__all__ = ["Order", "Ran", "opened", "run", "settle"]
