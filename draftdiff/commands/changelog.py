"""`draftdiff changelog`: the whole history of a deal, for publication."""

from enum import StrEnum
from functools import partial
from pathlib import Path

import click

from draftdiff.commands.options import Reading, reading_options, words
from draftdiff.commands.output import deliver
from draftdiff.commands.project import whole_deal
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.history.changelog import changelog, newest_first, only_since
from draftdiff.pages.changelog import changelog as changelog_page
from draftdiff.pages.page import Telling
from draftdiff.reading.record import Blob
from draftdiff.render import Format
from draftdiff.text import TextFile
from draftdiff.writing.files import read_blob
from draftdiff.writing.sections import Fault, Refused, appended, replaced


class Order(StrEnum):
    """Which step comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"


@click.command("changelog")
@click.argument("deal", required=False)
@partial(reading_options, elsewhere=Format.MARKDOWN)
@click.option("--order", type=words(Order), default=Order.NEWEST.value, help="Which draft comes first.")
@click.option("--since", metavar="DRAFT", help="Only the drafts after this one.")
@click.option("--template", metavar="FILE", help="Write it by a Jinja template of your own.")
@click.option("--insert", is_flag=True, help="Append the section to a file that has none yet.")
@click.pass_obj
def command(
    settings: Settings,
    deal: str | None,
    reading: Reading,
    order: str,
    since: str | None,
    template: str | None,
    insert: bool,
) -> None:
    """Write the whole history of a deal, each claim with its sources.

    On a terminal it is text for reading; into a file or a pipe it is Markdown, unless --format or the name of the
    file says otherwise. As Markdown, -o FILE replaces only the section of this deal, between its two markers, and
    leaves all else in the file as it is.
    """
    in_file = reading.format is Format.MARKDOWN and reading.output is not None
    if insert and not in_file:
        raise Trouble("--insert needs a Markdown file", "name it with -o FILE, and leave --format out")
    if template is not None and reading.format not in (Format.MARKDOWN, Format.HTML):
        raise Trouble(f"--template does not write {reading.format}", "write --format markdown or --format html")
    standings = whole_deal(settings, deal, reading.lens)
    drafts, first, log = standings.deal.drafts, None, changelog(standings)
    if since:
        name = since.removeprefix(f"{standings.deal.id}/")
        if name not in drafts:
            raise not_among(f"`{standings.deal.id}` has no draft `{since}`", name, drafts)
        if name == list(drafts)[-1]:
            help = "name an earlier one, or leave --since out"
            raise Trouble(f"`{name}` is the last draft of `{standings.deal.id}`", help)
        first = drafts[name]
        log = only_since(log, first)
    log = newest_first(log) if order == Order.NEWEST else log
    telling = reading.telling(log, standings.deal, changelog_page, since=first)
    text = _by_template(telling, reading, template, settings.limit) if template else reading.written(telling)
    if in_file and reading.output is not None:
        text = _in_file(Path(reading.output), standings.deal.id, text, insert, settings.limit)
    deliver(text, reading.output)


def _by_template(telling: Telling, reading: Reading, template: str, limit: int) -> str:
    """Write as Markdown by a template of the user's own, or a page of it."""
    from draftdiff.render.changelog_template import filled, page_of
    from draftdiff.render.templating import TemplateProblem

    file = TextFile(template, _read(Path(template), limit).removeprefix("\ufeff"))
    try:
        text = filled(file, telling, reading.paper.notes)
    except TemplateProblem as problem:
        where = f"{template}:{problem.line}" if problem.line else template
        raise Trouble(f"{where}: {problem.message}", "docs/changelog.md lists what a template is given") from problem
    return text if reading.format is Format.MARKDOWN else page_of(text)


def _read(path: Path, limit: int) -> str:
    blob = read_blob(path, str(path), limit)
    if not isinstance(blob, Blob):
        raise Trouble(f"{path}: {blob.message}", "name another file")
    try:
        return blob.data.decode()
    except UnicodeDecodeError as problem:
        line = blob.data.count(b"\n", 0, problem.start) + 1
        raise Trouble(f"{path}:{line} is not UTF-8", "save the file as UTF-8; nothing was written") from problem


def _in_file(path: Path, name: str, text: str, insert: bool, limit: int) -> str:
    """Return what a file holds with the section of a deal put in; a new or empty one holds nothing else."""
    before = _read(path, limit) if path.is_file() else ""
    done = (appended if insert or not before else replaced)(before, name, text)
    if not isinstance(done, Refused):
        return done
    if done.fault is Fault.NO_MARKERS:
        help = "add --insert to append it, or name another file; nothing was written"
        raise Trouble(f"{path} is there and has no section for `{name}`", help)
    if done.fault is Fault.MARKERS_INSIDE:
        raise Trouble(f"{path}: {done.fault}", "take them out of the template; nothing was written")
    help = "mend the markers, or delete them and add --insert; nothing was written"
    raise Trouble(f"{path}:{done.line}: {done.fault}", help)
