"""The words of a trace: its line of life, and what is remarked on a report."""

from collections.abc import Iterator

from draftdiff.comparing.changes import Group
from draftdiff.render.marks import change_mark, returned, stand
from draftdiff.render.phrases import NOT_COUNTED, verdict
from draftdiff.telling.trace_shapes import EntryView, StageView, TraceView


def lifelines(view: TraceView) -> Iterator[list[str]]:
    """Write each line of drafts point by point, as `50% (First offer)`, `? (Second draft)`; a branch gives two."""
    stages = {stage["draft"]["id"]: stage for stage in view["stages"]}
    for line in view["lines"]:
        yield [_point(stages[draft]) for draft in line]


def _point(stage: StageView) -> str:
    standing = stage["standing"]
    said = "?" if stand(standing) == "not-reported" else standing["display"]
    if standing["state"] == "contested" and standing["contested"] != "base":
        said = " or ".join(account["display"] for account in standing["accounts"])
    return f"{said} ({', '.join(filter(None, [stage['draft']['title'], back(stage)]))})"


def back(stage: StageView) -> str:
    """Say after how many drafts the clause is back; nothing where it is not."""
    return returned(stage["returned_after"], stage["returned_at_most"])


def since_before(stage: StageView, view: TraceView) -> str:
    """Say what happened since the draft before, in the words of a comparison, and whether the clause is back."""
    again = back(stage)
    change, before = stage["change"], stage["before"]
    if change is None or before is None:
        return again
    match change["group"]:
        case Group.KEPT:
            said = f"= unchanged since {before['title']}, as far as reported"
        case Group.NEWLY_REPORTED:
            said = f"* newly reported; nobody has said how it stood in {before['title']}"
        case Group.NOT_REPORTED:
            last = f"? last known of {before['title']}: {change['before']['display']}"
            said = f"{last}; nobody has said whether that still holds"
        case Group.CHANGED | Group.UNCLEAR | Group.REPORTED_OTHERWISE:
            said = f"{change_mark(change)} since {before['title']}: {verdict(change, view)}"
    return "; ".join(filter(None, [said, again]))


def known(stage: StageView) -> str:
    """Say by when it was known as it is; nothing where nothing is."""
    if not stage["standing"]["accounts"]:
        return ""
    if stage["known_since"] is None:
        return "since when it is known is not on file"
    return f"so known by {stage['known_since_words']}"


def remarks(entry: EntryView) -> list[str]:
    """Say what is to be known of a report beside its words."""
    said = []
    if entry["reading"]:
        said.append(f"so {entry['reading']}")
    if entry["unfit"]:
        said.append(f"does not fit what is known of {entry['since_title']}")
    if entry["against"]:
        others = dict.fromkeys(f"{other['says']} ({other['outlet']})" for other in entry["against"])
        said.append(f"contradicted by {' and '.join(others)}")
    if entry["why"]:
        said.append(f"not counted: {_why(entry)}")
    return [" ".join(one.split()) for one in said]


def lateness(entry: EntryView) -> str:
    """Say that a report came in after a draft that follows was there; nothing where that is not sure."""
    return "came in after the next draft" if entry["late"] else ""


def _why(entry: EntryView) -> str:
    if entry["why"] != "retracted":
        return NOT_COUNTED[entry["why"] or ""]
    if not entry["because"]:
        return "passes on what was retracted"
    on = f" on {entry['retracted_on_words']}" if entry["retracted_on_words"] else ""
    return f"retracted{on}: {entry['because']}"


def says(entry: EntryView) -> str:
    """Say what a report says; what nobody says is inferred."""
    return entry["report"]["says"] + (", inferred" if entry["inferred"] else "")


def by_origin(entries: list[EntryView]) -> Iterator[tuple[str, list[EntryView]]]:
    """Yield the reports of each origin, with its name where its own are not on file."""
    for origin in dict.fromkeys(entry["origin"] for entry in entries):
        found = [entry for entry in entries if entry["origin"] == origin]
        own = any(entry["depth"] == 0 for entry in found)
        yield "" if own else found[0]["origin_outlet"], found
