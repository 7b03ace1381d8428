"""Samples of the long runs of a batch: many jobs with kills, and faults in every place."""

import json
from pathlib import Path

import pytest
from bench import batch_faults, batch_many


@pytest.mark.slow
def test_a_killed_batch_ends_as_one_that_was_not(tmp_path: Path) -> None:
    stored = tmp_path / "many.json"
    assert batch_many.main(["--jobs", "10", "--kills", "1", "--results", str(stored)]) == 0
    found = json.loads(stored.read_bytes())
    assert (found["rows"], found["files_differing"], len(found["kills"])) == (10, [], 1)
    assert found["statuses"] == {"valid": 7, "invalid": 3}


@pytest.mark.slow
def test_jobs_that_go_wrong_have_rows_that_say_so(tmp_path: Path) -> None:
    stored = tmp_path / "faults.json"
    few = ["--jobs", "14", "--bad", "2", "--timeout", "12", "--memory-limit", "400"]
    assert batch_faults.main([*few, "--results", str(stored)]) == 0
    found = json.loads(stored.read_bytes())
    assert (found["rows"], found["wrong"], found["alike"]) == (14, {}, 6)
    bad = {name: found["statuses"][name] for name in ("timed out", "out of memory", "crashed", "refused")}
    assert bad == dict.fromkeys(bad, 2)
