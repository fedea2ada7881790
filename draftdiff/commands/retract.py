"""`draftdiff retract`: a report no longer stands; it is kept, with the reason."""

import datetime

import click

from draftdiff.commands.project import Chosen
from draftdiff.commands.reports import find_report
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.keys import RETRACTION
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, set_field


@click.command("retract")
@click.argument("draft")
@click.argument("clause")
@click.argument("source")
@click.option("--because", metavar="WORDS", required=True, help=RETRACTION["because"].help)
@click.option("--on", metavar="DATE", help=f"{RETRACTION['on'].help[:-1]}; today if not named.")
@click.option("--line", type=int, help="Its line in the file, where the source has several reports on the clause.")
@way_options
@click.pass_obj
def command(
    settings: Settings, draft: str, clause: str, source: str, because: str, on: str | None, line: int | None, way: Way
) -> None:
    """Mark a report as taken back, with the reason; it stays on file and is shown as not counted.

    DRAFT and CLAUSE say where it stands, SOURCE whose report it is.
    """

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        report = find_report(chosen, clause, source, line)
        if report.retracted is not None:
            raise Trouble("that report is retracted already", "see `draftdiff show --evidence`")
        since = on or datetime.date.today().isoformat()
        return set_field(file, clause, report.place.span.start, "retracted", {"on": since, "because": because})

    carry_out(settings, of_draft(draft, edit), way, "retracted in")
