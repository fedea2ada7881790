"""A comparison or a draft as plain data: the one shape that every format renders."""

from collections import Counter
from collections.abc import Iterable

from draftdiff.comparing.changes import Change, Group, ItemsDelta, group
from draftdiff.comparing.diff import Comparison
from draftdiff.comparing.standing import Standings, State
from draftdiff.model import Clause, Deal, Draft
from draftdiff.telling.shapes import (
    AccountView,
    AsideView,
    ChangeView,
    ClauseView,
    ComparisonView,
    DeltaView,
    DraftClauseView,
    DraftView,
    ReportView,
    RulingView,
    ShowView,
    StandingView,
    SummaryView,
)
from draftdiff.telling.standings import aside_view, claim_words, standing_view, strength_words
from draftdiff.values import Delta, display, display_delta, written_date

__all__ = [
    "FORMAT_VERSION",
    "AccountView",
    "AsideView",
    "ChangeView",
    "ClauseView",
    "ComparisonView",
    "DeltaView",
    "DraftClauseView",
    "DraftView",
    "ReportView",
    "RulingView",
    "ShowView",
    "StandingView",
    "SummaryView",
    "change_view",
    "claim_words",
    "comparison_view",
    "draft_view",
    "show_view",
    "standing_view",
    "strength_words",
]

FORMAT_VERSION = 1


def comparison_view(comparison: Comparison) -> ComparisonView:
    """Turn a comparison into data, with lines worked out."""
    deal = comparison.deal
    groups = Counter(group(change.kind) for change in comparison.changes)
    discounted = {one.clause.id for one in comparison.set_aside}
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "before": draft_view(comparison.before),
        "after": draft_view(comparison.after),
        "changes": [change_view(change, deal) for change in comparison.changes],
        "never_reported": _clause_views(c for c in comparison.never_reported if c.id not in discounted),
        "set_aside": [
            {
                "clause": one.clause.id,
                "label": one.clause.label,
                "draft": one.draft.title,
                "aside": aside_view(one.aside, deal),
            }
            for one in comparison.set_aside
        ],
        "summary": {
            "clauses": len(deal.clauses),
            "changed": groups[Group.CHANGED],
            "unclear": groups[Group.UNCLEAR],
            "kept": groups[Group.KEPT],
            "newly_reported": groups[Group.NEWLY_REPORTED],
            "not_reported": groups[Group.NOT_REPORTED],
            "never_reported": len(comparison.never_reported),
        },
    }


def show_view(standings: Standings, draft: Draft) -> ShowView:
    """Turn what is known of a draft into data."""
    deal = standings.deal
    found = [(clause, standings.of(draft.id, clause.id)) for clause in deal.clauses.values()]
    known = [(clause, standing) for clause, standing in found if standing.accounts or standing.asides]
    states = Counter(standing.state for _, standing in found)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "draft": draft_view(draft),
        "clauses": [
            {
                "clause": clause.id,
                "label": clause.label,
                "type": clause.type,
                "standing": standing_view(standing, deal),
            }
            for clause, standing in known
        ],
        "never_reported": _clause_views(c for c, s in found if not (s.accounts or s.asides)),
        "summary": {
            "clauses": len(deal.clauses),
            "settled": states[State.SETTLED],
            "contested": states[State.CONTESTED],
            "not_reported": states[State.NOT_REPORTED],
        },
    }


def draft_view(draft: Draft) -> DraftView:
    """Turn what a draft says of itself into data."""
    return {
        "id": draft.id,
        "title": draft.title,
        "by": draft.by,
        "date": display(draft.date) if draft.date else None,
        "date_words": written_date(draft.date) if draft.date else "no date",
        "status": draft.status,
        "follows": draft.follows,
        "maybe": draft.maybe,
        "note": draft.note,
    }


def _clause_views(clauses: Iterable[Clause]) -> list[ClauseView]:
    return [{"clause": clause.id, "label": clause.label} for clause in clauses]


def change_view(change: Change, deal: Deal) -> ChangeView:
    """Turn one change into data."""
    clause = deal.clauses[change.clause]
    return {
        "kind": change.kind,
        "group": group(change.kind),
        "clause": clause.id,
        "label": clause.label,
        "type": clause.type,
        "certain": change.certain,
        "possible": list(change.possible),
        "delta": _delta_view(change.delta),
        "favours": change.favours,
        "before": standing_view(change.before, deal),
        "after": standing_view(change.after, deal),
    }


def _delta_view(delta: Delta | ItemsDelta | None) -> DeltaView | None:
    match delta:
        case None:
            return None
        case Delta():
            low, high = (None if bound is None else str(bound) for bound in (delta.low, delta.high))
            return {
                "display": display_delta(delta),
                "low": low,
                "high": high,
                "unit": delta.unit,
                "added": [],
                "removed": [],
            }
        case ItemsDelta():
            named = {"adds": delta.added, "leaves out": delta.removed}
            return {
                "display": "; ".join(f"{did} {', '.join(names)}" for did, names in named.items() if names),
                "low": None,
                "high": None,
                "unit": "",
                "added": list(delta.added),
                "removed": list(delta.removed),
            }
