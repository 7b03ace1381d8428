"""Packages that several tests of the check start from."""

from pathlib import Path

import pytest

from tieout.pipeline import BuildOptions, build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def second_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that a build of the second example makes."""
    folder = tmp_path_factory.mktemp("second")
    build(BuildOptions(ROOT / "examples" / "second" / "filing.yaml", output=folder))
    return next(folder.glob("*.xbri"))
