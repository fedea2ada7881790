"""Options that reading commands share, and where their output goes."""

import datetime
import os
import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click

from draftdiff.commands.trouble import Trouble
from draftdiff.files import write_whole
from draftdiff.render import Format
from draftdiff.render.layout import Paper
from draftdiff.standing import Lens

Command = TypeVar("Command", bound=Callable[..., object])

NARROWEST = 40


class Colour(StrEnum):
    """Whether output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class DayType(click.ParamType[datetime.date]):
    """A day, written with the year first."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Read a day or say how to write one."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2025-02-20", param, ctx)


def words(values: type[StrEnum]) -> click.Choice[str]:
    """Make the words of an enumeration the choices of an option."""
    return click.Choice([value.value for value in values])


def colour_options(command: Command) -> Command:
    """Add the options that say what the output is written on."""
    command = click.option(
        "--color",
        "colour",
        type=words(Colour),
        default=Colour.AUTO.value,
        help="Colour the output; NO_COLOR turns it off too.",
    )(command)
    return click.option("--width", type=click.IntRange(NARROWEST), help="Wrap at this many columns.")(command)


def reading_options(command: Command) -> Command:
    """Add the options that every reading command takes."""
    options = [
        click.option(
            "--format", "format", type=words(Format), default=Format.TERMINAL.value, help="How it is written."
        ),
        click.option("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all."),
        click.option("--known", metavar="DATE", type=DayType(), help="Only what was published by that day."),
        click.option("--without", metavar="SOURCE", multiple=True, help="Leave a source and its relays out."),
    ]
    for option in reversed(options):
        command = option(command)
    return colour_options(command)


def paper(colour: str, width: int | None, output: str | None) -> Paper:
    """Work out what is written on: a terminal wraps and has colour, a file or pipe does neither."""
    on_terminal = output is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    coloured = colour == Colour.ALWAYS or (colour == Colour.AUTO and on_terminal and not plain)
    if width is None and on_terminal:
        width = max(NARROWEST, shutil.get_terminal_size().columns)
    return Paper(width, coloured)


def lens(known: datetime.date | None, without: tuple[str, ...], sources: list[str]) -> Lens:
    """Make the lens that `--known` and `--without` ask for."""
    from draftdiff.rules.shape import nearest

    for source in without:
        if source not in sources:
            near = nearest(source, sources)
            raise Trouble(
                f"no source `{source}` is declared", f"write `{near}`" if near else "see the files under seeds/"
            )
    return Lens(known, frozenset(without))


def deliver(text: str, output: str | None) -> None:
    """Write to standard output, or to a file as a whole."""
    if output is None:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
        return
    try:
        write_whole(Path(output), text)
    except OSError as problem:
        raise Trouble(f"{output} cannot be written: {problem.strerror}", "name another file with -o") from problem
