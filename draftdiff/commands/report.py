"""`draftdiff report`: the whole of a deal as one page, for readers who will never open a terminal."""

import datetime

import click

from draftdiff.commands.options import Reading, check_clause, lens_options, words
from draftdiff.commands.output import Colour, deliver, refuse_to_overwrite
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.history.days import Days
from draftdiff.pages.page import Look
from draftdiff.render import Format
from draftdiff.render.report import Drawing, embedded, written
from draftdiff.render.report import picture as drawn_alone
from draftdiff.telling.report import whole
from draftdiff.telling.words import listed

DRAWINGS = listed(list(Drawing), "or")


@click.command("report")
@click.argument("deal", required=False)
@click.option("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all: x.html.")
@click.option("--embed", metavar="CLAUSE", help="Write one clause alone, to put into a page of your own.")
@click.option("--picture", metavar="NAME", type=words(Drawing), help=f"Write one picture alone, as SVG: {DRAWINGS}.")
@lens_options
@click.pass_obj
def command(
    settings: Settings,
    deal: str | None,
    output: str | None,
    embed: str | None,
    picture: str | None,
    known: datetime.date | Days | None,
    without: tuple[str, ...],
) -> None:
    """Write the whole of a deal as one page of HTML: the grid of clauses and drafts, with every quote behind it.

    The page asks for nothing from anywhere and has no script. DEAL may be left out where there is only one.
    """
    refuse_to_overwrite(settings, output)
    reading = Reading(Format.HTML, output, known, without, Colour.AUTO, None, None, Look(), ())
    standings = whole_deal(settings, deal, reading.lens)
    deal_of, out = standings.deal, reading.left_out()
    if picture is not None:
        if embed is not None:
            raise Trouble("--embed and --picture ask for different things", "leave one of them out")
        drawing = drawn_alone(whole(standings), deal_of, Drawing(picture))
        if drawing is None:
            raise Trouble(f"`{deal_of.id}` has nothing for the picture `{picture}`", f"name another one: {DRAWINGS}")
        deliver(drawing, output)
        return
    if embed is not None:
        check_clause(embed, deal_of)
        deliver(embedded(whole(standings), deal_of, out, embed), output)
        return
    deliver(written(whole(standings), deal_of, out), output)
