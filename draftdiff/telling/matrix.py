"""Clause by draft, and clause by source, as plain data."""

from collections import Counter

from draftdiff.comparing.changes import Change
from draftdiff.history.matrix import Matrix, SourceMatrix
from draftdiff.model import Deal
from draftdiff.telling import FORMAT_VERSION, ChangeView, change_view, draft_view
from draftdiff.telling.matrix_shapes import MatrixView, SourceMatrixView
from draftdiff.telling.standings import report_view, standing_view
from draftdiff.values import display, written_date


def _maybe_change(deal: Deal, change: Change | None) -> ChangeView | None:
    return change_view(change, deal) if change else None


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
                        "returned_after": cell.returned.least if cell.returned else 0,
                        "returned_at_most": cell.returned.most if cell.returned else 0,
                    }
                    for cell in cells
                ],
            }
            for clause, cells in matrix.rows
        ],
        "summary": {"clauses": len(matrix.rows)} | {str(state): count for state, count in sorted(states.items())},
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
