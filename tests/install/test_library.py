"""The library as others use it: what the page of the documentation shows, and what an import costs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "library.md"
SNIPPET = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.slow
def test_the_snippets_of_the_page_run_and_say_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "out").mkdir()
    program = "\n".join(SNIPPET.findall(PAGE.read_text(encoding="utf-8")))
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "valid 0"
    assert "refused" in lines
    assert "['intake.unreadable']" in lines
    assert lines[-3:] == ["valid True False", "valid True True", "valid True True"]


def test_an_import_loads_neither_the_engine_nor_tables() -> None:
    heavy = ("arelle", "pandas", "lxml", "numpy", "click", "rich", "tieout.library")
    program = f"import sys, tieout; print([name for name in {heavy!r} if name in sys.modules]); tieout.check"
    ran = subprocess.run([sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(ImportError, match="nothing"):
        exec("from tieout import nothing")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
