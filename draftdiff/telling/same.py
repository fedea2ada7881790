"""Whether two drafts may be one document, as plain data."""

from collections import Counter
from typing import TypedDict

from draftdiff.history.same import Answer, Identity
from draftdiff.telling import FORMAT_VERSION, draft_view
from draftdiff.telling.shapes import DraftView, StandingView
from draftdiff.telling.standings import standing_view


class LikenessView(TypedDict):
    """One clause in two drafts, and whether it lets them be one document."""

    clause: str
    label: str
    answer: str
    one: StandingView
    other: StandingView


class IdentityView(TypedDict):
    """Two drafts that may be one document."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    one: DraftView
    other: DraftView
    likenesses: list[LikenessView]
    summary: dict[str, int]


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
        "summary": {str(answer): answers[answer] for answer in Answer},
    }
