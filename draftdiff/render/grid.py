"""Tables for a terminal: cells that fold in their column, columns that go on to the next page."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from draftdiff.pages.page import Run
from draftdiff.pages.page import Tone as Style
from draftdiff.render.layout import BLANK, Paper, Row, cells, row, wrap

GAP = 2
STEPS = (1, 3, 7)
NARROWEST = 8
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


def shortest(columns: Sequence[Sequence[Cell]], widths: Sequence[int]) -> list[int]:
    """Move room from column to column as long as that makes the table shorter.

    Each row is as high as its highest cell, so room is worth most where it spares a row its last folded line.
    """
    heights = _Heights(columns)
    best, lowest = list(widths), heights.of(widths)
    # A word that fits in its column is not cut to make room elsewhere.
    least = [max(NARROWEST, min(width, longest)) for width, longest in zip(widths, heights.longest(), strict=True)]
    while True:
        pairs = [(one, other, step) for one in range(len(best)) for other in range(len(best)) for step in STEPS]
        tried = [
            _moved(best, *pair) for pair in pairs if pair[0] != pair[1] and best[pair[0]] - pair[2] >= least[pair[0]]
        ]
        found = min(((heights.of(one), one) for one in tried), default=(lowest, best))
        if found[0] >= lowest:
            return best
        lowest, best = found


def _moved(widths: Sequence[int], one: int, other: int, step: int) -> list[int]:
    return [width + (step if at == other else -step if at == one else 0) for at, width in enumerate(widths)]


class _Heights:
    """How high each row of a table is with given widths, each cell folded once for a width."""

    def __init__(self, columns: Sequence[Sequence[Cell]]) -> None:
        self._words = [[[_lengths(line) for line in cell] for cell in column] for column in columns]
        self._known: dict[tuple[int, int], list[int]] = {}

    def of(self, widths: Sequence[int]) -> tuple[int, int]:
        """Return how many lines the table takes, and all its cells together, which tells of two the roomier one."""
        columns = [self._column(*one) for one in enumerate(widths)]
        return sum(map(max, zip(*columns, strict=True))), sum(map(sum, columns))

    def longest(self) -> list[int]:
        """Return how long the longest word of each column is."""
        return [max((max(line, default=0) for cell in column for line in cell), default=0) for column in self._words]

    def _column(self, place: int, width: int) -> list[int]:
        key = place, width
        if key not in self._known:
            self._known[key] = [sum(_folds(line, width) for line in cell) for cell in self._words[place]]
        return self._known[key]


def _lengths(line: Row) -> list[int]:
    return [cells(word) for word in "".join(run.text for run in line.runs).split()]


def _folds(words: Sequence[int], width: int) -> int:
    lines, used = 1, 0
    for word in words:
        if used and used + 1 + word > width:
            lines, used = lines + 1, word
        else:
            used += (1 if used else 0) + word
    return lines


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
