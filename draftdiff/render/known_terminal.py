"""What is known of a clause before and after a change to the record, for a terminal."""

from collections.abc import Iterator, Sequence

from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Row, Run, Style, row, write
from draftdiff.render.terminal_accounts import MARGIN, account_rows, remark_rows
from draftdiff.view.shapes import StandingView

Known = tuple[str, StandingView, StandingView]
"""A heading, and what is known before and after."""


def known(changes: Sequence[Known], look: Look) -> str:
    """Write what is known before and after; say so where nothing changes."""
    if not changes:
        return write([row(2, "What is known stays as it is."), BLANK], look.paper)
    return write([line for change in changes for line in _change(change, look)], look.paper)


def _change(change: Known, look: Look) -> Iterator[Row]:
    heading, before, after = change
    yield row(2, Run(heading, Style.STRONG))
    for side, standing in (("before", before), ("after", after)):
        shown = Run(standing["display"], Style.QUIET if standing["state"] == "not-reported" else Style.PLAIN)
        yield row(10, Run(f"  {side:<8}", Style.QUIET), shown)
        if standing["accounts"]:
            yield from account_rows({"": standing}, look)
        else:
            yield from remark_rows(standing, MARGIN, look)
    yield BLANK
