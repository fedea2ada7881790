"""The reports on a clause of a draft, relays under their origin, with what the record makes of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from draftdiff.comparing.accounts import Settled, meet_claims
from draftdiff.comparing.origins import Line
from draftdiff.comparing.origins import trace as follow
from draftdiff.comparing.shifts import Reading
from draftdiff.comparing.standing import Standing, Standings, Why
from draftdiff.history.knowledge import succeeded
from draftdiff.model import Draft, Report, Shift
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


def entries(standings: Standings, draft: Draft, clause: str) -> tuple[Entry, ...]:
    """Return every report on a clause of a draft, a relay after what it passes on, the earliest origin first."""
    standing = standings.of(draft.id, clause)
    counted = tuple(dict.fromkeys(_counted(standing)))
    asides = {aside.report: aside.why for aside in standing.asides}
    lines = follow(list(dict.fromkeys([*counted, *asides])))
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
