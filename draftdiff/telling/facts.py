"""What a command tells, before any words: frozen records that every format is made from."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.diff import Comparison, SetAside, compare
from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import ClauseStanding, Standing, Standings, State
from draftdiff.history.days import Days
from draftdiff.history.recall import LastKnown, StepChange, all_last_known, placed
from draftdiff.model import Clause, Deal, Draft


class LeftOut(NamedTuple):
    """What was left out because that was asked for: what came out after a day, rests on sources, or is of no concern.

    `since` is the draft up to which a change log leaves everything out.
    """

    known: datetime.date | None = None
    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    since: Draft | None = None


EVERYTHING = LeftOut()


class OwnBefore(NamedTuple):
    """The last draft of the same party, where another party's came between, and the groups against that one."""

    draft: Draft
    summary: dict[str, int]


class Compared(NamedTuple):
    """Two drafts, clause by clause, as far as it is shown; with `days`, one draft on two days.

    `last_known` holds, of the clauses that nobody speaks of in the later draft, what any draft up to it was last
    reported to hold. `summary` counts the clauses of every group, shown or not, and those that are never reported;
    `gains`, how many certain changes move towards each party, and how many, under the name "", towards nobody whom the
    deal names, and `gains_since_earlier` the same for changes since a draft before the earlier one. `order` is that of
    the two drafts in time, and `maybe_one` tells that they may be one document.
    """

    before: Draft
    after: Draft
    changes: tuple[StepChange, ...]
    never_reported: tuple[Clause, ...]
    set_aside: tuple[SetAside, ...]
    last_known: Mapping[str, tuple[LastKnown, ...]]
    summary: dict[str, int]
    gains: dict[str, int]
    gains_since_earlier: dict[str, int]
    days: Days | None = None
    own_before: OwnBefore | None = None
    order: InTime = InTime.SAME
    maybe_one: bool = False

    @property
    def reported(self) -> int:
        """How many clauses there are reports of, shown or not."""
        return self.summary["clauses"] - self.summary["set_aside"] - self.summary["never_reported"]


class Shown(NamedTuple):
    """One draft, clause by clause."""

    draft: Draft
    clauses: tuple[ClauseStanding, ...]
    never_reported: tuple[Clause, ...]
    summary: dict[str, int]


def compared(standings: Standings, before: str, after: str) -> Compared:
    """Gather what is told of two drafts, with what is known since a draft before the earlier one."""
    comparison = compare(standings, before, after)
    changes = tuple(placed(standings, comparison.before, comparison.after, one) for one in comparison.changes)
    return _gathered(comparison, changes, all_last_known(standings, comparison.after))


def compared_days(comparison: Comparison, days: Days) -> Compared:
    """Gather what is told of one draft on two days."""
    changes = tuple(StepChange(change, group(change.kind)) for change in comparison.changes)
    return _gathered(comparison, changes, {})._replace(days=days, summary=_summary(comparison, changes, Group))


def _gathered(
    comparison: Comparison, changes: tuple[StepChange, ...], last_known: Mapping[str, tuple[LastKnown, ...]]
) -> Compared:
    discounted = {one.clause.id for one in comparison.set_aside}
    return Compared(
        comparison.before,
        comparison.after,
        changes,
        tuple(clause for clause in comparison.never_reported if clause.id not in discounted),
        comparison.set_aside,
        last_known,
        _summary(comparison, changes, [one for one in Group if one is not Group.REPORTED_OTHERWISE]),
        _gains(changes, Group.CHANGED),
        _gains(changes, Group.CHANGED_SINCE_EARLIER),
        order=comparison.order,
        maybe_one=comparison.maybe_one,
    )


def _gains(changes: Iterable[StepChange], where: Group) -> dict[str, int]:
    return dict(Counter(one.known.whom for one in changes if one.group is where))


def _summary(comparison: Comparison, changes: Iterable[StepChange], groups: Iterable[Group]) -> dict[str, int]:
    """Count the clauses of each group, those on which no report counts, and those that are never reported."""
    numbers = Counter(change.group for change in changes)
    told = {one.value: numbers[one] for one in groups}
    discounted = len({one.clause.id for one in comparison.set_aside})
    never = len(comparison.never_reported) - discounted
    return {"clauses": len(comparison.deal.clauses), **told, "set_aside": discounted, "never_reported": never}


def shown(standings: Standings, draft: Draft) -> Shown:
    """Gather what is known of one draft."""
    deal = standings.deal
    found = [ClauseStanding(clause, standings.of(draft.id, clause.id)) for clause in deal.clauses.values()]
    states = Counter(one.standing.state for one in found)
    return Shown(
        draft,
        tuple(one for one in found if _is_spoken_of(one.standing)),
        tuple(one.clause for one in found if not _is_spoken_of(one.standing)),
        {"clauses": len(deal.clauses)} | {state.value.replace("-", "_"): states[state] for state in State},
    )


def _is_spoken_of(standing: Standing) -> bool:
    return bool(standing.accounts or standing.asides)


def labels(deal: Deal, ids: list[str]) -> list[str]:
    """Return the labels of clauses."""
    return [deal.clauses[id].label for id in ids]
