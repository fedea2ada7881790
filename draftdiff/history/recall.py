"""What a clause was before the reports fell silent: changes since an earlier draft, and what was last known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.history.order import came_before, is_ordered, is_text, latest, texts_before
from draftdiff.history.steps import back
from draftdiff.model import Deal, Draft

SINCE_EARLIER = {Group.CHANGED: Group.CHANGED_SINCE_EARLIER, Group.KEPT: Group.KEPT_SINCE_EARLIER}


class Recall(NamedTuple):
    """The last draft that a clause had been reported in before the reports fell silent, and the change since it."""

    draft: Draft
    change: Change


class LastKnown(NamedTuple):
    """What was last reported of a clause of which a draft's own reports are silent, and in which draft.

    One that is not `sure` may have come after the silent draft.
    """

    draft: Draft
    standing: Standing
    sure: bool = True


class Return(NamedTuple):
    """How many drafts a clause that is back was missing from: at least those that say so, at most all between."""

    least: int
    most: int


class StepChange(NamedTuple):
    """A clause at a step: the change since the draft before, and the one since the last draft that it was reported in.

    `recalled` is there where that is another draft than the one before. `returned` tells that the clause is back.
    """

    change: Change
    group: Group
    recalled: Recall | None = None
    returned: Return | None = None

    @property
    def known(self) -> Change:
        """The change since the last draft that the clause was reported in."""
        return self.recalled.change if self.recalled else self.change


def placed(
    standings: Standings, before: Draft, draft: Draft, change: Change, returned: Return | None = None
) -> StepChange:
    """Say where a change between two drafts is shown: where the earlier one is silent, by what is known before it."""
    where = group(change.kind)
    recall = recalled(standings, before, draft, change.clause) if change.kind is Kind.NEWLY_REPORTED else None
    if recall:
        where = SINCE_EARLIER.get(group(recall.change.kind), group(recall.change.kind))
    return StepChange(change, where, recall, returned)


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
    """Return the change of a clause since the last text before a draft that it was reported of.

    That is the nearest one that the draft goes back to, else the last on another line. Nothing where the draft that
    is silent is surely the later one: then it does not stand between.
    """
    deal = standings.deal
    if came_before(deal, draft, silent):
        return None
    for earlier in _up_to(deal, draft):
        change = change_between(standings, earlier, draft, clause) if earlier.id != silent.id else None
        if change and change.kind not in (Kind.NEWLY_REPORTED, Kind.NOT_READ):
            return Recall(earlier, change)
    return None


def _up_to(deal: Deal, draft: Draft) -> Iterator[Draft]:
    """Yield the texts before a draft, those of its own line first, each group the latest first."""
    line = list(back(deal, draft))
    yield from line
    on_it = {one.id for one in line}
    yield from (one for one in texts_before(deal)[draft.id] if one.id not in on_it)


def last_known(standings: Standings, draft: Draft, clause: str) -> tuple[LastKnown, ...]:
    """Return what was last reported of a clause of a text before a draft; of each text that may be the last.

    Nothing where nothing is known of any text that surely came before.
    """
    deal = standings.deal
    earlier = [one for one in reversed(texts_before(deal)[draft.id]) if is_known(standings.of(one.id, clause))]
    if not earlier:
        return ()
    last = [*latest(deal, earlier), *_perhaps_before(standings, draft, clause, earlier)]
    return tuple(LastKnown(one, standings.of(one.id, clause), came_before(deal, one, draft)) for one in last)


def _perhaps_before(standings: Standings, draft: Draft, clause: str, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the texts of which nobody knows whether they came before a draft, if it is not too early for the last."""
    deal = standings.deal
    for one in deal.drafts.values():
        if one.id == draft.id or not is_text(one) or is_ordered(deal, one, draft):
            continue
        if is_known(standings.of(one.id, clause)) and not any(came_before(deal, one, later) for later in earlier):
            yield one


def is_known(standing: Standing) -> bool:
    """Tell whether something is told of a text for certain: what a party wants, or of no draft for certain, is not."""
    return standing.state in (State.SETTLED, State.CONTESTED)


def all_last_known(standings: Standings, draft: Draft) -> Mapping[str, tuple[LastKnown, ...]]:
    """Return, for every clause that a draft's own reports are silent of, what was last known of it, if anything."""
    silent = (clause for clause in standings.deal.clauses if not standings.of(draft.id, clause).accounts)
    found = {clause: last_known(standings, draft, clause) for clause in silent}
    return {clause: known for clause, known in found.items() if known}
