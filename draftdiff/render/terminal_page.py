"""A page as text for a terminal: signs and words carry the meaning, colour adds to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from draftdiff.pages.page import (
    Block,
    Cell,
    Column,
    Entry,
    Heading,
    Legend,
    Line,
    Look,
    Page,
    Pairs,
    Point,
    Points,
    Role,
    Run,
    Table,
    Telling,
    Text,
    Tone,
    toned,
    words_of,
)
from draftdiff.render.grid import GAP, breadth, column_widths, fitting, label_width, pages, shortest
from draftdiff.render.grid import Cell as Rows
from draftdiff.render.layout import BLANK, Paper, Row, cells, row, wrap, write
from draftdiff.text import visible

NARROWEST_COLUMN = 15
SIGN = 2
MARKS = {Tone.DELETED: ("[-", "-]"), Tone.INSERTED: ("{+", "+}")}


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write what is told, as brief as a screen asks for."""
    return page_text(telling.lay_out(replace(look, brief=True)), paper)


def page_text(page: Page, paper: Paper) -> str:
    """Write a page."""
    return write([row(2, *_runs(toned(Tone.STRONG, page.title))), *_below(page.blocks, paper)], paper)


def fragment(blocks: Sequence[Block], paper: Paper) -> str:
    """Write blocks that stand on no page of their own."""
    return write([*_block(blocks[0], paper), *_below(blocks[1:], paper)], paper)


def _below(blocks: Iterable[Block], paper: Paper) -> Iterator[Row]:
    for block in blocks:
        yield from () if isinstance(block, Pairs) or (isinstance(block, Text) and block.tight) else (BLANK,)
        yield from _block(block, paper)


def _block(block: Block, paper: Paper) -> Iterator[Row]:
    match block:
        case Heading():
            yield from _heading(block)
        case Text(text):
            yield row(2, *_runs(text))
        case Points(items):
            yield from _points(items, 2)
        case Pairs(pairs):
            yield from _pairs(pairs)
        case Table():
            yield from _table(block, paper)
        case Legend(signs, lead):
            ends = ["   "] * (len(signs) - 1) + [""]
            said = (f"{sign} {words}{end}" for (sign, words), end in zip(signs, ends, strict=True))
            yield row(2, Run(lead, Tone.QUIET), *(Run(one, Tone.QUIET, solid=True) for one in said))
        case _:
            assert_never(block)


def _runs(of: Line) -> Iterator[Run]:
    """Return the runs of a line as they are shown; notes are left out, and words that came or went are marked."""
    for part in of:
        if isinstance(part, Run):
            before, after = MARKS.get(part.tone, ("", ""))
            yield replace(part, text=f"{before}{part.text}{after}")


def _heading(of: Heading) -> Iterator[Row]:
    remark = f"   {words_of(of.remark)}" if of.remark else ""
    yield row(2, *_runs(toned(of.tone, of.text)), Run(remark, Tone.QUIET))


def _points(points: Iterable[Point], indent: int) -> Iterator[Row]:
    for point in points:
        yield row(indent + 2, " " * indent + "- ", *_runs(point.text))
        yield from _points(point.under, indent + 2)


def _pairs(pairs: Sequence[tuple[str, Line]]) -> Iterator[Row]:
    width = max(cells(visible(name)) for name, _ in pairs)
    for name, said in pairs:
        room = " " * (width - cells(visible(name)))
        yield row(width + 4, "  ", Run(name, Tone.QUIET, record=True), f"{room}  ", *_runs(said))


def _table(table: Table, paper: Paper) -> Iterator[Row]:
    """Write a table, on as many pages of columns as the width asks for where it may be parted."""
    first = label_width([_rows(entry.cells[0]) for section in table.sections for entry in section.entries], paper)
    others = range(1, len(table.columns))
    room = None if paper.width is None else paper.width - first - SIGN - GAP
    most = fitting(len(others), NARROWEST_COLUMN, room) if table.paged else len(others)
    for number, part in enumerate(pages(len(others), most)):
        if number:
            yield BLANK
        yield from _columns(table, [others[place] for place in part], first, room)


def _columns(table: Table, shown: Sequence[int], first: int, room: int | None) -> Iterator[Row]:
    heads = [_rows(table.columns[place].head) if _has_head(table.columns[place]) else [BLANK] for place in shown]
    entries = [entry for section in table.sections for entry in section.entries]
    columns = [[head, *(_rows(e.cells[place]) for e in entries)] for head, place in zip(heads, shown, strict=True)]
    widths = [first, *column_widths(columns, room)]
    if room is not None:
        labels = [[BLANK], *(_rows(entry.cells[0]) for entry in entries)]
        widths = shortest([labels, *columns], widths)
    if any(map(_has_head, (table.columns[place] for place in shown))):
        yield from _side_by_side([[BLANK], *heads], widths)
    for section in table.sections:
        yield from _heading(section.heading) if section.heading else ()
        for entry in section.entries:
            yield from _entry(entry, shown, widths)


def _has_head(column: Column) -> bool:
    return column.role is Role.VALUE


def _entry(entry: Entry, shown: Sequence[int], widths: Sequence[int]) -> Iterator[Row]:
    sign = f"{entry.sign} " if entry.sign else " " * SIGN
    label = tuple(toned(Tone.STRONG, one) for one in entry.cells[0])
    for place, part in enumerate(_side_by_side([_rows(label), *(_rows(entry.cells[at]) for at in shown)], widths)):
        runs = part.runs[1:]
        yield Row((Run(sign if place == 0 else " " * SIGN, entry.tone), *runs), part.hang)
    yield from _points(entry.below, SIGN + 2)


def _rows(cell: Cell) -> Rows:
    return [row(0, *_runs(one)) for one in cell]


def _side_by_side(parts: Sequence[Rows], widths: Sequence[int]) -> Iterator[Row]:
    """Fold each cell in its column and put the columns beside each other, behind room for a sign."""
    folded = [[part for one in cell for part in wrap(one, width)] for cell, width in zip(parts, widths, strict=True)]
    for place in range(max(map(len, folded))):
        runs = [Run(" " * SIGN)]
        for cell, width in zip(folded, widths, strict=True):
            part = cell[place] if place < len(cell) else BLANK
            runs += [*part.runs, Run(" " * (width - breadth([part]) + GAP))]
        yield Row(tuple(runs))
