"""On whose word something is known, as a reader would say it: `one source told Axios, via Newser`."""

from collections.abc import Iterable

from draftdiff.comparing.origins import Copies, copies_of, passed
from draftdiff.comparing.origins import trace as follow
from draftdiff.comparing.standing import Account
from draftdiff.model import Absent, Basis, Deal, Report, Shift
from draftdiff.telling import words


def credit(account: Account, deal: Deal) -> str:
    """Say whose reporting an account is, outlet by outlet, the best basis first."""
    return credit_of(account.reports, deal, account.compatible)


def credit_of(reports: Iterable[Report], deal: Deal, among: Iterable[Report] = ()) -> str:
    """Say whose reporting some reports on a clause of a draft are; relays stand with the outlet that they come from.

    `among` holds the other reports on it, through which a relay of a relay may lead to its origin.
    """
    by_outlet: dict[str, list[Report]] = {}
    chosen = list(reports)
    copies = copies_of(deal)
    lines = follow(list(dict.fromkeys((*chosen, *among))), copies)
    for report in chosen:
        came = lines[report]
        by_outlet.setdefault(deal.sources[came.origin].outlet, []).append(report)
    found = [(outlet, *_first_hand(told, copies)) for outlet, told in by_outlet.items()]
    found.sort(key=lambda one: list(Basis).index(_best(one[1])))
    return "; ".join(_outlet(outlet, own, via, deal) for outlet, own, via in found)


def is_weak(account: Account) -> bool:
    """Tell whether one outlet alone stands for an account, and has neither the text nor a name."""
    return account.strength.origins == 1 and account.strength.basis in (Basis.TOLD, Basis.ANALYSIS)


def is_inferred(report: Report, deal: Deal) -> bool:
    """Tell whether nobody says it: the source printed the draft in full, and the clause is not in it."""
    draft = deal.drafts[report.draft]
    return isinstance(report.claim, Absent) and report.place is draft.place and report not in draft.reports


CAME = {
    Basis.PUBLISHED: "printed by ",
    Basis.DOCUMENT: "seen by ",
    Basis.ON_RECORD: "on the record to ",
    Basis.TOLD: "told to ",
    Basis.ANALYSIS: "read so by ",
}
"""How what a draft says came to outlets that are named behind it: `told to Financial Times`."""


def _first_hand(told: list[Report], copies: Copies) -> tuple[list[Report], list[Report]]:
    """Part what an outlet says itself from what others pass on; where it says nothing itself, they speak for it."""
    own = [report for report in told if passed(report, copies) is None]
    return (own, []) if own else (told, told)


def _best(reports: list[Report]) -> Basis:
    return min((report.basis for report in reports), key=list(Basis).index)


def _outlet(outlet: str, own: list[Report], via: list[Report], deal: Deal) -> str:
    basis = _best(own)
    resting = [report for report in own if report.basis is basis]
    relays = words.listed(list(dict.fromkeys(deal.sources[report.source].outlet for report in via)))
    said = _said(outlet, basis, resting, deal)
    changes = dict.fromkeys(words.says(report, deal) for report in resting if isinstance(report.claim, Shift))
    said += f", via {relays}" if relays else ""
    said += ", without naming the draft" if all(report.is_one_of_several for report in resting) else ""
    return said + (f": {' and '.join(changes)}" if changes else "")


def _said(outlet: str, basis: Basis, reports: list[Report], deal: Deal) -> str:
    whos = words.listed(list(dict.fromkeys(r.who for r in reports if words.names_someone(r.who))))
    match basis:
        case Basis.PUBLISHED:
            silent = all(is_inferred(report, deal) for report in reports)
            return f"not in the text that {outlet} printed" if silent else f"printed by {outlet}"
        case Basis.DOCUMENT:
            return f"{outlet}: {whos}, document seen" if whos else f"{outlet} saw the document"
        case Basis.ON_RECORD:
            return f"{outlet}: {whos or 'a named person'}, on the record"
        case Basis.TOLD if "," in whos:
            return f"{outlet} was told: {whos}"
        case Basis.TOLD:
            return f"{whos} told {outlet}" if whos else f"{outlet}, not attributed"
        case Basis.ANALYSIS:
            return f"{outlet}'s own reading" + (f": {whos}" if whos else "")
