"""Views as Markdown for GitHub or a CMS: tables, with every source as a footnote."""

from collections.abc import Iterator

from draftdiff.changes import Group
from draftdiff.render import Layout, Look
from draftdiff.render.escaping import escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.phrases import (
    HEADINGS,
    REMARKS,
    by_words,
    coverage,
    difference,
    not_counted,
    ruled,
    verdict,
)
from draftdiff.view import (
    AccountView,
    ChangeView,
    ClauseView,
    ComparisonView,
    DraftView,
    ShowView,
    StandingView,
)

COLUMNS = {
    Group.CHANGED: ("Clause", "Before", "After", "What happened"),
    Group.UNCLEAR: ("Clause", "Before", "After", "What may have happened"),
    Group.KEPT: ("Clause", "Before", "After"),
    Group.NEWLY_REPORTED: ("Clause", "Reported of the later draft"),
    Group.NOT_REPORTED: ("Clause", "Last known, of the earlier draft"),
}


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison as one table for each group, footnotes last."""
    notes = Footnotes(look.evidence)
    parts = [f"## {escape(view['title'])}: {escape(view['before']['title'])} → {escape(view['after']['title'])}"]
    parts.append("\n".join(_draft_line(side, view[side]) for side in ("before", "after")))
    if view["before"]["id"] == view["after"]["id"]:
        parts.append("A draft compared with itself.")
    parts.append(f"**{' · '.join(coverage(view))}**")
    for group in Group:
        changes = [change for change in view["changes"] if change["group"] == group]
        if changes and look.layout is Layout.STAT:
            parts.append(f"**{HEADINGS[group]}:** " + ", ".join(escape(change["label"]) for change in changes))
        elif changes:
            parts.append(f"### {HEADINGS[group]} ({len(changes)})")
            parts += [f"*{REMARKS[group].capitalize()}.*"] if REMARKS[group] else []
            parts.append("\n".join(_table(group, changes, view, notes)))
    parts += _labels("Reported in neither draft", view["never_reported"])
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def draft(view: ShowView, look: Look) -> str:
    """Write what is known of one draft as a table."""
    notes = Footnotes(look.evidence)
    lines = ["| Clause | What is reported | Resting on |", "| --- | --- | --- |"]
    for clause in view["clauses"]:
        standing = clause["standing"]
        resting = "<br>".join(_resting(account, standing) for account in standing["accounts"])
        lines.append(f"| {escape(clause['label'])} | {_side(standing, notes)} | {resting} |")
    parts = [f"## {escape(view['title'])}: {escape(view['draft']['title'])}", _draft_line("draft", view["draft"])]
    parts += [escape(view["draft"]["note"])] if view["draft"]["note"].strip() else []
    parts += ["\n".join(lines)] if view["clauses"] else []
    parts += _labels("Not reported", view["never_reported"])
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _resting(account: AccountView, standing: StandingView) -> str:
    name = difference(account, standing)
    return escape(f"{name}: {account['strength']}" if name else account["strength"])


def _labels(said: str, clauses: list[ClauseView]) -> list[str]:
    return [f"**{said}:** " + ", ".join(escape(clause["label"]) for clause in clauses)] if clauses else []


def _draft_line(side: str, view: DraftView) -> str:
    facts = [view["by"], view["date_words"], view["status"]]
    return f"- {side}: **{escape(view['title'])}** ({', '.join(escape(fact) for fact in facts)})"


def _table(group: Group, changes: list[ChangeView], view: ComparisonView, notes: Footnotes) -> Iterator[str]:
    heads = COLUMNS[group]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for change in changes:
        cells = [escape(change["label"])]
        if group is not Group.NEWLY_REPORTED:
            cells.append(_side(change["before"], notes))
        if group is not Group.NOT_REPORTED:
            cells.append(_side(change["after"], notes))
        if group in (Group.CHANGED, Group.UNCLEAR):
            cells.append(escape(verdict(change, view)))
        yield f"| {' | '.join(cells)} |"


def _side(standing: StandingView, notes: Footnotes) -> str:
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
