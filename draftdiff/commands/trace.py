"""`draftdiff trace`: the life of one clause."""

import click

from draftdiff.commands.settings import Settings
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.trouble import Trouble
from draftdiff.history.trace import trace
from draftdiff.rules.shape import nearest
from draftdiff.view.history import trace_view


@click.command("trace")
@click.argument("clause")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, clause: str, deal: str | None, reading: Reading) -> None:
    """Follow one clause through all drafts, with every report and when it became known."""
    found = whole_deal(settings, deal)
    if clause not in found.clauses:
        near = nearest(clause, found.clauses)
        help = f"write `{near}`" if near else f"write one of: {', '.join(found.clauses)}"
        raise Trouble(f"`{found.id}` has no clause `{clause}`", help)
    reading.deliver("trace", trace_view(trace(found, clause, reading.lens(found))))
