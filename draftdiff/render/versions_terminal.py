"""What an edit changes in what is known, for a terminal."""

from collections.abc import Iterator

from draftdiff.comparing.changes import Kind
from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import Row, Style, row, write
from draftdiff.render.phrases import known, sign
from draftdiff.render.terminal_accounts import remark_rows
from draftdiff.telling.shapes import StandingView
from draftdiff.telling.versions import EditedClauseView, EditedDraftView

NOTHING = "what is known is as before"
CHANGED = "what is known changes:"
STYLES = {Kind.KEPT: Style.KEPT, Kind.NEWLY_REPORTED: Style.KNOWN}


def versions(drafts: list[EditedDraftView], look: Look) -> str:
    """Say draft by draft what is known otherwise; that nothing is, where nothing is."""
    return write(_rows(drafts, look), look.paper)


def _rows(drafts: list[EditedDraftView], look: Look) -> Iterator[Row]:
    if not drafts:
        yield row(0, NOTHING)
    else:
        yield row(0, CHANGED)
    for draft in drafts:
        yield row(4, Run(f"  {draft['title']}", Style.STRONG))
        for key, (before, after) in draft["facts"].items():
            yield row(7, f"     {key}: {before or 'not there'} → {after or 'not there'}")
        for clause in draft["clauses"]:
            yield row(7, Run(f"   {sign(clause['kind'])} ", STYLES.get(clause["kind"], Style.UNCLEAR)), _said(clause))
            yield from remark_rows(clause["after"], 7, look)


def _said(clause: EditedClauseView) -> str:
    before, after = clause["before"], clause["after"]
    if clause["kind"] is not Kind.KEPT:
        return f"{clause['label']}: {known(before)} → {known(after)}"
    said = f"{clause['label']}: {known(after)}, as before"
    one, other = _strength(before), _strength(after)
    return f"{said}; {one} → {other}" if one != other else f"{said}; its reports were edited"


def _strength(standing: StandingView) -> str:
    return " · ".join(account["strength"] for account in standing["accounts"])
