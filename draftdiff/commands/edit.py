"""`draftdiff edit`: opens a draft in your editor at the line, then checks it and says what changed."""

import os
import shlex
import subprocess
from pathlib import Path, PurePath

import click

from draftdiff.commands.check import Asked, FailOn, check_project, contents, known_otherwise, written
from draftdiff.commands.options import colour_options
from draftdiff.commands.output import deliver
from draftdiff.commands.project import Project, choose
from draftdiff.commands.settings import ASKED_FOR, DONE, Settings, Trouble, not_among
from draftdiff.reading.record import Blob
from draftdiff.reading.yamltree import MapNode, decode, read_tree
from draftdiff.writing.files import reason

PLUS = ("+{line}", "{file}")
COLON = ("{file}:{line}",)
GO_TO = ("--wait", "--goto", "{file}:{line}")
FORMS = {
    **dict.fromkeys(("vi", "vim", "nvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne"), PLUS),
    **dict.fromkeys(("hx", "helix"), COLON),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), GO_TO),
    **dict.fromkeys(("subl", "zed"), ("--wait", *COLON)),
    "gvim": ("--nofork", *PLUS),
    "gedit": ("--wait", *PLUS),
    "mate": ("--wait", "--line", "{line}", "{file}"),
}
"""How editors are told a line; those with a window of their own are told to wait until the file is closed."""


@click.command("edit")
@click.argument("draft")
@click.argument("clause", required=False)
@colour_options
@click.pass_obj
def command(settings: Settings, draft: str, clause: str | None, colour: str, width: int | None) -> int:
    """Open a draft in your editor, then check it and say what changed.

    With CLAUSE, at its line. The environment variable VISUAL or EDITOR names the editor.
    """
    before = check_project(settings, Asked())
    blob = _file_of(before.project, draft)
    path = before.project.files.root / blob.name
    line = line_of(blob, clause, before.project, settings.limit) if clause else 1
    words = command_of(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "", path, line)
    try:
        status = subprocess.run(words, check=False).returncode
    except OSError as problem:
        help = "name another editor with EDITOR"
        raise Trouble(f"`{words[0]}` cannot be started: {reason(problem)}", help) from problem
    if status != 0:
        raise Trouble(f"`{words[0]}` ended with status {status}", "look at the file with `draftdiff check`")
    asked = Asked((str(path),), colour=colour, width=width)
    after = check_project(settings, asked)
    if contents(after) == contents(before):
        deliver(f"{blob.name} is as it was\n{written(after, asked)}", None)
    else:
        deliver(written(after, asked) + known_otherwise(None if before.has_errors else before, after, asked), None)
    return ASKED_FOR if FailOn.ERROR.among(after.shown) else DONE


def command_of(editor: str, path: Path, line: int) -> list[str]:
    """Return the words of the command that opens a file at a line, counted from 1."""
    words = shlex.split(editor, posix=os.name == "posix")
    if not words:
        raise Trouble("no editor is named", "set the environment variable EDITOR, as in `export EDITOR=nano`")
    form = FORMS.get(PurePath(words[0]).name.removesuffix(".exe"), ("{file}",))
    given = [part for part in form if part not in words]
    return [*words, *(part.format(file=path, line=line) for part in given)]


def _file_of(project: Project, name: str) -> Blob:
    """Find the file of a draft, also where it has errors: that is when it must be opened."""
    blobs = {blob.name: blob for _, folder in project.files.folders for blob in folder}
    named = [blob for id, blob in blobs.items() if PurePath(id).stem == name or id == f"drafts/{name}.yaml"]
    if len(named) == 1 and not any(name in deal.drafts for deal in project.record.deals.values()):
        return named[0]
    chosen = choose(project, name).draft.place.file.name
    if chosen not in blobs:
        raise Trouble(f"{chosen} is no draft of this project", "open it with your editor")
    return blobs[chosen]


def line_of(blob: Blob, clause: str, project: Project, limit: int) -> int:
    """Return the line of a clause in a draft; where it has no report, the line of `terms`."""
    root = read_tree(decode(blob.name, blob.data, limit)[0])[0]
    pairs = root.pairs if isinstance(root, MapNode) else ()
    terms = next(((key, node) for key, node in pairs if key.text == "terms"), None)
    inner = terms[1].pairs if terms and isinstance(terms[1], MapNode) else ()
    found = next((key for key, _ in inner if key.text == clause), None)
    if found is not None:
        return found.place.start.line
    known = [id for deal in project.record.deals.values() for id in deal.clauses]
    if known and clause not in known:
        raise not_among(f"there is no clause `{clause}`", clause, known)
    return terms[0].place.start.line if terms else 1
