"""What is longer than the screen goes through a pager, as git does it."""

import os
import re
import shutil
import signal
import sys
from collections.abc import Mapping

import click

from draftdiff.render.layout import cells

UNTOLD = "-FRX"
"""What less is told unless the reader tells it: end if all fits, pass colours on, leave the text on the screen."""

COLOURS = "-R"
"""What it is told whatever the reader tells it: without this it writes out what colours are made of."""

NOT_STARTED = (126, 127)
"""How a shell ends that cannot start what it is told to."""

PAINT = re.compile(r"\x1b\[[\d;]*m")


def no_pager_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add the option that does without a pager; `page` asks for it."""

    def keep(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        context.meta[__name__] = wanted

    help = "Print at once, also what is longer than the screen."
    return click.option("--no-pager", is_flag=True, expose_value=False, callback=keep, help=help)(command)


def page(text: str) -> bool:
    """Show a text in the reader's pager; False where none is wanted, needed or to be had."""
    context = click.get_current_context(silent=True)
    if not _on_terminal() or (context and context.meta.get(__name__)) or not _scrolls(text):
        return False
    command = pager(os.environ)
    return bool(command) and _through(command, text)


def pager(surroundings: Mapping[str, str]) -> str:
    """Return the command of the pager; empty for none."""
    if surroundings.get("NO_PAGER") or surroundings.get("TERM") == "dumb":
        return ""
    default = "less" if shutil.which("less") else ""
    named = surroundings.get("DRAFTDIFF_PAGER", surroundings.get("PAGER", default)).strip()
    return "" if named == "cat" else named


def _on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _scrolls(text: str) -> bool:
    """Tell whether a text takes all lines of the screen or more, of which the next prompt needs one."""
    columns, lines = shutil.get_terminal_size()
    taken = (max(1, -(-cells(line) // columns)) for line in PAINT.sub("", text).splitlines())
    return sum(taken) >= lines


def _through(command: str, text: str) -> bool:
    """Run a pager in the shell, as PAGER is meant, and let it have Ctrl-C; whoever quits early has read enough."""
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
