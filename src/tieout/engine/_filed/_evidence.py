"""What really happened in a run, read from the models and the log and never from silence."""

import builtins
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from arelle.ModelDocumentType import ModelDocumentType

from tieout.engine._filed._command_line import Ran
from tieout.engine._session import Record

_MEMORY = ("MemoryError", "Memory allocation failed", "out of memory")
_INLINE = (ModelDocumentType.INLINEXBRL, ModelDocumentType.INLINEXBRLDOCUMENTSET)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a run shows.

    ``crashed`` is what the engine says of its own failure, empty where there was none; ``out_of_memory`` tells that it
    was for memory. ``absent`` are documents that are missing here, ``broken`` those that the submission names wrongly.
    """

    ran: Ran
    crashed: str
    out_of_memory: bool
    absent: tuple[str, ...]
    broken: tuple[str, ...]
    plugin: bool
    plugin_version: str
    system: bool
    finished: bool

    @property
    def models(self) -> tuple[Any, ...]:
        """The models loaded, one for each report and target."""
        return self.ran.models

    def missed(self, *stages: str) -> bool:
        """Whether one of the parts of validation was not finished for a model, or there is no model."""
        return not self.models or not all(model.profileStats.keys() >= set(stages) for model in self.models)

    def said(self, code: str, text: str = "") -> bool:
        """Whether the engine gave a message with this code and with this text in it."""
        return any(record.code == code and text in record.text for record in self.ran.records)


def evidence(ran: Ran, hosts: Collection[str], finished: str) -> Evidence:
    """Read a run; ``hosts`` are those of known taxonomies, ``finished`` what the plugin says at its end."""
    failures = [record for record in ran.records if _is_failure(record)]
    crashed = ran.broken or (f"{failures[0].code}: {failures[0].text}" if failures else "")
    unloaded = _unloaded(ran)
    absent = tuple(url for url in unloaded if urlsplit(url).hostname in hosts)
    return Evidence(
        ran=ran,
        crashed=crashed,
        out_of_memory=any(word in each.text or word in each.code for each in failures for word in _MEMORY)
        or any(word in ran.broken for word in _MEMORY)
        or any(_MEMORY[1] in record.text for record in ran.records),
        absent=absent,
        broken=tuple(url for url in unloaded if url not in absent),
        plugin=_has_plugin(ran),
        plugin_version=next((str(meta.version) for meta in _metas(ran)), ""),
        system=not ran.order.system or ran.order.system in _systems(ran),
        finished=any(r.code == "info:profileActivity" and finished in r.text for r in ran.records),
    )


def is_inline(model: Any) -> bool:
    """Whether a model is of an inline report."""
    return model.modelDocument.type in _INLINE


def pages(model: Any) -> tuple[Any, ...]:
    """The documents of an inline report in the order of the set; the one document of any other."""
    elements = getattr(model, "ixdsHtmlElements", None)
    if elements:
        return tuple(element.modelDocument for element in elements)
    return (model.modelDocument,)


def own_documents(ran: Ran) -> Iterator[Any]:
    """Every document that came with the submission."""
    seen = set()
    for model in ran.models:
        for document in model.urlDocs.values():
            if is_own(ran, document) and id(document) not in seen:
                seen.add(id(document))
                yield document


def is_own(ran: Ran, document: Any) -> bool:
    """Whether a document came with the submission."""
    return str(document.filepath).startswith(ran.root)


def _unloaded(ran: Ran) -> tuple[str, ...]:
    found = {str(url) for model in ran.session.controller.modelManager.loadedModelXbrls for url in _marked(model)}
    return tuple(sorted(found))


def _marked(model: Any) -> Iterator[str]:
    return (url for url, is_unloadable in model.urlUnloadableDocs.items() if is_unloadable)


def _is_failure(record: Record) -> bool:
    """Whether the message tells of an exception inside the engine."""
    code = record.code.removeprefix("exception:")
    kind = getattr(builtins, code, None)
    return record.code.startswith("exception:") or (isinstance(kind, type) and issubclass(kind, BaseException))


def _systems(ran: Ran) -> Collection[str]:
    """The names of the disclosure system that was selected; none where none was."""
    return ran.session.controller.modelManager.disclosureSystem.names or ()


def _has_plugin(ran: Ran) -> bool:
    """Whether code of the plugin stands ready to be called: that it was 'activated' says nothing."""
    name = ran.order.plugin
    if not name:
        return True
    plugins = ran.session.controller.plugins
    hooks = {hook for meta in _metas(ran) for hook in meta.hook_names}
    called = (method for hook in sorted(hooks) for method in plugins.hooks(hook))
    return any(method.__module__.partition(".")[0] == name.rpartition("/")[2] for method in called)


def _metas(ran: Ran) -> Iterator[Any]:
    """What the plugin says of itself; nothing where the engine does not know it."""
    metas = ran.session.controller.plugins.get_plugins().values()
    return (meta for meta in metas if meta.module_url == ran.order.plugin)


__all__ = ["Evidence", "evidence", "is_inline", "is_own", "own_documents", "pages"]
