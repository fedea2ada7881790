"""`draftdiff ledger`: who moved, on which clause, at which step, towards whom."""

import click

from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal, with_drafts
from draftdiff.commands.settings import Settings
from draftdiff.history.ledger import ledger
from draftdiff.telling.ledger import ledger_view


@click.command("ledger")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading) -> None:
    """Show who moved, on which clause, at which step, towards whom; bounded by what is not known."""
    found = whole_deal(settings, deal)
    reading.deliver("ledger", ledger_view(ledger(with_drafts(found, reading.lens(found)))))
