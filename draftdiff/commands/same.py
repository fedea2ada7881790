"""`draftdiff same`: whether two drafts may be one document."""

import click

from draftdiff.commands.settings import Settings
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import choose, guard, in_one_deal, load_project
from draftdiff.history.same import same
from draftdiff.view.history import identity_view


@click.command("same")
@click.argument("one")
@click.argument("other")
@reading_options
@click.pass_obj
def command(settings: Settings, one: str, other: str, reading: Reading) -> None:
    """List what forbids that two drafts are one document, what agrees, and what cannot tell."""
    project = load_project(settings)
    chosen = choose(project, one), choose(project, other)
    deal = in_one_deal(*chosen)
    guard(project, list(chosen), deal)
    reading.deliver("identity", identity_view(same(deal, chosen[0].draft.id, chosen[1].draft.id, reading.lens(deal))))
