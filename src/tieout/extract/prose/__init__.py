"""Figures in sentences, each with its unit, accuracy and period, tied to the figures of the tables."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tieout.diagnostics import Finding
from tieout.extract.numbers import NumberStyle, style_of
from tieout.extract.prose._assign import Spot, assign
from tieout.extract.prose._book import Book
from tieout.extract.prose._context import Context, context_of
from tieout.extract.prose._figures import figures_in, sentences
from tieout.extract.prose._tie import Tied, tie
from tieout.extract.prose._times import Calendar, calendar_of, times_in
from tieout.extract.prose._tokens import read_tokens
from tieout.model import Heading, LineItem, Mention, Run, SourceDocument, Table

_REMEMBERED = 3
_LONGEST = 6_000


def mentions(document: SourceDocument, items: tuple[LineItem, ...]) -> tuple[tuple[Mention, ...], tuple[Finding, ...]]:
    """The figures of a document's paragraphs, lists and notes in reading order, and what disagrees with ``items``."""
    style = style_of(cell.text for table in document.tables for line in table.raw for cell in line)
    reader = _Reader(Book(items), calendar_of(items), style)
    found: list[Mention] = []
    findings: list[Finding] = []
    for run, headings in _runs(document):
        for tied, context in reader.read(run, headings):
            found.append(_mention(tied, context))
            findings += [tied.finding] if tied.finding else []
    return tuple(found), tuple(findings)


def _runs(document: SourceDocument) -> Iterator[tuple[Run, tuple[str, ...]]]:
    """The lines of running text, each with the headings it stands under, the outermost first."""
    above: list[tuple[int, str]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            above = [(level, text) for level, text in above if level < block.level]
            above.append((block.level, " ".join(run.text for run in block.runs)))
        elif not isinstance(block, Table):
            for run in block.runs:
                yield run, tuple(text for _, text in above)


class _Reader:
    """Reads line after line."""

    def __init__(self, book: Book, calendar: Calendar, style: NumberStyle) -> None:
        self._book = book
        self._calendar = calendar
        self._style = style

    def read(self, run: Run, headings: tuple[str, ...]) -> Iterator[tuple[Tied, Context]]:
        """The figures of one line, tied, with the words around them."""
        before = next((times for text in reversed(headings) if (times := times_in(text, self._calendar, ()))), ())
        heading = headings[-1] if headings else ""
        previous = ""
        for offset, sentence in sentences(run.text):
            if len(sentence) <= _LONGEST:
                place = replace(run.place, column=run.place.column + offset)
                figures = figures_in(sentence, place, self._style, self._book.currency)
                times = times_in(sentence, self._calendar, before)
                spots = assign(sentence, figures, times, before) if figures else ()
                series = _series(spots, sentence, previous, heading)
                contexts = [context for one in series for _, context in one]
                yield from zip(tie(self._book, series), contexts, strict=True)
                before = (*before, *times)[-_REMEMBERED:]
            previous = sentence


def _series(spots: tuple[Spot, ...], sentence: str, previous: str, heading: str) -> list[list[tuple[Spot, Context]]]:
    """The figures of a sentence by series, with their contexts; neighbours of one series stay together."""
    series = []
    for _, group in groupby(spots, key=lambda spot: spot.series):
        members = list(group)
        last = members[-1].figure
        series.append([(spot, context_of(sentence, spot.figure, last, previous, heading)) for spot in members])
    return series


def _mention(tied: Tied, context: Context) -> Mention:
    """A tied figure as the document's mention of it."""
    figure = tied.spot.figure
    unit = figure.unit or (tied.items[0].unit if tied.items else None)
    return Mention(
        place=figure.place,
        text=figure.text,
        value=figure.value,
        unit=unit,
        scale=figure.scale,
        decimals=figure.decimals,
        period=tied.period,
        relation=tied.relation,
        items=tied.items,
        agrees=tied.agrees,
        evidence=tuple(text for text in tied.evidence if text),
        falling=context.falling,
    )


__all__ = ["mentions", "read_tokens"]
