"""Clause by draft, for a terminal of any width."""

from collections.abc import Iterator, Sequence

from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.grid import GAP, Cell, column_widths, fitting, label_width, pages, sign_table, table
from draftdiff.render.layout import BLANK, Row, Style, bound_rows, cells, pad, row, write
from draftdiff.render.marks import (
    STANDINGS,
    STYLES,
    change_mark,
    coverage,
    event,
    is_spoken_of,
    kinship,
    legend_row,
    marks_used,
    stand,
)
from draftdiff.render.phrases import count, difference
from draftdiff.telling import DraftView
from draftdiff.telling.matrix_shapes import CellView, MatrixRowView, MatrixView
from draftdiff.text import visible

COLUMN = 15


def matrix(view: MatrixView, look: Look) -> str:
    """Write every clause in every draft, on as many pages of columns as the width asks for."""
    spoken = [line for line in view["rows"] if is_spoken_of(line["cells"])]
    labels = [[row(0, Run(line["label"], Style.STRONG))] for line in spoken]
    first = label_width(labels, look.paper)
    room = None if look.paper.width is None else look.paper.width - first - 2 * GAP
    parts = pages(len(view["drafts"]), fitting(len(view["drafts"]), COLUMN, room))
    rows = [row(2, Run(view["title"], Style.STRONG)), *bound_rows(look.bounds), BLANK]
    if len(parts) > 1 and spoken:
        rows += [*_key(view["drafts"]), BLANK, *_glance(view, spoken, look)]
    for part in parts if spoken else []:
        rows += [*_page(view, spoken, part, first, room), BLANK]
    silent = [line["label"] for line in view["rows"] if not is_spoken_of(line["cells"])]
    if silent:
        rows += [row(2, Run(f"Reported in no draft: {', '.join(silent)}", Style.QUIET)), BLANK]
    rows += _legend(view, glance=len(parts) > 1)
    rows.append(row(2, Run(coverage(view), Style.STRONG)))
    return write(rows, look.paper)


def _key(drafts: Sequence[DraftView]) -> Iterator[Row]:
    number_width = len(str(len(drafts)))
    width = max(cells(visible(draft["title"])) for draft in drafts)
    for place, draft in enumerate(drafts):
        facts = " · ".join([draft["by"], draft["date_words"], *kinship(drafts, place)])
        start = Run(f"  {place + 1:>{number_width}}  ", Style.QUIET)
        yield row(number_width + 4, start, pad(draft["title"], width) + "  ", Run(facts, Style.QUIET, solid=True))


def _glance(view: MatrixView, lines: Sequence[MatrixRowView], look: Look) -> Iterator[Row]:
    """Show signs only: how each clause stands in each draft, and before that what happened to it."""
    signs = [[_glance_cell(cell) for cell in line["cells"]] for line in lines]
    numbers: list[Cell] = [[row(0, f"{place + 1:>2}")] for place in range(len(view["drafts"]))]
    yield from sign_table(numbers, [line["label"] for line in lines], signs, look.paper)


def _glance_cell(cell: CellView) -> Cell:
    key = stand(cell["standing"])
    mark = change_mark(cell["change"]) or ("+" if cell["returned_after"] else " ")
    return [row(0, Run(mark, Style.CHANGED), Run(STANDINGS[key][0], STYLES[key]))]


def _page(view: MatrixView, lines: Sequence[MatrixRowView], part: range, first: int, room: int | None) -> Iterator[Row]:
    """Show the drafts of a page with their values; clauses that none of them speaks of are only named."""
    numbered = len(part) < len(view["drafts"])
    spoken = [line for line in lines if is_spoken_of(line["cells"][place] for place in part)]
    head: list[Cell] = [[BLANK], *(_head(view["drafts"], place, numbered) for place in part)]
    body: list[list[Cell]] = [
        [[row(2, Run(line["label"], Style.STRONG))], *(_cell(line["cells"][place], view) for place in part)]
        for line in spoken
    ]
    columns = list(zip(*(line[1:] for line in [head, *body]), strict=True))
    yield from table([head, *body], [first, *column_widths(columns, room)])
    silent = [line["label"] for line in lines if line not in spoken]
    if silent:
        yield BLANK
        them = "this draft" if len(part) == 1 else "these drafts"
        yield row(4, Run(f"  Not reported of {them}: {', '.join(silent)}", Style.QUIET))


def _head(drafts: Sequence[DraftView], place: int, numbered: bool) -> Cell:
    draft = drafts[place]
    title = f"{place + 1} {draft['title']}" if numbered else draft["title"]
    facts = [" · ".join([draft["by"], draft["date_words"]]), *kinship(drafts, place)]
    return [row(0, Run(title, Style.STRONG)), *(row(0, Run(fact, Style.QUIET)) for fact in facts)]


def _cell(cell: CellView, view: MatrixView) -> Cell:
    """Say how a clause stands, what each account says where they differ, and what happened."""
    standing = cell["standing"]
    key = stand(standing)
    display = "" if key == "not-reported" else standing["display"]
    lines = [row(2, Run(f"{STANDINGS[key][0]} ", STYLES[key]), display)]
    for account in standing["accounts"] if len(standing["accounts"]) > 1 else []:
        lines.append(row(4, "  – ", difference(account, standing)))
    if said := event(cell, view):
        lines.append(row(2, Run(said, Style.CHANGED)))
    if standing["ruling"]:
        lines.append(row(2, Run("  by a ruling", Style.QUIET)))
    if standing["asides"]:
        lines.append(row(2, Run(f"  {count(len(standing['asides']), 'report')} not counted", Style.QUIET)))
    return lines


def _legend(view: MatrixView, glance: bool) -> Iterator[Row]:
    found = {stand(cell["standing"]) for line in view["rows"] for cell in line["cells"]}
    yield legend_row([said for key, said in STANDINGS.items() if key in found])
    happened = marks_used(view)
    if glance and happened:
        yield row(2, Run("the sign before: what happened since the draft that it follows", Style.QUIET))
        yield legend_row(happened)
    yield BLANK
