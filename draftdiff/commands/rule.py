"""`draftdiff rule`: an editor's choice between accounts that disagree, with the reason."""

import datetime

import click

from draftdiff.commands.project import Chosen
from draftdiff.commands.reports import check_clause
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.keys import RULING
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_entry


@click.command("rule")
@click.argument("draft")
@click.argument("clause")
@click.argument("source")
@click.option("--because", metavar="WORDS", required=True, help=RULING["because"].help)
@click.option("--on", metavar="DATE", help=f"{RULING['on'].help[:-1]}; today if not named.")
@way_options
@click.pass_obj
def command(settings: Settings, draft: str, clause: str, source: str, because: str, on: str | None, way: Way) -> None:
    """Accept the account of one source where accounts disagree; the others stay visible.

    DRAFT and CLAUSE say where they disagree, SOURCE whose account is accepted.
    """

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        check_clause(chosen, clause)
        there = next((ruling for ruling in chosen.draft.rulings if ruling.clause == clause), None)
        if there is not None:
            where = f"{there.place.file.name}:{there.place.start.line}"
            raise Trouble(f"there is a ruling on `{clause}` already", f"change it in an editor, at {where}")
        decided = on or datetime.date.today().isoformat()
        return add_entry(file, ("rulings", clause), {"accept": source, "because": because, "on": decided})

    carry_out(settings, of_draft(draft, edit), way, "ruled in")
