"""What figures of an item type are measured in (XBRL 2.1, 4.8.2; Data Type Registry)."""

from tieout.model import SHARES, ItemType, Unit

ITEM_TYPES = {
    ItemType.MONETARY: "monetaryItemType",
    ItemType.PERCENT: "percentItemType",
    ItemType.DECIMAL: "decimalItemType",
    ItemType.INTEGER: "integerItemType",
    ItemType.SHARES: "sharesItemType",
    ItemType.PER_SHARE: "perShareItemType",
    ItemType.PURE: "pureItemType",
}
# Types not named here take any unit, but for those whose values are no numbers.
_UNITS = {
    "monetaryItemType": "an amount of money",
    "perShareItemType": "an amount of money per share",
    "sharesItemType": "a number of shares",
    "percentItemType": "a percentage or ratio",
    "pureItemType": "a percentage, ratio or number",
}
_NO_NUMBERS = (
    "string",
    "textBlock",
    "date",
    "dateTime",
    "time",
    "boolean",
    "enumeration",
    "duration",
    "anyURI",
    "QName",
)


def takes_figures(item_type: str) -> bool:
    """Whether values of an item type, given by its local name, are numbers."""
    return not item_type.startswith(_NO_NUMBERS)


def unit_wanted(item_type: str, unit: Unit | None) -> str:
    """In words, what figures of an item type are measured in, where ``unit`` does not fit it; else empty."""
    wanted = _UNITS.get(item_type, "")
    if not takes_figures(item_type):
        return "no figure but a text or date"
    if unit is None:
        return wanted or "a unit"
    fits = {
        "monetaryItemType": unit.is_monetary,
        "perShareItemType": Unit(unit.numerator).is_monetary and unit.denominator == SHARES.numerator,
        "sharesItemType": unit == SHARES,
        "percentItemType": unit.numerator == "pure",
        "pureItemType": unit.numerator == "pure",
    }
    return "" if fits.get(item_type, True) else wanted


__all__ = ["ITEM_TYPES", "takes_figures", "unit_wanted"]
