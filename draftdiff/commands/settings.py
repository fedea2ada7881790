"""What every command is given, and what it ends with: a status, or trouble with help that says what to type."""

from collections.abc import Iterable, Sequence
from typing import IO, Any, NamedTuple

import click

from draftdiff.checks.shape import nearest
from draftdiff.text import visible

DONE, ASKED_FOR, TROUBLE, INTERRUPTED = 0, 1, 2, 130


class Settings(NamedTuple):
    """What holds for every command: the project's folder, and the largest file in bytes."""

    root: str | None
    limit: int


class Trouble(click.ClickException):
    """What was asked for cannot be done, or an answer will not do; `passages` are offered to choose from.

    `code` is that of the problem that an answer would be in a file.
    """

    exit_code = 2

    def __init__(self, message: str, help: str, passages: Sequence[str] = (), code: str = "") -> None:
        super().__init__(message)
        self.help, self.passages, self.code = help, passages, code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message and the help to standard error."""
        click.echo(f"draftdiff: {visible(self.message)}", err=True)
        click.echo(f"  help: {visible(self.help)}", err=True)


def not_among(message: str, word: str, known: Iterable[str], otherwise: str = "") -> Trouble:
    """Say that a word is none of those that are known, and which to write: the nearest, else one of them."""
    listed = list(known)
    near = nearest(word, listed)
    return Trouble(message, f"write `{near}`" if near else otherwise or f"write one of: {', '.join(listed)}")
