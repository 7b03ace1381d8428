"""What a document tells about its filing: the company's name, the language, the currency and the year's end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tieout.model import CellState, Heading, LineItem, Paragraph, Period, SourceDocument

# Words for the legal form of a company, as they end its name, in countries whose companies report under IFRS.
_LEGAL = (
    "limited ltd plc incorporated inc corporation corp llc llp ag se gmbh kgaa sa nv bv spa srl sarl sas ab asa as "
    "a/s oyj oy abp nyrt zrt pty berhad bhd tbk jsc pjsc ojsc dd ad sab ltda"
)
_LEGAL_FORMS = frozenset(_LEGAL.split())
# Those that no sentence has by chance, as one in capitals has "AS".
_LONG_FORMS = frozenset(form for form in _LEGAL_FORMS if len(form) > 2)
# Words that end a name only where the name is the whole line, since sentences are full of them.
_LOOSE_FORMS = frozenset({"company", "co", "group", "holding", "holdings", "bank", "trust", "fund"})
# Words that stand inside names without a capital, and words that alone make no name.
_INNER = frozenset({"&", "and", "of", "the", "de", "du", "des", "la", "und", "für", "y", "e", "i", "et", "van", "von"})
_GENERAL = frozenset({"our", "this", "these", "a", "an", "we", "history", "overview", "business", "parent", "no", "in"})
_NAMING = frozenset({"annual", "interim", "report", "accounts", "prospectus", "consolidated", "notes", "statements"})
_LINES = 60
_LONGEST_LINE = 400


# The commonest short words of the languages in which reports are published most.
_COMMON = {
    "en": "the and of to in for is was our by with as from at on",
    "de": "der die und das den von mit im für auf ist des nicht ein zum",
    "fr": "le la les et des du une dans pour par sur au aux est en",
    "es": "el la los las y del una en por para con que se al es",
    "it": "il la le di e che del della per con nel una sono gli alla",
    "nl": "de het een van en in op voor met is zijn dat te aan door",
    "pt": "o a os as de e do da em para com que no na dos",
    "sv": "och i att det som en på är av för med till den har ett",
    "da": "og i at det som en på er af for med til den har et",
    "fi": "ja on ei se että oli joka myös sekä ovat mutta kun tai vuoden sen",
    "pl": "i w z na do nie się jest oraz od za przez dla że roku",
}


def name_of(document: SourceDocument) -> str:
    """The first name of a company near the top: one that is a whole line, else one inside a line; or nothing."""
    lines = [line.split() for line in _first_lines(document)]
    whole = (name for words in lines for name, rest in _names(words, _LEGAL_FORMS | _LOOSE_FORMS) if _is_title(rest))
    inside = (name for words in lines for name, _ in _names(words, _LONG_FORMS))
    return next(whole, "") or next(inside, "")


def _names(words: list[str], forms: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Names of companies in a line that end with one of ``forms``, each with the other words of the line."""
    for at, word in enumerate(words):
        if _bare(word) not in forms or (not word[:1].isupper() and _bare(word) not in {"plc", "a/s"}):
            continue
        end = at + 1
        while end < len(words) and not words[end - 1].endswith(";") and _bare(words[end]) in _LEGAL_FORMS:
            end += 1
        start = at
        while start > 0 and _goes_before(words[start - 1], words[start]):
            start -= 1
        while start < at and (_bare(words[start]) in _INNER | _GENERAL | _NAMING or words[start].isdigit()):
            start += 1
        told = [name for name in map(_bare, words[start:at]) if name not in _INNER | _GENERAL | _LOOSE_FORMS]
        if told:
            yield " ".join(words[start:end]).rstrip(",;:").strip("()"), words[:start] + words[end:]


def _goes_before(word: str, following: str) -> bool:
    """Whether ``word`` can stand before ``following`` in one name: capital or joining words, no end of a sentence."""
    if (
        word[-1] in ",.;:)"
        and _bare(following) not in _LEGAL_FORMS
        and not re.fullmatch(r"(?:\w\.)+|Co\.,?|St\.", word)
    ):
        return False
    return word[0].isupper() or word[0].isdigit() or word.casefold() in _INNER


def _bare(word: str) -> str:
    """A word for comparison: in lower case, without stops, commas and brackets."""
    return re.sub(r"[.,;:()\[\]]", "", word).casefold()


def _is_title(rest: list[str]) -> bool:
    """Whether what stands beside a name in its line is nothing, a remark in parentheses, or the kind of document."""
    text = re.sub(r"\(.*\)", "", " ".join(rest))
    known = _NAMING | _INNER | {"its", "subsidiaries", "subsidiary", "companies", "for", "year", "ended"}
    return all(_bare(word).strip("-–—|") in known | {""} or word.strip("-–/").isdigit() for word in text.split())


def _first_lines(document: SourceDocument) -> Iterator[str]:
    """The first lines of headings and paragraphs, runs of blanks made one."""
    lines = (
        " ".join(run.text[:_LONGEST_LINE].split())
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
        for run in block.runs
    )
    return (line for _, line in zip(range(_LINES), lines, strict=False))


def language_of(document: SourceDocument) -> str:
    """The language whose commonest words stand most often in the running text; or nothing where none does."""
    texts = [run.text for block in document.blocks if isinstance(block, Heading | Paragraph) for run in block.runs]
    words = Counter(word for text in texts[:2000] for word in re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {language: sum(words[word] for word in common.split()) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 5 else ""


def currency_of(items: Iterable[LineItem]) -> str:
    """The currency that most amounts are in; or nothing. Of two alike the first in the alphabet counts."""
    found = Counter(item.unit.numerator for item in items if item.unit and item.unit.is_monetary)
    return min(found, key=lambda code: (-found[code], code), default="")


def year_end_of(items: Iterable[LineItem]) -> str:
    """The last day of the financial year as MM-DD: that of the periods of a year, else of the instants; or nothing."""
    periods = [item.period for item in items if item.period and item.state is not CellState.UNRESOLVED]
    for chosen in ([period for period in periods if _is_year(period)], [p for p in periods if p.is_instant]):
        found = Counter(period.end.strftime("%m-%d") for period in chosen)
        if found:
            return min(found, key=lambda day: (-found[day], day))
    return ""


def _is_year(period: Period) -> bool:
    """Whether a period is a year long; financial years of whole weeks have 52 or 53."""
    return period.start is not None and 363 <= (period.end - period.start).days <= 371


__all__ = ["currency_of", "language_of", "name_of", "year_end_of"]
