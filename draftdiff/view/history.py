"""Many drafts as plain data: what change log, matrix, trace, ledger and gaps render."""

from collections import Counter
from collections.abc import Iterable

from draftdiff.changes import Change, Group
from draftdiff.history.gaps import Gap
from draftdiff.history.knowledge import Erratum, Later, Undone
from draftdiff.history.ledger import Ledger, Move
from draftdiff.history.matrix import Matrix, SourceMatrix
from draftdiff.history.same import Identity
from draftdiff.history.steps import Step, lines
from draftdiff.history.trace import Trace
from draftdiff.model import Deal
from draftdiff.values import display, written_date
from draftdiff.view import FORMAT_VERSION, change_view, comparison_view, draft_view
from draftdiff.view.history_shapes import (
    ChangelogView,
    ErratumView,
    GapsView,
    IdentityView,
    LaterView,
    LedgerView,
    MatrixView,
    MoveView,
    SourceMatrixView,
    StepChangeView,
    StepView,
    TraceView,
    UndoneView,
)
from draftdiff.view.standings import report_view, standing_view


def changelog_view(
    deal: Deal,
    steps: Iterable[Step],
    returned: dict[tuple[str, str], int],
    later: Iterable[Later],
    errata: Iterable[Erratum],
) -> ChangelogView:
    """Turn the history of a deal into data.

    `returned` tells after how many drafts a clause is back in a draft, by the ids of draft and clause.
    """
    step_views = [_step_view(step, returned) for step in steps]
    counts = Counter(group for step in step_views for group in Group for _ in range(step["summary"].get(group, 0)))
    later_views, erratum_views = [_later_view(deal, one) for one in later], [_erratum_view(deal, one) for one in errata]
    summary = {"drafts": len(deal.drafts), "clauses": len(deal.clauses)}
    summary |= {str(group): counts[group] for group in Group}
    summary |= {"later": len(later_views), "errata": len(erratum_views)}
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "lines": [[draft.id for draft in line] for line in lines(deal)],
        "summary": summary,
        "steps": step_views,
        "later": later_views,
        "errata": erratum_views,
    }


def _step_view(step: Step, returned: dict[tuple[str, str], int]) -> StepView:
    compared = comparison_view(step.comparison) if step.comparison else None
    changes: list[StepChangeView] = []
    for change in compared["changes"] if compared else ():
        changes.append({**change, "returned_after": returned.get((step.draft.id, change["clause"]), 0)})
    summary = {name: count for name, count in compared["summary"].items() if isinstance(count, int)} if compared else {}
    return {
        "draft": draft_view(step.draft),
        "before": draft_view(step.before) if step.before else None,
        "stated": step.stated,
        "changes": changes,
        "never_reported": compared["never_reported"] if compared else [],
        "summary": summary,
    }


def _later_view(deal: Deal, later: Later) -> LaterView:
    return {
        "on": later.on.isoformat(),
        "on_words": f"{later.on.day} {later.on:%b %Y}",
        "draft": draft_view(later.draft),
        "clause": later.clause,
        "label": deal.clauses[later.clause].label,
        "before": standing_view(later.before, deal),
        "after": standing_view(later.after, deal),
        "reports": [report_view(report, deal) for report in later.reports],
    }


def _erratum_view(deal: Deal, erratum: Erratum) -> ErratumView:
    report = erratum.report
    on = report.retracted.on if report.retracted else None
    return {
        "draft": draft_view(deal.drafts[report.draft]),
        "clause": report.clause,
        "label": deal.clauses[report.clause].label,
        "report": report_view(report, deal),
        "on": display(on) if on else None,
        "on_words": written_date(on) if on else "no date",
        "because": report.retracted.because if report.retracted else "",
        "undone": [_undone_view(deal, undone) for undone in erratum.undone],
    }


def _undone_view(deal: Deal, undone: Undone) -> UndoneView:
    return {
        "before": draft_view(undone.before),
        "after": draft_view(undone.after),
        "was": _maybe_change(deal, undone.was),
        "now": _maybe_change(deal, undone.now),
    }


def _maybe_change(deal: Deal, change: Change | None) -> "StepChangeView | None":
    return {**change_view(change, deal), "returned_after": 0} if change else None


