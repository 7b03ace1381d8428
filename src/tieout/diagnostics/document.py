"""The documentation page of all findings, made from the catalogue."""

from collections.abc import Iterable

from tieout.diagnostics.findings import Code

_HEAD = """\
# Findings

Every finding has a code, a severity, a message, a place where it is known, and a remedy. This page lists every code of
tieout's own; it is generated from the catalogue (`make docs`). Messages of the validation engine keep the engine's own
codes, such as `xbrl.4.6.6:…` or `calc11e:…`.

Severities are `error`, `warning` and `info`; the exit code of `tieout build` is 1 where a finding reaches `--fail-on`.
A code marked *stops the build* keeps the filing from being read or the output from being written: exit code 2, and
nothing is written.
"""


def page(codes: Iterable[Code]) -> str:
    """The page as Markdown: one section for each area (what stands before the dot), codes in order of their names."""
    areas: dict[str, list[Code]] = {}
    for code in sorted(codes, key=lambda code: code.name):
        areas.setdefault(code.name.partition(".")[0], []).append(code)
    return _HEAD + "".join(
        f"\n## {area}\n" + "".join(_section(code) for code in codes) for area, codes in areas.items()
    )


def _section(code: Code) -> str:
    severity = code.severity.word + (", stops the build" if code.fatal else "")
    return (
        f"\n### `{code.name}`\n\n*{severity}*\n\n"
        f"- Message: {_literal(code.message)}\n- Cause: {code.cause}\n- Remedy: {_unescaped(code.remedy)}\n"
    )


def _literal(template: str) -> str:
    """A template as inline code; double back quotes where it holds back quotes itself."""
    shown = _unescaped(template)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _unescaped(template: str) -> str:
    return template.replace("{{", "{").replace("}}", "}")


__all__ = ["page"]
