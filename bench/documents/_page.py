"""The lines of a company's report, with the place of every figure: what a reader sees, and what a filing has tagged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from bench.documents._lines import COUNT, MONEY, PER_SHARE, SHARES, Line
from bench.documents._sheets import Company, Section, Sheet

from tieout.diagnostics import TextAt
from tieout.model import PURE as NUMBER
from tieout.model import SHARES as IN_SHARES
from tieout.model import Block, Cell, Column, Heading, Measure, Paragraph, Period, Row, RowRole, Run, Table, Unit

FILE = "document.txt"
_IN_WORDS = {"EUR": "euro", "GBP": "pounds sterling", "USD": "US dollars", "CHF": "Swiss francs"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report: where it stands, what is printed there, and the value that it reports."""

    sheet: Sheet
    section: Section
    line: Line
    table: str
    row: int
    column: int
    place: TextAt
    text: str
    value: Decimal
    period: Period
    unit: Unit


@dataclass(slots=True)
class Page:
    """The lines, blocks and figures of a report; filled from top to bottom."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def say(self, text: str, *, level: int = 0) -> None:
        """Add a heading of a level, or a paragraph, with a blank line below."""
        run = Run(text, TextAt(FILE, len(self.lines) + 1, 1))
        self.blocks.append(Heading(level, (run,)) if level else Paragraph((run,)))
        self.lines += [text, ""]

    def cells(self, texts: list[str]) -> tuple[Cell, ...]:
        """Add a line of cells, with tabs between."""
        number, column, found = len(self.lines) + 1, 1, []
        for index, text in enumerate(texts):
            found.append(Cell(text, TextAt(FILE, number, column), index))
            column += len(text) + 1
        self.lines.append("\t".join(texts))
        return tuple(found)


def page(company: Company) -> Page:
    """The report of a company: a title, an introduction, and its tables under their headings."""
    made = Page()
    years = company.ends[0]
    made.say(company.name, level=1)
    made.say(
        f"{company.name} and its sites are invented. Amounts are in thousands of {_IN_WORDS[company.currency]} unless "
        f"a line says otherwise; a dash stands for nil. The board approved this report for {years.year}."
    )
    for number, sheet in enumerate(company.sheets, 1):
        made.say(sheet.heading, level=2)
        for section in sheet.sections if sheet.lines[0].figure == "revenue" else ():
            if section.label:
                made.say(_sentence(company, section))
        _table(made, company, sheet, f"t{number}")
    return made


def _sentence(company: Company, section: Section) -> str:
    """A sentence that says a figure of a section again, rounded to a tenth of a million."""
    revenue = Decimal(section.columns[0]["revenue"]).scaleb(-3).quantize(Decimal("0.1"))
    end = company.ends[0]
    return (
        f"Revenue of the {section.label} was {company.currency} {revenue} million for the year ended {end:%-d %B %Y}."
    )


def _table(made: Page, company: Company, sheet: Sheet, name: str) -> None:
    """A table with its caption above, its years and its rows."""
    caption = _caption(company, sheet)
    made.say(caption)
    years = [str(end.year) for end in company.ends]
    raw = [made.cells(["", *years])]
    rows: list[Row] = []
    for section in sheet.sections:
        if section.label:
            raw.append(made.cells([section.label, *("" for _ in years)]))
            rows.append(_row(RowRole.SECTION, raw[-1], ()))
        for line in sheet.lines:
            raw.append(made.cells([label(company, line), *_printed(line, section)]))
            made.figures += _figures(company, sheet, section, (name, len(rows)), (line, raw[-1][1:]))
            rows.append(_row(RowRole.TOTAL if line.parts else RowRole.DATA, raw[-1], (section.label,)))
    made.lines.append("")
    columns = tuple(
        Column(at, Measure.AMOUNT, None, Unit(company.currency), 3, None, (year,)) for at, year in enumerate(years, 1)
    )
    made.blocks.append(
        Table(name, caption, (company.name, sheet.heading), sheet.statement, columns, tuple(rows), tuple(raw), 1)
    )


def _row(role: RowRole, cells: tuple[Cell, ...], path: tuple[str, ...]) -> Row:
    words = Run(cells[0].text, cells[0].place)
    return Row(role, words.text, (words,), tuple(filter(None, path)), cells[1:], words.place.line)


def _figures(
    company: Company, sheet: Sheet, section: Section, at: tuple[str, int], row: tuple[Line, tuple[Cell, ...]]
) -> Iterator[Figure]:
    """The figures of a row; ``at`` is its table and its place there."""
    line, cells = row
    for number, (cell, figures) in enumerate(zip(cells, section.columns, strict=True)):
        value = Decimal(figures[line.figure]).scaleb(line.kind.scale - line.kind.places)
        period = Period(company.start(number), company.ends[number])
        period = {"": period, "start": period.opening, "end": period.closing}[line.at]
        unit = _unit(company, line)
        yield Figure(sheet, section, line, *at, number + 1, cell.place, cell.text, value, period, unit)


def _unit(company: Company, line: Line) -> Unit:
    if line.kind in (MONEY, PER_SHARE):
        return Unit(company.currency, "shares" if line.kind is PER_SHARE else "")
    return IN_SHARES if line.kind is SHARES else NUMBER


def _caption(company: Company, sheet: Sheet) -> str:
    """What stands right above a table: the period or date, and the amounts' scale."""
    money = f"in thousands of {_IN_WORDS[company.currency]}"
    end = f"{company.ends[0]:%-d %B %Y}"
    return f"At {end}, {money}:" if all(line.at for line in sheet.lines) else f"For the year ended {end}, {money}:"


def label(company: Company, line: Line) -> str:
    """The label of a row, with the unit where figures don't show it and it is not that of the table."""
    unit = {PER_SHARE: f" ({company.currency})", SHARES: " (number)", COUNT: " (number)"}
    return line.label + unit.get(line.kind, "")


def _printed(line: Line, section: Section) -> Iterator[str]:
    """The figures of a row as the page has them: in parentheses where negative, a dash for nil."""
    for figures in section.columns:
        figure = figures[line.figure]
        shown = f"{abs(Decimal(figure).scaleb(-line.kind.places)):,.{line.kind.places}f}"
        shown += "%" if line.kind.scale < 0 else ""
        yield "–" if not figure else f"({shown})" if figure * line.shown < 0 else shown


__all__ = ["FILE", "Figure", "Page", "label", "page"]
