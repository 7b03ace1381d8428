"""Clean documents made at random, and the ways in which extraction from a PDF damages a table of them."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tieout.diagnostics import Finding
from tieout.extract import extract
from tieout.model import LineItem, RawDocument
from tieout.readers.text import blocks

Grid = list[list[str]]
Figure = tuple[str, str, str]

YEARS = ("2021", "2022", "2023")
COSTS = ("Staff costs", "Rent", "Bandwidth costs", "Professional fees", "Travel expenses")
ASSETS = ("Trade receivables", "Inventories", "Prepayments", "Restricted cash", "Cash at bank")


@dataclass(frozen=True, slots=True)
class Clean:
    """A document of three tables: costs, costs with their shares, and assets; ``truth`` are all its figures."""

    tables: tuple[Grid, ...]
    truth: frozenset[Figure]


def shown(value: int) -> str:
    """A figure as printed: grouped by commas, negative in parentheses, nil as a dash."""
    return "-" if not value else f"({-value:,})" if value < 0 else f"{value:,}"


def clean(random: Random) -> Clean:
    """A document whose tables foot; its figures are drawn at random."""
    costs = {name: [random.randint(1_000, 99_999) for _ in YEARS] for name in COSTS}
    assets = {name: [random.randint(1_000, 999_999) for _ in YEARS] for name in ASSETS}
    truth: set[Figure] = set()
    for rows, form in ((costs, "{0}-01-01/{0}-12-31"), (assets, "{0}-12-31")):
        rows["Total"] = [sum(row[at] for row in rows.values()) for at in range(len(YEARS))]
        truth |= {
            (label, form.format(year), str(value * 1000))
            for label, values in rows.items()
            for year, value in zip(YEARS, values, strict=True)
        }
    shares: Grid = [["", "Year ended December 31,", "", "", "", "", ""]]
    shares.append(["", *(text for year in YEARS for text in (year, ""))])
    shares.append(["", *(text for _ in YEARS for text in ("RMB'000", "%"))])
    for label, values in costs.items():
        row = [label]
        for year, value, total in zip(YEARS, values, costs["Total"], strict=True):
            share = round(value * 1000 / total)
            row += [shown(value), f"{share / 10:.1f}"]
            truth.add((label, f"{year}-01-01/{year}-12-31", f"{share / 1000:.3f}"))
        shares.append(row)
    return Clean(
        (_plain(costs, "Year ended December 31,"), shares, _plain(assets, "As of December 31,")), frozenset(truth)
    )


def _plain(rows: dict[str, list[int]], phrase: str) -> Grid:
    """A table of amounts under one phrase."""
    head: Grid = [["", phrase, "", ""], ["", *YEARS], ["", *("RMB'000" for _ in YEARS)]]
    return [*head, *([label, *map(shown, values)] for label, values in rows.items())]


def drop_header_cell(grid: Grid, random: Random) -> None:
    line, column = random.choice([(y, x) for y in range(3) for x, text in enumerate(grid[y]) if text])
    grid[line][column] = ""


def lose_year(grid: Grid, random: Random) -> None:
    grid[1][random.choice([x for x, text in enumerate(grid[1]) if text])] = ""


def wrong_year(grid: Grid, random: Random) -> None:
    column = random.choice([x for x, text in enumerate(grid[1]) if text])
    grid[1][column] = random.choice([year for year in YEARS if year != grid[1][column]])


def split_header_token(grid: Grid, random: Random) -> None:
    line, column = random.choice([(y, x) for y in range(3) for x, text in enumerate(grid[y]) if len(text) > 1])
    _split(grid, line, column, random)


def split_figure(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid))
    column = random.choice([x for x in range(1, len(grid[line])) if len(grid[line][x]) > 1])
    _split(grid, line, column, random)


def _split(grid: Grid, line: int, column: int, random: Random) -> None:
    """Split a cell in two; the second half takes an empty cell beside it or moves the rest of the line."""
    text = grid[line][column]
    at = random.randrange(1, len(text))
    grid[line][column] = text[:at].strip()
    if column + 1 < len(grid[line]) and not grid[line][column + 1]:
        grid[line][column + 1] = text[at:].strip()
    else:
        grid[line].insert(column + 1, text[at:].strip())


def shift_right(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid))
    grid[line].insert(random.randrange(1, len(grid[line])), "")


def shift_left(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid))
    del grid[line][random.randrange(1, len(grid[line]))]


def shift_column(grid: Grid, random: Random) -> None:
    column = random.randrange(1, len(grid[3]))
    for line in grid[3:]:
        line.insert(column, "")


def glue_rows(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid) - 1)
    below = grid.pop(line + 1)
    grid[line] = [f"{one} {other}".strip() for one, other in zip(grid[line], below, strict=True)]


def glue_lines(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid) - 1)
    grid[line] += grid.pop(line + 1)


def double_row(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid))
    copy = list(grid[line])
    for column in random.sample(range(1, len(copy)), random.randint(1, len(copy) - 1)):
        at = random.choice([at for at, char in enumerate(copy[column]) if char.isdigit()])
        digit = random.choice("123456789".replace(copy[column][at], ""))
        copy[column] = copy[column][:at] + digit + copy[column][at + 1 :]
    grid.insert(line + random.randint(0, 1), copy)


def blank_cell(grid: Grid, random: Random) -> None:
    line = random.randrange(3, len(grid))
    grid[line][random.randrange(1, len(grid[line]))] = ""


def swap_header_lines(grid: Grid, random: Random) -> None:
    line = random.randrange(2)
    grid[line], grid[line + 1] = grid[line + 1], grid[line]


DAMAGES: tuple[Callable[[Grid, Random], None], ...] = (
    drop_header_cell, lose_year, wrong_year, split_header_token, split_figure, shift_right, shift_left, shift_column,
    glue_rows, glue_lines, double_row, blank_cell, swap_header_lines,
)  # fmt: skip


def text_of(tables: tuple[Grid, ...]) -> str:
    """The document, a sentence before each table."""
    heads = ("Our costs by kind:", "Our costs and their shares of the total:", "Our current assets:")
    bodies = ("\n".join("\t".join(line) for line in grid) for grid in tables)
    return "\n\n".join(f"{head}\n\n{body}" for head, body in zip(heads, bodies, strict=True)) + "\n"


def read(text: str) -> tuple[tuple[LineItem, ...], tuple[Finding, ...]]:
    """The items and findings of a text."""
    lines = tuple(text.split("\n"))
    (_, extraction), findings = extract(RawDocument("d.txt", "", "text/plain", lines, blocks(lines, "d.txt")))
    return extraction.items, findings


def told(items: tuple[LineItem, ...]) -> list[Figure]:
    """Label, period and value of every item that has a value."""
    return [(item.label, str(item.period or ""), f"{item.value:f}") for item in items if item.value is not None]
