"""`draftdiff amend`: one field of a report set anew."""

import click

from draftdiff.commands.add import report_data
from draftdiff.commands.project import Chosen
from draftdiff.commands.reports import find_report
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.keys import REPORT
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, set_field


@click.command("amend")
@click.argument("draft")
@click.argument("clause")
@click.argument("source")
@click.argument("field", type=click.Choice([key.name for key in REPORT.values() if key.ask]))
@click.argument("text")
@click.option("--line", type=int, help="Its line in the file, where the source has several reports on the clause.")
@way_options
@click.pass_obj
def command(
    settings: Settings, draft: str, clause: str, source: str, field: str, text: str, line: int | None, way: Way
) -> None:
    """Set one field of a report, or add it; no other byte of the file changes.

    DRAFT, CLAUSE and SOURCE say which report. FIELD is a key such as who or quote, and TEXT what it is to say.
    """

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        report = find_report(chosen, clause, source, line)
        if not text.strip():
            raise Trouble("TEXT is empty", "take a field out with an editor")
        return set_field(file, clause, report.place.span.start, field, report_data(field, text, chosen.deal, clause))

    carry_out(settings, of_draft(draft, edit), way, "amended in")
