"""The words that terminal and Markdown share: signs, headings, who says what."""

from collections.abc import Sequence
from typing import TypedDict, assert_never

from draftdiff.comparing.changes import Group, Kind
from draftdiff.telling import AccountView, AsideView, ChangeView, ComparisonView, ReportView, StandingView


class Named(TypedDict):
    """Any view that knows the parties by name."""

    parties: dict[str, str]


HEADINGS = {
    Group.CHANGED: "Changed",
    Group.UNCLEAR: "May have changed",
    Group.KEPT: "Unchanged",
    Group.REPORTED_OTHERWISE: "Now reported otherwise",
    Group.NEWLY_REPORTED: "Newly reported",
    Group.NOT_REPORTED: "Not reported in the later draft",
}

REMARKS = {
    Group.CHANGED: "",
    Group.UNCLEAR: "the reports allow more than one reading",
    Group.KEPT: "as far as reported",
    Group.REPORTED_OTHERWISE: "",
    Group.NEWLY_REPORTED: "nobody has said whether the earlier draft had these",
    Group.NOT_REPORTED: "nobody has said whether these still stand",
}

AMONG_OTHERS = {
    Kind.SPECIFIED: "there before without a reported value",
    Kind.BLURRED: "still there without a reported value",
    Kind.REBASED: "the same figure of something else",
}
"""How a kind is called where it is one of several; any other by its usual word."""

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
        case Kind.REPORTED_OTHERWISE:
            return "≠"
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
            return "value now reported"
        case Kind.BLURRED:
            return "value not reported"
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
        case Kind.REPORTED_OTHERWISE:
            return "now reported otherwise"
        case Kind.UNCLEAR:
            return "unclear"
        case _:
            assert_never(kind)


def verdict(change: ChangeView, view: Named) -> str:
    """Say what happened: the word, the difference, and the party that it moves towards."""
    said = happened(change)
    delta = change["delta"]
    if delta is not None and "0" not in (delta["low"], delta["high"]):
        said = delta["display"] if change["type"] == "date" and change["certain"] else f"{said} ({delta['display']})"
    party = towards(change, view)
    return f"{said}, {party}" if party else said


def happened(change: ChangeView) -> str:
    """Say in a few words what happened, or all that may have."""
    kinds = change["possible"]
    words = [AMONG_OTHERS.get(kind, verb(kind)) for kind in kinds]
    said = verb(kinds[0]) if len(kinds) == 1 else f"either {listed(words, 'or')}"
    return said.replace("raised", "later").replace("lowered", "earlier") if change["type"] == "date" else said


def towards(change: ChangeView, view: Named) -> str:
    """Name the party that gains, if any."""
    party = change["favours"]
    return f"towards {view['parties'][party]}" if party else ""


def step(change: ChangeView) -> str:
    """Show both sides in one line: `no → yes`."""
    return f"{change['before']['display']} → {change['after']['display']}"


def who_says(reports: list[ReportView]) -> str:
    """Name the outlets behind reports, their attributions, any change that they report, and who relays them."""
    origins: dict[str, list[str]] = {}
    relays: dict[str, list[str]] = {}
    for report in reports:
        origin = report["relayed_outlet"] or report["outlet"]
        whos = origins.setdefault(origin, [])
        who = ": ".join(filter(None, [report["who"], report["says"] if report["change"] else ""]))
        if who and who not in whos:
            whos.append(who)
        if report["relayed_outlet"] and report["outlet"] not in relays.setdefault(origin, []):
            relays[origin].append(report["outlet"])
    return " · ".join(_origin(name, whos, relays.get(name, [])) for name, whos in origins.items())


def _origin(outlet: str, whos: list[str], relays: list[str]) -> str:
    said = f"{outlet} ({'; '.join(whos)})" if whos else outlet
    return f"{said}, relayed by {listed(relays)}" if relays else said


