"""The real document against figures read from it by hand."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tieout.extract import extract
from tieout.model import LineItem
from tieout.readers import read


def _period(item: LineItem) -> tuple[str, str]:
    if item.period is None:
        return "", ""
    return str(item.period.start or ""), str(item.period.end)


@pytest.mark.shared
def test_every_figure_of_the_certain_tables_is_found(shared: Path) -> None:
    path = shared / "seeds" / "prospectus-financial-information.txt"
    raw, _ = read(path, path.name)
    assert raw is not None
    (_, extraction), _ = extract(raw)
    values: dict[int, list[tuple[tuple[str, str], Decimal | None]]] = {}
    for item in extraction.items:
        values.setdefault(item.place.line, []).append((_period(item), item.value))
    with (shared / "gold" / "tables.csv").open(encoding="utf-8", newline="") as file:
        certain = {row["table_id"] for row in csv.DictReader(file) if row["tier"] == "1" or "cash flows" in row["kind"]}
    missed = []
    with (shared / "gold" / "facts.csv").open(encoding="utf-8", newline="") as file:
        for fact in csv.DictReader(file):
            if fact["table_id"] not in certain or not fact["value"]:
                continue
            start = "" if fact["period_type"] == "instant" else fact["period_start"]
            lines = [
                int(part)
                for part in f"{fact['line_no']} {fact['alt_lines']}".replace(",", " ").split()
                if part.isdigit()
            ]
            found = [entry for line in lines for entry in values.get(line, [])]
            if ((start, fact["period_end"]), fact["value"]) not in [
                (p, f"{v.normalize():f}" if v is not None else "") for p, v in found
            ]:
                missed.append(fact["fact_id"])
    assert missed == []
