"""`draftdiff gaps`: the questions that nobody has answered."""

import click

from draftdiff.commands.settings import Settings
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.history.gaps import gaps
from draftdiff.view.history import gaps_view


@click.command("gaps")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading) -> None:
    """List what nobody has reported yet, as questions to ask, the cheapest first."""
    found = whole_deal(settings, deal)
    reading.deliver("gaps", gaps_view(found, gaps(found, reading.lens(found))))
