"""`draftdiff schema`: JSON Schema for editors, of any project or of one deal."""

import click

from draftdiff.commands.options import words
from draftdiff.commands.output import deliver, refuse_to_overwrite
from draftdiff.commands.project import load_project, only_deal
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.schema import ANY, Kind, as_text, names_of, schema


@click.command("schema")
@click.argument("deal", required=False)
@click.option("--for", "kind", type=words(Kind), default=Kind.DRAFT.value, help="Which file it is for.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all.")
@click.pass_obj
def command(settings: Settings, deal: str | None, kind: str, output: str | None) -> None:
    """Write a JSON Schema, by which editors complete, explain and check.

    With DEAL, it offers that deal's clauses, sources, parties and drafts, and takes no others: write it anew when
    one is added.
    """
    refuse_to_overwrite(settings, output)
    if deal is not None and kind == Kind.SOURCES:
        raise Trouble("sources do not belong to one deal", "leave the deal out")
    names = names_of(only_deal(load_project(settings), deal)) if deal is not None else ANY
    deliver(as_text(schema(Kind(kind), names)), output)
