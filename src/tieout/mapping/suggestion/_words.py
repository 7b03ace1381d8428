"""Labels as words: spelling, plurals, hyphens and fillers made one, alternatives in brackets kept as such.

A label becomes slots, each a tuple of words of which any one will do: ``Profit (loss) before tax`` is
``(profit, loss) (before) (tax)``, so that it meets *Loss before tax* and *(Loss)/profit before taxes* alike.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tieout.mapping import normalise

Slots = tuple[tuple[str, ...], ...]

_MAX_LABEL = 300
# Enough for every label of a taxonomy and of the packs, which several suggesters have in common.
_MAX_CACHED = 65536
_CUT_SHORT = ("...", "…")
_ASIDE = re.compile(
    r"\[[^\]]*\]"
    r"|\(?\b(?:see )?notes? ?\d+[\d., ()a-z&]*\)?$"
    r"|\((?:in |expressed in )?(?:[a-z]{0,3}[$€£¥]|rmb|usd|eur|gbp|krw|twd|zar|brl|inr|sen|cents?)[^()]*\)"
    r"|\((?:restated|unaudited|audited|note|notes|continued|cont'd|as restated)\)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"(?:\b(?:as )?(?:at|of|on) )?(?:\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b)"
    r",?(?: ?(?:19|20)\d\d\b)?|\b(?:19|20)\d\d\b"
)
# Prefixes that some write with a hyphen, some with a blank, some with neither.
_JOINED = (
    (re.compile(r"\bnon[- ]+(?=[a-z])"), "non"),
    (re.compile(r"\bpost[- ](?=employment|retirement|tax)"), "post"),
    (re.compile(r"\b(long|short)[- ]term\b"), r"\1term"),
    (re.compile(r"\bwr(?:ite|itten|iting)[- ](down|off|up)(?:s)?\b"), r"write\1"),
    (re.compile(r"\bwrite(down|off|up)s\b"), r"write\1"),
    (re.compile(r"\bpre[- ]tax\b"), "before tax"),
    (re.compile(r"\bpre[- ]?paid\b"), "prepaid"),
    (re.compile(r"\bpre[- ]?payments?\b"), "prepayment"),
    (re.compile(r"\bbuy[- ]?backs?\b"), "buyback"),
    (re.compile(r"\bco[- ](?=op|own)"), "co"),
    (re.compile(r"\bsub[- ](?=total|lease)"), "sub"),
    (re.compile(r"\bunder[- ]construction\b"), "construction in progress"),
)
_ALTERNATIVE_FIRST = re.compile(r"\(([^()]*)\) ?/ ?([a-z-]+)")
# A row such as "Profit attributable to:" is the total that the rows below divide.
_ATTRIBUTABLE_AT_END = re.compile(r",? (?:is |are )?attributable to$")
# What a bracket says to be in or out of the words before it is no other reading of them.
_INCLUDED = re.compile(r"\((?:including|inclusive of|includes) [^()]*\)")
_BRACKETS = re.compile(r"([()])")
_WORD = re.compile(r"[a-z0-9à-ɏ&]+(?:'[a-z]+)?")
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "to",
        "for",
        "by",
        "from",
        "with",
        "at",
        "as",
        "is",
        "are",
        "be",
        "it",
        "its",
        "their",
        "our",
        "this",
        "that",
        "which",
        "during",
        "period",
        "year",
        "month",
        "financial-year",
        "such",
        "these",
        "those",
        "has",
        "have",
        "been",
        "was",
        "were",
        "ended",
        "end-of-year",
        "thereof",
        "respectively",
        "&",
        "via",
        "into",
    ]
)
_IRREGULAR = {
    "taxation": "tax", "taxes": "tax", "losses": "loss", "bonuses": "bonus", "bases": "basis", "indices": "index",
    "monies": "money", "shareholding": "shareholding", "labor": "labour", "programs": "programme",
    "program": "programme", "center": "centre", "license": "licence", "licenses": "licence", "check": "cheque",
    "realizable": "realisable", "amortizable": "amortisable", "aging": "ageing", "plough": "plow", "kept": "hold",
    "held": "held", "leasehold": "leasehold", "opening": "beginning", "closing": "end", "ending": "end",
    "beginnings": "beginning", "vs": "", "etc": "", "incl": "including", "excl": "excluding",
}  # fmt: skip
_BRITISH = re.compile(r"(?<=[a-z]{3})[iy]z(e|es|ed|ing|ation|ations|er|ers)$")
_SINGULAR = (("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
_NO_PLURAL = ("ss", "us", "is")


@lru_cache(maxsize=_MAX_CACHED)
def slots(text: str) -> Slots:
    """The words of a label, each once, in the order written."""
    plain = _plain(text)
    found: list[list[str]] = []
    inside: list[str] = []
    pending: list[str] = []
    depth = 0
    for piece in _BRACKETS.split(plain):
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(0, depth - 1)
            if not depth:
                _alternative(found, inside, pending)
                inside = []
        elif depth:
            inside += _words(piece)
        else:
            for word in _words(piece):
                found.append([word, *pending])
                pending.clear()
    _alternative(found, inside, [])
    return _distinct(found)


def _alternative(found: list[list[str]], inside: list[str], pending: list[str]) -> None:
    """What stands in brackets is another reading of the word before; at the beginning, of the word after."""
    if found:
        found[-1] += inside
    else:
        pending += inside


def _distinct(found: list[list[str]]) -> Slots:
    """Every slot once, by its first word; alternatives each once."""
    kept: dict[str, dict[str, None]] = {}
    for words in found:
        kept.setdefault(words[0], {}).update(dict.fromkeys(words))
    return tuple(tuple(words) for words in kept.values())


def _plain(text: str) -> str:
    """The label without notes, dates and a word that was cut off at its end."""
    cut = text.rstrip().endswith(_CUT_SHORT)
    plain = normalise(text[:_MAX_LABEL])
    if cut:
        plain = plain.rpartition(" ")[0]
    plain = _DATE.sub(" ", _INCLUDED.sub(" ", _ASIDE.sub(" ", plain)))
    plain = _ATTRIBUTABLE_AT_END.sub("", plain.rstrip())
    plain = _ALTERNATIVE_FIRST.sub(r"\2 (\1)", plain)
    for pattern, joined in _JOINED:
        plain = pattern.sub(joined, plain)
    return plain


def _words(text: str) -> Iterator[str]:
    """The words of a piece of text, in their base form."""
    before = ""
    for match in _WORD.finditer(text):
        word = _base(match[0])
        # A number says something only where it names a standard or a level of the fair value hierarchy.
        known = not word.isdigit() or before in ("ifrs", "ias", "level", "stage", "tier")
        before = word
        if word and word not in _STOP and known and (len(word) > 1 or word.isdigit()):
            yield word


@lru_cache(maxsize=_MAX_CACHED)
def _base(word: str) -> str:
    """A word in the singular and in British spelling."""
    word = word.partition("'")[0]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = _BRITISH.sub(r"is\1", word)
    for plural, singular in _SINGULAR:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL):
        word = word.removesuffix("s")
    return _IRREGULAR.get(word, word)


__all__ = ["Slots", "slots"]
