"""Problems as text with a caret, as JSON, or as annotations for GitHub."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.pages.page import Run, Tone
from draftdiff.render.layout import BLANK, Paper, Row, cells, row, write
from draftdiff.text import Place, visible

TAB = "    "


class Report(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
"""What GitHub calls the weights of problems."""


def as_text(problems: Iterable[Diagnostic], paper: Paper) -> str:
    """Write each problem with its line, a caret under the text, and help."""
    return write((line for problem in problems for line in _problem(problem, paper)), paper)


def _problem(problem: Diagnostic, paper: Paper) -> Iterator[Row]:
    style = Tone.CHANGED if problem.severity is Severity.ERROR else Tone.UNCLEAR
    places = [problem.place, *(related.place for related in problem.related)]
    gutter = len(str(max(place.start.line for place in places)))
    yield row(
        2, Run(f"{problem.severity}[{problem.code}]: ", style), Run(" ".join(problem.message.split()), Tone.STRONG)
    )
    yield from _snippet(problem.place, "", gutter, paper)
    for related in problem.related:
        yield from _snippet(related.place, related.message, gutter, paper)
    if problem.help:
        yield row(gutter + 9, Run(f"{' ' * gutter} = help: ", Tone.KNOWN), problem.help)
    yield BLANK


def _snippet(place: Place, remark: str, gutter: int, paper: Paper) -> Iterator[Row]:
    """Show the line of a place with carets under it, cut around them where the line is too long."""
    at = place.start
    where = f"{place.file.name}:{at.line}:{at.column}" if place.file.text else place.file.name
    yield Row((Run(f"{' ' * gutter}--> ", Tone.QUIET), *row(0, where).runs))
    line = place.file.line(at.line)
    if not place.file.text:
        return
    length = max(1, min(place.span.end - place.span.start, len(line) - at.column + 1))
    room = (paper.width or 100) - gutter - 4
    before, marked, after = _window(line, at.column - 1, length, room)
    bar = Run(f"{' ' * gutter} | ", Tone.QUIET)
    yield Row((Run(f"{' ' * gutter} |", Tone.QUIET),))
    yield Row((Run(f"{at.line:>{gutter}} | ", Tone.QUIET), Run(before + marked + after)))
    carets = "^" * max(1, cells(marked))
    yield Row((bar, Run(" " * cells(before)), Run(carets, Tone.CHANGED), Run(f" {remark}".rstrip())))


def _window(line: str, start: int, length: int, room: int) -> tuple[str, str, str]:
    """Cut a line to what fits, keeping the marked part and as much before it as there is room for."""
    parts = (line[:start], line[start : start + length], line[start + length :])
    before, marked, after = (visible(part.replace("\t", TAB)) for part in parts)
    if cells(before + marked + after) <= room:
        return before, marked, after
    marked = _head(marked, room - 8)
    keep = max(0, room - cells(marked) - 8) // 2
    if cells(before) > keep:
        before = "…" + _tail(before, keep)
    after_room = room - cells(before + marked) - 1
    if cells(after) > after_room:
        after = _head(after, after_room)
    return before, marked, after


def _head(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    while text and cells(text) > room - 1:
        text = text[: max(0, min(len(text) - 1, room))]
    return text + "…"


def _tail(text: str, room: int) -> str:
    text = text[-room:] if room else ""
    while text and cells(text) > room:
        text = text[1:]
    return text


def as_json(problems: Iterable[Diagnostic], paper: Paper) -> str:
    """Write problems as a JSON list."""
    from json import dumps

    data = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            **_where(problem.place),
            "help": problem.help,
            "related": [{"message": item.message, **_where(item.place)} for item in problem.related],
        }
        for problem in problems
    ]
    return dumps(data, ensure_ascii=False, indent=2) + "\n"


def _where(place: Place) -> dict[str, object]:
    return {"file": place.file.name, "line": place.start.line, "column": place.start.column}


def as_github(problems: Iterable[Diagnostic], paper: Paper) -> str:
    """Write problems as workflow commands, which GitHub shows beside the lines of a change."""
    lines = []
    for problem in problems:
        at, name = problem.place.start, _escaped(problem.place.file.name).replace(":", "%3A").replace(",", "%2C")
        where = f"file={name},line={at.line},col={at.column},title={problem.code}"
        help = f". Help: {problem.help}" if problem.help else ""
        lines.append(f"::{ANNOTATIONS[problem.severity]} {where}::{_escaped(problem.message + help)}\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


REPORTERS: dict[Report, Callable[[Iterable[Diagnostic], Paper], str]] = {
    Report.TEXT: as_text,
    Report.JSON: as_json,
    Report.GITHUB: as_github,
}
