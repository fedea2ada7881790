"""The whole of a deal as one page that asks for nothing: filled templates, and every text of the record escaped."""

import jinja2
from markupsafe import Markup

from draftdiff.model import Deal
from draftdiff.pages import report as pages
from draftdiff.pages.page import Line, Page, line
from draftdiff.render.html import Writer, bare
from draftdiff.render.layout import Notes
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut
from draftdiff.telling.report import Whole

COLUMN, LABEL = 9, 11
"""How wide a draft and the names of the clauses are at least, in the width of a letter."""


def written(of: Whole, deal: Deal, out: LeftOut) -> str:
    """Write the page."""
    writer = Writer(Page(line(), (), deal, ""), Notes.NONE)
    grid = pages.grid(of, deal)
    told = {
        "title": pages.title(deal),
        "summary": pages.summary(of, deal),
        "numbers": list(pages.numbers(of, out)),
        "grid": grid,
        "legend": list(pages.legend(deal)),
        "looks": [(name, said) for name, said in pages.LOOKS.items() if name in grid.looks],
        "hues": {draft.id: head.hue for draft, head in zip(of.matrix.drafts, grid.heads, strict=True)},
        "width": LABEL + COLUMN * len(grid.heads),
        "count": words.count,
        "no_words": words.NOT_REPORTED,
    }
    return _environment(writer).get_template("report.html.j2").render(told) + "\n"


def _environment(writer: Writer) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("draftdiff"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )

    def filled(of: Line) -> Markup:
        return Markup(writer.line(of))

    environment.filters |= {"line": filled, "bare": bare}
    return environment
