"""What changed in our knowledge or in a source, and not in the deal: late reports, retractions, drift."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from draftdiff.comparing.changes import Change
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standing, Standings, Why
from draftdiff.history.steps import predecessors
from draftdiff.model import Deal, Draft, Report, Shift
from draftdiff.values import days

ONE_DAY = datetime.timedelta(days=1)
Touched = tuple[str, str]
"""A draft and a clause of it, by their ids."""


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
    """A retracted report, and the changes that its retraction undoes."""

    report: Report
    undone: tuple[Undone, ...]


def later_knowledge(standings: Standings) -> tuple[Later, ...]:
    """Return what became known of a draft after the next one was there, in the order of days.

    What was taken back since is not among it.
    """
    settled = _with_retractions_always(standings)
    events = _events(settled)
    found = [later for draft in settled.deal.drafts.values() for later in _later(settled, draft, events)]
    return tuple(sorted(found, key=lambda later: later.on))


def _with_retractions_always(standings: Standings) -> Standings:
    """Let retractions hold from the first day on: one without a date always does."""
    deal, lens = standings.deal, standings.lens

    def always(report: Report) -> Report:
        if report.retracted is None or not lens.is_retracted(report):
            return report
        return replace(report, retracted=replace(report.retracted, on=None))

    drafts = {id: replace(draft, reports=tuple(map(always, draft.reports))) for id, draft in deal.drafts.items()}
    return standings if drafts == deal.drafts else Standings(replace(deal, drafts=drafts), lens)


def _later(standings: Standings, draft: Draft, events: Mapping[datetime.date, set[Touched]]) -> Iterator[Later]:
    next_day = succeeded(standings.deal, draft)
    for day, touched in events.items():
        if next_day is None or day <= next_day:
            continue
        then, now = standings.on(day - ONE_DAY), standings.on(day)
        for clause in (clause for clause in standings.deal.clauses if (draft.id, clause) in touched):
            before, after = then.of(draft.id, clause), now.of(draft.id, clause)
            if before.accounts != after.accounts:
                told = now.told(draft.id, clause)
                reports = tuple(report for report in told if published(standings.deal, report) == day)
                yield Later(day, draft, clause, before, after, reports)


def _events(standings: Standings) -> Mapping[datetime.date, set[Touched]]:
    """Return every day on which a report came out, with the clauses of drafts of which it may tell.

    Those are what the day's reports and rulings are on, every clause of a draft of which a full text came out, since
    its silence tells too, and these clauses in each draft of which a change is reported.
    """
    deal, known = standings.deal, standings.lens.known
    found: defaultdict[datetime.date, set[Touched]] = defaultdict(set)
    reports = [report for draft in deal.drafts.values() for report in draft.reports]
    for report in reports:
        day = published(deal, report)
        if day and (known is None or day <= known):
            told = deal.clauses if deal.sources[report.source].full_text else (report.clause,)
            found[day] |= {(report.draft, clause) for clause in told}
    for id, ruling in ((id, ruling) for id, draft in deal.drafts.items() for ruling in draft.rulings):
        if ruling.on and days(ruling.on)[1] in found:
            found[days(ruling.on)[1]].add((id, ruling.clause))
    changes = {(report.draft, report.clause) for report in reports if isinstance(report.claim, Shift)}
    for touched in found.values():
        clauses = {clause for _, clause in touched}
        touched |= {cell for cell in changes if cell[1] in clauses}
    return {day: found[day] for day in sorted(found)}


def succeeded(deal: Deal, draft: Draft) -> datetime.date | None:
    """Return the first day on which a draft that follows this one was there."""
    before = predecessors(deal)
    followers = [other for other in deal.drafts.values() if (one := before[other.id]) and one.id == draft.id]
    return min((days(other.date)[1] for other in followers if other.date), default=None)


def published(deal: Deal, report: Report) -> datetime.date | None:
    """Return the last day on which a report may have been published."""
    when = deal.sources[report.source].published
    return days(when)[1] if when else None


def drift(standings: Standings) -> tuple[Report, ...]:
    """Return every report that passes on something else than its origin says, as far as the lens lets through."""
    cells = ((draft, clause) for draft in standings.deal.drafts for clause in standings.deal.clauses)
    asides = (aside for cell in cells for aside in standings.of(*cell).asides)
    return tuple(aside.report for aside in asides if aside.why is Why.DRIFT)


def errata(standings: Standings) -> tuple[Erratum, ...]:
    """Return every report that was taken back, with the changes that rested on it."""
    return tuple(
        Erratum(report, tuple(_undone(standings, report)))
        for draft in standings.deal.drafts
        for report in standings.visible(draft)
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
