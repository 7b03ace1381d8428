"""From the texts of a catalogue's files to the catalogue, within what its format allows."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tieout.diagnostics import Finding, TextAt
from tieout.diagnostics.codes_taxonomy import CATALOGUE_MALFORMED
from tieout.model import QName
from tieout.taxonomy import _format as form
from tieout.taxonomy._catalogue import Catalogue, Document, Link
from tieout.taxonomy._relationships import ATTRIBUTES, Relationship
from tieout.taxonomy._roles import LABEL_ROLES, REFERENCE_PARTS, REFERENCE_ROLES
from tieout.taxonomy.types import Concept, Label, Reference, RoleType

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_NCNAME = re.compile(r"[^\W\d][\w.\-]*")
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.\-]*(?::\d+)?(?:/[A-Za-z0-9._~!$&'()+,;=@%\-]+)*/?")
# An xsd:decimal of bounded length; order is one, and so is every weight tieout can calculate with.
_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*")
_PRIORITY = re.compile(r"\d{1,6}")


class _MalformedError(Exception):
    """What is wrong with the line that is being read."""


@dataclass(slots=True)
class _Parts:
    """What has been read of one document."""

    namespace: str
    served: bool
    links: list[Link] = field(default_factory=list)
    role_types: list[RoleType] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    labels: list[tuple[QName, Label]] = field(default_factory=list)
    references: list[tuple[QName, Reference]] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)


def read(files: Mapping[str, str]) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue written in ``files`` (file name to text), or None with the first fault at its line."""
    reader = _Reader()
    for file in form.FILES:
        reader.line = 1
        try:
            if file not in files:
                raise _MalformedError("the file is missing")
            reader.read(file, files[file])
        except _MalformedError as fault:
            return None, (CATALOGUE_MALFORMED.at(TextAt(file, reader.line, 1), why=str(fault)),)
    return reader.catalogue(), ()


