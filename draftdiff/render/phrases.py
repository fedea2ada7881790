"""The words that terminal and Markdown share: signs, headings, who says what."""

from typing import assert_never

from draftdiff.changes import Group, Kind
from draftdiff.view import AccountView, AsideView, ChangeView, ComparisonView, ReportView, StandingView

HEADINGS = {
    Group.CHANGED: "Changed",
    Group.UNCLEAR: "May have changed",
    Group.KEPT: "Unchanged",
    Group.NEWLY_REPORTED: "Newly reported",
    Group.NOT_REPORTED: "Not reported in the later draft",
}

REMARKS = {
    Group.CHANGED: "",
    Group.UNCLEAR: "the reports allow more than one reading",
    Group.KEPT: "as far as reported",
    Group.NEWLY_REPORTED: "nobody has said whether the earlier draft had these",
    Group.NOT_REPORTED: "nobody has said whether these still stand",
}

NOT_COUNTED = {
    "drift": "says something else than the origin that it names",
    "retracted": "retracted",
    "overruled": "set aside by a ruling",
    "nothing-to-keep": "says that it did not change, of a draft in which it is not reported",
}


def sign(kind: Kind) -> str:
    """Return the sign that stands before a clause."""
    match kind:
        case Kind.ADDED:
            return "+"
        case Kind.DROPPED:
            return "−"
        case Kind.RAISED:
            return "↑"
        case Kind.LOWERED:
            return "↓"
        case Kind.WIDENED:
            return ">"
        case Kind.NARROWED:
            return "<"
        case Kind.CHANGED | Kind.REBASED:
            return "~"
        case Kind.KEPT:
            return "="
        case Kind.NEWLY_REPORTED:
            return "*"
        case Kind.UNCLEAR | Kind.SPECIFIED | Kind.BLURRED | Kind.NOT_REPORTED:
            return "?"
        case _:
            assert_never(kind)


def verb(kind: Kind) -> str:
    """Say in a word or two what happened to a clause."""
    match kind:
        case Kind.ADDED:
            return "added"
        case Kind.DROPPED:
            return "dropped"
        case Kind.SPECIFIED:
            return "now with a value"
        case Kind.BLURRED:
            return "now without a value"
        case Kind.RAISED:
            return "raised"
        case Kind.LOWERED:
            return "lowered"
        case Kind.WIDENED:
            return "widened"
        case Kind.NARROWED:
            return "narrowed"
        case Kind.CHANGED:
            return "changed"
        case Kind.REBASED:
            return "same figure, of something else"
        case Kind.KEPT:
            return "unchanged"
        case Kind.NEWLY_REPORTED:
            return "newly reported"
        case Kind.NOT_REPORTED:
            return "not reported"
        case Kind.UNCLEAR:
            return "unclear"
        case _:
            assert_never(kind)


def verdict(change: ChangeView, view: ComparisonView) -> str:
    """Say what happened: the word, the difference, and the party that it moves towards."""
    kinds = change["possible"]
    if len(kinds) > 1:
        words = [verb(kind) for kind in kinds]
        said = f"may be {', '.join(words[:-1])} or {words[-1]}"
    else:
        said = verb(change["kind"])
    if change["type"] == "date":
        said = said.replace("raised", "later").replace("lowered", "earlier")
    delta = change["delta"]
    if delta is not None:
        said += f" ({delta['display']})"
    return said + towards(change, view)


def towards(change: ChangeView, view: ComparisonView) -> str:
    """Name the party that gains, if any."""
    party = change["favours"]
    return f", towards {view['parties'][party]}" if party else ""


def step(change: ChangeView) -> str:
    """Show both sides in one line: `no → yes`."""
    return f"{change['before']['display']} → {change['after']['display']}"


def who_says(reports: list[ReportView]) -> str:
    """Name the outlets behind reports, their attributions, and who relays them."""
    origins: dict[str, list[str]] = {}
    relays: dict[str, list[str]] = {}
    for report in reports:
        origin = report["relayed_outlet"] or report["outlet"]
        whos = origins.setdefault(origin, [])
        if report["who"] and report["who"] not in whos:
            whos.append(report["who"])
        if report["relayed_outlet"] and report["outlet"] not in relays.setdefault(origin, []):
            relays[origin].append(report["outlet"])
    return " · ".join(_origin(name, whos, relays.get(name, [])) for name, whos in origins.items())


def _origin(outlet: str, whos: list[str], relays: list[str]) -> str:
    said = f"{outlet} ({'; '.join(whos)})" if whos else outlet
    return f"{said}, relayed by {_and(relays)}" if relays else said


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def outlets(account: AccountView) -> str:
    """Name the outlets whose reporting an account is."""
    names = dict.fromkeys(report["relayed_outlet"] or report["outlet"] for report in account["reports"])
    return ", ".join(names)


def known(standing: StandingView) -> str:
    """Say what is known of a clause with the outlet behind each account, in one line."""
    accounts = standing["accounts"]
    if standing["state"] == "not-reported":
        return "not reported"
    if len(accounts) == 1:
        return f"{standing['display']} ({outlets(accounts[0])})"
    if standing["contested"] == "base":
        bases = " · ".join(f"{account['of'] or 'not said'} ({outlets(account)})" for account in accounts)
        return f"{standing['display']}: {bases}"
    options = " · ".join(f"{account['display']} ({outlets(account)})" for account in accounts)
    return f"contested: {options}"


def not_counted(aside: AsideView) -> str:
    """Say which report is not counted and why."""
    report = aside["report"]
    reason = NOT_COUNTED[aside["why"]]
    because = f": {aside['because']}" if aside["because"] else ""
    relays = f", relaying {report['relayed_outlet']}" if report["relayed_outlet"] else ""
    return f"{report['outlet']}{relays}: “{report['says']}” ({reason}{because})"


def attribution(report: ReportView) -> str:
    """Say where a report stands: outlet, date, basis, whose word, and whose reporting."""
    basis = {"document": "document seen", "on-record": "on the record"}.get(report["basis"], report["basis"])
    parts = [report["outlet"], report["published_words"], basis]
    if report["who"]:
        parts.append(report["who"])
    if report["relayed_outlet"]:
        parts.append(f"relaying {report['relayed_outlet']}")
    return ", ".join(parts)


def coverage(view: ComparisonView) -> str:
    """Count the clauses by group, in one line."""
    summary = view["summary"]
    return (
        f"{count(summary['clauses'], 'clause')}: {summary['changed']} changed · "
        f"{summary['unclear']} may have changed · {summary['kept']} unchanged · "
        f"{summary['newly_reported']} newly reported · {summary['not_reported']} not reported · "
        f"{summary['never_reported']} never reported"
    )


def count(number: int, noun: str) -> str:
    """Say how many, in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
