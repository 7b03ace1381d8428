"""Mistakes planted into the shipped packs: each kind knows where it can be made and what lint must tell there.

A plant is made of edits of the raw text; one of them carries the mark that shows where the finding must stand.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import takewhile
from operator import is_not

from tests.support.marked import MARK
from tests.unit.packs.bundled import FOLDERS, ROOT, taxonomy
from tieout.diagnostics import Code, YamlAt, codes_lint, codes_mapping, codes_mapping_language
from tieout.mapping import DeclaredConcept, DeclaredMember, Sign
from tieout.mapping.lint import Source, read
from tieout.mapping.lint._desk import About, Desk
from tieout.mapping.lint._source import Declared, Line
from tieout.model import Measure, QName
from tieout.taxonomy import ITEM_TYPES
from tieout.yaml_source import Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """``length`` characters at ``at`` become ``new``."""

    at: YamlAt
    length: int
    new: str


@dataclass(frozen=True, slots=True)
class Plant:
    """A mistake of one kind; ``target`` is what it is made in, so that no two are made in one."""

    kind: str
    codes: frozenset[str]
    target: YamlAt
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Garden:
    """The shipped packs: their texts by file, and what lint knows of them."""

    texts: Mapping[str, str]
    desk: Desk
    starts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def offset(self, at: YamlAt) -> int:
        return self.starts[at.file][at.line - 1] + at.column - 1

    def raw(self, scalar: Scalar) -> str:
        """The text of a scalar as written, with its quotes."""
        rest = self.texts[scalar.at.file][self.offset(scalar.at) :]
        if scalar.plain:
            return rest[: len(scalar.text)]
        quote = rest[0]
        found = re.match(r'"(?:\\.|[^"\\])*"' if quote == '"' else r"'(?:''|[^'])*'", rest)
        assert found, rest[:40]
        return found[0]

    def set(self, scalar: Scalar, new: str) -> Edit:
        return Edit(scalar.at, len(self.raw(scalar)), new)

    def rule_key(self, line: Line, text: str) -> Edit:
        """A key more in a rule, right before its concept."""
        key = next(key for key, _ in line.node.entries if key.text == "concept")
        before = self.texts[key.at.file][self.starts[key.at.file][key.at.line - 1] :][: key.at.column - 1]
        block = not before.strip(" -")
        return Edit(key.at, 0, text + ("\n" + " " * len(before) if block else ", "))


@cache
def garden() -> Garden:
    texts: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / "mappings" / folder).glob("*.yaml")):
            texts[f"{folder}/{path.name}"] = path.read_text(encoding="utf-8")
    starts = {name: tuple(found.end() for found in re.finditer(r"\A|\n", text)) for name, text in texts.items()}
    return Garden(texts, Desk(taxonomy(), sources(texts)), starts)


def sources(texts: Mapping[str, str]) -> tuple[Source, ...]:
    found = []
    for folder in FOLDERS:
        source, findings = read([(text, name) for name, text in texts.items() if name.startswith(f"{folder}/")])
        assert source is not None, findings
        found.append(source)
    return tuple(found)


def planted(plants: Iterable[Plant]) -> tuple[dict[str, str], list[tuple[Plant, str, int]]]:
    """The texts with the mistakes in them, and each mistake with the file and line where it must be told."""
    g = garden()
    texts, told = dict(g.texts), []
    edits: dict[str, list[tuple[int, Edit, Plant]]] = {}
    for plant in plants:
        for edit in plant.edits:
            edits.setdefault(edit.at.file, []).append((g.offset(edit.at), edit, plant))
    for name, those in edits.items():
        text = texts[name]
        for offset, edit, _ in sorted(those, key=lambda each: each[0], reverse=True):
            text = text[:offset] + edit.new + text[offset + edit.length :]
        marked = [plant for _, edit, plant in sorted(those, key=lambda each: each[0]) if MARK in edit.new]
        lines = [number for number, line in enumerate(text.split("\n"), start=1) for _ in range(line.count(MARK))]
        told += [(plant, name, line) for plant, line in zip(marked, lines, strict=True)]
        texts[name] = text.replace(MARK, "")
    return texts, told


def _rules(wanted: Callable[[Line, About], bool]) -> Iterator[tuple[Line, About, Scalar]]:
    """Rules of a kind with their concept and the scalar that names it."""
    desk = garden().desk
    for line in desk.lines:
        about, concept = desk.about(line.concept), line.node.get("concept")
        if about and isinstance(concept, Scalar) and wanted(line, about):
            yield line, about, concept


def _plant(kind: str, line: Line, codes: tuple[Code, ...], *edits: Edit) -> Plant:
    return Plant(kind, frozenset(code.name for code in codes), line.rule.at, edits)


def _in(line: Line, *statements: str) -> bool:
    return bool(line.statements and line.statements <= set(statements))


def _plain(line: Line, *keys: str) -> bool:
    """Whether a rule has none of ``keys`` itself."""
    return all(line.node.get(key) is None for key in keys)


def _replaced_concepts() -> Iterator[Plant]:
    g = garden()
    for line, about, concept in _rules(lambda _line, about: about.is_monetary):
        prefix, _, local = concept.text.partition(":")
        yield _plant(
            "misspelt concept",
            line,
            (codes_mapping.UNKNOWN_CONCEPT,),
            g.set(concept, f"{MARK}{prefix}:{local[:3]}{local[4:]}x"),
        )
        for kind, name in (
            ("abstract concept", "AssetsAbstract"),
            ("axis as concept", "SegmentsAxis"),
            ("member as concept", "BuildingsMember"),
            ("hypercube as concept", "DisclosureOfOperatingSegmentsTable"),
        ):
            yield _plant(kind, line, (codes_mapping.NOT_REPORTABLE,), g.set(concept, f"{MARK}ifrs-full:{name}"))
        if line.rule.period:
            other = "ProfitLoss" if about.period == "instant" else "Equity"
            codes = (codes_mapping.PERIOD_CONFLICT,)
            yield _plant("other period type", line, codes, g.set(concept, f"{MARK}ifrs-full:{other}"))
        for kind, name in (("text as concept", "NameOfParentEntity"), ("rate as amount", "AverageEffectiveTaxRate")):
            if Measure.AMOUNT in line.rule.measures and line.node.get("measure") is None and not line.rule.unit:
                codes = (codes_lint.MEASURE_MISFIT,)
                yield _plant(kind, line, codes, g.set(concept, f"{MARK}ifrs-full:{name}"))


def _added_keys() -> Iterator[Plant]:
    g = garden()
    for line, _, _ in _rules(lambda line, about: about.is_monetary and bool(line.groups)):
        if _plain(line, "measure"):
            for measure in ("percent", "days", "per-unit"):
                key = g.rule_key(line, f"measure: {MARK}{measure}")
                yield _plant(f"measure {measure}", line, (codes_lint.MEASURE_MISFIT,), key)
        if _plain(line, "unit"):
            key = g.rule_key(line, f"unit: {MARK}EUR/shares")
            yield _plant("unit", line, (codes_lint.UNIT_MISFIT,), key)
        if _plain(line, "decimals"):
            yield _plant("decimals", line, (codes_lint.DECIMALS,), g.rule_key(line, f"decimals: {MARK}5"))
        if _plain(line, "examples"):
            key = g.rule_key(line, f"examples: [{MARK}nothing of the kind]")
            yield _plant("example", line, (codes_mapping_language.EXAMPLE,), key)
        if line.statements and _plain(line, "statement"):
            other = next(one for one in ("IS", "BS", "CF") if one not in line.statements)
            key = g.rule_key(line, f"statement: {MARK}{other}")
            yield _plant("statements apart", line, (codes_lint.CONTRADICTION,), key)
        if line.rule.period and _plain(line, "period"):
            other = "instant" if line.rule.period == "duration" else "duration"
            key = g.rule_key(line, f"period: {MARK}{other}")
            yield _plant("periods apart", line, (codes_lint.CONTRADICTION, codes_mapping.PERIOD_CONFLICT), key)


def _added_dimensions() -> Iterator[Plant]:
    g = garden()
    default = g.desk.taxonomy.defaults[_name("MaturityAxis")].local_name
    for line, _, _ in _rules(lambda line, _about: _plain(line, "dimensions")):
        for kind, code, dimension in (
            ("member outside", codes_lint.MEMBER_OUTSIDE, f"ifrs-full:MaturityAxis: {MARK}ifrs-full:BuildingsMember"),
            ("default member", codes_mapping.DEFAULT_MEMBER, f"ifrs-full:MaturityAxis: {MARK}ifrs-full:{default}"),
            ("unknown axis", codes_mapping.UNKNOWN_AXIS, f"{MARK}ifrs-full:MaturitiesAxes: ext:DoraMember"),
            ("unknown member", codes_mapping.UNKNOWN_MEMBER, f"ifrs-full:MaturityAxis: {MARK}ifrs-full:YearMember"),
            ("concept as member", codes_mapping.NOT_A_MEMBER, f"ifrs-full:MaturityAxis: {MARK}ifrs-full:Assets"),
            ("member as axis", codes_mapping.NOT_AN_AXIS, f"{MARK}ifrs-full:BuildingsMember: ext:DoraMember"),
        ):
            yield _plant(kind, line, (code,), g.rule_key(line, f"dimensions: {{{dimension}}}"))
        above = [entry for group in line.groups for entry in group.mapping("dimensions").entries]
        if above:
            key = g.rule_key(line, f"dimensions: {{{above[-1][0].text}: {MARK}ext:KodoMember}}")
            yield _plant("axis twice", line, (codes_lint.AXIS_TWICE,), key)


def _signs() -> Iterator[Plant]:
    g = garden()
    for line, about, concept in _rules(lambda _line, about: about.is_monetary):
        sign = line.node.get("sign")
        grows = (_in(line, "IS", "OCI") and about.balance == "credit") or (_in(line, "CF") and about.balance == "debit")
        if grows and sign is None and about.period == "duration":
            key = g.rule_key(line, f"sign: {MARK}deduction")
            yield _plant("deduction of income or receipts", line, (codes_lint.SIGN_DEDUCTION,), key)
            if _in(line, "CF") and about.statements == {"CF"}:
                key = g.rule_key(line, f"sign: {MARK}reversed")
                yield _plant("receipt reversed", line, (codes_lint.SIGN_REVERSED,), key)
        if line.rule.sign is Sign.DEDUCTION and isinstance(sign, Scalar) and about.balance and about.concept:
            deducted = about.balance == "debit" and _in(line, "IS")
            if deducted or (about.statements == {"CF"} and _in(line, "CF")):
                edits = Edit(concept.at, 0, MARK), g.set(sign, "presented")
                yield _plant("deduction as presented", line, (codes_lint.SIGN_PRESENTED,), *edits)


def _patterns() -> Iterator[Plant]:
    g = garden()
    for line in g.desk.lines:
        pattern = line.node.get("pattern")
        if isinstance(pattern, Scalar) and line.concept and g.desk.about(line.concept):
            about = g.desk.about(line.concept)
            edit = g.set(pattern, f'{MARK}".*"')
            yield _plant("pattern for all", line, (codes_lint.PATTERN_EMPTY,), edit)
            if about and about.is_monetary:
                edit = g.set(pattern, f'{MARK}".*(assets|liabilities|income|profit|payments).*"')
                yield _plant("wide pattern", line, (codes_lint.PATTERN_WIDE,), edit)
            edit = g.set(pattern, MARK + json.dumps("trade (receivables|payables) –", ensure_ascii=False))
            yield _plant("dash in a pattern", line, (codes_lint.PATTERN_UNMATCHED,), edit)
            edit = g.set(pattern, MARK + json.dumps("trade (receivables|payables):"))
            yield _plant("colon in a pattern", line, (codes_lint.PATTERN_UNMATCHED,), edit)


def _labels() -> Iterator[Plant]:
    g = garden()
    for line, about, _ in _rules(lambda line, _about: bool(line.labels)):
        scalar = line.labels[-1][1]
        yield _plant("label of dots", line, (codes_lint.TEXT_VANISHES,), g.set(scalar, f'{MARK}"..."'))
        speaking = "Balance at the beginning of the year" if about.period == "duration" else "Movement during the year"
        if "beginning" not in " ".join(about.labels) and "period" not in " ".join(about.labels):
            yield _plant("words of a period", line, (codes_lint.LABEL_PERIOD,), g.set(scalar, f"{MARK}{speaking}"))
        listed = line.node.get("label")
        if isinstance(listed, Sequence) and len(listed.items) > 1:
            again = json.dumps(f"{line.labels[0][1].text.upper()}:", ensure_ascii=False)
            block = g.texts[scalar.at.file][g.offset(listed.at)] == "-"
            gap = "\n" + " " * (listed.at.column - 1) + "- " if block else ", "
            edit = Edit(scalar.at, len(g.raw(scalar)), f"{g.raw(scalar)}{gap}{MARK}{again}")
            yield _plant("label twice", line, (codes_lint.LABEL_TWICE,), edit)
        if line.pack == 1 and isinstance(listed, Scalar) and scalar.text:
            edits = Edit(line.rule.at, 0, MARK), g.set(scalar, json.dumps(f"{scalar.text} misprinted"))
            yield _plant("rule without a row", line, (codes_lint.UNUSED_RULE,), *edits)


def _shadows() -> Iterator[Plant]:
    groups: dict[YamlAt, list[tuple[Line, About]]] = {}
    for line, about, _ in _rules(lambda line, _about: bool(line.groups)):
        groups.setdefault(line.groups[-1].at, []).append((line, about))
    for those in groups.values():
        for line, about in those:
            others = [one for one, of in those if of.name != about.name and of.period == about.period]
            if line.labels and _plain(line, "measure", "dimensions", "unit", "decimals"):
                texts = [json.dumps(scalar.text, ensure_ascii=False) for _, scalar in line.labels]
                first = Edit(line.place("label"), 0, MARK)
                if line.rule.sign is Sign.PRESENTED and not line.rule.dimensions:
                    again = _above(line, texts, about.name)
                    # Where a wide pattern, planted too, stands further up, the rule is found to be shadowed by that.
                    codes = codes_lint.REDUNDANT, codes_lint.SHADOWED
                    yield _plant("the same rule above", line, codes, again, first)
                if others and others[0].concept:
                    name = others[0].concept.text
                    general = _above(line, texts, name)
                    yield _plant("general rule above", line, (codes_lint.SHADOWED,), general, first)
                    if len(texts) > 1 and not _is_taken(line, line.labels[-1][0]):
                        single, mark = _above(line, texts[-1:], name), Edit(line.labels[-1][1].at, 0, MARK)
                        yield _plant("label above", line, (codes_lint.LABEL_SHADOWED,), single, mark)


def _is_taken(line: Line, label: str) -> bool:
    """Whether a pattern further up takes a label, so that a rule between the two hides nothing."""
    above = takewhile(partial(is_not, line), garden().desk.lines)
    patterns = (each.pattern for other in above for each in other.rule.conditions if each.pattern)
    return any(pattern.fullmatch(label) for pattern in patterns)


def _above(line: Line, labels: list[str], concept: str) -> Edit:
    """A rule more, right above a rule."""
    at = line.rule.at
    text = f"{{label: [{', '.join(labels)}], concept: {concept}}}"
    return Edit(YamlAt(at.file, at.line, at.column), 0, f"{text}\n{' ' * (at.column - 3)}- ")


def _declarations() -> Iterator[Plant]:
    g = garden()
    for each in g.desk.declared:
        if isinstance(each.it, DeclaredConcept):
            yield from _concepts(each, each.it)
        label = each.node.get("label")
        # The second of two with one label is told.
        above = takewhile(partial(is_not, each), g.desk.declared)
        others = [one for one in above if type(one.it) is type(each.it)]
        if isinstance(label, Scalar) and others and each.it.label != others[0].it.label:
            edit = g.set(label, MARK + json.dumps(others[0].it.label.upper()))
            yield _declared("label shared", each, (codes_lint.LABEL_SHARED,), edit)
        if isinstance(each.it, DeclaredMember):
            edit = g.set(label, f"{MARK}Motor vehicles") if isinstance(label, Scalar) else Edit(each.it.at, 0, MARK)
            yield _declared("member of the taxonomy", each, (codes_lint.DUPLICATES_STANDARD,), edit)
            spare = f"{MARK}Spare{each.it.name}: {{label: Spare {each.it.label}}}\n{' ' * (each.it.at.column - 1)}"
            yield _declared("unused", each, (codes_lint.UNUSED_DECLARATION,), Edit(each.it.at, 0, spare))
            # Not the same name for all: two of one name in one file would be a key that stands twice.
            names = [one.it.name for one in g.desk.declared if isinstance(one.it, DeclaredConcept)]
            taken = names[g.desk.declared.index(each) % len(names)]
            edit = Edit(each.it.at, len(each.it.name), f"{MARK}{taken}")
            yield _declared("twice", each, (codes_mapping.DECLARED_TWICE,), edit)


def _concepts(each: Declared, it: DeclaredConcept) -> Iterator[Plant]:
    g = garden()
    own = (ITEM_TYPES.get(it.type), it.period, it.balance)
    label = each.node.get("label")
    standard = next(
        (
            one
            for one in g.desk.reportable()
            if (one.type.partition(":")[2], one.period_type, one.balance) == own and len(one.label()) > 20
        ),
        None,
    )
    if standard and isinstance(label, Scalar):
        edit = g.set(label, MARK + json.dumps(standard.label()))
        yield _declared("concept of the taxonomy", each, (codes_lint.DUPLICATES_STANDARD,), edit)
    anchors = [*each.node.scalars("wider"), *each.node.scalars("narrower")]
    if anchors:
        other = "Equity" if it.period == "duration" else "Revenue"
        for kind, code, name in (
            ("anchor of the other period type", codes_lint.ANCHOR_MISFIT, f"ifrs-full:{other}"),
            ("anchor of another type", codes_lint.ANCHOR_MISFIT, "ifrs-full:AverageEffectiveTaxRate"),
            ("anchor to itself", codes_lint.ANCHOR_OWN, f"ext:{it.name}"),
            ("anchor to a heading", codes_mapping.NOT_REPORTABLE, "ifrs-full:AssetsAbstract"),
            ("unknown anchor", codes_mapping.UNKNOWN_CONCEPT, "ifrs-full:CostsOfSale"),
        ):
            yield _declared(kind, each, (code,), g.set(anchors[0], f"{MARK}{name}"))
        listed = each.node.get("wider")
        if isinstance(listed, Sequence):
            edit = Edit(anchors[0].at, 0, f"{anchors[0].text}, {MARK}")
            yield _declared("anchor twice", each, (codes_lint.ANCHOR_TWICE,), edit)
        balance = each.node.get("balance")
        wider = each.node.scalars("wider")
        if wider and isinstance(balance, Scalar):
            edits = Edit(wider[0].at, 0, MARK), g.set(balance, "credit" if it.balance == "debit" else "debit")
            yield _declared("balance", each, (codes_lint.ANCHOR_BALANCE,), *edits)
        yield from _unanchored(each)


def _unanchored(each: Declared) -> Iterator[Plant]:
    """A declaration whose only anchors stand on one line, without them."""
    g = garden()
    keys = [(key, value) for key, value in each.node.entries if key.text in ("wider", "narrower")]
    if len(keys) == 1 and isinstance(keys[0][1], Sequence):
        rest = g.texts[each.it.at.file][g.offset(keys[0][0].at) :].split("\n")[0]
        if rest.endswith("]"):
            edits = Edit(each.it.at, 0, MARK), Edit(keys[0][0].at, len(rest), "")
            yield _declared("no anchor", each, (codes_lint.NO_ANCHOR,), *edits)


def _declared(kind: str, each: Declared, codes: tuple[Code, ...], *edits: Edit) -> Plant:
    return Plant(kind, frozenset(code.name for code in codes), each.it.at, edits)


def _name(local: str) -> QName:
    found = garden().desk.taxonomy.resolve(f"ifrs-full:{local}")
    assert found is not None
    return found


@cache
def all_plants() -> dict[str, list[Plant]]:
    """Every mistake that could be planted, by its kind."""
    found: dict[str, list[Plant]] = {}
    for kind in (
        _replaced_concepts,
        _added_keys,
        _added_dimensions,
        _signs,
        _patterns,
        _labels,
        _shadows,
        _declarations,
    ):
        for plant in kind():
            found.setdefault(plant.kind, []).append(plant)
    return found
