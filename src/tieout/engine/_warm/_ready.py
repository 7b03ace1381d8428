"""What every report needs and the engine makes anew for each: the schema of inline XBRL, and the registry of units."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from arelle import ValidateUtr, XmlValidate
from arelle.XhtmlInlineUtil import INLINE_1_1_SCHEMA
from lxml import etree

from tieout.engine._session import Session


def make_ready(model: Any, made: Session) -> None:
    """Compile the schema and read the registry, for all children. What the engine has a word on is left to them."""
    heard, system = len(made.log.records), made.controller.modelManager.disclosureSystem
    ValidateUtr.loadUtr(model)
    units, system.utrItemTypeEntries = system.utrItemTypeEntries, None
    if len(made.log.records) == heard:
        ValidateUtr.loadUtr = _by_system(ValidateUtr.loadUtr, _registry(system), units)
    del made.log.records[heard:]
    try:
        tree = etree.parse(INLINE_1_1_SCHEMA, parser=XmlValidate.lxmlResolvingParser(made.controller, model))
        schema = etree.XMLSchema(tree)
    except (OSError, KeyError, etree.LxmlError):
        return
    XmlValidate.lxmlSchemaValidate = _by_schema(XmlValidate.lxmlSchemaValidate, {INLINE_1_1_SCHEMA: (tree, schema)})


def _registry(system: Any) -> tuple[Any, ...]:
    """The registry that a disclosure system asks for."""
    return (*system.utrUrl, system.utrStatusFilters)


def _by_system(load: Callable[..., None], known: tuple[Any, ...], units: Any) -> Callable[..., None]:
    """Give the registry that was read where it is the one asked for."""

    def loaded(model: Any, *given: Any, **named: Any) -> None:
        system = model.modelManager.disclosureSystem
        if given or named or _registry(system) != known:
            load(model, *given, **named)
        else:
            system.utrItemTypeEntries = units

    return loaded


def _by_schema(validate: Callable[..., None], known: Mapping[str, tuple[Any, Any]]) -> Callable[..., None]:
    """Validate a document by a schema that is compiled, where the submission brings no documents of the web itself."""

    def validated(document: Any, extraSchema: str | None = None) -> None:  # noqa: N803 - Arelle's
        found = known.get(extraSchema or "")
        if found is None or document is None or document.modelXbrl.fileSource.mappedPaths:
            validate(document, extraSchema)
            return
        tree, schema = found

        def compiled(given: Any) -> Any:
            return schema if given is tree else etree.XMLSchema(given)

        XmlValidate.etree = SimpleNamespace(**{**vars(etree), "parse": lambda url, parser: tree, "XMLSchema": compiled})
        try:
            validate(document, extraSchema)
        finally:
            XmlValidate.etree = etree

    return validated


__all__ = ["make_ready"]
