"""A section of a text between two markers: found, replaced, appended; every other character stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARKER = re.compile(
    r"(?:(?<=[\r\n])|\A)\ufeff?[ \t]{0,3}"
    r"<!--[ \t]*draftdiff:changelog[ \t]+(?P<name>\S+)[ \t]+(?P<edge>begin|end)[ \t]*-->[ \t]*(?=[\r\n]|\Z)"
)
NEWLINE = re.compile(r"\r\n|\n|\r")


class Fault(StrEnum):
    """Why a section cannot be put into a text."""

    NO_MARKERS = "there are no markers of this section"
    UNFINISHED = "this section begins and does not end"
    NOT_BEGUN = "this marker ends a section that is not open"
    NESTED = "this section begins inside another one"
    TWICE = "this section is there for the second time"
    MARKERS_INSIDE = "the new section holds markers itself"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a section was not put into a text, and at which line, counted from 1; 0 for none."""

    fault: Fault
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Marker:
    name: str
    begins: bool
    start: int
    end: int
    line: int


def section(name: str, body: str, newline: str = "\n") -> str:
    """Return a section between its markers, without an end of line after the last one."""
    lines = [_marker(name, "begin"), "", *body.strip("\n").split("\n"), "", _marker(name, "end")]
    return newline.join(lines)


def replaced(text: str, name: str, body: str) -> str | Refused:
    """Return a text with the section of this name replaced, all else as it was."""
    found = _sections(text)
    if isinstance(found, Refused):
        return found
    if MARKER.search(body):
        return Refused(Fault.MARKERS_INSIDE)
    if name not in found:
        return Refused(Fault.NO_MARKERS)
    begin, end = found[name]
    newline = _newline(text[begin.end :])
    lines = ["", "", *body.strip("\n").split("\n"), "", ""]
    return text[: begin.end] + newline.join(lines) + text[end.start :]


def appended(text: str, name: str, body: str) -> str | Refused:
    """Return a text with the section replaced if it is there, else after all that there is."""
    done = replaced(text, name, body)
    if not (isinstance(done, Refused) and done.fault is Fault.NO_MARKERS):
        return done
    newline = _newline(text)
    blank = text.rstrip("\r\n")
    ends = len(NEWLINE.findall(text[len(blank) :])) if blank.strip("\ufeff") else 2
    return text + newline * max(0, 2 - ends) + section(name, body, newline) + newline


def _sections(text: str) -> dict[str, tuple[_Marker, _Marker]] | Refused:
    """Find every section by its name, or the first marker that makes no sense where it is."""
    found: dict[str, tuple[_Marker, _Marker]] = {}
    begun: _Marker | None = None
    for marker in _markers(text):
        if marker.begins and begun is not None:
            return Refused(Fault.NESTED, marker.line)
        if marker.begins and marker.name in found:
            return Refused(Fault.TWICE, marker.line)
        if not marker.begins and (begun is None or begun.name != marker.name):
            return Refused(Fault.NOT_BEGUN, marker.line)
        if begun is not None:
            found[marker.name] = begun, marker
        begun = marker if marker.begins else None
    return Refused(Fault.UNFINISHED, begun.line) if begun else found


def _markers(text: str) -> Iterator[_Marker]:
    for match in MARKER.finditer(text):
        line = len(NEWLINE.findall(text[: match.start()])) + 1
        yield _Marker(match["name"], match["edge"] == "begin", match.start(), match.end(), line)


def _marker(name: str, edge: str) -> str:
    return f"<!-- draftdiff:changelog {name} {edge} -->"


def _newline(text: str) -> str:
    """Return how the first line of a text ends."""
    found = NEWLINE.search(text)
    return found[0] if found else "\n"
