"""Plain text becomes blocks; what can't be read is a finding with its place."""

from pathlib import Path

import pytest

from tieout.model import Heading, ListItem, Note, Paragraph, RawTable
from tieout.readers import read, text


def blocks(folder: Path, content: str) -> list[tuple[str, str]]:
    path = folder / "document.txt"
    path.write_text(content, encoding="utf-8")
    document, findings = read(path, "document.txt")
    assert document is not None
    assert findings == ()
    told = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            told.append(("RawTable", f"{len(block.lines)} lines"))
        else:
            told.append((type(block).__name__, " ".join(run.text for run in block.runs)))
    return told


def test_blocks_in_reading_order(tmp_path: Path) -> None:
    content = "OVERVIEW\n\nWe sell\npaper.\n\n- first\n- second\n\nCosts:\n\t2023\nRent\t5\n\nNotes:\n\n(1) Of the year.\n[REDACTED]\n"
    assert blocks(tmp_path, content) == [
        ("Heading", "OVERVIEW"),
        ("Paragraph", "We sell paper."),
        ("ListItem", "first"),
        ("ListItem", "second"),
        ("Paragraph", "Costs:"),
        ("RawTable", "2 lines"),
        ("Paragraph", "Notes:"),
        ("Note", "Of the year."),
        ("Paragraph", "[REDACTED]"),
    ]


def test_cells_keep_their_text_and_place(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes("\ufeffRent \t 1,000\t\t(2)\r\n".encode())
    document, _ = read(path, "d.txt")
    assert document is not None
    (table,) = document.blocks
    assert isinstance(table, RawTable)
    assert [(cell.text, cell.place.column) for cell in table.lines[0]] == [
        ("Rent", 1),
        ("1,000", 8),
        ("", 14),
        ("(2)", 15),
    ]


def test_heading_levels(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("RESULTS\n\nYear compared\n\nRevenue\n\nIt rose.\n\nCosts\n\n2.1 Rent\n", encoding="utf-8")
    document, _ = read(path, "d.txt")
    assert document is not None
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2, 3, 2, 3]


def test_headings_that_repeat_their_parts_hold_them(tmp_path: Path) -> None:
    year = "Year 2024 compared\n\nRevenue\n\nIt rose.\n\nCosts\n\nThey fell.\n\n"
    path = tmp_path / "d.txt"
    path.write_text(
        f"RESULTS\n\nOutline\n\nText.\n\n{year}{year.replace('2024', '2023')}OTHER\n\nRent\n", encoding="utf-8"
    )
    document, _ = read(path, "d.txt")
    assert document is not None
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2, 2, 3, 3, 2, 3, 3, 1, 2]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [(b"a\n\xff\xfe", "document.not-text", "d.txt:2:1"), (b"a\0b", "document.not-text", "d.txt:1:1")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, code: str, place: str) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(data)
    document, (finding,) = read(path, "d.txt")
    assert document is None
    assert (finding.code, str(finding.place), finding.fatal) == (code, place, True)


def test_a_missing_and_a_huge_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document, (finding,) = read(tmp_path / "none.txt", "none.txt")
    assert (document, finding.code) == (None, "document.unreadable")
    monkeypatch.setattr(text, "MAX_BYTES", 4)
    (tmp_path / "big.txt").write_text("12345", encoding="utf-8")
    document, (finding,) = read(tmp_path / "big.txt", "big.txt")
    assert (document, finding.code) == (None, "document.too-large")


def test_kinds_of_lists_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("• one\n(a) two\n\nNote:\n\n* three\n- (2) four\n", encoding="utf-8")
    document, _ = read(path, "d.txt")
    assert document is not None
    kinds = [(type(block), getattr(block, "marker", getattr(block, "mark", ""))) for block in document.blocks]
    assert kinds == [(ListItem, "•"), (ListItem, "(a)"), (Paragraph, ""), (Note, "*"), (Note, "(2)")]
