"""A page as Markdown for GitHub or a CMS; everything in it is shown as the text that it is, and nobody is pinged."""

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import assert_never

from draftdiff.pages import page as parts
from draftdiff.pages.notes import Note, address, label, notes, quoted
from draftdiff.pages.page import Cell, Line, Look, Page, Run, Telling, Tone, line, told, words_of
from draftdiff.render.grid import pages
from draftdiff.render.layout import Notes, Paper
from draftdiff.text import LEFT_TO_RIGHT, is_right_to_left, isolated, visible

# Word joiners have no width. GitHub looks for names, numbers and addresses after it has undone escapes,
# so that a backslash does not stop it.
JOINER = "\u2060"

PUNCTUATION = r"!-/:-@\[-`{-~"

ESCAPED = re.compile(
    rf"""\\(?=[{PUNCTUATION}]|$)      # would take its meaning from what follows
    | [*`\[<|]                         # emphasis, code, links and notes, HTML, cells
    | (?<=\S)~ | ~(?!\d)               # strikethrough; "~50%" after a blank cannot end one
    | (?<![^\W_])_ | _(?![^\W_])       # emphasis, except inside a word
    | &(?=\#?\w+;)                     # a character by its name or number
    | \$(?!\d)                         # mathematics; before a digit it cannot end, so nothing begins
    | ^> | ^-(?=[\s-]|$) | ^\+(?=\s|$)  # quotations and lists
    | ^\#+ | \#+$                      # headings, from either end
    | [!^]$                            # would join with a footnote mark
    | (?<=\{{)[{{%]                     # templates of static sites
    """,
    re.VERBOSE,
)

NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")

JOINED = re.compile(
    r"""@(?=\w)                        # a person
    | \#(?=\d) | \bGH-(?=\d)           # an issue
    | :(?=//)                          # an address
    | \bwww(?=\.)                      # an address
    | :(?=[\w+-]+:)                    # an emoji by its name
    """,
    re.VERBOSE | re.IGNORECASE,
)

COLUMNS, SIGN_COLUMNS = 5, 13
"""How many columns of a table that may be parted stand beside each other, and how many that hold but signs."""

