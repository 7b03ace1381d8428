"""In words, how the scale, the decimals and the sign of a fact were decided."""

from decimal import Decimal

from tieout.mapping import Rule, Sign
from tieout.model import Fact, LineItem

_POWERS = {-2: "hundredths", 0: "units", 3: "thousands", 6: "millions", 9: "billions"}


def power(exponent: int) -> str:
    """A power of ten in words where there is one."""
    return _POWERS.get(exponent, f"10^{exponent}")


def plain(value: Decimal) -> str:
    """A value without exponent, thousands grouped."""
    return f"{value:,f}"


def explain(item: LineItem, rule: Rule, decimals: int, reported: Decimal, shows_negatives: bool) -> tuple[str, ...]:
    """Three lines: scale, decimals and sign. ``shows_negatives`` tells how the item's table shows its deductions."""
    accuracy = "the last digit shown stands for" if decimals == item.decimals else "the rule says, accurate to"
    return (
        f"scale {item.scale}: the figure is shown in {power(item.scale)}",
        f"decimals {decimals}: {accuracy} {power(-decimals)}",
        f"sign: {_sign(item, rule, shows_negatives)}, so the reported value is {plain(reported)}",
    )


def _sign(item: LineItem, rule: Rule, shows_negatives: bool) -> str:
    """How the sign was decided."""
    shown = f"the page shows {item.text.strip() or 'a blank'}"
    if rule.sign is Sign.PRESENTED:
        return f"{shown}, and the rule takes the sign as presented"
    if rule.sign is Sign.REVERSED:
        return f"{shown}, and the rule reverses the sign"
    way = "as negative figures" if shows_negatives else "as positive figures"
    return f"{shown}, and the rule names a deduction, reported positive; this table shows deductions {way}"


def described(fact: Fact) -> str:
    """A fact's value and place for a message."""
    return f"{plain(fact.value)} ({fact.origins[0]})"


__all__ = ["described", "explain", "plain"]
