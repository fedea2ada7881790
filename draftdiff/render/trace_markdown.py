"""The life of one clause as Markdown: a section for each draft, reports as lists under their origin."""

from collections.abc import Iterator

from draftdiff.render import Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.lifeline import by_origin, known, lateness, lifelines, remarks, says, since_before
from draftdiff.render.marks import kinship
from draftdiff.render.phrases import difference, ruled
from draftdiff.telling.trace_shapes import EntryView, StageView, TraceView


def trace(view: TraceView, look: Look) -> str:
    """Write the life of one clause, the earliest draft first, each report as a footnote with its place on file."""
    notes = Footnotes(evidence=True)
    parts = [f"## {escape(view['title'])}: {escape(view['label'])}", *bound_lines(look.bounds)]
    parts += [f"**{' → '.join(escape(point) for point in points)}**" for points in lifelines(view)]
    drafts = [stage["draft"] for stage in view["stages"]]
    for place, stage in enumerate(view["stages"]):
        parts += _stage(stage, view, kinship(drafts, place), notes)
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _stage(stage: StageView, view: TraceView, kin: list[str], notes: Footnotes) -> Iterator[str]:
    """Show how the clause stands in a draft, what happened, and every report of it."""
    draft, standing = stage["draft"], stage["standing"]
    yield f"### {escape(draft['title'])}"
    yield escape(", ".join([draft["by"], draft["date_words"], draft["status"], *kin]))
    resting = ", ".join(filter(None, [standing["strength"], known(stage)]))
    said = f"**{escape(standing['display'])}**"
    yield f"{said} ({escape(resting)})" if resting else said
    if len(standing["accounts"]) > 1:
        yield "\n".join(
            f"- {escape(difference(account, standing))} ({escape(account['strength'])})"
            for account in standing["accounts"]
        )
    if happened := since_before(stage, view):
        yield escape(happened)
    if standing["ruling"]:
        yield escape(ruled(standing))
    if stage["entries"]:
        yield "Reports:"
        yield "\n".join(line for group in by_origin(stage["entries"]) for line in _group(*group, notes))


def _group(name: str, entries: list[EntryView], notes: Footnotes) -> Iterator[str]:
    """Show the reports of one origin; relays stand below what they pass on."""
    if name:
        yield f"- {escape(name)}, as others pass it on"
    for entry in entries:
        report = entry["report"]
        relaying = f", relaying {report['relayed_outlet']}" if report["relayed_outlet"] else ""
        said = f"{report['published_words']}, {report['outlet']}{relaying}: {says(entry)}"
        told = "; ".join(filter(None, [said, *remarks(entry), lateness(entry)]))
        yield f"{'    ' * entry['depth']}- {escape(told)}{notes.mark(report)}"
