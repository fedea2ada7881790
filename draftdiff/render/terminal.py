"""A page as text for a terminal: signs and words carry the meaning, colour adds to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from draftdiff.pages import page as parts
from draftdiff.pages.page import Cell, Line, Look, Page, Run, Telling, Tone, joined, line, toned
from draftdiff.render.grid import GAP, breadth, column_widths, fitting, label_width, pages, shortest
from draftdiff.render.grid import Cell as Rows
from draftdiff.render.layout import BLANK, Paper, Row, cells, row, wrap, write
from draftdiff.text import visible

NARROWEST_COLUMN = 15
SIGN = 2
BEFORE_AND_AFTER = [parts.Role.LABEL, parts.Role.VALUE, parts.Role.VALUE, parts.Role.VERDICT]
LONG = 3
"""With how many lines an entry is told as a sentence: in columns it would take more."""
PART = 3
"""The level of the headings that are not indented."""

MARKS = {Tone.DELETED: ("[-", "-]"), Tone.INSERTED: ("{+", "+}")}


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write what is told, as brief as a screen asks for."""
    return page_text(telling.lay_out(look._replace(brief=True)), paper)


def page_text(page: Page, paper: Paper) -> str:
    """Write a page."""
    return write([row(2, *_runs(toned(Tone.STRONG, page.title))), *_below(page.blocks, paper)], paper)


def fragment(blocks: Sequence[parts.Block], paper: Paper) -> str:
    """Write blocks that stand on no page of their own."""
    return write([*_block(blocks[0], paper), *_below(blocks[1:], paper)], paper)


def _below(blocks: Iterable[parts.Block], paper: Paper) -> Iterator[Row]:
    for block in blocks:
        tight = isinstance(block, parts.Pairs) or (isinstance(block, parts.Text | parts.Points) and block.tight)
        yield from () if tight else (BLANK,)
        yield from _block(block, paper)


def _block(block: parts.Block, paper: Paper) -> Iterator[Row]:
    match block:
        case parts.Heading():
            yield from _heading(block)
        case parts.Text(text):
            yield row(2, *_runs(text))
        case parts.Points(items):
            yield from _points(items, 2)
        case parts.Pairs(pairs):
            yield from _pairs(pairs)
        case parts.Table():
            yield from _table(block, paper)
        case parts.Legend(signs, lead):
            ends = ["   "] * (len(signs) - 1) + [""]
            said = (f"{sign} {words}{end}" for (sign, words), end in zip(signs, ends, strict=True))
            yield row(2, Run(lead, Tone.QUIET), *(Run(one, Tone.QUIET, solid=True) for one in said))
        case parts.Contents(headings):
            yield from _points((parts.Point(heading.text) for heading in headings), 2)
        case _:
            assert_never(block)


def _runs(of: Line) -> Iterator[Run]:
    """Return the runs of a line as they are shown; notes are left out, and words that came or went are marked."""
    is_marked = any(isinstance(part, Run) and part.tone in MARKS for part in of)
    for part in of:
        match part:
            case Run(text, tone):
                before, after = MARKS.get(tone, ("", ""))
                if is_marked and part.record:
                    text = re.sub(r"\[-|-\]|\{\+|\+\}", r"\\\g<0>", text)
                yield replace(part, text=f"{before}{text}{after}")
            case parts.Sign(sign, tone):
                yield Run(f"{sign} ", tone)
            case parts.Cite():
                continue
            case _:
                assert_never(part)


def _heading(of: parts.Heading) -> Iterator[Row]:
    remark = line("   ", of.remark) if of.remark else line()
    indent = "  " * (of.level - PART)
    yield row(2 + len(indent), indent, *_runs(toned(of.tone, of.text)), *_runs(toned(Tone.QUIET, remark)))


def _points(points: Iterable[parts.Point], indent: int) -> Iterator[Row]:
    for point in points:
        yield row(indent + 2, " " * indent + "- ", *_runs(point.text))
        yield from _points(point.under, indent + 2)


def _pairs(pairs: Sequence[tuple[str, Line]]) -> Iterator[Row]:
    width = max(cells(visible(name)) for name, _ in pairs)
    for name, said in pairs:
        room = " " * (width - cells(visible(name)))
        yield row(width + 4, "  ", Run(name, Tone.QUIET, record=True), f"{room}  ", *_runs(said))


def _table(table: parts.Table, paper: Paper) -> Iterator[Row]:
    """Write a table, on as many pages of columns as the width asks for where it may be parted."""
    entries = [entry for section in table.sections for entry in section.entries]
    first = label_width([_rows(entry.cells[0]) for entry in entries], paper)
    room = None if paper.width is None else paper.width - first - SIGN - GAP
    widest = max((breadth(_rows(cell)) for entry in entries for cell in entry.cells[1:]), default=0)
    count = len(table.columns) - 1
    most = fitting(count, min(widest, NARROWEST_COLUMN), room) if table.paged else count
    if most >= count:
        yield from _columns(table, first, room)
        return
    for block in table.at_a_glance:
        yield from (*_block(block, paper), BLANK)
    for number, part in enumerate(pages(count, most)):
        yield from [BLANK] if number else []
        shown, empty = table.only((0, *(place + 1 for place in part))).without_empty()
        yield from _columns(shown, first, room)
        if empty:
            labels = joined([one for entry in empty for one in entry.cells[0]], ", ")
            yield row(4, *_runs(toned(Tone.QUIET, f"  {table.nothing} in these columns: ", labels)))


