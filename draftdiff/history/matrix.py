"""Clause by draft, and clause by source: what each says, and what it passes over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.changes import Change, Group, group
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.history.recall import Recall, Return, since_before
from draftdiff.history.steps import predecessors
from draftdiff.history.trace import returns
from draftdiff.model import Clause, Deal, Draft, Report, Source
from draftdiff.values import days


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in a draft, the change since the draft before, and its return.

    Where the draft before is silent, `recalled` is the change since the last one that was reported to have the clause.
    """

    draft: str
    standing: Standing
    change: Change | None
    recalled: Recall | None
    returned: Return | None

    @property
    def known_change(self) -> Change | None:
        """The change since the last draft before this one that was reported to have the clause."""
        return self.recalled.change if self.recalled else self.change

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change that it holds."""
        return tuple(dict.fromkeys(filter(None, (self.change, self.known_change))))


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with a cell for each draft, in their order."""

    clause: Clause
    cells: tuple[Cell, ...]

    @property
    def course(self) -> Group | None:
        """The most that happened to the clause on its way: changed, may have, or did not; None for nothing known."""
        found = {group(cell.known_change.kind) for cell in self.cells if cell.known_change}
        return next((one for one in (Group.CHANGED, Group.UNCLEAR, Group.KEPT) if one in found), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every clause in every draft.

    `summary` counts the clauses, shown or not, by what happened to them on their way, and the cells by their state.
    """

    deal: Deal
    drafts: tuple[Draft, ...]
    rows: tuple[Row, ...]
    summary: dict[str, int]


def matrix(standings: Standings) -> Matrix:
    """Return the standing of every clause in every draft."""
    deal = standings.deal
    rows = tuple(Row(clause, _cells(standings, clause.id)) for clause in deal.clauses.values())
    return Matrix(deal, tuple(deal.drafts.values()), rows, _summary(rows))


def _summary(rows: Iterable[Row]) -> dict[str, int]:
    courses = Counter(row.course for row in rows)
    states = Counter(cell.standing.state for row in rows for cell in row.cells)
    told = {one.value: courses[one] for one in (Group.CHANGED, Group.UNCLEAR, Group.KEPT)}
    cells = {state.value.replace("-", "_"): states[state] for state in State}
    return {"clauses": courses.total()} | told | {"nothing_known": courses[None]} | cells


def _cells(standings: Standings, clause: str) -> tuple[Cell, ...]:
    deal, returned, before = standings.deal, returns(standings, clause), predecessors(standings.deal)
    return tuple(_cell(standings, before[id], draft, clause, returned.get(id)) for id, draft in deal.drafts.items())


def _cell(standings: Standings, before: Draft | None, draft: Draft, clause: str, returned: Return | None) -> Cell:
    change, recalled = since_before(standings, before, draft, clause)
    return Cell(draft.id, standings.of(draft.id, clause), change, recalled, returned)


class Mention(StrEnum):
    """Whether a source speaks of a clause; its silence means something only in a printed text that was read for it.

    What others pass on from a source it must have said, though its own words are not on file.
    """

    MENTIONED = "mentioned"
    RELAYED = "relayed"
    TAKEN_BACK = "taken-back"
    READ_AND_ABSENT = "read-and-absent"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A clause in a source, with the reports that mention it."""

    source: str
    mention: Mention
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A clause with a cell for each source, in their order."""

    clause: Clause
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class SourceMatrix:
    """Every clause in every source that is cited in the deal or passed on by one, the earliest source first."""

    deal: Deal
    sources: tuple[Source, ...]
    rows: tuple[SourceRow, ...]


def source_matrix(standings: Standings) -> SourceMatrix:
    """Return which source that the lens lets through speaks of which clause."""
    deal = standings.deal
    reports = [report for draft in deal.drafts.values() for report in standings.visible(draft.id)]
    cited = {id for report in reports for id in (report.source, report.relays)}
    sources = sorted((source for source in deal.sources.values() if source.id in cited), key=_published)
    rows = (SourceRow(clause, _source_cells(standings, sources, clause, reports)) for clause in deal.clauses.values())
    return SourceMatrix(deal, tuple(sources), tuple(rows))


def _published(source: Source) -> tuple[bool, tuple[object, ...]]:
    """Order sources by their days; those without one come last."""
    return source.published is None, days(source.published) if source.published else ()


def _source_cells(
    standings: Standings, sources: Iterable[Source], clause: Clause, reports: Iterable[Report]
) -> tuple[SourceCell, ...]:
    on_clause = [report for report in reports if report.clause == clause.id]
    return tuple(_source_cell(standings, source, clause, on_clause) for source in sources)


def _source_cell(standings: Standings, source: Source, clause: Clause, on_clause: Iterable[Report]) -> SourceCell:
    found = tuple(report for report in on_clause if report.source == source.id)
    if found:
        is_back = all(standings.lens.is_retracted(report) for report in found)
        return SourceCell(source.id, Mention.TAKEN_BACK if is_back else Mention.MENTIONED, found)
    if any(clause.id in draft.read.get(source.id, ()) for draft in standings.deal.drafts.values()):
        return SourceCell(source.id, Mention.READ_AND_ABSENT, ())
    relays = tuple(report for report in on_clause if report.relays == source.id)
    if relays:
        return SourceCell(source.id, Mention.RELAYED, relays)
    return SourceCell(source.id, Mention.SILENT, ())
