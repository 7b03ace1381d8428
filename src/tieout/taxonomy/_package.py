"""The offline taxonomy package of a catalogue (Taxonomy Packages 1.0)."""

from collections import defaultdict
from collections.abc import Iterator
from posixpath import commonpath, dirname
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from tieout.taxonomy._catalogue import Catalogue
from tieout.taxonomy._documents import documents

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def package_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of a package that serves all documents of the entry point under their own URLs."""
    top = catalogue.name.replace("/", "-")
    yield f"{top}/META-INF/taxonomyPackage.xml", _metadata(catalogue)
    yield f"{top}/META-INF/catalog.xml", _rewriting(catalogue)
    for url, content in documents(catalogue):
        yield f"{top}/{_path(url)}", content


def _path(url: str) -> str:
    """Where a document stands in the package: by scheme and host, so that no two URLs meet."""
    parts = urlsplit(url)
    return f"{parts.scheme}/{parts.netloc.replace(':', '_')}{parts.path}"


def _folders(catalogue: Catalogue) -> Iterator[str]:
    """The URL of the smallest folder of each host that holds all of its documents.

    Not the whole host: other packages, of another year, may serve other folders of it beside this one.
    """
    paths: dict[str, list[str]] = defaultdict(list)
    for document in catalogue.documents:
        if document.served:
            parts = urlsplit(document.url)
            paths[f"{parts.scheme}://{parts.netloc}"].append(dirname(parts.path))
    for host in sorted(paths):
        yield f"{host}{commonpath(paths[host]).rstrip('/')}/"


def _rewriting(catalogue: Catalogue) -> bytes:
    lines = [
        _DECLARATION,
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">',
        *(
            f"<rewriteURI uriStartString={quoteattr(folder)} rewritePrefix={quoteattr(f'../{_path(folder)}')}/>"
            for folder in _folders(catalogue)
        ),
        "</catalog>",
        "",
    ]
    return "\n".join(lines).encode()


def _metadata(catalogue: Catalogue) -> bytes:
    name = escape(catalogue.title)
    description = f"Written by tieout from its catalogue of facts about the taxonomy of {catalogue.publisher}."
    lines = [
        _DECLARATION,
        '<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">',
        f"<tp:identifier>urn:tieout:catalogue:{escape(catalogue.name)}</tp:identifier>",
        f"<tp:name>{name} (from the catalogue)</tp:name>",
        f"<tp:description>{escape(description)}</tp:description>",
        "<tp:entryPoints><tp:entryPoint>",
        f"<tp:name>{name}</tp:name>",
        f"<tp:entryPointDocument href={quoteattr(catalogue.entry_point)}/>",
        "</tp:entryPoint></tp:entryPoints>",
        "</tp:taxonomyPackage>",
        "",
    ]
    return "\n".join(lines).encode()


__all__ = ["package_files"]
