"""What a profile asks of a report and the engine's plugin need not know: taxonomy, entity, mandatory facts."""

from collections.abc import Collection, Iterator

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_check as codes
from tieout.model import FiledReport
from tieout.profiles import PROFILES, Profile, identifier_fault


def regime(report: FiledReport, profile: Profile) -> tuple[Finding, ...]:
    """Findings about a report that departs from its regime as the profile's file says it.

    A page without facts, where the profile takes such pages, uses no taxonomy and names no entity.
    """
    if not report.facts and profile.engine.page_rule_sets:
        return ()
    return (
        *accepted(report.name, report.documents, profile),
        *_entity(report, profile),
        *_mandatory(report, profile),
        *_visible(report, profile),
    )


def accepted(name: str, documents: Collection[str], profile: Profile) -> Iterator[Finding]:
    """A taxonomy that another profile, or another year of this one, knows and this one does not accept.

    ``name`` is the submission's, ``documents`` are the URLs of the taxonomy documents that it refers to.

    A taxonomy that no profile knows is a fault only under a regime with rules of its own: plain IFRS is what is left
    for all others, and says so.
    """
    if any(profile.taxonomy_of(url) for url in documents):
        return
    known = (each.taxonomy_of(url) for url in documents for each in PROFILES)
    found = ", ".join(dict.fromkeys(taxonomy.name for taxonomy in known if taxonomy))
    if not found and not profile.engine.plugin:
        return
    found = found or "no taxonomy that is known"
    wanted = ", ".join(taxonomy.name for taxonomy in profile.taxonomies)
    yield codes.WRONG_TAXONOMY.at(FileAt(name), found=found, profile=profile.name, accepted=wanted)


def _entity(report: FiledReport, profile: Profile) -> Iterator[Finding]:
    """Each identifier once, at the first fact that has it; a fact without a context is the engine's to tell."""
    told: set[tuple[str, str]] = set()
    for fact in report.facts:
        key = fact.scheme, fact.identifier
        why = identifier_fault(profile.entity, *key)
        if why and any(key) and key not in told:
            told.add(key)
            yield codes.ENTITY.at(fact.place, facts=[fact.id], identifier=fact.identifier, why=why)


def _mandatory(report: FiledReport, profile: Profile) -> Iterator[Finding]:
    """The mandatory elements without a fact, in one finding."""
    there = {fact.concept.local_name for fact in report.facts}
    missing = [name for name in profile.facts.mandatory if name not in there]
    if missing:
        yield codes.MANDATORY.at(FileAt(report.name), count=len(missing), names=", ".join(missing))


def _visible(report: FiledReport, profile: Profile) -> Iterator[Finding]:
    for fact in report.facts:
        if fact.hidden and fact.concept.local_name in profile.facts.visible:
            yield codes.INVISIBLE.at(fact.place, facts=[fact.id], concept=fact.concept)


__all__ = ["accepted", "regime"]
