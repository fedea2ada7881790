"""`draftdiff matrix`: every clause in every draft, or in every source."""

import click

from draftdiff.commands.only import check_changes, check_words, names
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal, with_drafts
from draftdiff.commands.settings import Settings
from draftdiff.history.matrix import Mention, matrix, source_matrix
from draftdiff.telling.matrix import matrix_view, source_matrix_view
from draftdiff.telling.matrix_shapes import MatrixRowView, SourceRowView


@click.command("matrix")
@click.argument("deal", required=False)
@reading_options
@click.option("--sources", is_flag=True, help="Show which source speaks of which clause.")
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only clauses with these kinds of change, or these.")
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading, sources: bool, only: tuple[str, ...]) -> None:
    """Show every clause in every draft: what is settled, contested, absent, present or not reported.

    DEAL may be left out where there is only one.
    """
    found = whole_deal(settings, deal)
    standings, wanted = with_drafts(found, reading.lens(found)), set(only)
    if sources:
        check_words(only, found.clauses, list(Mention), "what a source does")
        by_source = source_matrix_view(source_matrix(standings))
        by_source["rows"] = [line for line in by_source["rows"] if not wanted or _source_words(line) & wanted]
        reading.deliver("sources", by_source)
    else:
        check_changes(only, found.clauses)
        view = matrix_view(matrix(standings))
        view["rows"] = [line for line in view["rows"] if not wanted or _words(line) & wanted]
        reading.deliver("matrix", view)


def _source_words(line: SourceRowView) -> set[str]:
    """Return every word by which `--only` may name a row of sources."""
    return {line["clause"], *(cell["mention"] for cell in line["cells"])}


def _words(line: MatrixRowView) -> set[str]:
    """Return every word by which `--only` may name a row."""
    changes = [cell["change"] for cell in line["cells"] if cell["change"] is not None]
    return {line["clause"], *(word for change in changes for word in names(change))}
