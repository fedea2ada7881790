"""Open questions in words: what to ask, what is known already, and whose account would settle it."""

from draftdiff.history.gaps import Missing
from draftdiff.render.phrases import count, known, listed, who_says
from draftdiff.telling import AccountView, StandingView
from draftdiff.telling.gaps import GapsView, GapView

COUNTED = {
    Missing.FELL_SILENT: "known before and not reported now",
    Missing.CONTESTED: "contested",
    Missing.ONE_ORIGIN: "with one origin only",
    Missing.NO_VALUE: "there without a value",
    Missing.NO_BASE: "a share of what nobody says",
    Missing.NO_FIGURE: "changed without a figure",
}

HEADINGS = {
    Missing.FELL_SILENT: "Known before, not reported now",
    Missing.CONTESTED: "Contested",
    Missing.ONE_ORIGIN: "One origin only",
    Missing.NO_VALUE: "There, but nobody says how it reads",
    Missing.NO_BASE: "A share of what nobody says",
    Missing.NO_FIGURE: "A change without a figure",
}


def grouped(view: GapsView) -> list[tuple[Missing, list[GapView]]]:
    """Return the questions by kind, the cheapest kind first."""
    kinds = [(kind, [gap for gap in view["gaps"] if gap["missing"] == kind]) for kind in Missing]
    return [(kind, gaps) for kind, gaps in kinds if gaps]


def by_draft(gaps: list[GapView]) -> list[tuple[str, list[GapView]]]:
    """Return questions by the draft that they ask of, as they come, with the draft's title."""
    titles = {gap["draft"]["id"]: gap["draft"]["title"] for gap in gaps}
    return [(title, [gap for gap in gaps if gap["draft"]["id"] == id]) for id, title in titles.items()]


def totals(view: GapsView) -> list[str]:
    """Count the questions by kind."""
    said = [count(len(view["gaps"]), "open question")]
    return said + [f"{view['summary'][kind]} {words}" for kind, words in COUNTED.items() if kind in view["summary"]]


def question(gap: GapView) -> str:
    """Ask what is missing of a clause in a draft."""
    accounts = gap["known"]["accounts"]
    match Missing(gap["missing"]):
        case Missing.FELL_SILENT:
            return _still(gap)
        case Missing.CONTESTED:
            return _which(gap["known"])
        case Missing.ONE_ORIGIN:
            return f"Who else can confirm {_claim(accounts[0])}?"
        case Missing.NO_VALUE:
            return "What does it say?"
        case Missing.NO_BASE:
            return f"{next(one['value'] for one in accounts if one['value'] and not one['of'])} of what?"
        case Missing.NO_FIGURE:
            changes = [report["says"] for one in accounts for report in one["reports"] if report["change"]]
            return f"Said to be {changes[0]}: to what?"


def _still(gap: GapView) -> str:
    """Ask whether it still stands, where the same party had it before; else what the draft says at all."""
    accounts = gap["known"]["accounts"]
    if gap["known_in"]["by"] != gap["draft"]["by"] or len(accounts) > 1:
        return "What does it say?"
    match accounts[0]["is"]:
        case "absent":
            return "Is it still absent?"
        case "present":
            return "Is it still there?"
        case _:
            return f"Is it still {accounts[0]['display']}?"


def _which(standing: StandingView) -> str:
    match standing["contested"]:
        case "base":
            return f"{standing['display'].partition(';')[0]} of what?"
        case "presence":
            return "Is it there, and what does it say?"
        case _:
            return "Which account is right?"


def _claim(account: AccountView) -> str:
    """Say what is to be confirmed: what the reports say, which may be a change, and not what follows from it."""
    changes = dict.fromkeys(report["says"] for report in account["reports"] if report["change"])
    if all(report["change"] for report in account["reports"]):
        return f"that it was {' and '.join(changes)}"
    match account["is"]:
        case "absent":
            return "that it is absent"
        case "present":
            return "that it is there"
        case _:
            return f"that it is {account['display']}"


def facts(gap: GapView) -> list[tuple[str, StandingView | None]]:
    """Say what is known already and by whom, each with the standing that it speaks of; then what would settle it."""
    standing = gap["known"]
    match Missing(gap["missing"]):
        case Missing.FELL_SILENT:
            pairs = [(gap["known_in"], standing), *((one["draft"], one["known"]) for one in gap["elsewhere"])]
            return [(f"{draft['title']} ({draft['by']}): {known(one)}", one) for draft, one in pairs]
        case Missing.CONTESTED:
            return [(known(standing), standing), (_settled_by(gap), None)]
        case Missing.ONE_ORIGIN | Missing.NO_VALUE:
            return [(who_says(standing["accounts"][0]["reports"]), standing)]
        case Missing.NO_BASE | Missing.NO_FIGURE:
            told = (f"{account['display']}: {who_says(account['reports'])}" for account in standing["accounts"])
            return [(" · ".join(told), standing)]


def _settled_by(gap: GapView) -> str:
    """Name the outlets that have one account each; to follow one that has several settles nothing."""
    outlets = gap["settled_by"]
    if not outlets:
        return "to follow one outlet would not settle it: each has several accounts"
    return f"to follow {listed(outlets, 'or')} would settle it"
