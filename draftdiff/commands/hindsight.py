"""`draftdiff hindsight`: which earlier reports a printed text bears out."""

import click

from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings
from draftdiff.history.hindsight import hindsight
from draftdiff.pages.hindsight import hindsight as lay_out


@click.command("hindsight")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading) -> None:
    """Show which earlier reports a text that was printed and read bears out, and whose they were.

    DEAL may be left out where there is only one.
    """
    standings = whole_deal(settings, deal, reading.lens)
    reading.tell(hindsight(standings), standings.deal, lay_out)
