"""Tables for a terminal: cells that fold in their column, columns that go on to the next page."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from draftdiff.pages.page import Run
from draftdiff.pages.page import Tone as Style
from draftdiff.render.layout import BLANK, Paper, Row, cells, row, wrap

GAP = 2
SIGNS = 2

Cell = Sequence[Row]


def breadth(cell: Cell) -> int:
    """Return how wide a cell is when nothing in it folds."""
    return max((_length(line) for line in cell), default=0)


def pages(count: int, most: int) -> list[range]:
    """Divide columns evenly over as few pages as hold at most so many each."""
    number = -(-count // most)
    size = -(-count // number) if number else 1
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def fitting(count: int, least: int, room: int | None) -> int:
    """Return how many columns of at least this width fit beside each other."""
    return max(1, count if room is None else room // (least + GAP))


def label_width(labels: Sequence[Cell], paper: Paper) -> int:
    """Return how wide the first column is: as its longest cell, but at most three tenths of the paper."""
    longest = max(map(breadth, labels), default=0)
    return longest if paper.width is None else min(longest, paper.width * 3 // 10)


def column_widths(columns: Sequence[Sequence[Cell]], room: int | None) -> list[int]:
    """Share the room among columns: none wider than it needs, the rest for those that need more."""
    needs = [max(map(breadth, column), default=0) for column in columns]
    if room is None:
        return needs
    left, widths = room - GAP * len(columns), dict.fromkeys(range(len(columns)), 0)
    waiting = sorted(widths, key=needs.__getitem__)
    for place, column in enumerate(waiting):
        widths[column] = max(1, min(needs[column], left // (len(waiting) - place)))
        left -= widths[column]
    return [widths[column] for column in range(len(columns))]


def table(lines: Sequence[Sequence[Cell]], widths: Sequence[int], *, dense: bool = False) -> Iterator[Row]:
    """Write lines of cells, the first of them the head; unless dense, lines stand apart where one of them folds."""
    folded = [[_folded(cell, width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    apart = not dense and any(len(cell) > 1 for line in folded[1:] for cell in line)
    for number, line in enumerate(folded):
        if number and (apart or number == 1):
            yield BLANK
        for parts in zip_longest(*line, fillvalue=BLANK):
            yield _side_by_side(parts, widths)


def sign_table(
    heads: Sequence[Cell], labels: Sequence[str], signs: Sequence[Sequence[Cell]], paper: Paper
) -> Iterator[Row]:
    """Write a table of signs, on as many pages as the width asks for."""
    names: list[Cell] = [[row(2, Run(label, Style.STRONG))] for label in labels]
    first = label_width(names, paper)
    room = None if paper.width is None else paper.width - first - 2 * GAP
    for part in pages(len(heads), fitting(len(heads), SIGNS, room)):
        head: list[Cell] = [[BLANK], *(heads[place] for place in part)]
        body = [[name, *(line[place] for place in part)] for name, line in zip(names, signs, strict=True)]
        yield from table([head, *body], [first, *(SIGNS for _ in part)], dense=True)
        yield BLANK


def _folded(cell: Cell, width: int) -> list[Row]:
    return [part for line in cell for part in wrap(line, width)]


def _side_by_side(parts: Sequence[Row], widths: Sequence[int]) -> Row:
    runs = [Run("  ")]
    for part, width in zip(parts, widths, strict=True):
        runs += [*part.runs, Run(" " * (width - _length(part) + GAP))]
    return Row(tuple(runs))


def _length(line: Row) -> int:
    return sum(cells(run.text) for run in line.runs)
