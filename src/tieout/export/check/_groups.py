"""Findings under their causes: messages that speak of the same thing stand together, and every one of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.diagnostics import Finding, Severity

_EXPLAINING = "rules."


@dataclass(frozen=True, slots=True)
class Group:
    """A cause in words, and the findings that it explains by their index, the explaining one first."""

    cause: str
    findings: tuple[int, ...]


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Every finding in exactly one group, the gravest group first.

    A rule of ours that explains a message of the engine leads it: both speak of the same facts. What no rule explains
    stands under its code.
    """
    leaders = [at for at, finding in enumerate(findings) if finding.code.startswith(_EXPLAINING) and finding.facts]
    led: dict[int, list[int]] = {at: [at] for at in leaders}
    rest: dict[str, list[int]] = {}
    for at, finding in enumerate(findings):
        if at in led:
            continue
        leader = next((each for each in leaders if _explains(findings[each], finding)), None)
        (led[leader] if leader is not None else rest.setdefault(finding.code, [])).append(at)
    by_code: dict[str, list[int]] = {}
    explained: list[Group] = []
    for at, members in led.items():
        if len(members) > 1:
            explained.append(Group(findings[at].message, tuple(members)))
        else:
            by_code.setdefault(findings[at].code, []).append(at)
    alone = [Group(_cause(findings, members), tuple(members)) for members in (*by_code.values(), *rest.values())]
    return tuple(sorted((*explained, *alone), key=lambda group: (-_worst(findings, group), group.findings)))


def _explains(rule: Finding, message: Finding) -> bool:
    """Whether a rule's finding speaks of all facts that an engine's message names."""
    return message.source is not None and bool(message.facts) and set(message.facts) <= set(rule.facts)


def _cause(findings: Sequence[Finding], members: Sequence[int]) -> str:
    """The message, where all findings of a code have the same; else the code."""
    messages = {findings[at].message for at in members}
    return messages.pop() if len(messages) == 1 else findings[members[0]].code


def _worst(findings: Sequence[Finding], group: Group) -> Severity:
    return max(findings[at].severity for at in group.findings)


__all__ = ["Group", "groups"]
