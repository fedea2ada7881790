"""From a wish to the file on disk: worked out, judged, shown, agreed to, and written under the lock."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click
from click.decorators import FC

from draftdiff.checks.table import all_problems
from draftdiff.commands.asking import confirm
from draftdiff.commands.output import Colour, on_terminal, paper
from draftdiff.commands.project import (
    Chosen,
    Project,
    choose,
    file_of,
    load_or_start,
    only_deal,
    refuse,
    saved_texts,
    starting_root,
)
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Draft
from draftdiff.pages.versions import versions
from draftdiff.reading.record import UNPLACED, Blob, load_record
from draftdiff.render.diagnostics import as_text
from draftdiff.render.layout import Paper
from draftdiff.render.terminal import fragment
from draftdiff.text import TextFile, visible
from draftdiff.writing.edit import Edited, Refused, unified
from draftdiff.writing.files import LOCK, ChangedMeanwhileError, locked, reason, rewrite, shipped, write_new

SCHEMAS, OWN_SCHEMAS = "draftdiff/schemas", "drafts/.schemas"


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is, None for one that is not there yet, and as it is to be; `at` is the offset of what is new.

    `beside` are new files that go with it. One that is there already stays as it is.
    """

    name: str
    before: str | None
    after: str
    at: int = 0
    beside: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The line on which what is new begins."""
        return TextFile(self.name, self.after).position(self.at).line

    @property
    def patch(self) -> str:
        """What changes, as a unified patch."""
        return unified(self.name, self.before or "", self.after)


Wish = Callable[[Project], Change]
"""Works a change out from a project as it is now."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a change is carried out: without asking, or only shown as a patch; where the saved texts are."""

    yes: bool
    dry_run: bool
    texts: str | None


