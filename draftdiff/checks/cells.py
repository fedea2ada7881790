"""A record gone through report by report, or clause by clause in each draft."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftdiff.comparing.standing import Standings
from draftdiff.diagnostics import Severity
from draftdiff.model import Draft, Report
from draftdiff.reading.record import Record


class Cell(NamedTuple):
    """A clause of a draft that somebody reports on, with the standings of its deal."""

    standings: Standings
    draft: Draft
    clause: str
    reports: Sequence[Report]


def all_reports(record: Record) -> Iterator[Report]:
    """Yield the reports of every draft of every deal."""
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            yield from draft.reports


def all_cells(record: Record) -> Iterator[Cell]:
    """Yield every clause that is reported in a draft, draft by draft."""
    for deal in record.deals.values():
        standings = Standings(deal)
        for draft in deal.drafts.values():
            cells = defaultdict(list)
            for report in draft.reports:
                cells[report.clause].append(report)
            for clause, reports in cells.items():
                yield Cell(standings, draft, clause, reports)


def is_whole(record: Record) -> bool:
    """Tell whether everything could be read, so that what is not there is truly missing."""
    return not any(problem.severity is Severity.ERROR for problem in record.problems)
