"""Trouble on the command line: one sentence, help that says what to type, exit status 2."""

from typing import IO, Any

import click

from draftdiff.text import visible


class Trouble(click.ClickException):
    """What was asked for cannot be done."""

    exit_code = 2

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message and the help to standard error."""
        click.echo(f"draftdiff: {visible(self.message)}", err=True)
        click.echo(f"  help: {visible(self.help)}", err=True)
