"""From what the user names to jobs: files, folders, globs and manifests."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tieout.batch import _manifest
from tieout.batch._decides import packages_digest
from tieout.batch._files import Entry, Files
from tieout.batch._stores import AllFiles
from tieout.batch._types import BatchOptions, Job, Kind, digest
from tieout.batch._urls import is_url, joined, parent
from tieout.diagnostics import FileAt, Finding, TextAt, codes_check, codes_store
from tieout.diagnostics import codes_batch as codes
from tieout.profiles import PROFILES
from tieout.yaml_source import or_nearest

FILING = "filing.yaml"
_FILINGS = (".yaml", ".yml")
_PACKAGES = (".xbri", ".xbr", ".zip")
_MAGIC = frozenset("*?[")
# How many sets of packages that a manifest names have their digests kept.
_KEPT = 256


@dataclass(frozen=True, slots=True)
class _Given:
    """What a source says of its entries, or else the command line."""

    profile: str
    packages: tuple[str, ...]


def jobs(options: BatchOptions, common: str) -> Iterator[Job | Finding]:
    """The jobs that the sources stand for, in the order of the sources; a fatal finding where one can't be used.

    ``common`` is the digest of what decides every result. One input may come up twice: its jobs have one id.
    """
    maker = _Maker(options, common, AllFiles())
    for source in options.sources:
        yield from maker.jobs(source)


class _Maker:
    """Makes jobs of sources."""

    def __init__(self, options: BatchOptions, common: str, files: Files) -> None:
        self._files = files
        self._turn = 0
        self._given = _Given(options.profile, tuple(path.as_posix() for path in options.packages))
        self._decides = lru_cache(_KEPT)(lambda given: digest(common, packages_digest(map(Path, given))))

    def jobs(self, source: str) -> Iterator[Job | Finding]:
        """The jobs of one source, or the finding that there are none."""
        self._turn += 1
        entry = self._files.entry(source)
        if entry and not entry.is_folder and source.lower().endswith(_manifest.SUFFIXES):
            yield from self._listed(source)
            return
        found = False
        for each in (entry,) if entry else self._files.matching(source) if _MAGIC & set(source) else ():
            found = True
            yield from self._of(each, self._given)
        if not found:
            yield codes.NOTHING.at(None, source=source)

    def _listed(self, manifest: str) -> Iterator[Job | Finding]:
        """The jobs of a manifest, whose paths are relative to its folder; one that is missing is a job too."""
        folder = parent(manifest)
        count = 0
        try:
            with self._files.text(manifest) as text:
                for line in _manifest.lines(text, posixpath.basename(manifest)):
                    count += 1
                    yield from (line,) if isinstance(line, Finding) else self._line(line, folder, manifest)
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            yield codes_store.UNREADABLE.at(FileAt(manifest), file=manifest, why=why)
            return
        if not count:
            yield codes.NOTHING.at(FileAt(manifest), source=manifest)

    def _line(self, line: _manifest.Line, folder: str, manifest: str) -> Iterator[Job | Finding]:
        self._turn += 1
        known = [profile.name for profile in PROFILES]
        if line.profile and line.profile not in known:
            at, near = TextAt(posixpath.basename(manifest), line.line, 1), or_nearest(line.profile, known)
            yield codes_check.UNKNOWN_PROFILE.at(at, name=line.profile, nearest=near, known=", ".join(known))
            return
        packages = tuple(joined(folder, each) for each in line.packages)
        if any(map(is_url, packages)):
            yield codes.PACKAGE_URL.at(TextAt(posixpath.basename(manifest), line.line, 1), package=packages[0])
            return
        given = _Given(line.profile or self._given.profile, packages or self._given.packages)
        path = joined(folder, line.path)
        entry = self._files.entry(path)
        yield from self._of(entry, given) if entry else (self._job(Entry(path, False, 0), given),)

    def _of(self, entry: Entry, given: _Given) -> Iterator[Job]:
        """The jobs of one entry.

        A folder stands for the packages right inside it and the filings in it or right below it; if it has none, it
        is one submission that was unpacked.
        """
        if not entry.is_folder:
            yield self._job(entry, given)
            return
        size, found = 0, False
        for child in self._files.children(entry.path):
            size += child.size
            for each in self._inside(child):
                found = True
                yield self._job(each, given)
        if not found:
            yield self._job(Entry(entry.path, True, size), given)

    def _inside(self, child: Entry) -> Iterator[Entry]:
        if child.is_folder:
            filing = self._files.entry(joined(child.path, FILING))
            yield from (filing,) if filing else ()
        elif child.name == FILING or child.name.lower().endswith(_PACKAGES):
            yield child

    def _job(self, entry: Entry, given: _Given) -> Job:
        builds = not entry.is_folder and entry.path.lower().endswith(_FILINGS)
        name = digest(entry.path, given.profile, given.packages)[:16]
        kind = Kind.BUILD if builds else Kind.CHECK
        decides = self._decides(given.packages)
        return Job(name, entry.path, kind, given.profile, given.packages, decides, entry.size, self._turn)


__all__ = ["FILING", "jobs"]
