"""What a reader of the tree may rely on: sizes, no strays, commands with help, documentation that runs."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.architecture.tree import ROOT, SOURCE, documents, modules, shell_lines, text_files
from tests.unit.export.sample import SUMMARY
from tieout.cli import tieout
from tieout.cli.batch import Batch
from tieout.export import files

MOST_LINES = 400
MOST_COMMAND_LINES = 40
# Root folders of one machine; this file names none of them whole. Tests may make up homes and temporary folders.
LOCAL_PATH = re.compile(r"(?<![\w.~$}*-])/(?:work|root|opt|mnt|tmp|home|Users)/\w")
LOCAL_PATH_IN_TESTS = re.compile(r"(?<![\w.~$}*-])/(?:work|root|opt|mnt)/\w")


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_are_short_and_have_a_docstring(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text))


def test_nothing_is_printed_but_by_the_command_line() -> None:
    calls = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in modules()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def test_no_paths_of_one_machine_in_the_tree() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (LOCAL_PATH_IN_TESTS if path.is_relative_to(ROOT / "tests") else LOCAL_PATH).search(line)
    ]
    assert found == []


def commands(group: click.Group, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*names, name))


@pytest.mark.parametrize(
    ("names", "command"), list(commands(tieout)), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_and_option_has_help_and_is_thin(names: tuple[str, ...], command: click.Command) -> None:
    assert command.help, names
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    if command.callback:
        lines = command.callback.__code__.co_lines()
        numbers = [number for _, _, number in lines if number]
        assert max(numbers) - min(numbers) < MOST_COMMAND_LINES


def test_the_readme_opens_with_its_two_commands() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert blocks[:2] == ["make demo\n", "make test\n"]


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_documented_commands_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for line in shell_lines(document):
        words = shlex.split(line, comments=True)
        match words[:1]:
            case ["make"]:
                assert set(words[1:]) <= targets, line
            case ["tieout"]:
                parse(tieout, words[1:])


def parse(command: click.Command, words: list[str]) -> None:
    """Follow the words of a command line to its command, and parse what is left as its options and arguments."""
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if isinstance(command, Batch) and found is None:
            words = [command.default, *words]
            found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    if "--help" not in words and "--version" not in words:
        context = click.Context(command)
        command.make_parser(context).parse_args(list(words))


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_documentation_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[\w-]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_column_and_file_is_documented() -> None:
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    made = files(SUMMARY)
    columns = [
        name for file, data in made.items() if file.endswith(".csv") for name in data.decode().split("\n")[0].split(",")
    ]
    keys = [key for file in ("receipt.json", "findings.json") for key in json.loads(made[file])]
    assert len(columns) == 23 + 12 + 5 + 13 + 15
    assert [name for name in (*made, *columns, *keys) if not re.search(rf"`{re.escape(name)}`", page)] == []
