"""Namespaces and prefixes, and where the documents of an extension taxonomy stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieout.model import Extension, QName, Report
from tieout.taxonomy.types import Taxonomy

XHTML = "http://www.w3.org/1999/xhtml"
IX = "http://www.xbrl.org/2013/inlineXBRL"
LINK = "http://www.xbrl.org/2003/linkbase"
XLINK = "http://www.w3.org/1999/xlink"
XBRLI = "http://www.xbrl.org/2003/instance"
XBRLDI = "http://xbrl.org/2006/xbrldi"
XBRLDT = "http://xbrl.org/2005/xbrldt"
XSD = "http://www.w3.org/2001/XMLSchema"
DTR = "http://www.xbrl.org/dtr/type/2022-03-31"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
UTR = "http://www.xbrl.org/2009/utr"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The prefix of each namespace that a document declares at its root."""

    by_namespace: Mapping[str, str]

    def text(self, name: QName) -> str:
        """The name as ``prefix:local``."""
        return f"{self.by_namespace[name.namespace]}:{name.local_name}"

    @property
    def declarations(self) -> dict[str | None, str]:
        """Namespace by prefix, in the order of the prefixes, as lxml wants it."""
        return {prefix: namespace for namespace, prefix in sorted(self.by_namespace.items(), key=lambda item: item[1])}


def prefixes(fixed: Mapping[str, str], extension: Extension, taxonomy: Taxonomy, names: Iterable[QName]) -> Prefixes:
    """One prefix for each namespace: ``fixed`` (prefix to namespace), the extension's own, and those of ``names``.

    A namespace of the taxonomy keeps the prefix it has there; a prefix already taken by another gets a number.
    """
    known = {namespace: prefix for prefix, namespace in taxonomy.prefixes.items()}
    wanted = [*((namespace, prefix) for prefix, namespace in fixed.items()), (extension.namespace, extension.prefix)]
    wanted += sorted({(name.namespace, known.get(name.namespace) or name.prefix or "ns") for name in names})
    chosen: dict[str, str] = {}
    for namespace, prefix in wanted:
        if namespace not in chosen:
            chosen[namespace] = unique(prefix, chosen.values())
    return Prefixes(chosen)


def unique(name: str, taken: Iterable[str]) -> str:
    """``name``, or the first of ``name2``, ``name3``, … that is not taken."""
    used = set(taken)
    candidate, number = name, 1
    while candidate in used:
        number += 1
        candidate = f"{name}{number}"
    return candidate


def schema_url(report: Report) -> str:
    """The URL of the extension schema: ``<namespace>/<prefix>.xsd``.

    It is an identity, not a download: the catalog of the package maps it to the file inside.
    """
    base = re.split("[#?]", report.extension.namespace, maxsplit=1)[0].rstrip("/")
    return f"{base}/{schema_file(report.extension)}"


def schema_file(extension: Extension) -> str:
    """The file name of the extension schema; its linkbases stand beside it."""
    return f"{extension.prefix}.xsd"


def own_id(extension: Extension, name: QName) -> str:
    """The id of an element of the extension schema, which its linkbases point at."""
    return f"{extension.prefix}_{name.local_name}"


__all__ = [
    "DTR",
    "ISO4217",
    "IX",
    "LINK",
    "UTR",
    "XBRLDI",
    "XBRLDT",
    "XBRLI",
    "XHTML",
    "XLINK",
    "XML_LANG",
    "XSD",
    "Prefixes",
    "own_id",
    "prefixes",
    "schema_file",
    "schema_url",
    "unique",
]
