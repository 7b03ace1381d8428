"""How well a filing's lines are proposed and accepted: `python -m bench.acceptance [--shared FOLDER] [--seed N]`.

Half of the overlay's rules on standard concepts are removed. Printed is how often the former concept, or with the real
text the gold's or an accepted alternate, is proposed first and among the first five for the lines that lost their rule.
Then the former concepts are accepted, and the facts and the bytes of the overlay are compared.
"""

import argparse
import csv
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from tieout import pipeline, suggesting
from tieout.mapping import normalise
from tieout.model import Fact, QName, Report
from tieout.proposals import Advice, Line, lines
from tieout.store import bundled

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "prospectus"
SEED = 4
OVERLAY = "overlay"

Spot = tuple[str, int]
Gold = Mapping[int, list[tuple[str, frozenset[str]]]]
Key = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: ranks of the right concept by line name (0: not among the first five), and what is wrong."""

    ranks: Mapping[str, int]
    seconds: float
    accepted: int
    refused: tuple[str, ...]
    lost: tuple[Key, ...]
    gained: tuple[Key, ...]
    changed_files: tuple[str, ...]

    def share(self, first: int) -> float:
        """The share of lines whose right concept is among the first."""
        return sum(0 < rank <= first for rank in self.ranks.values()) / max(len(self.ranks), 1)


def run(filing: Path, document: Path | None = None, gold: Gold | None = None, seed: int = SEED) -> Outcome:
    """Remove, rank, accept and compare; ``filing`` stands in a folder of its own with its overlay, and is changed.

    ``gold`` maps lines of the document to the labels that stand there with the concepts that are right.
    """
    before = draft(filing, document)
    removed = remove(filing.parent, before, seed)
    files = {path: path.read_bytes() for path in sorted(filing.parent.rglob("*.yaml"))}
    wanted = [line for line in lines(before.decisions, before.facts) if spot(line) in removed]
    begin = time.perf_counter()
    result = suggesting.suggest(suggesting.SuggestOptions(filing, document, every=True))
    seconds = time.perf_counter() - begin
    advice = {each.line.name: each for each in result.advice}
    ranks = {line.name: rank(advice[line.name], right(line, gold or {})) for line in wanted}
    open_lines = [line for line in wanted if line.meaning != advice[line.name].line.meaning]
    accepted = suggesting.accept(
        suggesting.AcceptOptions(filing, tuple(map(request, open_lines)), document, write=True)
    )
    after = draft(filing, document)
    was, now = (Counter(map(key, each.facts)) for each in (before, after))
    return Outcome(
        ranks=ranks,
        seconds=seconds,
        accepted=len(open_lines),
        refused=tuple(str(finding) for finding in accepted.findings),
        lost=tuple((was - now).elements()),
        gained=tuple((now - was).elements()),
        changed_files=tuple(path.name for path, data in files.items() if not only_added(data, path.read_bytes())),
    )


def draft(filing: Path, document: Path | None) -> Report:
    """The tagged report of a filing."""
    result = pipeline.draft(pipeline.BuildOptions(filing, document))
    if result.report is None:
        raise SystemExit("\n".join(map(str, result.findings)))
    return result.report


def remove(folder: Path, report: Report, seed: int) -> frozenset[Spot]:
    """Remove half of the rules beside a filing that gave facts of standard concepts; where they stood."""
    facts = {fact.id: fact for fact in report.facts}
    standard = {
        (decision.rule.file, decision.rule.line)
        for decision in report.decisions
        if decision.rule and decision.fact and facts[decision.fact].concept.prefix != report.extension.prefix
    }
    own = sorted(each for each in standard if (folder / each[0]).is_file())
    chosen = frozenset(Random(seed).sample(own, len(own) // 2))
    for name in sorted({name for name, _ in chosen}):
        path = folder / name
        path.write_text(without(path.read_text("utf-8"), {line for at, line in chosen if at == name}), "utf-8")
    return chosen


def without(text: str, begins: set[int]) -> str:
    """A pack's text without the rules that begin on some lines, and without groups that are left empty."""
    root = YAML(typ="rt", pure=True).compose(text)
    rules = next(value for name, value in root.value if name.value == "rules")
    lines = text.splitlines(keepends=True)
    gone = set(_gone(rules, begins))
    return "".join(line for number, line in enumerate(lines, 1) if number not in gone)


def _gone(rules: SequenceNode, begins: set[int]) -> Iterator[int]:
    """The lines, counted from 1, of rules to be removed; of a group where all of its rules are."""
    for entry in rules.value:
        if _is_gone(entry, begins):
            yield from range(entry.start_mark.line + 1, _end(entry) + 1)
        else:
            for inner in _rules(entry):
                yield from _gone(inner, begins)


def _is_gone(entry: Node, begins: set[int]) -> bool:
    """Whether a rule, or every rule of a group, is to be removed."""
    inner = [each for rules in _rules(entry) for each in rules.value]
    return all(_is_gone(each, begins) for each in inner) if inner else entry.start_mark.line + 1 in begins


def _rules(entry: Node) -> list[SequenceNode]:
    """The list of rules of a group."""
    return [value for name, value in entry.value if name.value == "rules" and isinstance(value, SequenceNode)]


def _end(node: Node) -> int:
    """The last line of a node, counted from 1, without comments below it."""
    if isinstance(node, MappingNode) and not node.flow_style:
        return max(_end(value) for _, value in node.value)
    if isinstance(node, SequenceNode) and not node.flow_style:
        return max(map(_end, node.value))
    last: int = node.end_mark.line + 1
    return last


