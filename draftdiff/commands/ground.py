"""Whether a terminal's ground is dark or light: from COLORFGBG, else by asking the terminal."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from draftdiff.render.layout import Paint

ASK = b"\x1b]11;?\x1b\\\x1b[c"
"""Which colour the ground has, and then what the terminal is; every terminal answers that, which ends the wait."""

GROUND = re.compile(rb"\x1b\]11;rgba?:([0-9a-f]+)/([0-9a-f]+)/([0-9a-f]+)", re.IGNORECASE)
LAST = re.compile(rb"\x1b\[\?[\d;]*c")

PATIENCE = 0.1
"""Seconds to wait for a terminal that does not answer."""

MANY_COLOURS = re.compile("256color|kitty|direct|ghostty|alacritty|foot|wezterm")
"""Names of terminals that have more than the 16 colours of the theme."""


@cache
def ground() -> Paint:
    """Return the colours for the terminal's ground; where it is not known, those of the reader's theme."""
    named = ground_named()
    return _answered() or named if named is Paint.THEME and _has_many_colours() else named


def ground_named() -> Paint:
    """Return the same without asking the terminal.

    COLORFGBG holds the numbers of the text's colour and, last, of the ground's.
    """
    last = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (_has_many_colours() and last.isdecimal() and int(last) < 16):
        return Paint.THEME
    return Paint.DARK if int(last) in (*range(7), 8) else Paint.LIGHT


def _has_many_colours() -> bool:
    return bool(os.environ.get("COLORTERM") or MANY_COLOURS.search(os.environ.get("TERM", "")))


def _answered() -> Paint | None:
    if not _may_be_asked():
        return None
    said = GROUND.search(_ask())
    if said is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in said.groups())
    return Paint.LIGHT if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 else Paint.DARK


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

    inlet, outlet, answer = sys.stdin.fileno(), sys.stdout.fileno(), b""
    with _unechoed(inlet):
        if select.select([inlet], [], [], 0)[0]:
            return b""
        os.write(outlet, ASK)
        end = time.monotonic() + PATIENCE
        while not LAST.search(answer) and select.select([inlet], [], [], max(0, end - time.monotonic()))[0]:
            more = os.read(inlet, 1024)
            if not more:
                break
            answer += more
    return answer


@contextmanager
def _unechoed(terminal: int) -> Iterator[None]:
    """Read what comes at once and do not show it; Ctrl-C still ends the program, and what was typed is kept."""
    import termios

    before = termios.tcgetattr(terminal)
    quiet = [*before]
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6] = [*before[6]]
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
