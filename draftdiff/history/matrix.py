"""Clause by draft, and clause by source: what each says, and what it passes over."""

from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standing, Standings
from draftdiff.history.steps import Recall, predecessors, recalled
from draftdiff.history.trace import Return, returns
from draftdiff.model import Clause, Deal, Draft, Report, Source


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in a draft, the change since the draft before, and its return.

    Where the draft before is silent, `recalled` is the change since the last one that was reported to have the clause.
    """

    draft: Draft
    standing: Standing
    change: Change | None
    returned: Return | None
    recalled: Recall | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every clause in every draft; `rows` holds a cell for each draft, in their order."""

    deal: Deal
    rows: tuple[tuple[Clause, tuple[Cell, ...]], ...]


def matrix(standings: Standings) -> Matrix:
    """Return the standing of every clause in every draft."""
    deal = standings.deal
    return Matrix(deal, tuple((clause, _row(standings, clause.id)) for clause in deal.clauses.values()))


def _row(standings: Standings, clause: str) -> tuple[Cell, ...]:
    deal, returned, before = standings.deal, returns(standings, clause), predecessors(standings.deal)
    return tuple(_cell(standings, before[id], draft, clause, returned.get(id)) for id, draft in deal.drafts.items())


def _cell(standings: Standings, before: Draft | None, draft: Draft, clause: str, returned: Return | None) -> Cell:
    standing = standings.of(draft.id, clause)
    if before is None:
        return Cell(draft, standing, None, returned)
    change = change_between(standings, before, draft, clause)
    is_new = change is not None and change.kind is Kind.NEWLY_REPORTED
    return Cell(draft, standing, change, returned, recalled(standings, before, draft, clause) if is_new else None)


class Mention(StrEnum):
    """Whether a source speaks of a clause; silence means something only in a full text.

    What others pass on from a source it must have said, though its own words are not on file.
    """

    MENTIONED = "mentioned"
    RELAYED = "relayed"
    SILENT_IN_EXCERPT = "silent-in-excerpt"
    SILENT_IN_FULL_TEXT = "silent-in-full-text"


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A clause in a source, with the reports that mention it."""

    source: Source
    mention: Mention
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class SourceMatrix:
    """Every clause in every source that is cited in the deal."""

    deal: Deal
    rows: tuple[tuple[Clause, tuple[SourceCell, ...]], ...]


def source_matrix(standings: Standings) -> SourceMatrix:
    """Return which source that the lens lets through speaks of which clause."""
    deal = standings.deal
    reports = [report for draft in deal.drafts.values() for report in standings.visible(draft.id)]
    cited = {report.source for report in reports}
    sources = [source for source in deal.sources.values() if source.id in cited]
    rows = []
    for clause in deal.clauses.values():
        rows.append((clause, tuple(_source_cell(source, clause, reports) for source in sources)))
    return SourceMatrix(deal, tuple(rows))


def _source_cell(source: Source, clause: Clause, reports: list[Report]) -> SourceCell:
    on_clause = [report for report in reports if report.clause == clause.id]
    found = tuple(report for report in on_clause if report.source == source.id)
    if found:
        return SourceCell(source, Mention.MENTIONED, found)
    relays = tuple(report for report in on_clause if report.relays == source.id)
    if relays:
        return SourceCell(source, Mention.RELAYED, relays)
    silent = Mention.SILENT_IN_FULL_TEXT if source.full_text else Mention.SILENT_IN_EXCERPT
    return SourceCell(source, silent, ())
