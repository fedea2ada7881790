"""What views share that are not pages yet: signs, colours, the head, and the width of the labels."""

from collections.abc import Iterable, Iterator

from draftdiff.comparing.changes import Group
from draftdiff.pages.page import Run
from draftdiff.render.headings import perhaps_the_same
from draftdiff.render.layout import Paper, Row, Style, cells, pad, row
from draftdiff.telling import DraftView
from draftdiff.text import visible

STYLES = {
    Group.CHANGED: Style.CHANGED,
    Group.UNCLEAR: Style.UNCLEAR,
    Group.KEPT: Style.KEPT,
    Group.REPORTED_OTHERWISE: Style.KNOWN,
    Group.NEWLY_REPORTED: Style.KNOWN,
    Group.NOT_REPORTED: Style.STRONG,
}

SIGNS = {
    "settled": ("=", "settled"),
    "contested": ("!", "contested: accounts that cannot all be true"),
    "not-reported": ("?", "not reported: nothing that counts"),
}


def label_width(labels: Iterable[str], paper: Paper) -> int:
    """Return how wide the column of labels is: as the longest, but at most two fifths of the paper."""
    most = min(40, paper.width * 2 // 5) if paper.width is not None else 40
    return min(most, max((cells(visible(label)) for label in labels), default=0))


def header_rows(title: str, drafts: dict[str, DraftView]) -> Iterator[Row]:
    """Name the deal, and below it what each draft says of itself."""
    yield row(2, Run(title, Style.STRONG))
    width = max(cells(visible(view["title"])) for view in drafts.values())
    side_width = max(len(side) for side in drafts)
    for side, view in drafts.items():
        facts = " · ".join([view["by"], view["date_words"], view["status"]])
        start = Run(f"  {pad(side, side_width)}  ", Style.QUIET)
        yield row(side_width + 4, start, pad(view["title"], width) + "  ", Run(facts, solid=True))
        if view["maybe"]:
            yield row(side_width + 6, " " * (side_width + 4), Run(perhaps_the_same(view), Style.UNCLEAR))
