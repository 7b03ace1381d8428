"""Nothing of the user's Arelle, of the machine or of an earlier run changes a result; nothing is left behind."""

import builtins
import gc
import hashlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from arelle import PackageManager, PluginManager
from arelle.Cntlr import Cntlr

from tests.engine import _packages
from tests.engine._packages import NAME, SOUND, Row, Tiny, package
from tieout import engine
from tieout.engine import EngineOutput

ROOT = Path(__file__).parents[2]
OTHER = "http://other.example/taxonomy/other.xsd"
IMPORT = f'<xs:import namespace="http://other.example/taxonomy" schemaLocation="{OTHER}"/>'
INSTANCE = "http/www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
# Messages of every kind: a wrong total, duplicates, an unknown concept, a member of no domain.
MANY = Tiny(
    rows=(
        Row("f-1", "Assets", "1,400"),
        *SOUND[1:],
        Row("f-4", "Cash", "1,001"),
        Row("f-5", "Nothing", "1"),
        Row("f-6", "Gone", "1"),
        Row("f-7", "Assets", "7", "north"),
    ),
    member="StrayMember",
)


def run(tiny: Tiny | None = None) -> EngineOutput:
    return engine.run(package(tiny), NAME, [], viewer=True, oim=True)


def digest(output: EngineOutput) -> str:
    return hashlib.sha256(repr(output).encode()).hexdigest()


