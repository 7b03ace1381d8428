"""The accounts of an invented company that keeps double entry: whatever is printed of them foots and ties."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

Figures = Mapping[str, int]

# A year before the first one shown, of which only balances are.
_OPENING = 0


@dataclass(frozen=True, slots=True)
class Books:
    """Figures by name: `group` and `sites` hold one set a year from the earliest, ``opening`` the balances before.

    Amounts are in thousands of the currency; shares, employees and the per mille of capacity are plain numbers.
    """

    opening: Figures
    group: tuple[Figures, ...]
    sites: tuple[tuple[Figures, ...], ...]


def books(random: Random, sites: int, years: int) -> Books:
    """Books of ``years`` years of a company with ``sites`` sites, of which its revenue and inventories are the sum."""
    each = tuple(_site(random, years + 1) for _ in range(max(sites, 1)))
    whole = [{name: sum(site[year][name] for site in each) for name in each[0][year]} for year in range(years + 1)]
    before = opening = _opened(random, whole[_OPENING])
    group = []
    for year in range(1, years + 1):
        before = _year(random, before, whole[year])
        group.append(before)
    return Books(opening, tuple(group), tuple(site[1:] for site in each[:sites]))


def _site(random: Random, years: int) -> tuple[dict[str, int], ...]:
    """A site's own figures for each year."""
    revenue, plant = random.randint(8_000, 60_000), random.randint(4_000, 20_000)
    found = []
    for _ in range(years):
        revenue, plant = _grown(random, revenue, -6, 11), _grown(random, plant, -2, 6)
        found.append(
            {
                "revenue": revenue,
                "materials": _part(random, revenue, 34, 42),
                "staff": _part(random, revenue, 20, 25),
                "other": _part(random, revenue, 8, 12),
                "orders": _part(random, revenue, 90, 118),
                "inventories": _part(random, revenue, 9, 14),
                "plant": plant,
                "employees": max(1, revenue // random.randint(150, 190)),
                "capacity": random.randint(620, 985),
            }
        )
    for each in found:
        each["contribution"] = each["revenue"] - each["materials"] - each["staff"] - each["other"]
    return tuple(found)


def _opened(random: Random, sites: Figures) -> dict[str, int]:
    """Balances before the first year; retained earnings are what is left."""
    revenue = sites["revenue"]
    found = {
        "plant": sites["plant"],
        "goodwill": _part(random, revenue, 3, 8),
        "intangibles": _part(random, revenue, 2, 5),
        "inventories": sites["inventories"],
        "receivables": _part(random, revenue, 12, 17),
        "cash": _part(random, revenue, 6, 11),
        "capital": revenue // 12,
        "premium": _part(random, revenue, 3, 6),
        "reserves": -_part(random, revenue, 1, 2),
        "minority": _part(random, revenue, 1, 3),
        "borrowings": _part(random, revenue, 12, 18),
        "payables": _part(random, revenue, 9, 12),
        "provisions": _part(random, revenue, 2, 4),
        "tax payable": _part(random, revenue, 1, 2),
        "deferred tax": _part(random, revenue, 1, 2),
    }
    known = (name for name in ("capital", "premium", "reserves", "minority", *_LIABILITIES))
    found["retained"] = sum(found[name] for name in _ASSETS) - sum(found[name] for name in known)
    return _balanced(found)


_ASSETS = ("plant", "goodwill", "intangibles", "inventories", "receivables", "cash")
_LIABILITIES = ("borrowings", "payables", "provisions", "tax payable", "deferred tax")


def _balanced(found: dict[str, int]) -> dict[str, int]:
    """With the totals of a statement of financial position."""
    found["assets"] = sum(found[name] for name in _ASSETS)
    found["owners"] = sum(found[name] for name in ("capital", "premium", "reserves", "retained"))
    found["equity"] = found["owners"] + found["minority"]
    found["liabilities"] = sum(found[name] for name in _LIABILITIES)
    found["equity and liabilities"] = found["equity"] + found["liabilities"]
    return found


def _year(random: Random, before: Figures, sites: Figures) -> dict[str, int]:
    """One year: its income, its cash flows, and the balances that follow from them and those before."""
    found = _income(random, before, sites)
    found |= _working_capital(random, before, found, sites)
    found["cash from operations"] = found["profit"] + found["adjustments"]
    found["cash from operating"] = found["cash from operations"] - found["interest paid"] - found["tax paid"]
    found["bought plant"] = sites["plant"] - before["plant"] + found["depreciation of plant"]
    found["intangibles"] = _grown(random, before["intangibles"], 0, 8)
    found["bought intangibles"] = found["intangibles"] - before["intangibles"] + found["amortisation"]
    found["cash from investing"] = -found["bought plant"] - found["bought intangibles"]
    found |= _financing(random, before, found)
    found |= {name: before[name] for name in ("goodwill", "capital", "premium")} | {"plant": sites["plant"]}
    found["reserves"] = before["reserves"] + found["translation"]
    found["retained"] = before["retained"] + found["profit of owners"] + found["remeasurement"] - found["dividends"]
    found["minority"] = before["minority"] + found["profit of minority"]
    return _balanced(found) | _shares(found)


def _income(random: Random, before: Figures, sites: Figures) -> dict[str, int]:
    revenue = sites["revenue"]
    found = {
        "revenue": revenue,
        "materials": sites["materials"],
        "staff": sites["staff"] + _part(random, revenue, 2, 3),
        "depreciation of plant": _part(random, before["plant"], 7, 9),
        "amortisation": _part(random, before["intangibles"], 10, 15),
        "other": sites["other"] + _part(random, revenue, 1, 2),
        "finance income": _part(random, before["cash"], 1, 4),
        "finance costs": _part(random, before["borrowings"], 3, 6),
    }
    found["depreciation"] = found["depreciation of plant"] + found["amortisation"]
    found["operating profit"] = revenue - sum(found[name] for name in ("materials", "staff", "depreciation", "other"))
    found["profit before tax"] = found["operating profit"] + found["finance income"] - found["finance costs"]
    found["tax"] = _part(random, found["profit before tax"], 22, 28)
    found["profit"] = found["profit before tax"] - found["tax"]
    found["profit of minority"] = _part(random, found["profit"], 2, 5)
    found["profit of owners"] = found["profit"] - found["profit of minority"]
    found["remeasurement"] = -_part(random, before["provisions"], -9, 9)
    found["translation"] = _part(random, before["cash"], -5, 5)
    found["other comprehensive income"] = found["remeasurement"] + found["translation"]
    found["comprehensive income"] = found["profit"] + found["other comprehensive income"]
    return found


def _working_capital(random: Random, before: Figures, income: Figures, sites: Figures) -> dict[str, int]:
    """What takes profit to cash from operations, with the balances behind; the translation is all of cash."""
    found = {
        "inventories": sites["inventories"],
        "receivables": _part(random, income["revenue"], 12, 17),
        "payables": _part(random, income["revenue"], 9, 12),
        "to provisions": _part(random, before["provisions"], -6, 10),
        "tax payable": _part(random, income["tax"], 15, 40),
        "deferred tax": _grown(random, before["deferred tax"], -5, 8),
    }
    found["provisions"] = before["provisions"] + found["to provisions"] - income["remeasurement"]
    found["from inventories"] = before["inventories"] - found["inventories"]
    found["from receivables"] = before["receivables"] - found["receivables"]
    found["from payables"] = found["payables"] - before["payables"]
    owed = sum(before[name] - found[name] for name in ("tax payable", "deferred tax"))
    found |= {"tax paid": income["tax"] + owed, "interest paid": income["finance costs"]}
    moved = ("from inventories", "from receivables", "from payables", "to provisions")
    found["adjustments"] = sum(income[name] for name in ("tax", "finance costs", "depreciation"))
    found["adjustments"] += sum(found[name] for name in moved)
    return found


def _financing(random: Random, before: Figures, found: Figures) -> dict[str, int]:
    """Dividends, and what is borrowed or repaid so that the year ends with the cash it needs."""
    wanted = _part(random, found["revenue"], 6, 11)
    generated = found["cash from operating"] + found["cash from investing"]
    dividends = _part(random, found["profit of owners"], 25, 40)
    needed = wanted - before["cash"] - found["translation"] - generated + dividends
    # Debt below a tenth of revenue is not repaid further; what is left over goes to the owners.
    spare = max(0, found["revenue"] // 10 - before["borrowings"] - needed)
    dividends, needed = dividends + spare, needed + spare
    rolled = random.choice((0, _part(random, before["borrowings"], 5, 10)))
    borrowed, repaid = max(needed, 0) + rolled, max(-needed, 0) + rolled
    flow = borrowed - repaid - dividends
    change = generated + flow
    return {
        "dividends": dividends,
        "borrowed": borrowed,
        "repaid": repaid,
        "cash from financing": flow,
        "change in cash": change,
        "cash before": before["cash"],
        "cash": before["cash"] + change + found["translation"],
        "borrowings": before["borrowings"] + needed,
    }


def _shares(found: Figures) -> dict[str, int]:
    """Shares of one unit each, and earnings per share in hundredths of the currency."""
    shares = found["capital"] * 1_000
    dilution = shares // 50
    earned = found["profit of owners"] * 100_000
    return {
        "shares": shares,
        "dilution": dilution,
        "diluted shares": shares + dilution,
        "basic": _rounded(earned, shares),
        "diluted": _rounded(earned, shares + dilution),
    }


def _part(random: Random, amount: int, low: int, high: int) -> int:
    """Between ``low`` and ``high`` hundredths of an amount, at least 1 where both are above nothing."""
    share = random.randint(low * 100, high * 100)
    return max(1, amount * share // 10_000) if low > 0 else amount * share // 10_000


def _grown(random: Random, amount: int, low: int, high: int) -> int:
    return amount + amount * random.randint(low * 100, high * 100) // 10_000


def _rounded(amount: int, number: int) -> int:
    return (2 * amount + number) // (2 * number)


__all__ = ["Books", "Figures", "books"]
