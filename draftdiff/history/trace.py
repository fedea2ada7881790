"""The life of one clause: every draft, every report, and when each thing became known."""

import datetime
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

from draftdiff.comparing.accounts import identity
from draftdiff.comparing.changes import Change
from draftdiff.comparing.standing import EVERYTHING, Lens, Standing, Standings
from draftdiff.history.entries import Entry, entries
from draftdiff.history.steps import lines, steps
from draftdiff.model import Absent, Clause, Deal, Draft
from draftdiff.values import Quantity, days


@dataclass(frozen=True, slots=True)
class Return:
    """How many drafts a clause that is back was missing from: at least those that say so, at most all between."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A clause in one draft: its standing, the change since the draft before, and its return.

    `known_since` is the first day on which all that is told of it had been published; None where nothing is told,
    or where a source that it rests on has no date.
    """

    draft: Draft
    before: Draft | None
    standing: Standing
    change: Change | None
    returned: Return | None
    known_since: datetime.date | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """One clause through all drafts of a deal, in their order."""

    deal: Deal
    clause: Clause
    stages: tuple[Stage, ...]


def trace(deal: Deal, clause: str, lens: Lens = EVERYTHING) -> Trace:
    """Follow a clause through all drafts; raises KeyError for a clause that the deal does not have."""
    standings = Standings(deal, lens)
    returned = returns(deal, clause, standings)
    stages = []
    for step in steps(deal, lens):
        changes = step.comparison.changes if step.comparison else ()
        change = next((change for change in changes if change.clause == clause), None)
        stages.append(
            Stage(
                step.draft,
                step.before,
                standings.of(step.draft.id, clause),
                change,
                returned.get(step.draft.id),
                known_since(standings, step.draft, clause),
                entries(standings, step.draft, clause),
            )
        )
    return Trace(deal, deal.clauses[clause], tuple(stages))


def returns(deal: Deal, clause: str, standings: Standings) -> Mapping[str, Return]:
    """Return the drafts in which a clause is surely back after a draft that surely did not have it.

    A draft of which nobody says whether it has the clause, or on which accounts differ in that, is neither.
    """
    return {draft: found for line in lines(deal) for draft, found in _returns(line, clause, standings)}


def _returns(line: tuple[Draft, ...], clause: str, standings: Standings) -> Iterator[tuple[str, Return]]:
    last_there: int | None = None
    missing = 0
    for place, draft in enumerate(line):
        match _is_there(standings.of(draft.id, clause)):
            case True:
                if missing and last_there is not None:
                    yield draft.id, Return(missing, place - last_there - 1)
                last_there, missing = place, 0
            case False:
                missing += last_there is not None
            case None:
                continue


def _is_there(standing: Standing) -> bool | None:
    """Tell whether a draft has a clause, None where that is not known."""
    answers = {not isinstance(account.claim, Absent) for account in standing.accounts}
    return answers.pop() if len(answers) == 1 else None


def known_since(standings: Standings, draft: Draft, clause: str) -> datetime.date | None:
    """Return the day from which what is told of a clause has been as it is."""
    now = _told(standings.of(draft.id, clause))
    since = None
    for day in _days(standings) if now else ():
        then = Standings(standings.deal, replace(standings.lens, known=day))
        if _told(then.of(draft.id, clause)) != now:
            break
        since = day
    return since


def _told(standing: Standing) -> frozenset[Hashable]:
    return frozenset(identity(account.claim) for account in standing.accounts)


def _days(standings: Standings) -> list[datetime.date]:
    """Return every day on which reports came in, were taken back or ruled on, the last one first."""
    deal, known = standings.deal, standings.lens.known
    reports = [report for draft in deal.drafts.values() for report in draft.reports]
    rulings = [ruling for draft in deal.drafts.values() for ruling in draft.rulings]
    events: list[Quantity | None] = [deal.sources[report.source].published for report in reports]
    events += [report.retracted.on for report in reports if report.retracted]
    events += [ruling.on for ruling in rulings]
    found = {days(event)[1] for event in events if event is not None}
    return sorted((day for day in found if known is None or day <= known), reverse=True)
