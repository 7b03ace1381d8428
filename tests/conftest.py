"""What all tests share: the reference material beside the project, and whether there is a browser."""

import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The path of an installed Chromium."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Report the browser tests as deselected where there is no browser."""
    if chromium():
        return
    without = [item for item in items if item.get_closest_marker("chromium")]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared`` beside the project."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the project")
    return SHARED


@pytest.fixture
def browser() -> str:
    """The path of the browser."""
    path = chromium()
    assert path is not None, "a test that uses the browser is marked chromium"
    return path
