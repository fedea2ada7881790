"""The project at hand: what commands load, and how they find the drafts that they are told."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from draftdiff.checks.table import SavedText, all_problems, checksum, text_problems
from draftdiff.commands.output import error_paper
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.comparing.standing import Lens, Standings
from draftdiff.diagnostics import Diagnostic, Severity, in_order
from draftdiff.history.steps import as_of
from draftdiff.model import Deal, Draft, Shift
from draftdiff.quotes import fold
from draftdiff.reading.record import UNPLACED, Blob, Record, load_record, load_single
from draftdiff.reading.yamltree import decode
from draftdiff.render.diagnostics import as_text
from draftdiff.telling.words import count
from draftdiff.text import TextFile
from draftdiff.writing.files import ProjectFiles, TooLargeError, find_root, read_blob, read_project, read_texts


class Project(NamedTuple):
    """A loaded project with every problem that was found."""

    files: ProjectFiles
    record: Record
    problems: tuple[Diagnostic, ...]


class Chosen(NamedTuple):
    """A draft that was named, in its deal, with the problems of its own file."""

    deal: Deal
    draft: Draft
    problems: tuple[Diagnostic, ...] = ()


def root_folder(root: str | None) -> Path:
    """Return the project's root, or say how to name one."""
    if root is not None:
        if not (Path(root) / "drafts").is_dir():
            raise Trouble(f"{root} has no folder drafts/", "name the folder above drafts/ with --root")
        return Path(root)
    found = find_root(Path.cwd())
    if found is None:
        help = "change to a folder that has drafts/ and seeds/, or name one with --root DIR"
        raise Trouble("there is no folder drafts/ here or above", help)
    return found


def starting_root(settings: Settings) -> Path:
    """Return the root of the project, or the folder where one may begin."""
    if settings.root is None:
        return find_root(Path.cwd()) or Path.cwd()
    root = Path(settings.root)
    return root if root.is_dir() and not (root / "drafts").exists() else root_folder(settings.root)


def load_or_start(settings: Settings) -> Project:
    """Load the project, or begin one that is empty."""
    root = starting_root(settings)
    if (root / "drafts").is_dir():
        return load_project(settings)
    return Project(ProjectFiles(root, (), (), ()), Record({}, {}, ()), ())


def load_project(settings: Settings) -> Project:
    """Read the project and run every check that needs no saved text."""
    files = read_project(root_folder(settings.root), settings.limit)
    record = load_record(files.seeds, files.folders, settings.limit, files.problems)
    return Project(files, record, tuple(all_problems(record, {})))


def saved_texts(project: Project, texts: str | None, cited: Iterable[str] | None = None) -> dict[str, SavedText]:
    """Read the saved texts of sources, all or those cited, that are at hand in the folder named or in seeds/texts/."""
    folder = Path(texts) if texts is not None else project.files.root / "seeds" / "texts"
    if texts is not None and not folder.is_dir():
        raise Trouble(f"there is no folder {texts}", "name the folder of the saved texts with --texts DIR")
    sources = project.record.sources
    wanted = sources if cited is None else cited
    names = sorted({sources[id].text for id in wanted if id in sources} - {""})
    try:
        found = read_texts(folder, names, project.files.limit)
    except TooLargeError as problem:
        help = "save the article alone as plain text, or allow more with --max-size MIB before the command"
        raise Trouble(f"{problem.filename}: {problem.strerror}", help) from problem
    return {name: SavedText(fold(data.decode("utf-8", "replace")), checksum(data)) for name, data in found.items()}


def file_of(project: Project, name: str) -> TextFile:
    """Return a file of the project as it was read; what is not UTF-8 is not edited."""
    data = next((blob.data for blob in project.files.blobs if blob.name == name), None)
    if data is None:
        raise Trouble(f"{name} is not below drafts/", "name a draft of the project by its id")
    file, _ = decode(name, data)
    if file.text.encode() != data:
        raise Trouble(f"{name} cannot be read", "save it as UTF-8")
    return file