def matrix_view(matrix: Matrix) -> MatrixView:
    """Turn every clause in every draft into data."""
    deal = matrix.deal
    states = Counter(cell.standing.state for _, cells in matrix.rows for cell in cells)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "drafts": [draft_view(draft) for draft in deal.drafts.values()],
        "rows": [
            {
                "clause": clause.id,
                "label": clause.label,
                "cells": [
                    {
                        "draft": cell.draft.id,
                        "standing": standing_view(cell.standing, deal),
                        "change": _maybe_change(deal, cell.change),
                    }
                    for cell in cells
                ],
            }
            for clause, cells in matrix.rows
        ],
        "summary": {str(state): count for state, count in sorted(states.items())},
    }


def source_matrix_view(matrix: SourceMatrix) -> SourceMatrixView:
    """Turn every clause in every source into data."""
    deal = matrix.deal
    sources = [cell.source for cell in matrix.rows[0][1]] if matrix.rows else []
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "sources": [
            {
                "id": source.id,
                "outlet": source.outlet,
                "published": display(source.published) if source.published else None,
                "published_words": written_date(source.published) if source.published else "no date",
                "full_text": source.full_text,
            }
            for source in sources
        ],
        "rows": [
            {
                "clause": clause.id,
                "label": clause.label,
                "cells": [
                    {
                        "source": cell.source.id,
                        "mention": cell.mention,
                        "reports": [report_view(report, deal) for report in cell.reports],
                    }
                    for cell in cells
                ],
            }
            for clause, cells in matrix.rows
        ],
    }


def trace_view(trace: Trace) -> TraceView:
    """Turn the life of a clause into data."""
    deal = trace.deal
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "clause": trace.clause.id,
        "label": trace.clause.label,
        "stages": [
            {
                "draft": draft_view(stage.draft),
                "before": draft_view(stage.before) if stage.before else None,
                "standing": standing_view(stage.standing, deal),
                "change": _maybe_change(deal, stage.change),
                "returned_after": stage.returned_after,
            }
            for stage in trace.stages
        ],
    }


def ledger_view(ledger: Ledger) -> LedgerView:
    """Turn who moved towards whom into data."""
    deal = ledger.deal
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "clauses": len(deal.clauses),
        "tallies": [
            {
                "party": tally.party,
                "name": deal.parties[tally.party],
                "low": tally.low,
                "high": tally.high,
                "unknown": tally.unknown,
                "drafts": tally.drafts,
            }
            for tally in ledger.tallies
        ],
        "moves": [_move_view(deal, move) for move in ledger.moves],
    }


def _move_view(deal: Deal, move: Move) -> MoveView:
    return {
        "party": move.after.by,
        "clause": move.change.clause,
        "label": deal.clauses[move.change.clause].label,
        "before": draft_view(move.before),
        "after": draft_view(move.after),
        "change": change_view(move.change, deal),
        "certain": move.certain,
        "towards": sorted(party or "" for party in move.towards),
    }


def gaps_view(deal: Deal, gaps: Iterable[Gap]) -> GapsView:
    """Turn the open questions into data."""
    found = list(gaps)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "gaps": [
            {
                "missing": gap.missing,
                "clause": gap.clause.id,
                "label": gap.clause.label,
                "draft": draft_view(gap.draft),
                "known_in": draft_view(gap.known_in),
                "known": standing_view(gap.known, deal),
            }
            for gap in found
        ],
        "summary": {str(missing): count for missing, count in Counter(gap.missing for gap in found).items()},
    }


def identity_view(identity: Identity) -> IdentityView:
    """Turn what says whether two drafts are one into data."""
    deal = identity.deal
    answers = Counter(likeness.answer for likeness in identity.likenesses)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "one": draft_view(identity.one),
        "other": draft_view(identity.other),
        "likenesses": [
            {
                "clause": likeness.clause.id,
                "label": likeness.clause.label,
                "answer": likeness.answer,
                "one": standing_view(likeness.one, deal),
                "other": standing_view(likeness.other, deal),
            }
            for likeness in identity.likenesses
        ],
        "summary": {str(answer): count for answer, count in sorted(answers.items())},
    }
