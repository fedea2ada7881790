"""Clause by draft, and clause by source: what each says, and what it passes over."""

from dataclasses import dataclass
from enum import StrEnum

from draftdiff.changes import Change
from draftdiff.history.steps import steps
from draftdiff.model import Clause, Deal, Draft, Report, Source
from draftdiff.standing import EVERYTHING, Lens, Standing, Standings


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in a draft, and the change since the draft before."""

    draft: Draft
    standing: Standing
    change: Change | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every clause in every draft; `rows` holds a cell for each draft, in their order."""

    deal: Deal
    rows: tuple[tuple[Clause, tuple[Cell, ...]], ...]


def matrix(deal: Deal, lens: Lens = EVERYTHING) -> Matrix:
    """Return the standing of every clause in every draft."""
    standings = Standings(deal, lens)
    changes = {
        (step.draft.id, change.clause): change
        for step in steps(deal, lens)
        for change in (step.comparison.changes if step.comparison else ())
    }
    rows = []
    for clause in deal.clauses.values():
        cells = (
            Cell(draft, standings.of(draft.id, clause.id), changes.get((draft.id, clause.id)))
            for draft in deal.drafts.values()
        )
        rows.append((clause, tuple(cells)))
    return Matrix(deal, tuple(rows))


class Mention(StrEnum):
    """Whether a source speaks of a clause; silence means something only in a full text."""

    MENTIONED = "mentioned"
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


def source_matrix(deal: Deal, lens: Lens = EVERYTHING) -> SourceMatrix:
    """Return which source that the lens lets through speaks of which clause."""
    standings = Standings(deal, lens)
    reports = [report for draft in deal.drafts.values() for report in standings.visible(draft.id)]
    cited = {report.source for report in reports}
    sources = [source for source in deal.sources.values() if source.id in cited]
    rows = []
    for clause in deal.clauses.values():
        rows.append((clause, tuple(_source_cell(source, clause, reports) for source in sources)))
    return SourceMatrix(deal, tuple(rows))


def _source_cell(source: Source, clause: Clause, reports: list[Report]) -> SourceCell:
    found = tuple(report for report in reports if report.source == source.id and report.clause == clause.id)
    silent = Mention.SILENT_IN_FULL_TEXT if source.full_text else Mention.SILENT_IN_EXCERPT
    return SourceCell(source, Mention.MENTIONED if found else silent, found)
