"""The tree as a reader finds it: root, text files, shell commands in the documentation."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tieout"
_TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".json", ".txt", ".tsv", ".sh", ".cfg", ""}
_SKIPPED = {"__pycache__", "out", "build", "dist", "node_modules"}
_BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def modules() -> tuple[Path, ...]:
    """All modules of the package."""
    return tuple(sorted(SOURCE.rglob("*.py")))


def text_files() -> Iterator[Path]:
    """All text files of the tree but those of hidden folders other than ``.ci``."""
    for top in sorted(ROOT.iterdir()):
        if (top.name.startswith(".") and top.name != ".ci") or top.name in _SKIPPED:
            continue
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            hidden = any(part.startswith(".") or part in _SKIPPED for part in path.relative_to(top).parts)
            if path.is_file() and path.suffix in _TEXT and not hidden:
                yield path


def documents() -> tuple[Path, ...]:
    """README and documentation."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md")))


def shell_lines(document: Path) -> Iterator[str]:
    """The command lines of a Markdown file's shell blocks, continued lines joined, prompts removed."""
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            command = line.strip().removeprefix("$ ")
            if command and not command.startswith("#"):
                yield command
