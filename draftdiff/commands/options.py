"""Options that commands share, what `--only` may name, and where the output goes."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from draftdiff.checks.shape import nearest
from draftdiff.commands.output import NARROWEST, Colour, deliver, no_pager_option, on_screen, paper, refuse_to_overwrite
from draftdiff.commands.settings import Trouble, not_among
from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.standing import Lens
from draftdiff.history.days import Days
from draftdiff.keys import Holds, Key
from draftdiff.model import Deal, Draft
from draftdiff.pages.page import Detail, Look, Page, Telling
from draftdiff.render import Format, writer
from draftdiff.render.layout import Notes, Paper
from draftdiff.telling.facts import LeftOut
from draftdiff.telling.words import DAY_GROUPS, GROUPS, listed
from draftdiff.values import fold

Command = TypeVar("Command", bound=Callable[..., object])

Facts = TypeVar("Facts")
LayOut = Callable[[Facts, Deal, Look, LeftOut], Page]

SUFFIXES = {".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".html": Format.HTML, ".htm": Format.HTML,
            ".json": Format.JSON}  # fmt: skip
"""The format that the name of a file asks for."""

PAGES = tuple(format for format in Format if format is not Format.JSON)
SHOWN_BY = {
    "--notes": (Format.MARKDOWN, Format.HTML),
    "--width": (Format.TERMINAL,),
    "--color": (Format.TERMINAL,),
    "--sources": PAGES,
    "--evidence": PAGES,
    "--stat": PAGES,
}
"""Which formats can show what an option asks for; JSON always holds every fact."""
METAVARS = {
    Holds.DRAFT: "DRAFT",
    Holds.DRAFTS: "DRAFT,DRAFT",
    Holds.SINCE: "DRAFT",
    Holds.SOURCE: "SOURCE",
    Holds.PARTY: "PARTY",
    Holds.PARTIES: "PARTY",
    Holds.DATE: "DATE",
    Holds.CODES: "CODE",
}
NAMES_OF_FILES = ("before", "after", "draft", "one", "other", "template")
"""The parameters of reading commands that may name a file."""


class DayType(click.ParamType[datetime.date | Days]):
    """A day, written with the year first, or two days."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date | Days:
        """Read a day, or two with two dots between them, or say how to write them."""
        if isinstance(value, datetime.date | Days):
            return value
        first, dots, last = str(value).partition("..")
        days = []
        for text in [first, last] if dots else [first]:
            try:
                days.append(datetime.date.fromisoformat(text))
            except ValueError:
                self.fail(f"{text!r} is not a day; write it as 2025-02-20", param, ctx)
        if days[0] > days[-1]:
            self.fail(f"{first} is after {last}; write the earlier day first", param, ctx)
        return Days(*days) if dots else days[0]


def words(values: type[StrEnum]) -> click.Choice[str]:
    """Make the words of an enumeration the choices of an option."""
    return click.Choice([value.value for value in values])


def key_option(key: Key) -> Callable[[Command], Command]:
    """Make the option of a key of the files: its name, the words that it takes, what it is for."""
    name = key.name.replace("-", "_")
    taken, shown = (words(key.words), None) if key.words else (None, METAVARS.get(key.holds, "WORDS"))
    return click.option(f"--{key.name}", name, type=taken, metavar=shown, help=key.help)


def colour_options(command: Command) -> Command:
    """Add the options that say what the output is written on."""
    command = no_pager_option(command)
    command = click.option(
        "--color",
        "colour",
        type=words(Colour),
        default=Colour.AUTO.value,
        metavar="WHEN",
        help="Colour it: auto, always, never, or always for a dark or a light ground.",
    )(command)
    return click.option(
        "--width", type=click.IntRange(NARROWEST), metavar="COLUMNS", help="Wrap at this many columns."
    )(command)


