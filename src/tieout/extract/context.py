"""What stands around a table: its caption, the headings above it, and which statement it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieout.model import Heading, ListItem, Paragraph, RawDocument, RawTable

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z])")
_TITLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "EQ",
        (r"(?:changes?|movements?) in (?:(?:share|stock)holders['’]? |owners['’]? |total )?(?:equity|net assets)",),
    ),
    ("CF", (r"cash[\s-]?flows?",)),
    ("OCI", (r"comprehensive (?:income|loss)",)),
    (
        "IS",
        (
            r"profits? (?:or|and) loss(?:es)?",
            r"income (?:statements?|accounts?)",
            r"income and expenditure",
            (
                r"statements? of (?:(?:consolidated|group|condensed|interim|net) )*"
                r"(?:income|operations|earnings|profits?|results?|financial performance)"
            ),
        ),
    ),
    (
        "BS",
        (
            r"statements? of (?:consolidated |group )?financial position",
            r"balance sheets?",
            r"statements? of (?:net )?assets",
        ),
    ),
)
_STATEMENT = re.compile(r"\bstatements?\b|\baccounts?\b|\bbalance sheets?\b|\bsummary\b", re.IGNORECASE)
# Rows that only a primary statement of the kind has; two of them settle what a table is.
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("CF", (r".*operating activities.*", r".*investing activities.*", r".*financing activities.*")),
    (
        "BS",
        (
            r"total .*assets",
            r"total .*liabilities",
            r"(?:total )?(?:shareholders['’] )?equity|net (?:current )?assets|net (?:current )?liabilities",
        ),
    ),
    (
        "IS",
        (
            r"(?:total |net )?(?:revenues?|turnover|sales)(?: from.*)?",
            r"gross (?:profit|loss|margin).*",
            r"(?:operating|trading) (?:profit|loss|income).*|.*(?:profit|loss) from operations",
            r".*before (?:income )?tax(?:ation|es)?",
            r".*(?:profit|loss|income|earnings)\)? for the (?:financial )?(?:year|period|quarter|half).*",
        ),
    ),
    (
        "OCI",
        (
            r"total comprehensive (?:income|loss|expense).*",
            r"other comprehensive (?:income|loss|expense).*",
            r".*(?:profit|loss|income)\)? for the (?:financial )?(?:year|period|quarter|half).*",
            r".*(?:exchange|translation) differences.*",
        ),
    ),
    (
        "EQ",
        (
            r"(?:balances? )?(?:as )?at (?:the )?(?:\d|[a-z]+ \d|beginning|start|end).*",
            r".*dividends?.*|.*comprehensive (?:income|loss|expense).*|.*transactions with owners.*",
            r".*(?:profit|loss|income)\)? for the (?:financial )?(?:year|period|quarter|half).*",
        ),
    ),
)
_TOTALS = (
    r"(?:total |net )(?:operating |investment )?(?:income|revenues?)",
    r"total (?:operating )?(?:expenses?|costs?)",
)
# Rows that a statement so titled may have instead: those of banks, insurers and funds among them.
_TITLED_ROWS: dict[str, tuple[str, ...]] = {
    "BS": (
        r"total (?:assets|liabilities|equity|shareholders['’] equity)\b.*",
        r"net assets\b.*|capital and reserves",
        r"equity attributable to.*|.*non-?controlling interests?",
        r"(?:cash and )?balances with central banks?|cash and cash equivalents",
    ),
    "IS": (
        r"(?:net )?(?:interest|insurance|fee|premium|investment|rental).* (?:income|revenue|result)",
        *_TOTALS,
        r".*attributable to .*|(?:profit|loss|net income).* after .*tax.*|net (?:profit|loss|income|result|earnings).*",
        r"income tax(?:es)?.*|tax(?:ation)?|basic.*|.*earnings per share.*",
    ),
}


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one table. ``lead`` is the whole paragraph that introduces it."""

    table: RawTable
    caption: str
    lead: str
    headings: tuple[str, ...]


def contexts(document: RawDocument) -> Iterator[Context]:
    """The surroundings of every table, in document order.

    The caption is the last sentence right above the table, or the item of a list there, as ``(a) Right-of-use assets``,
    or else the heading; a line with a date or unit is neither.
    """
    path: list[tuple[int, str]] = []
    lead = named = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            path = [entry for entry in path if entry[0] < block.level]
            path.append((block.level, _text(block)))
            lead = named = ""
        elif isinstance(block, Paragraph):
            lead, named = _text(block), ""
        elif isinstance(block, ListItem):
            lead = named = _text(block)
        elif isinstance(block, RawTable):
            headings = tuple(text for _, text in path)
            sentence = _SENTENCE_END.split(lead)[-1] if lead else ""
            told = named or (sentence if sentence.endswith((".", ":")) or not headings else headings[-1])
            yield Context(block, told, lead, headings)


def statement_of(context: Context, labels: tuple[str, ...]) -> str:
    """``BS``, ``IS``, ``OCI``, ``CF`` or ``EQ`` where the table is that statement, else nothing.

    The title counts where it names a statement and the rows fit; else the rows decide, for those of which no other
    table shares them. A statement of comprehensive income that begins above the profit is ``IS``, as one of profit or
    loss and other comprehensive income is. ``labels`` are those of the table's rows.
    """
    for title in (*reversed(context.headings), context.caption):
        if _STATEMENT.search(title):
            kinds = [
                kind
                for kind, names in _TITLES
                if any(re.search(rf"\b{name}\b", title, re.IGNORECASE) for name in names)
            ]
            if "IS" in kinds and "OCI" in kinds:
                kinds.remove("OCI")
            if kinds and kinds[0] == "OCI" and _begins_above_profit(labels):
                return "IS"
            if kinds and _has_rows(kinds[0], labels, titled=True):
                return kinds[0]
    return next((kind for kind, _ in _ROWS[:3] if _has_rows(kind, labels)), "")


def is_of_balances(context: Context, statement: str) -> bool:
    """Whether a table is a statement of financial position, by its rows or, where these leave it open, its title."""
    titles = (context.caption, *context.headings[-1:])
    names = "|".join(dict(_TITLES)["BS"])
    return statement == "BS" or (not statement and any(re.search(names, title, re.IGNORECASE) for title in titles))


def _has_rows(kind: str, labels: tuple[str, ...], *, titled: bool = False) -> bool:
    """Whether at least two of the rows that mark a statement, or one so titled, stand in the table."""
    names = (*dict(_ROWS)[kind], *(_TITLED_ROWS.get(kind, ()) if titled else ()))
    return _count(names, labels) >= 2


def _count(names: tuple[str, ...], labels: tuple[str, ...]) -> int:
    """How many of the expressions ``names`` match a label as a whole."""
    plain = [" ".join(label.casefold().split()) for label in labels]
    return sum(any(re.fullmatch(name, label) for label in plain) for name in names)


def _begins_above_profit(labels: tuple[str, ...]) -> bool:
    """Whether a statement of comprehensive income shows how the profit comes about, and does not begin with it."""
    own = tuple(label for label in labels if "comprehensive" not in label.casefold())
    return _count((*dict(_ROWS)["IS"], *_TOTALS), own) >= 2


def _text(block: Heading | ListItem | Paragraph) -> str:
    """The text of a block in one line."""
    return " ".join(run.text for run in block.runs)


__all__ = ["Context", "contexts", "is_of_balances", "statement_of"]
