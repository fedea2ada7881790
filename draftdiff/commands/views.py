"""The commands that show one view of a draft, of two, or of a whole deal; `diff` and `changelog` have their own."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

import click

from draftdiff.commands.options import (
    Reading,
    check_changes,
    check_clause,
    check_words,
    detail_options,
    names,
    reading_options,
)
from draftdiff.commands.project import choose, deal_of, guard, load_project, whole_deal
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.comparing.standing import Standings
from draftdiff.history.gaps import Missing, open_questions
from draftdiff.history.hindsight import hindsight as hindsight_of
from draftdiff.history.ledger import ledger as ledger_of
from draftdiff.history.matrix import Mention, source_matrix
from draftdiff.history.matrix import matrix as matrix_of
from draftdiff.history.same import same as same_of
from draftdiff.history.trace import trace as trace_of
from draftdiff.pages.draft import draft as draft_page
from draftdiff.pages.gaps import gaps as gaps_page
from draftdiff.pages.hindsight import hindsight as hindsight_page
from draftdiff.pages.ledger import ledger as ledger_page
from draftdiff.pages.matrix import matrix as matrix_page
from draftdiff.pages.matrix import sources as sources_page
from draftdiff.pages.same import same as same_page
from draftdiff.pages.trace import trace as trace_page
from draftdiff.render import Format
from draftdiff.telling.facts import shown

QUESTIONS_ON_A_SCREEN = 10


def of_deal(view: Callable[..., None]) -> Callable[..., object]:
    """Give a view the standings of a whole deal, which may be left unnamed where there is only one."""

    @click.argument("deal", required=False)
    @reading_options
    @wraps(view)
    def command(*, deal: str | None, reading: Reading, **rest: object) -> None:
        settings: Settings = click.get_current_context().obj
        view(whole_deal(settings, deal, reading.lens), reading, **rest)

    return command


@click.command("show")
@click.argument("draft")
@reading_options
@detail_options
@click.pass_obj
def show(settings: Settings, draft: str, reading: Reading) -> None:
    """Show what is known of one draft, clause by clause."""
    project = load_project(settings)
    chosen = choose(project, draft)
    guard(project, [chosen], chosen.deal)
    standings = Standings(chosen.deal, reading.lens(chosen.deal))
    reading.tell(shown(standings, chosen.draft), chosen.deal, draft_page)


@click.command("same")
@click.argument("one")
@click.argument("other")
@reading_options
@detail_options
@click.pass_obj
def same(settings: Settings, one: str, other: str, reading: Reading) -> None:
    """List what forbids that two drafts are one document, what agrees, and what cannot tell.

    It never says that they are one: what was reported of two documents may agree too.
    """
    project = load_project(settings)
    if one == other == "-":
        raise Trouble("both drafts are to come from standard input", "name a file or a draft for one of them")
    chosen = choose(project, one), choose(project, other)
    deal = deal_of(project, *chosen)
    first, second = (choice.draft.id for choice in chosen)
    if first == second:
        raise Trouble(f"`{first}` is one draft, not two", "name two drafts of one deal")
    reading.tell(same_of(Standings(deal, reading.lens(deal)), first, second), deal, same_page)


@click.command("ledger")
@of_deal
@detail_options
def ledger(standings: Standings, reading: Reading) -> None:
    """Show who moved, on which clause, at which step, towards whom; bounded by what is not known."""
    reading.tell(ledger_of(standings), standings.deal, ledger_page)


@click.command("hindsight")
@of_deal
def hindsight(standings: Standings, reading: Reading) -> None:
    """Show which earlier reports a text that was printed and read bears out, and whose they were.

    DEAL may be left out where there is only one.
    """
    reading.tell(hindsight_of(standings), standings.deal, hindsight_page)


@click.command("gaps")
@of_deal
@detail_options
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only these kinds of question, or clauses.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="The first N; on a terminal 10, if not said.")
@click.option("--all", "every", is_flag=True, help="All of them, on a terminal too.")
def gaps(standings: Standings, reading: Reading, top: int | None, every: bool) -> None:
    """List what nobody has reported yet, as questions to ask, those about the drafts on the table first."""
    if top and every:
        raise Trouble("--top and --all ask for different numbers of questions", "leave one of them out")
    check_words(reading.only, standings.deal.clauses, list(Missing), "a kind of question")
    questions = open_questions(standings, reading.only)
    if reading.format is Format.TERMINAL and not every:
        top = top or QUESTIONS_ON_A_SCREEN
    reading.tell(questions.first(top) if top else questions, standings.deal, gaps_page)


@click.command("matrix")
@of_deal
@click.option("--sources", "by_source", is_flag=True, help="Show which source speaks of which clause.")
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only clauses with these kinds of change, or these.")
def matrix(standings: Standings, reading: Reading, by_source: bool) -> None:
    """Show every clause in every draft: what is known of it, and what happened to it on the way.

    DEAL may be left out where there is only one.
    """
    deal = standings.deal
    if by_source:
        if reading.notes is not None:
            raise Trouble("--notes does nothing with --sources, which names every source", "leave it out")
        check_words(reading.only, deal.clauses, list(Mention), "what a source does")
        said = source_matrix(standings)
        sources = (row for row in said.rows if reading.shows({row.clause.id, *(cell.mention for cell in row.cells)}))
        reading.tell(replace(said, rows=tuple(sources)), deal, sources_page)
        return
    check_changes(reading.only, deal.clauses)
    known = matrix_of(standings)
    rows = []
    for row in known.rows:
        changes = [change for cell in row.cells for change in cell.changes]
        if reading.shows({row.clause.id, *(word for change in changes for word in names(change))}):
            rows.append(row)
    reading.tell(replace(known, rows=tuple(rows)), deal, matrix_page)


@click.command("trace")
@click.argument("clause")
@of_deal
def trace(standings: Standings, reading: Reading, clause: str) -> None:
    """Follow one clause through all drafts, with every report and when it became known.

    CLAUSE is the id of a clause, as in deal.yaml. DEAL may be left out where there is only one.
    """
    check_clause(clause, standings.deal)
    reading.tell(trace_of(standings, clause), standings.deal, trace_page)
