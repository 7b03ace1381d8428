"""The thesaurus: its shape, its entries, and what it does to labels."""

from tieout.mapping.suggestion import join_thesauri, parse_thesaurus
from tieout.mapping.suggestion._asked import asked
from tieout.mapping.suggestion._types import Query
from tieout.mapping.suggestion._variants import Wordings
from tieout.store.suggesters import load_thesaurus

HEAD = "thesaurus: own\nentries:\n"


def readings(entries: str, query: Query) -> list[str]:
    found, findings = parse_thesaurus(HEAD + entries, "own.yaml")
    assert found, findings
    variants = Wordings.of(found).variants(asked(query))
    return [" ".join(slot[0] for slot in variant.slots) for variant in variants]


def test_an_entry_says_what_a_phrase_means_where_and_on_what_ground() -> None:
    text = HEAD + '  - {words: [turnover, sales], means: revenue, statement: IS, whole: "yes", ground: "IAS 1.82(a)"}\n'
    found, findings = parse_thesaurus(text, "own.yaml")
    assert not findings
    assert found is not None
    (entry,) = found.entries
    assert (entry.words, entry.means, entry.statements) == (("turnover", "sales"), ("revenue",), ("IS",))
    assert (entry.whole, entry.grounds, str(entry.at)) == (True, ("IAS 1.82(a)",), "own.yaml:3:5")


def test_an_entry_without_ground_and_a_misspelt_key_are_told_with_their_places() -> None:
    found, findings = parse_thesaurus(HEAD + "  - {words: turnover, mean: revenue}\n", "own.yaml")
    assert found is None
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("yaml.unknown-key", "own.yaml:3:23"),
        ("yaml.missing-key", "own.yaml:3:5"),
        ("yaml.missing-key", "own.yaml:3:5"),
    ]
    assert parse_thesaurus("", "own.yaml")[0] is None


def test_files_join_in_their_order() -> None:
    one, _ = parse_thesaurus(HEAD + "  - {words: a1, means: b1, ground: x}\n", "1.yaml")
    two, _ = parse_thesaurus(HEAD + "  - {words: a2, means: b2, ground: x}\n", "2.yaml")
    assert one and two
    assert [entry.words for entry in join_thesauri([one, two]).entries] == [("a1",), ("a2",)]


def test_a_phrase_is_replaced_where_its_words_stand_together_in_any_order() -> None:
    entry = "  - {words: staff costs, means: employee benefits expense, ground: IAS 19}\n"
    assert "employee benefit expense" in readings(entry, Query("Costs of staff"))
    assert "employee benefit expense other" in readings(entry, Query("Staff costs, other"))
    assert readings(entry, Query("Staff training costs")) == ["staff training cost"]


def test_conditions_and_whole_are_kept() -> None:
    entry = '  - {words: sales, means: revenue, statement: IS, whole: "yes", ground: "IAS 1.82(a)"}\n'
    assert "revenue" in readings(entry, Query("Sales", statement="IS"))
    assert "revenue" in readings(entry, Query("Sales"))
    assert readings(entry, Query("Sales", statement="BS")) == ["sale"]
    assert readings(entry, Query("Sales of land", statement="IS")) == ["sale land"]
    # A figure at a date stands in no statement of profit or loss.
    assert readings(entry, Query("Sales", period="instant")) == ["sale"]


def test_what_an_entry_brought_in_is_not_replaced_again() -> None:
    entries = "  - {words: turnover, means: revenue, ground: x}\n  - {words: revenue, means: income, ground: x}\n"
    assert readings(entries, Query("Turnover")) == ["turnover", "revenue"]


def test_readings_are_bounded() -> None:
    many = "".join(f"  - {{words: alpha, means: meaning{number}, ground: x}}\n" for number in range(500))
    assert len(readings(many, Query("alpha"))) <= 24


def test_the_shipped_thesaurus_names_a_ground_for_each_of_hundreds_of_entries() -> None:
    found, findings = load_thesaurus()
    assert not findings
    assert found is not None
    assert len(found.entries) > 350
    grounds = ("IAS ", "IFRS ", "taxonomy label: ")
    assert [entry.at for entry in found.entries if not all(each.startswith(grounds) for each in entry.grounds)] == []


def test_a_taxonomy_label_that_is_a_ground_is_one() -> None:
    from tieout.store import taxonomies

    taxonomy, _ = taxonomies.load("ifrs-2025")
    found, _ = load_thesaurus()
    assert taxonomy and found
    labels = {label.text for concept in taxonomy.concepts.values() for label in concept.labels}
    named = [(entry.at, ground) for entry in found.entries for ground in entry.grounds if ground.startswith("taxonomy")]
    wrong = [(at, text) for at, text in named if text.removeprefix("taxonomy label: ") not in labels]
    assert wrong == []
