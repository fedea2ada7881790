"""`draftdiff changelog`: the whole history of a deal, for publication."""

import click

from draftdiff.commands.settings import Settings
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.history.knowledge import errata, later_knowledge
from draftdiff.history.steps import steps
from draftdiff.history.trace import reinstatements
from draftdiff.standing import Standings
from draftdiff.view.history import changelog_view


@click.command("changelog")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading) -> None:
    """Write the whole history of a deal, each claim with its sources."""
    found = whole_deal(settings, deal)
    lens = reading.lens(found)
    standings = Standings(found, lens)
    returned = {
        (draft, clause): missing
        for clause in found.clauses
        for draft, missing in reinstatements(found, clause, standings).items()
    }
    view = changelog_view(found, steps(found, lens), returned, later_knowledge(found, lens), errata(found, lens))
    reading.deliver("changelog", view)