def poison(home: Path) -> None:
    """A user's Arelle with a registered package, a plugin and a cache, each of which would change a result."""
    folder = home / ".config" / "arelle"
    bogus = home / "bogus.zip"
    bogus.write_bytes(b"no zip")
    package_entry = {"name": "bogus", "identifier": "bogus", "status": "enabled", "version": "1", "URL": str(bogus)}
    remappings = {_packages.TAXONOMY: str(home / "nowhere") + "/", "http://www.xbrl.org/": str(home / "nowhere") + "/"}
    plugin = home / "bogus_plugin.py"
    plugin.write_text("raise SystemExit('a plugin of the user was loaded')", encoding="utf-8")
    module = {"name": "bogus", "moduleURL": str(plugin), "status": "enabled", "fileDate": "2000-01-01"}
    files = {
        "config.json": json.dumps({"userInterfaceLangOverride": "fr", "proxySettings": [True, None, None, None, None]}),
        "taxonomyPackages.json": json.dumps(
            {"packages": [{**package_entry, "remappings": remappings}], "remappings": remappings}
        ),
        "plugins.json": json.dumps({"modules": {"bogus": module}, "classes": {"Validate.XBRL.Start": ["bogus"]}}),
        f"cache/{INSTANCE}": "<not-a-schema/>",
        "cache/http/other.example/taxonomy/other.xsd": (
            '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://other.example/taxonomy"/>'
        ),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def in_process(home: Path, environment: Mapping[str, str], cwd: Path) -> str:
    """The digest of two runs in a process of its own, with nothing printed besides."""
    code = (
        "from tests.engine import test_isolation as t; print(t.digest(t.run(t.MANY)),"
        " t.digest(t.run(t.Tiny(imports=t.IMPORT))))"
    )
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    settings = {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-c", code], env=settings, cwd=cwd, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_a_poisoned_configuration_changes_nothing(tmp_path: Path) -> None:
    clean, poisoned, elsewhere = (tmp_path / name for name in ("clean", "poisoned", "elsewhere"))
    for folder in (clean, poisoned, elsewhere):
        folder.mkdir()
    poison(poisoned)
    plain = in_process(clean, {"PYTHONHASHSEED": "1"}, clean)
    hostile = {
        "PYTHONHASHSEED": "2",
        "XDG_CONFIG_HOME": str(poisoned / ".config"),
        "ARELLE_WORK_OFFLINE": "false",
        "ARELLE_ARGS": "--plugins bogus",
        "TMPDIR": str(elsewhere),
        "LANGUAGE": "fr",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
        "http_proxy": "http://127.0.0.1:9",
    }
    before = sorted((path.relative_to(poisoned), path.stat().st_mtime_ns) for path in poisoned.rglob("*"))
    assert in_process(poisoned, hostile, elsewhere) == plain
    assert sorted((path.relative_to(poisoned), path.stat().st_mtime_ns) for path in poisoned.rglob("*")) == before
    assert list(clean.iterdir()) == list(elsewhere.iterdir()) == []


def test_the_poison_would_work(tmp_path: Path) -> None:
    """Arelle as its own user starts it takes every drop, so the test above can fail."""
    poison(tmp_path)
    code = (
        "from arelle.Cntlr import Cntlr; c = Cntlr(hasGui=True); c.webCache.workOffline = True;"
        f" print(c.webCache.getfilename({OTHER!r}), c.packages.map({_packages.TAXONOMY!r}), c.uiLang,"
        " *c._pluginManager.pluginConfig['modules'])"
    )
    settings = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    done = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=True)
    cached = tmp_path / ".config/arelle/cache/http/other.example/taxonomy/other.xsd"
    assert done.stdout.split() == [str(cached), f"{tmp_path}/nowhere/", "fr", "bogus"]


def test_no_text_names_this_machine(tmp_path: Path) -> None:
    content = package(Tiny(imports=IMPORT, replaced={"tiny/reports/tiny.xhtml": b"<html"}))
    for output in (run(MANY), engine.run(content, NAME, [tmp_path / "none.zip"], viewer=True, oim=True)):
        assert output.result.findings
        script = [content for name, content in output.viewer if name.endswith(".js")]
        text = (
            repr(output.result) + output.oim.decode() + repr([each for each in output.viewer if each[1] not in script])
        )
        for local in (str(Path.cwd()), str(Path.home()), tempfile.gettempdir(), str(Path(sys.prefix)), "0x7"):
            assert local not in text


def test_the_network_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    codes = {finding.code for finding in run(Tiny(imports=IMPORT)).result.findings}
    assert "engine.taxonomy-incomplete" in codes
    assert asked == []


def test_nothing_is_printed_and_the_process_is_left_as_it_was(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A temporary folder of its own: other tests, and other programs, make engine folders in the machine's.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    managers = (PackageManager.getInstance(), PluginManager.getInstance())
    logger = logging.getLogger("arelle")

    def state() -> tuple[object, ...]:
        held = [sorted((name, repr(value)) for name, value in vars(manager).items()) for manager in managers]
        handlers = (logger.handlers[:], logger.level, logger.propagate)
        folders = sorted(tmp_path.rglob("*"))
        return held, handlers, gc.isenabled(), vars(builtins).get("_"), Path.cwd(), dict(os.environ), folders

    before = state()
    run(MANY)
    assert state() == before
    assert capfd.readouterr() == ("", "")


def test_what_an_earlier_run_loaded_is_not_there_for_the_next(tmp_path: Path) -> None:
    served = tmp_path / "other.zip"
    schema = '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://other.example/taxonomy"/>'
    content = _packages.taxonomy_package("other", OTHER.removesuffix("other.xsd"), {"other.xsd": schema})
    served.write_bytes(content)
    needs = package(Tiny(imports=IMPORT))
    alone = engine.run(needs, NAME, [], viewer=False, oim=False)
    assert engine.run(needs, NAME, [served], viewer=False, oim=False).result.findings == ()
    assert engine.run(needs, NAME, [], viewer=False, oim=False) == alone


def test_the_user_s_own_session_in_this_process_is_not_disturbed() -> None:
    controller = Cntlr(disable_persistent_config=True)
    controller.packages.rebuild()
    PackageManager.getInstance().packagesConfig["remappings"]["http://mine.example/"] = "/mine/"
    try:
        before = run(MANY)
        assert controller.packages.map("http://mine.example/a") == "/mine/a"
        assert run(MANY) == before
    finally:
        controller.close()
        PackageManager.getInstance().close()


def test_two_runs_give_the_same_bytes() -> None:
    assert run() == run()
    assert run(MANY) == run(MANY)


def test_threads_wait_for_each_other() -> None:
    expected = run(MANY)
    outputs: list[EngineOutput] = []
    threads = [threading.Thread(target=lambda: outputs.append(run(MANY))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outputs == [expected] * 3


@pytest.mark.parametrize("fails", [True, False])
def test_the_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, fails: bool) -> None:
    if fails:
        monkeypatch.setattr("tieout.engine._run.load", lambda *_: 1 / 0)
    gc.disable()
    try:
        if fails:
            with pytest.raises(ZeroDivisionError):
                run()
        else:
            run()
        assert not gc.isenabled()
    finally:
        gc.enable()
