"""A text as passages: its sentences, with where they stand and the words that they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from draftdiff.text import Span
from draftdiff.values.currencies import SIGNS
from draftdiff.values.dates import MONTH_NAMES

_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W\da-z_]|\s*$)")
_MONTHS = "|".join(name[:3] for name in MONTH_NAMES)
_SHORTENED = re.compile(rf"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|St|No|Inc|Ltd|Co|vs|{_MONTHS}|Sept)\.$")
_WORD = re.compile(rf"[^\W_]+(?:['’.-][^\W_]+)*|[{''.join(sign for sign in SIGNS if len(sign) == 1)}]")
FEWEST, MOST = 4, 90


@dataclass(frozen=True)
class Passage:
    """A sentence or heading: its words as written, their small letters, and its place in the text."""

    text: str
    span: Span

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where its words stand in it."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, without a possessive."""
        return tuple(words_of(self.text))


def words_of(text: str) -> list[str]:
    """Split a text into words in small letters, without a possessive."""
    return [re.sub(r"['’]s?$", "", word.casefold()) for word in _WORD.findall(text)]


def passages(text: str) -> Iterator[Passage]:
    """Yield the sentences of a text, line by line; what is too short to say anything is left out."""
    for line in re.finditer(r"[^\r\n]+", text):
        start = line.start()
        for end in [*_ends(line[0], line.start()), line.end()]:
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            passage = Passage(piece.strip(), Span(start + lead, start + lead + len(piece.strip())))
            if FEWEST <= len(passage.words) <= MOST:
                yield passage
            start = end


def _ends(line: str, offset: int) -> Iterator[int]:
    for stop in _END.finditer(line):
        if stop.end() < len(line) and not _SHORTENED.search(line[: stop.start() + 1]):
            yield offset + stop.end()