def spot(line: Line) -> Spot:
    """The file and line of the rule that decided a line."""
    rule = next((each.rule for each in line.decisions if each.rule and each.fact), None)
    return (rule.file, rule.line) if rule else ("", 0)


def right(line: Line, gold: Gold) -> frozenset[str]:
    """The concepts that are right for a line: the gold's, else its former one.

    Of several rows that the gold has on one line, which a page can print glued together, the one of the same label.
    """
    rows = gold.get(line.place.line, [])
    own = frozenset({str(line.meaning.concept)}) if line.meaning else frozenset()
    same = [names for label, names in rows if normalise(label) == normalise(line.item.label)]
    return next(iter((*same, *(names for _, names in rows if len(rows) == 1))), own)


def rank(advice: Advice, wanted: frozenset[str]) -> int:
    """The place of the first right concept, 0 where there is none."""
    names = (str(option.concept) for option in advice.options)
    return next((at for at, name in enumerate(names, 1) if name in wanted), 0)


def request(line: Line) -> str:
    """The acceptance of a line's former concept and dimensions; the sign is left to be inferred."""
    if line.meaning is None:
        raise ValueError(f"{line.name} had no rule")
    prefix = line.meaning.concept.prefix
    pairs = ", ".join(f"{_own(axis)}={_own(member)}" for axis, member in line.meaning.dimensions)
    return f"{line.name}={prefix}:{line.meaning.concept.local_name}[{pairs}]"


def _own(name: QName) -> str:
    """A name as rules write it."""
    return str(name) if name.prefix == "ifrs-full" else f"ext:{name.local_name}"


def key(fact: Fact) -> Key:
    """What two builds of one fact have in common."""
    return (
        *(str(fact.concept), str(fact.value), str(fact.period), str(fact.unit)),
        tuple(f"{axis}={member}" for axis, member in fact.dimensions),
    )


def only_added(before: bytes, after: bytes) -> bool:
    """Whether the lines of a file are all there, in their order and byte for byte."""
    rest = iter(after.splitlines(keepends=True))
    return all(line in rest for line in before.splitlines(keepends=True))


def prepared(folder: Path, document: Path) -> Path:
    """The prospectus example with its overlay beside it, in a folder of its own."""
    shutil.copytree(bundled.root("mappings") / "filers" / "prospectus", folder / OVERLAY)
    text = (EXAMPLE / "filing.yaml").read_text("utf-8").replace("filers/prospectus", OVERLAY)
    (folder / "filing.yaml").write_text(text, "utf-8")
    shutil.copyfile(document, folder / "document.txt")
    return folder / "filing.yaml"


def gold_of(folder: Path) -> Gold:
    """The right concepts by line of the real text, each with its label: the gold's and its accepted alternates."""
    concepts = {row["concept_key"]: row for row in _rows(folder / "concepts.csv")}
    found: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for row in _rows(folder / "facts.csv"):
        concept = concepts.get(row["concept_key"])
        if concept and row["measure"].startswith("amount"):
            others = (re.sub(r"\[.*", "", name).strip() for name in concept["alternates_accepted"].split(";"))
            told = (row["row_label"], frozenset({concept["best_concept"], *others} - {""}))
            for number in re.findall(r"\d+", f"{row['line_no']} {row['alt_lines']}"):
                if told not in found.setdefault(int(number), []):
                    found[int(number)].append(told)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def show(name: str, outcome: Outcome, *, whole: bool) -> None:
    """Print one run."""
    equal = (
        "equal" if not outcome.lost and not outcome.gained else f"{len(outcome.lost)} lost, {len(outcome.gained)} new"
    )
    files = "unchanged" if not outcome.changed_files else f"changed in {', '.join(outcome.changed_files)}"
    shares = f"first {outcome.share(1):6.1%}   first five {outcome.share(5):6.1%}"
    print(
        f"{name:<28} {len(outcome.ranks):>4} lines   {shares}   "
        f"{outcome.accepted} accepted, {len(outcome.refused)} refused   facts {equal}   other bytes {files}   "
        f"{outcome.seconds:.1f} s",
        flush=True,
    )
    for line, at in outcome.ranks.items() if whole else ():
        print(f"    {at or '-'}  {line}" if at != 1 else "", end="\n" if at != 1 else "")
    for text in (*outcome.refused, *map(str, outcome.lost), *map(str, outcome.gained)):
        print(f"    {text}" if whole else "", end="\n" if whole else "")


def main() -> None:
    """Print the rates for the example and, where it is there, the real text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with the real text")
    parser.add_argument("--seed", type=int, action="append", help=f"of the choice of rules; may be repeated [{SEED}]")
    parser.add_argument("--show", action="store_true", help="print the lines that are not first, and what differs")
    given = parser.parse_args()
    cases: list[tuple[str, Path, Gold]] = [("example", EXAMPLE / "document.txt", {})]
    real = given.shared / "seeds" / "prospectus-financial-information.txt"
    if real.is_file():
        cases.append(("real text against the gold", real, gold_of(given.shared / "gold")))
    for seed in given.seed or [SEED]:
        for name, document, gold in cases:
            with tempfile.TemporaryDirectory() as folder:
                show(f"{name}, seed {seed}", run(prepared(Path(folder), document), None, gold, seed), whole=given.show)


if __name__ == "__main__":
    main()
