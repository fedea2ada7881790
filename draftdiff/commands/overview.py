"""`draftdiff` alone: deals, drafts in order, coverage, problems, and what to try next."""

from collections.abc import Iterator
from pathlib import Path

from draftdiff.cli import Settings
from draftdiff.commands.options import Colour, deliver, paper
from draftdiff.commands.project import Project, load_project
from draftdiff.diagnostics import Severity
from draftdiff.files import find_root
from draftdiff.model import Deal
from draftdiff.render.layout import BLANK, Row, Run, Style, cells, pad, row, write
from draftdiff.render.phrases import count
from draftdiff.values import written_date

BAR = 16

NOTHING_HERE = """\
There is no folder drafts/ here or above.

draftdiff compares the reported terms of the drafts of a deal. It reads

  drafts/NAME/deal.yaml       the parties and the clauses
  drafts/NAME/a-draft.yaml    one file a draft: who reports what of it
  seeds/NAME.yaml             the articles that the reports come from

Change to a folder that has these, name one with `draftdiff --root DIR`, or write your own:
the page docs/file-format.md begins with a deal of two drafts to copy.
"""


def overview(settings: Settings) -> None:
    """Print what is here and the next command to try."""
    if settings.root is None and find_root(Path.cwd()) is None:
        deliver(NOTHING_HERE, None)
        return
    project = load_project(settings)
    rows = [line for deal in project.record.deals.values() for line in _deal(deal)]
    if not project.record.deals:
        rows += [row(0, "drafts/ holds no deal that can be read."), BLANK]
    rows += _problems(project)
    rows += _next(project)
    deliver(write(rows, paper(Colour.AUTO, None, None)), None)


def _deal(deal: Deal) -> Iterator[Row]:
    yield row(0, Run(deal.title, Style.STRONG), Run(f"   {deal.id}", Style.QUIET))
    widest = max((cells(draft.title) for draft in deal.drafts.values()), default=0)
    longest = max((cells(draft.id) for draft in deal.drafts.values()), default=0)
    for draft in deal.drafts.values():
        reported = len({report.clause for report in draft.reports})
        date = written_date(draft.date) if draft.date else "no date"
        yield row(
            4,
            f"  {pad(draft.id, longest)}  {pad(draft.title, widest)}  ",
            Run(f"{pad(draft.by, 3)} {pad(date, 17)}  ", Style.QUIET),
            Run(_bar(reported, len(deal.clauses)), Style.KEPT),
            f" {reported} of {count(len(deal.clauses), 'clause')}, {count(len(draft.reports), 'report')}",
        )
    yield BLANK


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
    for deal in project.record.deals.values():
        drafts = list(deal.drafts)
        if len(drafts) > 1:
            yield row(0, "Try:  ", Run(f"draftdiff diff {drafts[0]} {drafts[-1]}", Style.STRONG))
            return
    for deal in project.record.deals.values():
        for draft in deal.drafts:
            yield row(0, "Try:  ", Run(f"draftdiff show {draft}", Style.STRONG))
            return
    yield row(0, "Add a draft as docs/file-format.md shows, then run:  ", Run("draftdiff check", Style.STRONG))
