"""`draftdiff read`: the clauses that were looked for in a text that a source printed whole."""

import click

from draftdiff.commands.amend import check_clause
from draftdiff.commands.project import Chosen
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_items


@click.command("read")
@click.argument("draft")
@click.argument("source")
@click.argument("clauses", nargs=-1, metavar="[CLAUSE]...")
@click.option("--all", "every", is_flag=True, help="Every clause that is declared now.")
@way_options
@click.pass_obj
def command(settings: Settings, draft: str, source: str, clauses: tuple[str, ...], every: bool, way: Way) -> None:
    """Say which clauses you looked for in a text that a source printed whole; no other byte of the file changes.

    Of these clauses, those on which SOURCE has no report count as absent from DRAFT. Write first what the text says of
    the others.
    """

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        if source not in chosen.deal.sources:
            raise not_among(f"no source `{source}` is declared", source, chosen.deal.sources)
        if every == bool(clauses):
            raise Trouble("it is not said what was read", "name the clauses, or all that are declared with --all")
        for clause in clauses:
            check_clause(chosen, clause)
        read = chosen.draft.read.get(source, ())
        new = [clause for clause in (chosen.deal.clauses if every else dict.fromkeys(clauses)) if clause not in read]
        if not new:
            raise Trouble("all of that is written there already", f"look at `read:` in {file.name}")
        return add_items(file, "read", source, new)

    carry_out(settings, of_draft(draft, edit), way, "read in")
