"""`draftdiff check`: every problem of every file, with line, column, caret and help."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click

from draftdiff.checks import SavedText, Verification, checksum, run_checks, verification
from draftdiff.codes import CODES, documentation, severity
from draftdiff.commands.options import colour_options, deliver, paper, words
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.diagnostics import Diagnostic, Severity, in_order
from draftdiff.files import read_texts
from draftdiff.quotes import fold
from draftdiff.render.diagnostics import REPORTERS, Report
from draftdiff.render.layout import Paper, row, write
from draftdiff.render.phrases import count
from draftdiff.rules.shape import nearest


class FailOn(StrEnum):
    """What makes a check fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--texts", metavar="DIR", help="Where the saved texts are, if not in seeds/texts/.")
@click.option("--format", "format", type=words(Report), default=Report.TEXT.value, help="How problems are written.")
@click.option("--explain", metavar="CODE", help="Explain a code, such as DD204.")
@click.option("--fail-on", type=words(FailOn), default=FailOn.ERROR.value, help="What makes the exit status 1.")
@colour_options
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    texts: str | None,
    format: str,
    explain: str | None,
    fail_on: str,
    colour: str,
    width: int | None,
) -> int:
    """List every problem, with line, column and help.

    Quotes are looked up in the saved texts that are at hand. With PATHs, only problems of those files or folders.
    """
    if explain is not None:
        click.echo(explanation(explain))
        return DONE
    project = load_project(settings)
    saved = _saved_texts(project, texts)
    problems = in_order([*project.record.problems, *run_checks(project.record, saved)])
    shown = _below(problems, paths, project)
    sheet = paper(colour, width, None)
    sheet = Paper(sheet.width or width or 80, sheet.colour) if format == Report.TEXT else sheet
    text = REPORTERS[Report(format)](shown, sheet)
    if format == Report.TEXT:
        said = [summary(project, shown), *quotes_lines(verification(project.record, saved), texts or "seeds/texts/")]
        text += write((row(2, line) for line in said), sheet)
    deliver(text, None)
    return ASKED_FOR if _fails(shown, FailOn(fail_on)) else DONE


def explanation(code: str) -> str:
    """Return the documentation of a code."""
    if code.upper() not in CODES:
        near = nearest(code.upper(), CODES)
        raise Trouble(f"there is no code `{code}`", f"write `{near}`" if near else "write a code such as DD204")
    summary, text = documentation(code.upper())
    return f"{severity(code.upper())}[{code.upper()}]: {summary}\n\n{text}"


def summary(project: Project, problems: list[Diagnostic]) -> str:
    """Say how much was checked and how many problems there are."""
    errors = len([problem for problem in problems if problem.severity is Severity.ERROR])
    deals = project.record.deals.values()
    drafts = [draft for deal in deals for draft in deal.drafts.values()]
    checked = ", ".join(
        [
            count(len(project.record.deals), "deal"),
            count(len(drafts), "draft"),
            count(sum(len(draft.reports) for draft in drafts), "report"),
            count(len(project.record.sources), "source"),
        ]
    )
    found = f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"
    return f"checked {checked}: {found if problems else 'no problems'}"


def quotes_lines(result: Verification, folder: str) -> Iterator[str]:
    """Say how many quotes are in their saved texts, and why others were not looked up."""
    parts = []
    if result.found:
        parts.append(f"{result.found} found in the saved texts")
    if result.not_found:
        parts.append(f"{result.not_found} not found")
    if result.not_at_hand:
        parts.append(f"{result.not_at_hand} not verified ({_missing(result, folder)})")
    if result.without_text:
        parts.append(f"{result.without_text} not verified (no saved text declared)")
    yield f"quotes: {', '.join(parts) or 'none'}"
    if result.not_at_hand:
        yield "name the folder of the saved texts with --texts DIR"


def _missing(result: Verification, folder: str) -> str:
    if len(result.missing) == 1:
        return f"{result.missing[0]} is not in {folder}"
    if result.found or result.not_found:
        return f"not in {folder}: {', '.join(result.missing)}"
    return f"none of the {len(result.missing)} saved texts is in {folder}"


def _saved_texts(project: Project, texts: str | None) -> dict[str, SavedText]:
    folder = Path(texts) if texts is not None else project.files.root / "seeds" / "texts"
    if texts is not None and not folder.is_dir():
        raise Trouble(f"there is no folder {texts}", "name the folder of the saved texts with --texts")
    names = sorted({source.text for source in project.record.sources.values() if source.text})
    found = read_texts(folder, names)
    return {name: SavedText(fold(data.decode("utf-8", "replace")), checksum(data)) for name, data in found.items()}


def _below(problems: list[Diagnostic], paths: tuple[str, ...], project: Project) -> list[Diagnostic]:
    """Keep the problems of the files, or of files below the folders, that were named."""
    if not paths:
        return problems
    kept = []
    for path in paths:
        if not Path(path).exists():
            raise Trouble(f"there is no file or folder {path}", "name a file or folder of the project")
    wanted = [Path(path).resolve() for path in paths]
    for problem in problems:
        file = (project.files.root / problem.place.file.name).resolve()
        if any(file == path or path in file.parents for path in wanted):
            kept.append(problem)
    return kept


def _fails(problems: list[Diagnostic], fail_on: FailOn) -> bool:
    match fail_on:
        case FailOn.NEVER:
            return False
        case FailOn.WARNING:
            return bool(problems)
        case FailOn.ERROR:
            return any(problem.severity is Severity.ERROR for problem in problems)
