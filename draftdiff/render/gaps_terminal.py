"""Open questions for a terminal, by kind and draft, each with what is known already."""

from collections.abc import Iterator

from draftdiff.history.gaps import Missing
from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Row, Style, bound_rows, pad, row, write
from draftdiff.render.questions import HEADINGS, by_draft, facts, grouped, question, totals
from draftdiff.render.terminal import label_width
from draftdiff.telling.gaps import GapsView, GapView

MARGIN = 5
ON_ONE_LINE = (Missing.ONE_ORIGIN, Missing.NO_VALUE)


def gaps(view: GapsView, look: Look) -> str:
    """Write every open question, the cheapest kind first."""
    rows = [row(2, Run(view["title"], Style.STRONG)), *bound_rows(look.bounds), _totals(view), BLANK]
    width = label_width((gap["label"] for gap in view["gaps"]), look.paper)
    for kind, found in grouped(view):
        rows.append(row(2, Run(f"{HEADINGS[kind].upper()}  {len(found)}", Style.STRONG)))
        for title, asked in by_draft(found):
            rows.append(row(2, Run(f" {title}", Style.KNOWN)))
            rows += [line for gap in asked for line in _question(gap, width)]
        rows.append(BLANK)
    if view["never_reported"]:
        labels = ", ".join(clause["label"] for clause in view["never_reported"])
        rows += [row(2, Run(f"Reported of no draft: {labels}", Style.QUIET)), BLANK]
    return write(rows[:-1], look.paper)


def _question(gap: GapView, width: int) -> Iterator[Row]:
    label = Run(pad(gap["label"], width) + "  ", Style.STRONG)
    start = (Run(" ? ", Style.UNCLEAR), label, question(gap))
    said = [Run(fact, Style.QUIET) for fact, _ in facts(gap)]
    if gap["missing"] in ON_ONE_LINE:
        yield row(width + MARGIN, *start, "  ", *said)
        return
    yield row(width + MARGIN, *start)
    for fact in said:
        yield row(MARGIN + 2, " " * MARGIN, fact)


def _totals(view: GapsView) -> Row:
    said = totals(view)
    dots = [" · "] * (len(said) - 1) + [""]
    return row(2, *(Run(part + dot, solid=True) for part, dot in zip(said, dots, strict=True)))
