"""Extended link roles and arcroles of the extension, and where the ones from outside are declared."""

from dataclasses import dataclass

from tieout.model import Extension

SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
WIDER_NARROWER = "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower"
_DIMENSIONS = "http://xbrl.org/int/dim/arcrole/"
ALL = f"{_DIMENSIONS}all"
HYPERCUBE_DIMENSION = f"{_DIMENSIONS}hypercube-dimension"
DIMENSION_DOMAIN = f"{_DIMENSIONS}dimension-domain"
DIMENSION_DEFAULT = f"{_DIMENSIONS}dimension-default"
DOMAIN_MEMBER = f"{_DIMENSIONS}domain-member"

# Where each arcrole that XBRL 2.1 does not define itself is declared (XBRL 2.1, 3.5.2.5).
ARCROLE_HREFS = {
    SUMMATION_ITEM: "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
    WIDER_NARROWER: "http://www.xbrl.org/lrr/arcrole/esma-arcrole-2018-11-21.xsd#wider-narrower",
    **{
        arcrole: f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{arcrole.removeprefix(_DIMENSIONS)}"
        for arcrole in (ALL, HYPERCUBE_DIMENSION, DIMENSION_DOMAIN, DIMENSION_DEFAULT, DOMAIN_MEMBER)
    },
}

# The last parts of the two roles that belong to no table.
DEFAULTS = "dimension-defaults"
ANCHORING = "anchoring"

_NEGATED = "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd"


@dataclass(frozen=True, slots=True)
class Role:
    """An extended link role that the extension declares, with its title and the links it is used on."""

    uri: str
    title: str
    used_on: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of its ``roleType``: ``role-`` and the last part of the URI."""
        return "role-" + self.uri.rpartition("/role/")[2].replace("/", "-")


def label_role(name: str) -> str:
    """The URI of a label role by its last part: standard ones of XBRL 2.1, negated ones of the link role registry."""
    year = "2009" if name.startswith("negated") else "2003"
    return f"http://www.xbrl.org/{year}/role/{name or 'label'}"


def label_role_href(name: str) -> str:
    """Where a label role is declared; empty for those of XBRL 2.1, which need no declaration."""
    return f"{_NEGATED}#{name}" if name.startswith("negated") else ""


def own_role(extension: Extension, name: str) -> str:
    """The URI of a role of the extension's own."""
    return f"{extension.namespace}/role/{name}"


__all__ = [
    "ALL",
    "ANCHORING",
    "ARCROLE_HREFS",
    "DEFAULTS",
    "DIMENSION_DEFAULT",
    "DIMENSION_DOMAIN",
    "DOMAIN_MEMBER",
    "HYPERCUBE_DIMENSION",
    "PARENT_CHILD",
    "SUMMATION_ITEM",
    "WIDER_NARROWER",
    "Role",
    "label_role",
    "label_role_href",
    "own_role",
]
