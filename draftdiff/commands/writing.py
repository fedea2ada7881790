"""From an edit to the file on disk: worked out, shown, agreed to, and written under the lock."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path

import click

from draftdiff.checks.table import SavedText, Texts, checksum, run_checks
from draftdiff.commands.asking import confirm, on_terminal
from draftdiff.commands.options import Colour, paper
from draftdiff.commands.project import Chosen, Project, choose, load_project, refuse, root_folder
from draftdiff.commands.settings import Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.diagnostics import Diagnostic, in_order
from draftdiff.quotes import fold
from draftdiff.reading.record import Blob, load_record
from draftdiff.reading.yamltree import decode
from draftdiff.render import Look
from draftdiff.render.diagnostics import as_text
from draftdiff.render.layout import Paper
from draftdiff.render.versions_terminal import versions
from draftdiff.telling.versions import EditedDraftView, versions_view
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused
from draftdiff.writing.files import ChangedMeanwhileError, ProjectFiles, read_texts, rewrite
from draftdiff.writing.locks import locked
from draftdiff.writing.patches import unified


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done to which draft."""

    draft: str
    edit: Callable[[Chosen, TextFile], Edited | Refused]
    done: str


@dataclass(frozen=True, slots=True)
class Way:
    """How a change is carried out: without asking, or only shown as a patch; where the saved texts are."""

    yes: bool
    dry_run: bool
    texts: str | None


def way_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add the options of every command that changes a draft's file, and hand them over as one `way`."""

    @wraps(command)
    def gathered(*args: object, texts: str | None, yes: bool, dry_run: bool, **rest: object) -> object:
        return command(*args, way=Way(yes, dry_run, texts), **rest)

    decorated: Callable[..., object] = gathered
    options = [
        click.option("--texts", metavar="DIR", help="Where the saved texts are, if not in seeds/texts/."),
        click.option("--yes", is_flag=True, help="Write without asking."),
        click.option("--dry-run", is_flag=True, help="Print a patch and write nothing."),
    ]
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


@dataclass(frozen=True, slots=True)
class Plan:
    """A change worked out: the file, its text before and after, and what that makes of the record."""

    path: Path
    name: str
    before: str
    after: str
    line: int
    known: list[EditedDraftView]
    warnings: tuple[Diagnostic, ...]


def carry_out(settings: Settings, wish: Wish, way: Way) -> None:
    """Show a change and write it, if it is agreed to."""
    if way.dry_run:
        made = plan(settings, wish, way.texts)
        click.echo(unified(made.name, made.before, made.after), nl=False)
        return
    if not way.yes and not on_terminal():
        show(plan(settings, wish, way.texts))
        raise Trouble("nothing was written, for nobody can be asked here", "add --yes to write it, or --dry-run")
    shown = None
    while not way.yes:
        made = plan(settings, wish, way.texts)
        if shown is not None and (made.before, made.after) != (shown.before, shown.after):
            click.echo(f"{made.name} was changed meanwhile; this is how it is now.")
        show(made)
        if not confirm():
            raise Trouble("nothing was written", "answer y to write")
        shown = made
        if _written(settings, wish, way, shown):
            return
    _written(settings, wish, way, None)


def _written(settings: Settings, wish: Wish, way: Way, shown: Plan | None) -> bool:
    """Write under the lock; not where the change is no longer the one that was shown."""
    root = root_folder(settings.root)
    try:
        with locked(root):
            made = plan(settings, wish, way.texts)
            if shown is not None and (made.before, made.after) != (shown.before, shown.after):
                return False
            rewrite(made.path, made.before.encode(), made.after.encode())
    except ChangedMeanwhileError as problem:
        raise Trouble(f"{made.name} was changed by another program meanwhile", "try again") from problem
    except TimeoutError as problem:
        raise Trouble(str(problem), "wait until it is done, or end it") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise Trouble(f"nothing was written: {reason}", "the file is as it was; make it writable") from problem
    if shown is None:
        show(made)
    click.echo(f"{wish.done} {made.name}:{made.line}")
    return True


def plan(settings: Settings, wish: Wish, texts: str | None) -> Plan:
    """Work a change out from the files as they are now, or refuse it."""
    project = load_project(settings)
    chosen = choose(project, wish.draft)
    name = chosen.draft.place.file.name
    data = next((blob.data for _, blobs in project.files.folders for blob in blobs if blob.name == name), None)
    if data is None:
        raise Trouble(f"{name} is not below drafts/", "name a draft of the project by its id")
    file, _ = decode(name, data)
    edited = wish.edit(chosen, file)
    if isinstance(edited, Refused):
        raise Trouble(edited.message, edited.help)
    if file.text.encode() != data:
        raise Trouble(f"{name} cannot be read", "save it as UTF-8")
    changed = _with_file(project.files, Blob(name, edited.text.encode()))
    after = _judged(settings, changed, project, texts)
    problems = [problem for problem in after.problems if problem.place.file.name == name]
    refuse(problems, "nothing was written, for the file would have errors")
    earlier = {(problem.code, problem.message) for problem in project.problems}
    return Plan(
        project.files.root / name,
        name,
        file.text,
        edited.text,
        TextFile(name, edited.text).position(edited.edit.span.start + _leading_breaks(edited)).line,
        versions_view({chosen.deal.id: chosen.deal}, {chosen.deal.id: after.record.deals[chosen.deal.id]}),
        tuple(problem for problem in problems if (problem.code, problem.message) not in earlier),
    )


def show(made: Plan) -> None:
    """Print what is known before and after, what is written, and what is worth a look."""
    sheet = paper(Colour.AUTO, None, None, in_talk=True)
    click.echo(versions(made.known, Look(sheet)), color=True)
    click.echo(unified(made.name, made.before, made.after))
    click.echo(as_text(made.warnings, Paper(sheet.width or 80, sheet.paint)), nl=False, color=True)


def saved_texts(files: ProjectFiles, names: set[str], texts: str | None) -> dict[str, SavedText]:
    """Read the saved texts that are at hand, in the folder that is named or in seeds/texts/."""
    folder = Path(texts) if texts is not None else files.root / "seeds" / "texts"
    if texts is not None and not folder.is_dir():
        raise Trouble(f"there is no folder {texts}", "name the folder of the saved texts with --texts")
    found = read_texts(folder, sorted(names - {""}))
    return {name: SavedText(fold(data.decode("utf-8", "replace")), checksum(data)) for name, data in found.items()}


def _with_file(files: ProjectFiles, blob: Blob) -> ProjectFiles:
    """Return the files of a project with one of them changed."""
    folders = tuple(
        (folder, tuple(blob if each.name == blob.name else each for each in blobs)) for folder, blobs in files.folders
    )
    return replace(files, folders=folders)


def _judged(settings: Settings, files: ProjectFiles, before: Project, texts: str | None) -> Project:
    """Load the files as they would be, with every problem that they would have."""
    record = load_record(files.seeds, files.folders, settings.limit, files.problems)
    at_hand: Texts = saved_texts(files, {source.text for source in before.record.sources.values()}, texts)
    return Project(files, record, tuple(in_order([*record.problems, *run_checks(record, at_hand)])))


def _leading_breaks(edited: Edited) -> int:
    return len(edited.edit.text) - len(edited.edit.text.lstrip("\r\n"))