class _Reader:
    """Reads file after file; each may name only what an earlier one declared."""

    def __init__(self) -> None:
        self.line = 1
        self._head: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self._parts: dict[str, _Parts] = {}
        self._names: dict[str, QName] = {}
        self._attributes: dict[str, tuple[tuple[str, str], ...]] = {"": ()}
        self._orders: set[str] = set()

    def read(self, file: str, text: str) -> None:
        """Read one file of the catalogue."""
        if found := _CONTROL.search(text):
            self.line = text.count("\n", 0, found.start()) + 1
            raise _MalformedError(f"it holds the control character U+{ord(found[0]):04X}")
        if file == form.HEAD:
            self._read_head(text)
        elif file == form.CONCEPTS:
            self._read_names(text)
            self._read_sections(text, self._concept, 4, 11)
        elif file in form.ARC_FILES:
            self._read_arcs(text)
        else:
            parse, least, most = {
                form.DOCUMENTS: (self._link, 3, 3),
                form.ROLES: (self._role_type, 2, 4),
                form.LABELS: (self._label, 3, 4),
                form.REFERENCES: (self._reference, 3, 3 + len(REFERENCE_PARTS)),
            }[file]
            self._read_sections(text, parse, least, most, opens=file == form.DOCUMENTS)
            self.line = 1
            if self._head["entry"] not in self._parts:
                raise _MalformedError("the entry point is not among the documents")

    def catalogue(self) -> Catalogue:
        """What the files say together."""
        documents = (
            Document(
                url,
                parts.namespace,
                parts.served,
                tuple(parts.links),
                tuple(parts.role_types),
                tuple(parts.concepts),
                tuple(parts.labels),
                tuple(parts.references),
                tuple(parts.relationships),
            )
            for url, parts in self._parts.items()
        )
        head = self._head
        return Catalogue(
            name=head["name"],
            title=head["title"],
            publisher=head["publisher"],
            entry_point=head["entry"],
            base=head["base"],
            prefixes=self._prefixes,
            documents=tuple(documents),
        )

    def _lines(self, text: str) -> Iterator[list[str]]:
        for self.line, line in enumerate(text.split("\n"), start=1):
            if line and line[0] != "#":
                yield line.split("\t")

    def _read_head(self, text: str) -> None:
        for key, *values in self._lines(text):
            if key == "prefix" and len(values) == 2:
                if not _NCNAME.fullmatch(values[0]) or values[0] in self._prefixes:
                    raise _MalformedError(f"{values[0]!r} is no prefix, or stands twice")
                self._prefixes[values[0]] = values[1]
            elif len(values) == 1 and key not in self._head:
                self._head[key] = form.unescape(values[0])
            else:
                raise _MalformedError(f"{key!r} stands twice or has too many or too few values")
        self.line = 1
        for key in ("format", "name", "title", "publisher", "entry", "base"):
            if key not in self._head:
                raise _MalformedError(f"{key!r} is missing")
        if self._head["format"] != form.FORMAT:
            raise _MalformedError(f"format {self._head['format']!r} is not {form.FORMAT!r}, the one this tieout reads")
        if not self._prefixes:
            raise _MalformedError("it declares no prefix")
        for key in ("entry", "base"):
            self._url(self._head[key])

    def _read_sections(
        self, text: str, parse: Callable[[_Parts, list[str]], None], least: int, most: int, opens: bool = False
    ) -> None:
        """Give each line to ``parse`` with its document; ``opens`` where sections declare documents.

        Empty columns at the end need not be written.
        """
        parts: _Parts | None = None
        for cells in self._lines(text):
            if cells[0] == "@":
                parts = self._open(cells) if opens else self._document(cells, 2)
            elif parts is None:
                raise _MalformedError("a section with its document (@) must come first")
            elif not least <= len(cells) <= most:
                raise _MalformedError(f"{least} to {most} columns are expected, not {len(cells)}")
            else:
                parse(parts, cells)

    def _open(self, cells: list[str]) -> _Parts:
        if len(cells) != 4 or cells[3] not in ("served", "outside"):
            raise _MalformedError("a document needs its path, namespace, and 'served' or 'outside'")
        url = self._url(cells[1])
        if url in self._parts:
            raise _MalformedError(f"the document {cells[1]!r} stands twice")
        return self._parts.setdefault(url, _Parts(cells[2], cells[3] == "served"))

    def _document(self, cells: list[str], columns: int) -> _Parts:
        if len(cells) != columns:
            raise _MalformedError(f"a section needs {columns} columns")
        parts = self._parts.get(self._url(cells[1]))
        if parts is None:
            raise _MalformedError(f"{cells[1]!r} is not a document of this catalogue")
        return parts

    def _url(self, text: str) -> str:
        url = text if "://" in text else self._head["base"] + text
        document = url.partition("#")[0]
        if not _URL.fullmatch(document) or {".", ".."} & set(document.split("/")):
            raise _MalformedError(f"{text!r} is not the URL of a document")
        return url

    def _name(self, text: str) -> QName:
        try:
            return self._names[text]
        except KeyError:
            raise _MalformedError(f"{text!r} is not a concept of this catalogue") from None

    def _link(self, parts: _Parts, cells: list[str]) -> None:
        if cells[0] not in form.LINK_KINDS:
            raise _MalformedError(f"{cells[0]!r} is not a kind of link")
        parts.links.append(Link(cells[0], cells[1], self._url(cells[2])))

    def _role_type(self, parts: _Parts, cells: list[str]) -> None:
        identifier, uri, uses, definition = _filled(cells, 4)
        parts.role_types.append(RoleType(uri, identifier, form.unescape(definition), tuple(uses.split())))

    def _read_names(self, text: str) -> None:
        """All names first: the domain of an enumeration may stand further down than the concept."""
        default = next(iter(self._prefixes))
        for cells in self._lines(text):
            if cells[0] != "@":
                prefix, _, local = cells[0].rpartition(":")
                namespace = self._prefixes.get(prefix or default)
                if namespace is None or not _NCNAME.fullmatch(local) or cells[0] in self._names:
                    raise _MalformedError(f"{cells[0]!r} has an unknown prefix, is no name, or stands twice")
                self._names[cells[0]] = QName(namespace, local, prefix or default)

    def _concept(self, parts: _Parts, cells: list[str]) -> None:
        name, kind, group, period_type, balance, abstract, nillable, identifier, role, domain, head = _filled(cells, 11)
        allowed = (
            group in ("item", "dimensionItem", "hypercubeItem")
            and period_type in ("instant", "duration")
            and balance in ("", "debit", "credit")
            and abstract in ("", "abstract")
            and nillable in ("", "nillable")
            and head in ("", "usable")
            and kind.partition(":")[0] in self._prefixes
        )
        if not allowed:
            raise _MalformedError("a column holds a value that it may not have")
        qname = self._names[name]
        parts.concepts.append(
            Concept(
                name=qname,
                id=identifier or f"{qname.prefix}_{qname.local_name}",
                type=kind,
                substitution_group=group,
                period_type=period_type,
                balance=balance,
                abstract=bool(abstract),
                nillable=bool(nillable),
                enumeration=(role, self._name(domain), bool(head)) if role else None,
            )
        )

    def _label(self, parts: _Parts, cells: list[str]) -> None:
        name, role, language, text = _filled(cells, 4)
        if role not in LABEL_ROLES or not _LANGUAGE.fullmatch(language):
            raise _MalformedError(f"{role!r} is not a label role that is carried, or {language!r} no language")
        label = Label(role, language, form.unescape(text), parts.served)
        parts.labels.append((self._name(name), label))

    def _reference(self, parts: _Parts, cells: list[str]) -> None:
        if cells[1] not in REFERENCE_ROLES and "://" not in cells[1]:
            raise _MalformedError(f"{cells[1]!r} is not a role of references")
        pairs = tuple(tuple(cell.split("=", 1)) for cell in cells[2:])
        checked = tuple((pair[0], form.unescape(pair[1])) for pair in pairs if len(pair) == 2)
        if len(checked) != len(pairs) or any(name not in REFERENCE_PARTS for name, _ in checked):
            raise _MalformedError("a part of a reference is unknown or has no value")
        parts.references.append((self._name(cells[0]), Reference(cells[1], checked)))

    def _read_arcs(self, text: str) -> None:
        parts: _Parts | None = None
        role = arcrole = ""
        for cells in self._lines(text):
            if cells[0] == "@":
                parts = self._document(cells, 4)
                role, arcrole = cells[2:]
            elif parts is None or len(cells) not in (3, 4):
                raise _MalformedError("an arc needs source, target and order, and a section (@) before it")
            else:
                source, target, order, attributes = _filled(cells, 4)
                self._check_order(order)
                arc = Relationship(
                    arcrole,
                    role,
                    self._name(source),
                    self._name(target),
                    order,
                    self._attribute_pairs(attributes),
                )
                parts.relationships.append(arc)

    def _check_order(self, order: str) -> None:
        if order not in self._orders:
            if not _NUMBER.fullmatch(order):
                raise _MalformedError(f"{order!r} is not a number")
            self._orders.add(order)

    def _attribute_pairs(self, text: str) -> tuple[tuple[str, str], ...]:
        if text not in self._attributes:
            pairs = tuple(tuple(token.split("=", 1)) for token in text.split(" "))
            checked = tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2 and pair[0] in ATTRIBUTES)
            if len(checked) != len(pairs) or not _numbers_fit(dict(checked)):
                raise _MalformedError(f"{text!r} are not attributes of an arc")
            self._attributes[text] = checked
        return self._attributes[text]


def _filled(cells: list[str], columns: int) -> list[str]:
    return cells + [""] * (columns - len(cells))


def _numbers_fit(attributes: Mapping[str, str]) -> bool:
    weight, priority = attributes.get("weight", "1"), attributes.get("priority", "0")
    return bool(_NUMBER.fullmatch(weight) and _PRIORITY.fullmatch(priority))


__all__ = ["read"]
