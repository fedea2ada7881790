"""`draftdiff show`: what is known of one draft."""

import click

from draftdiff.commands.options import Reading, detail_options, reading_options
from draftdiff.commands.project import choose, guard, load_project
from draftdiff.commands.settings import Settings
from draftdiff.comparing.standing import Standings
from draftdiff.pages.draft import draft as lay_out
from draftdiff.pages.page import Detail, Look
from draftdiff.telling.facts import shown


@click.command("show")
@click.argument("draft")
@reading_options
@detail_options
@click.pass_obj
def command(settings: Settings, draft: str, reading: Reading, detail: Detail) -> None:
    """Show what is known of one draft, clause by clause."""
    project = load_project(settings)
    chosen = choose(project, draft)
    guard(project, [chosen], chosen.deal)
    standings = Standings(chosen.deal, reading.lens(chosen.deal))
    reading.tell(shown(standings, chosen.draft), chosen.deal, lay_out, Look(detail))
