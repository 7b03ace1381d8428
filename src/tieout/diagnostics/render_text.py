"""Findings as text for a terminal or a log: by severity and code, each at its place, the remedy once."""

from collections.abc import Callable, Iterable, Iterator

from tieout.diagnostics.findings import Finding, Severity

Locate = Callable[[str], str]
Group = tuple[str, tuple[Finding, ...]]


def grouped(findings: Iterable[Finding]) -> tuple[tuple[Severity, tuple[Group, ...]], ...]:
    """Findings by severity, the gravest first, then by code; both orders inside are those of first appearance."""
    by: dict[Severity, dict[str, list[Finding]]] = {severity: {} for severity in sorted(Severity, reverse=True)}
    for finding in findings:
        by[finding.severity].setdefault(finding.code, []).append(finding)
    return tuple(
        (severity, tuple((code, tuple(told)) for code, told in groups.items()))
        for severity, groups in by.items()
        if groups
    )


def text(findings: Iterable[Finding], *, locate: Locate = str, most: int | None = None) -> str:
    """All findings as lines of text, empty where there are none.

    ``locate`` turns the file name of a place into one that can be clicked from where the reader stands. At most
    ``most`` findings of one code that is no error are shown, with a line that tells how many more there are.
    """
    return "".join(
        f"{line}\n"
        for severity, groups in grouped(findings)
        for code, told in groups
        for line in _lines(severity, code, told, locate, None if severity is Severity.ERROR else most)
    )


def _lines(severity: Severity, code: str, told: tuple[Finding, ...], locate: Locate, most: int | None) -> Iterator[str]:
    """One group: its head, its findings one a line, and the remedy (once where all share it)."""
    helps = {finding.help for finding in told}
    yield f"{severity.word}: {code}" + (f" ({len(told)} times)" if len(told) > 1 else "")
    shown = told if most is None or len(told) <= most + 1 else told[:most]
    for finding in shown:
        yield f"  {_where(finding, locate)}{finding.message}"
        if len(helps) > 1 and finding.help:
            yield f"    help: {finding.help}"
    if len(shown) < len(told):
        yield f"  … and {len(told) - len(shown)} more"
    if len(helps) == 1 and told[0].help:
        yield f"  help: {told[0].help}"


def _where(finding: Finding, locate: Locate) -> str:
    if finding.place is None:
        return ""
    return f"{locate(finding.place.file)}{str(finding.place).removeprefix(finding.place.file)}: "


__all__ = ["Group", "Locate", "grouped", "text"]
