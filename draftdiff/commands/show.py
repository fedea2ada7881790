"""`draftdiff show`: what is known of one draft."""

import datetime

import click

from draftdiff.cli import Settings
from draftdiff.commands.options import deliver, lens, paper, reading_options
from draftdiff.commands.project import choose, guard, load_project
from draftdiff.render import Format, Look, renderer
from draftdiff.standing import Standings
from draftdiff.view import show_view


@click.command("show")
@click.argument("draft")
@reading_options
@click.option("--evidence", is_flag=True, help="Show every quote, with its file and line.")
@click.pass_obj
def command(
    settings: Settings,
    draft: str,
    format: str,
    output: str | None,
    known: datetime.date | None,
    without: tuple[str, ...],
    colour: str,
    width: int | None,
    evidence: bool,
) -> None:
    """Show what is known of one draft, clause by clause."""
    project = load_project(settings)
    chosen = choose(project, draft)
    guard(project, [chosen], chosen.deal)
    standings = Standings(chosen.deal, lens(known, without, list(chosen.deal.sources)))
    look = Look(paper(colour, width, output), evidence=evidence)
    deliver(renderer(Format(format), "draft")(show_view(standings, chosen.draft), look), output)
