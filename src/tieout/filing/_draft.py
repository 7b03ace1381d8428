"""The first draft of a filing: what the document tells, and marked placeholders for what it does not."""

import re
import unicodedata
from collections.abc import Sequence

from tieout.filing._currencies import CURRENCIES
from tieout.filing._filing import RESERVED_PREFIXES
from tieout.filing._infer import currency_of, language_of, name_of, year_end_of
from tieout.model import LineItem, SourceDocument
from tieout.yaml_source import written

_ARTICLES = frozenset({"the", "a", "an", "of", "and", "la", "le", "les", "das", "die", "der", "el", "il"})


def draft(document: SourceDocument, items: Sequence[LineItem], file_name: str) -> str:
    """The text of a filing's YAML file for ``document``, known to the filing as ``file_name``.

    What the document doesn't tell stands as a placeholder that still builds, marked by a comment. An official
    identifier is never invented. The same document gives the same bytes.
    """
    name = name_of(document)
    prefix = _prefix(name)
    namespace = f"http://example.org/{prefix or 'company'}"
    currency = currency_of(items)
    lines = (
        f"document: {_scalar(file_name)}",
        "entity:",
        f"  name: {_or(_scalar(name), 'Company', 'the name of the company, as printed')}",
        f"  scheme: {_or('', 'http://example.org/entity', _SCHEME)}",
        f"  identifier: {_or('', 'placeholder', 'the official identifier of the company under that scheme')}",
        f"language: {_or(language_of(document), 'en', 'the language of the document')}",
        f"currency: {_or(currency if currency in CURRENCIES else '', 'XXX', 'the presentation currency (ISO 4217)')}",
        f"fiscal-year-end: {_or(year_end_of(items), '12-31', 'the last day of the financial year, MM-DD')}",
        "taxonomy: ifrs-2025",
        "mappings:",
        "  - ifrs",
        "extension:",
        f"  prefix: {_or(prefix, 'company', 'a short name for the extension taxonomy of the company')}",
        f"  namespace: {_or('', namespace, _NAMESPACE)}",
        "profile: ifrs",
    )
    return "".join(f"{line}\n" for line in lines)


_SCHEME = "the scheme of an official identifier, such as http://standards.iso.org/iso/17442 for an LEI"
_NAMESPACE = "a URI under the company's own domain"


def _or(value: str, placeholder: str, what: str) -> str:
    """A value, or a placeholder marked as such."""
    return value or f"{placeholder}  # placeholder: {what}"


def _scalar(text: str) -> str:
    """A text as YAML; nothing where there is no text."""
    return written(text) if text.strip() else ""


def _prefix(name: str) -> str:
    """The first telling word of the company's name, in ASCII lower case; or nothing where it makes no prefix."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", ascii_name.lower()) if word not in _ARTICLES]
    word = re.sub(r"^[0-9]+", "", words[0])[:12] if words else ""
    return "" if word in RESERVED_PREFIXES or word.startswith("xml") or len(word) < 2 else word


__all__ = ["draft"]
