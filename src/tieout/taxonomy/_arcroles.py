"""The arcroles between concepts that tieout knows by name."""

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
SUMMATION_ITEM_2003 = "http://www.xbrl.org/2003/arcrole/summation-item"
DIMENSION_DEFAULT = "http://xbrl.org/int/dim/arcrole/dimension-default"
DIMENSION_DOMAIN = "http://xbrl.org/int/dim/arcrole/dimension-domain"
DOMAIN_MEMBER = "http://xbrl.org/int/dim/arcrole/domain-member"

PRESENTATION = (PARENT_CHILD,)
CALCULATION = (SUMMATION_ITEM, SUMMATION_ITEM_2003)

__all__ = [
    "CALCULATION",
    "DIMENSION_DEFAULT",
    "DIMENSION_DOMAIN",
    "DOMAIN_MEMBER",
    "PARENT_CHILD",
    "PRESENTATION",
    "SUMMATION_ITEM",
    "SUMMATION_ITEM_2003",
]
