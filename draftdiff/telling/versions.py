"""What an edit changes in what is known, as plain data."""

from collections.abc import Iterator, Mapping
from typing import TypedDict

from draftdiff.comparing.changes import Kind
from draftdiff.history.days import Edited, edited
from draftdiff.model import Deal, Draft
from draftdiff.telling import draft_view
from draftdiff.telling.shapes import StandingView
from draftdiff.telling.standings import standing_view


class EditedClauseView(TypedDict):
    """A clause whose reports are other ones now, and what is known of it before and after."""

    label: str
    kind: Kind
    before: StandingView
    after: StandingView


class EditedDraftView(TypedDict):
    """A draft of which the files say something else: its title, what it says of itself, and its clauses."""

    title: str
    facts: dict[str, tuple[str, str]]
    clauses: list[EditedClauseView]


def versions_view(before: Mapping[str, Deal], after: Mapping[str, Deal]) -> list[EditedDraftView]:
    """Compare two versions of all deals; drafts of which the files say the same are left out."""
    return [view for id in dict.fromkeys([*after, *before]) for view in _deal(before.get(id), after.get(id))]


def _deal(before: Deal | None, after: Deal | None) -> Iterator[EditedDraftView]:
    found = edited(before, after)
    then, now = before.drafts if before else {}, after.drafts if after else {}
    for id in dict.fromkeys([*now, *then]):
        facts = _facts(then.get(id), now.get(id))
        clauses = [_clause(one, before, after) for one in found if one.draft == id]
        if facts or clauses:
            yield {"title": (now.get(id) or then[id]).title, "facts": facts, "clauses": clauses}


def _clause(edited: Edited, before: Deal | None, after: Deal | None) -> EditedClauseView:
    deals = [deal for deal in (before, after) if deal]
    return {
        "label": edited.clause.label,
        "kind": edited.kind,
        "before": standing_view(edited.before, deals[0]),
        "after": standing_view(edited.after, deals[-1]),
    }


def _facts(before: Draft | None, after: Draft | None) -> dict[str, tuple[str, str]]:
    """Pair what a draft says of itself, by key, where that differs; of a draft that came or went, only that it did."""
    if before is None or after is None:
        return {"file": ("there" if before else "", "there" if after else "")}
    then, now = dict(draft_view(before)), dict(draft_view(after))
    pairs = {key: (str(was or ""), str(now[key] or "")) for key, was in then.items() if key != "date"}
    return {key.removesuffix("_words"): pair for key, pair in pairs.items() if pair[0] != pair[1]}
