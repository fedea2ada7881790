"""What changed in our knowledge or in a source, and not in the deal: late reports, retractions, drift."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from draftdiff.comparing.changes import Change
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standing, Standings, Why
from draftdiff.history.steps import predecessors
from draftdiff.model import Deal, Draft, Report
from draftdiff.values import days

ONE_DAY = datetime.timedelta(days=1)
Events = Mapping[tuple[str, str], Collection[datetime.date | None]]
"""Days by draft and clause; None stands for something without a date."""


@dataclass(frozen=True, slots=True)
class Later:
    """What a day's reports changed in what is known of a clause in a draft that had a successor by then.

    `reports` holds that day's reports on it; there are none where a full text is silent, or where what is known of
    another draft tells of this one.
    """

    on: datetime.date
    draft: Draft
    clause: str
    before: Standing
    after: Standing
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """A change between two drafts as it would be, had the report stood, and as it is; None for nothing."""

    before: Draft
    after: Draft
    was: Change | None
    now: Change | None


@dataclass(frozen=True, slots=True)
class Erratum:
    """A retracted report on a clause of a draft, and the changes that its retraction undoes."""

    draft: Draft
    clause: str
    report: Report
    undone: tuple[Undone, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A report on a clause of a draft that passes on something else than its origin says."""

    draft: Draft
    clause: str
    report: Report


def later_knowledge(standings: Standings) -> tuple[Later, ...]:
    """Return what became known of a draft after the next one was there, in the order of days.

    What was taken back since is not among it.
    """
    settled = _with_retractions_always(standings)
    deal, happened = settled.deal, events(settled)
    found = [later for draft in deal.drafts.values() for later in _later(settled, draft, happened)]
    # On a day of rulings alone no report told of anything.
    reported = {published(deal, report) for draft in deal.drafts.values() for report in draft.reports}
    return tuple(sorted((later for later in found if later.on in reported), key=lambda later: later.on))


def _with_retractions_always(standings: Standings) -> Standings:
    """Let retractions hold from the first day on: one without a date always does."""
    deal, lens = standings.deal, standings.lens

    def always(report: Report) -> Report:
        if report.retracted is None or not lens.is_retracted(report):
            return report
        return replace(report, retracted=replace(report.retracted, on=None))

    drafts = {id: replace(draft, reports=tuple(map(always, draft.reports))) for id, draft in deal.drafts.items()}
    return standings if drafts == deal.drafts else Standings(replace(deal, drafts=drafts), lens)


def _later(standings: Standings, draft: Draft, happened: Events) -> Iterator[Later]:
    deal, next_day = standings.deal, succeeded(standings.deal, draft)
    touched = [
        (day, clause)
        for clause in (deal.clauses if next_day else ())
        for day in event_days(standings, happened, draft, clause)
        if day and next_day and day > next_day
    ]
    for day, clause in sorted(touched, key=lambda pair: pair[0]):
        then, now = standings.on(day - ONE_DAY), standings.on(day)
        before, after = then.of(draft.id, clause), now.of(draft.id, clause)
        if before.accounts != after.accounts:
            reports = tuple(report for report in now.told(draft.id, clause) if published(deal, report) == day)
            yield Later(day, draft, clause, before, after, reports)


def events(standings: Standings) -> Events:
    """Return, for every clause of a draft, the days on which reports on it came in, were taken back or ruled on.

    A full text is on every clause of its draft: it tells by its silence too.
    """
    deal = standings.deal
    found: defaultdict[tuple[str, str], set[datetime.date | None]] = defaultdict(set)
    for draft in deal.drafts.values():
        for report in draft.reports:
            on = {published(deal, report)}
            if report.retracted and report.retracted.on:
                on.add(days(report.retracted.on)[1])
            for clause in deal.clauses if deal.sources[report.source].full_text else (report.clause,):
                found[draft.id, clause] |= on
        for ruling in draft.rulings:
            if ruling.on:
                found[draft.id, ruling.clause].add(days(ruling.on)[1])
    return found


def event_days(standings: Standings, happened: Events, draft: Draft, clause: str) -> set[datetime.date | None]:
    """Return the days, up to that of the lens, on which it may have become another thing that is told of a clause."""
    known = standings.lens.known
    found = (happened.get((id, clause), ()) for id in standings.reach(draft.id, clause))
    return {day for some in found for day in some if day is None or known is None or day <= known}


def succeeded(deal: Deal, draft: Draft) -> datetime.date | None:
    """Return the first day on which a draft that follows this one was there."""
    before = predecessors(deal)
    followers = [other for other in deal.drafts.values() if (one := before[other.id]) and one.id == draft.id]
    return min((days(other.date)[1] for other in followers if other.date), default=None)


def published(deal: Deal, report: Report) -> datetime.date | None:
    """Return the last day on which a report may have been published."""
    when = deal.sources[report.source].published
    return days(when)[1] if when else None


def drift(standings: Standings) -> tuple[Drift, ...]:
    """Return every report that passes on something else than its origin says, as far as the lens lets through."""
    cells = ((draft, clause) for draft in standings.deal.drafts.values() for clause in standings.deal.clauses)
    return tuple(
        Drift(draft, clause, aside.report)
        for draft, clause in cells
        for aside in standings.of(draft.id, clause).asides
        if aside.why is Why.DRIFT
    )


def errata(standings: Standings) -> tuple[Erratum, ...]:
    """Return every report that was taken back, with the changes that rested on it."""
    return tuple(
        Erratum(draft, report.clause, report, tuple(_undone(standings, report)))
        for draft in standings.deal.drafts.values()
        for report in standings.visible(draft.id)
        if standings.lens.is_retracted(report)
    )


def _undone(standings: Standings, report: Report) -> Iterator[Undone]:
    """Compare every step with what it would be, had the report not been taken back."""
    as_if = Standings(_with_report_standing(standings.deal, report), standings.lens)
    for id, before in predecessors(standings.deal).items():
        if before is not None:
            draft = standings.deal.drafts[id]
            was, now = (change_between(known, before, draft, report.clause) for known in (as_if, standings))
            if _shown(was) != _shown(now):
                yield Undone(before, draft, was, now)


def _shown(change: Change | None) -> object:
    """Return what a reader sees of a change, whoever says it."""
    if change is None:
        return None
    sides = [[account.claim for account in side.accounts] for side in (change.before, change.after)]
    return change.possible, change.delta, change.favours, sides


def _with_report_standing(deal: Deal, retracted: Report) -> Deal:
    draft = deal.drafts[retracted.draft]
    reports = tuple(replace(r, retracted=None) if r is retracted else r for r in draft.reports)
    return replace(deal, drafts={**deal.drafts, draft.id: replace(draft, reports=reports)})
