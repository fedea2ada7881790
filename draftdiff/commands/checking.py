"""What `check`, `check --watch` and `edit` share: the problems of the files, and what is said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from draftdiff.checks.cells import all_reports
from draftdiff.checks.table import CODES, SavedText, Verification, all_problems, documentation, severity, verification
from draftdiff.commands.output import paper
from draftdiff.commands.project import Project, load_project, saved_texts
from draftdiff.commands.settings import Settings
from draftdiff.commands.trouble import Trouble, not_among
from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.pages.page import Run
from draftdiff.render.diagnostics import REPORTERS, Report
from draftdiff.render.layout import BLANK, Paper, Style, row, write
from draftdiff.telling.words import count


class FailOn(StrEnum):
    """What makes a check fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


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
    said = [summary(checked.project, list(checked.shown)), *quotes_lines(quotes, asked.texts or "seeds/texts/")]
    return text + write((row(2, line) for line in said), sheet)


def explanation(code: str, sheet: Paper) -> str:
    """Return the documentation of a code; paragraphs are wrapped anew, and lines that are indented stay."""
    if code.upper() not in CODES:
        raise not_among(f"there is no code `{code}`", code.upper(), CODES, "write a code such as DD204")
    summary, text = documentation(code.upper())
    head = Run(f"{severity(code.upper())}[{code.upper()}]: {summary}", Style.STRONG)
    rows = [row(2, head)]
    for paragraph in text.split("\n\n"):
        indented = paragraph.startswith(" ")
        lines = paragraph.splitlines() if indented else [" ".join(paragraph.split())]
        rows += [BLANK, *(row(8 if indented else 0, line) for line in lines)]
    return write(rows, sheet)


def summary(project: Project, problems: list[Diagnostic]) -> str:
    """Say how much was checked and how many problems there are."""
    errors = len([problem for problem in problems if problem.severity is Severity.ERROR])
    deals = project.record.deals.values()
    drafts = [draft for deal in deals for draft in deal.drafts.values()]
    checked = ", ".join(
        [
            count(len(project.record.deals), "deal"),
            count(len(drafts), "draft"),
            count(len({(one.place.file.name, one.place.span) for one in all_reports(project.record)}), "report"),
            count(len(project.record.sources), "source"),
        ]
    )
    hints = len([problem for problem in problems if problem.severity is Severity.HINT])
    found = f"{count(errors, 'error')}, {count(len(problems) - errors - hints, 'warning')}"
    found += f", {count(hints, 'hint')}" if hints else ""
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


def fails(problems: tuple[Diagnostic, ...], fail_on: FailOn) -> bool:
    """Tell whether a check with these problems fails."""
    match fail_on:
        case FailOn.NEVER:
            return False
        case FailOn.WARNING:
            return any(problem.severity is not Severity.HINT for problem in problems)
        case FailOn.ERROR:
            return any(problem.severity is Severity.ERROR for problem in problems)
