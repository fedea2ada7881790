"""The grid of a deal as a picture: what is certain, what may be, and what nobody has said, at a glance."""

from draftdiff.model import Deal
from draftdiff.pages.page import Line, words_of
from draftdiff.pages.picture import LETTER, SMALLEST, Box, Label, Mark, Picture, cut
from draftdiff.pages.report import Cell, Grid, title

NAMES, LEAST, ROW, GAP = 196, 150, 36, 3
"""How wide the names of clauses are, and a draft at least; how high a row is, and what is free between two."""

WIDE, HEADS = 960, 84.0
"""How wide the picture is at least, and how far down the first clause stands."""

HOW = (
    "Full mark: changed, if the reports are right; its colour is that of whom it favours. "
    "Dashed mark: may have changed. Dashed cell: nobody has said."
)

BOLD = 1.12
"""How much wider bold letters are."""

SHADES = {
    "firm": "firm",
    "weak": "lane",
    "disagree": "disagree",
    "perhaps": "unknown",
    "silent": "unknown",
    "unread": "unknown",
}


def overview(of: Grid, deal: Deal) -> Picture:
    """Draw every clause in every draft."""
    column = max(LEAST, (WIDE - NAMES) / max(1, len(of.heads)))
    marks: list[Mark] = []
    said: list[str] = []
    said_on_top = words_of(title(deal))
    marks.append(Label(0, LETTER + 3, cut(said_on_top, WIDE, LETTER + 3), "strong", size=LETTER + 3))
    for place, head in enumerate(of.heads):
        x = NAMES + place * column
        marks.append(
            Label(x, HEADS - 40, cut(words_of(head.by), column - GAP, SMALLEST), f"strong {head.hue}", size=SMALLEST)
        )
        marks.append(Label(x, HEADS - 23, cut(words_of(head.title), column - GAP, LETTER), "strong", size=LETTER))
        marks.append(Label(x, HEADS - 8, cut(words_of(head.facts), column - GAP, SMALLEST), "soft", size=SMALLEST))
    y = HEADS
    for row in of.rows:
        marks.append(Label(0, y + 20, cut(words_of(row.label), NAMES - 8)))
        for place, cell in enumerate(row.cells):
            marks += _cell(cell, NAMES + place * column, y, column - GAP)
        heads = [words_of(head.title) for head in of.heads]
        cells = (f"{head}: {_said(cell)}" for head, cell in zip(heads, row.cells, strict=True))
        said.append(f"{words_of(row.label)}. {'; '.join(cells)}.")
        y += ROW + GAP
    marks.append(Label(0, y + 16, HOW, "soft", size=SMALLEST))
    return Picture("grid", said_on_top, " ".join(said), NAMES + column * len(of.heads), y + 20, tuple(marks))


def _said(cell: Cell) -> str:
    told = " or ".join(words_of(value.said) for value in cell.values) or "not reported"
    return f"{told} ({words_of(cell.pill.text)})" if cell.pill else told


def _cell(cell: Cell, x: float, y: float, width: float) -> list[Mark]:
    room = width - 12
    marks: list[Mark] = [Box(x + 0.5, y + 0.5, width - 1, ROW - 1, SHADES[cell.look])]
    if not cell.values:
        return [*marks, Label(x + 6, y + 22, "not read yet" if cell.look == "unread" else "not reported", "soft")]
    values = " or ".join(words_of(value.said) for value in cell.values)
    if cell.pill and cell.pill.certain and cell.remarks:
        values = f"{values} ({words_of(cell.remarks[0])})"
    first = _first(cell)
    if cell.pill:
        look = f"full {cell.pill.hue}" if cell.pill.certain else "perhaps"
        marks.append(Box(x + 3, y + 3, width - 6, 15, look))
        marks.append(Label(x + 6, y + 14, cut(words_of(first), room / BOLD, SMALLEST), _ink(cell), size=SMALLEST))
    else:
        marks.append(Label(x + 6, y + 14, cut(words_of(first), room, SMALLEST), "soft", size=SMALLEST))
    return [*marks, Label(x + 6, y + 30, cut(values, room / BOLD), "strong")]


def _ink(cell: Cell) -> str:
    return "on" if cell.pill and cell.pill.certain else ""


def _first(cell: Cell) -> Line:
    """Return what stands above the value: the change, what limits it, or on whose word it is."""
    if cell.pill:
        return cell.pill.text
    return cell.remarks[0] if cell.remarks else cell.values[0].rests_on
