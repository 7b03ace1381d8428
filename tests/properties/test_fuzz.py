"""Submissions made wrong at random end with a verdict or a refusal: a sample of `bench.fuzz`, and its own checks."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from bench import fuzz
from bench.fuzz import Outcome
from bench.mutate import Filed, mutated

from tieout.archive import Bounds
from tieout.package.intake import inspect

BOUNDS = Bounds(size=2**28, entries=10_000, entry=2**29, whole=2**29)
SAMPLE, FOR_THE_ENGINE = 100, 12
GIVEN = {name: filed for name, filed in fuzz.bases().items() if name != "esef"}


def seeds() -> Iterator[int]:
    """The first seeds whose submissions are refused, and the first dozen whose submissions reach the engine."""
    left = {True: SAMPLE - FOR_THE_ENGINE, False: FOR_THE_ENGINE}
    for seed in count():
        filed = mutated(seed, GIVEN).filed
        refused = inspect(filed.name, filed.content, BOUNDS).refused
        if left[refused]:
            left[refused] -= 1
            yield seed
        if not any(left.values()):
            return


def test_a_sample_ends_with_a_verdict_and_leaves_nothing_behind(tmp_path: Path) -> None:
    chosen = list(seeds())
    outcomes = fuzz.run(chosen, GIVEN, [], str(tmp_path))
    assert [outcome.seed for outcome in outcomes] == chosen
    assert [outcome for outcome in outcomes if outcome.fault] == []
    verdicts = [outcome.verdict for outcome in outcomes]
    assert verdicts.count("refused") == SAMPLE - FOR_THE_ENGINE
    assert set(verdicts) <= {"refused", "invalid", "valid", "not run"}


def test_a_seed_always_gives_the_same_submission() -> None:
    first = [mutated(seed, fuzz.bases()) for seed in range(100)]
    assert first == [mutated(seed, fuzz.bases()) for seed in range(100)]
    assert len({each.filed.content for each in first}) > 95


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(fuzz.laid_out(tmp_path / "private"))
    return tmp_path / "private"


def tried(monkeypatch: pytest.MonkeyPatch, command: object) -> Outcome:
    """The outcome of a submission where the command does something else."""
    monkeypatch.setattr(fuzz, "main", command)
    return fuzz.tried(0, {"one": Filed("one.zip", b"PK" + bytes(50))}, [])


def test_a_file_written_elsewhere_is_a_fault(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes() -> None:
        Path("../../outside.txt").write_text("", encoding="utf-8")
        (private / "output" / "receipt.json").write_text(
            '{"submissions": [{"verdict": "refused", "findings": {"codes": {"a.b": 1}}}]}', encoding="utf-8"
        )
        raise SystemExit(1)

    outcome = tried(monkeypatch, writes)
    assert (outcome.verdict, outcome.exit, outcome.codes) == ("refused", 1, "a.b")
    assert outcome.fault == "wrote a/b/outside.txt"
    assert list((private / "output").iterdir()) == []


def test_what_escapes_and_what_says_nothing_is_a_fault(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RecursionError

    assert tried(monkeypatch, fails).fault == "raised RecursionError"
    assert tried(monkeypatch, lambda: None).fault == "exit 0 with verdict none"


def stored() -> tuple[Outcome, ...]:
    return fuzz.read(fuzz.RESULTS.read_text(encoding="utf-8"))


def test_the_stored_outcomes_are_without_a_fault_and_are_those_of_the_documentation() -> None:
    outcomes = stored()
    assert fuzz.write(outcomes) == fuzz.RESULTS.read_text(encoding="utf-8")
    assert [outcome for outcome in outcomes if outcome.fault] == []
    assert [outcome.seed for outcome in outcomes] == list(range(len(outcomes)))
    assert fuzz.summary(outcomes) in fuzz.PAGE.read_text(encoding="utf-8")