def listed(names: Sequence[str], word: str = "and") -> str:
    """List names as in a sentence: `Axios, CNN and Newser`."""
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def outlets(account: AccountView) -> str:
    """Name the outlets whose reporting an account is."""
    names = dict.fromkeys(report["relayed_outlet"] or report["outlet"] for report in account["reports"])
    return ", ".join(names)


def known(standing: StandingView) -> str:
    """Say what is known of a clause with the outlets behind each account, in one line."""
    accounts = standing["accounts"]
    if len(accounts) == 1:
        return f"{standing['display']} ({outlets(accounts[0])})"
    names = [difference(account, standing) for account in accounts]
    if standing["contested"] == "base":
        names = [name.removeprefix("of ") for name in names]
    options = " · ".join(f"{name} ({outlets(account)})" for name, account in zip(names, accounts, strict=True))
    return f"{standing['display']}: {options}" if options else standing["display"]


def difference(account: AccountView, standing: StandingView) -> str:
    """Name what sets an account apart from the others; nothing where there is only one."""
    if len(standing["accounts"]) == 1:
        return ""
    if standing["contested"] == "base":
        return f"of {account['of']}" if account["of"] else "of what is not said"
    return account["display"]


def by_words(reports: list[ReportView]) -> list[tuple[str, list[ReportView]]]:
    """Group reports by what they say, as they come."""
    said = dict.fromkeys(report["says"] for report in reports)
    return [(words, [report for report in reports if report["says"] == words]) for words in said]


def not_counted(aside: AsideView) -> str:
    """Say which report is not counted and why."""
    report = aside["report"]
    reason = NOT_COUNTED[aside["why"]]
    if aside["why"] == "retracted" and not aside["because"]:
        reason = "passes on what was retracted"
    reason += f" on {aside['on_words']}" if aside["on"] else ""
    because = f": {aside['because']}" if aside["because"] else ""
    relays = f", relaying {report['relayed_outlet']}" if report["relayed_outlet"] else ""
    return f"{report['outlet']}{relays}: {report['says']} ({reason}{because})"


def ruled(standing: StandingView) -> str:
    """Say whom an editor's ruling follows and why; nothing where there is none."""
    ruling = standing["ruling"]
    if ruling is None:
        return ""
    accepted = [report for account in standing["accounts"] for report in account["reports"]]
    names = [r["relayed_outlet"] or r["outlet"] for r in accepted if ruling["accept"] in (r["source"], r["relays"])]
    on = f", on {ruling['on_words']}" if ruling["on"] else ""
    because = " ".join(ruling["because"].split())
    return f"ruling: this record follows {names[0] if names else ruling['accept']}{on}, because {because}"


def attribution(report: ReportView) -> str:
    """Say where a report stands: outlet, date, basis, whose word, and whose reporting."""
    parts = [report["outlet"], report["published_words"], basis(report)]
    if report["who"]:
        parts.append(report["who"])
    if report["relayed_outlet"]:
        parts.append(f"relaying {report['relayed_outlet']}")
    return ", ".join(parts)


def basis(report: ReportView) -> str:
    """Say on what a report rests: `document seen`, `on the record`, `told`."""
    return {"document": "document seen", "on-record": "on the record"}.get(report["basis"], report["basis"])


def coverage(view: ComparisonView) -> list[str]:
    """Count the clauses by group; what holds none is left out, except whether anything changed."""
    summary = view["summary"]
    numbers = [
        (summary["unclear"], "may have changed"),
        (summary["kept"], "unchanged"),
        (summary["newly_reported"], "newly reported"),
        (summary["not_reported"], "not reported"),
        (summary["never_reported"], "in neither draft"),
    ]
    said = [f"{count(summary['clauses'], 'clause')}: {summary['changed']} changed"]
    return said + [f"{number} {words}" for number, words in numbers if number]


def count(number: int, noun: str) -> str:
    """Say how many, in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
