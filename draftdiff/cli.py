"""The command line: which commands there are, and what every way of ending exits with."""

import io
import os
import sys
from enum import StrEnum
from importlib import import_module
from typing import NamedTuple, NoReturn

import click
from click.shell_completion import CompletionItem

import draftdiff
from draftdiff.commands.completion import FOLDER, offer
from draftdiff.commands.settings import DONE, INTERRUPTED, TROUBLE, Settings

MIB = 1024 * 1024

WIDEST, EPILOG = 120, 76
"""How wide help is at most, for longer lines are hard to read, and what is wrapped before the window is known."""

LAST = ("known", "without", "format", "output", "notes", "width", "colour", "no_pager")
"""The options that many commands have, which are listed after a command's own."""


class Use(StrEnum):
    """What commands are for, in the order of a day's work."""

    COMPARE = "Compare"
    PUBLISH = "Publish"
    RECORD = "Record"
    CHECK = "Check"


class Entry(NamedTuple):
    """A command in a line, with examples to type in the bundled project.

    It is `command` in the module of its name; where several share a `module`, each has its own name there.
    """

    use: Use
    summary: str
    examples: tuple[str, ...]
    module: str = ""


COMMANDS = {
    "diff": Entry(Use.COMPARE, "Compare two drafts, clause by clause.", (
        "diff", "diff initial-us-offer improved-us-draft --evidence", "diff --only changed --only may-have-changed",
        "diff initial-us-offer --known 2025-02-16..2025-02-21",
    )),
    "show": Entry(Use.COMPARE, "Show what is known of one draft.", (
        "show improved-us-draft", "show initial-us-offer --known 2025-02-15",
    ), "views"),
    "ledger": Entry(Use.COMPARE, "Show who moved, on what, towards whom.", (
        "ledger", "ledger -o ledger.html",
    ), "views"),
    "hindsight": Entry(Use.COMPARE, "Show which reports a printed text bears out.", (
        "hindsight", "hindsight -o hindsight.html",
    ), "views"),
    "gaps": Entry(Use.COMPARE, "List what nobody has reported yet.", ("gaps", "gaps --only fell-silent"), "views"),
    "same": Entry(Use.COMPARE, "Ask whether two drafts may be one.", (
        "same initial-us-offer improved-us-draft",
    ), "views"),
    "report": Entry(Use.PUBLISH, "Write the whole deal as one page.", (
        "report -o report.html", "report --known 2025-02-16 -o report.html",
        "report --embed revenue-share", "report --picture grid -o grid.svg",
    )),
    "changelog": Entry(Use.PUBLISH, "Write the whole history, for publication.", (
        "changelog", "changelog -o CHANGES.md", "changelog --since initial-us-offer",
    )),
    "matrix": Entry(Use.PUBLISH, "Show every clause in every draft.", (
        "matrix", "matrix --sources", "matrix -o matrix.html",
    ), "views"),
    "trace": Entry(Use.PUBLISH, "Follow one clause through all drafts.", (
        "trace dispute-jurisdiction", "trace revenue-share -o revenue-share.md",
    ), "views"),
    "new": Entry(Use.RECORD, "Start a deal, a draft, a source or a clause.", (
        "new deal grain-corridor --clauses trade", "new draft march-text --by UA --date 2025-03-10~",
        "new source seeds/texts/article.txt --outlet 'The Outlet'", "new clause exports --label 'Ore exports'",
    )),
    "suggest": Entry(Use.RECORD, "List what a saved text says and nobody cites.", (
        "suggest semafor-2025-02-21", "suggest semafor-2025-02-21 --texts ~/articles --all",
    )),
    "add": Entry(Use.RECORD, "Add a report, asking for what is missing.", (
        "add", "add improved-us-draft revenue-share --source newser-2025-02-21",
        "add improved-us-draft revenue-share --is present --source newser-2025-02-21 --dry-run",
    )),
    "retract": Entry(Use.RECORD, "Mark a report as taken back.", (
        "retract initial-us-offer revenue-share ft-2025-02-15 --because 'the outlet corrected it' --dry-run",
    ), "amend"),
    "rule": Entry(Use.RECORD, "Decide between accounts that disagree.", (
        "rule initial-us-offer revenue-share ft-2025-02-15 --because 'it saw the text' --dry-run",
    ), "amend"),
    "amend": Entry(Use.RECORD, "Change one field of a report.", (
        "amend initial-us-offer revenue-share ft-2025-02-15 who 'an official' --dry-run",
    ), "amend"),
    "read": Entry(Use.RECORD, "Say what was looked for in a printed text.", (
        "read improved-us-draft a-source --all --dry-run",
    ), "amend"),
    "edit": Entry(Use.RECORD, "Open a draft in your editor, then check it.", (
        "edit improved-us-draft", "edit improved-us-draft revenue-share",
    )),
    "check": Entry(Use.CHECK, "List every problem, with line, column and help.", (
        "check", "check --watch", "check --explain DD204", "check drafts/us-ukraine-minerals --fail-on warning",
    )),
    "schema": Entry(Use.CHECK, "Write a JSON Schema for editors.", ("schema", "schema --for deal -o deal.json")),
}  # fmt: skip


class Commands(click.Group):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name."""
        of = COMMANDS.get(cmd_name)
        if of is None:
            return None
        module = import_module(f"draftdiff.commands.{of.module or cmd_name}")
        command: click.Command = getattr(module, cmd_name if of.module else "command")
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
    from textwrap import fill

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
    import traceback

    place = traceback.extract_tb(problem.__traceback__)[-1]
    click.echo(f"draftdiff: a fault of the program, not of your files: {problem!r}", err=True)
    where = f"{place.filename}:{place.lineno}"
    click.echo(f"  please report it with the command that you typed and this place: {where}", err=True)
