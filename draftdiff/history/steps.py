"""Which drafts were there, which came after which, and whose text each is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from draftdiff.comparing.standing import EVERYTHING, Lens, Standings
from draftdiff.history.order import is_text, texts_before
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
    """Return the text that each one follows; where that is not stated, the last one surely before it by date.

    A position is no step of any line: it has no text before it, and none goes back to it.
    """
    return {id: _before(deal, draft) for id, draft in deal.drafts.items()}


def _before(deal: Deal, draft: Draft) -> Draft | None:
    if not is_text(draft):
        return None
    followed = deal.drafts.get(draft.follows or "")
    if followed is None:
        return next(iter(texts_before(deal)[draft.id]), None)
    return followed if is_text(followed) else next(iter(texts_before(deal)[followed.id]), None)


def back(deal: Deal, draft: Draft) -> Iterator[Draft]:
    """Yield the drafts that a draft goes back to, the nearest first."""
    before = predecessors(deal)
    earlier = before[draft.id]
    while earlier is not None:
        yield earlier
        earlier = before[earlier.id]


def lines(deal: Deal) -> tuple[tuple[Draft, ...], ...]:
    """Return every line of texts from a first one to one that nobody follows; a branch gives two lines."""
    followed = {before.id for before in predecessors(deal).values() if before}
    ends = [draft for draft in deal.drafts.values() if is_text(draft) and draft.id not in followed]
    return tuple((*reversed(list(back(deal, end))), end) for end in ends)


def lives(deal: Deal) -> Mapping[str, Life]:
    """Return of every draft whether it is live, past or dead."""
    found = dict.fromkeys(deal.drafts, Life.DEAD)
    for *earlier, last in _live_lines(deal):
        found |= {draft.id: Life.PAST for draft in earlier} | {last.id: Life.LIVE}
    return found


def _live_lines(deal: Deal) -> list[tuple[Draft, ...]]:
    agreed = {draft.id for draft in deal.drafts.values() if is_agreed(draft)}
    ended = (Status.REJECTED, Status.SUPERSEDED)
    return [
        line
        for line in lines(deal)
        if line[-1].status not in ended and (not agreed or agreed & {draft.id for draft in line})
    ]


def own_before(deal: Deal, draft: Draft) -> Draft | None:
    """Return the last text of the same party that was surely there before this one, on whichever line."""
    earlier = texts_before(deal)[draft.id] if draft.by else ()
    return next((one for one in earlier if all(holds(one, party) for party in draft.by)), None)


def holds(draft: Draft, party: str) -> bool:
    """Tell whether a draft is a text of a party: its own, a joint one, or one that all have agreed to."""
    return is_text(draft) and (party in draft.by or is_agreed(draft))


def is_agreed(draft: Draft) -> bool:
    """Tell whether a draft is everybody's text."""
    return draft.status in (Status.AGREED, Status.SIGNED)
