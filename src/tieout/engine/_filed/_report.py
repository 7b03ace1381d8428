"""The filed report in tieout's own terms, out of all models that were loaded."""

from collections.abc import Iterable
from typing import Any

from tieout.engine._filed import _taxonomy
from tieout.engine._filed._command_line import Ran
from tieout.engine._filed._evidence import is_inline, pages
from tieout.engine._filed._facts import filed_facts
from tieout.engine._filed._page import Page
from tieout.engine._filed._scrub import FiledScrubber
from tieout.model import QName
from tieout.model.filed import FiledConcept, FiledFact, FiledReport


def filed_report(ran: Ran, name: str, scrubber: FiledScrubber) -> FiledReport | None:
    """The report, or None where no fact was loaded; several reports and targets are one list of facts.

    Relationships are those of the first model: targets and reports of a submission share its taxonomy.
    """
    shown = _pages(ran.models, scrubber)
    facts = tuple(fact for model in ran.models for fact in filed_facts(model, shown, scrubber))
    if not facts:
        return None
    first = ran.models[0]
    reported = {fact.concept for fact in facts}
    used = reported | _aspects(facts)
    concepts: dict[QName, FiledConcept] = {}
    for model in ran.models:
        concepts |= _taxonomy.concepts(ran, model, used, _language(facts), scrubber)
    return FiledReport(
        name=name,
        facts=facts,
        concepts=concepts,
        calculation=_taxonomy.calculation(first, reported),
        untagged=tuple(figure for page in shown.values() for figure in page.untagged()),
        documents=_taxonomy.imported(ran),
    )


def _pages(models: Iterable[Any], scrubber: FiledScrubber) -> dict[Any, Page]:
    """Every page once, by its document; targets of one report share their pages."""
    shown: dict[Any, Page] = {}
    for model in models:
        for document in pages(model) if is_inline(model) else ():
            if document not in shown and document.xmlRootElement is not None:
                tables = sum(page.count for page in shown.values())
                shown[document] = Page(document.xmlRootElement, scrubber.file(str(document.uri)), tables)
    return shown


def _aspects(facts: Iterable[FiledFact]) -> set[QName]:
    """The dimensions and members that facts have."""
    shared = {(fact.dimensions, fact.typed) for fact in facts}
    explicit = {name for dimensions, _ in shared for pair in dimensions for name in pair}
    return explicit | {name for _, typed in shared for name, _ in typed}


def _language(facts: Iterable[FiledFact]) -> str:
    """The language of most texts; English where none says."""
    languages = [fact.language for fact in facts if fact.language]
    return max(sorted(set(languages)), key=languages.count, default="en")


__all__ = ["filed_report"]
