"""A comparison, a draft or the overview as plain data: the one shape that every format renders."""

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from draftdiff.accounts import Settled, base_key
from draftdiff.changes import Change, Group, ItemsDelta, Kind, group
from draftdiff.diff import Comparison
from draftdiff.model import Absent, Claim, Clause, Deal, Draft, Present, Report, Shift, Stated
from draftdiff.standing import Account, Standing, Standings, State, Strength
from draftdiff.values import Delta, ValueType, display, display_delta, meet, written_date

FORMAT_VERSION = 1


class ReportView(TypedDict):
    """One report; `says` is its own claim, before accounts were merged."""

    source: str
    outlet: str
    relays: str | None
    relayed_outlet: str | None
    who: str
    basis: str
    says: str
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
    """A report that is shown and not counted, with the reason."""

    why: str
    because: str
    report: ReportView


class RulingView(TypedDict):
    """An editor's choice, with its reason."""

    accept: str
    because: str
    on: str | None


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
    """What a draft says of itself."""

    id: str
    title: str
    by: str
    date: str | None
    date_words: str
    status: str
    follows: str | None
    note: str


class ClauseView(TypedDict):
    """A clause by id and label."""

    clause: str
    label: str


class SummaryView(TypedDict):
    """How many clauses there are, and in which group each is."""

    clauses: int
    changed: int
    unclear: int
    kept: int
    newly_reported: int
    not_reported: int
    never_reported: int


class ComparisonView(TypedDict):
    """Two drafts, every clause reported in either, in clause order."""

    format_version: int
    deal: str
    title: str
    parties: dict[str, str]
    before: DraftView
    after: DraftView
    changes: list[ChangeView]
    never_reported: list[ClauseView]
    summary: SummaryView


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


def comparison_view(comparison: Comparison) -> ComparisonView:
    """Turn a comparison into data, with lines worked out."""
    deal = comparison.deal
    groups = Counter(group(change.kind) for change in comparison.changes)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "before": draft_view(comparison.before),
        "after": draft_view(comparison.after),
        "changes": [_change_view(change, deal) for change in comparison.changes],
        "never_reported": _clause_views(comparison.never_reported),
        "summary": {
            "clauses": len(deal.clauses),
            "changed": groups[Group.CHANGED],
            "unclear": groups[Group.UNCLEAR],
            "kept": groups[Group.KEPT],
            "newly_reported": groups[Group.NEWLY_REPORTED],
            "not_reported": groups[Group.NOT_REPORTED],
            "never_reported": len(comparison.never_reported),
        },
    }


def show_view(standings: Standings, draft: Draft) -> ShowView:
    """Turn what is known of a draft into data."""
    deal = standings.deal
    found = [(clause, standings.of(draft.id, clause.id)) for clause in deal.clauses.values()]
    known = [(clause, standing) for clause, standing in found if standing.accounts or standing.asides]
    states = Counter(standing.state for _, standing in found)
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "draft": draft_view(draft),
        "clauses": [
            {
                "clause": clause.id,
                "label": clause.label,
                "type": clause.type,
                "standing": _standing_view(standing, deal),
            }
            for clause, standing in known
        ],
        "never_reported": _clause_views(c for c, s in found if not (s.accounts or s.asides)),
        "summary": {
            "clauses": len(deal.clauses),
            "settled": states[State.SETTLED],
            "contested": states[State.CONTESTED],
            "not_reported": states[State.NOT_REPORTED],
        },
    }


def draft_view(draft: Draft) -> DraftView:
    """Turn what a draft says of itself into data."""
    return {
        "id": draft.id,
        "title": draft.title,
        "by": draft.by,
        "date": display(draft.date) if draft.date else None,
        "date_words": written_date(draft.date) if draft.date else "no date",
        "status": draft.status,
        "follows": draft.follows,
        "note": draft.note,
    }


def _clause_views(clauses: Iterable[Clause]) -> list[ClauseView]:
    return [{"clause": clause.id, "label": clause.label} for clause in clauses]


def _change_view(change: Change, deal: Deal) -> ChangeView:
    clause = deal.clauses[change.clause]
    return {
        "kind": change.kind,
        "group": group(change.kind),
        "clause": clause.id,
        "label": clause.label,
        "type": clause.type,
        "certain": change.certain,
        "possible": list(change.possible),
        "delta": _delta_view(change.delta),
        "favours": change.favours,
        "before": _standing_view(change.before, deal),
        "after": _standing_view(change.after, deal),
    }


