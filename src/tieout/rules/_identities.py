"""Amounts that are equal by their definitions in IFRS, whatever calculations the filer declares."""

from collections.abc import Iterator
from decimal import Decimal

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact, Interval, Period
from tieout.rules._facts import Facts, interval, shown

# Left side; the right side's concepts with their signs. All are concepts of the IFRS taxonomy (ifrs-full).
_EQUAL: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("Assets", (("EquityAndLiabilities", 1),)),
    ("Assets", (("Equity", 1), ("Liabilities", 1))),
    ("Assets", (("CurrentAssets", 1), ("NoncurrentAssets", 1))),
    ("Liabilities", (("CurrentLiabilities", 1), ("NoncurrentLiabilities", 1))),
    ("EquityAndLiabilities", (("Equity", 1), ("Liabilities", 1))),
    ("Equity", (("EquityAttributableToOwnersOfParent", 1), ("NoncontrollingInterests", 1))),
    ("GrossProfit", (("Revenue", 1), ("CostOfSales", -1))),
    ("ComprehensiveIncome", (("ProfitLoss", 1), ("OtherComprehensiveIncome", 1))),
    (
        "ProfitLoss",
        (("ProfitLossAttributableToOwnersOfParent", 1), ("ProfitLossAttributableToNoncontrollingInterests", 1)),
    ),
    (
        "ComprehensiveIncome",
        (
            ("ComprehensiveIncomeAttributableToOwnersOfParent", 1),
            ("ComprehensiveIncomeAttributableToNoncontrollingInterests", 1),
        ),
    ),
)
_CASH = "CashAndCashEquivalents"
_NET_CHANGE = "IncreaseDecreaseInCashAndCashEquivalents"
_BEFORE_EXCHANGE = "IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges"
_EXCHANGE = "EffectOfExchangeRateChangesOnCashAndCashEquivalents"
_EARNINGS = (
    ("BasicEarningsLossPerShare", ("WeightedAverageShares", "NumberOfSharesOutstanding")),
    ("DilutedEarningsLossPerShare", ("AdjustedWeightedAverageShares",)),
)
_PROFITS = ("ProfitLossAttributableToOrdinaryEquityHoldersOfParentEntity", "ProfitLossAttributableToOwnersOfParent")
# Profit and shares are rounded, the quotient is rounded to cents: what differs by more than a tenth is no rounding.
_TENTH = Decimal("0.1")


def identities(facts: Facts) -> Iterator[Finding]:
    """Every identity of which all amounts are reported without dimensions for one period and does not hold."""
    for left, right in _EQUAL:
        for fact in _whole(facts, left):
            terms = [(_at(facts, name, fact), sign) for name, sign in right]
            found = [(term, sign) for term, sign in terms if term is not None]
            if len(found) == len(terms):
                yield from _compared(fact, found, " + ".join(name for name, _ in right).replace("+ Cost", "- Cost"))


def cash(facts: Facts) -> Iterator[Finding]:
    """Opening cash, its change and the effect of exchange rates make the closing cash (IAS 7.45)."""
    for change in (*_whole(facts, _NET_CHANGE), *_whole(facts, _BEFORE_EXCHANGE)):
        if change.period is None or change.period.is_instant:
            continue
        opening = _at(facts, _CASH, change, change.period.opening)
        closing = _at(facts, _CASH, change, change.period.closing)
        if opening is None or closing is None:
            continue
        terms = [(opening, 1), (change, 1)]
        exchange = _at(facts, _EXCHANGE, change)
        if exchange is not None and change.concept.local_name == _BEFORE_EXCHANGE:
            terms.append((exchange, 1))
        # Where only the change before exchange differences is reported, and they are not, nothing can be said.
        if exchange is not None or change.concept.local_name == _NET_CHANGE:
            yield from _compared(closing, terms, "opening cash and its change")


def earnings(facts: Facts) -> Iterator[Finding]:
    """Earnings per share against profit and weighted shares, where all three are reported (IAS 33.9, 33.30)."""
    for name, shares in _EARNINGS:
        for fact in _whole(facts, name):
            profit = next((each for other in _PROFITS if (each := _at(facts, other, fact, unit=False))), None)
            number = next((each for other in shares if (each := _at(facts, other, fact, unit=False))), None)
            if not (profit and number and profit.value and number.value and fact.value):
                continue
            quotient = profit.value / number.value
            smallest = Decimal(1).scaleb(-(fact.decimals or 0)) if not fact.is_exact else Decimal(0)
            if abs(fact.value - quotient) > max(abs(quotient) * _TENTH, smallest):
                yield codes.EARNINGS.at(
                    fact.place,
                    related=[profit.place, number.place],
                    facts=[fact.id, profit.id, number.id],
                    concept=fact.concept,
                    value=shown(fact.value),
                    other=shown(quotient.quantize(Decimal("0.0001"))),
                )


def _whole(facts: Facts, name: str) -> Iterator[FiledFact]:
    """The facts of a concept of the base taxonomy that have no dimensions."""
    return (fact for fact in facts.by_name.get(name, ()) if not fact.dimensions and not fact.typed)


def _at(
    facts: Facts, name: str, beside: FiledFact, period: Period | None = None, *, unit: bool = True
) -> FiledFact | None:
    """The fact of a concept for the period of another, or the period given, in the same unit where ``unit``."""
    wanted = period or beside.period
    return next(
        (fact for fact in _whole(facts, name) if fact.period == wanted and (not unit or fact.unit == beside.unit)), None
    )


def _compared(fact: FiledFact, terms: list[tuple[FiledFact, int]], right: str) -> Iterator[Finding]:
    """A finding where a fact is not the sum of others within rounding."""
    added = Interval(Decimal(0), Decimal(0))
    for term, sign in terms:
        added = added.plus(interval(term), sign)
    total = sum(((term.value or Decimal(0)) * sign for term, sign in terms), Decimal(0))
    if not added.overlaps(interval(fact)):
        yield codes.IDENTITY.at(
            fact.place,
            related=[term.place for term, _ in terms],
            facts=[fact.id, *(term.id for term, _ in terms)],
            left=fact.concept,
            value=shown(fact.value),
            right=right,
            other=shown(total),
            difference=shown(abs((fact.value or Decimal(0)) - total)),
        )


__all__ = ["cash", "earnings", "identities"]
