"""What is known of a clause as plain data: accounts, reports and the words for them."""

from draftdiff.comparing.accounts import Settled, base_key
from draftdiff.comparing.standing import Account, Aside, Standing, State, Strength, Why
from draftdiff.model import Absent, Claim, Deal, Present, Report, Shift, ShiftWord, Stated
from draftdiff.telling.shapes import AccountView, AsideView, ReportView, StandingView
from draftdiff.values import Quantity, Value, ValueType, display, meet, written_date

MOVED = {ShiftWord.RAISED: "moved later", ShiftWord.LOWERED: "moved earlier"}


def standing_view(standing: Standing, deal: Deal) -> StandingView:
    """Turn what is known of a clause into data, with lines worked out."""
    ruling = standing.ruling
    return {
        "state": standing.state,
        "display": _standing_display(standing, deal),
        "contested": _contested(standing),
        "accounts": [_account_view(account, deal) for account in standing.accounts],
        "strength": strength_words(standing.accounts[0].strength) if len(standing.accounts) == 1 else None,
        "asides": [aside_view(aside, deal) for aside in standing.asides],
        "ruling": None
        if ruling is None
        else {
            "accept": ruling.accept,
            "because": ruling.because,
            "on": display(ruling.on) if ruling.on else None,
            "on_words": written_date(ruling.on) if ruling.on else "no date",
        },
    }


def aside_view(aside: Aside, deal: Deal) -> AsideView:
    """Turn a report that does not count into data."""
    retracted = aside.report.retracted if aside.why is Why.RETRACTED else None
    on = retracted.on if retracted else None
    return {
        "why": aside.why,
        "because": retracted.because if retracted else "",
        "on": display(on) if on else None,
        "on_words": written_date(on) if on else "no date",
        "report": report_view(aside.report, deal),
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
    return value_words(common)


def _standing_display(standing: Standing, deal: Deal) -> str:
    match standing.state:
        case State.NOT_REPORTED:
            return "not reported"
        case State.SETTLED:
            return _account_words(standing.accounts[0], deal)
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
        "display": _account_words(account, deal),
        "value": display(stated.value) if stated else None,
        "of": stated.of if stated else None,
        "is": None if stated else claim_words(claim),
        "origins": list(account.origins),
        "reports": [report_view(report, deal) for report in account.reports],
        "compatible": [report_view(report, deal) for report in account.compatible],
        "strength": strength_words(account.strength),
    }


def _account_words(account: Account, deal: Deal) -> str:
    """Say an account in a few words; where a base is asked for and nobody gave one, say that too."""
    clause = deal.clauses[account.reports[0].clause]
    unsaid = isinstance(account.claim, Stated) and account.claim.of is None and clause.of_required
    return claim_words(account.claim) + (", of what is not said" if unsaid else "")


def claim_words(claim: Claim) -> str:
    """Say a claim in a few words: `50% of mining revenue`, `absent`, `raised since a-draft`."""
    match claim:
        case Stated():
            return value_words(claim.value) + (f" of {claim.of}" if claim.of else "")
        case Absent():
            return "absent"
        case Present():
            return "present"
        case Shift():
            return f"{claim.word} since {claim.since}"


def _report_words(report: Report, deal: Deal) -> str:
    """Say a report's claim in a few words, a change with the title of the draft that it names."""
    shift = report.claim
    if not isinstance(shift, Shift):
        return claim_words(shift)
    is_date = deal.clauses[report.clause].type is ValueType.DATE
    word = MOVED.get(shift.word, shift.word) if is_date else shift.word
    return f"{word} since {deal.drafts[shift.since].title}"


def value_words(value: Value) -> str:
    """Write a value for people: as `display` does, but dates as `20 Feb 2025`."""
    if isinstance(value, Quantity) and value.type is ValueType.DATE:
        return written_date(value)
    return display(value)


def report_view(report: Report, deal: Deal) -> ReportView:
    """Turn a report into data, with the line where it stands."""
    source = deal.sources[report.source]
    return {
        "source": report.source,
        "outlet": source.outlet,
        "relays": report.relays,
        "relayed_outlet": deal.sources[report.relays].outlet if report.relays else None,
        "who": report.who,
        "basis": report.basis,
        "says": _report_words(report, deal),
        "change": report.claim.word if isinstance(report.claim, Shift) else None,
        "since": report.claim.since if isinstance(report.claim, Shift) else None,
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
