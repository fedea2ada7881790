"""The shapes of the plain data that every format renders: what the JSON holds."""

from typing import NotRequired, TypedDict

from draftdiff.comparing.changes import Group, Kind
from draftdiff.values import ValueType


class ReportView(TypedDict):
    """One report; `says` is its own claim, before accounts were merged.

    `change` and `since` are set where it reports a change and not a value.
    """

    source: str
    outlet: str
    relays: str | None
    relayed_outlet: str | None
    who: str
    basis: str
    says: str
    change: str | None
    since: str | None
    quote: str
    note: str
    published: str | None
    published_words: str
    title: str
    url: str
    file: str
    line: int


AccountView = TypedDict(
    "AccountView",
    {
        "display": str,
        "value": str | None,
        "of": str | None,
        "is": str | None,
        "origins": list[str],
        "reports": list[ReportView],
        "compatible": list[ReportView],
        "strength": str,
    },
)
"""What one or more origins say: exactly one of `value` and `is` is set.

`compatible` holds reports that say less than the account, or that fit another one as well.
"""


class AsideView(TypedDict):
    """A report that is shown and not counted, with the reason; `on` is the day on which it was taken back."""

    why: str
    because: str
    on: str | None
    on_words: str
    report: ReportView


class RulingView(TypedDict):
    """An editor's choice, with its reason."""

    accept: str
    because: str
    on: str | None
    on_words: str


class StandingView(TypedDict):
    """What is known of a clause; `contested` says in what the accounts differ."""

    state: str
    display: str
    contested: str | None
    accounts: list[AccountView]
    strength: str | None
    asides: list[AsideView]
    ruling: RulingView | None


class DeltaView(TypedDict):
    """A difference: a range for ordered values (as exact text), items for lists."""

    display: str
    low: str | None
    high: str | None
    unit: str
    added: list[str]
    removed: list[str]


class ChangeView(TypedDict):
    """One clause in both drafts."""

    kind: Kind
    group: Group
    clause: str
    label: str
    type: ValueType
    certain: bool
    possible: list[Kind]
    delta: DeltaView | None
    favours: str | None
    before: StandingView
    after: StandingView


class DraftView(TypedDict):
    """What a draft says of itself; `maybe` names a draft that may be the same document."""

    id: str
    title: str
    by: str
    date: str | None
    date_words: str
    status: str
    follows: str | None
    maybe: str | None
    note: str


class ClauseView(TypedDict):
    """A clause by id and label."""

    clause: str
    label: str


class SummaryView(TypedDict):
    """How many clauses there are, and in which group each is; `reported_otherwise` of one draft on two days only."""

    clauses: int
    changed: int
    unclear: int
    kept: int
    newly_reported: int
    not_reported: int
    never_reported: int
    reported_otherwise: NotRequired[int]


class SetAsideView(TypedDict):
    """A report that does not count, on a clause that no report counts on in either draft."""

    clause: str
    label: str
    draft: str
    aside: AsideView


class DaysView(TypedDict):
    """The two days on which one draft is compared with itself."""

    before: str
    before_words: str
    after: str
    after_words: str


class ComparisonView(TypedDict):
    """Two drafts, every clause reported in either, in clause order.

    With `days`, both are one draft, as it was known on the one day and on the other.
    """

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    before: DraftView
    after: DraftView
    changes: list[ChangeView]
    never_reported: list[ClauseView]
    set_aside: list[SetAsideView]
    summary: SummaryView
    days: NotRequired[DaysView]


class DraftClauseView(TypedDict):
    """One clause of one draft."""

    clause: str
    label: str
    type: ValueType
    standing: StandingView


class ShowView(TypedDict):
    """One draft, clause by clause."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    draft: DraftView
    clauses: list[DraftClauseView]
    never_reported: list[ClauseView]
    summary: dict[str, int]
