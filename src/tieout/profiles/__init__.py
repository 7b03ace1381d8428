"""Filing regimes as data: what a regime asks of a filing, read alike by the builder and by the checks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A filing regime.

    ``dimension_container`` is the element of a context that holds dimensions; ``transformations`` the namespace of the
    transformation registry; ``package_extension`` the extension of the package's file name.
    """

    name: str
    title: str
    dimension_container: str
    transformations: str
    package_extension: str


PROFILES: tuple[Profile, ...] = (
    Profile(
        name="ifrs",
        title="Plain IFRS: no regulator's own rules",
        dimension_container="scenario",
        transformations="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
        package_extension=".xbri",
    ),
)

__all__ = ["PROFILES", "Profile"]
