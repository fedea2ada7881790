"""Rows of styled text: aligned, wrapped to a width, and painted."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from draftdiff.text import visible


class Style(StrEnum):
    """What a run of text is for, as rich's style for it.

    The three colours of the 256 have a contrast of at least 3.8 to 1 on black and on white alike, and orange and
    blue stay apart in every common colour blindness.
    """

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
    """A piece of text in one style; a solid one is not broken where it fits on a line."""

    text: str
    style: Style = Style.PLAIN
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line that may wrap; what wraps is indented by `hang` cells."""

    runs: tuple[Run, ...]
    hang: int = 0


BLANK = Row(())


def row(hang: int, *runs: Run | str) -> Row:
    """Make a row; whatever would steer the terminal is spelled out."""
    made = (run if isinstance(run, Run) else Run(run) for run in runs)
    return Row(tuple(replace(run, text=visible(run.text)) for run in made if run.text), hang)


def bound_rows(bounds: Iterable[str]) -> Iterator[Row]:
    """Show which reports were left out, below the title."""
    return (row(2, Run(f"  {said}", Style.QUIET)) for said in bounds)


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
    hang = min(line.hang, width // 2)
    current: list[Run] = []
    used = 0
    for word in _words(line, width - hang):
        if current and used + cells(word.text.rstrip()) > width and used > hang:
            yield Row(_trimmed(current))
            current, used = [Run(" " * hang)], hang
            word = Run(word.text.lstrip(), word.style)
        current.append(word)
        used += cells(word.text)
    yield Row(_trimmed(current))


def _words(line: Row, width: int) -> Iterator[Run]:
    """Split into words with the blanks that follow them, none of them wider than `width`; a dot ends a line."""
    for run in line.runs:
        if run.solid and cells(run.text.rstrip()) <= width:
            yield run
            continue
        for word in re.findall(r" *[^ ]+(?: ·(?= |$))? *| +", run.text):
            yield from _chopped(Run(word, run.style), width)


def _chopped(word: Run, width: int) -> Iterator[Run]:
    """Cut a word that is wider than a whole line."""
    if cells(word.text.rstrip()) <= width or not word.text.strip():
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
    if paper.colour:
        return _painted(lines)
    return "".join("".join(run.text for run in line.runs) + "\n" for line in lines)


def _painted(lines: Iterable[Row]) -> str:
    """Paint lines as they are: rich is to add colour and nothing else."""
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="256", no_color=False, legacy_windows=False)
    for line in lines:
        text = Text()
        for style, runs in groupby(line.runs, key=lambda run: run.style):
            text.append("".join(run.text for run in runs), style.value)
        console.print(text, soft_wrap=True, highlight=False)
    return out.getvalue()
