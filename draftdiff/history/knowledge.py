"""What changed in our knowledge or in a source, and not in the deal: late reports, retractions, drift."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from draftdiff.comparing.changes import Change
from draftdiff.comparing.diff import compare
from draftdiff.comparing.standing import EVERYTHING, Lens, Standing, Standings, Why
from draftdiff.history.steps import predecessor, steps
from draftdiff.model import Deal, Draft, Report
from draftdiff.values import days

ONE_DAY = datetime.timedelta(days=1)


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


def later_knowledge(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Later, ...]:
    """Return what became known of a draft after the next one was there, in the order of days.

    What was taken back since is not among it.
    """
    settled = _with_retractions_always(deal, lens)

    @cache
    def known_by(day: datetime.date) -> Standings:
        return Standings(settled, replace(lens, known=day))

    found = [later for draft in deal.drafts.values() for later in _later(settled, draft, lens, known_by)]
    return tuple(sorted(found, key=lambda later: later.on))


def _with_retractions_always(deal: Deal, lens: Lens) -> Deal:
    """Let retractions hold from the first day on: one without a date always does."""

    def always(report: Report) -> Report:
        if report.retracted is None or not lens.is_retracted(report):
            return report
        return replace(report, retracted=replace(report.retracted, on=None))

    drafts = {id: replace(draft, reports=tuple(map(always, draft.reports))) for id, draft in deal.drafts.items()}
    return replace(deal, drafts=drafts)


def _later(deal: Deal, draft: Draft, lens: Lens, known_by: Callable[[datetime.date], Standings]) -> Iterator[Later]:
    next_day = succeeded(deal, draft)
    if next_day is None:
        return
    for day in _days(deal, lens):
        if day <= next_day:
            continue
        then, now = known_by(day - ONE_DAY), known_by(day)
        for clause in deal.clauses:
            before, after = then.of(draft.id, clause), now.of(draft.id, clause)
            if before.accounts != after.accounts:
                seen = (report for report in now.visible(draft.id) if report.clause == clause)
                yield Later(
                    day, deal.drafts[draft.id], clause, before, after,
                    tuple(report for report in seen if published(deal, report) == day),
                )  # fmt: skip


def _days(deal: Deal, lens: Lens) -> list[datetime.date]:
    """Return every day on which a report came out."""
    reports = (report for draft in deal.drafts.values() for report in draft.reports)
    found = {day for report in reports if (day := published(deal, report))}
    return sorted(day for day in found if lens.known is None or day <= lens.known)


def succeeded(deal: Deal, draft: Draft) -> datetime.date | None:
    """Return the first day on which a draft that follows this one was there."""
    pairs = [(predecessor(deal, other), other) for other in deal.drafts.values()]
    followers = [other for before, other in pairs if before and before.id == draft.id]
    return min((days(other.date)[1] for other in followers if other.date), default=None)


def published(deal: Deal, report: Report) -> datetime.date | None:
    """Return the last day on which a report may have been published."""
    when = deal.sources[report.source].published
    return days(when)[1] if when else None


def drift(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Report, ...]:
    """Return every report that passes on something else than its origin says, as far as the lens lets through."""
    standings = Standings(deal, lens)
    cells = ((draft, clause) for draft in deal.drafts for clause in deal.clauses)
    asides = (aside for cell in cells for aside in standings.of(*cell).asides)
    return tuple(aside.report for aside in asides if aside.why is Why.DRIFT)


def errata(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Erratum, ...]:
    """Return every report that was taken back, with the changes that rested on it."""
    standings = Standings(deal, lens)
    return tuple(
        Erratum(report, tuple(_undone(deal, report, lens)))
        for draft in deal.drafts
        for report in standings.visible(draft)
        if lens.is_retracted(report)
    )


def _undone(deal: Deal, report: Report, lens: Lens) -> Iterator[Undone]:
    """Compare every step with what it would be, had the report not been taken back."""
    standing_deal = _with_report_standing(deal, report)
    for step in steps(deal, lens):
        if step.before is None or step.comparison is None:
            continue
        was = _change(compare(standing_deal, step.before.id, step.draft.id, lens).changes, report.clause)
        now = _change(step.comparison.changes, report.clause)
        if _shown(was) != _shown(now):
            yield Undone(step.before, step.draft, was, now)


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


def _change(changes: tuple[Change, ...], clause: str) -> Change | None:
    return next((change for change in changes if change.clause == clause), None)
