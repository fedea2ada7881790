"""Rows of styled text: aligned, wrapped to a width, and painted."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.text import visible


class Style(StrEnum):
    """What a run of text is for; the colours tell apart in every common colour blindness."""

    PLAIN = ""
    STRONG = "bold"
    QUIET = "color(243)"
    CHANGED = "bold color(166)"
    UNCLEAR = "color(166)"
    KEPT = "color(32)"
    KNOWN = "bold color(32)"
    INSERTED = "underline color(32)"
    DELETED = "strike color(166)"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """A line that may wrap; what wraps is indented by `hang` cells."""

    runs: tuple[Run, ...]
    hang: int = 0


BLANK = Row(())


def row(hang: int, *runs: Run | str) -> Row:
    """Make a row; whatever would steer the terminal is spelled out."""
    made = (run if isinstance(run, Run) else Run(run) for run in runs)
    return Row(tuple(Run(visible(run.text), run.style) for run in made if run.text), hang)


def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii() or all(character < "\u0300" or "\u2010" <= character <= "\u2027" for character in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, width: int) -> str:
    """Fill a text with blanks up to a width in cells."""
    text = visible(text)
    return text + " " * (width - cells(text))


def wrap(line: Row, width: int) -> Iterator[Row]:
    """Break a row at blanks so that no line is wider than `width` cells."""
    current: list[Run] = []
    used = 0
    for word in _words(line):
        size = cells(word.text.rstrip())
        if current and used + size > width and used > line.hang:
            yield Row(_trimmed(current))
            current, used = [Run(" " * line.hang)], line.hang
            word = Run(word.text.lstrip(), word.style)
        for piece in _chopped(word, width - line.hang):
            if current and used + cells(piece.text.rstrip()) > width and used > line.hang:
                yield Row(_trimmed(current))
                current, used = [Run(" " * line.hang)], line.hang
            current.append(piece)
            used += cells(piece.text)
    yield Row(_trimmed(current))


def _words(line: Row) -> Iterator[Run]:
    """Split into words with the blanks that follow them; a word may end one run and begin the next."""
    for run in line.runs:
        start = 0
        for end in range(1, len(run.text) + 1):
            if end == len(run.text) or (run.text[end - 1] == " " and run.text[end] != " "):
                yield Run(run.text[start:end], run.style)
                start = end


def _chopped(word: Run, width: int) -> Iterator[Run]:
    """Cut a word that is wider than a whole line."""
    if width < 1 or cells(word.text.rstrip()) <= width:
        yield word
        return
    from rich.cells import chop_cells

    for piece in chop_cells(word.text, width):
        yield Run(piece, word.style)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    kept = list(runs)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: a width in cells, None for no wrapping, and whether it shows colour."""

    width: int | None
    colour: bool


def write(rows: Iterable[Row], paper: Paper) -> str:
    """Turn rows into text, wrapped and painted as the paper wants."""
    lines: list[Row] = []
    for line in rows:
        lines += [Row(_trimmed(list(line.runs)))] if paper.width is None else wrap(line, paper.width)
    if not paper.colour:
        return "".join("".join(run.text for run in line.runs) + "\n" for line in lines)
    return _painted(lines)


def _painted(lines: list[Row]) -> str:
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="256", width=100_000, highlight=False, no_color=False)
    for line in lines:
        text = Text.assemble(*((run.text, str(run.style)) for run in line.runs))
        console.print(text, soft_wrap=True)
    return out.getvalue()
