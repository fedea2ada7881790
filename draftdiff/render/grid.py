"""Tables for a terminal: cells that fold in their column, columns that go on to the next page."""

from collections.abc import Sequence

from draftdiff.render.layout import Paper, Row, cells

GAP = 2

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


def _length(line: Row) -> int:
    return sum(cells(run.text) for run in line.runs)
