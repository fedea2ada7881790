"""Two columns for a terminal: what is known before beside what is known after."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Row, Style, cells, row, wrap
from draftdiff.render.phrases import sign, verdict
from draftdiff.render.terminal_accounts import MARGIN, account_rows
from draftdiff.telling import ChangeView, ComparisonView, StandingView

UNBOUNDED = 120
EDGE, GAP = 3, 2


def columns(changes: Iterable[ChangeView], view: ComparisonView, look: Look, style: Style) -> Iterator[Row]:
    """Show the two sides of each change beside each other, each wrapped in its half."""
    half = ((look.paper.width or UNBOUNDED) - EDGE - GAP) // 2
    for change in changes:
        mark, said = Run(f" {sign(change['kind'])} ", style), Run("   " + verdict(change, view), style)
        yield row(EDGE, mark, Run(change["label"], Style.STRONG), said)
        sides = [list(_cell(change[side], look, half)) for side in ("before", "after")]
        for one, other in zip_longest(*sides, fillvalue=BLANK):
            gap = half - sum(cells(run.text) for run in one.runs)
            yield Row((Run(" " * EDGE), *one.runs, Run(" " * (gap + GAP)), *other.runs))


def _cell(standing: StandingView, look: Look, width: int) -> Iterator[Row]:
    yield from wrap(row(2, standing["display"]), width)
    if not (standing["accounts"] or standing["asides"]):
        return
    for line in account_rows({"": standing}, look):
        first = Run(line.runs[0].text[MARGIN - 2 :], line.runs[0].tone)
        yield from wrap(Row((first, *line.runs[1:]), line.hang - MARGIN + 2), width)
