"""The shapes of the data of a ledger: movements, tallies, and what each line of drafts came to."""

from typing import TypedDict

from draftdiff.telling.shapes import ChangeView, ClauseView, DraftView


class MoveView(TypedDict):
    """A change between two drafts of one party; `towards` holds every party that it may favour, `""` for none.

    `between` are the party's drafts in between; with any, the step cannot be told.
    """

    party: str
    clause: str
    label: str
    before: DraftView
    after: DraftView
    between: list[DraftView]
    change: ChangeView
    certain: bool
    towards: list[str]
    answer: str


class TallyView(TypedDict):
    """On how many clauses a party gave way: at least, and at most; and on how many that cannot be said.

    `unknown` were not reported well enough to compare, `not_said` changed in a way that the record does not call a gain
    for anyone, `did_not` did not change. Each clause is in one list of `clauses`; `hardened` is that of `own-side`.
    """

    party: str
    name: str
    low: int
    high: int
    unknown: int
    not_said: int
    did_not: int
    drafts: int
    titles: list[str]
    clauses: dict[str, list[ClauseView]]
    hardened: list[ClauseView]


class MomentView(TypedDict):
    """A change between two drafts of a line, and the drafts in between that leave open at which it was."""

    before: DraftView
    after: DraftView
    between: list[DraftView]
    change: ChangeView


class NetView(TypedDict):
    """A certain change from first to last: when it came about, or at least after and by which draft."""

    change: ChangeView
    moments: list[MomentView]
    since: DraftView
    until: DraftView


class OutcomeView(TypedDict):
    """The last draft of a line beside the first."""

    drafts: list[DraftView]
    changes: list[NetView]
    summary: dict[str, int]


class LedgerView(TypedDict):
    """Who moved, on which clause, at which step, towards whom."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    clauses: int
    agreed: list[DraftView]
    tallies: list[TallyView]
    moves: list[MoveView]
    outcomes: list[OutcomeView]
