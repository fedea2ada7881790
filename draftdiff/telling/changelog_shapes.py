"""The shapes of the data of a change log."""

from typing import TypedDict

from draftdiff.telling.shapes import (
    ChangeView,
    ClauseView,
    DraftClauseView,
    DraftView,
    ReportView,
    SetAsideView,
    StandingView,
)


class RecallView(TypedDict):
    """The last draft that a clause was reported in before the reports fell silent, and the change since it."""

    draft: DraftView
    change: ChangeView


class StepChangeView(ChangeView):
    """A change at a step.

    A clause that is back was missing from `returned_after` drafts at least, 0 for any other, and from
    `returned_at_most` at most. A newly reported one may have been known of an earlier draft: `recalled`.
    """

    returned_after: int
    returned_at_most: int
    recalled: RecallView | None


class StepView(TypedDict):
    """A draft beside the one before it; a first draft has none, and opens with what is known of it.

    `beside` holds the other drafts that follow the same one.
    """

    draft: DraftView
    before: DraftView | None
    stated: bool
    beside: list[DraftView]
    opens_with: list[DraftClauseView]
    changes: list[StepChangeView]
    never_reported: list[ClauseView]
    set_aside: list[SetAsideView]
    summary: dict[str, int]


class LaterView(TypedDict):
    """What a day's reports changed in what is known of a draft that had a successor by then."""

    on: str
    on_words: str
    draft: DraftView
    clause: str
    label: str
    before: StandingView
    after: StandingView
    reports: list[ReportView]


class UndoneView(TypedDict):
    """A change as it would be, had a retracted report stood, and as it is."""

    before: DraftView
    after: DraftView
    was: ChangeView | None
    now: ChangeView | None


class DriftView(TypedDict):
    """A report that passes on something else than its origin says."""

    draft: DraftView
    clause: str
    label: str
    report: ReportView


class ErratumView(DriftView):
    """A retracted report, and the changes that this undoes."""

    on: str | None
    on_words: str
    because: str
    undone: list[UndoneView]


class ChangelogView(TypedDict):
    """The history of a deal: the deal changed, our knowledge changed, a source changed.

    `since` is the draft that it begins after, if not with the first one; `known` the last day of what counts, and
    `without` the sources that do not.
    """

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    since: DraftView | None
    known: str | None
    known_words: str
    without: list[str]
    drafts: list[DraftView]
    lines: list[list[str]]
    summary: dict[str, int]
    steps: list[StepView]
    later: list[LaterView]
    errata: list[ErratumView]
    drift: list[DriftView]
