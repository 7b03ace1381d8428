"""How the sign of a line becomes the reported one, with the reason."""

import re
from dataclasses import dataclass

from tieout.mapping import Sign
from tieout.proposals._book import Book
from tieout.proposals._lines import Dimensions, Line
from tieout.tagging import Reportable

_WORD = re.compile(r"[a-z]+")
_LOSSES, _GAINS = frozenset({"loss", "losses"}), frozenset({"gain", "gains", "profit", "profits", "income"})
# Names of the taxonomy write "Gains (losses)" so.
_GAIN_OR_LOSS = re.compile(r"(Gains?|Profits?)Loss(es)?")


@dataclass(frozen=True, slots=True)
class SignReason:
    """A rule for the sign and the words that say why."""

    sign: Sign
    why: str


def sign_of(line: Line, concept: Reportable, dimensions: Dimensions, book: Book) -> SignReason:
    """The sign rule for a line that reports ``concept``.

    The same fact elsewhere decides, if there is one. Else the balances of the sum that the line is added to do, then
    what is usual: expenses and outflows are printed as deductions and reported positive.
    """
    usual = _usual(line, concept, book)
    turned = _as_elsewhere(line, concept, dimensions, book)
    if turned is None:
        return usual
    flip, where = turned
    if flip == _flips(usual.sign, line, concept, book):
        return usual
    return SignReason(Sign.REVERSED if flip else Sign.PRESENTED, f"as the same figures at {where} are reported")


def _usual(line: Line, concept: Reportable, book: Book) -> SignReason:
    """The sign rule by balances, statement and the signs shown."""
    towards = book.orientation(line)
    if not concept.balance:
        return SignReason(Sign.PRESENTED, "the concept has no balance")
    if concept.balance == "credit" and _is_loss(line, concept):
        text = "its label says loss, and the concept's positive figures are gains"
        return SignReason(Sign.PRESENTED if min(line.values.values(), default=0) < 0 else Sign.REVERSED, text)
    if towards:
        if towards == concept.balance:
            return SignReason(Sign.PRESENTED, f"its sum adds it up as {towards}, which is the concept's balance")
        return SignReason(
            Sign.DEDUCTION, f"its sum adds it up as {towards}, the concept's balance is {concept.balance}"
        )
    if line.period == "duration":
        outward = "credit" if is_cash_flow(line) else "debit"
        if concept.balance == outward:
            return SignReason(Sign.DEDUCTION, f"{_what(outward)} is reported positive, however it is printed")
        return SignReason(Sign.PRESENTED, f"a concept with the balance {concept.balance} is reported as it is printed")
    if line.mostly_negative and not _all_negative(line, book):
        return SignReason(Sign.DEDUCTION, "a balance that its table takes off is reported positive")
    return SignReason(Sign.PRESENTED, "a balance is reported as it is printed")


def _is_loss(line: Line, concept: Reportable) -> bool:
    """Whether a label speaks of losses only, and the concept's own of gains or profits that may be losses."""
    said = set(_WORD.findall(line.item.label.casefold()))
    return bool(said & _LOSSES) and not said & _GAINS and bool(_GAIN_OR_LOSS.search(concept.name.local_name))


def _as_elsewhere(line: Line, concept: Reportable, dimensions: Dimensions, book: Book) -> tuple[bool, str] | None:
    """Whether the figures must be turned to equal those of the same fact elsewhere, and where; None without such."""
    for other in book.reported(concept.name, dimensions):
        pairs = [(value, other.values[slot]) for slot, value in line.values.items() if slot in other.values]
        pairs = [(mine, theirs) for mine, theirs in pairs if mine and abs(mine) == abs(theirs)]
        signs = {mine == theirs for mine, theirs in pairs}
        if other is not line and other.meaning and len(signs) == 1:
            return (signs == {True}) == other.meaning.flipped, str(other.place)
    return None


def _flips(sign: Sign, line: Line, concept: Reportable, book: Book) -> bool:
    """Whether a sign rule turns the figures of a line, as far as its table tells how deductions of that balance are
    shown.
    """
    if sign is not Sign.DEDUCTION:
        return sign is Sign.REVERSED
    deducted = [each for each in book.table(line) if each is line or _deducts(each, concept.balance, book)]
    return sum(1 if each.mostly_negative else -1 for each in deducted) > 0


def _deducts(line: Line, balance: str, book: Book) -> bool:
    """Whether a line is turned and its concept has that balance."""
    return line.meaning is not None and line.meaning.flipped and book.balance(line.meaning.concept) == balance


def _all_negative(line: Line, book: Book) -> bool:
    """Whether the table shows all its figures negative: then that is its way, and nothing is taken off."""
    return all(each.mostly_negative for each in book.table(line) if any(each.values.values()))


def is_cash_flow(line: Line) -> bool:
    """Whether a line stands in a statement of cash flows, as its table or what stands above it says."""
    above = (*line.subject.headings, line.subject.caption)
    return line.item.statement == "CF" or (not line.item.statement and any("cash flow" in text for text in above))


def _what(balance: str) -> str:
    """What a deduction is, by the balance of its concept."""
    return "an outflow" if balance == "credit" else "an expense"


__all__ = ["SignReason", "is_cash_flow", "sign_of"]
