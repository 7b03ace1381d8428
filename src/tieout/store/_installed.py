"""Official taxonomy packages that the user installed, with a lock file of their digests."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_taxonomy import (
    LOCK_MALFORMED,
    PACKAGE_CHANGED,
    PACKAGE_UNREADABLE,
    UNWRITABLE,
)
from tieout.package import sha256
from tieout.store import bundled
from tieout.store._files import read_text, reason
from tieout.store._folders import data_folder, sha256_of, write_whole
from tieout.taxonomy import MAX_PACKAGE, PackageInfo, inspect
from tieout.yaml_source import Field, Many, Record, Text, check, load
from tieout.yaml_source import Mapping as Node

LOCK = "installed.json"
KNOWN = "known-packages.yaml"

_UNPLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_SHA256 = Text("a SHA-256 in hexadecimal", pattern="[0-9a-f]{64}")
_KNOWN = Record(
    "the known packages",
    (
        Field(
            "packages",
            Many(
                Record(
                    "a known package",
                    (
                        Field("name", Text("a name"), "The package's name.", required=True),
                        Field("identifier", Text("an identifier"), "What the package says it is.", required=True),
                        Field("url", Text("a URL"), "Where its publisher has it.", required=True),
                        Field("sha256", _SHA256, "The digest of the file there.", required=True),
                    ),
                )
            ),
            "Official packages by what they say they are.",
            required=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed package: what it says it is, its file in the data folder, its digest and its entry points."""

    identifier: str
    name: str
    file: str
    sha256: str
    entry_points: tuple[str, ...]


def read_package(path: Path) -> tuple[tuple[bytes, PackageInfo] | None, tuple[Finding, ...]]:
    """The bytes of a taxonomy package and what it says of itself, once it was found sound and safe."""
    name = path.name
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PACKAGE + 1)
    except (OSError, ValueError) as error:
        return None, (PACKAGE_UNREADABLE.at(FileAt(name), file=name, why=reason(error)),)
    if len(data) > MAX_PACKAGE:
        why = f"it is larger than {MAX_PACKAGE >> 20} MiB"
        return None, (PACKAGE_UNREADABLE.at(FileAt(name), file=name, why=why),)
    info, findings = inspect(data, name)
    return ((data, info) if info else None), findings


def install(path: Path) -> tuple[Installed | None, tuple[Finding, ...]]:
    """Copy an official package into the user's data folder and record its sha256 in the lock file there.

    A package that the list of known packages names with another sha256 is refused; one with an identifier that is
    installed already takes its place.
    """
    package, findings = read_package(path)
    if package is None:
        return None, findings
    data, info = package
    digest = sha256(data)
    findings = _check_known(info, digest, path.name)
    there, broken = installed()
    if findings or broken:
        return None, (*findings, *broken)
    stem = _UNPLAIN.sub("-", path.stem).strip("-.") or "package"
    entry = Installed(info.identifier, info.name, f"{stem}-{digest[:12]}.zip", digest, info.entry_points)
    others = tuple(other for other in there if other.identifier != entry.identifier)
    try:
        write_whole(_folder() / entry.file, data)
        _write_lock((*others, entry))
        for former in {other.file for other in there} - {other.file for other in (*others, entry)}:
            (_folder() / former).unlink(missing_ok=True)
    except OSError as error:
        return None, (UNWRITABLE.at(FileAt(path.name), file=entry.file, why=reason(error)),)
    return entry, ()


def installed() -> tuple[tuple[Installed, ...], tuple[Finding, ...]]:
    """The packages in the lock file, sorted by identifier; a finding where the file is damaged."""
    if not (_folder() / LOCK).exists():
        return (), ()
    text, findings = read_text(_folder() / LOCK, LOCK)
    if text is None:
        return (), findings
    try:
        return tuple(_entry(entry) for entry in json.loads(text.text)["packages"]), ()
    except (ValueError, KeyError, TypeError, RecursionError):
        why = "it is not what tieout writes"
        return (), (LOCK_MALFORMED.at(FileAt(LOCK), file=LOCK, why=why),)


def installed_path(entry: Installed) -> Path:
    """Where the file of an installed package stands."""
    return _folder() / entry.file


def damage(entry: Installed) -> str:
    """Why the file of an installed package can't be used, or nothing."""
    try:
        return "" if sha256_of(installed_path(entry)) == entry.sha256 else "its sha256 is not the one recorded"
    except OSError as error:
        return reason(error)


def _folder() -> Path:
    return data_folder() / "taxonomies"


def _write_lock(entries: tuple[Installed, ...]) -> None:
    packages = [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.identifier)]
    text = json.dumps({"packages": packages}, indent=2, ensure_ascii=False) + "\n"
    write_whole(_folder() / LOCK, text.encode())


def _entry(entry: dict[str, Any]) -> Installed:
    """One entry of the lock file; raises where it is not as written, above all where its file leads elsewhere."""
    found = Installed(entry["identifier"], entry["name"], entry["file"], entry["sha256"], tuple(entry["entry_points"]))
    texts = (found.identifier, found.name, found.file, found.sha256, *found.entry_points)
    if not all(isinstance(text, str) for text in texts) or _UNPLAIN.search(found.file):
        raise ValueError("not an entry")
    return found


def _check_known(info: PackageInfo, digest: str, file: str) -> tuple[Finding, ...]:
    """A finding where the package says it is a known one and has other bytes."""
    known, findings = known_packages()
    named = [entry for entry in known if entry.text("identifier") == info.identifier]
    if findings or not named or any(entry.text("sha256") == digest for entry in named):
        return findings
    first = named[0]
    changed = PACKAGE_CHANGED.at(
        FileAt(file),
        file=file,
        name=first.text("name"),
        sha256=digest[:12] + "…",
        known=first.text("sha256")[:12] + "…",
        url=first.text("url"),
    )
    return (changed,)


def known_packages() -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
    """The committed list of official packages: name, identifier, url and sha256 of each."""
    text, findings = read_text(bundled.root("taxonomy") / KNOWN, f"taxonomy/{KNOWN}")
    if text is None:
        return (), findings
    node, findings = load(text.text, text.name)
    if node is None or (findings := tuple(check(node, _KNOWN))) or not isinstance(node, Node):
        return (), findings
    return tuple(node.mappings("packages")), ()


__all__ = ["Installed", "damage", "install", "installed", "installed_path", "known_packages", "read_package"]
