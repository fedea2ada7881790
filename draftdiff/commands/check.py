"""`draftdiff check`: every problem of every file, with line, column, caret and help."""

import click

from draftdiff.commands.checking import Asked, FailOn, check_project, explanation, fails, written
from draftdiff.commands.options import colour_options, words
from draftdiff.commands.output import deliver
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings
from draftdiff.render.diagnostics import Report


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--texts", metavar="DIR", help="Where the saved texts are, if not in seeds/texts/.")
@click.option("--format", "format", type=words(Report), default=Report.TEXT.value, help="How problems are written.")
@click.option("--explain", metavar="CODE", help="Explain a code, such as DD204.")
@click.option("--fail-on", type=words(FailOn), default=FailOn.ERROR.value, help="What makes the exit status 1.")
@click.option("--watch", is_flag=True, help="Check again on every save, until Ctrl-C.")
@colour_options
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    texts: str | None,
    format: str,
    explain: str | None,
    fail_on: str,
    watch: bool,
    colour: str,
    width: int | None,
) -> int:
    """List every problem, with line, column and help.

    Quotes are looked up in the saved texts that are at hand. With PATHs, only problems of those files or folders.
    With --watch, every save is checked, and it says what the save changes in what is known.
    """
    asked = Asked(paths, texts, Report(format), colour, width)
    if explain is not None:
        deliver(explanation(explain, asked.paper), None)
        return DONE
    if watch:
        from draftdiff.commands.watch import watch_project

        return watch_project(settings, asked)
    checked = check_project(settings, asked)
    deliver(written(checked, asked), None)
    return ASKED_FOR if fails(checked.shown, FailOn(fail_on)) else DONE
