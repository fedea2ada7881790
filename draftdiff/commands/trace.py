"""`draftdiff trace`: the life of one clause."""

import click

from draftdiff.checks.shape import nearest
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings, not_among
from draftdiff.history.trace import trace
from draftdiff.model import Deal
from draftdiff.pages.trace import trace as lay_out


@click.command("trace")
@click.argument("clause")
@click.argument("deal", required=False)
@reading_options
@click.pass_obj
def command(settings: Settings, clause: str, deal: str | None, reading: Reading) -> None:
    """Follow one clause through all drafts, with every report and when it became known.

    CLAUSE is the id of a clause, as in deal.yaml. DEAL may be left out where there is only one.
    """
    standings = whole_deal(settings, deal, reading.lens)
    found = standings.deal
    if clause not in found.clauses:
        by_label = _by_label(clause, found)
        otherwise = f"write `{by_label}`" if by_label else ""
        raise not_among(f"`{found.id}` has no clause `{clause}`", clause, found.clauses, otherwise)
    reading.tell(trace(standings, clause), found, lay_out)


def _by_label(words: str, deal: Deal) -> str | None:
    """Return the clause whose label is nearest."""
    labels = {clause.label: clause.id for clause in deal.clauses.values()}
    near = nearest(words, labels)
    return labels[near] if near else None