def only_deal(project: Project, name: str | None) -> Deal:
    """Return the deal of this name, or the only one there is."""
    deals = project.record.deals
    if name is None and len(deals) == 1:
        return next(iter(deals.values()))
    if name is not None and name in deals:
        return deals[name]
    if name is None:
        if not deals:
            refuse(project.problems, "no deal can be read")
            raise Trouble(
                "drafts/ holds no deal", "make a folder drafts/NAME with a deal.yaml, as docs/file-format.md shows"
            )
        raise Trouble("there is more than one deal", f"name one of: {', '.join(deals)}; for a draft write DEAL/DRAFT")
    raise not_among(f"there is no deal `{name}`", name, deals)


def choose(project: Project, name: str) -> Chosen:
    """Find a draft by id, `deal/id` or path; `-` reads one from standard input."""
    if name == "-":
        return _from_blob(project, Blob("<standard input>", sys.stdin.buffer.read(project.files.limit + 1)), "-")
    found = [deal for deal in project.record.deals.values() if name in deal.drafts]
    if len(found) == 1:
        return Chosen(found[0], found[0].drafts[name])
    if len(found) > 1:
        choices = ", ".join(f"{deal.id}/{name}" for deal in found)
        raise Trouble(f"more than one deal has a draft `{name}`", f"write one of: {choices}")
    deal, _, draft = name.partition("/")
    if deal in project.record.deals and draft in project.record.deals[deal].drafts:
        return Chosen(project.record.deals[deal], project.record.deals[deal].drafts[draft])
    if os.path.isfile(name):  # noqa: PTH113 - A path raises where a name is too long for the disk.
        return _from_path(project, Path(name))
    refuse([p for p in project.problems if Path(p.place.file.name).stem == name], f"`{name}` cannot be read")
    drafts = [draft for deal in project.record.deals.values() for draft in deal.drafts]
    listed = ", ".join(drafts) or "none; `draftdiff check` says what is wrong"
    near = name.rpartition("/")[2]
    raise not_among(f"there is no draft `{name}`", near, drafts, f"the drafts here are: {listed}")


def _from_path(project: Project, path: Path) -> Chosen:
    """Take a file of the project as the draft that it is, any other as one more draft of the only deal."""
    name = os.path.relpath(path, project.files.root).replace(os.sep, "/")
    for deal in project.record.deals.values():
        for draft in deal.drafts.values():
            if draft.place.file.name == name:
                return Chosen(deal, draft)
    refuse([p for p in project.problems if p.place.file.name == name], f"{path} cannot be read")
    blob = read_blob(path, str(path), project.files.limit)
    if not isinstance(blob, Blob):
        refuse([blob], f"{path} cannot be read")
        raise AssertionError(path)
    return _from_blob(project, blob, str(path))


def _from_blob(project: Project, blob: Blob, id: str) -> Chosen:
    deal = only_deal(project, None)
    draft, problems = load_single(blob, deal, id, project.files.limit)
    if draft is None:
        refuse(problems, f"{blob.name} cannot be read")
        raise Trouble(f"{blob.name} holds no draft", "begin the file with `draft: a-name`")
    return Chosen(replace(deal, drafts={**deal.drafts, id: draft}), draft, problems)


