"""Plain text, as drawn from a PDF: headings, paragraphs, lists and notes between blank lines, and tables."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tieout.diagnostics import FileAt, Finding, TextAt
from tieout.diagnostics.codes_extract import NOT_TEXT, TOO_LARGE, UNREADABLE_FILE
from tieout.model import Heading, ListItem, Note, Paragraph, RawBlock, RawDocument, Run
from tieout.readers.tables import find_tables, joined_groups

MAX_BYTES = 64 * 1024 * 1024
MAX_HEADING = 120
MAX_TITLE_LINES = 4
MAX_LEVEL = 6

_LIST_MARKER = re.compile(r"\s*(?:[-•–*·]\s+(?=\S)|\((?:[ivx]+|[a-z])\)\s+)")
_NOTE_MARK = re.compile(r"\s*(?:[-•–]\s+)?(\(?\d{1,2}\)|\d{1,2}\.(?!\d)|\*{1,3}|[⁽¹²³⁴⁵⁶⁷⁸⁹⁰⁾]+)\s*(?=\S)")
_NOTES_HEAD = re.compile(r"notes?\s*:?", re.IGNORECASE)
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_NOTE_NUMBER = re.compile(r"notes?\s+\d{1,2}\b", re.IGNORECASE)
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")


def read_text(path: Path, name: str) -> tuple[RawDocument | None, tuple[Finding, ...]]:
    """Read a UTF-8 text file into lines and blocks; a byte order mark is dropped, nothing else is changed."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, (UNREADABLE_FILE.at(FileAt(name), file=name, why=error.strerror or type(error).__name__),)
    if len(data) > MAX_BYTES:
        return None, (TOO_LARGE.at(FileAt(name), file=name, limit=MAX_BYTES // 1024 // 1024),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (NOT_TEXT.at(TextAt(name, line, 1), file=name, why=f"byte {error.start + 1} is not UTF-8"),)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return None, (NOT_TEXT.at(TextAt(name, line, 1), file=name, why="it holds a NUL character"),)
    lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
    digest = hashlib.sha256(data).hexdigest()
    return RawDocument(name, digest, "text/plain", lines, blocks(lines, name)), ()


def blocks(lines: tuple[str, ...], name: str) -> tuple[RawBlock, ...]:
    """The blocks of a document's lines, in reading order; ``name`` is the document's in their places."""
    return _settled(list(_blocks(lines, name)))


def _settled(blocks: list[RawBlock]) -> tuple[RawBlock, ...]:
    """Blocks with the headings of chapters that repeat their parts set one level deeper.

    Where two or more headings of a section have another right below them, they head its parts, and the plain headings
    after each belong to that part.
    """
    at = 0
    while at < len(blocks):
        end = next((i for i in range(at + 1, len(blocks)) if _heading_level(blocks[i]) == 1), len(blocks))
        parts = [i for i in range(at, end - 1) if _heading_level(blocks[i]) == 2 and _heading_level(blocks[i + 1]) == 3]
        if _inside_numbered(blocks, at, end):
            at = end
            continue
        if len(parts) > 1:
            for i in range(parts[0], end):
                block = blocks[i]
                if isinstance(block, Heading) and block.level == 2 and i not in parts:
                    blocks[i] = replace(block, level=3)
        at = end
    return tuple(blocks)


def _inside_numbered(blocks: list[RawBlock], at: int, end: int) -> bool:
    """Whether numbered headings, as those of notes, part the section; those without one then go a level deeper."""
    numbered = [i for i in range(at, end) if _heading_level(blocks[i]) == 2 and _is_numbered(blocks[i])]
    for i in range(numbered[0], end) if len(numbered) > 1 else ():
        block = blocks[i]
        if isinstance(block, Heading) and 1 < block.level < MAX_LEVEL and not _is_numbered(block):
            blocks[i] = replace(block, level=block.level + 1)
    return len(numbered) > 1


def _is_numbered(block: RawBlock) -> bool:
    """Whether a heading begins with its number, as ``5.``, ``5.1`` or ``Note 5``."""
    text = block.runs[0].text if isinstance(block, Heading) else ""
    return bool(_SECTION_NUMBER.match(text) or _NOTE_NUMBER.match(text))


def _heading_level(block: RawBlock) -> int:
    """The level of a heading; 0 for any other block."""
    return block.level if isinstance(block, Heading) else 0


def _blocks(lines: tuple[str, ...], name: str) -> Iterator[RawBlock]:
    """Blocks in reading order; a heading's level depends on the headings before it."""
    in_notes = False
    previous: RawBlock | None = None
    for group in joined_groups(lines, _groups(lines)):
        found = find_tables(lines, group, name)
        rest = group
        if found:
            before = [at for at in group if at < found.first]
            for block in (*_prose_blocks(lines, before, name, previous, in_notes=False), *found.tables):
                previous = block
                yield block
            in_notes = False
            rest = [at for at in group if at > found.last]
        for block in _prose_blocks(lines, rest, name, previous, in_notes=in_notes):
            text = " ".join(run.text for run in block.runs).strip()
            in_notes = bool(_NOTES_HEAD.fullmatch(text)) or (in_notes and isinstance(block, Note))
            previous = block
            yield block


def _groups(lines: tuple[str, ...]) -> Iterator[list[int]]:
    """Runs of lines that are not blank, as line indices."""
    group: list[int] = []
    for at, line in enumerate(lines):
        if line.strip() or "\t" in line:
            group.append(at)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _prose_blocks(
    lines: tuple[str, ...], group: list[int], name: str, previous: RawBlock | None, *, in_notes: bool
) -> Iterator[Heading | Paragraph | ListItem | Note]:
    """A group of lines without tabs: list items and notes line by line, else one heading or paragraph."""
    runs: list[Run] = []
    marked = _MARKDOWN.match(lines[group[0]]) if len(group) == 1 else None
    if marked:
        yield Heading(len(marked.group(1)), (_run(lines[group[0]], name, group[0], marked.end()),))
        return
    for at in group:
        run = _run(lines[at], name, at, 0)
        note = _NOTE_MARK.match(lines[at])
        marker = _LIST_MARKER.match(lines[at])
        if not (in_notes and note) and not marker:
            runs.append(run)
            continue
        if runs:
            yield Paragraph(tuple(runs))
            runs = []
        if in_notes and note:
            yield Note(note.group(1), (_run(lines[at], name, at, note.end()),))
        elif marker:
            yield ListItem(marker.group().strip(), (_run(lines[at], name, at, marker.end()),))
    titled = runs and len(runs) == len(group) <= MAX_TITLE_LINES and all(_is_title_line(run.text) for run in runs)
    if titled and _is_heading(runs[0].text):
        yield Heading(_level(runs[0].text, previous), (runs.pop(0),))
    if runs:
        yield Paragraph(tuple(runs))


def _run(line: str, name: str, at: int, start: int) -> Run:
    """The text of a line from ``start``, without the white space around it."""
    text = line[start:]
    lead = len(text) - len(text.lstrip())
    return Run(text.strip(), TextAt(name, at + 1, start + lead + 1))


def _is_title_line(text: str) -> bool:
    """A short line that ends without a stop, as each line of a title does."""
    return len(text) <= MAX_HEADING and text[-1] not in ".;:,!?"


def _is_heading(text: str) -> bool:
    """A short line that stands alone, begins like a title and ends without a stop."""
    if not _is_title_line(text) or _NOTES_HEAD.fullmatch(text) or not any(char.isalpha() for char in text):
        return False
    return text[0].isupper() or text[0].isdigit() or (text[0] == "[" and text[-1] != "]")


def _level(text: str, previous: RawBlock | None) -> int:
    """Capitals stand highest; a section number tells its depth; a heading right under another is one deeper."""
    number = _SECTION_NUMBER.match(text)
    if number:
        return 1 + number.group(1).count(".") + 1
    if not any(char.islower() for char in text):
        return 1
    if isinstance(previous, Heading) and previous.level > 1:
        return min(previous.level + 1, MAX_LEVEL)
    return 2


__all__ = ["MAX_BYTES", "blocks", "read_text"]
