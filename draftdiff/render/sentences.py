"""What is known of a clause in Markdown, for the views that are not pages yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from draftdiff.render.phrases import not_counted, outlets, ruled
from draftdiff.telling import AccountView, AsideView, ReportView, StandingView

CLAIMS = {"absent": "absent", "present": "included (no details reported)"}
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
