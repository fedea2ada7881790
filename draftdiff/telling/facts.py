"""What a command tells, before any words: frozen records that every format is made from."""

import datetime
from collections import Counter
from dataclasses import dataclass

from draftdiff.comparing.changes import Change, Group, group
from draftdiff.comparing.diff import Comparison, SetAside
from draftdiff.comparing.standing import ClauseStanding, Standing, Standings, State
from draftdiff.history.days import Days
from draftdiff.model import Clause, Deal, Draft


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out because that was asked for: what came out after a day, rests on sources, or is of no concern.

    `since` is the draft up to which a change log leaves everything out.
    """

    known: datetime.date | None = None
    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    since: Draft | None = None


EVERYTHING = LeftOut()


@dataclass(frozen=True, slots=True)
class OwnBefore:
    """The last draft of the same party, where another party's came between, and the groups against that one."""

    draft: Draft
    summary: dict[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two drafts, clause by clause, as far as it is shown; with `days`, one draft on two days.

    `summary` counts the clauses of every group, shown or not, and those that are never reported; `gains`, how many
    certain changes move towards each party, and how many, under the name "", towards nobody whom the deal names.
    """

    before: Draft
    after: Draft
    changes: tuple[Change, ...]
    never_reported: tuple[Clause, ...]
    set_aside: tuple[SetAside, ...]
    summary: dict[str, int]
    gains: dict[str, int]
    days: Days | None = None
    own_before: OwnBefore | None = None

    @property
    def reported(self) -> int:
        """How many clauses there are reports of, shown or not."""
        return self.summary["clauses"] - self.summary["never_reported"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One draft, clause by clause."""

    draft: Draft
    clauses: tuple[ClauseStanding, ...]
    never_reported: tuple[Clause, ...]
    summary: dict[str, int]


def compared(comparison: Comparison, days: Days | None = None) -> Compared:
    """Gather what is told of two drafts, or of one on two days."""
    discounted = {one.clause.id for one in comparison.set_aside}
    return Compared(
        comparison.before,
        comparison.after,
        comparison.changes,
        tuple(clause for clause in comparison.never_reported if clause.id not in discounted),
        comparison.set_aside,
        summary(comparison, days),
        dict(Counter(c.favours or "" for c in comparison.changes if group(c.kind) is Group.CHANGED)),
        days,
    )


def summary(comparison: Comparison, days: Days | None = None) -> dict[str, int]:
    """Count the clauses of each group, and those that are never reported."""
    groups = Counter(group(change.kind) for change in comparison.changes)
    told = {one.value: groups[one] for one in Group if days or one is not Group.REPORTED_OTHERWISE}
    return {"clauses": len(comparison.deal.clauses), **told, "never_reported": len(comparison.never_reported)}


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
