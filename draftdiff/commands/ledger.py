"""`draftdiff ledger`: who moved, on which clause, at which step, towards whom."""

import click

from draftdiff.commands.options import Reading, detail_options, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings
from draftdiff.history.ledger import ledger
from draftdiff.pages.ledger import ledger as lay_out
from draftdiff.pages.page import Detail, Look


@click.command("ledger")
@click.argument("deal", required=False)
@reading_options
@detail_options
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading, detail: Detail) -> None:
    """Show who moved, on which clause, at which step, towards whom; bounded by what is not known."""
    standings = whole_deal(settings, deal, reading.lens)
    reading.tell(ledger(standings), standings.deal, lay_out, Look(detail))
