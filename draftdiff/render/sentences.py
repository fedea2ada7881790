"""Changes as sentences that a person would write, each claim with its sources."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from draftdiff.changes import Kind
from draftdiff.render.phrases import count, happened, not_counted, ruled
from draftdiff.view import AccountView, ChangeView, StandingView
from draftdiff.view.history_shapes import ErratumView, LaterView, StepChangeView, UndoneView


@dataclass(frozen=True, slots=True)
class Pen:
    """How words and sources are written: `say` makes text safe, `cite` marks the sources of an account."""

    say: Callable[[str], str]
    cite: Callable[[AccountView], str]


def sentence(change: StepChangeView, parties: dict[str, str], pen: Pen) -> str:
    """Say what happened to a clause at a step."""
    said = f"{pen.say(change['label'])}: {_what(change, pen)}"
    if change["returned_after"]:
        gone = count(change["returned_after"], "draft")
        said += f"; reinstated, after it was absent from {gone}"
    if change["favours"]:
        said += f", towards {pen.say(parties[change['favours']])}"
    return f"{said}.{remarks(change, pen)}"


def _what(change: ChangeView, pen: Pen) -> str:
    before, after = standing(change["before"], pen), standing(change["after"], pen)
    verb = happened(change)
    match change["kind"]:
        case Kind.ADDED:
            return f"added, {after}; it was {before}"
        case Kind.DROPPED:
            return f"dropped, now {after}; it was {before}"
        case Kind.RAISED | Kind.LOWERED | Kind.WIDENED | Kind.NARROWED:
            return f"{verb} from {before} to {after}{_delta(change)}"
        case Kind.CHANGED:
            return f"changed from {before} to {after}"
        case Kind.REBASED:
            return f"the same figure, but of something else: {before}, now {after}"
        case Kind.SPECIFIED:
            return f"now reported as {after}; before, only that it was there ({before})"
        case Kind.BLURRED:
            return f"now only that it is there ({after}); before, {before}"
        case Kind.KEPT:
            return f"unchanged, {after}; before, {before}"
        case Kind.NEWLY_REPORTED:
            return f"{after}; nobody has said whether the earlier draft had it"
        case Kind.NOT_REPORTED:
            return f"nobody has said whether it still stands; last known {before}"
        case Kind.UNCLEAR:
            return f"{verb}{_delta(change)}: before, {before}; now {after}"
        case _:
            assert_never(change["kind"])


def _delta(change: ChangeView) -> str:
    delta = change["delta"]
    return f", {delta['display']}" if delta and "0" not in (delta["low"], delta["high"]) else ""


def standing(view: StandingView, pen: Pen) -> str:
    """Say what is known of a clause, every account with its sources."""
    accounts = view["accounts"]
    if not accounts:
        return pen.say(view["display"])
    if len(accounts) == 1:
        return pen.say(accounts[0]["display"]) + pen.cite(accounts[0])
    if view["contested"] == "base":
        bases = [pen.say(account["of"] or "what is not said") + pen.cite(account) for account in accounts]
        return f"{pen.say(view['display'])}: {' or '.join(bases)}"
    return " or ".join(pen.say(account["display"]) + pen.cite(account) for account in accounts)


def remarks(change: ChangeView, pen: Pen) -> str:
    """Say what was not counted and what an editor ruled, on either side."""
    said = []
    for side in (change["before"], change["after"]):
        said += [f"Not counted: {not_counted(aside)}." for aside in side["asides"]]
        said += [f"{ruled(side).capitalize()}."] if ruled(side) else []
    return "".join(f" {pen.say(remark)}" for remark in dict.fromkeys(said))


def later(view: LaterView, pen: Pen) -> str:
    """Say what became known of a draft after the next one was there."""
    before, after = standing(view["before"], pen), standing(view["after"], pen)
    draft = pen.say(view["draft"]["title"])
    return (
        f"{pen.say(view['on_words'])}: {pen.say(view['label'])} in {draft} is now known as {after}; before, {before}."
    )


def erratum(view: ErratumView, pen: Pen) -> str:
    """Say which report was taken back, when and why."""
    report = view["report"]
    when = f" on {view['on_words']}" if view["on"] else ""
    relays = f", relaying {report['relayed_outlet']}" if report["relayed_outlet"] else ""
    said = (
        f"{view['label']} in {view['draft']['title']}: the report by {report['outlet']}{relays} "
        f"of {report['published_words']}, “{report['says']}”, was retracted{when}: {view['because']}"
    )
    return pen.say(said.rstrip(".")) + "."


def undone(view: UndoneView, pen: Pen) -> str:
    """Say how a change was shown while a report stood, and how it is now."""
    step = f"From {view['before']['title']} to {view['after']['title']}"
    was, now = (happened(change) if change else "in neither draft" for change in (view["was"], view["now"]))
    return pen.say(f"{step}, it was shown as {was}, and is now {now}.")
