"""The life of one clause: every draft, every report, and when each thing became known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from draftdiff.changes import Change
from draftdiff.history.steps import lines, steps
from draftdiff.model import Absent, Clause, Deal, Draft
from draftdiff.standing import EVERYTHING, Lens, Standing, Standings, State


@dataclass(frozen=True, slots=True)
class Stage:
    """A clause in one draft: its standing, the change since the draft before, and its return.

    `returned_after` counts the drafts that a reinstated clause was missing from; 0 where it did not return.
    """

    draft: Draft
    before: Draft | None
    standing: Standing
    change: Change | None
    returned_after: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One clause through all drafts of a deal, in their order."""

    deal: Deal
    clause: Clause
    stages: tuple[Stage, ...]


def trace(deal: Deal, clause: str, lens: Lens = EVERYTHING) -> Trace:
    """Follow a clause through all drafts; raises KeyError for a clause that the deal does not have."""
    standings = Standings(deal, lens)
    returned = reinstatements(deal, clause, standings)
    stages = []
    for step in steps(deal, lens):
        changes = step.comparison.changes if step.comparison else ()
        change = next((change for change in changes if change.clause == clause), None)
        standing = standings.of(step.draft.id, clause)
        stages.append(Stage(step.draft, step.before, standing, change, returned.get(step.draft.id, 0)))
    return Trace(deal, deal.clauses[clause], tuple(stages))


def reinstatements(deal: Deal, clause: str, standings: Standings) -> Mapping[str, int]:
    """Return the drafts in which a clause is back, and how many drafts in a row it was absent from.

    A draft in which it is not reported or contested neither ends nor makes an absence.
    """
    return {draft: missing for line in lines(deal) for draft, missing in _returns(line, clause, standings)}


def _returns(line: tuple[Draft, ...], clause: str, standings: Standings) -> Iterator[tuple[str, int]]:
    was_there, missing = False, 0
    for draft in line:
        standing = standings.of(draft.id, clause)
        if standing.state is not State.SETTLED:
            continue
        if isinstance(standing.accounts[0].claim, Absent):
            missing += was_there
        else:
            if missing:
                yield draft.id, missing
            was_there, missing = True, 0
