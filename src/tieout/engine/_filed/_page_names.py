"""Names of pages that hold signs of XML, which Arelle writes into XML as they are: it would look for other pages."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from arelle import ModelDocument
from arelle.ModelDocumentType import ModelDocumentType

_SET, _PAGE, _END = "<instances>\n", "<instance>", "</instance>\n"


@contextmanager
def escaped() -> Iterator[None]:
    """Meanwhile the names in the list of an inline report's pages are escaped, in plugins that are loaded meanwhile."""
    plain = ModelDocument.create
    ModelDocument.create = _escaping(plain)
    try:
        yield
    finally:
        ModelDocument.create = plain


def _escaping(plain: Any) -> Any:
    @functools.wraps(plain)
    def create(model: Any, kind: int, url: str, *others: Any, **options: Any) -> Any:
        if kind == ModelDocumentType.INLINEXBRLDOCUMENTSET and options.get("initialXml"):
            options["initialXml"] = _listed(model.ixdsDocUrls)
        return plain(model, kind, url, *others, **options)

    return create


def _listed(urls: list[str]) -> str:
    """The list as Arelle would write it, but for what XML would take for its own."""
    pages = (f"{_PAGE}{escape(url, {chr(13): '&#13;'})}{_END}" for url in urls)
    return f"{_SET}{''.join(pages)}</instances>\n"


__all__ = ["escaped"]