class Reading(NamedTuple):
    """What every reading command is told: how to write, where to, how much to show, and which reports count."""

    format: Format
    output: str | None
    known: datetime.date | Days | None
    without: tuple[str, ...]
    colour: str
    width: int | None
    notes: Notes | None
    look: Look
    only: tuple[str, ...]

    def shows(self, words: Collection[str]) -> bool:
        """Tell whether what these words name is asked for: all is, where nothing stands after `--only`."""
        return not self.only or not set(self.only).isdisjoint(words)

    def lens(self, deal: Deal) -> Lens:
        """Return which reports count; a source that is not declared is trouble, and so are two days."""
        if isinstance(self.known, Days):
            raise Trouble(
                "two days are for the diff of one draft", "write one day, or `draftdiff diff DRAFT` with both"
            )
        return self.sources(deal)._replace(known=self.known)

    def sources(self, deal: Deal) -> Lens:
        """Return which sources count, on whatever day; an outlet's name stands for all that it published."""
        named: set[str] = set()
        for name in self.without:
            of_outlet = {id for id, source in deal.sources.items() if fold(source.outlet) == fold(name)}
            found = {name} if name in deal.sources else of_outlet
            if not found:
                known = [*deal.sources, *dict.fromkeys(source.outlet for source in deal.sources.values())]
                message = f"no source `{name}` is declared, and no outlet of that name"
                raise not_among(message, name, known, "see the files under seeds/")
            named |= found
        return Lens(without=frozenset(named))

    @property
    def paper(self) -> Paper:
        """What the output is written on."""
        return paper(self.colour, self.width, self.output)._replace(notes=self.notes or Notes.FOOT)

    def telling(self, facts: Facts, deal: Deal, lay_out: LayOut[Facts], since: Draft | None = None) -> Telling:
        """Put together what a command tells, with all that was left out."""
        out = self.left_out(since)
        return Telling(facts, deal, out, lambda asked: lay_out(facts, deal, asked, out))

    def left_out(self, since: Draft | None = None) -> LeftOut:
        """Return what was left out."""
        day = self.known if isinstance(self.known, datetime.date) else None
        return LeftOut(day, tuple(sorted(set(self.without))), self.only, since)

    def written(self, telling: Telling) -> str:
        """Write what is told in the format that was asked for; refuse an option that the format cannot show."""
        asked = {
            "--notes": self.notes is not None,
            "--width": self.width is not None,
            "--color": self.colour != Colour.AUTO,
            "--sources": self.look.detail is Detail.SOURCES,
            "--evidence": self.look.detail is Detail.EVIDENCE,
            "--stat": self.look.counts,
        }
        for option, formats in SHOWN_BY.items():
            if asked[option] and self.format not in formats:
                others = " or ".join(f"--format {format}" for format in formats)
                raise Trouble(f"{option} does nothing in {self.format}", f"leave it out, or write {others}")
        return writer(self.format)(telling, self.look, self.paper)

    def tell(self, facts: Facts, deal: Deal, lay_out: LayOut[Facts]) -> None:
        """Write what a command tells in the format that was asked for, where it was asked to go."""
        deliver(self.written(self.telling(facts, deal, lay_out)), self.output)


def reading_options(command: Callable[..., object], elsewhere: Format = Format.TERMINAL) -> Callable[..., object]:
    """Add the options that every reading command takes, and hand them over as one `reading`.

    With them goes what a command's own options say of what is shown. `elsewhere` is the format of what does not go to
    a terminal, if neither --format nor the name of a file says so.
    """

    @wraps(command)
    def gathered(
        *args: object,
        format: str | None,
        output: str | None,
        known: datetime.date | Days | None,
        without: tuple[str, ...],
        notes: str | None,
        colour: str,
        width: int | None,
        sources: bool = False,
        evidence: bool = False,
        stat: bool = False,
        only: tuple[str, ...] = (),
        **rest: object,
    ) -> object:
        named = (str(rest[name]) for name in NAMES_OF_FILES if rest.get(name))
        refuse_to_overwrite(click.get_current_context().obj, output, *named)
        # Who names a width wants text of that width, also where it is piped to a pager; a template is not for reading.
        for_reading = (on_screen() or width is not None) and not rest.get("template")
        to_terminal = output is None and for_reading
        written = Format(format) if format else format_of(output, Format.TERMINAL if to_terminal else elsewhere)
        marked = Notes(notes) if notes else None
        look = Look(Detail.EVIDENCE if evidence else Detail.SOURCES if sources else Detail.BRIEF, counts=stat)
        reading = Reading(written, output, known, without, colour, width, marked, look, only)
        return command(*args, reading=reading, **rest)

    decorated: Callable[..., object] = gathered
    formats, places = listed(list(Format), "or"), listed(list(Notes), "or")
    options = [
        click.option("--format", metavar="FORMAT", type=words(Format), help=f"{formats}; if FILE does not say."),
        click.option("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all: x.md, x.html …"),
        click.option("--notes", metavar="WHERE", type=words(Notes), help=f"Where a page names its sources: {places}."),
    ]
    for option in reversed(options):
        decorated = option(decorated)
    return colour_options(lens_options(decorated))


