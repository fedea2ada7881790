"""Tables for a terminal: cells that fold in their column, columns that go on to the next page."""

from collections.abc import Sequence

from draftdiff.render.layout import Paper, Row, cells

GAP = 2
STEPS = (1, 3, 7)
NARROWEST = 8
CUT = 1000
"""How many lines a word that is cut counts for: more than any cut may spare."""

Cell = Sequence[Row]


def breadth(cell: Cell) -> int:
    """Return how wide a cell is when nothing in it folds."""
    return max((sum(cells(run.text) for run in line.runs) for line in cell), default=0)


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
    while True:
        pairs = [(one, other, step) for one in range(len(best)) for other in range(len(best)) for step in STEPS]
        tried = [_moved(best, *pair) for pair in pairs if pair[0] != pair[1] and best[pair[0]] - pair[2] >= NARROWEST]
        found = min(((heights.of(one), one) for one in tried), default=(lowest, best))
        if found[0] >= lowest:
            return best
        lowest, best = found


def _moved(widths: Sequence[int], one: int, other: int, step: int) -> list[int]:
    return [width + (step if at == other else -step if at == one else 0) for at, width in enumerate(widths)]


class _Heights:
    """How high each row of a table is with given widths, each cell folded once for a width."""

    def __init__(self, columns: Sequence[Sequence[Cell]]) -> None:
        self._words = [[[(line.hang, _lengths(line)) for line in cell] for cell in column] for column in columns]
        self._known: dict[tuple[int, int], list[int]] = {}

    def of(self, widths: Sequence[int]) -> tuple[int, int]:
        """Return how many lines the table takes, and all its cells together, which tells of two the roomier one."""
        for column, width in enumerate(widths):
            if (column, width) not in self._known:
                self._known[column, width] = [
                    sum(_folds(words, width - hang) for hang, words in cell) for cell in self._words[column]
                ]
        columns = [self._known[at] for at in enumerate(widths)]
        return sum(map(max, zip(*columns, strict=True))), sum(map(sum, columns))


def _lengths(line: Row) -> list[int]:
    return [cells(word) for word in "".join(run.text for run in line.runs).split()]


def _folds(words: Sequence[int], width: int) -> int:
    lines, used = 1, 0
    for word in words:
        lines += CUT if word > width else 0
        if used and used + 1 + word > width:
            lines, used = lines + 1, word
        else:
            used += (1 if used else 0) + word
    return lines
