"""What is written on, and how it gets there: the screen, page by page where it would scroll, or a file as a whole."""

import os
import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import click

from draftdiff.commands.ground import ground, ground_named
from draftdiff.commands.pager import page
from draftdiff.commands.settings import Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.render.layout import Paint, Paper
from draftdiff.writing.files import find_root, is_read, is_same, reason, write_whole

NARROWEST, ERROR_WIDTH = 40, 80


class Colour(StrEnum):
    """Whether output is coloured, or for which ground."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
    DARK = "dark"
    LIGHT = "light"


def paper(colour: str, width: int | None, output: str | None, *, in_talk: bool = False) -> Paper:
    """Work out what is written on: a terminal wraps and has colour, a file or pipe does neither.

    In a talk with a person, who may be typing ahead, the terminal is not asked for its ground.
    """
    on_terminal = output is None and on_screen()
    if width is None and on_terminal:
        width = max(NARROWEST, shutil.get_terminal_size().columns)
    return Paper(width, _paint(Colour(colour), on_terminal, ground if not in_talk else ground_named))


def on_screen() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def error_paper() -> Paper:
    """Return what errors are written on, coloured as the command was told to be."""
    context = click.get_current_context(silent=True)
    colour = Colour(context.params.get("colour", Colour.AUTO) if context else Colour.AUTO)
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    width = max(NARROWEST, shutil.get_terminal_size().columns) if on_terminal else ERROR_WIDTH
    return Paper(width, _paint(colour, on_terminal, ground))


def _paint(colour: Colour, on_terminal: bool, of_terminal: Callable[[], Paint]) -> Paint:
    """Return how tones are painted; without colour, bold and underlining stay."""
    if colour is Colour.NEVER or (colour is Colour.AUTO and not on_terminal) or os.environ.get("TERM") == "dumb":
        return Paint.NONE
    if colour in (Colour.DARK, Colour.LIGHT):
        return Paint(colour.value)
    if os.environ.get("NO_COLOR") and colour is Colour.AUTO:
        return Paint.PLAIN
    return of_terminal() if on_terminal else Paint.THEME


def echo(text: str) -> None:
    """Write to standard output at once."""
    if sys.stdout is None:
        raise Trouble("standard output is closed", "name a file with -o")
    click.echo(text, nl=False, color=True)
    sys.stdout.flush()


def refuse_to_overwrite(settings: Settings, output: str | None, *named: str) -> None:
    """Refuse to write over what is read: a file of the project, or one that the command line names."""
    if output is None:
        return
    path, root = Path(output), Path(settings.root) if settings.root else find_root(Path.cwd())
    if (root and is_read(root, path)) or any(is_same(path, Path(name)) for name in named):
        help = "name another file with -o, and none that holds a draft, a deal, sources or a saved text"
        raise Trouble(f"{output} is not written, for draftdiff reads it", help)


def deliver(text: str, output: str | None) -> None:
    """Write to standard output, page by page where it would scroll, or to a file as a whole."""
    if output is None:
        if not page(text):
            echo(text)
        return
    try:
        write_whole(Path(output), text)
    except OSError as problem:
        raise Trouble(f"{output} cannot be written: {reason(problem)}", "name another file with -o") from problem
