"""The whole history of a deal: the deal changed, our knowledge changed, a source changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from draftdiff.comparing.changes import Group
from draftdiff.comparing.diff import SetAside, compare
from draftdiff.comparing.standing import ClauseStanding, Standings
from draftdiff.history.knowledge import Drift, Erratum, Later, drift, errata, later_knowledge
from draftdiff.history.order import is_text
from draftdiff.history.recall import LastKnown, Return, StepChange, all_last_known, placed
from draftdiff.history.steps import lines, predecessors
from draftdiff.history.trace import returns
from draftdiff.model import Clause, Draft
from draftdiff.values import days

Returned = Mapping[tuple[str, str], Return]
"""After how many drafts a clause is back, by the ids of draft and clause."""


@dataclass(frozen=True, slots=True)
class Step:
    """A draft beside the one before it; a first draft has none, and opens with what is known of it.

    `stated` tells whether the record says which draft it follows; otherwise the order of dates does. `beside` holds
    the other drafts that follow the same one. `last_known` holds what an earlier draft was last reported to hold, of
    the clauses that nobody speaks of in this one. `summary` counts the changes by group.
    """

    draft: Draft
    before: Draft | None
    stated: bool
    beside: tuple[Draft, ...]
    opens_with: tuple[ClauseStanding, ...]
    changes: tuple[StepChange, ...]
    never_reported: tuple[Clause, ...]
    set_aside: tuple[SetAside, ...]
    last_known: Mapping[str, tuple[LastKnown, ...]]
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Changelog:
    """Every step of a deal, with what became known later and what sources took back or passed on wrongly.

    `lines` holds the ids of the drafts of each line; a branch gives two lines.
    """

    drafts: tuple[Draft, ...]
    lines: tuple[tuple[str, ...], ...]
    summary: Mapping[str, int]
    steps: tuple[Step, ...]
    later: tuple[Later, ...]
    errata: tuple[Erratum, ...]
    drift: tuple[Drift, ...]


def changelog(standings: Standings) -> Changelog:
    """Gather the history of a deal, the earliest first."""
    deal = standings.deal
    found = {clause: returns(standings, clause) for clause in deal.clauses}
    returned = {(draft, clause): back for clause, drafts in found.items() for draft, back in drafts.items()}
    log = Changelog(
        tuple(deal.drafts.values()),
        tuple(tuple(draft.id for draft in line) for line in lines(deal)),
        {},
        tuple(_step(standings, draft, before, returned) for draft, before in _pairs(standings)),
        later_knowledge(standings),
        errata(standings),
        drift(standings),
    )
    return _counted(log, {"drafts": len(log.steps), "clauses": len(deal.clauses)})


def _counted(log: Changelog, numbers: Mapping[str, int]) -> Changelog:
    """Count what a log holds; a clause counts at every step."""
    groups: Counter[str] = Counter()
    for step in log.steps:
        groups.update(step.summary)
    parts = {"later": len(log.later), "errata": len(log.errata), "drift": len(log.drift)}
    told = {one.value: groups[one.value] for one in Group if one is not Group.REPORTED_OTHERWISE}
    return replace(log, summary={**numbers, "steps": len(log.steps), **told, **parts})


def _pairs(standings: Standings) -> Iterable[tuple[Draft, Draft | None]]:
    """Yield each text with the one before it; a position is no step."""
    pairs = ((standings.deal.drafts[id], before) for id, before in predecessors(standings.deal).items())
    return ((draft, before) for draft, before in pairs if is_text(draft))


def _step(standings: Standings, draft: Draft, before: Draft | None, returned: Returned) -> Step:
    if before is None:
        return _first(standings, draft)
    comparison = compare(standings, before.id, draft.id)
    discounted = {one.clause.id for one in comparison.set_aside}
    changes = tuple(
        placed(standings, before, draft, change, returned.get((draft.id, change.clause)))
        for change in comparison.changes
    )
    return Step(
        draft,
        before,
        draft.follows is not None,
        tuple(other for other, its in _pairs(standings) if its == before and other.id != draft.id),
        (),
        changes,
        tuple(clause for clause in comparison.never_reported if clause.id not in discounted),
        comparison.set_aside,
        all_last_known(standings, draft),
        Counter(change.group.value for change in changes),
    )


def _first(standings: Standings, draft: Draft) -> Step:
    known = [ClauseStanding(clause, standings.of(draft.id, clause.id)) for clause in standings.deal.clauses.values()]
    opens_with = tuple(one for one in known if one.standing.accounts)
    silent = [one for one in known if not one.standing.accounts]
    never = tuple(one.clause for one in silent if not one.standing.asides)
    set_aside = tuple(SetAside(one.clause, draft, aside) for one in silent for aside in one.standing.asides)
    return Step(draft, None, draft.follows is not None, (), opens_with, (), never, set_aside, {}, {})


def only_since(log: Changelog, draft: Draft) -> Changelog:
    """Leave out the steps up to a draft and what became known by its day; what sources took back all stays."""
    ids = [one.id for one in log.drafts]
    after = ids[ids.index(draft.id) + 1 :]
    day = days(draft.date)[1] if draft.date else None
    only = replace(
        log,
        steps=tuple(step for step in log.steps if step.draft.id in after),
        later=tuple(later for later in log.later if day is None or later.on > day),
    )
    return _counted(only, {name: log.summary[name] for name in ("drafts", "clauses")})


def newest_first(log: Changelog) -> Changelog:
    """Turn the order of steps and days around."""
    return replace(log, steps=log.steps[::-1], later=tuple(sorted(log.later, key=lambda x: x.on, reverse=True)))
