"""What the commands that begin something share: asking, checking before writing, writing."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

import click

from draftdiff.checks.table import run_checks
from draftdiff.commands.asking import on_terminal
from draftdiff.commands.project import Project, refuse, root_folder
from draftdiff.commands.settings import Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.reading.record import Blob, load_record
from draftdiff.text import visible
from draftdiff.writing.files import ChangedMeanwhileError, ProjectFiles, find_root, rewrite, shipped, write_new
from draftdiff.writing.locks import locked
from draftdiff.writing.scalars import one_line

SCHEMAS, OWN_SCHEMAS = "draftdiff/schemas", "drafts/.schemas"


class Answers:
    """Asks on a terminal; elsewhere collects the options that are missing, to name them all at once."""

    def __init__(self) -> None:
        self._asks = on_terminal()
        self._missing: list[str] = []

    def get(self, option: str, question: str, given: str | None, guess: str = "") -> str:
        """Return what was given, else the answer with the guess as default, else the guess."""
        if given is None and self._asks:
            given = click.prompt(question, default=guess or None, type=str)
        answer = one_line(given if given is not None else guess)
        if not answer:
            self._missing.append(option)
        return answer

    def perhaps(self, question: str, given: str | None, guess: str = "") -> str:
        """Return what was given or answered; nothing is an answer too, and nothing is guessed where nobody is asked."""
        if given is None and self._asks:
            given = click.prompt(question, default=guess, type=str, show_default=bool(guess))
        return one_line(given or "")

    def require(self) -> None:
        """End with trouble if an answer is missing."""
        if self._missing:
            raise Trouble(f"not given: {', '.join(self._missing)}", f"add {' '.join(self._missing)} to the command")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is to be written: its name below the root, what it holds now and what it will hold.

    The schema is the kind of file that its first line names for editors, if it has such a line.
    """

    name: str
    before: bytes | None
    after: str
    schema: str = ""


def project_root(settings: Settings) -> Path:
    """Return the root of the project, or the folder where one may begin."""
    if settings.root is None and find_root(Path.cwd()) is None:
        return Path.cwd()
    if settings.root is not None and Path(settings.root).is_dir() and not (Path(settings.root) / "drafts").exists():
        return Path(settings.root)
    return root_folder(settings.root)


def in_deal(name: str) -> tuple[str | None, str]:
    """Split `deal/name` into the deal, None where it is not said, and the name."""
    deal, slash, rest = name.partition("/")
    return (deal, rest) if slash else (None, name)


def blob_of(project: Project, name: str) -> Blob:
    """Return a file of the project as it was read."""
    blobs = [*project.files.seeds, *(blob for _, folder in project.files.folders for blob in folder)]
    return next(blob for blob in blobs if blob.name == name)


def save(settings: Settings, project: Project | None, root: Path, written: Written) -> None:
    """Write a file if the project has no new problem with it, and nothing changed it meanwhile.

    A new file never takes the place of another.
    """
    refuse_new_problems(settings, project, written)
    target = root / written.name
    try:
        _put_schema(root, written.schema)
        if written.before is None:
            write_new(target, written.after.encode("utf-8"))
        else:
            with locked(root):
                rewrite(target, written.before, written.after.encode("utf-8"))
    except FileExistsError as problem:
        raise Trouble(f"{written.name} is there already", "choose another id; nothing was overwritten") from problem
    except ChangedMeanwhileError as problem:
        raise Trouble(f"{written.name} has changed meanwhile", "it was left as it is; try again") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise Trouble(f"{written.name} cannot be written: {reason}", "nothing was changed") from problem


def refuse_new_problems(settings: Settings, project: Project | None, written: Written) -> None:
    """Read the project as it would be, and refuse what is wrong with the file that is to be written."""
    files = project.files if project else ProjectFiles(Path(), (), (), ())
    blob = Blob(written.name, written.after.encode("utf-8"))
    folder = written.name.rpartition("/")[0]
    seeds, folders = files.seeds, dict(files.folders)
    if folder == "seeds":
        seeds = _with(seeds, blob)
    else:
        folders[folder] = _with(folders.get(folder, ()), blob)
    record = load_record(seeds, tuple(folders.items()), settings.limit, files.problems)
    known = {(problem.code, problem.message) for problem in (project.problems if project else ())}
    problems = [*record.problems, *run_checks(record, {})]
    refuse(
        [problem for problem in problems if (problem.code, problem.message) not in known],
        "nothing was written",
    )


def _with(blobs: tuple[Blob, ...], blob: Blob) -> tuple[Blob, ...]:
    return (*(other for other in blobs if other.name != blob.name), blob)


def modeline(root: Path, kind: str, up: str) -> str:
    """Return the line that lets editors complete and explain keys."""
    folder = SCHEMAS if (root / SCHEMAS / f"{kind}.schema.json").is_file() else OWN_SCHEMAS
    return f"# yaml-language-server: $schema={up}{folder}/{kind}.schema.json"


def _put_schema(root: Path, kind: str) -> None:
    """Put the schema into the project, so that editors find it offline and on other machines too."""
    if not kind or (root / SCHEMAS / f"{kind}.schema.json").is_file():
        return
    with contextlib.suppress(FileExistsError):
        write_new(root / OWN_SCHEMAS / f"{kind}.schema.json", shipped(f"schemas/{kind}.schema.json").encode("utf-8"))


def said(name: str, then: str) -> None:
    """Say what was written, and what to do next."""
    click.echo(f"wrote {visible(name)}")
    click.echo(f"Next:  {then}")
