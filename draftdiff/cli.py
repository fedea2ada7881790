"""The command line: which commands there are, and what every way of ending exits with."""

import io
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

import draftdiff
from draftdiff.commands.settings import DONE, INTERRUPTED, TROUBLE, Settings

MIB = 1024 * 1024


COMMANDS = {
    "diff": ("Compare two drafts, clause by clause.", "draftdiff.commands.diff"),
    "show": ("Show what is known of one draft.", "draftdiff.commands.show"),
    "changelog": ("Write the whole history, for publication.", "draftdiff.commands.changelog"),
    "matrix": ("Show every clause in every draft.", "draftdiff.commands.matrix"),
    "trace": ("Follow one clause through all drafts.", "draftdiff.commands.trace"),
    "ledger": ("Show who moved, on what, towards whom.", "draftdiff.commands.ledger"),
    "gaps": ("List what nobody has reported yet.", "draftdiff.commands.gaps"),
    "same": ("Ask whether two drafts may be one.", "draftdiff.commands.same"),
    "new": ("Start a deal, a draft, a source or a clause.", "draftdiff.commands.new"),
    "suggest": ("List what a saved text says and nobody cites.", "draftdiff.commands.suggest"),
    "check": ("List every problem, with line, column and help.", "draftdiff.commands.check"),
    "add": ("Add a report, asking for what is missing.", "draftdiff.commands.add"),
    "retract": ("Mark a report as taken back.", "draftdiff.commands.retract"),
    "rule": ("Decide between accounts that disagree.", "draftdiff.commands.rule"),
    "amend": ("Change one field of a report.", "draftdiff.commands.amend"),
    "edit": ("Open a draft in your editor, then check it.", "draftdiff.commands.edit"),
    "schema": ("Write a JSON Schema for editors.", "draftdiff.commands.schema"),
}


class Commands(click.Group):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][1]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (summary, _) in COMMANDS.items()])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(draftdiff.__version__, prog_name="draftdiff")
@click.option("--root", metavar="DIR", envvar="DRAFTDIFF_ROOT", help="The folder that holds drafts/ and seeds/.")
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
