"""The page: lines of runs in headings, paragraphs, lists and tables. The writer of each format writes any page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from draftdiff.model import Deal, Report
from draftdiff.telling.facts import LeftOut


class Tone(StrEnum):
    """What a run of text is for; a format without colour has words or signs beside every tone."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    CHANGED = "changed"
    UNCLEAR = "unclear"
    KEPT = "kept"
    KNOWN = "known"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one tone.

    `record` tells that it is a text of the record, which is isolated from ours. A solid one is not broken where it
    fits on a line.
    """

    text: str
    tone: Tone = Tone.PLAIN
    record: bool = False
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """The reports that stand behind what comes before it; a format without notes leaves it out."""

    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at the head of a line, in a margin of its own where a format has one; words beside it say the same."""

    sign: str
    tone: Tone = Tone.PLAIN


Inline = Run | Cite | Sign
Line = tuple[Inline, ...]
Cell = tuple[Line, ...]
"""Lines that stand below each other; they read apart also where a format puts them into one. One may be empty."""


def line(*parts: Inline | Line | str) -> Line:
    """Join runs, lines and our own words to one line.

    >>> line("by ", told("Alpha"))
    (Run(text='by ', tone=<Tone.PLAIN: 'plain'>, record=False, solid=False), \
Run(text='Alpha', tone=<Tone.PLAIN: 'plain'>, record=True, solid=False))
    """
    made: list[Inline] = []
    for part in parts:
        if isinstance(part, str):
            made += [Run(part)] if part else []
        elif isinstance(part, tuple):
            made += part
        else:
            made.append(part)
    return tuple(made)


def told(text: str, tone: Tone = Tone.PLAIN) -> Run:
    """Return a text of the record on one line."""
    return Run(" ".join(text.split()), tone, record=True)


def joined(lines: list[Line], between: str) -> Line:
    """Put lines behind each other with a word or a sign between them."""
    parts = [part for one in lines for part in (between, one)]
    return line(*parts[1:])


def toned(tone: Tone, *parts: Inline | Line | str) -> Line:
    """Return a line in one tone; runs that have a tone of their own keep it."""
    return tuple(
        Run(part.text, tone, part.record, part.solid) if isinstance(part, Run) and part.tone is Tone.PLAIN else part
        for part in line(*parts)
    )


def capital(of: Line) -> Line:
    """Let a line begin as a sentence does."""
    first, *rest = of
    return line(replace(first, text=first.text[:1].upper() + first.text[1:]), *rest) if isinstance(first, Run) else of


def words_of(of: Line) -> str:
    """Return the words of a line, without tones and notes."""
    return "".join(part.text for part in of if isinstance(part, Run))


class Heading(NamedTuple):
    """What stands over a part of the page, and what a reader should know of that part.

    `level` is 3 for the parts of a page, of which the title has the second, and 4 for the parts of those. The `anchor`
    is a name for links; where a format makes its own of the text, it is that one, or there are no links to it.
    """

    text: Line
    level: int = 2
    remark: Line = ()
    tone: Tone = Tone.STRONG
    anchor: str = ""


class Text(NamedTuple):
    """A paragraph; a tight one follows on the block before it without a blank line where a format can do so."""

    text: Line
    tight: bool = False


class Point(NamedTuple):
    """A point of a list, and those below it."""

    text: Line
    under: tuple["Point", ...] = ()


class Points(NamedTuple):
    """A list; a tight one follows on the block before it, as a tight paragraph does."""

    items: tuple[Point, ...]
    tight: bool = False


class Pairs(NamedTuple):
    """Names, ours or of the record, and what stands for them, such as `before` and a draft; a line for each."""

    pairs: tuple[tuple[str, Line], ...]


class Role(StrEnum):
    """What a column holds; where the page may be narrow, the verdict comes right behind the label."""

    LABEL = "label"
    VALUE = "value"
    VERDICT = "verdict"


class Column(NamedTuple):
    """A column of a table and its head."""

    head: Cell
    role: Role = Role.VALUE


def columns(label: str, *values: "Cell | str", verdict: str = "") -> tuple[Column, ...]:
    """Return the columns of a table by their heads."""
    heads = [(line(one),) if isinstance(one, str) else one for one in values]
    last = [Column((line(verdict),), Role.VERDICT)] if verdict else []
    return (Column((line(label),), Role.LABEL), *map(Column, heads), *last)


