"""Changes as sentences that a person would write, each claim with its sources."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import assert_never

from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import Group, Kind
from draftdiff.history.trace import Return
from draftdiff.render.phrases import happened, not_counted, outlets, ruled
from draftdiff.telling import AccountView, AsideView, ChangeView, ReportView, StandingView
from draftdiff.telling.changelog_shapes import DriftView, ErratumView, LaterView, StepChangeView, UndoneView
from draftdiff.telling.words import returned
from draftdiff.values import ValueType

SHORT = frozenset(ValueType) - {ValueType.LIST, ValueType.TEXT}
CLAIMS = {"absent": "absent", "present": "included (no details reported)"}
PLACED = ("from ", "by ", "before ", "after ", "on or ", "no ")
OF_WHAT = "; of what is contested"


@dataclass(frozen=True, slots=True)
class Pen:
    """How words and sources are written.

    `say` makes a text safe, `cite` marks the reports behind what is displayed; a pen that `names` writes the
    outlets into every sentence, another one only where accounts differ.
    """

    say: Callable[[str], str]
    cite: Callable[[list[ReportView], str], str]
    names: bool = False


def sentence(change: StepChangeView, parties: dict[str, str], pen: Pen) -> str:
    """Say what happened to a clause at a step, or since the draft that it was last reported in."""
    recalled = change["recalled"]
    shown: ChangeView = recalled["change"] if recalled else change
    earlier = pen.say(recalled["draft"]["title"]) if recalled else ""
    lead = f"not reported of the draft before; compared with {earlier}, " if recalled else ""
    said, sides = _what(shown, pen)
    back = returned(Return(change["returned_after"], change["returned_at_most"])) if change["returned_after"] else ""
    favours = shown["favours"]
    gain = f"towards {pen.say(parties.get(favours, favours))}" if favours else ""
    return (
        lead
        + ", ".join(filter(None, [said, back, gain]))
        + f".{sides}{remarks([shown['before'], shown['after']], pen)}"
    )


def _what(change: ChangeView, pen: Pen) -> tuple[str, str]:
    """Return what happened, and both sides where they do not fit into the sentence itself."""
    said = _said(change, pen)
    before, after = (standing(change[side], pen, _differ(change)) for side in ("before", "after"))
    match change["kind"]:
        case Kind.RAISED | Kind.LOWERED | Kind.CHANGED if _is_short(change):
            return _from_to(change, pen), ""
        case Kind.KEPT if change["before"]["display"] == change["after"]["display"]:
            return f"unchanged: {_one_side(change, pen)}", ""
        case Kind.NEWLY_REPORTED:
            return after, ""
        case Kind.NOT_REPORTED:
            return f"last known: {before}", ""
        case (
            Kind.ADDED
            | Kind.DROPPED
            | Kind.RAISED
            | Kind.LOWERED
            | Kind.WIDENED
            | Kind.NARROWED
            | Kind.CHANGED
            | Kind.REBASED
            | Kind.SPECIFIED
            | Kind.BLURRED
            | Kind.KEPT
            | Kind.REPORTED_OTHERWISE
            | Kind.UNCLEAR
        ):
            return said, f" Before: {before}. After: {after}."
        case _:
            assert_never(change["kind"])


def _said(change: ChangeView, pen: Pen) -> str:
    """Return the word and the difference; of a date that surely moved, the difference has the word."""
    delta = _delta(change, pen)
    if change["type"] == ValueType.DATE and change["certain"] and delta:
        return delta.removeprefix(", ")
    return pen.say(happened(change)) + delta


def _differ(change: ChangeView) -> bool:
    """Tell whether a reader has to know on whose word each side is."""
    return change["group"] == Group.UNCLEAR


def _is_short(change: ChangeView) -> bool:
    """Tell whether both sides are one value each that goes into the middle of a sentence."""
    accounts = [change[side]["accounts"] for side in ("before", "after")]
    values = [side[0]["display"] for side in accounts if len(side) == 1 and side[0]["value"]]
    return change["type"] in SHORT and len(values) == 2 and not any(value.startswith(PLACED) for value in values)


def _from_to(change: ChangeView, pen: Pen) -> str:
    """Write `lowered from 50% to 40% of sales`; a base that both sides have is said once."""
    before, after = change["before"]["accounts"][0], change["after"]["accounts"][0]
    is_date = change["type"] == ValueType.DATE
    verb = "moved" if is_date else happened(change)
    if all(report["change"] for report in after["reports"]):
        to = f"to a date not reported, {happened(change)}" if is_date else "to a value not reported"
        return f"{verb} from {_account(before, pen)}, {to}{_sources(after, pen)}"
    if not _same_base(before, after):
        return f"{verb} from {_account(before, pen)} to {_account(after, pen)}{_delta(change, pen)}"
    one, other = (pen.say(side["value"] or "") + _sources(side, pen) for side in (before, after))
    return f"{verb} from {one} to {other} of {pen.say(after['of'] or '')}{_delta(change, pen)}"


def _same_base(before: AccountView, after: AccountView) -> bool:
    bases = before["of"], after["of"]
    return bool(bases[0] and bases[1]) and base_key(bases[0]) == base_key(bases[1])


def _one_side(change: ChangeView, pen: Pen) -> str:
    """Write what both sides have, with the sources of both."""
    before, after = change["before"]["accounts"], change["after"]["accounts"]
    if len(before) != 1 or len(after) != 1:
        return f"{standing(change['before'], pen)}; after it, {standing(change['after'], pen)}"
    names = dict.fromkeys([outlets(before[0]), outlets(after[0])])
    who = f" ({pen.say(', '.join(names))})" if pen.names else ""
    return pen.say(_claim(before[0])) + who + _marks(before[0], pen) + _marks(after[0], pen)


def _delta(change: ChangeView, pen: Pen) -> str:
    delta = change["delta"]
    return f", {pen.say(delta['display'])}" if delta and "0" not in (delta["low"], delta["high"]) else ""


def standing(view: StandingView, pen: Pen, named: bool = False) -> str:
    """Say what is known of a clause, every account with its sources; the outlets too where accounts differ."""
    accounts = view["accounts"]
    if not accounts:
        return "not reported"
    if len(accounts) == 1:
        return _account(accounts[0], pen, named)
    names = [pen.say(name) for name in _names(accounts)]
    if view["contested"] == "base":
        said = [account["of"] or "what is not said" for account in accounts]
        lead = pen.say(view["display"].removesuffix(OF_WHAT)) + ", but of what is contested: either "
    else:
        said, lead = [_claim(account) for account in accounts], "contested, either "
    choices = zip(said, names, accounts, strict=True)
    return lead + _either([f"{pen.say(words)} ({name}){_marks(account, pen)}" for words, name, account in choices])


def _names(accounts: list[AccountView]) -> list[str]:
    """Name the outlets of each account, and on whose word where an outlet has several."""
    names = [outlets(account) for account in accounts]
    return [
        f"{name}, {_attributions(account)}" if names.count(name) > 1 and _attributions(account) else name
        for name, account in zip(names, accounts, strict=True)
    ]


def _attributions(account: AccountView) -> str:
    return " and ".join(dict.fromkeys(report["who"] for report in account["reports"] if report["who"]))


def _either(choices: list[str]) -> str:
    """Join alternatives so that no comma within one reads as the end of it."""
    *first, last = choices
    return f"{'; '.join(first)}; or {last}" if len(first) > 1 or "," in first[0] + last else f"{first[0]} or {last}"


def _account(account: AccountView, pen: Pen, named: bool = False) -> str:
    return pen.say(_claim(account)) + _sources(account, pen, named)


def _claim(account: AccountView) -> str:
    return CLAIMS[account["is"]] if account["is"] else account["display"]


def _sources(account: AccountView, pen: Pen, named: bool = False) -> str:
    return (f" ({pen.say(outlets(account))})" if named or pen.names else "") + _marks(account, pen)


def _marks(account: AccountView, pen: Pen) -> str:
    return pen.cite([*account["reports"], *account["compatible"]], account["display"])


def opening(view: StandingView, pen: Pen) -> str:
    """Say what is known of a clause in a draft, as a sentence."""
    return f"{standing(view, pen)}.{remarks([view], pen)}"


def remarks(sides: Iterable[StandingView], pen: Pen) -> str:
    """Say what an editor ruled and what else was not counted, on either side; sources have a part of their own."""
    said = []
    for side in sides:
        said += [aside(one, pen) for one in side["asides"] if not is_of_a_source(one)]
        said += [f"{_upper(pen.say(ruled(side)))}."] if ruled(side) else []
    return "".join(f" {remark}" for remark in dict.fromkeys(said))


def aside(view: AsideView, pen: Pen) -> str:
    """Say which report is not counted and why."""
    return f"Not counted: {pen.say(not_counted(view))}{pen.cite([view['report']], view['report']['says'])}."


def is_of_a_source(view: AsideView) -> bool:
    """Tell whether the log says of a report that its source took it back, or passed it on wrongly."""
    return view["why"] == "drift" or bool(view["because"])


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def later(view: LaterView, pen: Pen) -> str:
    """Say what became known of a clause in a draft after the next one was there."""
    before, after = view["before"], view["after"]
    if before["accounts"] and _claims(before) == _claims(after):
        return f"{_as_before(view, pen)}."
    until = standing(before, pen)
    return f"{standing(after, pen)}; {f'until then, {until}' if before['accounts'] else f'{until} until then'}."


def _claims(view: StandingView) -> list[str]:
    return sorted(account["display"] for account in view["accounts"])


def _as_before(view: LaterView, pen: Pen) -> str:
    """Say that what is known stays the same, and who says so too."""
    accounts, reports = view["after"]["accounts"], view["reports"]
    known = pen.say(_claim(accounts[0])) if len(accounts) == 1 else "contested"
    names = pen.say(", ".join(dict.fromkeys(report["outlet"] for report in reports)))
    cited = pen.cite(reports, accounts[0]["display"] if len(accounts) == 1 else "")
    return f"{known}, as before; {f'reported by {names} too' if reports else 'now on other reports'}{cited}"


def erratum(view: ErratumView, pen: Pen) -> str:
    """Say which report was taken back, when and why."""
    when = f" on {pen.say(view['on_words'])}" if view["on"] else ""
    because = pen.say(view["because"].strip().rstrip("."))
    return f"{_report(view, pen)} was retracted{when}{', because ' + because if because else ''}."


def drift(view: DriftView, pen: Pen) -> str:
    """Say which report passes on something else than its origin says."""
    return f"{_report(view, pen)} says something else than the origin that it names, and is not counted."


def _report(view: DriftView, pen: Pen) -> str:
    report = view["report"]
    relays = f", relaying {report['relayed_outlet']}," if report["relayed_outlet"] else ""
    said = f"the report by {report['outlet']}{relays} of {report['published_words']} ({report['says']})"
    said = f"in {view['draft']['title']}, {said}"
    return f"{pen.say(said)}{pen.cite([report], report['says'])}"


def undone(view: UndoneView, pen: Pen) -> str:
    """Say how a change would be shown, had a report stood, and how it is shown now."""
    step = f"From {view['before']['title']} to {view['after']['title']}"
    was, now = (_shown(change, pen) for change in (view["was"], view["now"]))
    return f"{pen.say(step)}, with that report: {was}. Without it: {now}."


def _shown(change: ChangeView | None, pen: Pen) -> str:
    if change is None:
        return "reported in neither draft"
    sides = (standing(change[side], pen) for side in ("before", "after"))
    return f"{_said(change, pen)} ({' → '.join(sides)})"
