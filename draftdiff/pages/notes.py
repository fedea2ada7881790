"""The notes of a page: one for each source that is cited, with everything that is taken from it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from draftdiff.model import Deal, Report, Source
from draftdiff.pages.lines import place_of
from draftdiff.pages.page import (
    Block,
    Cell,
    Cite,
    Contents,
    Heading,
    Legend,
    Line,
    Page,
    Pairs,
    Point,
    Points,
    Table,
    Text,
    joined,
    line,
    told,
)
from draftdiff.telling import words
from draftdiff.telling.credit import is_inferred

# Within angle brackets nothing else of an address means anything to Markdown.
ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Note:
    """A source as a reader finds it, and below it what is taken from it."""

    source: Source
    label: str
    text: Line
    points: tuple[Point, ...]


def notes(page: Page) -> tuple[Note, ...]:
    """Return the notes of a page, by the ids of the sources, so that one more report moves none of them."""
    cited: dict[str, dict[Report, None]] = {}
    for cite in _cites(page):
        for report in cite.reports:
            cited.setdefault(report.source, {})[report] = None
    return tuple(_note(page, page.deal.sources[id], list(cited[id])) for id in sorted(cited))


def label(source: str, page: Page) -> str:
    """Return what a source is marked by on a page: its id, and a sign of the page that no other page has."""
    sign = hashlib.sha256(f"{page.deal.id} {page.tag}".encode()).hexdigest()[:4]
    return f"{source}-{sign}"


def about(source: Source) -> Line:
    """Say what a source is: outlet, day, title, and what its own note says of it."""
    title = f", “{source.title}”" if source.title else ""
    said = f"{source.outlet}, {words.day(source.published)}{title}."
    said += f" The same text as {source.copy_of}." if source.copy_of else ""
    return line(told(f"{said} {source.note}" if source.note else said))


def address(url: str) -> str:
    """Return an address that may be a link; nothing for any other text."""
    plain = re.sub(r"[^\0-\x7f]+", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    return plain if ADDRESS.fullmatch(plain) else ""


def quoted(reports: tuple[Report, ...], deal: Deal) -> Line:
    """Say in brackets behind a claim where it stands and in which words, for a page without notes."""
    by_source: dict[str, dict[str, None]] = {}
    for report in reports:
        by_source.setdefault(report.source, {})[report.quote] = None
    said = [_place_and_quotes(deal.sources[id], list(filter(None, quotes))) for id, quotes in by_source.items()]
    return line(" [", joined(said, "; "), "]") if said else line()


def _place_and_quotes(source: Source, quotes: list[str]) -> Line:
    words_said = ", ".join(f"“{quote}”" for quote in quotes)
    return line(told(f"{source.outlet}, {words.day(source.published)}{': ' if quotes else ''}{words_said}"))


def _note(page: Page, source: Source, reports: list[Report]) -> Note:
    deal = page.deal
    clauses, drafts = list(deal.clauses), list(deal.drafts)
    reports.sort(key=lambda r: (clauses.index(r.clause), drafts.index(r.draft), r.place.span.start))
    # A report that was taken back is told of as it was, too.
    points = tuple(Point(one) for one in dict.fromkeys(_taken(report, deal, page.places) for report in reports))
    return Note(source, label(source.id, page), about(source), points)


def _taken(report: Report, deal: Deal, places: bool) -> Line:
    """Say what a report says of which clause of which draft, in whose words."""
    of = line(told(deal.clauses[report.clause].label), ", ", told(words.of_drafts(report, deal)), ": ")
    if is_inferred(report, deal):
        return line(of, told(words.says(report, deal)), "; the text was printed and does not have it")
    parts = [told(words.says(report, deal))]
    parts += [told(f": {words.quotation(report)}")] if report.quote else []
    grounds = [words.BASES[report.basis], *([report.who] if words.names_someone(report.who) else [])]
    grounds += [f"relaying {deal.sources[report.relays].outlet}"] if report.relays else []
    version = words.version(report, deal)
    note = "".join(f". {said}" for said in (version[:1].upper() + version[1:], report.note) if said)
    where = line("; ", told(place_of(report.place))) if places else ""
    return line(of, *parts, " (", told(", ".join(grounds)), ")", told(note), where)


def _cites(page: Page) -> Iterator[Cite]:
    for block in page.blocks:
        for one in _lines(block):
            yield from (part for part in one if isinstance(part, Cite))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading(text, remark=remark):
            yield from (text, remark)
        case Text(text):
            yield text
        case Points(items):
            yield from _point_lines(items)
        case Pairs(pairs):
            yield from (said for _, said in pairs)
        case Table():
            for section in block.sections:
                for entry in section.entries:
                    yield from _cell_lines(entry.cells)
                    yield from _point_lines(entry.below)
        case Legend() | Contents():
            return
        case _:
            assert_never(block)


def _cell_lines(cells: tuple[Cell, ...]) -> Iterator[Line]:
    return (one for cell in cells for one in cell)


def _point_lines(points: tuple[Point, ...]) -> Iterator[Line]:
    for point in points:
        yield point.text
        yield from _point_lines(point.under)