class Entry(NamedTuple):
    """A line of a table.

    The sign stands before the label where a format has room for it; what stands `below` the line belongs to it.
    """

    cells: tuple[Cell, ...]
    sign: str = ""
    tone: Tone = Tone.PLAIN
    anchor: str = ""
    below: tuple[Point, ...] = ()


class Section(NamedTuple):
    """Lines of a table under a heading of their own."""

    entries: tuple[Entry, ...]
    heading: Heading | None = None


def section(
    name: Line | str, number: int, entries: Iterable[Entry], remark: str = "", tone: Tone = Tone.STRONG
) -> Section:
    """Return lines of a table under a heading that counts what stands below it."""
    return Section(tuple(entries), Heading(line(name, f" ({number})"), 3, line(remark), tone))


class Table(NamedTuple):
    """A table in sections that share its columns.

    `caption` says what it holds, for those who do not see it, and `nothing` what an empty cell means. One of many
    `paged` columns is parted where the format has no room for all; then `at_a_glance` stands before it.
    """

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    caption: str
    nothing: str = ""
    paged: bool = False
    at_a_glance: tuple["Block", ...] = ()

    @property
    def of_signs(self) -> bool:
        """Whether no cell but those of the labels holds more than signs, so that its columns may be narrow."""
        entries = [entry for section in self.sections for entry in section.entries]
        return all(len(words_of(one)) <= 2 for entry in entries for cell in entry.cells[1:] for one in cell)

    def only(self, shown: tuple[int, ...]) -> "Table":
        """Return the table with some of its columns, by their places."""

        def cut(section: Section) -> Section:
            entries = tuple(one._replace(cells=tuple(one.cells[at] for at in shown)) for one in section.entries)
            return section._replace(entries=entries)

        columns = tuple(self.columns[at] for at in shown)
        return self._replace(columns=columns, sections=tuple(map(cut, self.sections)))

    def without_empty(self) -> tuple["Table", tuple[Entry, ...]]:
        """Return the table without the entries that have nothing but a label, and those."""

        def holds(entry: Entry) -> bool:
            return any(entry.cells[1:])

        empty = (entry for section in self.sections for entry in section.entries if not holds(entry))
        sections = (one._replace(entries=tuple(filter(holds, one.entries))) for one in self.sections)
        return self._replace(sections=tuple(sections)), tuple(empty)


class Legend(NamedTuple):
    """Signs with the words for them."""

    signs: tuple[tuple[str, str], ...]
    lead: str = ""


class Contents(NamedTuple):
    """The headings of the parts of a long page; those with an anchor are links."""

    headings: tuple[Heading, ...]


Block = Heading | Text | Points | Pairs | Table | Legend | Contents


class Detail(StrEnum):
    """How much is shown of who says so: in a word, every account, or every quote with its file and line."""

    BRIEF = "brief"
    SOURCES = "sources"
    EVIDENCE = "evidence"


class Look(NamedTuple):
    """What a page is to show.

    A `brief` one says once who reports what and flags what is weak; another says it in every cell. `counts` leaves
    all but the counts and the names of the clauses out.
    """

    detail: Detail = Detail.BRIEF
    brief: bool = False
    counts: bool = False


class Page(NamedTuple):
    """A page: what it is of, and its blocks.

    `tag` keeps the labels of its notes apart from those of other pages; it depends on what was asked for and not on
    what is known, so that one more report changes no label. With `places`, notes name the file and the line of each
    report.
    """

    title: Line
    blocks: tuple[Block, ...]
    deal: Deal
    tag: str
    places: bool = False


class Telling(NamedTuple):
    """What a command tells: the facts, what was left out of them, and how they are laid out on a page."""

    facts: object
    deal: Deal
    out: LeftOut
    lay_out: Callable[[Look], Page]

    def page(self, look: Look) -> Page:
        """Lay it out; each way of asking has a tag of its own, so that two pages share no label of a note."""
        page, out = self.lay_out(look), self.out
        since, detail = out.since and out.since.id, None if look.detail is Detail.BRIEF else look.detail
        asked = (out.known, *out.without, *out.only, since, detail)
        return page._replace(tag=" ".join([page.tag, *(str(one) for one in asked if one)]))
