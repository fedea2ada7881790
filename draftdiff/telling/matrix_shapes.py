"""The shapes of the data of matrices: clause by draft, and clause by source."""

from typing import TypedDict

from draftdiff.telling.shapes import ChangeView, DraftView, ReportView, StandingView


class CellView(TypedDict):
    """A clause in a draft, what happened to it since the draft before, and after how many drafts it is back."""

    draft: str
    standing: StandingView
    change: ChangeView | None
    returned_after: int
    returned_at_most: int


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
