"""A page as HTML of its own: no script, nothing from elsewhere, headers that a screen reader can follow."""

import html
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

import jinja2
from markupsafe import Markup

from draftdiff.pages import page as parts
from draftdiff.pages.notes import Note, address, notes, quoted
from draftdiff.pages.page import Cell, Line, Look, Page, Run, Telling, Tone, line, told
from draftdiff.render.layout import Notes, Paper
from draftdiff.text import isolated, visible

ELEMENTS = {Tone.STRONG: "strong", Tone.DELETED: "del", Tone.INSERTED: "ins"}
ORDER = (parts.Role.LABEL, parts.Role.VERDICT, parts.Role.VALUE)
ASIDE = 16
"""How much of the width of a table is for each column beside those that are compared, in percent."""


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write what is told as a page, its notes last."""
    return page_text(telling.page(look), paper.notes)


def page_text(page: Page, style: Notes) -> str:
    """Write a page, its notes last."""
    return filled_page(bare(page.title), "\n".join(Writer(page, style).pieces()) + "\n")


def filled_page(title: str, body: str) -> str:
    """Put HTML into a page of its own."""
    environment = jinja2.Environment(loader=jinja2.PackageLoader("draftdiff"), autoescape=True, trim_blocks=True)
    return environment.get_template("page.html.j2").render(title=title, body=Markup(body)) + "\n"


class Writer:
    """Writes one page; a mark leads to its note, and the note back to every mark of it.

    `top` is the rank of its title. A page within another one has a lower rank, and no names of its own for links.
    """

    def __init__(self, page: Page, style: Notes, top: int = 1) -> None:
        self._page, self._style, self._top = page, style, top
        self._notes = {note.source.id: (number, note) for number, note in enumerate(notes(page), start=1)}
        self._marks: dict[str, int] = {}
        self._names: set[str] = set()
        levels = sorted({block.level for block in page.blocks if isinstance(block, parts.Heading)})
        self._ranks = {level: rank for rank, level in enumerate(levels, start=top + 1)}

    def pieces(self) -> Iterator[str]:
        """Write all of the page."""
        yield f"<h{self._top}>{self.line(self._page.title)}</h{self._top}>"
        yield from self.blocks()
        # A generator: the notes know their marks only when all else is written.
        if self._style in (Notes.FOOT, Notes.SOURCES) and self._notes:
            items = [self._note(note) for _, note in self._notes.values()]
            yield f'<section class="notes"><h2>Sources</h2>\n<ol>{"".join(items)}</ol></section>'

    def blocks(self) -> Iterator[str]:
        """Write what stands below the title, without the notes."""
        for block in self._page.blocks:
            yield from self._block(block)

    def line(self, of: Line) -> str:
        """Write a line; neighbours in one tone are one element."""
        said = ""
        for tone, runs in groupby(of, key=lambda part: part.tone if isinstance(part, Run) else Tone.PLAIN):
            run = "".join(map(self._inline, runs))
            if tone in ELEMENTS:
                run = f"<{ELEMENTS[tone]}>{run}</{ELEMENTS[tone]}>"
            elif tone is not Tone.PLAIN:
                run = f'<span class="{tone}">{run}</span>'
            said += run
        return said

    def _inline(self, part: parts.Inline) -> str:
        match part:
            case Run():
                return _text(part)
            case parts.Cite(reports) if self._style is Notes.FOOT:
                marks = [self._mark(source) for source in dict.fromkeys(report.source for report in reports)]
                return f'<sup class="marks">{"".join(marks)}</sup>' if marks else ""
            case parts.Cite(reports):
                return self.line(quoted(reports, self._page.deal)) if self._style is Notes.INLINE else ""
            case parts.Sign(sign, tone):
                return f"{_sign(sign, tone)} "
            case _:
                assert_never(part)

    def _mark(self, source: str) -> str:
        number, note = self._notes[source]
        self._marks[source] = at = self._marks.get(source, 0) + 1
        name, outlet = html.escape(note.label), html.escape(isolated(visible(note.source.outlet)))
        return f'<a href="#note:{name}" id="mark:{name}:{at}" aria-label="note {number}: {outlet}">{number}</a>'

    def _block(self, block: parts.Block) -> Iterator[str]:
        match block:
            case parts.Heading():
                # Below the title, which has the first rank, none is skipped.
                level = min(self._ranks[block.level], 6)
                remark = f'\n<p class="quiet">{self.line(block.remark)}</p>' if block.remark else ""
                yield f"<h{level}{self._name(block.anchor)}>{self.line(block.text)}</h{level}>{remark}"
            case parts.Text(text):
                yield f"<p>{self.line(text)}</p>"
            case parts.Points(items):
                yield self._points(items)
            case parts.Pairs(pairs):
                rows = "".join(f"<dt>{_text(told(name))}</dt><dd>{self.line(said)}</dd>" for name, said in pairs)
                yield f"<dl>{rows}</dl>"
            case parts.Table():
                yield from self._table(block)
            case parts.Legend(signs, lead):
                said = "".join(f"<li>{_sign(sign, Tone.PLAIN)} {html.escape(words)}</li>" for sign, words in signs)
                yield f'<p class="quiet">{html.escape(lead)}</p>' if lead else ""
                yield f'<ul class="legend">{said}</ul>'
            case parts.Contents(headings):
                yield f"<ul>{''.join(f'<li>{self._linked(heading)}</li>' for heading in headings)}</ul>"
            case _:
                assert_never(block)

    def _linked(self, to: parts.Heading) -> str:
        said = self.line(to.text)
        return f'<a href="#{html.escape(to.anchor)}">{said}</a>' if to.anchor and self._top == 1 else said

    def _name(self, anchor: str) -> str:
        """Name an element for links; the first of a name has it alone. Marks and notes have a colon in theirs."""
        if not anchor or self._top > 1:
            return ""
        name, number = anchor, 1
        while name in self._names:
            number += 1
            name = f"{anchor}-{number}"
        self._names.add(name)
        return f' id="{html.escape(name)}"'

    def _points(self, points: Iterable[parts.Point]) -> str:
        items = (f"<li>{self.line(p.text)}{self._points(p.under) if p.under else ''}</li>" for p in points)
        return f"<ul>{''.join(items)}</ul>"

    def _table(self, table: parts.Table) -> Iterator[str]:
        order = sorted(range(len(table.columns)), key=lambda at: ORDER.index(table.columns[at].role))
        caption = html.escape(table.caption)
        # A group and not a region: a page may have many tables, and they are no landmarks.
        kind = "signs" if table.of_signs else "cards grid" if table.paged else "cards"
        yield f'<div class="sheet" role="group" aria-label="{caption}" tabindex="0"><table class="{kind}">'
        yield f"<caption>{caption}</caption>{_widths([table.columns[at].role for at in order])}"
        heads = (f'<th scope="col">{self._cell(table.columns[at].head)}</th>' for at in order)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        for section in table.sections:
            yield from self._section(section, table, order)
        yield "</table></div>"

    def _section(self, section: parts.Section, table: parts.Table, order: list[int]) -> Iterator[str]:
        yield "<tbody>"
        if section.heading:
            remark = line(": ", section.heading.remark) if section.heading.remark else line()
            said = f"{self.line(section.heading.text)}<small>{self.line(remark)}</small>"
            tone, name = section.heading.tone, self._name(section.heading.anchor)
            yield f'<tr><th class="{tone}"{name} colspan="{len(order)}" scope="rowgroup">{said}</th></tr>'
        for entry in section.entries:
            yield from self._entry(entry, table, order)
        yield "</tbody>"

    def _entry(self, entry: parts.Entry, table: parts.Table, order: list[int]) -> Iterator[str]:
        first, *others = order
        # A narrow screen shows the first line of a column's head beside each of its cells.
        heads = {at: html.escape(bare(line(*table.columns[at].head[:1]))) for at in others}
        nothing = f"<div>{html.escape(table.nothing)}</div>" if table.nothing else ""
        cells = "".join(
            f'<td data-head="{heads[at]}">{self._cell(entry.cells[at])}</td>'
            if entry.cells[at]
            else f'<td class="nothing" data-head="{heads[at]}">{nothing}</td>'
            for at in others
        )
        row = f'<tr data-tone="{entry.tone}"{self._name(entry.anchor)}>'
        yield f'{row}<th scope="row">{self._cell(entry.cells[first])}</th>{cells}</tr>'
        if entry.below:
            yield f'<tr class="below"><td colspan="{len(order)}">{self._points(entry.below)}</td></tr>'

    def _cell(self, of: Cell) -> str:
        return "".join(f"<div>{self.line(one)}</div>" for one in of if one)

    def _note(self, note: Note) -> str:
        name, where = html.escape(note.label), address(note.source.url)
        link = f' <a href="{html.escape(where)}">{html.escape(where)}</a>' if where else ""
        marks = range(1, self._marks.get(note.source.id, 0) + 1)
        back = "".join(f'<a href="#mark:{name}:{at}" aria-label="back to mark {at}">↩{at}</a> ' for at in marks)
        back = f' <span class="back">{back}</span>' if back else ""
        return f'<li id="note:{name}">{self.line(note.text)}{link}{back}{self._points(note.points)}</li>\n'


def _widths(roles: list[parts.Role]) -> str:
    """Give the columns that are compared the same width, whatever stands in them."""
    values = roles.count(parts.Role.VALUE)
    if values < 2:
        return ""
    share = (100 - ASIDE * (len(roles) - values)) // values
    widths = (f' style="width: {share}%"' if role is parts.Role.VALUE else "" for role in roles)
    return f"<colgroup>{''.join(f'<col{width}>' for width in widths)}</colgroup>"


def _sign(sign: str, tone: Tone) -> str:
    return f'<span class="sign {tone}">{html.escape(sign)}</span>'


def _text(run: Run) -> str:
    said = html.escape(visible(run.text), quote=False)
    return f"<bdi>{said}</bdi>" if run.record and said else said


def bare(of: Line) -> str:
    """Return the words of a line for a place that has no elements, not yet escaped."""
    return "".join(isolated(visible(part.text)) for part in of if isinstance(part, Run))
