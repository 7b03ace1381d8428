"""Business rules on a filed report: what an analyst looks for beyond what the specifications ask.

Each rule is a small generator of findings; `RULES` registers all of them with their ground. They see only what was
filed, and they judge likelihood: all but inconsistent duplicates are warnings or notes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tieout.diagnostics import Finding
from tieout.model import FiledReport
from tieout.rules import _duplicates, _identities, _labels, _page, _periods, _prior, _scales, _signs, _sums
from tieout.rules._facts import Facts
from tieout.rules._regime import accepted, regime
from tieout.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its check and the ground that it stands on."""

    check: Callable[[Facts], Iterator[Finding]]
    reference: str


RULES: tuple[Rule, ...] = (
    Rule(_signs.negative, "FRC, SEC: negative values of concepts that can't be negative"),
    Rule(_signs.flipped, "FRC, SEC: sign against the prior period"),
    Rule(_scales.percent_unscaled, "Data Type Registry: percentItemType"),
    Rule(_scales.above_whole, "FRC, SEC: percentages above 100 %"),
    Rule(_scales.per_share_scaled, "SEC: scale of per-share amounts"),
    Rule(_scales.scale_in_row, "FRC, SEC: scale"),
    Rule(_scales.scale_in_table, "FRC, SEC: scale"),
    Rule(_scales.magnitude, "FRC, SEC: values a power of ten off"),
    Rule(_sums.sums, "Calculations 1.1"),
    Rule(_identities.identities, "IAS 1.54, 1.81A, 1.106"),
    Rule(_identities.cash, "IAS 7.45"),
    Rule(_identities.earnings, "IAS 33.9, 33.30"),
    Rule(_duplicates.duplicates, "Open Information Model 1.0: duplicate facts"),
    Rule(_labels.needless_extensions, "FRC, SEC, IAASA: needless extensions"),
    Rule(_labels.same_label, "IAASA: the same fact tagged differently across statements"),
    Rule(_labels.same_concept, "FRC: tags chosen by label"),
    Rule(_page.untagged, "IAASA: figures and dashes left untagged"),
    Rule(_page.hidden, "Inline XBRL 1.1: ix:hidden"),
    Rule(_page.too_fine, "XBRL 2.1, 4.6.6"),
    Rule(_periods.period_off, "FRC, SEC: dates of contexts"),
    Rule(_periods.after_report, "FRC, SEC: dates of contexts"),
    Rule(_prior.restated, "IAS 8.42"),
    Rule(_prior.missing, "IAS 1.38"),
)


def check(
    report: FiledReport, taxonomy: Taxonomy | None = None, prior: FiledReport | None = None
) -> tuple[Finding, ...]:
    """All findings about a report, in the order of the rules.

    ``taxonomy`` is the catalogue of the base taxonomy that it uses: without it extensions are not held against it.
    ``prior`` is the filing before: without it comparatives are not compared.
    """
    facts = Facts(report, taxonomy, prior)
    return tuple(finding for rule in RULES for finding in rule.check(facts))


__all__ = ["RULES", "Rule", "accepted", "check", "regime"]
