"""`draftdiff check`: every problem of every file, with line, column, caret and help; and again on every save."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from draftdiff.checks.cells import all_reports
from draftdiff.checks.table import CODES, SavedText, Verification, all_problems, documentation, severity, verification
from draftdiff.commands.options import colour_options, words
from draftdiff.commands.output import deliver, echo, paper
from draftdiff.commands.project import Project, load_project, saved_texts
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings, Trouble
from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.pages.page import Run, Tone
from draftdiff.pages.versions import versions
from draftdiff.render.diagnostics import REPORTERS, Report
from draftdiff.render.layout import BLANK, Paper, row, write
from draftdiff.render.terminal import fragment
from draftdiff.telling.words import count

LOOK_AGAIN = 2000
"""After how many milliseconds files are read although no change was told: some network drives tell of none."""


class FailOn(StrEnum):
    """What makes a check fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def among(self, problems: Iterable[Diagnostic]) -> bool:
        """Tell whether a check with these problems fails."""
        return any(problem.severity in FAILING[self] for problem in problems)


FAILING = {
    FailOn.ERROR: {Severity.ERROR},
    FailOn.WARNING: {Severity.ERROR, Severity.WARNING},
    FailOn.NEVER: set[Severity](),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is told: which files or folders, where the saved texts are, and how to write."""

    paths: tuple[str, ...] = ()
    texts: str | None = None
    format: Report = Report.TEXT
    colour: str = "auto"
    width: int | None = None

    @property
    def paper(self) -> Paper:
        """What the problems are written on."""
        sheet = paper(self.colour, self.width, None)
        return Paper(sheet.width or self.width or 80, sheet.paint) if self.format is Report.TEXT else sheet


@dataclass(frozen=True, slots=True)
class Checked:
    """A project with the problems found in all of it, those asked for, and the saved texts."""

    project: Project
    problems: tuple[Diagnostic, ...]
    shown: tuple[Diagnostic, ...]
    saved: dict[str, SavedText]

    @property
    def has_errors(self) -> bool:
        """Tell whether any file has an error, shown or not."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def check_project(settings: Settings, asked: Asked) -> Checked:
    """Read the project and find every problem."""
    project = load_project(settings)
    saved = saved_texts(project, asked.texts)
    problems = all_problems(project.record, saved)
    return Checked(project, tuple(problems), tuple(_below(problems, asked.paths, project)), saved)


def written(checked: Checked, asked: Asked) -> str:
    """Write the problems; as text, with what was checked."""
    sheet = asked.paper
    text = REPORTERS[asked.format](checked.shown, sheet)
    if asked.format is not Report.TEXT:
        return text
    quotes = verification(checked.project.record, checked.saved)
    said = [summary(checked.project, checked.shown), *quotes_lines(quotes, asked.texts or "seeds/texts/")]
    return text + write((row(2, line) for line in said), sheet)


def explanation(code: str, sheet: Paper) -> str:
    """Return the documentation of a code; paragraphs are wrapped anew, and lines that are indented stay."""
    if code.upper() not in CODES:
        raise Trouble(f"there is no code `{code}`", "write one that `draftdiff check` prints, such as DD204")
    summary, text = documentation(code.upper())
    head = Run(f"{severity(code.upper())}[{code.upper()}]: {summary}", Tone.STRONG)
    rows = [row(2, head)]
    for paragraph in text.split("\n\n"):
        indented = paragraph.startswith(" ")
        lines = paragraph.splitlines() if indented else [" ".join(paragraph.split())]
        rows += [BLANK, *(row(8 if indented else 0, line) for line in lines)]
    return write(rows, sheet)


def summary(project: Project, problems: Collection[Diagnostic]) -> str:
    """Say how much was checked and how many problems there are."""
    record, weights = project.record, Counter(problem.severity for problem in problems)
    checked = [
        count(len(record.deals), "deal"),
        count(sum(len(deal.drafts) for deal in record.deals.values()), "draft"),
        count(len({(one.place.file.name, one.place.span) for one in all_reports(record)}), "report"),
        count(len(record.sources), "source"),
    ]
    found = [count(weights[Severity.ERROR], "error"), count(weights[Severity.WARNING], "warning")]
    found += [count(weights[Severity.HINT], "hint")] if weights[Severity.HINT] else []
    return f"checked {', '.join(checked)}: {', '.join(found) if problems else 'no problems'}"


def quotes_lines(result: Verification, folder: str) -> Iterator[str]:
    """Say how many quotes are in their saved texts, and why others were not looked up."""
    if len(result.missing) == 1:
        missing = f"{result.missing[0]} is not in {folder}"
    elif result.found or result.not_found:
        missing = f"not in {folder}: {', '.join(result.missing)}"
    else:
        missing = f"none of the {len(result.missing)} saved texts is in {folder}"
    parts = {
        "found in the saved texts": result.found,
        "not found": result.not_found,
        f"not verified ({missing})": result.not_at_hand,
        "not verified (no saved text declared)": result.without_text,
    }
    yield f"quotes: {', '.join(f'{number} {said}' for said, number in parts.items() if number) or 'none'}"
    if result.not_at_hand:
        yield "name the folder of the saved texts with --texts DIR"


def _below(problems: list[Diagnostic], paths: tuple[str, ...], project: Project) -> list[Diagnostic]:
    """Keep the problems of the files, or of files below the folders, that were named."""
    if not paths:
        return problems
    for path in paths:
        if not Path(path).exists():
            raise Trouble(f"there is no file or folder {path}", "name a file or folder of the project")
    wanted = {Path(path).resolve() for path in paths}
    files = ((problem, (project.files.root / problem.place.file.name).resolve()) for problem in problems)
    return [problem for problem, file in files if wanted & {file, *file.parents}]


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
        return watch_project(settings, asked)
    checked = check_project(settings, asked)
    deliver(written(checked, asked), None)
    return ASKED_FOR if FailOn(fail_on).among(checked.shown) else DONE


def watch_project(settings: Settings, asked: Asked) -> int:
    """Check, and check again whenever a file of the project is saved, until Ctrl-C."""
    if asked.format is not Report.TEXT:
        raise Trouble("--watch is for reading along", "leave --format out")
    latest = check_project(settings, asked)
    echo(written(latest, asked))
    base = None if latest.has_errors else latest
    from watchfiles import watch

    root = latest.project.files.root
    folders = [root / "drafts", root / "seeds", *([Path(asked.texts)] if asked.texts else [])]
    there = [folder for folder in folders if folder.is_dir()]
    changes = watch(*there, watch_filter=None, rust_timeout=LOOK_AGAIN, yield_on_timeout=True)
    click.echo("watching; Ctrl-C ends")
    try:
        for _ in changes:
            now = check_project(settings, asked)
            if contents(now) != contents(latest):
                echo(told(latest, now, base, asked))
                latest, base = now, base if now.has_errors else now
    except KeyboardInterrupt:
        click.echo()
    return DONE


def contents(checked: Checked) -> dict[str, object]:
    """Return what was read, by the names of the files."""
    files = checked.project.files
    unread = {problem.place.file.name: problem for problem in files.problems}
    return {**checked.saved, **unread, **{blob.name: blob.data for blob in files.blobs}}


def told(latest: Checked, now: Checked, base: Checked | None, asked: Asked) -> str:
    """Say what was saved, its problems, and what is known otherwise since the last version without errors."""
    before, after = contents(latest), contents(now)
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    return f"\n{', '.join(names)}\n{written(now, asked)}{known_otherwise(base, now, asked)}"


def known_otherwise(base: Checked | None, now: Checked, asked: Asked) -> str:
    """Say what an edit changes in what is known; of files with errors nothing, for a slip is no retraction."""
    if now.has_errors:
        return "what is known is compared when the errors are mended\n"
    if base is None:
        return "what is known was not compared: there were errors before\n"
    return fragment(versions(base.project.record.deals, now.project.record.deals), asked.paper)
