"""The command line: which commands there are, and what every way of ending exits with."""

import io
import os
import sys
from importlib import import_module
from textwrap import fill
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

import draftdiff
from draftdiff.commands.completion import FOLDER, offer
from draftdiff.commands.settings import DONE, INTERRUPTED, TROUBLE, Settings
from draftdiff.commands.table import COMMANDS, Use

MIB = 1024 * 1024

WIDEST, EPILOG = 120, 76
"""How wide help is at most, for longer lines are hard to read, and what is wrapped before the window is known."""

LAST = ("known", "without", "format", "output", "notes", "width", "colour", "no_pager")
"""The options that many commands have, which are listed after a command's own."""


class Commands(click.Group):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"draftdiff.commands.{cmd_name}").command
        _finish(command)
        command.epilog = _epilog(cmd_name, command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer options and the names of commands without importing them."""
        found = [CompletionItem(name, help=of.summary) for name, of in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for, without importing them."""
        width = max(map(len, COMMANDS))
        for use in Use:
            with formatter.section(use):
                formatter.write_dl([(n.ljust(width), of.summary) for n, of in COMMANDS.items() if of.use is use])


def _finish(command: click.Command) -> None:
    """Put the options that many commands have last, and let names be completed."""
    command.params.sort(key=lambda param: LAST.index(param.name) if param.name in LAST else -1)
    offer(command)
    for part in command.commands.values() if isinstance(command, click.Group) else ():
        _finish(part)


def _epilog(name: str, command: click.Command) -> str:
    """Return what stands below the options: the kinds for --only, and examples."""
    examples = "\n".join(["\b\nExamples:", *(f"  draftdiff {example}" for example in COMMANDS[name].examples)])
    if all(param.name != "only" for param in command.params):
        return examples
    from draftdiff.commands.options import kinds

    told = [
        "\b\n" + fill(f"{when}: {', '.join(words)}.", EPILOG, subsequent_indent="  ", break_on_hyphens=False)
        for when, words in kinds(name).items()
    ]
    return "\n\n".join([*told, examples])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog="`draftdiff COMMAND --help` has examples.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.version_option(draftdiff.__version__, prog_name="draftdiff")
@click.option(
    "--root", metavar="DIR", type=FOLDER, envvar="DRAFTDIFF_ROOT", help="The folder that holds drafts/ and seeds/."
)
@click.option(
    "--max-size", metavar="MIB", type=click.IntRange(1), default=64, show_default=True, help="Refuse larger files."
)
@click.pass_context
def cli(ctx: click.Context, root: str | None, max_size: int) -> None:
    """Compare the reported terms of the drafts of a deal.

    Silence is never shown as removal. Without a command: what is here, and what to try next.
    """
    ctx.obj = Settings(root, max_size * MIB)
    if ctx.invoked_subcommand is None:
        from draftdiff.commands.overview import overview

        overview(ctx.obj)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit; trouble of any kind never exits 0 or 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        done = cli.main(arguments, prog_name="draftdiff", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return TROUBLE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as ended:  # Shell completion ends so, and with status 1 a broken pipe that click has caught.
        if ended.code == 0:
            return DONE
        _silence_output()
        return TROUBLE
    except BrokenPipeError:
        _silence_output()
        return TROUBLE
    except OSError as problem:
        from draftdiff.writing.files import reason

        _silence_output()
        click.echo(f"draftdiff: {reason(problem)}", err=True)
        return TROUBLE
    except Exception as problem:
        _report_crash(problem)
        return TROUBLE
    return done if isinstance(done, int) else DONE


def _silence_output() -> None:
    """Keep Python from writing once more, on its way out, to what cannot be written to."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_crash(problem: Exception) -> None:
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown"
    click.echo(f"draftdiff: a fault of the program, not of your files: {problem!r}", err=True)
    click.echo(f"  please report it with the command that you typed and this place: {where}", err=True)
