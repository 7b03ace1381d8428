"""Taxonomy packages and catalogues for a run: each looked for only where a submission asks for it, and only once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tieout.diagnostics import Finding
from tieout.model import FiledReport
from tieout.profiles import Profile
from tieout.store import bundled, check_packages, read_text, taxonomies
from tieout.taxonomy import Taxonomy

_Found = TypeVar("_Found")
_DOCUMENTS = "documents.tsv"


@dataclass(slots=True)
class Shelf:
    """What is at hand: packages ``given`` by the user, those installed, and the catalogues that come with tieout.

    ``findings`` are what was found on the way, each once.
    """

    given: tuple[Path, ...]
    _packages: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    _catalogues: dict[str, Taxonomy | None] = field(default_factory=dict)
    _findings: dict[Finding, None] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found about packages and catalogues so far."""
        return tuple(self._findings)

    @property
    def held(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names of the profiles whose packages, and of the catalogues, that were looked for so far."""
        return frozenset(self._packages), frozenset(self._catalogues)

    def hold(self, profiles: Iterable[Profile], catalogues: Iterable[str]) -> None:
        """Look for packages and catalogues before a submission asks for them."""
        for profile in profiles:
            self.packages(profile)
        for name in catalogues:
            self._loaded(name)

    def packages(self, profile: Profile) -> tuple[Path, ...]:
        """The packages for the engine to choose from."""
        if profile.name not in self._packages:
            self._packages[profile.name] = self._told(check_packages.at_hand(profile, self.given))
        return self._packages[profile.name]

    def catalogue(self, report: FiledReport) -> Taxonomy | None:
        """The catalogue of the base taxonomy that a report uses; None where there is none or no rule asks for it.

        Reading one takes as long as checking a small report, and it only serves to hold extensions against it.
        """
        if not any(concept.is_extension for concept in report.concepts.values()):
            return None
        wanted = (name for name in bundled.names("taxonomy") if _may_be_used(name, report))
        catalogues = (self._loaded(name) for name in wanted)
        return next((each for each in catalogues if each and each.core_schema in report.documents), None)

    def _loaded(self, name: str) -> Taxonomy | None:
        if name not in self._catalogues:
            self._catalogues[name] = self._told(taxonomies.load(name))
        return self._catalogues[name]

    def _told(self, found: tuple[_Found, Iterable[Finding]]) -> _Found:
        result, findings = found
        self._findings.update(dict.fromkeys(findings))
        return result


def _may_be_used(name: str, report: FiledReport) -> bool:
    """Whether a catalogue's list of documents has the file name of one that the report refers to."""
    listed, _ = read_text(bundled.root("taxonomy") / name / _DOCUMENTS, name)
    return listed is None or any(url.rpartition("/")[2] in listed.text for url in report.documents)


__all__ = ["Shelf"]
