"""Marks of units, scales and audit status, as headers, captions and row labels print them."""

import re
from dataclasses import dataclass
from typing import TypeVar

from tieout.model import DAYS, PURE, SHARES, Measure, Unit

_Value = TypeVar("_Value")

# Currencies that are printed by their code (ISO 4217) alone.
_CODES = (
    *("BDT", "BGN", "BHD", "BWP", "GEL", "GHS", "ISK", "JOD", "KWD", "KZT", "LKR", "MAD", "MUR", "NAD", "OMR", "PKR"),
    *("QAR", "RON", "RSD", "TZS", "UAH", "UGX", "XAF", "XOF", "ZMW"),
)
# Names and symbols of currencies (ISO 4217). A bare dollar, yen or krona sign names several: it is settled by the
# filing's currency or not at all.
_CURRENCIES: tuple[tuple[str, str], ...] = (
    (r"RMB|renminbi|CNY|人民币|人民幣", "CNY"),
    (r"HK\s?\\?\$|HKD|hong kong dollars?", "HKD"),
    (r"US\s?\\?\$|USD|(?:US|U\.S\.|united states) dollars?", "USD"),
    (r"NT\s?\\?\$|TWD", "TWD"),
    (r"A\\?\$|AU\\?\$|AUD|australian dollars?", "AUD"),
    (r"C\\?\$|CA\\?\$|CAD|canadian dollars?", "CAD"),
    (r"NZ\\?\$|NZD|new zealand dollars?", "NZD"),
    (r"S\\?\$|SGD|singapore dollars?", "SGD"),
    (r"R\\?\$|BRL", "BRL"),
    (r"€|EUR|euros?", "EUR"),
    (r"£|GBP|pounds? sterling|sterling", "GBP"),
    (r"CHF|swiss francs?", "CHF"),
    (r"JPY|japanese yen|yen", "JPY"),
    (r"KRW|₩|korean won", "KRW"),
    (r"INR|₹|Rs\.?|indian rupees?", "INR"),
    (r"SEK|swedish kron(?:a|or)", "SEK"),
    (r"NOK|norwegian kroner?", "NOK"),
    (r"DKK|danish kroner?", "DKK"),
    (r"PLN|zloty", "PLN"),
    (r"ZAR", "ZAR"),
    (r"MXN", "MXN"),
    (r"AED", "AED"),
    (r"SAR", "SAR"),
    (r"THB|baht", "THB"),
    (r"MYR|RM", "MYR"),
    (r"IDR|Rp", "IDR"),
    (r"KES|k\.?shs?\.?", "KES"),
    (r"NGN|₦|naira", "NGN"),
    (r"TRY|₺|turkish lira", "TRY"),
    (r"PHP|₱|philippine pesos?", "PHP"),
    (r"ILS|NIS|new israeli shekels?", "ILS"),
    (r"CZK|czech (?:koruna|crowns?)", "CZK"),
    (r"HUF|forints?", "HUF"),
    (r"PEN|S/\.?|soles", "PEN"),
    (r"CLP|chilean pesos?", "CLP"),
    (r"COP|colombian pesos?", "COP"),
    (r"ARS|argentine pesos?", "ARS"),
    (r"EGP|egyptian pounds?", "EGP"),
    (r"VND|vietnamese dong", "VND"),
    *((code, code) for code in _CODES),
)
_AMBIGUOUS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"\\?\$", frozenset({"USD", "AUD", "CAD", "HKD", "SGD", "NZD", "TWD", "MXN"})),
    (r"¥|￥", frozenset({"CNY", "JPY"})),
    (r"kr\.?", frozenset({"SEK", "NOK", "DKK"})),
    (r"R", frozenset({"ZAR"})),
)
_SCALES: tuple[tuple[str, int], ...] = (
    (r"hundred millions?|100 millions?", 8),
    (r"ten thousands?", 4),
    (r"billions?|bn", 9),
    (r"millions?|mill?\.?|mn|mm?", 6),
    (r"crores?", 7),
    (r"lakhs?|lacs?", 5),
    (r"thousands?|['’‘`´]\s?000s?|000['’]?s?|k|tsd\.?", 3),
)
# Thousands in digits say a scale only behind a currency; alone they are a figure.
_DIGITS: tuple[tuple[str, int], ...] = ((r"1[,.'’ ]?000", 3), (r"10[,.'’ ]?000", 4))
_CURRENCY = "|".join(names for names, _ in (*_CURRENCIES, *_AMBIGUOUS))
_SCALE = "|".join(names for names, _ in _SCALES)
_BEHIND = "|".join(names for names, _ in (*_SCALES, *_DIGITS))
_MARK = re.compile(
    rf"\(?\s*(?:in\s+)?(?:(?P<currency>{_CURRENCY})\s*[,.]?\s*(?:in\s+)?(?P<after>{_BEHIND})?|(?P<before>{_SCALE})"
    rf"(?:\s+(?:of\s+)?(?P<behind>{_CURRENCY}))?)\s*\)?",
    re.IGNORECASE,
)
# A letter before the code that says the scale: ``TEUR``, ``k€``, ``MSEK``.
_LETTERED = re.compile(r"\(?\s*(?:in\s+)?(?P<letter>[TkKMm])(?P<currency>EUR|€|CHF|USD|GBP|SEK|NOK|DKK|PLN)\s*\)?")
_LETTERS = {"T": 3, "k": 3, "K": 3, "M": 6, "m": 6}
_PHRASE = re.compile(
    rf"(?:\bin\s+|\()(?:(?P<before>{_SCALE})\s+(?:of\s+)?)?(?P<currency>{_CURRENCY})\s*"
    rf"(?:(?:in\s+)?(?P<after>{_BEHIND}))?(?![\w$])(?!\s*(?:in\s+)?(?:{_SCALE})\b)(?!\s*\d)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"[,;–—-]\s*(?:(?P<currency>{_CURRENCY})\s*(?:in\s+)?(?P<after>{_SCALE})|(?P<before>{_SCALE})\s+(?:of\s+)?"
    rf"(?P<behind>{_CURRENCY}))\s*\.?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\(?\s*(?:%|per\s?cent\.?|percentage)\s*\)?", re.IGNORECASE)
_MAX_MARK = 200
_LABEL_UNIT = re.compile(r"\(([^()]{1,24})\)")
_PER_SHARE = re.compile(
    r"\bper\s+(?:(?:ordinary|equity|common|registered|bearer|basic|diluted)\s+)*"
    r"(?P<what>share|unit|customer|user|employee|tonne|barrel)\b(?!\s+(?:calculation|computation))",
    re.IGNORECASE,
)
_DAYS = re.compile(r"\b(?:days?)\b", re.IGNORECASE)
_COUNT = re.compile(r"\bnumber of\b|\bheadcount\b|\bno\. of\b", re.IGNORECASE)
_SHARE_COUNT = re.compile(r"\bnumber of\b.*\bshares\b|\bshares in issue\b|\bshares outstanding\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\(?number of (?:ordinary )?(?P<what>shares|(?:share )?options)\s*[,(]?\s*(?:in )?(?P<scale>{_SCALE})?\)*",
    re.IGNORECASE,
)
_STATED = re.compile(r"\d[\d,.]*\s*(?:p|pence|c|cents?|¢)?\s*(?:\([^()]*\)\s*)?$", re.IGNORECASE)
_MINOR = re.compile(
    r"(?:in\s+)?(?:(?P<of>[A-Z]{1,3}|hong kong|singapore)[\s-]?)?(?:cents?|pence|pennies|\bp|fen|sen)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class UnitMark:
    """What a mark says: the measure, the unit (None for a bare scale) and the power of ten."""

    measure: Measure
    unit: Unit | None
    scale: int


# Cents and pence are hundredths of a currency's unit.
MINOR_SCALE = -2
PERCENT_MARK = UnitMark(Measure.PERCENT, PURE, -2)


def unit_mark(text: str, currency: str = "") -> UnitMark | None:
    """The mark that ``text`` is as a whole (``RMB'000``, ``(%)``, ``€ million``), or None.

    ``currency`` is the ISO 4217 code that settles a sign shared by several currencies.
    """
    plain = plain_text(text) if len(text) <= _MAX_MARK else ""
    if not plain:
        return None
    if _PERCENT.fullmatch(plain):
        return PERCENT_MARK
    lettered = _LETTERED.fullmatch(plain)
    code = _lookup(_CURRENCIES, lettered["currency"]) if lettered else None
    if lettered and code:
        return UnitMark(Measure.AMOUNT, Unit(code), _LETTERS[lettered["letter"]])
    minor = _MINOR.fullmatch(plain)
    if minor:
        named = _minor_of(minor) or currency
        return UnitMark(Measure.AMOUNT, Unit(named) if named else None, MINOR_SCALE)
    counted = _COUNTED.fullmatch(plain)
    if counted:
        unit = SHARES if counted["what"].casefold() == "shares" else PURE
        return UnitMark(Measure.COUNT, unit, _lookup(_SCALES, counted["scale"] or "") or 0)
    found = _MARK.fullmatch(plain)
    return _amount(found, currency) if found else None


def unit_phrase(text: str, currency: str = "") -> UnitMark | None:
    """The phrase that states currency and scale: ``text`` as a whole, or the first within it.

    Such phrases are ``in thousands of euro``, ``(HK$ in millions)`` and ``Rs. in crore``; after a comma or dash at the
    end also ``NOK million``.
    """
    whole = unit_mark(text, currency) if len(text) <= _MAX_MARK else None
    if whole and whole.unit and whole.measure is Measure.AMOUNT and whole.scale:
        return whole
    plain = plain_text(text)
    found = _PHRASE.search(plain) or _TAIL.search(plain[-_MAX_MARK:])
    return _amount(found, currency) if found else None


def row_mark(label: str, currency: str = "") -> UnitMark | None:
    """What a row's own label says of its unit: ``(%)``, ``(RMB)``, a number of things, so much per share.

    ``currency`` is that of the column, for values per share whose label names none.
    """
    inners = _LABEL_UNIT.findall(label)
    mark = next((found for inner in inners if (found := unit_mark(inner, currency))), None)
    per, shares = _PER_SHARE.search(label), _SHARE_COUNT.search(label)
    # A number of shares "used in calculating earnings per share" is a number; "of 6.2p per share" states its own value.
    if per and not _STATED.search(label[: per.start()]) and not (shares and shares.start() < per.start()):
        denominator = "shares" if per["what"].lower() == "share" else per["what"].lower()
        minor = next((small for inner in inners if (small := _MINOR.fullmatch(inner.strip()))), None)
        named = _minor_of(minor) if minor else None
        code = named or (mark.unit.numerator if mark and mark.unit else currency)
        scale = MINOR_SCALE if minor else mark.scale if mark else 0
        return UnitMark(Measure.PER_UNIT, Unit(code, denominator) if code else None, scale)
    if shares:
        return UnitMark(Measure.COUNT, SHARES, mark.scale if mark and not mark.unit else 0)
    if _COUNT.search(label):
        return UnitMark(Measure.COUNT, PURE, mark.scale if mark and not mark.unit else 0)
    return mark


def _minor_of(minor: re.Match[str]) -> str | None:
    """The currency whose hundredth a mark such as ``US cents`` names, where it names one."""
    of = minor["of"] or ""
    return next((code for text in (of, f"{of}$", f"{of} dollar") if (code := _lookup(_CURRENCIES, text))), None)


def days_mark(label: str) -> UnitMark | None:
    """The mark of a row that counts days, such as turnover days; ``within 90 days`` names a bracket and counts none."""
    counts = _DAYS.search(label) and not re.search(r"\d+\s*(?:-|–|to)?\s*\d*\s*days", label)
    return UnitMark(Measure.DAYS, DAYS, 0) if counts else None


def audit_mark(text: str) -> bool | None:
    """False for a mark such as ``(unaudited)``, also torn by one letter; True for ``(audited)``; else None."""
    letters = re.sub(r"[^a-z]", "", text.casefold())
    if letters == "audited":
        return True
    return False if letters and _near_unaudited(letters) else None


def _near_unaudited(letters: str) -> bool:
    """Whether ``letters`` are ``unaudited``, or that with one or two letters doubled where the word was torn."""
    if letters == "unaudited":
        return True
    if not letters.startswith("una") or len(letters) > 11:
        return False
    rest = iter(letters)
    return all(char in rest for char in "unaudited")


def plain_text(text: str) -> str:
    """``text`` without markup left over from drawing (tags, TeX commands, dollar signs around TeX), blanks folded."""
    bare = re.sub(r"<[^<>]{0,40}>", " ", text)
    bare = re.sub(r"\$([^$]*)\$", r"\1", bare)
    bare = re.sub(r"\\(?:mathbf|mathrm|text|rm|bf)\b|[{}]", "", bare)
    return " ".join(bare.split())


def _amount(found: re.Match[str], currency: str) -> UnitMark | None:
    """The mark of a match: currency (None where it is shared by several and not settled) and scale."""
    groups = found.groupdict()
    power = _lookup((*_SCALES, *_DIGITS), groups.get("after") or groups.get("before") or "")
    name = groups.get("currency") or groups.get("behind") or ""
    code = _lookup(_CURRENCIES, name)
    if name and code is None:
        codes = _lookup(_AMBIGUOUS, name) or frozenset()
        if currency not in codes:
            return None
        code = currency
    return UnitMark(Measure.AMOUNT, Unit(code) if code else None, power or 0)


def _lookup(table: tuple[tuple[str, _Value], ...], text: str) -> _Value | None:
    """The value whose pattern is the whole of ``text``."""
    return next((value for names, value in table if text and re.fullmatch(names, text, re.IGNORECASE)), None)


__all__ = [
    "MINOR_SCALE",
    "PERCENT_MARK",
    "UnitMark",
    "audit_mark",
    "days_mark",
    "plain_text",
    "row_mark",
    "unit_mark",
    "unit_phrase",
]
