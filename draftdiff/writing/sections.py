"""A section of a text between two markers: found, replaced, appended; every other character stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARKER = re.compile(
    r"(?:(?<=[\r\n])|\A)\ufeff?[ \t]{0,3}"
    r"<!--[ \t]*draftdiff:changelog[ \t]+(?P<name>\S+)[ \t]+(?P<edge>begin|end)[ \t]*-->[ \t]*(?=[\r\n]|\Z)"
)
_FENCE = re.compile(r"(?:(?<=[\r\n])|\A) {0,3}(?P<mark>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})(?P<rest>[^\r\n]*)")
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
    start, end = found[name]
    newline = _newline(text[start:])
    lines = ["", "", *body.strip("\n").split("\n"), "", ""]
    return text[:start] + newline.join(lines) + text[end:]


def appended(text: str, name: str, body: str) -> str | Refused:
    """Return a text with the section replaced if it is there, else after all that there is."""
    done = replaced(text, name, body)
    if not (isinstance(done, Refused) and done.fault is Fault.NO_MARKERS):
        return done
    newline = _newline(text)
    blank = text.rstrip("\r\n")
    ends = len(NEWLINE.findall(text[len(blank) :])) if blank.strip("\ufeff") else 2
    return text + newline * max(0, 2 - ends) + section(name, body, newline) + newline


def _sections(text: str) -> dict[str, tuple[int, int]] | Refused:
    """Find where the inside of every section is, by its name, or the first marker that makes no sense where it is."""
    found: dict[str, tuple[int, int]] = {}
    begun: re.Match[str] | None = None
    fenced = list(_fenced(text))
    for marker in MARKER.finditer(text):
        if any(start <= marker.start() < end for start, end in fenced):
            continue
        name, begins = marker["name"], marker["edge"] == "begin"
        if begins and begun is not None:
            return Refused(Fault.NESTED, _line(text, marker))
        if begins and name in found:
            return Refused(Fault.TWICE, _line(text, marker))
        if not begins and (begun is None or begun["name"] != name):
            return Refused(Fault.NOT_BEGUN, _line(text, marker))
        if begun is not None:
            found[name] = begun.end(), marker.start()
        begun = marker if begins else None
    return Refused(Fault.UNFINISHED, _line(text, begun)) if begun else found


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where blocks of code begin and end; a marker that is shown in one is no marker."""
    begun: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if begun is None:
            begun = fence
        elif fence["mark"].startswith(begun["mark"]) and not fence["rest"].strip():
            yield begun.start(), fence.end()
            begun = None


def _line(text: str, marker: re.Match[str]) -> int:
    return len(NEWLINE.findall(text[: marker.start()])) + 1


def _marker(name: str, edge: str) -> str:
    return f"<!-- draftdiff:changelog {name} {edge} -->"


def _newline(text: str) -> str:
    """Return how the first line of a text ends."""
    found = NEWLINE.search(text)
    return found[0] if found else "\n"
