"""Decisions on rules: which rule a place means, and writing what was decided into the files of packs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tieout import mapping, store
from tieout.diagnostics import FileAt, Finding, YamlAt
from tieout.diagnostics import codes_mapping_language as codes
from tieout.mapping import Pack, ReviewState, Rule, Standing
from tieout.packs import PackFile, Packs
from tieout.yaml_source import Written

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+)(?::(?P<column>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A rule with how far it is agreed to, and the comments that its file gives as the reason for it."""

    pack: Pack
    rule: Rule
    standing: Standing
    reason: str


def reviewed(packs: Packs) -> tuple[Reviewed, ...]:
    """The rules that have a review, in the order of packs and files."""
    written: dict[str, Written] = {}
    texts = {file.text.name: file.text.text for file in packs.files}
    found = []
    for pack in packs.packs:
        for rule in pack.rules:
            if rule.review:
                name = rule.at.file
                file = written.setdefault(name, Written(texts[name]))
                found.append(Reviewed(pack, rule, mapping.standing(rule), mapping.reason(file, rule)))
    return tuple(found)


def decide(packs: Packs, decisions: Iterable[tuple[str, ReviewState]]) -> tuple[Finding, ...]:
    """Write decisions on the rules at places, ``FILE:LINE`` or ``FILE:LINE:COLUMN``, into the files of ``packs``.

    Either all are written, or none with the findings that say why not. Characters outside a rule's review stay as they
    are. FILE is a path, or a name as findings show it.
    """
    chosen: dict[YamlAt, ReviewState] = {}
    findings: list[Finding] = []
    for place, state in decisions:
        at, told = _rule_at(packs, place)
        findings += told
        if at and chosen.setdefault(at, state) is not state:
            findings.append(codes.REVIEW_TWICE.at(at, given=place))
    edited = list(_edited(packs, chosen)) if not findings else []
    findings += [
        codes.REVIEW_UNWRITTEN.at(FileAt(file.text.name), file=file.text.name) for file, text in edited if not text
    ]
    if findings:
        return tuple(findings)
    return tuple(told for file, text in edited if text for told in store.write_over(file.path, text, file.text))


def _rule_at(packs: Packs, place: str) -> tuple[YamlAt | None, tuple[Finding, ...]]:
    """The place of the rule that a text means; a finding where there is none, or more than one."""
    parts = _PLACE.fullmatch(place)
    files = [file for file in packs.files if parts and _is_file(file, parts["file"])]
    rules = [rule.at for file in files for pack in packs.packs for rule in pack.rules if rule.at.file == file.text.name]
    wanted = [at for at in rules if parts and at.line == int(parts["line"])]
    if parts and parts["column"]:
        wanted = [at for at in wanted if at.column == int(parts["column"])]
    if len(wanted) == 1:
        return wanted[0], ()
    if wanted:
        columns = " or ".join(f"{place}:{at.column}" for at in wanted)
        return None, (codes.REVIEW_AMBIGUOUS.at(wanted[0], given=place, columns=columns),)
    return None, (codes.REVIEW_NO_RULE.at(None, given=place, nearest=_nearest(rules, parts)),)


def _nearest(rules: Iterable[YamlAt], parts: re.Match[str] | None) -> str:
    """The end of a message with the rule that begins nearest to a line."""
    line = int(parts["line"]) if parts else 0
    near = min(rules, key=lambda at: (abs(at.line - line), at.line), default=None)
    return f"; the nearest rule begins in line {near.line}" if near else ""


def _is_file(file: PackFile, given: str) -> bool:
    """Whether a text is the path of a file, or the name that findings show."""
    return given == file.text.name or Path(given).resolve() == file.path.resolve()


def _edited(packs: Packs, chosen: dict[YamlAt, ReviewState]) -> Iterator[tuple[PackFile, str | None]]:
    """The files with decisions in them, and their new texts; None where a decision can't be written."""
    for file in packs.files:
        here = {at: state for at, state in chosen.items() if at.file == file.text.name}
        if here:
            yield file, mapping.with_reviews(file.text.text, file.text.name, here)


__all__ = ["Reviewed", "decide", "reviewed"]