LEADS = (Tone.CHANGED, Tone.UNCLEAR, Tone.KEPT, Tone.KNOWN)
EMPHASIS = {Tone.STRONG: "**", Tone.DELETED: "~~", Tone.INSERTED: "**"}


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write what is told as a page, its notes last."""
    return page_text(telling.page(look), paper.notes)


def page_text(page: Page, style: Notes) -> str:
    """Write a page, its notes last."""
    return "\n\n".join(Writer(page, style).pieces()) + "\n"


class Writer:
    """Writes one page; what it cites is marked as the style of its notes asks for."""

    def __init__(self, page: Page, style: Notes) -> None:
        self._page, self._style = page, style

    def pieces(self) -> Iterator[str]:
        """Write the title, every block and the notes."""
        yield f"## {self.line(self._page.title)}"
        for block in self._page.blocks:
            yield from self._block(block)
        yield from self.notes()

    def line(self, of: Line) -> str:
        """Write a line; neighbours in one tone are emphasised together."""
        toned = [
            (EMPHASIS.get(tone, ""), "".join(map(self._inline, runs)))
            for tone, runs in groupby(of, key=lambda part: part.tone if isinstance(part, Run) else Tone.PLAIN)
        ]
        said = ""
        for (mark, text), (_, behind) in pairwise([*toned, ("", "")]):
            said += _emphasised(text, mark, said[-1:], behind[:1])
        # GitHub takes the direction of a line from its first letter, in an isolate too.
        return LEFT_TO_RIGHT + said if is_right_to_left(said) else said

    def _inline(self, part: parts.Inline) -> str:
        match part:
            case Run():
                return _text(part)
            case parts.Cite(reports) if self._style is Notes.FOOT:
                return "".join(f"[^{label(source, self._page)}]" for source in dict.fromkeys(r.source for r in reports))
            case parts.Cite(reports):
                return self.line(quoted(reports, self._page.deal)) if reports and self._style is Notes.INLINE else ""
            case parts.Sign(sign):
                return f"{escape(sign)} "
            case _:
                assert_never(part)

    def _block(self, block: parts.Block) -> Iterator[str]:
        match block:
            case parts.Heading():
                yield from self._heading(block)
            case parts.Text(text):
                yield self.line(_led(text))
            case parts.Points(items):
                yield "\n".join(self._points(items, ""))
            case parts.Pairs(pairs):
                yield "\n".join(f"- {self.line(line(told(name), ': ', said))}" for name, said in pairs)
            case parts.Table():
                yield from self._parts(block)
            case parts.Legend(signs, lead):
                yield escape(lead) + "; ".join(f"{escape(sign)} {escape(words)}" for sign, words in signs)
            case parts.Contents(headings):
                yield "\n".join(f"- {self._linked(heading)}" for heading in headings)
            case _:
                assert_never(block)

    def _linked(self, to: parts.Heading) -> str:
        said = self.line(_plain(to.text))
        # A bracket that is the last one would end the link's text.
        return f"[{said.replace(']', chr(92) + ']')}](#{to.anchor})" if to.anchor else said

    def _heading(self, of: parts.Heading) -> Iterator[str]:
        yield f"{'#' * of.level} {self.line(_plain(of.text))}"
        if of.remark:
            yield f"*{_upper(self.line(of.remark))}.*"

    def _points(self, points: Iterable[parts.Point], indent: str) -> Iterator[str]:
        for point in points:
            yield f"{indent}- {self.line(point.text)}"
            yield from self._points(point.under, indent + "    ")

    def _parts(self, table: parts.Table) -> Iterator[str]:
        """Write a table, in parts where it has too many columns; what a part has nothing of is only named."""
        tables = list(_parted(table))
        if len(tables) == 1:
            yield from self._table(table)
            return
        for part in tables:
            shown, empty = part.without_empty()
            yield from self._table(shown) if any(section.entries for section in shown.sections) else ()
            labels = ", ".join(self.line(one) for entry in empty for one in entry.cells[0])
            yield from [f"{escape(_upper(table.nothing))} in these columns: {labels}"] if empty else []

    def _table(self, table: parts.Table) -> Iterator[str]:
        order = sorted(range(len(table.columns)), key=lambda at: list(_ORDER).index(table.columns[at].role))
        nothing: Cell = ((Run(table.nothing),),)
        heads = [" <br>".join(map(self.line, table.columns[at].head)) for at in order]
        for section in table.sections:
            yield from self._heading(section.heading) if section.heading else ()
            rows = [heads, ["---"] * len(order)]
            rows += [[self._cell(entry.cells[at] or nothing) for at in order] for entry in section.entries]
            yield "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
            points = [parts.Point(entry.cells[order[0]][0], entry.below) for entry in section.entries if entry.below]
            yield from ["\n".join(self._points(points, ""))] if points else []

    def _cell(self, of: Cell) -> str:
        """Write the lines of a cell, which are to read apart where a renderer drops the break."""
        *lines, last = [one for one in of if one] or [()]
        ended = [self.line(one) + ("" if words_of(one).endswith(tuple(".;:?!")) else ";") for one in lines]
        return " <br>".join([*ended, self.line(last)])

    def notes(self) -> Iterator[str]:
        """Write the notes of the page, as its style asks for."""
        match self._style:
            case Notes.FOOT:
                # In pandoc and MkDocs a list in a note begins behind a blank line.
                yield from (self._note(f"[^{note.label}]: ", note, "\n\n") for note in notes(self._page))
            case Notes.SOURCES:
                yield "### Sources"
                yield "\n".join(self._note("- ", note, "\n") for note in notes(self._page))
            case Notes.INLINE | Notes.NONE:
                return
            case _:
                assert_never(self._style)

    def _note(self, lead: str, note: Note, between: str) -> str:
        where = f" <{address(note.source.url)}>" if address(note.source.url) else ""
        return f"{lead}{self.line(note.text)}{where}{between}" + "\n".join(self._points(note.points, "    "))


_ORDER = (parts.Role.LABEL, parts.Role.VERDICT, parts.Role.VALUE)
"""A reader on a narrow screen sees the first columns: what happened comes before both sides."""


def _parted(table: parts.Table) -> Iterator[parts.Table]:
    """Part the columns of a table that may be parted; the first stands in every part."""
    most = (SIGN_COLUMNS if table.of_signs else COLUMNS) - 1
    count = len(table.columns) - 1
    if not table.paged or count <= most:
        yield table
        return
    for part in pages(count, most):
        yield table.only((0, *(place + 1 for place in part)))


def _text(run: Run) -> str:
    said = isolated(escape(run.text)) if run.record else escape(run.text)
    # Escaping joins blanks and takes those at the ends; between runs they count.
    before = " " if run.text[:1].isspace() and said else ""
    after = " " if run.text[-1:].isspace() and run.text.strip() else ""
    return f"{before}{said}{after}" if run.text.strip() else " " if run.text else ""


def _emphasised(text: str, mark: str, before: str, behind: str) -> str:
    """Put marks around a text; blanks stay outside, where Markdown wants them.

    Between a letter and a sign, as in `all**,** and`, marks are no marks; a joiner passes for a letter.
    """
    inner = text.strip()
    if not mark or not inner:
        return text
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    glue = JOINER if not start and _is_like_a_letter(before) and not inner[0].isalnum() else ""
    bond = JOINER if not end and _is_like_a_letter(behind) and not inner[-1].isalnum() else ""
    return f"{start}{mark}{glue}{inner}{bond}{mark}{end}"


def _is_like_a_letter(character: str) -> bool:
    """Tell whether Markdown takes a character for a part of a word."""
    return bool(character.strip()) and character not in string.punctuation


def _plain(of: Line) -> Line:
    return tuple(Run(part.text, record=part.record) if isinstance(part, Run) else part for part in of)


def _led(of: Line) -> Line:
    """Let what leads a paragraph stand out; in a table, its place says as much."""
    return tuple(
        replace(part, tone=Tone.STRONG) if isinstance(part, Run) and part.tone in LEADS else part for part in of
    )


def _upper(text: str) -> str:
    return re.sub(r"^\w", lambda match: match[0].upper(), text)


def escape(text: str) -> str:
    r"""Turn text into one line of Markdown that shows just that text.

    Only what could do harm is escaped, so that "Black-Sea" and "$500 billion" stay as they are.

    >>> escape("*bold* | @someone")
    '\\*bold\\* \\| @\u2060someone'
    """
    text = visible(" ".join(text.split()))
    text = JOINED.sub(lambda match: match[0] + JOINER, text)
    text = ESCAPED.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)
    return NUMBERED.sub(r"\1\\\2", text)