def way_options(command: FC) -> FC:
    """Add the options of every command that changes a draft's file: what its `Way` is made of."""
    options = [
        click.option("--texts", metavar="DIR", help="Where the saved texts are, if not in seeds/texts/."),
        click.option("--yes", is_flag=True, help="Write without asking."),
        click.option("--dry-run", is_flag=True, help="Print a patch and write nothing."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Plan:
    """A change worked out, with the project as it is and as it would be."""

    change: Change
    before: Project
    after: Project


def of_draft(draft: str, edit: Callable[[Chosen, TextFile], Edited | Refused]) -> Wish:
    """Wish for an edit of a draft's file."""

    def wish(project: Project) -> Change:
        if draft == "-":
            raise Trouble("standard input cannot be written to", "name a draft of the project by its id")
        chosen = unplaced_of(project, draft) or choose(project, draft)
        file = file_of(project, chosen.draft.place.file.name)
        own = tuple(problem for problem in project.problems if problem.place.file.name == file.name)
        return edited(file, edit(chosen._replace(problems=own), file))

    return wish


def unplaced_of(project: Project, name: str) -> Chosen | None:
    """Return the reports of a deal that name no version as if they were a draft, which may be edited like one."""
    id, _, file = name.rpartition("/")
    if file != UNPLACED or any(UNPLACED in deal.drafts for deal in project.record.deals.values()):
        return None
    deal = only_deal(project, id or None)
    once = {report.place.span.start: report for report in deal.unplaced}
    if not once:
        raise Trouble(f"`{deal.id}` has no report in unplaced.yaml", "add one with `draftdiff add unplaced`")
    reports = tuple(once.values())
    return Chosen(deal, Draft(UNPLACED, UNPLACED, (), reports[0].place, reports=reports))


def edited(file: TextFile, made: Edited | Refused) -> Change:
    """Return the change that an edit makes in a file; end where it was refused."""
    if isinstance(made, Refused):
        raise Trouble(made.message, made.help)
    breaks = len(made.edit.text) - len(made.edit.text.lstrip("\r\n"))
    return Change(file.name, file.text, made.text, made.edit.span.start + breaks)


def carry_out(settings: Settings, wish: Wish, way: Way, done: str) -> None:
    """Show a change and write it, if it is agreed to."""
    if way.dry_run:
        click.echo(plan(settings, wish, way).change.patch, nl=False)
        return
    if not way.yes and not on_terminal():
        show(plan(settings, wish, way))
        raise Trouble("nothing was written, for nobody can be asked here", "add --yes to write it, or --dry-run")
    made, agreed = None, None
    # While a person thinks, others may save: what was shown is not written if it is no longer what would be.
    while made is None:
        if not way.yes:
            shown = plan(settings, wish, way)
            if agreed is not None:
                click.echo(f"{shown.change.name} was changed meanwhile; this is how it is now.")
            show(shown)
            if not confirm():
                raise Trouble("nothing was written", "answer y to write")
            agreed = shown.change
        made = write(settings, wish, way, agreed)
    if way.yes:
        show(made)
    click.echo(f"{done} {made.change.name}:{made.change.line}")


def write(settings: Settings, wish: Wish, way: Way | None = None, agreed: Change | None = None) -> Plan | None:
    """Work a change out anew under the lock and write it; None where it is no longer the one that was agreed to."""
    root = starting_root(settings)
    try:
        with locked(root):
            made = plan(settings, wish, way)
            if agreed not in (None, made.change):
                return None
            _put(root, made.change)
    except TimeoutError as problem:
        raise Trouble(str(problem), "wait until it is done, or end it") from problem
    except OSError as problem:
        help = "the file is as it was; make it and its folder writable"
        if str(problem.filename or "").endswith(LOCK):
            help = f"let whoever made the lock {problem.filename} make it writable for all, or remove it"
        raise Trouble(f"nothing was written: {reason(problem)}", help) from problem
    return made


def _put(root: Path, change: Change) -> None:
    for name, data in change.beside.items():
        with contextlib.suppress(FileExistsError):
            write_new(root / name, data)
    try:
        if change.before is None:
            write_new(root / change.name, change.after.encode())
        else:
            rewrite(root / change.name, change.before.encode(), change.after.encode())
    except FileExistsError as problem:
        raise Trouble(f"{change.name} is there already", "choose another id; nothing was overwritten") from problem
    except ChangedMeanwhileError as problem:
        raise Trouble(f"{change.name} was changed by another program meanwhile", "try again") from problem


def plan(settings: Settings, wish: Wish, way: Way | None = None) -> Plan:
    """Work a change out from the files as they are now; refuse it where it would make an error."""
    before = load_or_start(settings)
    change = wish(before)
    blob, folder, files = Blob(change.name, change.after.encode()), change.name.rpartition("/")[0], before.files
    folders = {folder: (), "seeds": files.seeds, **dict(files.folders)}
    folders[folder] = tuple(({one.name: one for one in folders[folder]} | {blob.name: blob}).values())
    files = files._replace(seeds=folders.pop("seeds"), folders=tuple(folders.items()))
    record = load_record(files.seeds, files.folders, settings.limit, files.problems)
    # Only a change of reports is judged by the saved texts; a source comes with its own.
    texts = saved_texts(before, way.texts) if way else {}
    problems = all_problems(record, texts)
    known = _kinds([*before.problems, *(all_problems(before.record, texts) if texts else ())])
    own = [problem for problem in problems if problem.place.file.name == change.name]
    refuse(own, "nothing was written, for the file would have errors")
    refuse((p for p in problems if (p.code, p.message) not in known), "nothing was written, for it would make errors")
    return Plan(change, before, Project(files, record, tuple(problems)))


def show(made: Plan) -> None:
    """Print what is known before and after, what is written, and what is worth a look."""
    sheet = paper(Colour.AUTO, None, None, in_talk=True)
    folder = made.change.name.rpartition("/")[0]
    before, after = (
        {id: deal for id, deal in side.record.deals.items() if deal.place.file.name.startswith(f"{folder}/")}
        for side in (made.before, made.after)
    )
    known = _kinds(made.before.problems)
    own = [problem for problem in made.after.problems if problem.place.file.name == made.change.name]
    worth_a_look = [problem for problem in own if (problem.code, problem.message) not in known]
    click.echo(fragment(versions(before, after), sheet), color=True)
    click.echo(made.change.patch)
    click.echo(as_text(worth_a_look, Paper(sheet.width or 80, sheet.paint)), nl=False, color=True)


def _kinds(problems: Iterable[Diagnostic]) -> set[tuple[str, str]]:
    """Return problems without their places, which an edit moves."""
    return {(problem.code, problem.message) for problem in problems}


def new_file(project: Project, kind: str, name: str, text: Callable[[str], str]) -> Change:
    """Begin a file with the line that lets editors complete and explain keys.

    The schema comes with it where the project has none, so that editors find it offline and on other machines too.
    """
    here = (project.files.root / SCHEMAS / f"{kind}.schema.json").is_file()
    schema = f"{SCHEMAS if here else OWN_SCHEMAS}/{kind}.schema.json"
    beside = {} if here else {schema: shipped(f"schemas/{kind}.schema.json").encode()}
    modeline = f"# yaml-language-server: $schema={'../' * name.count('/')}{schema}"
    return Change(name, None, text(modeline), beside=beside)


def said(name: str, then: str) -> None:
    """Say what was written, and what to do next."""
    click.echo(f"wrote {visible(name)}")
    click.echo(f"Next:  {then}")
