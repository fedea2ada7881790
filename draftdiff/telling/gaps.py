"""The open questions as plain data."""

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from draftdiff.history.gaps import Gap
from draftdiff.model import Clause, Deal
from draftdiff.telling import FORMAT_VERSION, draft_view
from draftdiff.telling.shapes import ClauseView, DraftView, StandingView
from draftdiff.telling.standings import standing_view


class ElsewhereView(TypedDict):
    """What another party's draft is reported to say."""

    draft: DraftView
    known: StandingView


class GapView(TypedDict):
    """One open question, with what is known already, and whose account would settle it."""

    missing: str
    clause: str
    label: str
    draft: DraftView
    known_in: DraftView
    known: StandingView
    elsewhere: list[ElsewhereView]
    settled_by: list[str]


class GapsView(TypedDict):
    """Every open question, the cheapest first; `drafts` are all that were there, in their order."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    drafts: list[DraftView]
    gaps: list[GapView]
    never_reported: list[ClauseView]
    summary: dict[str, int]


def gaps_view(deal: Deal, gaps: Iterable[Gap], never: Iterable[Clause]) -> GapsView:
    """Turn the open questions into data, with the clauses that no draft has a report of."""
    found = list(gaps)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "drafts": [draft_view(draft) for draft in deal.drafts.values()],
        "gaps": [_gap_view(deal, gap) for gap in found],
        "never_reported": [{"clause": clause.id, "label": clause.label} for clause in never],
        "summary": {str(missing): count for missing, count in Counter(gap.missing for gap in found).items()},
    }


def _gap_view(deal: Deal, gap: Gap) -> GapView:
    return {
        "missing": gap.missing,
        "clause": gap.clause.id,
        "label": gap.clause.label,
        "draft": draft_view(gap.draft),
        "known_in": draft_view(gap.known_in),
        "known": standing_view(gap.known, deal),
        "elsewhere": [{"draft": draft_view(d), "known": standing_view(known, deal)} for d, known in gap.elsewhere],
        "settled_by": list(gap.settled_by),
    }