def _columns(table: parts.Table, first: int, room: int | None) -> Iterator[Row]:
    """Write a table in columns; an entry that is told in fewer lines as a sentence stands among them as one."""
    entries = [entry for section in table.sections for entry in section.entries]
    margin = SIGN if any(_sign(one) for entry in entries for cell in entry.cells for one in cell) else 0
    nothing: Cell = ((Run(table.nothing, Tone.QUIET),),)
    has_head = [column.role is parts.Role.VALUE for column in table.columns[1:]]
    heads = [_rows(one.head, margin) if has else [BLANK] for one, has in zip(table.columns[1:], has_head, strict=True)]
    shown = []
    for entry in entries:
        label = tuple(toned(Tone.STRONG, one) for one in entry.cells[0])
        shown.append([_rows(label), *(_rows(cell or nothing, margin) for cell in entry.cells[1:])])
    long: set[int] = set()
    if room is not None and [column.role for column in table.columns] == BEFORE_AND_AFTER:
        whole = SIGN + first + GAP + room
        long = {at for at, one in enumerate(shown) if _is_long(one, whole)}
    widths = _widths(heads, [one for at, one in enumerate(shown) if at not in long], first, room)
    lead = table.sections[0].heading if table.sections else None
    top: list[Row] = []
    if any(has_head) and len(long) < len(shown):
        top = list(_side_by_side([[BLANK], *heads], widths))
        yield from top[:-1]
        beside = _beside(lead, top[-1], widths[0]) if lead else None
        lead = None if beside else lead
        yield beside or top[-1]
    at = 0
    for place, section in enumerate(table.sections):
        heading = section.heading if place else lead
        yield from _heading(heading) if heading else ()
        for entry in section.entries:
            yield from _entry(entry, [_sentence(shown[at])] if at in long else list(_side_by_side(shown[at], widths)))
            at += 1


def _beside(heading: parts.Heading, heads: Row, first: int) -> Row | None:
    """Put the first heading of a table on the line of the heads, where it fits beside them."""
    said = next(_heading(heading))
    room = SIGN + first - breadth([said])
    return None if heading.remark or room < 0 else Row((*said.runs, Run(" " * (room + GAP)), *heads.runs[2:]))


def _widths(heads: Sequence[Rows], shown: Sequence[Sequence[Rows]], first: int, room: int | None) -> list[int]:
    """Return the widths of the columns with which a table is shortest; the first takes what the others leave."""
    columns = list(zip([[BLANK], *heads], *shown, strict=True))
    widths = [first, *column_widths(columns[1:], room)]
    if room is None:
        return widths
    spare = room + GAP - sum(width + GAP for width in widths[1:])
    widths[0] += max(0, min(spare, max(map(breadth, columns[0])) - first))
    return shortest(columns, widths)


def _sentence(of: Sequence[Rows]) -> Row:
    """Say in one line that wraps what a clause was, what it is, and what happened."""
    label, before, after, verdict = (_one_line(cell) for cell in of)
    return row(2 * SIGN, " " * SIGN, *label, "  ", *before, " → ", *after, "  ", *verdict)


def _is_long(of: Sequence[Rows], width: int) -> bool:
    """Tell whether an entry of one value each is better told as a sentence."""
    return all(len(cell) == 1 for cell in of) and len(list(wrap(_sentence(of), width))) >= LONG


def _one_line(cell: Rows) -> list[Run]:
    return [run for place, part in enumerate(cell) for run in ([Run(", ")] if place else []) + list(part.runs)]


def _entry(entry: parts.Entry, rows: Sequence[Row]) -> Iterator[Row]:
    """Put the sign of an entry before its rows, and below them what belongs to it."""
    sign = f"{entry.sign} " if entry.sign else " " * SIGN
    for place, part in enumerate(rows):
        yield Row((Run(sign if place == 0 else " " * SIGN, entry.tone), *part.runs[1:]), part.hang)
    yield from _points(entry.below, SIGN + 2)


def _rows(cell: Cell, margin: int = 0) -> Rows:
    """Return the lines of a cell, behind a margin for signs."""
    return [row(margin, *([] if _sign(one) else [" " * margin]), *_runs(one)) for one in cell]


def _sign(of: Line) -> bool:
    return isinstance(next(iter(of), None), parts.Sign)


def _side_by_side(beside: Sequence[Rows], widths: Sequence[int]) -> Iterator[Row]:
    """Fold each cell in its column and put the columns beside each other, behind room for a sign."""
    folded = [[part for one in cell for part in wrap(one, width)] for cell, width in zip(beside, widths, strict=True)]
    for place in range(max(map(len, folded))):
        runs = [Run(" " * SIGN)]
        for cell, width in zip(folded, widths, strict=True):
            part = cell[place] if place < len(cell) else BLANK
            runs += [*part.runs, Run(" " * (width - breadth([part]) + GAP))]
        yield Row(tuple(runs))
