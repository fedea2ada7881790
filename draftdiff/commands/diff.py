"""`draftdiff diff`: two drafts, clause by clause."""

from itertools import pairwise

import click

from draftdiff.commands.options import Reading, check_changes, detail_options, names, reading_options
from draftdiff.commands.project import Chosen, Project, choose, deal_of, fit_for_print, load_project, only_deal, refuse
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings, Trouble
from draftdiff.comparing.changes import Group
from draftdiff.comparing.standing import Standings
from draftdiff.history.days import Days, compare_days
from draftdiff.history.steps import own_before
from draftdiff.model import Deal
from draftdiff.pages.comparison import comparison
from draftdiff.pages.page import Detail
from draftdiff.telling.facts import Compared, OwnBefore, compared, compared_days
from draftdiff.telling.words import DAY_GROUPS, GROUPS


@click.command("diff")
@click.argument("before", required=False)
@click.argument("after", required=False)
@reading_options
@click.option("--stat", is_flag=True, help="Only count, and name the clauses.")
@detail_options
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only these kinds of change, or clauses.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if a change, or a possible one, is shown.")
@click.pass_obj
def command(
    settings: Settings,
    before: str | None,
    after: str | None,
    reading: Reading,
    exit_code: bool,
) -> int:
    """Compare two drafts, clause by clause.

    A draft is named by its id, DEAL/ID or path; - reads one from standard input. With no name, the last two
    drafts of the only deal are compared; with one, that draft and the one before it. With one draft and
    --known D1..D2, it shows what became known of that draft between two days.
    """
    if reading.look.counts and reading.look.detail is not Detail.BRIEF:
        raise Trouble("--stat only counts, and --sources and --evidence show who says so", "leave one of them out")
    project = load_project(settings)
    sides = (_one_draft if isinstance(reading.known, Days) else _sides)(project, before, after)
    deal = deal_of(project, *sides)
    told = _compared(deal, sides, reading)
    if before is None and told.days is None:
        told = told._replace(own_before=_own_before(project, sides, reading))
    named = GROUPS if told.days is None else DAY_GROUPS
    check_changes(reading.only, deal.clauses, named)
    changes = tuple(change for change in told.changes if reading.shows(names(change.known, change.group, named)))
    silent = tuple(clause for clause in told.never_reported if reading.shows({clause.id}))
    aside = tuple(one for one in told.set_aside if reading.shows({one.clause.id}))
    reading.tell(told._replace(changes=changes, never_reported=silent, set_aside=aside), deal, comparison)
    # Between two drafts a change is one of the deal, on two days any of what is known.
    of_the_deal = {Group.CHANGED, Group.CHANGED_SINCE_EARLIER, Group.UNCLEAR}
    asked_for = of_the_deal if told.days is None else {*Group} - {Group.KEPT}
    return ASKED_FOR if exit_code and any(change.group in asked_for for change in changes) else DONE


def _compared(deal: Deal, sides: tuple[Chosen, Chosen], reading: Reading) -> Compared:
    """Compare two drafts or, with two days, what was known of one draft on each."""
    before, after = (side.draft.id for side in sides)
    if isinstance(reading.known, Days):
        standings = Standings(deal, reading.sources(deal))
        return compared_days(compare_days(standings, after, reading.known), reading.known)
    return compared(Standings(deal, reading.lens(deal)), before, after)


def _own_before(project: Project, sides: tuple[Chosen, Chosen], reading: Reading) -> OwnBefore | None:
    """Compare the last draft with the one of the same party before, where that is another one and fit for print."""
    deal, draft = sides[1].deal, sides[1].draft
    own = own_before(deal, draft)
    if own is None or own == sides[0].draft or not fit_for_print(project, [Chosen(deal, own)], deal):
        return None
    return OwnBefore(own, compared(Standings(deal, reading.lens(deal)), own.id, draft.id).summary)


def _one_draft(project: Project, draft: str | None, other: str | None) -> tuple[Chosen, Chosen]:
    """Find the draft that is compared with itself on two days."""
    if draft is None or other is not None:
        named = "none is" if draft is None else "two are"
        raise Trouble(f"two days compare what was known of one draft, and {named} named", "name one draft")
    chosen = choose(project, draft)
    return chosen, chosen


def _sides(project: Project, before: str | None, after: str | None) -> tuple[Chosen, Chosen]:
    """Find both drafts; without names the last two, with one that and its predecessor."""
    if before == after == "-":
        raise Trouble("both drafts are to come from standard input", "name a file or a draft for one of them")
    if before is not None and after is not None:
        return choose(project, before), choose(project, after)
    if before is None:
        deal = only_deal(project, None)
        _refuse_gaps(project, deal)
        drafts = list(deal.drafts.values())
        if len(drafts) < 2:
            raise Trouble(f"`{deal.id}` has fewer than two drafts that can be read", "add a second draft to its folder")
        return Chosen(deal, drafts[-2]), Chosen(deal, drafts[-1])
    chosen = choose(project, before)
    if chosen.draft.follows is None:
        _refuse_gaps(project, chosen.deal)
    drafts = list(chosen.deal.drafts.values())
    earlier = chosen.draft.follows or next(
        (one.id for one, other in pairwise(drafts) if other.id == chosen.draft.id), None
    )
    if earlier is None:
        raise Trouble(f"`{chosen.draft.id}` is the first draft", "name a second draft to compare it with")
    return Chosen(chosen.deal, chosen.deal.drafts[earlier]), chosen


def _refuse_gaps(project: Project, deal: Deal) -> None:
    """Refuse to choose drafts where one cannot be read, which might be the one that is meant."""
    folder = deal.place.file.name.rpartition("/")[0]
    read = {draft.place.file.name for draft in deal.drafts.values()}
    problems = [p for p in project.problems if p.place.file.name.startswith(f"{folder}/")]
    unread = [problem for problem in problems if problem.place.file.name not in read]
    refuse(unread, "a draft cannot be read, so it is not clear which ones to compare; name two to compare those")
