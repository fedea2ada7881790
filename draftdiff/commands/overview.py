"""`draftdiff` alone: deals, drafts in order, coverage, problems, and what to try next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from draftdiff.commands.output import Colour, deliver, paper
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import Settings
from draftdiff.comparing.standing import Standings
from draftdiff.diagnostics import Severity
from draftdiff.history.order import is_text
from draftdiff.keys import UNKNOWN
from draftdiff.model import Deal, Draft
from draftdiff.pages.page import Run, Tone
from draftdiff.render.grid import GAP
from draftdiff.render.layout import BLANK, Paper, Row, cells, pad, row, write
from draftdiff.telling.words import count
from draftdiff.text import visible
from draftdiff.values import written_date
from draftdiff.writing.files import find_root

BAR = 16

HEADS = (Run("draft", Tone.QUIET), Run(""), Run("by", Tone.QUIET), Run("date", Tone.QUIET),
         Run("clauses", Tone.QUIET), Run("reports", Tone.QUIET), Run(""))  # fmt: skip

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
    found = Counter(problem.severity for problem in project.problems)
    if found[Severity.ERROR] or found[Severity.WARNING]:
        counts = f"{count(found[Severity.ERROR], 'error')}, {count(found[Severity.WARNING], 'warning')}"
        rows += [row(0, Run(counts, Tone.CHANGED), "; list them with:  draftdiff check"), BLANK]
    rows.append(_next(project))
    deliver(write(rows, sheet), None)


def _deal(deal: Deal, sheet: Paper) -> Iterator[Row]:
    """List the drafts in order, each with how much is known of it; bars give way where the paper is narrow."""
    parties = ", ".join(f"{id} {name}" for id, name in deal.parties.items())
    yield row(2, Run(deal.title, Tone.STRONG), Run(f"   {deal.id}", Tone.QUIET))
    yield row(0, Run(f"{count(len(deal.clauses), 'clause')}, between {parties}", Tone.QUIET))
    if deal.drafts:
        standings = Standings(deal)
        lines = [_draft(draft, standings) for draft in deal.drafts.values()]
        yield from _columns([HEADS, *lines], sheet)
    yield BLANK


def _draft(draft: Draft, standings: Standings) -> tuple[Run, ...]:
    """Return what stands in the columns of a draft; a report that does not count makes no clause known."""
    clauses = standings.deal.clauses
    known = len([clause for clause in clauses if standings.of(draft.id, clause).accounts])
    filled = round(BAR * known / len(clauses)) if clauses else 0
    return (
        Run(draft.id, Tone.STRONG),
        Run(draft.title if is_text(draft) else f"{draft.title} (position)"),
        Run(", ".join(draft.by) or UNKNOWN),
        Run(written_date(draft.date) if draft.date else "no date"),
        Run(f"{known:>7}"),
        Run(f"{len(draft.reports):>7}"),
        Run("█" * filled + "░" * (BAR - filled), Tone.KEPT),
    )


def _columns(lines: list[tuple[Run, ...]], sheet: Paper) -> Iterator[Row]:
    """Put columns beside each other, the bars only where there is room; a narrow paper has a paragraph a draft."""
    widths = [max(cells(visible(run.text)) for run in column) for column in zip(*lines, strict=True)]
    room = sheet.width or sum(widths) + GAP * len(widths)
    shown = len(widths) if sum(widths) + GAP * (len(widths) - 1) <= room else len(widths) - 1
    if sum(widths[:shown]) + GAP * (shown - 1) > room:
        for id, title, by, date, clauses, reports, _ in lines[1:]:
            known = f"{count(int(clauses.text), 'clause')}, {count(int(reports.text), 'report')}"
            yield row(4, id, f"  {title.text}, {by.text}, {date.text}: {known}")
        return
    for line in lines:
        runs = zip(line[:shown], widths, strict=False)
        yield row(0, *(replace(run, text=pad(run.text, width + GAP)) for run, width in runs))


def _next(project: Project) -> Row:
    """Name the command to try next."""
    deals = project.record.deals
    longest = max(deals.values(), key=lambda deal: len(deal.drafts), default=None)
    if longest is None:
        return row(0, "Start a deal:  ", Run("draftdiff new deal NAME", Tone.STRONG))
    if not longest.drafts:
        return row(0, "Start a draft:  ", Run(f"draftdiff new draft {longest.id}/NAME", Tone.STRONG))
    names = {id: id if len(deals) == 1 else f"{longest.id}/{id}" for id in longest.drafts}
    reported = [names[draft.id] for draft in longest.drafts.values() if draft.reports]
    command = f"add {next(iter(names.values()))}"
    if reported:
        command = f"diff {reported[0]} {reported[-1]}" if len(reported) > 1 else f"show {reported[0]}"
    return row(0, "Try:  ", Run(f"draftdiff {command}", Tone.STRONG))
