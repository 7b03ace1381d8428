"""Where the taxonomy packages of a check come from: those given, those installed, those made of bundled catalogues."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_taxonomy import INSTALLED_DAMAGED
from tieout.profiles import KnownPackage, Profile
from tieout.store import bundled, taxonomies
from tieout.store._files import read_text
from tieout.store._folders import sha256_of
from tieout.store._installed import Installed, damage, installed, installed_path
from tieout.taxonomy import FILES


def at_hand(profile: Profile, given: Sequence[Path] = ()) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The packages to hand to the engine: files and folders ``given`` first, then installed ones, then generated ones.

    The engine takes the first of each that the profile knows. An installed package whose bytes are not those recorded
    is left out, with a warning; a generated one, made of a bundled catalogue, stands in only where none is installed.
    """
    entries, findings = installed()
    known = [(entry, damage(entry)) for entry in entries if _known(profile.packages, entry)]
    sound = [entry for entry, why in known if not why]
    warned = (INSTALLED_DAMAGED.at(FileAt(entry.file), file=entry.file, why=why) for entry, why in known if why)
    there = {_known(profile.packages, entry) for entry in sound}
    made, told = _generated(package for package in profile.packages if package not in there)
    paths = (*given, *(installed_path(entry) for entry in sound), *made)
    return tuple(dict.fromkeys(paths)), (*findings, *warned, *told)


def digests(given: Sequence[Path] = ()) -> tuple[tuple[str, str], ...]:
    """Name and SHA-256 of every package that `at_hand` may choose from, in the order that decides the choice.

    The digest is empty where a file can't be read.
    """
    files = [file for path in given for file in (sorted(path.glob("*.zip")) if path.is_dir() else [path])]
    entries, _ = installed()
    return (*_digests(files), *_digests(installed_path(entry) for entry in entries))


def _digests(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for file in files:
        try:
            yield file.name, sha256_of(file)
        except OSError:
            yield file.name, ""


def _known(packages: Iterable[KnownPackage], entry: Installed) -> KnownPackage | None:
    return next((each for each in packages if each.is_it(entry.identifier, entry.entry_points)), None)


def _generated(wanted: Iterable[KnownPackage]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Packages made of those bundled catalogues whose entry point is in one that is wanted."""
    urls = tuple(url for package in wanted for url in package.urls)
    paths: list[Path] = []
    findings: list[Finding] = []
    for name in bundled.names("taxonomy"):
        # The first file of a catalogue is short and names the entry point; the rest takes a second to read.
        head, _ = read_text(bundled.root("taxonomy") / name / FILES[0], name)
        if head and any(url in head.text for url in urls):
            path, told = taxonomies.package_of(name)
            paths += [path] if path else []
            findings += told
    return tuple(paths), tuple(findings)


__all__ = ["at_hand", "digests"]
