"""A real pseudo-terminal for tests: what a command writes to it, and a terminal that may answer and type."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 30
PLAIN = {"TERM": "xterm-256color"}
LEFT_OUT = (
    "COLORFGBG", "COLORTERM", "COLUMNS", "DRAFTDIFF_PAGER", "LESS", "LINES", "NO_COLOR", "NO_PAGER", "PAGER",
    "SSH_CONNECTION", "SSH_TTY",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Session:
    """What stood on the screen, how the command ended, and what it left unread of what was typed."""

    screen: str
    status: int
    unread: bytes


def in_terminal(
    *arguments: str,
    cwd: Path = ROOT,
    columns: int = 80,
    lines: int = 24,
    answers: tuple[tuple[bytes, bytes], ...] = (),
    typed: bytes = b"",
    **settings: str,
) -> Session:
    """Run draftdiff in a terminal of its own, which sends an answer when it reads what that is to."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    os.write(master, typed)
    surroundings = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    ran = subprocess.Popen(
        [sys.executable, "-m", "draftdiff", *arguments],
        cwd=cwd,
        env={**surroundings, **PLAIN, "PYTHONPATH": str(ROOT), **settings},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        preexec_fn=_begin,
    )
    screen = _watched(master, ran, list(answers))
    unread = struct.unpack("i", fcntl.ioctl(slave, termios.FIONREAD, struct.pack("i", 0)))[0]
    left = os.read(slave, unread) if unread else b""
    os.close(slave)
    os.close(master)
    return Session(screen.decode().replace("\r\n", "\n"), ran.returncode, left)


def _begin() -> None:
    """Take the terminal, and Ctrl-C as well: a shell lets what runs in its background ignore it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _watched(master: int, ran: "subprocess.Popen[bytes]", waiting: list[tuple[bytes, bytes]]) -> bytes:
    screen, end, wait = b"", time.monotonic() + PATIENCE, 0.02
    while time.monotonic() < end:
        is_printing = bool(select.select([master], [], [], wait)[0])
        if is_printing:
            screen += os.read(master, 65536)
        elif ran.poll() is not None:
            return screen
        # A second answer waits for quiet: less throws away what is typed while it takes a Ctrl-C, and prints nothing.
        if waiting and waiting[0][0] in screen and not (is_printing and wait > 0.02):
            os.write(master, waiting.pop(0)[1])
            wait = 0.3
    ran.kill()
    ran.wait()
    raise AssertionError(f"it did not end: {screen!r}")
