"""The life of one clause for a terminal: every draft, every report under its origin."""

from collections.abc import Iterator

from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Row, Style, bound_rows, cells, pad, row, write
from draftdiff.render.lifeline import by_origin, known, lateness, lifelines, remarks, says, since_before
from draftdiff.render.marks import STANDINGS, STYLES, change_mark, kinship, stand
from draftdiff.render.phrases import basis, difference, ruled
from draftdiff.telling.trace_shapes import EntryView, StageView, TraceView
from draftdiff.text import visible

MARGIN = 4


def trace(view: TraceView, look: Look) -> str:
    """Write the life of one clause, the earliest draft first."""
    rows = [row(2, Run(view["title"], Style.STRONG)), *bound_rows(look.bounds)]
    rows.append(row(10, Run("  clause  ", Style.QUIET), Run(view["label"], Style.STRONG)))
    rows += [_lifeline(points) for points in lifelines(view)]
    if not view["stages"]:
        rows.append(row(2, "The deal has no draft."))
    drafts = [stage["draft"] for stage in view["stages"]]
    for place, stage in enumerate(view["stages"]):
        rows += [BLANK, *_stage(stage, view, kinship(drafts, place))]
    return write(rows, look.paper)


def _lifeline(points: list[str]) -> Row:
    ends = [" → "] * (len(points) - 1) + [""]
    joined = (Run(point + end, solid=True) for point, end in zip(points, ends, strict=True))
    return row(10, Run("  life    ", Style.QUIET), *joined)


def _stage(stage: StageView, view: TraceView, kin: list[str]) -> Iterator[Row]:
    """Show how the clause stands in a draft, what happened, and every report of it."""
    draft, standing = stage["draft"], stage["standing"]
    facts = " · ".join([draft["by"], draft["date_words"], draft["status"], *kin])
    yield row(2, Run(draft["title"], Style.STRONG), Run(f"   {facts}", Style.QUIET))
    key = stand(standing)
    resting = " · ".join(filter(None, [standing["strength"], known(stage)]))
    yield row(
        MARGIN, Run(f"  {STANDINGS[key][0]} ", STYLES[key]), standing["display"], Run(f"   {resting}", Style.QUIET)
    )
    accounts = standing["accounts"] if len(standing["accounts"]) > 1 else []
    width = max((cells(visible(difference(account, standing))) for account in accounts), default=0)
    for account in accounts:
        name = pad(difference(account, standing), width)
        yield row(MARGIN + 2, f"    – {name}   ", Run(account["strength"], Style.QUIET))
    if said := since_before(stage, view):
        changed = bool(change_mark(stage["change"])) or bool(stage["returned_after"])
        yield row(MARGIN, Run(f"  {said}", Style.CHANGED if changed else Style.QUIET))
    if standing["ruling"]:
        yield row(MARGIN, Run(f"    {ruled(standing)}", Style.UNCLEAR))
    for name, entries in by_origin(stage["entries"]):
        if name:
            yield row(MARGIN + 2, Run(f"    {name}, as others pass it on", Style.QUIET))
        for entry in entries:
            yield from _entry(entry)


def _entry(entry: EntryView) -> Iterator[Row]:
    """Show a report: its day and words, what is to be remarked, its quote, and where it stands on file."""
    report = entry["report"]
    indent = " " * (MARGIN + 2 * entry["depth"])
    hang = len(indent) + 2
    relaying = f", relaying {report['relayed_outlet']}" if report["relayed_outlet"] else ""
    yield row(hang, f"{indent}{report['published_words']}  {report['outlet']}{relaying}: {says(entry)}")
    for remark in remarks(entry):
        yield row(hang + 2, " " * hang, Run(remark, Style.UNCLEAR))
    if report["quote"]:
        yield row(hang, " " * hang, f"“{report['quote']}”")
    if report["note"]:
        yield row(hang, " " * hang, Run(f"note: {' '.join(report['note'].split())}", Style.QUIET))
    where = "" if entry["inferred"] else f"  {report['file']}:{report['line']}"
    grounds = ", ".join(filter(None, [basis(report), report["who"], lateness(entry)]))
    yield row(hang, " " * hang, Run(f"{grounds}{where}", Style.QUIET))