def _delta_view(delta: Delta | ItemsDelta | None) -> DeltaView | None:
    match delta:
        case None:
            return None
        case Delta():
            low, high = (None if bound is None else str(bound) for bound in (delta.low, delta.high))
            return {
                "display": display_delta(delta),
                "low": low,
                "high": high,
                "unit": delta.unit,
                "added": [],
                "removed": [],
            }
        case ItemsDelta():
            parts = [f"+ {name}" for name in delta.added] + [f"− {name}" for name in delta.removed]
            return {
                "display": ", ".join(parts),
                "low": None,
                "high": None,
                "unit": "",
                "added": list(delta.added),
                "removed": list(delta.removed),
            }


def _standing_view(standing: Standing, deal: Deal) -> StandingView:
    ruling = standing.ruling
    return {
        "state": standing.state,
        "display": _standing_display(standing),
        "contested": _contested(standing),
        "accounts": [_account_view(account, deal) for account in standing.accounts],
        "strength": strength_words(standing.accounts[0].strength) if standing.accounts else None,
        "asides": [
            {
                "why": aside.why,
                "because": aside.report.retracted.because if aside.report.retracted else "",
                "report": _report_view(aside.report, deal),
            }
            for aside in standing.asides
        ],
        "ruling": None
        if ruling is None
        else {
            "accept": ruling.accept,
            "because": ruling.because,
            "on": display(ruling.on) if ruling.on else None,
        },
    }


def _contested(standing: Standing) -> str | None:
    """Say in what contested accounts differ: the base, the value, or whether there is one."""
    claims = [account.claim for account in standing.accounts]
    if len(claims) < 2:
        return None
    if not all(isinstance(claim, Stated) for claim in claims):
        return "presence"
    if _common_value(claims) is not None:
        return "base"
    bases = {base_key(claim.of) for claim in claims if isinstance(claim, Stated)}
    return "value" if len(bases) == 1 else "value and base"


def _common_value(claims: list[Settled]) -> str | None:
    values = [claim.value for claim in claims if isinstance(claim, Stated)]
    common = values[0]
    for value in values[1:]:
        met = meet(common, value)
        if met is None:
            return None
        common = met
    return display(common)


def _standing_display(standing: Standing) -> str:
    match standing.state:
        case State.NOT_REPORTED:
            return "not reported"
        case State.SETTLED:
            return claim_words(standing.accounts[0].claim)
        case State.CONTESTED:
            common = (
                _common_value([account.claim for account in standing.accounts])
                if _contested(standing) == "base"
                else None
            )
            return f"{common}; of what is contested" if common else "contested"


def _account_view(account: Account, deal: Deal) -> AccountView:
    claim = account.claim
    stated = claim if isinstance(claim, Stated) else None
    return {
        "display": claim_words(claim),
        "value": display(stated.value) if stated else None,
        "of": stated.of if stated else None,
        "is": None if stated else claim_words(claim),
        "origins": list(account.origins),
        "reports": [_report_view(report, deal) for report in account.reports],
        "compatible": [_report_view(report, deal) for report in account.compatible],
        "strength": strength_words(account.strength),
    }


def claim_words(claim: Claim) -> str:
    """Say a claim in a few words: `50% of mining revenue`, `absent`, `raised since a-draft`."""
    match claim:
        case Stated():
            return display(claim.value) + (f" of {claim.of}" if claim.of else "")
        case Absent():
            return "absent"
        case Present():
            return "present"
        case Shift():
            return f"{claim.word} since {claim.since}"


def _report_view(report: Report, deal: Deal) -> ReportView:
    source = deal.sources[report.source]
    return {
        "source": report.source,
        "outlet": source.outlet,
        "relays": report.relays,
        "relayed_outlet": deal.sources[report.relays].outlet if report.relays else None,
        "who": report.who,
        "basis": report.basis,
        "says": claim_words(report.claim),
        "quote": report.quote,
        "note": report.note,
        "published": display(source.published) if source.published else None,
        "published_words": written_date(source.published) if source.published else "no date",
        "title": source.title,
        "url": source.url,
        "file": report.place.file.name,
        "line": report.place.start.line,
    }


def strength_words(strength: Strength) -> str:
    """Say what an account rests on: `told, 2 origins`, `document seen, 1 origin, relayed once`."""
    basis = {"document": "document seen", "on-record": "on the record"}.get(strength.basis, strength.basis)
    origins = "1 origin" if strength.origins == 1 else f"{strength.origins} origins"
    relayed = ""
    if strength.origins == 1 and strength.relays > 1:
        times = {2: "twice"}.get(strength.relays, f"{strength.relays} times")
        relayed = f", relayed {times}"
    return f"{basis}, {origins}{relayed}"
