"""Documents of other companies and layouts: every figure comes out as read by hand, or unresolved where it must be.

Beside each text stands what its page says: the periods of its columns, and its rows as printed, with signs; ``no``
where only doubt is right, ``None`` over columns that have no period of their own. A row of ``own`` begins with its unit,
its scale and its decimal places; ``then`` gives the columns of the rows that follow; ``aside`` says that the header is
whole, though some of its columns or cells are no figures of a period.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.documents import codes, document
from tieout.extract import Hints

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))


def expected(page: dict[str, Any]) -> list[tuple[object, ...]]:
    """Label, period, value, unit and decimals of each figure of a page."""
    told: list[tuple[object, ...]] = []
    parts = [page]
    while "then" in parts[-1]:
        last = {key: value for key, value in parts[-1].items() if key != "then"}
        parts.append({**last, "own": [], **parts[-1]["then"]})
    for part in parts:
        rows = [[row[0], part["unit"], part["scale"], part["places"], *row[1:]] for row in part["rows"]]
        for label, unit, scale, places, *figures in [*rows, *part.get("own", [])]:
            for period, figure in zip(part["columns"], figures, strict=True):
                known = (
                    (str(period), Decimal(str(figure)).scaleb(scale), unit, places - scale) if figure != "no" else None
                )
                told.append((label, known))
    return told


@pytest.mark.parametrize("name", NAMES)
def test_layout(tmp_path: Path, name: str) -> None:
    page = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    page |= {key: int(page[key]) for key in ("scale", "places")}
    page["own"] = [[row[0], row[1], int(row[2]), int(row[3]), *row[4:]] for row in page.get("own", [])]
    year_end = tuple(int(part) for part in page.get("year_end", []))
    hints = Hints(page.get("currency", ""), (year_end[0], year_end[1]) if year_end else None)
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    _, extraction, findings = document(tmp_path, text, hints)
    found = [
        (item.label, (str(item.period), item.value, str(item.unit), item.decimals) if item.value is not None else None)
        for item in extraction.items
    ]
    assert found == expected(page)
    doubted = {"extract.header-unresolved", "extract.column-unresolved"} & codes(findings)
    assert bool(doubted) == ("aside" not in page and any(known is None for _, known in found))
