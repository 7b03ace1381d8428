"""Labels made comparable: what is typography and not wording is the same on both sides."""

import re
import unicodedata
from functools import lru_cache

MAX_LABEL = 300
# The labels of a document and of the packs are compared again and again.
_MAX_CACHED = 65_536

_STRAIGHT = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"\u00ad": ""}
)
_RAISED = re.compile(r"[⁽⁾¹²³⁰⁴⁵⁶⁷⁸⁹ᵃ-ᶻ*†‡§]+")
_MARK_AT_END = re.compile(r"\s+(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\[\d{1,2}\])$")
_NUMBER_AT_START = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\.)\s+(?=\D)")
_NET_AT_END = re.compile(r"(?:\s+-|\s*,|\s+\()\s*net\)?$")
_SLASH = re.compile(r"\s*/\s*")
_MAX_MARKS = 3
_NUMBER = re.compile(r"(?:notes? )?(?:\d{1,3}(?:\.\d{1,2})*[.:)]?|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|[a-z]\.) (?=\S)")
_CONTINUED = re.compile(r"\s*[-(]? ?(?:continued|cont'd)\)?$")
_LIST_DASHES = "-•·▪●○ "


@lru_cache(maxsize=_MAX_CACHED)
def normalise(text: str) -> str:
    """``text`` for comparison: NFKC, case folded, blanks collapsed, quotes and dashes straight; footnote marks, dots
    and colons at the end and list dashes and numbers at the beginning left out; "(net)" and "- net" at the
    end are ", net".
    """
    raised = _RAISED.sub(" ", text.translate(_STRAIGHT))
    folded = unicodedata.normalize("NFKC", raised).casefold().translate(_STRAIGHT)
    plain = _SLASH.sub("/", " ".join(folded.split()))
    for _ in range(_MAX_MARKS):
        plain = _MARK_AT_END.sub("", plain).rstrip(" :.…")
    plain = _NUMBER_AT_START.sub("", plain.lstrip(_LIST_DASHES), count=1)
    return _NET_AT_END.sub(", net", plain)


def heading(text: str) -> str:
    """A heading for comparison: normalised, without its number (``14.``, ``Note 7``, ``(b)``) and ``(continued)``."""
    plain = _CONTINUED.sub("", normalise(text))
    return _NUMBER.sub("", plain, count=1) if _NUMBER.match(plain) else plain


__all__ = ["MAX_LABEL", "heading", "normalise"]
