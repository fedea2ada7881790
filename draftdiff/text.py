"""Places in a text: offsets are kept, lines and columns are worked out only when printed."""

import bisect
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT = "\u200e"
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted in characters from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class TextFile:
    """A named text; only line feeds, carriage returns and pairs of them end a line."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        # Looking for one sign alone is several times as fast.
        ending = r"\r?\n|\r" if "\r" in self.text else r"\n"
        return [0, *(end.end() for end in re.finditer(ending, self.text))]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; a byte order mark takes no column."""
        line = bisect.bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        mark = 1 if line == 1 and self.text.startswith("\ufeff") and offset > 0 else 0
        return Position(line, offset - start + 1 - mark)

    def line(self, number: int) -> str:
        """Return a line by its number, counted from 1, without its ending or byte order mark."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n").removeprefix("\ufeff")


class Place(NamedTuple):
    """Where something stands: a file and a span in it."""

    file: TextFile
    span: Span

    @property
    def start(self) -> Position:
        """The line and column of the first character."""
        return self.file.position(self.span.start)

    @property
    def text(self) -> str:
        """The characters at this place."""
        return self.file.text[self.span.start : self.span.end]


def visible(text: str) -> str:
    r"""Spell out what would steer a terminal: control and bidirectional characters.

    >>> visible("red: \x1b[31m")
    'red: \\x1b[31m'
    """
    if text.isascii() and text.isprintable():
        return text
    shown = []
    for character in text:
        steers = character in BIDI_CONTROLS or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        code = ord(character)
        shown.append((f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}") if steers else character)
    return "".join(shown)


def is_right_to_left(text: str) -> bool:
    """Tell whether a text holds characters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def isolated(text: str) -> str:
    """Keep what is written from right to left from moving what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if is_right_to_left(text) else text
