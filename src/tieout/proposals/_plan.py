"""What is added to the files of a pack for a set of acceptances; nothing that stands there changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from textwrap import wrap

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_accepting as codes
from tieout.mapping import matches
from tieout.proposals._extension import Proposed
from tieout.proposals._insert import CannotInsertError, insert, list_item, load, mapping_entry
from tieout.proposals._lines import Line
from tieout.proposals._resolve import written_name
from tieout.proposals._rule import Accepted, Written, rule_for
from tieout.tagging import Concepts
from tieout.yaml_source import written

_WIDTH = 112


@dataclass(frozen=True, slots=True)
class Text:
    """A file of a pack by the name that places show."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; ``before`` is empty for a new one."""

    name: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The added lines with their surroundings, as a unified diff."""
        old, new = (each.splitlines(keepends=True) for each in (self.before, self.after))
        shown = unified_diff(old, new, self.name if self.before else "/dev/null", self.name, n=2)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in shown)


def plan(
    accepted: Sequence[Accepted], files: Sequence[Text], target: str, lines: Sequence[Line], concepts: Concepts
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """The edits of a pack's ``files`` that add the rules of ``accepted`` and what these need declared.

    Rules go to the end of the file ``target``, or above the rule of the pack that decides the row now. A finding says
    where a file's layout leaves no place; there are no edits then.
    """
    names = {file.name for file in files}
    rules = _rules(accepted, lines, names, concepts.taxonomy.name)
    declaring = _declaring(files, target)
    edits: list[Edit] = []
    for file in files:
        own = [each for each in rules if _file(each, names, target) == file.name]
        try:
            text = _with_rules(file.text, own, names)
            text = _with_declarations(text, accepted, concepts) if file.name == declaring else text
            _check(file.text, text)
        except CannotInsertError as refused:
            return (), (codes.NO_PLACE.at(FileAt(file.name), file=file.name, why=refused),)
        edits += [Edit(file.name, file.text, text)] if text != file.text else []
    return tuple(edits), ()


def _rules(accepted: Sequence[Accepted], lines: Sequence[Line], names: set[str], taxonomy: str) -> list[Written]:
    """The rules to be added; one that an earlier one makes needless is left out."""
    rules: list[Written] = []
    for each in accepted:
        if not any(rule.accepted.meaning == each.meaning and matches(rule.rule, each.line.subject) for rule in rules):
            same = {id(other.line) for other in accepted if other.meaning == each.meaning}
            others = [line for line in lines if id(line) not in same and not _safe(line, each, names)]
            rules.append(rule_for(each, others, taxonomy))
    return rules


def _safe(line: Line, accepted: Accepted, names: set[str]) -> bool:
    """Whether a rule of the pack decides a line already and counts before one at the end of it."""
    return _decider(line, names) is not None and _decider(accepted.line, names) is None


def _decider(line: Line, names: set[str]) -> tuple[str, int] | None:
    """The file and line of the pack's rule that decides a line; None where none of the pack does."""
    rule = next((each.rule for each in line.decisions if each.rule), None)
    return (rule.file, rule.line) if rule and rule.file in names else None


def _file(rule: Written, names: set[str], target: str) -> str:
    """The file that a rule goes to."""
    decider = _decider(rule.accepted.line, names)
    return decider[0] if decider else target


def _with_rules(text: str, rules: Iterable[Written], names: set[str]) -> str:
    """A file with rules; those above others are put in from the bottom up, so that line numbers stay true."""
    placed = [(decider[1] if (decider := _decider(rule.accepted.line, names)) else 0, rule) for rule in rules]
    for before, rule in sorted(placed, key=lambda each: -each[0]):
        text = insert(text, [list_item(text, "rules", rule.lines, before or None)])
    return text


def _declaring(files: Sequence[Text], target: str) -> str:
    """The file that declares the extension: the first of the pack that declares anything, else the target."""
    return next(
        (file.name for file in files if isinstance(held := load(file.text), dict) and "extension" in held), target
    )


def _with_declarations(text: str, accepted: Sequence[Accepted], concepts: Concepts) -> str:
    """A file with the extension elements that acceptances need, each once."""
    found = [each.extension for each in accepted if each.extension]
    for name, element in {each.name: each for each in found}.items():
        if name not in concepts.concepts:
            text = insert(text, [mapping_entry(text, ("extension", "concepts"), tuple(_element(element, concepts)))])
    members = {name: label for each in accepted for name, label in each.members}
    for name, label in members.items():
        if name not in concepts.members:
            block = (f"{name}:", f"  label: {written(label)}")
            text = insert(text, [mapping_entry(text, ("extension", "members"), block)])
    return text


def _element(element: Proposed, concepts: Concepts) -> Iterator[str]:
    """The declaration of an extension element, with why it is needed as a comment."""
    said = " ".join("".join(char if char.isprintable() else " " for char in " ".join(element.why)).split())
    yield from (f"# {line}" for line in wrap(said, _WIDTH, break_long_words=False, break_on_hyphens=False))
    yield f"{element.name}:"
    yield f"  label: {written(element.label)}"
    yield f"  type: {element.type.value}"
    yield f"  period: {element.period}"
    if element.balance:
        yield f"  balance: {element.balance}"
    for key, anchors in (("wider", element.wider), ("narrower", element.narrower)):
        if anchors:
            yield f"  {key}: [{', '.join(written_name(name, concepts) for name in anchors)}]"


def _check(before: str, after: str) -> None:
    """Ask the parser whether a file holds all that it held; raises `CannotInsertError` where it does not."""
    if not _holds(load(before), load(after)):
        raise CannotInsertError("the parser does not find in it what was there before")


def _holds(before: object, after: object) -> bool:
    """Whether ``after`` has all that ``before`` has, in the same order, perhaps with more between."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(key in after and _holds(value, after[key]) for key, value in before.items())
    if isinstance(before, list) and isinstance(after, list):
        rest = iter(after)
        return all(any(each == other for other in rest) for each in before)
    return before is None or before == after


__all__ = ["Edit", "Text", "plan"]
