"""The shapes of the life of one clause."""

from typing import TypedDict

from draftdiff.telling.shapes import ChangeView, DraftView, ReportView, StandingView


class EntryView(TypedDict):
    """A report with what the record makes of it; `depth` counts the outlets between it and its origin.

    `reading` says what a reported change makes of the draft that it names, `against` who contradicts that.
    """

    report: ReportView
    origin: str
    origin_outlet: str
    depth: int
    why: str | None
    retracted_on_words: str
    because: str
    inferred: bool
    late: bool
    reading: str | None
    since_title: str | None
    unfit: bool
    against: list[ReportView]


class StageView(TypedDict):
    """A clause in one draft, with when each report of it became known.

    A clause that is back was missing from `returned_after` drafts at least and `returned_at_most` at most.
    """

    draft: DraftView
    before: DraftView | None
    standing: StandingView
    change: ChangeView | None
    returned_after: int
    returned_at_most: int
    known_since: str | None
    known_since_words: str
    entries: list[EntryView]


class TraceView(TypedDict):
    """One clause through all drafts."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    clause: str
    label: str
    lines: list[list[str]]
    stages: list[StageView]
