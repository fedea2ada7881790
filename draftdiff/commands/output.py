"""What is written on, and how it gets there: the screen, page by page where it would scroll, or a file as a whole."""

import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import click

from draftdiff.commands.settings import Settings, Trouble
from draftdiff.render.layout import Paint, Paper, cells
from draftdiff.writing.files import find_root, is_read, is_same, reason, write_whole

NARROWEST, ERROR_WIDTH = 40, 80

UNTOLD = "-FRX"
"""What less is told unless the reader tells it: end if all fits, pass colours on, leave the text on the screen."""

COLOURS = "-R"
"""What it is told whatever the reader tells it: without this it writes out what colours are made of."""

NOT_STARTED = (126, 127)
"""How a shell ends that cannot start what it is told to."""

PAINT = r"\x1b\[[\d;]*m"
ASK = b"\x1b]11;?\x1b\\\x1b[c"
"""Which colour the ground has, and then what the terminal is; every terminal answers that, which ends the wait."""

GROUND = rb"(?i)\x1b\]11;rgba?:([0-9a-f]+)/([0-9a-f]+)/([0-9a-f]+)"
LAST = rb"\x1b\[\?[\d;]*c"
PATIENCE = 0.1
"""Seconds to wait for a terminal that does not answer."""

MANY_COLOURS = ("256color", "kitty", "direct", "ghostty", "alacritty", "foot", "wezterm")
"""Names of terminals that have more than the 16 colours of the theme."""


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
    to_screen = output is None and on_screen()
    if width is None and to_screen:
        width = max(NARROWEST, window()[0])
    return Paper(width, _paint(Colour(colour), to_screen, ground if not in_talk else ground_named))


def window() -> tuple[int, int]:
    """Return how many columns and lines the terminal has."""
    from shutil import get_terminal_size

    return get_terminal_size()


def on_screen() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def on_terminal() -> bool:
    """Tell whether there is a person to ask: at both ends is a terminal."""
    return on_screen() and sys.stdin is not None and sys.stdin.isatty()


def error_paper() -> Paper:
    """Return what errors are written on, coloured as the command was told to be."""
    context = click.get_current_context(silent=True)
    colour = Colour(context.params.get("colour", Colour.AUTO) if context else Colour.AUTO)
    to_screen = sys.stderr is not None and sys.stderr.isatty()
    width = max(NARROWEST, window()[0]) if to_screen else ERROR_WIDTH
    return Paper(width, _paint(colour, to_screen, ground))


def _paint(colour: Colour, to_screen: bool, of_terminal: Callable[[], Paint]) -> Paint:
    """Return how tones are painted; without colour, bold and underlining stay."""
    if colour is Colour.NEVER or (colour is Colour.AUTO and not to_screen) or os.environ.get("TERM") == "dumb":
        return Paint.NONE
    if colour in (Colour.DARK, Colour.LIGHT):
        return Paint(colour.value)
    if os.environ.get("NO_COLOR") and colour is Colour.AUTO:
        return Paint.PLAIN
    return of_terminal() if to_screen else Paint.THEME


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


def no_pager_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add the option that does without a pager; `page` asks for it."""

    def keep(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        context.meta[__name__] = wanted

    help = "Print at once, also what is longer than the screen."
    return click.option("--no-pager", is_flag=True, expose_value=False, callback=keep, help=help)(command)


def page(text: str) -> bool:
    """Show a text in the reader's pager; False where none is wanted, needed or to be had."""
    context = click.get_current_context(silent=True)
    if not on_terminal() or (context and context.meta.get(__name__)):
        return False
    columns, lines = window()
    taken = (max(1, -(-cells(line) // columns)) for line in re.sub(PAINT, "", text).splitlines())
    if sum(taken) < lines:  # The next prompt needs a line, so a text of all lines scrolls.
        return False
    command = pager(os.environ)
    return bool(command) and _through(command, text)


def pager(surroundings: Mapping[str, str]) -> str:
    """Return the command of the pager; empty for none."""
    if surroundings.get("NO_PAGER") or surroundings.get("TERM") == "dumb":
        return ""
    from shutil import which

    default = "less" if which("less") else ""
    named = surroundings.get("DRAFTDIFF_PAGER", surroundings.get("PAGER", default)).strip()
    return "" if named == "cat" else named


def _through(command: str, text: str) -> bool:
    """Run a pager in the shell, as PAGER is meant, and let it have Ctrl-C; whoever quits early has read enough."""
    import signal
    import subprocess

    told = os.environ.get("LESS")
    surroundings = {**os.environ, "LESS": UNTOLD if told is None else f"{COLOURS} {told}"}
    sys.stdout.flush()
    try:
        running = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=surroundings)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        running.communicate(text.encode(sys.stdout.encoding, "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return running.returncode not in NOT_STARTED


@cache
def ground() -> Paint:
    """Return the colours for the terminal's ground; where it is not known, those of the reader's theme."""
    named = ground_named()
    if named is not Paint.THEME or not _has_many_colours() or not _may_be_asked():
        return named
    said = re.search(GROUND, _ask())
    if said is None:
        return named
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in said.groups())
    return Paint.LIGHT if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 else Paint.DARK


def ground_named() -> Paint:
    """Return the same without asking the terminal.

    COLORFGBG holds the numbers of the text's colour and, last, of the ground's.
    """
    last = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (_has_many_colours() and last.isdecimal() and int(last) < 16):
        return Paint.THEME
    return Paint.DARK if int(last) in (*range(7), 8) else Paint.LIGHT


def _has_many_colours() -> bool:
    return bool(os.environ.get("COLORTERM") or any(one in os.environ.get("TERM", "") for one in MANY_COLOURS))


def _may_be_asked() -> bool:
    """Tell whether the terminal is here and ours: from afar an answer might come late, and stand in the next prompt."""
    if os.name != "posix" or os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return False
    try:
        here = os.ttyname(sys.stdin.fileno()) == os.ttyname(sys.stdout.fileno())
        return here and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError, AttributeError):  # No terminal, a closed stream, or none at all.
        return False


def _ask() -> bytes:
    """Ask and read until the last answer has come; nothing is asked where something has been typed already."""
    import select
    import termios
    import tty

    inlet, outlet, answer = sys.stdin.fileno(), sys.stdout.fileno(), b""
    before = termios.tcgetattr(inlet)
    # What comes is read at once and not shown; Ctrl-C still ends the program, and what was typed is kept.
    tty.setcbreak(inlet, termios.TCSANOW)
    try:
        if select.select([inlet], [], [], 0)[0]:
            return b""
        os.write(outlet, ASK)
        end = time.monotonic() + PATIENCE
        while not re.search(LAST, answer) and select.select([inlet], [], [], max(0, end - time.monotonic()))[0]:
            more = os.read(inlet, 1024)
            if not more:
                break
            answer += more
    finally:
        termios.tcsetattr(inlet, termios.TCSANOW, before)
    return answer