def refuse(problems: Iterable[Diagnostic], message: str) -> None:
    """End with the errors among these problems on standard error, if there are any."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        click.echo(as_text(in_order(errors), error_paper()), err=True, nl=False, color=True)
        raise Trouble(message, "mend what is listed above; `draftdiff check` lists the problems of every file")


def guard(project: Project, chosen: list[Chosen], deal: Deal) -> None:
    """Refuse to print from files that have an error; count the other problems in one line."""
    read = _files_read(project, chosen, deal)
    own = [problem for choice in chosen for problem in choice.problems]
    concerned = [problem for problem in project.problems if _concerns(problem, read)]
    refuse([*concerned, *own, *_misquotes(project, deal, read)], "a record with errors is not for print")
    rest = [problem for problem in project.problems if not _concerns(problem, read)]
    errors = [problem for problem in rest if problem.severity is Severity.ERROR]
    warnings = [p for p in [*concerned, *own, *rest] if p.severity is Severity.WARNING]
    if errors or warnings:
        counts = [count(len(errors), "error") + " in other files"] if errors else []
        counts += [count(len(warnings), "warning")] if warnings else []
        click.echo(f"draftdiff: {', '.join(counts)}; `draftdiff check` lists them", err=True)


def deal_of(project: Project, before: Chosen, after: Chosen) -> Deal:
    """Return the deal that holds two drafts, if what they rest on is fit for print."""
    if before.deal.id != after.deal.id:
        message = f"`{before.draft.id}` and `{after.draft.id}` are drafts of different deals"
        raise Trouble(message, "name two drafts of one deal")
    deal = replace(before.deal, drafts={**before.deal.drafts, **after.deal.drafts})
    guard(project, [before, after], deal)
    return deal


def _misquotes(project: Project, deal: Deal, files: set[str]) -> list[Diagnostic]:
    """Look up the quotes of these files in the saved texts at hand; only the sources that they cite are read."""
    drafts = {id: draft for id, draft in deal.drafts.items() if draft.place.file.name in files}
    cited = {report.source for draft in drafts.values() for report in draft.reports if report.quote}
    texts = saved_texts(project, None, cited)
    record = Record({deal.id: replace(deal, drafts=drafts)}, deal.sources, ())
    found = text_problems(record, texts) if texts else ()
    return [problem for problem in found if problem.severity is Severity.ERROR]


def fit_for_print(project: Project, chosen: list[Chosen], deal: Deal) -> bool:
    """Tell whether no file that these drafts rest on has an error."""
    read = _files_read(project, chosen, deal)
    if any(p.severity is Severity.ERROR and _concerns(p, read) for p in project.problems):
        return False
    return not _misquotes(project, deal, read)


def _concerns(problem: Diagnostic, files: set[str]) -> bool:
    """Tell whether a problem is in one of these files, or says that another file claims to be the same draft."""
    places = [problem.place, *(other.place for other in problem.related if problem.code == "DD111")]
    return any(place.file.name in files for place in places)


def whole_deal(settings: Settings, name: str | None, lens: Callable[[Deal], Lens]) -> Standings:
    """Load a deal for a command that reads all of its drafts, and return the standings of those that a lens shows."""
    project = load_project(settings)
    deal = only_deal(project, name)
    folder = deal.place.file.name.rpartition("/")[0]
    own = [problem for problem in project.problems if problem.place.file.name.startswith(f"{folder}/")]
    refuse(own, "a record with errors is not for print")
    guard(project, [Chosen(deal, draft) for draft in deal.drafts.values()], deal)
    if not deal.drafts:
        raise Trouble(f"`{deal.id}` has no draft that can be read", "add the file of a draft to its folder")
    shown = as_of(deal, lens(deal))
    if not shown.deal.drafts:
        raise Trouble(f"no draft of `{deal.id}` was there on {shown.lens.known}", "name a later day with --known")
    return shown


def _files_read(project: Project, chosen: list[Chosen], deal: Deal) -> set[str]:
    """Name the files that a comparison rests on: sources, the deal, the drafts and those they refer to."""
    names = {blob.name for blob in project.files.seeds} | {deal.place.file.name}
    names |= {report.place.file.name for report in deal.unplaced}
    names |= {f"{deal.place.file.name.rpartition('/')[0]}/{UNPLACED}.yaml"}
    names |= {name for name in (p.place.file.name for p in project.problems) if name.startswith("seeds/")}
    waiting = [choice.draft.id for choice in chosen]
    seen: set[str] = set()
    while waiting:
        draft = deal.drafts.get(waiting.pop())
        if draft is not None and draft.id not in seen:
            seen.add(draft.id)
            names.add(draft.place.file.name)
            waiting += [report.claim.since for report in draft.reports if isinstance(report.claim, Shift)]
    return names
