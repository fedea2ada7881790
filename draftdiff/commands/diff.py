"""`draftdiff diff`: two drafts, clause by clause."""

from itertools import pairwise

import click

from draftdiff.changes import Kind
from draftdiff.commands.options import Reading, reading_options
from draftdiff.commands.project import Chosen, Project, choose, guard, in_one_deal, load_project, only_deal
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.diff import compare
from draftdiff.render import Layout, Look
from draftdiff.render.phrases import HEADINGS
from draftdiff.rules.shape import nearest
from draftdiff.view import ChangeView, ComparisonView, comparison_view


@click.command("diff")
@click.argument("before", required=False)
@click.argument("after", required=False)
@reading_options
@click.option(
    "--layout", type=click.Choice(["unified", "side-by-side"]), default="unified", help="How the sides stand."
)
@click.option("--stat", is_flag=True, help="Only count, and name the clauses.")
@click.option("--evidence", is_flag=True, help="Show every quote, with its file and line.")
@click.option("--only", metavar="KIND|CLAUSE", multiple=True, help="Only these kinds of change, or clauses.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if a change, or a possible one, is shown.")
@click.pass_obj
def command(
    settings: Settings,
    before: str | None,
    after: str | None,
    reading: Reading,
    layout: str,
    stat: bool,
    evidence: bool,
    only: tuple[str, ...],
    exit_code: bool,
) -> int:
    """Compare two drafts, clause by clause.

    A draft is named by its id, DEAL/ID or path; - reads one from standard input. With no name, the last two
    drafts of the only deal are compared; with one, that draft and the one before it.
    """
    project = load_project(settings)
    sides = _sides(project, before, after)
    deal = in_one_deal(*sides)
    guard(project, list(sides), deal)
    comparison = compare(deal, sides[0].draft.id, sides[1].draft.id, reading.lens(deal))
    view = _only(comparison_view(comparison), only, list(deal.clauses))
    look = Look(reading.paper, Layout.STAT if stat else Layout(layout), evidence)
    reading.deliver("comparison", view, look)
    shown = any(change["group"] in ("changed", "unclear") for change in view["changes"])
    return ASKED_FOR if exit_code and shown else DONE


def _sides(project: Project, before: str | None, after: str | None) -> tuple[Chosen, Chosen]:
    """Find both drafts; without names the last two, with one that and its predecessor."""
    if before == after == "-":
        raise Trouble("both drafts are to come from standard input", "name a file or a draft for one of them")
    if before is not None and after is not None:
        return choose(project, before), choose(project, after)
    if before is None:
        deal = only_deal(project, None)
        drafts = list(deal.drafts.values())
        if len(drafts) < 2:
            raise Trouble(f"`{deal.id}` has fewer than two drafts that can be read", "add a second draft to its folder")
        return Chosen(deal, drafts[-2]), Chosen(deal, drafts[-1])
    chosen = choose(project, before)
    drafts = list(chosen.deal.drafts.values())
    earlier = chosen.draft.follows or next(
        (one.id for one, other in pairwise(drafts) if other.id == chosen.draft.id), None
    )
    if earlier is None:
        raise Trouble(f"`{chosen.draft.id}` is the first draft", "name a second draft to compare it with")
    return Chosen(chosen.deal, chosen.deal.drafts[earlier]), chosen


def _only(view: ComparisonView, wanted: tuple[str, ...], clauses: list[str]) -> ComparisonView:
    """Keep the changes of these kinds, headings or clauses."""
    kinds = list(dict.fromkeys([*map(_slug, HEADINGS.values()), *Kind]))
    for word in wanted:
        if word not in kinds and word not in clauses:
            near = nearest(word, [*clauses, *kinds])
            help = f"write `{near}`" if near else f"write a clause, or one of: {', '.join(kinds)}"
            raise Trouble(f"`{word}` is neither a kind of change nor a clause", help)
    if wanted:
        view["changes"] = [change for change in view["changes"] if _names(change) & set(wanted)]
    return view


def _names(change: ChangeView) -> set[str]:
    return {change["clause"], _slug(HEADINGS[change["group"]]), change["kind"], *change["possible"]}


def _slug(heading: str) -> str:
    return "-".join(heading.casefold().split())
