"""`draftdiff matrix`: every clause in every draft, or in every source."""

from dataclasses import replace

import click

from draftdiff.commands.options import Reading, check_changes, check_words, names, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.history.matrix import Mention, Row, SourceRow, matrix, source_matrix
from draftdiff.pages.matrix import matrix as by_draft
from draftdiff.pages.matrix import sources as by_source
from draftdiff.telling.facts import LeftOut


@click.command("matrix")
@click.argument("deal", required=False)
@reading_options
@click.option("--sources", is_flag=True, help="Show which source speaks of which clause.")
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only clauses with these kinds of change, or these.")
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading, sources: bool, only: tuple[str, ...]) -> None:
    """Show every clause in every draft: what is known of it, and what happened to it on the way.

    DEAL may be left out where there is only one.
    """
    if sources and reading.notes is not None:
        raise Trouble("--notes does nothing with --sources, which names every source", "leave it out")
    standings, out = whole_deal(settings, deal, reading.lens), LeftOut(only=only)
    if sources:
        check_words(only, standings.deal.clauses, list(Mention), "what a source does")
        said = source_matrix(standings)
        rows = tuple(row for row in said.rows if not only or _mentions(row) & set(only))
        reading.tell(replace(said, rows=rows), standings.deal, by_source, out=out)
    else:
        check_changes(only, standings.deal.clauses)
        known = matrix(standings)
        shown = tuple(row for row in known.rows if not only or _words(row) & set(only))
        reading.tell(replace(known, rows=shown), standings.deal, by_draft, out=out)


def _mentions(row: SourceRow) -> set[str]:
    """Return every word by which `--only` may name a row of sources."""
    return {row.clause.id, *(cell.mention for cell in row.cells)}


def _words(row: Row) -> set[str]:
    """Return every word by which `--only` may name a row."""
    changes = [change for cell in row.cells for change in cell.changes]
    return {row.clause.id, *(word for change in changes for word in names(change))}
