"""Views as Markdown for GitHub or a CMS: tables, with every source as a footnote."""

from collections.abc import Iterator, Sequence

from draftdiff.comparing.changes import Group
from draftdiff.render import Layout, Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.headings import SET_ASIDE, counts, heading, headings, nowhere, perhaps_the_same, remark, sides
from draftdiff.render.phrases import (
    by_words,
    difference,
    not_counted,
    ruled,
    verdict,
)
from draftdiff.telling import (
    AccountView,
    ChangeView,
    ClauseView,
    ComparisonView,
    DraftView,
    ShowView,
    StandingView,
)
from draftdiff.telling.shapes import SetAsideView

COLUMNS = {
    Group.CHANGED: ("Clause", "Before", "After", "What happened"),
    Group.UNCLEAR: ("Clause", "Before", "After", "What may have happened"),
    Group.KEPT: ("Clause", "Before", "After"),
    Group.REPORTED_OTHERWISE: ("Clause", "Known before", "Known after"),
    Group.NEWLY_REPORTED: ("Clause", "Reported of the later draft"),
    Group.NOT_REPORTED: ("Clause", "Last known, of the earlier draft"),
}

DAY_COLUMNS = {
    Group.KEPT: ("Clause", "Known before", "Known after"),
    Group.NEWLY_REPORTED: ("Clause", "Known after"),
    Group.NOT_REPORTED: ("Clause", "Known before, and no longer"),
}


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison as one table for each group, footnotes last."""
    notes = Footnotes(look.evidence)
    parts = [*_heads(view), *bound_lines(look.bounds)]
    parts.append(f"**{' · '.join(counts(view))}**")
    for group in headings(view):
        changes = [change for change in view["changes"] if change["group"] == group]
        if changes and look.layout is Layout.STAT:
            parts.append(f"**{heading(group, view)}:** " + ", ".join(escape(change["label"]) for change in changes))
        elif changes:
            parts.append(f"### {heading(group, view)} ({len(changes)})")
            parts += [f"*{remark(group, view).capitalize()}.*"] if remark(group, view) else []
            parts.append("\n".join(_table(group, changes, view, notes)))
    parts += _labels(nowhere(view), view["never_reported"])
    parts += _labels(SET_ASIDE, view["set_aside"])
    aside = [
        f"- {escape(one['label'])}, {escape(one['draft'])}: {escape(not_counted(one['aside']))}"
        f"{notes.mark(one['aside']['report'])}"
        for one in view["set_aside"]
    ]
    parts += ["\n".join(aside)] if aside else []
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _heads(view: ComparisonView) -> Iterator[str]:
    """Name both drafts, or the draft and both days."""
    before, after, days = view["before"], view["after"], sides(view)
    if days:
        yield f"## {escape(view['title'])}: {escape(after['title'])}, {' → '.join(days.values())}"
        yield draft_line("draft", after)
        yield "One draft on two days: what changed is what is known of it."
        return
    yield f"## {escape(view['title'])}: {escape(before['title'])} → {escape(after['title'])}"
    yield "\n".join(draft_line(side, view[side]) for side in ("before", "after"))
    if before["id"] == after["id"]:
        yield "A draft compared with itself."


def draft(view: ShowView, look: Look) -> str:
    """Write what is known of one draft as a table."""
    notes = Footnotes(look.evidence)
    lines = ["| Clause | What is reported | Resting on |", "| --- | --- | --- |"]
    for clause in view["clauses"]:
        standing = clause["standing"]
        resting = "<br>".join(_resting(account, standing) for account in standing["accounts"])
        lines.append(f"| {escape(clause['label'])} | {side(standing, notes)} | {resting} |")
    parts = [f"## {escape(view['title'])}: {escape(view['draft']['title'])}", draft_line("draft", view["draft"])]
    parts += bound_lines(look.bounds)
    parts += [escape(view["draft"]["note"])] if view["draft"]["note"].strip() else []
    parts += ["\n".join(lines)] if view["clauses"] else []
    parts += _labels("Not reported", view["never_reported"])
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _resting(account: AccountView, standing: StandingView) -> str:
    name = difference(account, standing)
    return escape(f"{name}: {account['strength']}" if name else account["strength"])


def _labels(said: str, clauses: Sequence[ClauseView | SetAsideView]) -> list[str]:
    labels = dict.fromkeys(clause["label"] for clause in clauses)
    return [f"**{said}:** " + ", ".join(escape(label) for label in labels)] if labels else []


def draft_line(side: str, view: DraftView) -> str:
    """Say in a line of a list what a draft says of itself."""
    facts = [view["by"], view["date_words"], view["status"]]
    perhaps = f"; {perhaps_the_same(view)}" if view["maybe"] else ""
    return f"- {side}: **{escape(view['title'])}** ({', '.join(escape(fact) for fact in facts)}){perhaps}"


def _table(group: Group, changes: list[ChangeView], view: ComparisonView, notes: Footnotes) -> Iterator[str]:
    heads = DAY_COLUMNS.get(group, COLUMNS[group]) if "days" in view else COLUMNS[group]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for change in changes:
        cells = [escape(change["label"])]
        if group is not Group.NEWLY_REPORTED:
            cells.append(side(change["before"], notes))
        if group is not Group.NOT_REPORTED:
            cells.append(side(change["after"], notes))
        if group in (Group.CHANGED, Group.UNCLEAR):
            cells.append(escape(verdict(change, view)))
        yield f"| {' | '.join(cells)} |"


def side(standing: StandingView, notes: Footnotes) -> str:
    """Show every account with its marks; contested ones, and all that is not counted, on lines of their own."""
    lines = [] if len(standing["accounts"]) == 1 else [escape(standing["display"])]
    for account in standing["accounts"]:
        lines += _account(account, standing, notes)
    for aside in standing["asides"]:
        lines.append(f"not counted: {escape(not_counted(aside))}{notes.mark(aside['report'])}")
    if standing["ruling"]:
        lines.append(escape(ruled(standing)))
    return "<br>".join(lines)


def _account(account: AccountView, standing: StandingView, notes: Footnotes) -> Iterator[str]:
    name = difference(account, standing)
    display = account["display"]
    yield (f"– {escape(name)}" if name else escape(display)) + notes.marks(account["reports"], display)
    for words, reports in by_words(account["compatible"]):
        yield f"compatible with it: {escape(words)}{notes.marks(reports, words)}"
