"""The life of one clause: every draft, every report, and when each thing became known."""

import datetime
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftdiff.comparing.accounts import Settled, identity, meet_claims
from draftdiff.comparing.changes import Change
from draftdiff.comparing.origins import Line, copies_of
from draftdiff.comparing.origins import trace as follow
from draftdiff.comparing.shifts import Reading
from draftdiff.comparing.standing import Standing, Standings, Why
from draftdiff.history.knowledge import Events, event_days, events, succeeded
from draftdiff.history.recall import LastKnown, Recall, Return, is_known, last_known, since_before
from draftdiff.history.steps import lines, predecessors
from draftdiff.model import Absent, Clause, Deal, Draft, Report, Shift
from draftdiff.values import days


@dataclass(frozen=True, slots=True)
class Entry:
    """A report on a clause of a draft, and what the record makes of it.

    `depth` counts the outlets between it and its origin. `why` says why it does not count. `inferred` tells that
    nobody says it and a full text is silent; `late`, that it surely came in after a draft that follows was there.
    Of a reported change, `readings` holds what it makes of the draft that it names, `unfit` tells that it fits
    nothing that is known of that draft, and `against` holds the values of its own draft that contradict it.
    """

    report: Report
    origin: str
    depth: int
    why: Why | None
    inferred: bool
    late: bool
    readings: tuple[Settled, ...] = ()
    unfit: bool = False
    against: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A clause in one draft: its standing, the change since the draft before, and its return.

    `known_since` is the first day on which all that is told of it had been published; None where nothing is told,
    or where a source that it rests on has no date. Where the draft before is silent, `recalled` is the change since
    the last one that was reported to have the clause; where this one is, `last_known` is what those that may be
    the last one say.
    """

    draft: Draft
    before: Draft | None
    standing: Standing
    change: Change | None
    recalled: Recall | None
    returned: Return | None
    last_known: tuple[LastKnown, ...]
    known_since: datetime.date | None
    entries: tuple[Entry, ...]

    @property
    def known_change(self) -> Change | None:
        """The change since the last draft before this one that was reported to have the clause."""
        return self.recalled.change if self.recalled else self.change


@dataclass(frozen=True, slots=True)
class Trace:
    """One clause through all drafts of a deal, in their order; `lines` has the ids of the drafts of each line."""

    deal: Deal
    clause: Clause
    lines: tuple[tuple[str, ...], ...]
    stages: tuple[Stage, ...]


def trace(standings: Standings, clause: str) -> Trace:
    """Follow a clause through all drafts; raises KeyError for a clause that the deal does not have."""
    deal, returned = standings.deal, returns(standings, clause)
    declared, came_after, happened = deal.clauses[clause], predecessors(deal), events(standings)
    stages = []
    for id, draft in deal.drafts.items():
        before, standing = came_after[id], standings.of(id, clause)
        change, recalled = since_before(standings, before, draft, clause)
        stages.append(
            Stage(
                draft,
                before,
                standing,
                change,
                recalled,
                returned.get(id),
                () if standing.accounts else last_known(standings, draft, clause),
                known_since(standings, happened, draft, clause),
                entries(standings, draft, clause),
            )
        )
    return Trace(deal, declared, tuple(tuple(draft.id for draft in line) for line in lines(deal)), tuple(stages))


def returns(standings: Standings, clause: str) -> Mapping[str, Return]:
    """Return the drafts in which a clause is surely back after a draft that surely did not have it.

    A draft of which nobody says whether it has the clause, or on which accounts differ in that, is neither.
    """
    return {draft: found for line in lines(standings.deal) for draft, found in _returns(line, clause, standings)}


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
    if not is_known(standing):
        return None
    answers = {not isinstance(account.claim, Absent) for account in standing.accounts}
    return answers.pop() if len(answers) == 1 else None


def known_since(standings: Standings, happened: Events, draft: Draft, clause: str) -> datetime.date | None:
    """Return the day from which what is told of a clause has been as it is."""
    now = _told(standings.of(draft.id, clause))
    found = event_days(standings, happened, draft, clause) if now else set()
    since = None
    # Backwards: what was told, contested and told again has been as it is since the second time only.
    for day in sorted((day for day in found if day), reverse=True):
        # After the last of them nothing happens any more, but that what has no date is not known on any day.
        if (since or None in found) and _told(standings.on(day).of(draft.id, clause)) != now:
            break
        since = day
    return since


def _told(standing: Standing) -> frozenset[Hashable]:
    return frozenset(identity(account.claim) for account in standing.accounts)


def entries(standings: Standings, draft: Draft, clause: str) -> tuple[Entry, ...]:
    """Return every report on a clause of a draft, a relay after what it passes on, the earliest origin first."""
    standing = standings.of(draft.id, clause)
    counted = tuple(dict.fromkeys(_counted(standing)))
    asides = {aside.report: aside.why for aside in standing.asides}
    lines = follow(list(dict.fromkeys([*counted, *asides])), copies_of(standings.deal))
    found = []
    for report in sorted(lines, key=lambda report: _place(standings, lines, report)):
        line, inferred = lines[report], report not in draft.reports
        late = _is_late(standings, draft, report)
        entry = Entry(report, line.origin, len(line.sources) - 1, asides.get(report), inferred, late)
        found.append(_with_readings(entry, standings, counted))
    return tuple(found)


def _counted(standing: Standing) -> Iterator[Report]:
    for account in standing.accounts:
        yield from (*account.reports, *account.compatible)


def _place(standings: Standings, lines: dict[Report, Line], report: Report) -> tuple[object, ...]:
    """Order origins by the first day of anything that came through them, then everything by its way and day."""
    way = tuple(reversed(lines[report].sources))
    first = min(_day(standings, other) for other in lines if lines[other].origin == way[0])
    return first, way, _day(standings, report), report.who, report.quote


def _day(standings: Standings, report: Report) -> str:
    published = standings.deal.sources[report.source].published
    return days(published)[1].isoformat() if published else "no date"


def _with_readings(entry: Entry, standings: Standings, counted: Sequence[Report]) -> Entry:
    """Add what a reported change makes of the draft that it names, and what does not fit it."""
    shift = entry.report.claim
    if not isinstance(shift, Shift):
        return entry
    readings = standings.readings(entry.report)
    known = standings.of(shift.since, entry.report.clause).accounts
    return replace(
        entry,
        readings=tuple(dict.fromkeys(reading.claim for reading in readings)),
        unfit=bool(known) and _fits_nothing(readings, shift),
        against=() if entry.why else tuple(other for other in counted if _contradicts(other, readings)),
    )


def _is_late(standings: Standings, draft: Draft, report: Report) -> bool:
    published = standings.deal.sources[report.source].published
    followed = succeeded(standings.deal, draft)
    return published is not None and followed is not None and days(published)[0] > followed


def _fits_nothing(readings: Sequence[Reading], shift: Shift) -> bool:
    links = [link for reading in readings for link in reading.links if link.direct and link.draft == shift.since]
    return bool(links) and all(link.claim is None for link in links)


def _contradicts(report: Report, readings: Sequence[Reading]) -> bool:
    """Tell whether a reported value or absence fits no reading of a reported change."""
    claim = report.claim
    if isinstance(claim, Shift):
        return False
    return bool(readings) and not any(meet_claims(claim, reading.claim) for reading in readings)
