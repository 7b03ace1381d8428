"""How well labels are mapped: `python -m bench.suggestion [--misses] [LABELS.csv …]`.

Prints top-1, top-3, top-5 and the mean reciprocal rank of `suggest` and of two baselines on labelled row labels: those
of the shared folder, and further files with the columns of its `label_pairs.csv`. Each row stands alone.
"""

import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt
from pathlib import Path

from tieout import mapping
from tieout.mapping import Conditions, Pack, Rule, normalise
from tieout.mapping.suggestion import Query, Suggester, Thesaurus, join_thesauri, parse_thesaurus
from tieout.store import bundled, taxonomies
from tieout.taxonomy import Concept, Taxonomy

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEED = 20250327
STATEMENT_OF_TABLE = {
    "statement of profit or loss": "IS",
    "statement of financial position": "BS",
    "statement of cash flows": "CF",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A label with the concepts that are right for it."""

    label: str
    statement: str
    period: str
    right: frozenset[str]
    issuer: str
    hard: bool


def label_pairs(path: Path, known: frozenset[str]) -> list[Row]:
    """The rows of a file like `label_pairs.csv` whose concept the taxonomy has."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["label"],
                row["section_or_statement"],
                row["period_type"],
                frozenset(row["concept"].split("/")),
                row["company"],
                row["equals_standard_label"] == "0",
            )
            for row in csv.DictReader(file)
            if known & {*row["concept"].split("/")}
        ]


def gold(path: Path, taxonomy: Taxonomy) -> list[Row]:
    """The labels of the gold that report a concept of the taxonomy without dimensions, each once."""
    rows: dict[tuple[str, str, str], Row] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = taxonomy.resolve(row["best_concept"])
            concept = taxonomy.concept(found) if found else None
            if concept is None or row["tag_expected"] != "yes" or row["dimensions"]:
                continue
            more = (each.split("[")[0].strip() for each in row["alternates_accepted"].split(";"))
            right = {row["best_concept"], *more}
            heading = row["label_path"].split(" > ")[-1]
            new = Row(
                row["row_label"],
                STATEMENT_OF_TABLE.get(row["table_kind"], heading),
                concept.period_type,
                frozenset(each.removeprefix("ifrs-full:") for each in right if each.startswith("ifrs-full:")),
                "prospectus",
                normalise(row["row_label"]) not in {normalise(label.text) for label in concept.labels},
            )
            rows.setdefault((new.label, new.statement, new.period), new)
    return list(rows.values())


def blanked(rows: Sequence[Row]) -> list[Row]:
    """The rows with the statement taken from two in five of them, as in the rows that are kept back."""
    chance = random.Random(SEED)
    return [replace(row, statement="") if chance.random() < 0.4 else row for row in rows]


Ranker = Callable[[Row], Sequence[str]]


def without(rows: Sequence[Row], packs: Sequence[Pack], known: Thesaurus) -> tuple[list[Pack], Thesaurus]:
    """Packs and thesaurus without every phrase that is one of the rows' labels as printed, wherever it came from."""
    printed = {normalise(row.label) for row in rows if row.hard}

    def kept(conditions: Conditions) -> Conditions:
        return replace(conditions, labels=tuple(label for label in conditions.labels if label not in printed))

    def rules(pack: Pack) -> tuple[Rule, ...]:
        return tuple(replace(rule, conditions=tuple(map(kept, rule.conditions))) for rule in pack.rules)

    entries = (
        replace(entry, words=tuple(phrase for phrase in entry.words if normalise(phrase) not in printed))
        for entry in known.entries
    )
    return [replace(pack, rules=rules(pack)) for pack in packs], Thesaurus(tuple(entries))


def each_issuer_left_out(taxonomy: Taxonomy, packs: Sequence[Pack], known: Thesaurus, rows: Sequence[Row]) -> Ranker:
    """Ranks each row with what is left of packs and thesaurus without its issuer's own labels."""
    by_issuer = {
        issuer: suggest(taxonomy, *without([row for row in rows if row.issuer == issuer], packs, known))
        for issuer in sorted({row.issuer for row in rows})
    }
    return lambda row: by_issuer[row.issuer](row)


def suggest(taxonomy: Taxonomy, packs: Sequence[Pack], thesaurus: Thesaurus) -> Ranker:
    suggester = Suggester.of(taxonomy, packs, thesaurus)

    def rank(row: Row) -> Sequence[str]:
        found = suggester.rank(Query(row.label, statement=row.statement, period=row.period))
        return [each.concept.local_name for each in found]

    return rank


