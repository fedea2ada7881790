"""What changed in our knowledge and not in the deal: late reports, and reports taken back."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from draftdiff.changes import Change
from draftdiff.diff import compare
from draftdiff.history.steps import predecessor, steps
from draftdiff.model import Deal, Draft, Report
from draftdiff.standing import EVERYTHING, Lens, Standing, Standings
from draftdiff.values import days

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Later:
    """What a day's reports changed in what is known of a clause in a draft that had a successor by then."""

    on: datetime.date
    draft: Draft
    clause: str
    before: Standing
    after: Standing
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """A change between two drafts that was shown while a report stood, and what is shown now; None for nothing."""

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
    """Return what became known of a draft after the next one was there, in the order of days."""
    found = [later for draft in deal.drafts.values() for later in _later(deal, draft, lens)]
    return tuple(sorted(found, key=lambda later: later.on))


def _later(deal: Deal, draft: Draft, lens: Lens) -> Iterator[Later]:
    succeeded = _succeeded(deal, draft)
    if succeeded is None:
        return
    shown = [report for report in draft.reports if (day := published(deal, report)) and day > succeeded]
    for day in sorted({day for report in shown if (day := published(deal, report))}):
        if lens.known is not None and day > lens.known:
            return
        then = Standings(deal, replace(lens, known=day - ONE_DAY))
        now = Standings(deal, replace(lens, known=day))
        for clause in deal.clauses:
            reports = tuple(r for r in shown if r.clause == clause and published(deal, r) == day)
            before, after = then.of(draft.id, clause), now.of(draft.id, clause)
            if reports and before.accounts != after.accounts:
                yield Later(day, draft, clause, before, after, reports)


def _succeeded(deal: Deal, draft: Draft) -> datetime.date | None:
    """Return the first day on which a draft that follows this one was there."""
    followers = [other for other in deal.drafts.values() if predecessor(deal, other) == draft]
    return min((days(other.date)[1] for other in followers if other.date), default=None)


def published(deal: Deal, report: Report) -> datetime.date | None:
    """Return the last day on which a report may have been published."""
    when = deal.sources[report.source].published
    return days(when)[1] if when else None


def errata(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Erratum, ...]:
    """Return every report that was taken back, with the changes that rested on it."""
    return tuple(
        Erratum(report, tuple(_undone(deal, report, lens)))
        for draft in deal.drafts.values()
        for report in draft.reports
        if report.retracted is not None and not _is_later(report, lens)
    )


def _is_later(report: Report, lens: Lens) -> bool:
    on = report.retracted.on if report.retracted else None
    return lens.known is not None and on is not None and days(on)[1] > lens.known


def _undone(deal: Deal, report: Report, lens: Lens) -> Iterator[Undone]:
    """Compare every step with what it would be, had the report not been taken back."""
    standing_deal = _with_report_standing(deal, report)
    for step in steps(deal, lens):
        if step.before is None or step.comparison is None:
            continue
        was = _change(compare(standing_deal, step.before.id, step.draft.id, lens).changes, report.clause)
        now = _change(step.comparison.changes, report.clause)
        if (was and (was.kind, was.possible)) != (now and (now.kind, now.possible)):
            yield Undone(step.before, step.draft, was, now)


def _with_report_standing(deal: Deal, retracted: Report) -> Deal:
    draft = deal.drafts[retracted.draft]
    reports = tuple(replace(r, retracted=None) if r is retracted else r for r in draft.reports)
    return replace(deal, drafts={**deal.drafts, draft.id: replace(draft, reports=reports)})


def _change(changes: tuple[Change, ...], clause: str) -> Change | None:
    return next((change for change in changes if change.clause == clause), None)
