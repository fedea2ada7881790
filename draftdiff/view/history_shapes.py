"""The shapes of the data of many drafts: change log, matrix, trace, ledger, gaps."""

from typing import TypedDict

from draftdiff.view.shapes import ChangeView, ClauseView, DraftView, ReportView, StandingView


class StepChangeView(ChangeView):
    """A change at a step; a reinstated clause returned after so many drafts, 0 for any other."""

    returned_after: int


class StepView(TypedDict):
    """A draft beside the one before it; a first draft has none, and opens with what is known of it."""

    draft: DraftView
    before: DraftView | None
    stated: bool
    changes: list[StepChangeView]
    never_reported: list[ClauseView]
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
    """A change as it was shown while a retracted report stood, and as it is shown now."""

    before: DraftView
    after: DraftView
    was: ChangeView | None
    now: ChangeView | None


class ErratumView(TypedDict):
    """A retracted report, and the changes that this undoes."""

    draft: DraftView
    clause: str
    label: str
    report: ReportView
    on: str | None
    on_words: str
    because: str
    undone: list[UndoneView]


class ChangelogView(TypedDict):
    """The history of a deal: the deal changed, our knowledge changed, a source changed."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    lines: list[list[str]]
    summary: dict[str, int]
    steps: list[StepView]
    later: list[LaterView]
    errata: list[ErratumView]


class CellView(TypedDict):
    """A clause in a draft, and what happened to it since the draft before."""

    draft: str
    standing: StandingView
    change: ChangeView | None


class MatrixRowView(TypedDict):
    """A clause in every draft."""

    clause: str
    label: str
    cells: list[CellView]


class MatrixView(TypedDict):
    """Every clause in every draft."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    drafts: list[DraftView]
    rows: list[MatrixRowView]
    summary: dict[str, int]


class SourceView(TypedDict):
    """A source as readers know it."""

    id: str
    outlet: str
    published: str | None
    published_words: str
    full_text: bool


class SourceCellView(TypedDict):
    """Whether a source speaks of a clause, and what it says."""

    source: str
    mention: str
    reports: list[ReportView]


class SourceRowView(TypedDict):
    """A clause in every source."""

    clause: str
    label: str
    cells: list[SourceCellView]


class SourceMatrixView(TypedDict):
    """Every clause in every source that is cited."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    sources: list[SourceView]
    rows: list[SourceRowView]


class StageView(TypedDict):
    """A clause in one draft, with when each report of it became known."""

    draft: DraftView
    before: DraftView | None
    standing: StandingView
    change: ChangeView | None
    returned_after: int


class TraceView(TypedDict):
    """One clause through all drafts."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    clause: str
    label: str
    stages: list[StageView]


class MoveView(TypedDict):
    """A change between two drafts of one party; `towards` holds every party that it may favour, `""` for none."""

    party: str
    clause: str
    label: str
    before: DraftView
    after: DraftView
    change: ChangeView
    certain: bool
    towards: list[str]


class TallyView(TypedDict):
    """How often a party moved towards another one: at least, and at most; and what is not known."""

    party: str
    name: str
    low: int
    high: int
    unknown: int
    drafts: int


class LedgerView(TypedDict):
    """Who moved, on which clause, at which step, towards whom."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    clauses: int
    tallies: list[TallyView]
    moves: list[MoveView]


class GapView(TypedDict):
    """One open question, with what is known already."""

    missing: str
    clause: str
    label: str
    draft: DraftView
    known_in: DraftView
    known: StandingView


class GapsView(TypedDict):
    """Every open question, the cheapest first."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    gaps: list[GapView]
    summary: dict[str, int]


class LikenessView(TypedDict):
    """One clause in two drafts, and whether it lets them be one document."""

    clause: str
    label: str
    answer: str
    one: StandingView
    other: StandingView


class IdentityView(TypedDict):
    """Two drafts that may be one document."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    one: DraftView
    other: DraftView
    likenesses: list[LikenessView]
    summary: dict[str, int]
