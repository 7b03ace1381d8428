"""Taxonomy packages: which of those at hand a profile needs, and taking them into a session."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes
from tieout.engine._guard import refused
from tieout.engine._session import Session
from tieout.model import Component
from tieout.profiles import PROFILES, KnownPackage, Profile
from tieout.taxonomy import MAX_PACKAGE, PackageInfo, glance, inspect


def needed(profile: Profile, given: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[KnownPackage, ...]]:
    """The files to load for a profile, in the order given, and the packages it requires that are not among them.

    ``given`` are files and folders of them. Of each package that the profile knows the first one is taken. A package
    that only other profiles know is left out, as two years of one taxonomy serve the same URLs. One that no profile
    knows is the user's own: it is taken where the file itself is given, not where it merely lies in a folder.
    """
    taken: dict[Path, KnownPackage | None] = {}
    for path, is_named in _files(given):
        info = _info(path, None if is_named else profile)
        known = _known(profile.packages, info) if info else None
        if known and known not in taken.values():
            taken[path] = known
        elif known is None and is_named and not _is_of_another(profile, info):
            taken[path] = None
    missing = (package for package in profile.packages if package.required and package not in taken.values())
    return tuple(taken), tuple(missing)


def _files(given: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file, and whether it was named itself."""
    for path in dict.fromkeys(given):
        if path.is_dir():
            yield from ((file, False) for file in sorted(path.glob("*.zip")))
        else:
            yield path, True


def _info(path: Path, profile: Profile | None) -> PackageInfo | None:
    """What a package says of itself; None where it can't be read as one, which is told when it is loaded.

    A package that merely lies in a folder is looked through only where the ``profile`` needs it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PACKAGE + 1)
    except OSError:
        return None
    if len(data) > MAX_PACKAGE:
        return None
    seen = glance(data) if profile else None
    if profile and (seen is None or _known(profile.packages, seen) is None):
        return seen
    return inspect(data, path.name)[0]


def _known(packages: Sequence[KnownPackage], info: PackageInfo) -> KnownPackage | None:
    return next((each for each in packages if each.is_it(info.identifier, info.entry_points)), None)


def _is_of_another(profile: Profile, info: PackageInfo | None) -> bool:
    others = (each for each in PROFILES if each.name != profile.name)
    return info is not None and any(_known(other.packages, info) for other in others)


def add_packages(opened: Session, paths: Sequence[Path]) -> tuple[tuple[Component, ...], tuple[Finding, ...]]:
    """The taxonomy packages that were taken, and a finding for each that was not."""
    components: list[Component] = []
    findings: list[Finding] = []
    for path in paths:
        why = _add_package(opened, path, components)
        if why:
            findings.append(codes.TAXONOMY_NOT_LOADED.at(FileAt(path.name), file=path.name, why=why))
    return tuple(components), tuple(findings)


def _add_package(opened: Session, path: Path, components: list[Component]) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        return error.strerror or type(error).__name__
    if refused(content, path.name):
        return "it is no zip, or is built to mislead a reader"
    package = opened.add_package(str(path.resolve()))
    if package is None:
        return "it has no valid META-INF/taxonomyPackage.xml"
    components.append(Component(path.name, str(package.version or ""), hashlib.sha256(content).hexdigest()))
    return ""


__all__ = ["add_packages", "needed"]
