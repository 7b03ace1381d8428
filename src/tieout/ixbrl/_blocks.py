"""The visible page: title, contents list, headings, paragraphs, lists, notes and tables, in the document's order."""

from collections.abc import Sequence
from dataclasses import replace

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._figures import Figures
from tieout.ixbrl._tables import runs_pieces, write_table
from tieout.ixbrl._xml import Element, add, put
from tieout.model import Block, Heading, ListItem, Note, Paragraph, Report, Run, Table

_DEEPEST = 6


def write_body(body: Element, report: Report, figures: Figures) -> None:
    """Write the visible page under ``body``."""
    blocks = report.document.blocks
    titled = _begins_with_title(report)
    if not titled:
        put(_tag(body, "h1"), [report.title or report.entity.name])
    headings = {at: block for at, block in enumerate(blocks) if isinstance(block, Heading) and at >= titled}
    _write_contents(body, list(headings.values()))
    _write_blocks(body, blocks, {at: f"h-{number}" for number, at in enumerate(headings, 1)}, figures)


def _write_blocks(body: Element, blocks: Sequence[Block], anchors: dict[int, str], figures: Figures) -> None:
    """Write the blocks; ``anchors`` gives the ids of headings by index, and one without is the title of the page."""
    items: Element | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, ListItem):
            items = None
        match block:
            case Heading():
                _write_heading(body, block, anchors.get(index, ""), figures)
            case Table():
                _, caption = _introduction(blocks[index - 1] if index else None, block)
                words = block.caption or (block.headings[-1] if block.headings else "")
                write_table(body, block, runs_pieces(caption, figures) if caption else [words], figures)
            case ListItem():
                items = _tag(body, "ul", {"class": "items"}) if items is None else items
                _write_marked(_tag(items, "li"), block.marker, block.runs, figures)
            case Note():
                _write_marked(_tag(body, "p", {"class": "note"}), block.mark, block.runs, figures)
            case Paragraph():
                runs, _ = _introduction(block, blocks[index + 1] if index + 1 < len(blocks) else None)
                if runs:
                    put(_tag(body, "p"), runs_pieces(runs, figures))


def _write_heading(body: Element, heading: Heading, anchor: str, figures: Figures) -> None:
    level = min(heading.level + 1, _DEEPEST) if anchor else 1
    put(_tag(body, f"h{level}", {"id": anchor} if anchor else {}), runs_pieces(heading.runs, figures))


def _write_contents(body: Element, headings: Sequence[Heading]) -> None:
    """A list of links, nested as the headings are."""
    if not headings:
        return
    box = _tag(body, "div", {"class": "contents"})
    put(_tag(box, "p", {ns.XML_LANG: "en"}), ["Contents"])
    lists: list[tuple[int, Element]] = []
    for number, heading in enumerate(headings, 1):
        while lists and heading.level < lists[-1][0] and len(lists) > 1:
            lists.pop()
        if not lists or heading.level > lists[-1][0]:
            parent = lists[-1][1][-1] if lists else box
            lists.append((heading.level, _tag(parent, "ul")))
        link = _tag(_tag(lists[-1][1], "li"), "a", {"href": f"#h-{number}"})
        put(link, [_words(heading.runs)])
        link.tail = ""


def _introduction(block: Block | None, following: Block | None) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """A paragraph cut before the sentence that introduces the table below, which stands in its caption instead."""
    if not isinstance(block, Paragraph):
        return (), ()
    caption = " ".join(following.caption.split()) if isinstance(following, Table) else ""
    if not caption or not _words(block.runs).endswith(caption):
        return block.runs, ()
    last = block.runs[-1]
    cut = last.text.rfind(caption)
    if cut < 0:
        return (), block.runs
    place = replace(last.place, column=last.place.column + cut)
    before = (*block.runs[:-1], Run(last.text[:cut], last.place)) if cut else block.runs[:-1]
    return before, (Run(last.text[cut:], place),)


def _write_marked(element: Element, mark: str, runs: Sequence[Run], figures: Figures) -> None:
    """The text after its mark, which is not repeated where the text begins with it."""
    if mark and not (runs and runs[0].text.lstrip().startswith(mark)):
        put(_tag(element, "span", {"class": "marker"}), [mark])
        element[-1].tail = " "
    put(element, runs_pieces(runs, figures))


def _begins_with_title(report: Report) -> bool:
    first = report.document.blocks[0] if report.document.blocks else None
    return isinstance(first, Heading) and _words(first.runs) == " ".join(report.title.split())


def _words(runs: Sequence[Run]) -> str:
    return " ".join(word for run in runs for word in run.text.split())


def _tag(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    element = add(parent, f"{{{ns.XHTML}}}{tag}", attributes, "")
    element.tail = "\n"
    return element


__all__ = ["write_body"]
