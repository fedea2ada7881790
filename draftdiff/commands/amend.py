"""`draftdiff amend`: one field of a report set anew."""

import click

from draftdiff.commands.answers import Desk, fault, value_data
from draftdiff.commands.project import Chosen, load_project
from draftdiff.commands.reports import find_report, refuse_fault
from draftdiff.commands.settings import Settings
from draftdiff.commands.texts import saved_texts
from draftdiff.commands.trouble import Trouble
from draftdiff.commands.writing import Way, Wish, carry_out, way_options
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, set_field

FIELDS = ("value", "is", "change", "of", "since", "source", "relays", "who", "basis", "quote", "note")


@click.command("amend")
@click.argument("draft")
@click.argument("clause")
@click.argument("source")
@click.argument("field", type=click.Choice(FIELDS))
@click.argument("text")
@click.option("--line", type=int, help="Its line in the file, where the source has several reports on the clause.")
@way_options
@click.pass_obj
def command(
    settings: Settings,
    draft: str,
    clause: str,
    source: str,
    field: str,
    text: str,
    line: int | None,
    way: Way,
) -> None:
    """Set one field of a report, or add it; no other byte of the file changes.

    DRAFT, CLAUSE and SOURCE say which report. FIELD is a key such as who or quote, and TEXT what it is to say.
    """
    project = load_project(settings)
    saved = saved_texts(project.files, {source.text for source in project.record.sources.values()}, way.texts)

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        report = find_report(chosen, clause, source, line)
        if not text.strip():
            raise Trouble("TEXT is empty", "take a field out with an editor")
        named = {"draft": chosen.draft.id, "clause": clause}
        if field != "source":
            named["source"] = source
        refuse_fault(fault(field, text, named, Desk(chosen.deal, saved)))
        value = value_data(text, chosen.deal.clauses[clause]) if field == "value" else text
        return set_field(file, clause, report.place.span.start, field, value)

    carry_out(settings, Wish(draft, edit, "amended in"), way)
