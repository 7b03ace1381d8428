"""Catalogues and packs are found alike from a wheel, an sdist, an editable install and a clone."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TREE = ("src", "taxonomy", "mappings", "examples", "docs", "tests", ".ci")
FILES = ("pyproject.toml", "README.md", "CHANGELOG.md", "NOTICE", "LICENSE", "Makefile")
ASK = """
from tieout import store
from tieout.store import bundled
print(bundled.find("taxonomy", "ifrs-2025"))
print(bundled.find("mappings", "ifrs"))
for name in bundled.names("mappings"):
    files, findings = store.load_pack(name, bundled.root("mappings"), None)
    print(name, [(file.name, file.sha256) for file in files], findings)
"""


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, so that no build leaves anything in it."""
    target = tmp_path_factory.mktemp("clone")
    for name in TREE:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for name in FILES:
        shutil.copy(ROOT / name, target / name)
    return target


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run([sys.executable, *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(where: Path, cwd: Path) -> list[str]:
    """What an interpreter says that knows no site packages but ``where`` and, after it, the dependencies.

    The dependencies' folder is appended as it is, so that its .pth files, this checkout's among them, do not count.
    """
    libraries = sysconfig.get_path("purelib")
    start = f"import site, sys; site.addsitedir({str(where)!r}); sys.path.append({libraries!r})"
    return run("-S", "-E", "-c", f"{start}\n{ASK}", cwd=cwd).splitlines()


def install(wheel: Path, target: Path) -> None:
    """What ``pip install --no-deps --target`` does with a wheel of pure Python: unpack it."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)


def wheel_of(folder: Path, made: Path) -> Path:
    run(
        *("-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index", "-w", made, folder),
        cwd=made,
    )
    (wheel,) = made.glob("*.whl")
    return wheel


def from_a_wheel(clone: Path, folder: Path) -> tuple[Path, Path]:
    install(wheel_of(clone, folder), folder / "site")
    return folder / "site", folder / "site" / "tieout" / "_bundled"


def from_an_sdist(clone: Path, folder: Path) -> tuple[Path, Path]:
    run("-m", "build", "--no-isolation", "--sdist", "--outdir", folder, clone, cwd=folder)
    (sdist,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(sdist, folder / "unpacked", filter="data")
    (tree,) = (folder / "unpacked").iterdir()
    return from_a_wheel(tree, folder)


def from_an_editable_install(clone: Path, folder: Path) -> tuple[Path, Path]:
    make = f"from hatchling.build import build_editable; print(build_editable({str(folder)!r}))"
    name = run("-c", make, cwd=clone).split()[-1]
    install(folder / name, folder / "site")
    return folder / "site", clone


def from_a_clone(clone: Path, folder: Path) -> tuple[Path, Path]:
    return clone / "src", clone


@pytest.mark.parametrize(
    "make", [from_a_wheel, from_an_sdist, from_an_editable_install, from_a_clone], ids=lambda make: make.__name__
)
def test_the_same_data_is_found_from(
    make: Callable[[Path, Path], tuple[Path, Path]], clone: Path, tmp_path: Path
) -> None:
    where, root = make(clone, tmp_path)
    (tmp_path / "elsewhere").mkdir()
    taxonomy, mappings, *packs = ask(where, tmp_path / "elsewhere")
    assert Path(taxonomy) == root / "taxonomy" / "ifrs-2025"
    assert Path(mappings) == root / "mappings" / "ifrs"
    assert packs == ask(clone / "src", tmp_path)[2:]
    assert {line.split(" ")[0] for line in packs} >= {"ifrs", "filers/prospectus"}


def test_a_wheel_carries_every_catalogue_and_pack_and_the_notice(clone: Path, tmp_path: Path) -> None:
    site, bundled = from_a_wheel(clone, tmp_path)
    expected = {
        path.relative_to(clone)
        for kind in ("taxonomy", "mappings")
        for path in (clone / kind).rglob("*")
        if path.is_file()
    }
    carried = {path.relative_to(bundled) for path in bundled.rglob("*") if path.is_file()}
    assert carried == expected | {Path("NOTICE")}
    assert (site / "tieout" / "py.typed").is_file()
