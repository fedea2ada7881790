"""`draftdiff show`: what is known of one draft."""

import click

from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import choose, guard, load_project
from draftdiff.commands.settings import Settings
from draftdiff.comparing.standing import Standings
from draftdiff.render import Look
from draftdiff.telling import show_view


@click.command("show")
@click.argument("draft")
@reading_options
@click.option("--evidence", is_flag=True, help="Show every quote, with its file and line.")
@click.pass_obj
def command(settings: Settings, draft: str, reading: Reading, evidence: bool) -> None:
    """Show what is known of one draft, clause by clause."""
    project = load_project(settings)
    chosen = choose(project, draft)
    guard(project, [chosen], chosen.deal)
    standings = Standings(chosen.deal, reading.lens(chosen.deal))
    reading.deliver("draft", show_view(standings, chosen.draft), Look(reading.paper, evidence=evidence))