def exact(concepts: Iterable[Concept]) -> Ranker:
    """The baseline that takes the concepts with this label."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for text in dict.fromkeys(normalise(label.text) for label in concept.labels):
            by_label[text].append(concept.name.local_name)
    return lambda row: sorted(by_label.get(normalise(row.label), ()))


def nearest(concepts: Iterable[Concept]) -> Ranker:
    """The baseline that takes the nearest standard label by TF-IDF and cosine."""
    documents = [
        (concept.name.local_name, Counter(normalise(concept.label()).replace(",", "").split())) for concept in concepts
    ]
    counts = Counter(word for _, words in documents for word in words)

    def weigh(words: Counter[str]) -> dict[str, float]:
        raw = {word: count * log(1 + len(documents) / (1 + counts[word])) for word, count in words.items()}
        norm = sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / norm for word, value in raw.items()}

    vectors = [(name, weigh(words)) for name, words in documents]

    def rank(row: Row) -> Sequence[str]:
        asked = weigh(Counter(normalise(row.label).replace(",", "").split()))
        scores = [
            (sum(value * vector.get(word, 0.0) for word, value in asked.items()), name) for name, vector in vectors
        ]
        return [name for score, name in sorted(scores, key=lambda each: (-each[0], each[1]))[:20] if score]

    return rank


def place(row: Row, ranked: Sequence[str]) -> int:
    """The rank of the first right concept, from 1; 0 where none is there."""
    return next((at for at, name in enumerate(ranked, 1) if name in row.right), 0)


def figures(places: Sequence[int]) -> str:
    """Accuracy of one set."""
    if not places:
        return f"{0:>5}"
    tops = (100 * sum(0 < at <= most for at in places) / len(places) for most in (1, 3, 5))
    mrr = sum(1 / at for at in places if at) / len(places)
    return f"{len(places):>5}  " + "  ".join(f"{top:5.1f} %" for top in tops) + f"  {mrr:.3f}"


def show(title: str, rows: Sequence[Row], rank: Ranker) -> None:
    places = [place(row, rank(row)) for row in rows]
    print(f"{title:<44} all  {figures(places)}")
    print(f"{'':<44} hard {figures([at for at, row in zip(places, rows, strict=True) if row.hard])}")


def thesaurus() -> Thesaurus:
    """The thesaurus that comes with tieout."""
    parts = []
    for path in sorted((bundled.root("mappings") / "thesaurus").glob("*.yaml")):
        part, findings = parse_thesaurus(path.read_text(encoding="utf-8"), path.name)
        assert part, findings
        parts.append(part)
    return join_thesauri(parts)


def base_packs() -> list[Pack]:
    """The base pack."""
    parts = []
    for path in sorted((bundled.root("mappings") / "ifrs").glob("*.yaml")):
        part, findings = mapping.parse(path.read_text(encoding="utf-8"), f"mappings/ifrs/{path.name}")
        assert part, findings
        parts.append(part)
    return [mapping.join(parts)]


def main() -> None:
    taxonomy, _ = taxonomies.load("ifrs-2025")
    assert taxonomy
    names = frozenset(name.local_name for name in taxonomy.concepts)
    files = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    pairs = [row for path in files or [SHARED / "labels" / "label_pairs.csv"] for row in label_pairs(path, names)]
    sets = {"labels of issuers": pairs, "the same, two in five without statement": blanked(pairs)}
    if not files:
        sets["labels of the gold"] = gold(SHARED / "gold" / "concepts.csv", taxonomy)
    concepts = [concept for concept in taxonomy.concepts.values() if concept.can_have_facts]
    packs = base_packs()
    rankers = {"suggest": suggest(taxonomy, packs, thesaurus())}
    if "--misses" not in sys.argv:
        rankers["each issuer's labels left out"] = each_issuer_left_out(
            taxonomy, packs, thesaurus(), [row for rows in sets.values() for row in rows]
        )
        rankers |= {"exact label": exact(concepts), "nearest label by TF-IDF": nearest(concepts)}
    print(f"{'':<50}rows    top-1    top-3    top-5    MRR")
    for title, rows in sets.items():
        print(title)
        for name, rank in rankers.items():
            show(f"  {name}", rows, rank)
    if "--misses" in sys.argv:
        for title, rows in sets.items():
            print(title)
            for row in rows:
                ranked = rankers["suggest"](row)
                at = place(row, ranked)
                if at != 1:
                    print(f"{at:>3} {row.label!r} [{row.statement}|{row.period}] {'/'.join(sorted(row.right))}")
                    print(f"      {json.dumps(ranked[:3])}")


if __name__ == "__main__":
    main()
