"""A change log as text for a terminal: a draft at a time, each clause with what happened and who says so."""

from collections.abc import Iterable, Iterator

from draftdiff.comparing.changes import Group
from draftdiff.pages.page import Run
from draftdiff.render import Look, sentences
from draftdiff.render.changelog_words import GROUPS, LATER, SOURCES, bounds, byline, counts, heading, remark, titles
from draftdiff.render.headings import SET_ASIDE
from draftdiff.render.layout import BLANK, Row, Style, pad, row, write
from draftdiff.render.phrases import sign
from draftdiff.render.sentences import Pen
from draftdiff.render.terminal import SIGNS, STYLES, label_width
from draftdiff.telling import ReportView
from draftdiff.telling.changelog_shapes import ChangelogView, StepView

Line = tuple[str, str, str]


def changelog(view: ChangelogView, look: Look) -> str:
    """Write the history of a deal; outlets stand behind what they say."""
    pen = Pen(str, _nothing, names=True)
    labels = [clause["label"] for step in view["steps"] for clause in (*step["changes"], *step["opens_with"])]
    labels += [entry["label"] for entry in (*view["later"], *view["errata"], *view["drift"])]
    width = label_width(labels, look.paper)
    rows = [row(2, Run(view["title"], Style.STRONG)), row(2, "  ", Run(counts(view), Style.QUIET))]
    rows += [row(2, "  ", Run(said, Style.QUIET)) for said in bounds(view)]
    rows += [row(4, "  branch  ", " → ".join(line)) for line in titles(view)]
    for step in view["steps"]:
        rows += [BLANK, *_step(step, view, pen, width)]
    rows += _later(view, pen, width)
    rows += _sources(view, pen, width)
    return write(rows, look.paper)


def _nothing(reports: list[ReportView], display: str) -> str:
    return ""


def _step(step: StepView, view: ChangelogView, pen: Pen, width: int) -> Iterator[Row]:
    yield row(2, Run(heading(step), Style.STRONG))
    yield from (row(4, "  ", Run(said, Style.QUIET)) for said in byline(step, view["parties"]))
    if step["draft"]["note"].strip():
        yield row(4, "  ", Run(f"Note: {' '.join(step['draft']['note'].split())}", Style.QUIET))
    opening = [
        (SIGNS[one["standing"]["state"]][0], one["label"], sentences.opening(one["standing"], pen))
        for one in step["opens_with"]
    ]
    if opening:
        yield from _part(f"Opens with  {len(opening)}", Style.STRONG, "", opening, width)
    for group in GROUPS:
        yield from _group(group, step, view, pen, width)
    if step["never_reported"]:
        said = "Reported in neither draft" if step["before"] else "Not reported"
        labels = ", ".join(clause["label"] for clause in step["never_reported"])
        yield row(4, "  ", Run(f"{said}: {labels}", Style.QUIET))
    if step["set_aside"]:
        labels = ", ".join(dict.fromkeys(one["label"] for one in step["set_aside"]))
        yield row(4, "  ", Run(f"{SET_ASIDE}: {labels}", Style.QUIET))
    for one in step["set_aside"]:
        if not sentences.is_of_a_source(one["aside"]):
            yield row(
                4, "  ", Run(f"{one['label']}, {one['draft']}: {sentences.aside(one['aside'], pen)}", Style.QUIET)
            )


def _group(group: Group, step: StepView, view: ChangelogView, pen: Pen, width: int) -> Iterator[Row]:
    changes = [change for change in step["changes"] if change["group"] == group]
    lines = [
        (sign(change["kind"]), change["label"], sentences.sentence(change, view["parties"], pen)) for change in changes
    ]
    if lines:
        yield from _part(f"{GROUPS[group]}  {len(lines)}", STYLES[group], remark(group), lines, width)
    elif group is Group.CHANGED and step["before"] and not step["summary"].get("unclear"):
        yield row(4, "  ", f"No change since {step['before']['title']} is reported.")


def _part(said: str, style: Style, aside: str, lines: Iterable[Line], width: int) -> Iterator[Row]:
    """Show a heading, what it means, and a line for each clause."""
    yield row(4, "  ", Run(said, style), Run(f"   {aside}" if aside else "", Style.QUIET))
    for mark, label, text in lines:
        yield row(width + 7, f"   {mark} ", Run(pad(label, width) + "  ", Style.STRONG), text)


def _later(view: ChangelogView, pen: Pen, width: int) -> Iterator[Row]:
    days = dict.fromkeys((entry["on_words"], entry["draft"]["title"]) for entry in view["later"])
    if days:
        yield from (BLANK, row(2, Run(LATER, Style.STRONG), Run("   our knowledge changed, not the deal", Style.QUIET)))
    for on, title in days:
        found = [e for e in view["later"] if (e["on_words"], e["draft"]["title"]) == (on, title)]
        lines = [("*", entry["label"], sentences.later(entry, pen)) for entry in found]
        yield from _part(f"{on}, of {title}", Style.KNOWN, "", lines, width)


def _sources(view: ChangelogView, pen: Pen, width: int) -> Iterator[Row]:
    if not (view["errata"] or view["drift"]):
        return
    yield from (BLANK, row(2, Run(SOURCES, Style.STRONG), Run("   a source changed, not the deal", Style.QUIET)))
    for erratum in view["errata"]:
        yield row(
            width + 7, "   ! ", Run(pad(erratum["label"], width) + "  ", Style.STRONG), sentences.erratum(erratum, pen)
        )
        for undone in erratum["undone"]:
            yield row(width + 9, " " * (width + 7), Run(sentences.undone(undone, pen), Style.QUIET))
    for drift in view["drift"]:
        yield row(width + 7, "   ! ", Run(pad(drift["label"], width) + "  ", Style.STRONG), sentences.drift(drift, pen))
