"""Rows of styled text: aligned, wrapped to a width, and painted."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from draftdiff.pages.page import Run, Tone
from draftdiff.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, is_right_to_left, visible


class Notes(StrEnum):
    """Where a page says from which sources it is: in notes at its foot, in the lines, in a list at its end, nowhere."""

    FOOT = "foot"
    INLINE = "inline"
    SOURCES = "sources"
    NONE = "none"


class Paint(StrEnum):
    """How tones are painted: not at all, without colour, in the reader's theme, or for a dark or a light ground."""

    NONE = "none"
    PLAIN = "plain"
    THEME = "theme"
    DARK = "dark"
    LIGHT = "light"


ATTRIBUTES = {
    Tone.STRONG: "bold",
    Tone.CHANGED: "bold",
    Tone.KNOWN: "bold",
    Tone.INSERTED: "underline",
    Tone.DELETED: "strike",
}


def _hues(changed: str, unclear: str, kept: str) -> dict[Tone, str]:
    same = dict.fromkeys((Tone.KEPT, Tone.KNOWN, Tone.INSERTED), kept)
    return {Tone.CHANGED: changed, Tone.UNCLEAR: unclear, **same, Tone.DELETED: changed}


HUES: dict[Paint, dict[Tone, str]] = {
    Paint.THEME: _hues("yellow", "magenta", "cyan"),
    Paint.DARK: {Tone.QUIET: "color(250)", **_hues("color(215)", "color(177)", "color(117)")},
    Paint.LIGHT: {Tone.QUIET: "color(240)", **_hues("color(94)", "color(91)", "color(25)")},
}


def style(tone: Tone, paint: Paint) -> str:
    """Return rich's style for a tone."""
    return " ".join(filter(None, [ATTRIBUTES.get(tone), HUES.get(paint, {}).get(tone)]))


class Row(NamedTuple):
    """A line that may wrap; what wraps is indented by `hang` cells."""

    runs: tuple[Run, ...]
    hang: int = 0


BLANK = Row(())


def row(hang: int, *runs: Run | str) -> Row:
    """Make a row; whatever would steer the terminal is spelled out."""
    made = (run if isinstance(run, Run) else Run(run) for run in runs)
    return Row(tuple(replace(run, text=visible(run.text)) for run in made if run.text), hang)


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
        text = "".join(run.text for run in word)
        if current and used + cells(text.rstrip()) > width and used > hang:
            yield Row(_trimmed(current))
            current, used = [Run(" " * hang)], hang
            word = (replace(word[0], text=word[0].text.lstrip()), *word[1:])
            text = text.lstrip()
        current += word
        used += cells(text)
    yield Row(_trimmed(current))


def _words(line: Row, width: int) -> Iterator[tuple[Run, ...]]:
    """Split into words with the blanks that follow them; runs without a blank between them are one word."""
    word: list[Run] = []
    for piece in _pieces(line, width):
        apart = word and (word[-1].text.endswith(" ") or piece.text.startswith(" "))
        if apart or cells("".join(run.text for run in (*word, piece)).rstrip()) > width:
            yield from [tuple(word)] if word else []
            word = []
        word.append(piece)
    yield from [tuple(word)] if word else []


def _pieces(line: Row, width: int) -> Iterator[Run]:
    """Split each run at blanks, none of the pieces wider than `width`; a dot ends a line."""
    for run in line.runs:
        if run.solid and cells(run.text.rstrip()) <= width:
            yield run
            continue
        for text in re.findall(r" *[^ ]+(?: ·(?= |$))? *| +", run.text):
            if cells(text.rstrip()) <= width or not text.strip():
                yield replace(run, text=text)
                continue
            from rich.cells import chop_cells

            for piece in chop_cells(text, width):
                yield replace(run, text=piece)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    kept = list(runs)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


class Paper(NamedTuple):
    """What is written on: a width in cells, None for no wrapping, how tones are painted, and where notes stand."""

    width: int | None
    paint: Paint = Paint.NONE
    notes: Notes = Notes.FOOT

    @property
    def colour(self) -> bool:
        """Whether anything is painted."""
        return self.paint is not Paint.NONE


def write(rows: Iterable[Row], paper: Paper) -> str:
    """Turn rows into text, wrapped and painted as the paper wants."""
    lines: list[Row] = []
    for line in rows:
        lines += [Row(_trimmed(list(line.runs)))] if paper.width is None else wrap(line, paper.width)
    # Only now: an isolate ends with its line, and takes no cell.
    lines = list(map(_isolated, lines))
    if paper.colour:
        return _painted(lines, paper.paint)
    return "".join("".join(run.text for run in line.runs) + "\n" for line in lines)


def _isolated(line: Row) -> Row:
    """Keep texts of the record that are written from right to left from moving what stands around them."""
    runs: list[Run] = []
    for record, parts in groupby(line.runs, key=lambda run: run.record):
        these = list(parts)
        if record and is_right_to_left("".join(run.text for run in these)):
            these[0] = replace(these[0], text=FIRST_STRONG_ISOLATE + these[0].text)
            these[-1] = replace(these[-1], text=these[-1].text + POP_ISOLATE)
        runs += these
    return Row(tuple(runs))


def _painted(lines: Iterable[Row], paint: Paint) -> str:
    """Paint lines as they are: rich is to add colour and nothing else."""
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="256", no_color=False, legacy_windows=False)
    for line in lines:
        text = Text()
        for tone, runs in groupby(line.runs, key=lambda run: run.tone):
            text.append("".join(run.text for run in runs), style(tone, paint))
        console.print(text, soft_wrap=True, highlight=False)
    return out.getvalue()
