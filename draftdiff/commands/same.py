"""`draftdiff same`: whether two drafts may be one document."""

import click

from draftdiff.commands.options import Reading, detail_options, reading_options
from draftdiff.commands.project import choose, deal_of, load_project
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.comparing.standing import Standings
from draftdiff.history.same import same
from draftdiff.pages.page import Detail, Look
from draftdiff.pages.same import same as lay_out


@click.command("same")
@click.argument("one")
@click.argument("other")
@reading_options
@detail_options
@click.pass_obj
def command(settings: Settings, one: str, other: str, reading: Reading, detail: Detail) -> None:
    """List what forbids that two drafts are one document, what agrees, and what cannot tell.

    It never says that they are one: what was reported of two documents may agree too.
    """
    project = load_project(settings)
    if one == other == "-":
        raise Trouble("both drafts are to come from standard input", "name a file or a draft for one of them")
    chosen = choose(project, one), choose(project, other)
    deal = deal_of(project, *chosen)
    first, second = (choice.draft.id for choice in chosen)
    if first == second:
        raise Trouble(f"`{first}` is one draft, not two", "name two drafts of one deal")
    facts = same(Standings(deal, reading.lens(deal)), first, second)
    reading.tell(facts, deal, lay_out, Look(detail))
