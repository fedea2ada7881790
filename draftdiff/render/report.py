"""The whole of a deal as one page that asks for nothing: filled templates, and every text of the record escaped."""

import re
from collections.abc import Iterable
from enum import StrEnum

import jinja2
from markupsafe import Markup

from draftdiff.history.order import is_text
from draftdiff.model import Deal
from draftdiff.pages import report as pages
from draftdiff.pages.changelog import changelog
from draftdiff.pages.comparison import comparison
from draftdiff.pages.figures import figures
from draftdiff.pages.hindsight import hindsight
from draftdiff.pages.ledger import ledger
from draftdiff.pages.overview import overview
from draftdiff.pages.page import Line, Look, Page, line, told
from draftdiff.pages.picture import WIDTH, Picture, stacked
from draftdiff.pages.pictures import became_known, gave_way, judged
from draftdiff.render.html import Writer, bare
from draftdiff.render.layout import Notes
from draftdiff.render.svg import drawn, filled
from draftdiff.telling import words
from draftdiff.telling.facts import EVERYTHING, Compared, LeftOut
from draftdiff.telling.report import Whole

COLUMN, LABEL = 9, 11
"""How wide a draft and the names of the clauses are at least, in the width of a letter."""

WIDE = 960
"""How wide a picture is on a wide screen, in pixels."""

PART = 2
"""The rank of the heading over each part of the page."""


def written(of: Whole, deal: Deal, out: LeftOut) -> str:
    """Write the page."""
    environment = _environment(deal)
    grid, looks = pages.grid(of, deal), Look()

    def draw(picture: Picture | None) -> Markup:
        return Markup(drawn(picture, environment) if picture else "")

    def named(pictures: Iterable[Picture]) -> list[tuple[Line, Markup]]:
        return [(line(told(one.title)), draw(one)) for one in pictures]

    known = {name: became_known(of.matrix, of.evidence, deal, width) for name, width in SIZES.items()}
    filling = {
        "title": pages.title(deal),
        "summary": pages.summary(of, deal),
        "numbers": list(pages.numbers(of, out)),
        "grid": grid,
        "legend": list(pages.legend(deal)),
        "looks": [(name, said) for name, said in pages.LOOKS.items() if name in grid.looks],
        "width": LABEL + COLUMN * len(grid.heads),
        "count": words.count,
        "no_words": words.NOT_REPORTED,
        "gave_way": named(gave_way(of.ledger, deal)),
        "moves": _within(ledger(of.ledger, deal, looks, EVERYTHING)) if of.log else "",
        "known": {name: draw(one) for name, one in known.items()} if all(known.values()) and of.log else {},
        "figures": named(figures(of.matrix, deal)) if of.log else [],
        "hindsight": draw(judged(of.hindsight)),
        "judged": _within(hindsight(of.hindsight, deal, looks, EVERYTHING)),
        "later": [line(told(draft.title)) for draft in filter(is_text, of.matrix.drafts)][1:],
        "chooser": list(pages.chooser(of)) if of.pairs else [],
        "pairs": [_compared(pair, deal, looks) for pair in of.pairs],
        "log": _within(changelog(of.log, deal, looks, EVERYTHING)) if of.log else "",
        "sources": list(pages.sources(of, deal)),
        "every": of.log is not None,
        "corrections": list(pages.corrections(of, deal)),
    }
    return NEEDLESS.sub(r"\1", environment.get_template("report.html.j2").render(filling)) + "\n"


NEEDLESS = re.compile(r"<bdi>([ -;=?-~‘-”–—…€£]*)</bdi>")
"""A text of the record that has no letter from right to left needs nothing to keep it from moving others."""

SIZES = {"wide": WIDE, "narrow": WIDTH}


def embedded(of: Whole, deal: Deal, out: LeftOut, clause: str) -> str:
    """Write one clause as a piece of HTML for a page that is already there, in its own style."""
    grid = pages.grid(of, deal)
    filling = {
        "row": next(row for row in grid.rows if row.anchor == clause),
        "grid": grid,
        "deal": line(told(deal.title)),
        "numbers": list(pages.numbers(of, out)),
        "count": words.count,
        "no_words": words.NOT_REPORTED,
    }
    return _environment(deal).get_template("report_embed.html.j2").render(filling) + "\n"


class Drawing(StrEnum):
    """A picture of a deal that is written alone."""

    GRID = "grid"
    GAVE_WAY = "gave-way"
    KNOWN = "known"
    FIGURES = "figures"
    HINDSIGHT = "hindsight"


def picture(of: Whole, deal: Deal, which: Drawing) -> str | None:
    """Draw one picture alone, as SVG; nothing where the deal has nothing to draw."""
    match which:
        case Drawing.GRID:
            drawing: Picture | None = overview(pages.grid(of, deal), deal)
        case Drawing.GAVE_WAY:
            drawing = stacked(which, f"{deal.title}: who gave way", list(gave_way(of.ledger, deal)))
        case Drawing.KNOWN:
            drawing = became_known(of.matrix, of.evidence, deal, WIDE)
        case Drawing.FIGURES:
            found = list(figures(of.matrix, deal))
            drawing = stacked(which, f"{deal.title}: the figures", found) if found else None
        case Drawing.HINDSIGHT:
            drawing = judged(of.hindsight)
    return drawn(drawing, _environment(deal), alone=True) + "\n" if drawing else None


def _compared(pair: Compared, deal: Deal, look: Look) -> tuple[str, Line, Markup]:
    page = comparison(pair, deal, look, EVERYTHING)
    return pages.pair_anchor(pair), pages.pair_title(pair), _within(page)


def _within(page: Page) -> Markup:
    """Write what stands on a page of its own elsewhere, below a part of this one."""
    return Markup("\n".join(Writer(page, Notes.NONE, PART).blocks()))


def _in_style(of: Line) -> str:
    """Write a text so that nothing of it can end the string or the style sheet that it stands in."""
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in bare(of))


def _environment(deal: Deal) -> jinja2.Environment:
    writer = Writer(Page(line(), (), deal, ""), Notes.NONE)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("draftdiff"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )

    def escaped(of: Line) -> Markup:
        return Markup(writer.line(of))

    environment.filters |= {"line": escaped, "bare": bare, "css": _in_style}
    return filled(environment)
