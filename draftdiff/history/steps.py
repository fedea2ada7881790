"""Which drafts were there, which came after which, and what a clause was before the reports fell silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import EVERYTHING, Lens, Standings
from draftdiff.model import Deal, Draft, Shift, Status
from draftdiff.values import days


class Life(StrEnum):
    """Whether there is still something to win by asking about a draft, the most first.

    A line of drafts is dead when its last one was rejected or superseded, or a draft of another line was agreed to.
    A live draft is the last one of a line that is not dead, a past one is behind it, and all others are dead.
    """

    LIVE = "live"
    PAST = "past"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Recall:
    """The last draft that a clause had been reported in before the reports fell silent, and the change since it."""

    draft: Draft
    change: Change


def as_of(deal: Deal, lens: Lens = EVERYTHING) -> Standings:
    """Return a deal without the drafts that were not there yet on the day of a lens, seen through that lens.

    A draft was there when its date says so or a report on it was out. One without a date may always have been there,
    and so was every draft that one of these follows or is compared with.
    """
    there = {draft.id for draft in deal.drafts.values() if _is_there(deal, draft, lens)}
    waiting = list(there)
    while waiting:
        named = _named(deal.drafts[waiting.pop()]) - there
        there |= named
        waiting += named
    return Standings(replace(deal, drafts={id: draft for id, draft in deal.drafts.items() if id in there}), lens)


def _is_there(deal: Deal, draft: Draft, lens: Lens) -> bool:
    if lens.known is None or draft.date is None or days(draft.date)[0] <= lens.known:
        return True
    return any(lens.is_published(deal.sources[report.source]) for report in draft.reports)


def _named(draft: Draft) -> set[str]:
    since = {report.claim.since for report in draft.reports if isinstance(report.claim, Shift)}
    return since | ({draft.follows} if draft.follows else set())


def predecessors(deal: Deal) -> Mapping[str, Draft | None]:
    """Return the draft that each one follows; where that is not stated, the one before it by date."""
    found: dict[str, Draft | None] = {}
    latest: Draft | None = None
    for draft in deal.drafts.values():
        found[draft.id] = latest if draft.follows is None else deal.drafts[draft.follows]
        latest = draft
    return found


def back(deal: Deal, draft: Draft) -> Iterator[Draft]:
    """Yield the drafts that a draft goes back to, the nearest first."""
    before = predecessors(deal)
    earlier = before[draft.id]
    while earlier is not None:
        yield earlier
        earlier = before[earlier.id]


def lines(deal: Deal) -> tuple[tuple[Draft, ...], ...]:
    """Return every line of drafts from a first one to one that nobody follows; a branch gives two lines."""
    followed = {before.id for before in predecessors(deal).values() if before}
    ends = [draft for draft in deal.drafts.values() if draft.id not in followed]
    return tuple((*reversed(list(back(deal, end))), end) for end in ends)


def lives(deal: Deal) -> Mapping[str, Life]:
    """Return of every draft whether it is live, past or dead."""
    found = dict.fromkeys(deal.drafts, Life.DEAD)
    for *earlier, last in _live_lines(deal):
        found |= {draft.id: Life.PAST for draft in earlier} | {last.id: Life.LIVE}
    return found


def _live_lines(deal: Deal) -> list[tuple[Draft, ...]]:
    agreed = {draft.id for draft in deal.drafts.values() if draft.status in (Status.AGREED, Status.SIGNED)}
    ended = (Status.REJECTED, Status.SUPERSEDED)
    return [
        line
        for line in lines(deal)
        if line[-1].status not in ended and (not agreed or agreed & {draft.id for draft in line})
    ]


def own_before(deal: Deal, draft: Draft) -> Draft | None:
    """Return the last draft by the same party before this one in time, on whichever line."""
    own = [other for other in deal.drafts.values() if other.by == draft.by]
    at = own.index(draft)
    return own[at - 1] if at else None


def since_before(
    standings: Standings, before: Draft | None, draft: Draft, clause: str
) -> tuple[Change | None, Recall | None]:
    """Return the change since the draft before and, where that one is silent, since the last that is not."""
    if before is None:
        return None, None
    change = change_between(standings, before, draft, clause)
    is_new = change is not None and change.kind is Kind.NEWLY_REPORTED
    return change, recalled(standings, before, draft, clause) if is_new else None


def recalled(standings: Standings, silent: Draft, draft: Draft, clause: str) -> Recall | None:
    """Return the change of a clause since the last draft before a silent one that it had been reported in."""
    for earlier in back(standings.deal, silent):
        change = change_between(standings, earlier, draft, clause)
        if change and change.kind is not Kind.NEWLY_REPORTED:
            return Recall(earlier, change)
    return None
