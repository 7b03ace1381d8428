"""What a build has to tell: everything the exports draw on, gathered once."""

from dataclasses import dataclass

from tieout.diagnostics import Finding
from tieout.model import Extraction, Mention, Relation, Report, ValidationResult, Verdict


@dataclass(frozen=True, slots=True)
class Source:
    """A file that went into a build: its part (``filing``, ``mapping``, ``document``), the name shown, its sha256."""

    part: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TaxonomyUsed:
    """The taxonomy package that served the build; ``kind`` is ``official`` or ``generated``.

    ``name`` is the catalogue's name, ``package`` the file name of the taxonomy package (never a path), ``sha256`` its
    digest.
    """

    name: str
    kind: str
    package: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A build that came as far as rendering.

    ``findings`` are those of every stage, the engine's included, in the order in which they arose; ``package`` is the
    file name of the report package and ``package_sha256`` its digest. ``relations`` are the equations between the
    document's figures, ``mentions`` the figures of its sentences.
    """

    tool_version: str
    report: Report
    extraction: Extraction
    validation: ValidationResult
    verdict: Verdict
    findings: tuple[Finding, ...]
    package: str
    package_sha256: str
    sources: tuple[Source, ...]
    taxonomy: TaxonomyUsed
    profile: str
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Mention, ...] = ()


__all__ = ["Source", "Summary", "TaxonomyUsed"]
