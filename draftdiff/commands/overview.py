"""`draftdiff` alone: deals, drafts in order, coverage, problems, and what to try next."""

from collections.abc import Iterator
from pathlib import Path

from draftdiff.commands.output import Colour, deliver, paper
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import Settings
from draftdiff.diagnostics import Severity
from draftdiff.model import Deal, Draft
from draftdiff.pages.page import Run
from draftdiff.render.layout import BLANK, Paper, Row, Style, cells, pad, row, write
from draftdiff.render.phrases import count
from draftdiff.text import visible
from draftdiff.values import written_date
from draftdiff.writing.files import find_root

BAR = 16

NOTHING_HERE = """\
There is no folder drafts/ here or above.

draftdiff compares the reported terms of the drafts of a deal. It reads

  drafts/NAME/deal.yaml       the parties and the clauses
  drafts/NAME/a-draft.yaml    one file a draft: who reports what of it
  seeds/NAME.yaml             the articles that the reports come from

Change to a folder that has these, or name one with `draftdiff --root DIR`. To start a deal here:

  draftdiff new deal NAME
"""


def overview(settings: Settings) -> None:
    """Print what is here and the next command to try."""
    if settings.root is None and find_root(Path.cwd()) is None:
        deliver(NOTHING_HERE, None)
        return
    project = load_project(settings)
    sheet = paper(Colour.AUTO, None, None)
    rows = [line for deal in project.record.deals.values() for line in _deal(deal, sheet)]
    if not project.record.deals:
        rows += [row(0, "drafts/ holds no deal that can be read."), BLANK]
    rows += _problems(project)
    rows += _next(project)
    deliver(write(rows, sheet), None)


def _deal(deal: Deal, sheet: Paper) -> Iterator[Row]:
    """List the drafts in order; the bar and then the titles give way where the paper is narrow."""
    yield row(2, Run(deal.title, Style.STRONG), Run(f"   {deal.id}", Style.QUIET))
    drafts = list(deal.drafts.values())
    ids, titles, parties, dates, counts = (
        _column(texts)
        for texts in (
            [draft.id for draft in drafts],
            [draft.title for draft in drafts],
            [draft.by for draft in drafts],
            [written_date(draft.date) if draft.date else "no date" for draft in drafts],
            [_counted(draft, deal) for draft in drafts],
        )
    )
    room = (sheet.width or 1000) - sum(cells(column[0]) + 2 for column in (ids, parties, dates, counts) if column)
    bars = room >= cells(titles[0]) + 2 + BAR + 1 if titles else False
    for index, draft in enumerate(drafts):
        title = titles[index] + "  " if room >= cells(titles[index]) + 2 else ""
        bar = _bar(len({report.clause for report in draft.reports}), len(deal.clauses)) + " " if bars else ""
        facts = Run(f"{parties[index]}  {dates[index]}  ", Style.QUIET)
        yield row(4, f"  {ids[index]}  {title}", facts, Run(bar, Style.KEPT), Run(counts[index], solid=True))
    yield BLANK


def _column(texts: list[str]) -> list[str]:
    width = max((cells(visible(text)) for text in texts), default=0)
    return [pad(text, width) for text in texts]


def _counted(draft: Draft, deal: Deal) -> str:
    reported = len({report.clause for report in draft.reports})
    return f"{reported} of {count(len(deal.clauses), 'clause')}, {count(len(draft.reports), 'report')}"


def _bar(part: int, whole: int) -> str:
    filled = round(BAR * part / whole) if whole else 0
    return "█" * filled + "░" * (BAR - filled)


def _problems(project: Project) -> Iterator[Row]:
    errors = len([problem for problem in project.problems if problem.severity is Severity.ERROR])
    warnings = len(project.problems) - errors
    if errors or warnings:
        found = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
        yield row(0, Run(found, Style.CHANGED), "; list them with:  draftdiff check")
        yield BLANK


def _next(project: Project) -> Iterator[Row]:
    deals = project.record.deals
    longest = max(deals.values(), key=lambda deal: len(deal.drafts), default=None)
    if longest is None:
        yield row(0, "Start a deal:  ", Run("draftdiff new deal NAME", Style.STRONG))
        return
    if not longest.drafts:
        yield row(0, "Start a draft:  ", Run(f"draftdiff new draft {longest.id}/NAME", Style.STRONG))
        return
    names = {id: id if len(deals) == 1 else f"{longest.id}/{id}" for id in longest.drafts}
    reported = [names[draft.id] for draft in longest.drafts.values() if draft.reports]
    command = f"add {next(iter(names.values()))}"
    if reported:
        command = f"diff {reported[0]} {reported[-1]}" if len(reported) > 1 else f"show {reported[0]}"
    yield row(0, "Try:  ", Run(f"draftdiff {command}", Style.STRONG))
