"""`draftdiff matrix`: every clause in every draft, or in every source."""

import click

from draftdiff.commands.settings import Settings
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.history.matrix import matrix, source_matrix
from draftdiff.view.history import matrix_view, source_matrix_view


@click.command("matrix")
@click.argument("deal", required=False)
@reading_options
@click.option("--sources", is_flag=True, help="Show which source speaks of which clause.")
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading, sources: bool) -> None:
    """Show every clause in every draft: what is settled, contested, absent, present or not reported."""
    found = whole_deal(settings, deal)
    lens = reading.lens(found)
    if sources:
        reading.deliver("sources", source_matrix_view(source_matrix(found, lens)))
    else:
        reading.deliver("matrix", matrix_view(matrix(found, lens)))
