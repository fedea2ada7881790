"""What a clause was last reported to be, in any draft up to one."""

from dataclasses import dataclass

from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.model import Draft, DraftKind


@dataclass(frozen=True, slots=True)
class LastKnown:
    """What a draft was reported to hold, with that draft."""

    draft: Draft
    standing: Standing


def last_known(standings: Standings, draft: str, clause: str) -> tuple[LastKnown, ...]:
    """Return what the last draft up to one was reported to have of a clause, with that draft.

    There are several where nobody knows which of them came last, and none where nothing is told of any. What a party
    wants is not what a draft holds.
    """
    deal = standings.deal
    known = {
        id: LastKnown(one, standing)
        for id, one in deal.drafts.items()
        if one.kind is DraftKind.TEXT and standings.order(id, draft) in (InTime.BEFORE, InTime.SAME)
        for standing in (standings.of(id, clause),)
        if standing.state in (State.SETTLED, State.CONTESTED)
    }
    return tuple(
        one for id, one in known.items() if not any(standings.order(id, other) is InTime.BEFORE for other in known)
    )