def lens_options(command: Command) -> Command:
    """Add the options that say which reports count."""
    known = click.option("--known", metavar="DATE", type=DayType(), help="Only what was published by that day.")
    without = click.option("--without", metavar="SOURCE", multiple=True, help="Leave a source or an outlet out.")
    return known(without(command))


def detail_options(command: Command) -> Command:
    """Add the options that say how much is shown of who says so."""
    command = click.option("--evidence", is_flag=True, help="Show every quote, with its file and line.")(command)
    return click.option("--sources", is_flag=True, help="Show every clause with all who speak of it.")(command)


def format_of(output: str | None, otherwise: Format) -> Format:
    """Return the format that the name of a file asks for, or the other one where it asks for none."""
    return SUFFIXES.get(Path(output).suffix.lower(), otherwise) if output else otherwise


def check_clause(clause: str, deal: Deal) -> None:
    """Refuse the name of a clause that the deal does not have; a label leads to its id."""
    if clause not in deal.clauses:
        labels = {one.label: one.id for one in deal.clauses.values()}
        by_label = nearest(clause, labels)
        otherwise = f"write `{labels[by_label]}`" if by_label else ""
        raise not_among(f"`{deal.id}` has no clause `{clause}`", clause, deal.clauses, otherwise)


def check_words(wanted: Iterable[str], clauses: Collection[str], kinds: Collection[str], what: str) -> None:
    """Refuse a word after `--only` that is neither a clause nor one of these kinds."""
    for word in wanted:
        if word not in kinds and word not in clauses:
            otherwise = f"write a clause, or one of: {', '.join(kinds)}"
            raise not_among(f"`{word}` is neither {what} nor a clause", word, [*clauses, *kinds], otherwise)


Named = Mapping[Group, tuple[str, str]]


def check_changes(wanted: Iterable[str], clauses: Collection[str], named: Named = GROUPS) -> None:
    """Refuse a word after `--only` that is neither a clause, a kind of change nor what stands over a group."""
    check_words(wanted, clauses, _changes(named), "a kind of change")


def kinds(command: str) -> dict[str, list[str]]:
    """Return the kinds that may stand after the `--only` of a command, by when they may."""
    otherwise = {Kind.REPORTED_OTHERWISE, _slug(GROUPS[Group.REPORTED_OTHERWISE][0])}  # On two days only.
    changes = [word for word in _changes(GROUPS) if word not in otherwise]
    match command:
        case "diff":
            return {"Kinds for --only": changes, "With two days of --known": _changes(DAY_GROUPS, ())}
        case "matrix":
            from draftdiff.history.matrix import Mention

            return {"Kinds for --only": changes, "With --sources": list(Mention)}
        case "gaps":
            from draftdiff.history.gaps import Missing

            return {"Kinds for --only": list(Missing)}
        case _:
            return {}


def _changes(named: Named, kinds: Iterable[str] = Kind) -> list[str]:
    return list(dict.fromkeys([*(_slug(heading) for heading, _ in named.values()), *kinds]))


def names(change: Change, where: Group | None = None, named: Named = GROUPS) -> set[str]:
    """Return every word by which `--only` may name a change that is shown in a group, its own if none is said."""
    return {change.clause, _slug(named[where or group(change.kind)][0]), change.kind, *change.possible}


def _slug(heading: str) -> str:
    return "-".join(heading.casefold().split())
