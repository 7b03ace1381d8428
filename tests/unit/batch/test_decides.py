"""The key of a job holds everything that decides its result, and nothing else."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.batch.folders import filled
from tests.unit.proposals import kettles
from tieout import engine, filing
from tieout.batch import _decides
from tieout.batch._sources import jobs
from tieout.batch._types import BatchOptions, Job, Kind
from tieout.diagnostics import Severity
from tieout.model import Component
from tieout.store import bundled
from tieout.store.submissions import HandedIn

JOB = Job("0123456789abcdef", "in/a.xbri", Kind.CHECK, "ifrs", (), "decides")
GIVEN = HandedIn(Path("in/a.xbri"), "a.xbri", b"bytes", (("logo.png", b"png"),))


def test_a_check_is_decided_by_name_bytes_companions_and_profile() -> None:
    key = _decides.check_key(JOB, GIVEN)
    assert len(key) == 64
    others = [
        _decides.check_key(JOB, replace(GIVEN, name="b.xbri")),
        _decides.check_key(JOB, replace(GIVEN, content=b"other")),
        _decides.check_key(JOB, replace(GIVEN, companions=(("logo.png", b"other"),))),
        _decides.check_key(JOB, replace(GIVEN, companions=(("icon.png", b"png"),))),
        _decides.check_key(replace(JOB, profile=""), GIVEN),
        _decides.check_key(replace(JOB, decides="other"), GIVEN),
        _decides.failed_key(JOB),
    ]
    assert len({key, *others}) == len(others) + 1
    # Not by where it lies.
    assert (
        _decides.check_key(replace(JOB, id="f" * 16, source="b/a.xbri"), replace(GIVEN, path=Path("b/a.xbri"))) == key
    )


def test_code_engine_policy_and_options_decide_every_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def common(name: str = "cold", policy: Path | None = None, fail_on: Severity = Severity.ERROR) -> str:
        return _decides.common(name, policy, fail_on)

    policy = tmp_path / "policy.yaml"
    policy.write_text("policy: a\n")
    plain, first = common(), common(policy=policy)
    assert common() == plain
    policy.write_text("policy: b\n")
    others = {first, common(policy=policy), common("warm"), common(fail_on=Severity.WARNING)}
    with monkeypatch.context() as patched:
        patched.setattr(engine, "programs", lambda: (Component("arelle-release", "9.9"),))
        others.add(common())
    with monkeypatch.context() as patched:
        patched.setattr(_decides, "__version__", "9.9")
        others.add(common())
    with monkeypatch.context() as patched:
        filled(tmp_path / "catalogue", ("a.tsv",))
        patched.setattr(bundled, "root", lambda _: tmp_path / "catalogue")
        others.add(common())
    assert len(others - {plain}) == 7


def test_the_code_of_tieout_is_part_of_it(tmp_path: Path) -> None:
    for name in ("a.py", "sub/b.py", "sub/__pycache__/b.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = _decides.folder_digest(tmp_path)
    (tmp_path / "sub/__pycache__/b.pyc").write_text("other")
    assert _decides.folder_digest(tmp_path) == found
    (tmp_path / "sub/b.py").write_text("other")
    changed = _decides.folder_digest(tmp_path)
    (tmp_path / "sub/b.py").rename(tmp_path / "sub/c.py")
    assert len({found, changed, _decides.folder_digest(tmp_path)}) == 3


def test_taxonomy_packages_decide_by_bytes_and_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEOUT_DATA_DIR", str(tmp_path / "data"))
    filled(tmp_path / "p", ("a.zip", "b.zip"))
    a, b = tmp_path / "p" / "a.zip", tmp_path / "p" / "b.zip"
    digests = [_decides.packages_digest(given) for given in ((), (a,), (a, b), (b, a), (tmp_path / "gone.zip",))]
    assert len(set(digests)) == 5
    assert _decides.packages_digest((tmp_path / "p",)) == digests[2]
    a.write_bytes(b"other")
    assert _decides.packages_digest((a,)) not in digests
    (job,) = jobs(BatchOptions((str(b),), tmp_path, packages=(b,)), "common")
    b.write_bytes(b"other")
    (changed,) = jobs(BatchOptions((str(b),), tmp_path, packages=(b,)), "common")
    assert isinstance(job, Job)
    assert isinstance(changed, Job)
    assert (job.id, job.source) == (changed.id, changed.source)
    assert job.decides != changed.decides


def test_a_build_is_decided_by_every_file_that_it_reads(tmp_path: Path) -> None:
    path = kettles.write(tmp_path)
    found = _decides.build_inputs(path)
    assert [(part, name) for part, name, _ in found][:3] == [
        ("filing", "filing.yaml"),
        ("document", "document.txt"),
        ("mapping", "mapping.yaml"),
    ]
    assert found[1][2] == hashlib.sha256((tmp_path / "document.txt").read_bytes()).hexdigest()
    assert {part for part, _, _ in found} == {"filing", "document", "mapping", "catalogue"}
    keys = [_decides.build_key(JOB, found)]
    for name in ("filing.yaml", "document.txt", "mapping.yaml"):
        former = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(former + b"\n# more\n")
        keys.append(_decides.build_key(JOB, _decides.build_inputs(path)))
        (tmp_path / name).write_bytes(former)
    (tmp_path / "document.txt").unlink()
    keys.append(_decides.build_key(JOB, _decides.build_inputs(path)))
    assert len(set(keys)) == 5


def test_base_packs_are_inputs_of_a_build(tmp_path: Path) -> None:
    text = kettles.write(tmp_path).read_text()
    parsed, _ = filing.parse(text, "filing.yaml")
    assert parsed is not None
    name = bundled.names("mappings")[0]
    (tmp_path / "filing.yaml").write_text(text.replace("mapping.yaml", name))
    names = [shown for part, shown, _ in _decides.build_inputs(tmp_path / "filing.yaml") if part == "mapping"]
    assert names
    assert all(each.startswith(f"mappings/{name}") for each in names)


def test_what_is_missing_or_no_filing_has_a_key_too(tmp_path: Path) -> None:
    assert _decides.build_inputs(tmp_path / "filing.yaml") == (("filing", "filing.yaml", "missing"),)
    (tmp_path / "filing.yaml").write_text("a: [")
    ((_, _, digest),) = _decides.build_inputs(tmp_path / "filing.yaml")
    assert len(digest) == 64
