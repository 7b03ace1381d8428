"""Packages that several tests of the check start from."""

from pathlib import Path

import pytest
from bench import conformance

from tieout.pipeline import BuildOptions, build

ROOT = Path(__file__).parents[2]
ESEF = "RTS_Annex_IV_Par_9_Par_10_G1-4-1_G1-4-2_G3-3-1_G3-3-2/TC1_valid.zip"


def built(example: str, factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp(example)
    build(BuildOptions(ROOT / "examples" / example / "filing.yaml", output=folder))
    return next(folder.glob("*.xbri"))


@pytest.fixture(scope="session")
def second_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that a build of the second example makes."""
    return built("second", tmp_path_factory)


@pytest.fixture(scope="session")
def prospectus_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that a build of the first example makes: it has an extension with dimensions."""
    return built("prospectus", tmp_path_factory)


@pytest.fixture(scope="session")
def esef_package(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid package of the public ESEF suite, with an anchored extension."""
    (case,) = (each for each in conformance.cases(shared) if each.member.endswith(ESEF))
    path = tmp_path_factory.mktemp("esef") / Path(ESEF).name
    path.write_bytes(conformance.submission(case, shared).content)
    return path
