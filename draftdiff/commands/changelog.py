"""`draftdiff changelog`: the whole history of a deal, for publication."""

from enum import StrEnum
from pathlib import Path

import click

from draftdiff.commands.options import Reading, deliver, reading_options, words
from draftdiff.commands.project import whole_deal, with_drafts
from draftdiff.commands.settings import Settings
from draftdiff.commands.trouble import Trouble, not_among
from draftdiff.history.changelog import Changelog, changelog, newest_first, only_since
from draftdiff.model import Deal
from draftdiff.reading.record import Blob
from draftdiff.render import Format, Look, renderer
from draftdiff.telling.changelog import changelog_view
from draftdiff.telling.changelog_shapes import ChangelogView
from draftdiff.text import TextFile
from draftdiff.writing.files import read_blob
from draftdiff.writing.sections import Fault, Refused, appended, replaced


class Order(StrEnum):
    """Which step comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"


@click.command("changelog", context_settings={"default_map": {"format": Format.MARKDOWN.value}})
@click.argument("deal", required=False)
@reading_options
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
    """Write the whole history of a deal, each claim with its sources: as Markdown, unless --format says otherwise.

    As Markdown, -o FILE replaces only the section of this deal, between its two markers, and leaves all else in the
    file as it is.
    """
    in_file = reading.format is Format.MARKDOWN and reading.output is not None
    if insert and not in_file:
        raise Trouble("--insert needs a Markdown file", "name it with -o FILE, and leave --format out")
    if template is not None and reading.format not in (Format.MARKDOWN, Format.HTML):
        raise Trouble(f"--template does not write {reading.format}", "write --format markdown or --format html")
    found = whole_deal(settings, deal)
    log = _ordered(_log(found, reading, since), Order(order))
    if template is not None or in_file:
        text = _by_template(changelog_view(log), reading, template, settings.limit)
    else:
        text = renderer(reading.format, "changelog")(changelog_view(log), Look(reading.paper))
    if in_file and reading.output is not None:
        text = _in_file(Path(reading.output), found.id, text, insert, settings.limit)
    deliver(text, reading.output)


def _log(deal: Deal, reading: Reading, since: str | None) -> Changelog:
    log = changelog(with_drafts(deal, reading.lens(deal)))
    if since is None:
        return log
    name = since.removeprefix(f"{deal.id}/")
    drafts = log.deal.drafts
    if name not in drafts:
        raise not_among(f"`{deal.id}` has no draft `{since}`", name, drafts)
    later = only_since(log, drafts[name])
    if not later.steps:
        raise Trouble(f"`{name}` is the last draft of `{deal.id}`", "name an earlier one, or leave --since out")
    return later


def _ordered(log: Changelog, order: Order) -> Changelog:
    return newest_first(log) if order is Order.NEWEST else log


def _by_template(view: ChangelogView, reading: Reading, template: str | None, limit: int) -> str:
    """Write as Markdown or a page of it; in a file that other sections share, footnotes have the deal's name."""
    from draftdiff.render.changelog_markdown import SHIPPED, written
    from draftdiff.render.templating import TemplateProblem

    look = Look(reading.paper)
    prefix = f"{view['deal']}-" if reading.output else ""
    file = SHIPPED if template is None else TextFile(template, _read(Path(template), limit).removeprefix("\ufeff"))
    try:
        text = written(view, look, file, prefix)
    except TemplateProblem as problem:
        where = f"{template}:{problem.line}" if problem.line else template
        raise Trouble(f"{where}: {problem.message}", "docs/changelog.md lists what a template is given") from problem
    if reading.format is Format.MARKDOWN:
        return text
    from draftdiff.render.html import page_of

    return page_of(text)


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
