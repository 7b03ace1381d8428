"""Filing regimes as data: what a regime asks of a filing, read alike by the builder and by the checks.

Each is a YAML file in this folder; to add a regime is to add a file.
"""

from tieout.archive import Bounds, widest
from tieout.profiles._identifiers import has_lei_check_digits, identifier_fault
from tieout.profiles._parse import parse
from tieout.profiles._shape import schema
from tieout.profiles._shipped import shipped
from tieout.profiles._types import (
    ContextRule,
    EngineRule,
    EntityRule,
    ExtensionRule,
    FactRule,
    HiddenRule,
    KnownPackage,
    KnownTaxonomy,
    Limits,
    PackageRule,
    PageRule,
    Profile,
    TransformationRule,
)

PROFILES: tuple[Profile, ...] = shipped()
# For reading a file before its profile is known.
WIDEST: Bounds = widest(profile.limits.bounds for profile in PROFILES)


def known_hosts() -> frozenset[str]:
    """The hosts of every taxonomy that a profile knows: what is missing there is missing from this installation."""
    return frozenset(host for profile in PROFILES for host in profile.hosts)


__all__ = [
    "PROFILES",
    "WIDEST",
    "ContextRule",
    "EngineRule",
    "EntityRule",
    "ExtensionRule",
    "FactRule",
    "HiddenRule",
    "KnownPackage",
    "KnownTaxonomy",
    "Limits",
    "PackageRule",
    "PageRule",
    "Profile",
    "TransformationRule",
    "has_lei_check_digits",
    "identifier_fault",
    "known_hosts",
    "parse",
    "schema",
]
