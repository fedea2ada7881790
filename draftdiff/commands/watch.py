"""`draftdiff check --watch`: checks again on every save, and shows what the save changes in what is known."""

from collections.abc import Iterator
from pathlib import Path

import click

from draftdiff.commands.checking import Asked, Checked, check_project, written
from draftdiff.commands.output import echo
from draftdiff.commands.settings import DONE, Settings
from draftdiff.commands.trouble import Trouble
from draftdiff.pages.versions import versions
from draftdiff.render.diagnostics import Report
from draftdiff.render.terminal import fragment

LOOK_AGAIN = 2000
"""After how many milliseconds files are read although no change was told: some network drives tell of none."""


def watch_project(settings: Settings, asked: Asked) -> int:
    """Check, and check again whenever a file of the project is saved, until Ctrl-C."""
    if asked.format is not Report.TEXT:
        raise Trouble("--watch is for reading along", "leave --format out")
    latest = check_project(settings, asked)
    echo(written(latest, asked))
    base = None if latest.has_errors else latest
    try:
        for _ in _saves(latest, asked):
            now = check_project(settings, asked)
            if contents(now) != contents(latest):
                echo(told(latest, now, base, asked))
                latest, base = now, base if now.has_errors else now
    except KeyboardInterrupt:
        click.echo()
    return DONE


def _saves(checked: Checked, asked: Asked) -> Iterator[object]:
    """Yield whenever a file may have been saved."""
    from watchfiles import watch

    root = checked.project.files.root
    folders = [root / "drafts", root / "seeds", *([Path(asked.texts)] if asked.texts else [])]
    there = [folder for folder in folders if folder.is_dir()]
    changes = watch(*there, watch_filter=None, rust_timeout=LOOK_AGAIN, yield_on_timeout=True)
    click.echo("watching; Ctrl-C ends")
    yield from changes


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
