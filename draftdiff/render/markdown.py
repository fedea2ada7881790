"""Views as Markdown for GitHub or a CMS: tables, with every source as a footnote."""

import re
from collections.abc import Iterator

from draftdiff.changes import Group
from draftdiff.render import Layout, Look
from draftdiff.render.phrases import HEADINGS, REMARKS, attribution, coverage, not_counted, verdict
from draftdiff.text import visible
from draftdiff.view import (
    AccountView,
    AsideView,
    ChangeView,
    ComparisonView,
    DraftView,
    ReportView,
    ShowView,
    StandingView,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&^=-])")
JOINER = "\u2060"


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison as one table for each group, footnotes last."""
    notes = Footnotes(look)
    parts = [f"## {escape(view['title'])}: {escape(view['before']['title'])} → {escape(view['after']['title'])}"]
    parts.append("\n".join(_draft_line(side, view[side]) for side in ("before", "after")))
    parts.append(f"**{escape(coverage(view))}**")
    for group in Group:
        changes = [change for change in view["changes"] if change["group"] is group]
        if changes and look.layout is Layout.STAT:
            parts.append(f"**{HEADINGS[group]}:** " + ", ".join(escape(change["label"]) for change in changes))
        elif changes:
            remark = f" – {REMARKS[group]}" if REMARKS[group] else ""
            parts.append(f"### {HEADINGS[group]} ({len(changes)}){remark}")
            parts.append("\n".join(_table(group, changes, view, notes)))
    if view["never_reported"]:
        labels = ", ".join(escape(clause["label"]) for clause in view["never_reported"])
        parts.append(f"**Never reported:** {labels}")
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def draft(view: ShowView, look: Look) -> str:
    """Write what is known of one draft as a table."""
    notes = Footnotes(look)
    lines = ["| Clause | What is reported | Resting on |", "| --- | --- | --- |"]
    for clause in view["clauses"]:
        standing = clause["standing"]
        resting = "<br>".join(escape(account["strength"]) for account in standing["accounts"])
        lines.append(f"| {escape(clause['label'])} | {_side(standing, notes)} | {resting} |")
    parts = [f"## {escape(view['title'])}: {escape(view['draft']['title'])}", _draft_line("draft", view["draft"])]
    if view["draft"]["note"]:
        parts.append(escape(" ".join(view["draft"]["note"].split())))
    if view["clauses"]:
        parts.append("\n".join(lines))
    if view["never_reported"]:
        labels = ", ".join(escape(clause["label"]) for clause in view["never_reported"])
        parts.append(f"**Not reported:** {labels}")
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def escape(text: str) -> str:
    r"""Turn text into Markdown that shows just that text: no markup, no links, no one pinged.

    >>> escape("*bold* | @someone")
    '\\*bold\\* \\| @\u2060someone'
    """
    text = SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))
    text = re.sub(r"@(?=\w)", f"@{JOINER}", text)
    text = re.sub(r"(\\#|GH\\-)(?=\d)", rf"\1{JOINER}", text)
    text = re.sub(r"://", "&#58;//", text)
    text = re.sub(r"(?i)\bwww\.", lambda match: f"{match[0][:-1]}&#46;", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


class Footnotes:
    """Reports as footnotes: the same report is one note, numbered as it first comes up."""

    def __init__(self, look: Look) -> None:
        self._evidence = look.evidence
        self._numbers: dict[str, int] = {}

    def mark(self, report: ReportView) -> str:
        """Return the mark of a report."""
        note = _footnote(report, self._evidence)
        return f"[^{self._numbers.setdefault(note, len(self._numbers) + 1)}]"

    def definitions(self) -> list[str]:
        """Return every note that was marked, in order."""
        return ["\n".join(f"[^{number}]: {note}" for note, number in self._numbers.items())] if self._numbers else []


def _footnote(report: ReportView, evidence: bool) -> str:
    quote = f": “{escape(report['quote'])}”" if report["quote"] else ""
    title = f", “{escape(report['title'])}”" if report["title"] else ""
    note = f" {escape(report['note'])}" if report["note"] else ""
    where = f" {escape(report['file'])}:{report['line']}" if evidence else ""
    link = f" <{report['url']}>" if re.fullmatch(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", report["url"]) else ""
    return f"{escape(attribution(report))}{title}{quote}.{note}{link}{where}"


def _draft_line(side: str, view: DraftView) -> str:
    facts = [view["by"], view["date_words"], view["status"]]
    return f"- {side}: **{escape(view['title'])}** ({', '.join(escape(fact) for fact in facts)})"


def _table(group: Group, changes: list[ChangeView], view: ComparisonView, notes: Footnotes) -> Iterator[str]:
    match group:
        case Group.CHANGED | Group.UNCLEAR:
            yield from ("| Clause | Before | After | What happened |", "| --- | --- | --- | --- |")
        case Group.KEPT:
            yield from ("| Clause | Before | After |", "| --- | --- | --- |")
        case Group.NEWLY_REPORTED:
            yield from ("| Clause | Reported |", "| --- | --- |")
        case Group.NOT_REPORTED:
            yield from ("| Clause | Last known |", "| --- | --- |")
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
    """Show every account with its marks; contested ones on lines of their own."""
    lines = [escape(standing["display"])] if len(standing["accounts"]) != 1 else []
    lines += [_account(account, standing, notes) for account in standing["accounts"]]
    lines += [_aside(aside, notes) for aside in standing["asides"]]
    if standing["ruling"]:
        ruling = standing["ruling"]
        lines.append(escape(f"ruling: {ruling['accept']}, because {ruling['because']}"))
    return "<br>".join(lines)


def _account(account: AccountView, standing: StandingView, notes: Footnotes) -> str:
    marks = "".join(dict.fromkeys(notes.mark(report) for report in account["reports"]))
    if len(standing["accounts"]) == 1:
        return escape(account["display"]) + marks
    named = f"of {account['of']}" if standing["contested"] == "base" and account["of"] else account["display"]
    return f"– {escape(named)}{marks}"


def _aside(aside: AsideView, notes: Footnotes) -> str:
    return f"not counted: {escape(not_counted(aside))}{notes.mark(aside['report'])}"
