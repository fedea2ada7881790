"""`draftdiff gaps`: the questions that nobody has answered."""

import click

from draftdiff.commands.only import check_words
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import whole_deal, with_drafts
from draftdiff.commands.settings import Settings
from draftdiff.history.gaps import Missing, gaps, never_reported
from draftdiff.telling.gaps import gaps_view


@click.command("gaps")
@click.argument("deal", required=False)
@reading_options
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only these kinds of question, or clauses.")
@click.pass_obj
def command(settings: Settings, deal: str | None, reading: Reading, only: tuple[str, ...]) -> None:
    """List what nobody has reported yet, as questions to ask, the cheapest first."""
    found = whole_deal(settings, deal)
    standings = with_drafts(found, reading.lens(found))
    check_words(only, found.clauses, list(Missing), "a kind of question")
    wanted = set(only)
    questions = gaps(standings)
    shown = [gap for gap in questions if not wanted or wanted & {gap.missing, gap.clause.id}]
    never = [clause for clause in never_reported(standings) if not wanted or clause.id in wanted]
    reading.deliver("gaps", gaps_view(standings.deal, shown, never))
