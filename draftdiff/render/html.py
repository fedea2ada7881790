"""A page as HTML of its own: no script, nothing from elsewhere, headers that a screen reader can follow."""

import html
from collections.abc import Iterable, Iterator
from typing import assert_never

from draftdiff.pages.notes import Note, address, notes, quoted
from draftdiff.pages.page import (
    Block,
    Cell,
    Cite,
    Contents,
    Entry,
    Heading,
    Inline,
    Legend,
    Line,
    Look,
    Page,
    Pairs,
    Point,
    Points,
    Role,
    Run,
    Section,
    Sign,
    Table,
    Telling,
    Text,
    Tone,
    line,
    words_of,
)
from draftdiff.render.layout import Notes, Paper
from draftdiff.render.templating import page as filled
from draftdiff.text import visible

ELEMENTS = {Tone.STRONG: "strong", Tone.DELETED: "del", Tone.INSERTED: "ins"}
ORDER = (Role.LABEL, Role.VERDICT, Role.VALUE)


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write what is told as a page, its notes last."""
    return page_text(telling.lay_out(look), paper.notes)


def page_text(page: Page, style: Notes) -> str:
    """Write a page, its notes last."""
    return filled(words_of(page.title), "\n".join(_Writer(page, style).parts()) + "\n")


class _Writer:
    """Writes one page; a mark leads to its note, and the note back to every mark of it."""

    def __init__(self, page: Page, style: Notes) -> None:
        self._page, self._style = page, style
        self._notes = {note.source.id: (number, note) for number, note in enumerate(notes(page), start=1)}
        self._marks: dict[str, int] = {}

    def parts(self) -> Iterator[str]:
        yield f"<h1>{self.line(self._page.title)}</h1>"
        for block in self._page.blocks:
            yield from self._block(block)
        # A generator: the notes know their marks only when all else is written.
        yield from self._foot()

    def line(self, of: Line) -> str:
        return "".join(map(self._inline, of))

    def _inline(self, part: Inline) -> str:
        match part:
            case Run(text, tone, record):
                said = html.escape(visible(text), quote=False)
                said = f"<bdi>{said}</bdi>" if record else said
                element = ELEMENTS.get(tone)
                if element:
                    return f"<{element}>{said}</{element}>"
                return said if tone is Tone.PLAIN else f'<span class="{tone}">{said}</span>'
            case Cite(reports):
                return self._cite(part) if reports else ""
            case Sign(sign, tone):
                return f'<span class="sign {tone}">{html.escape(sign)}</span> '
            case _:
                assert_never(part)

    def _cite(self, of: Cite) -> str:
        match self._style:
            case Notes.FOOT:
                return "".join(self._mark(source) for source in dict.fromkeys(report.source for report in of.reports))
            case Notes.INLINE:
                return "".join(f" ({self.line(quoted(report, self._page.deal))})" for report in of.reports)
            case Notes.SOURCES | Notes.NONE:
                return ""
            case _:
                assert_never(self._style)

    def _mark(self, source: str) -> str:
        number, note = self._notes[source]
        self._marks[source] = at = self._marks.get(source, 0) + 1
        name = html.escape(note.label)
        return f'<sup><a href="#note-{name}" id="mark-{name}-{at}" aria-label="note {number}">{number}</a></sup>'

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Text(text):
                yield f"<p>{self.line(text)}</p>"
            case Points(items):
                yield self._points(items)
            case Pairs(pairs):
                rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{self.line(said)}</dd>" for name, said in pairs)
                yield f"<dl>{rows}</dl>"
            case Table():
                yield from self._table(block)
            case Legend(signs, lead):
                said = "".join(f"<li>{html.escape(sign)} {html.escape(words)}</li>" for sign, words in signs)
                yield f'<p class="quiet">{html.escape(lead)}</p>' if lead else ""
                yield f'<ul class="legend">{said}</ul>'
            case Contents(headings):
                yield f"<ul>{''.join(f'<li>{self._linked(heading)}</li>' for heading in headings)}</ul>"
            case _:
                assert_never(block)

    def _linked(self, to: Heading) -> str:
        said = self.line(to.text)
        return f'<a href="#{html.escape(to.anchor)}">{said}</a>' if to.anchor else said

    def _heading(self, of: Heading) -> str:
        name = f' id="{html.escape(of.anchor)}"' if of.anchor else ""
        # The title is of the first level here, and in Markdown of the second.
        level = max(2, min(of.level, 6) - 1)
        remark = f'\n<p class="quiet">{self.line(of.remark)}</p>' if of.remark else ""
        return f"<h{level}{name}>{self.line(of.text)}</h{level}>{remark}"

    def _points(self, points: Iterable[Point]) -> str:
        items = (f"<li>{self.line(p.text)}{self._points(p.under) if p.under else ''}</li>" for p in points)
        return f"<ul>{''.join(items)}</ul>"

    def _table(self, table: Table) -> Iterator[str]:
        order = sorted(range(len(table.columns)), key=lambda at: ORDER.index(table.columns[at].role))
        caption = html.escape(table.caption)
        yield f'<div class="wide" role="region" aria-label="{caption}" tabindex="0">'
        kind = ' class="signs"' if table.of_signs else ' class="grid"' if table.paged else ""
        yield f"<table{kind}>"
        yield f"<caption>{caption}</caption>"
        heads = (f'<th scope="col">{self._cell(table.columns[at].head)}</th>' for at in order)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        for section in table.sections:
            yield from self._section(section, order, table.nothing)
        yield "</table></div>"

    def _section(self, section: Section, order: list[int], nothing: str) -> Iterator[str]:
        yield "<tbody>"
        if section.heading:
            remark = line(": ", section.heading.remark) if section.heading.remark else line()
            said = f"{self.line(section.heading.text)}<small>{self.line(remark)}</small>"
            yield f'<tr class="{section.heading.tone}"><th colspan="{len(order)}" scope="rowgroup">{said}</th></tr>'
        for entry in section.entries:
            yield from self._entry(entry, order, nothing)
        yield "</tbody>"

    def _entry(self, entry: Entry, order: list[int], nothing: str) -> Iterator[str]:
        first, *others = order
        name = f' id="{html.escape(entry.anchor)}"' if entry.anchor else ""
        empty = f'<td class="nothing">{html.escape(nothing)}</td>'
        cells = "".join(f"<td>{self._cell(entry.cells[at])}</td>" if entry.cells[at] else empty for at in others)
        yield f'<tr{name}><th scope="row">{self._cell(entry.cells[first])}</th>{cells}</tr>'
        if entry.below:
            yield f'<tr><td colspan="{len(order)}">{self._points(entry.below)}</td></tr>'

    def _cell(self, of: Cell) -> str:
        return " <br>".join(map(self.line, of))

    def _foot(self) -> Iterator[str]:
        if self._style in (Notes.FOOT, Notes.SOURCES) and self._notes:
            items = [self._note(note) for _, note in self._notes.values()]
            yield f'<section class="notes"><h2>Sources</h2>\n<ol>{"".join(items)}</ol></section>'

    def _note(self, note: Note) -> str:
        name, where = html.escape(note.label), address(note.source.url)
        link = f' <a href="{html.escape(where)}">{html.escape(where)}</a>' if where else ""
        marks = range(1, self._marks.get(note.source.id, 0) + 1)
        back = "".join(f' <a href="#mark-{name}-{at}" aria-label="back to mark {at}">↩{at}</a>' for at in marks)
        return f'<li id="note-{name}">{self.line(note.text)}{link}{back}{self._points(note.points)}</li>\n'
