"""`draftdiff gaps`: the questions that nobody has answered."""

import click

from draftdiff.commands.options import Reading, check_words, detail_options, reading_options
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.history.gaps import Missing, open_questions
from draftdiff.pages.gaps import gaps as lay_out
from draftdiff.pages.page import Detail, Look
from draftdiff.render import Format
from draftdiff.telling.facts import LeftOut

ON_A_SCREEN = 10


@click.command("gaps")
@click.argument("deal", required=False)
@reading_options
@detail_options
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only these kinds of question, or clauses.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="The first N; on a terminal 10, if not said.")
@click.option("--all", "every", is_flag=True, help="All of them, on a terminal too.")
@click.pass_obj
def command(
    settings: Settings,
    deal: str | None,
    reading: Reading,
    detail: Detail,
    only: tuple[str, ...],
    top: int | None,
    every: bool,
) -> None:
    """List what nobody has reported yet, as questions to ask, those about the drafts on the table first."""
    if top and every:
        raise Trouble("--top and --all ask for different numbers of questions", "leave one of them out")
    standings = whole_deal(settings, deal, reading.lens)
    check_words(only, standings.deal.clauses, list(Missing), "a kind of question")
    questions = open_questions(standings, only)
    if reading.format is Format.TERMINAL and not every:
        top = top or ON_A_SCREEN
    reading.tell(questions.first(top) if top else questions, standings.deal, lay_out, Look(detail), LeftOut(only=only))
