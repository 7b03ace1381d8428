"""Rules are removed, proposed again and accepted: the facts are the former ones, and no other byte changes."""

from pathlib import Path

import pytest
from bench import acceptance

from tests.unit.proposals import kettles


def test_the_small_filing_is_rebuilt(tmp_path: Path) -> None:
    """Six of the twelve rules go; each former concept is proposed first, but for a product that nothing else names."""
    filing = kettles.write(tmp_path)
    outcome = acceptance.run(filing)
    assert len(outcome.ranks) == outcome.accepted == 6
    assert outcome.refused == ()
    assert (outcome.lost, outcome.gained, outcome.changed_files) == ((), (), ())
    assert outcome.share(1) >= 0.7
    assert outcome.share(5) >= 0.9
    assert "Accepted, score" in (tmp_path / "mapping.yaml").read_text("utf-8")


def test_what_differs_is_seen() -> None:
    assert acceptance.only_added(b"a\nb\n", b"a\nx\nb\n")
    assert not acceptance.only_added(b"a\nb\n", b"a\nx\nc\n")
    assert not acceptance.only_added(b"a\nb\n", b"b\na\n")


def test_rules_go_and_groups_that_are_left_empty() -> None:
    text = (
        "pack: a\nrules:\n  # first\n  - {label: a, ignore: x}\n  - when: {heading: h}\n    rules:\n"
        "      - label: b\n        ignore: y\n      - {label: c, ignore: z}\n# end\n"
    )
    assert acceptance.without(text, {4, 7}) == (
        "pack: a\nrules:\n  # first\n  - when: {heading: h}\n    rules:\n      - {label: c, ignore: z}\n# end\n"
    )
    assert acceptance.without(text, {7, 9}) == "pack: a\nrules:\n  # first\n  - {label: a, ignore: x}\n# end\n"


@pytest.mark.shared
@pytest.mark.slow
def test_the_real_text_is_rebuilt(shared: Path, tmp_path: Path) -> None:
    filing = acceptance.prepared(tmp_path, shared / "seeds" / "prospectus-financial-information.txt")
    outcome = acceptance.run(filing, None, acceptance.gold_of(shared / "gold"))
    assert outcome.refused == ()
    assert (outcome.lost, outcome.gained, outcome.changed_files) == ((), (), ())
    assert outcome.share(1) >= 0.6
