"""Quoted phrases in a saved text: where one stands, what comes nearest, how much it takes."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from math import log

from draftdiff.text import Span

MAX_WORDS = 15
ELIDED_CHARACTERS = 400
ALIKE = 0.6
RARE_WORDS = 8
TRIED_PASSAGES = 6

_QUOTATION_MARKS = "\"'“”„‟«»‹›‘’‚‛"
_MARKS = _QUOTATION_MARKS + "()[]"
_DOUBLE_QUOTES = dict.fromkeys(map(ord, "“”„‟«»\u2033"), '"')
_SINGLE_QUOTES = dict.fromkeys(map(ord, "‘’‚‛‹›´`\u2032"), "'")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D], "-")
_LOOKALIKES = _DOUBLE_QUOTES | _SINGLE_QUOTES | _DASHES

_STOPS = ".!?…"
# Compiled by `re` where a text is at hand to look in: most commands have none.
_ELISION = r" ?(?:[\[(] ?\.(?: ?\.){2,} ?[\])]|\.(?: ?\.){2,}) ?"
_SENTENCE_END = rf"[{_STOPS}][{re.escape(_MARKS)}]*\s+"
_CLOSING = rf"[{_STOPS}{re.escape(_MARKS)}]*"
_LEADING = rf"[\s{re.escape(_MARKS)}]*"


@dataclass(frozen=True)
class FoldedText:
    """A text with its folded form, and where each folded character came from."""

    text: str
    folded: str = field(repr=False, compare=False)
    starts: tuple[int, ...] = field(repr=False, compare=False)
    ends: tuple[int, ...] = field(repr=False, compare=False)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of the folded form, split at white space."""
        return tuple(Span(*match.span()) for match in re.finditer(r"\S+", self.folded))

    @cached_property
    def word_places(self) -> dict[str, list[int]]:
        """The numbers of the words that share a stem, by stem."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[_stem(self.folded[word.start : word.end])].append(number)
        return dict(places)

    def original(self, folded: Span) -> Span:
        """Turn a filled span of the folded form into one of the text."""
        return Span(self.starts[folded.start], self.ends[folded.end - 1])


def fold(text: str) -> FoldedText:
    r"""Fold away what does not tell two printings of a phrase apart.

    Those are case, the width of white space, the shape of dashes and quotation marks, ligatures and
    other compatibility forms of Unicode, soft hyphens and characters without width.

    >>> fold("Not\xa0 “HALF”").folded
    'not "half"'
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = " " if text[start].isspace() else _folded(text[start:end])
        if piece == " " and (not pieces or pieces[-1] == " "):
            continue
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    if pieces and pieces[-1] == " ":
        pieces.pop()
        starts.pop()
        ends.pop()
    return FoldedText(text, "".join(pieces), tuple(starts), tuple(ends))


def words(quote: str) -> int:
    """Count the words of a quote; dashes and dots that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in quote.split())


def find(quote: str, text: FoldedText) -> Span | None:
    """Find the first place of a quote in a text, as a span of the original.

    A quote is found at whole words and numbers only. `…`, `...` or `[…]` in it stands for words left
    out: what follows must come within 400 characters.

    >>> find("HALF of … revenue", fold("Some half of  all mining revenue."))
    Span(start=5, end=32)
    >>> find("50%", fold("Not 150%."))
    """
    spans = _spans(quote, text)
    return Span(spans[0].start, spans[-1].end) if spans else None


def nearest(quote: str, text: FoldedText) -> str:
    """Return the passage most like a quote, its white space single, or "" when none is alike."""
    from difflib import SequenceMatcher

    # A quote that is far too long is known by its beginning: comparing takes the square of its length.
    wanted = fold(" ".join(quote.split()[: 2 * MAX_WORDS])[: 16 * MAX_WORDS])
    size = len(wanted.words)
    matcher = SequenceMatcher(None, b=wanted.folded, autojunk=False)
    best, passage = ALIKE, ""
    for start in _likely_starts(wanted, text):
        for first, count in product((start, start + 1), (size, size - 1, size + 1)):
            window = text.words[max(first, 0) : max(first + count, 0)]
            if not window:
                continue
            span = Span(window[0].start, window[-1].end)
            matcher.set_seq1(text.folded[span.start : span.end])
            if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                continue
            ratio = matcher.ratio()
            if ratio > best:
                original = text.original(span)
                best, passage = ratio, text.text[original.start : original.end]
    return " ".join(passage.split()).lstrip(_QUOTATION_MARKS).rstrip(_QUOTATION_MARKS + ".,;:!?")


def is_whole_sentence(quote: str, text: FoldedText) -> bool:
    """Tell whether a quote that stands in a text takes in a whole sentence of it.

    A sentence begins at the start of the text or a line or after a full stop, and never in lower case or where a
    line is merely full; it ends at `.`, `!`, `?` or `…`. Quotation marks and brackets around it do not count.
    """
    return any(_holds_sentence(span, text.text) for span in _spans(quote, text))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each character begins and, with the accents that follow it, ends."""
    at, length = 0, len(text)
    while at < length:
        start, at = at, at + 1
        if text[start].isspace():
            yield start, at
            continue
        if unicodedata.category(text[start]) == "Cf":
            continue
        while at < length and text[at] >= "\u0300" and unicodedata.combining(text[at]):
            at += 1
        yield start, at


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    # Decomposed forms are equal when composed ones are, and do not hang on the neighbours.
    plain = unicodedata.normalize("NFKD", cluster.translate(_LOOKALIKES)).casefold()
    return unicodedata.normalize("NFKD", plain)


def _stem(word: str) -> str:
    return word.strip(".,;:!?\"'()[]")[:4]


def _spans(quote: str, text: FoldedText) -> tuple[Span, ...]:
    """Place a quote, or its parts between elisions, as spans of the original text."""
    wanted = fold(quote).folded
    literal = next(_places(wanted, text), None)
    if literal:
        return (text.original(literal),)
    parts = [part for part in re.split(_ELISION, wanted) if part]
    chains: list[tuple[Span, ...]] = [(place,) for place in _places(parts[0], text)] if parts else []
    for part in parts[1:]:
        # The last chain to end before a place leaves the narrowest gap, so no other need be tried.
        ends = [chain[-1].end for chain in chains]
        longer = []
        for place in _places(part, text):
            number = bisect_right(ends, place.start) - 1
            if number >= 0 and place.start - ends[number] <= ELIDED_CHARACTERS:
                longer.append((*chains[number], place))
        chains = longer
    return tuple(map(text.original, chains[0])) if chains else ()


def _places(wanted: str, text: FoldedText) -> Iterator[Span]:
    """Yield where folded words stand in the folded text, cut out of no longer word."""
    at = text.folded.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not _cuts_word(text, at) and not _cuts_word(text, end):
            yield Span(at, end)
        at = text.folded.find(wanted, at + 1)


def _cuts_word(text: FoldedText, at: int) -> bool:
    """Tell whether a character, a word or a number goes on across this place."""
    folded = text.folded
    if at in {0, len(folded)}:
        return False
    before, after = folded[at - 1], folded[at]
    within = all(c.isalnum() or unicodedata.category(c).startswith("M") for c in (before, after))
    if within or text.starts[at - 1] == text.starts[at]:
        return True
    if before in ".,":
        return folded[max(at - 2, 0) : at - 1].isdigit() and after.isdigit()
    return after in ".," and before.isdigit() and folded[at + 1 : at + 2].isdigit()


def _likely_starts(wanted: FoldedText, text: FoldedText) -> list[int]:
    """Return the numbers of the words where a like passage may begin, the likeliest first."""
    stems = (_stem(wanted.folded[word.start : word.end]) for word in wanted.words)
    shared = [(number, text.word_places[stem]) for number, stem in enumerate(stems) if stem in text.word_places]
    shared.sort(key=lambda item: len(item[1]))
    votes: dict[int, float] = defaultdict(float)
    for number, places in shared[:RARE_WORDS]:
        weight = log(1 + len(text.words) / len(places))
        for place in places:
            votes[place - number] += weight
    return sorted(votes, key=lambda start: (-votes[start], start))[:TRIED_PASSAGES]


def _holds_sentence(span: Span, text: str) -> bool:
    """Tell whether two sentence boundaries lie in a span, its two ends included."""
    match = re.compile(_CLOSING).match(text, span.end)
    end = match.end() if match else span.end
    inner = (stop for stop in re.compile(_SENTENCE_END).finditer(text, span.start, end) if stop.end() < end)
    boundaries = sum(_stops(text, stop.start(), stop.end()) for stop in inner)
    boundaries += _begins_sentence(text, span.start)
    last = len(text[:end].rstrip(_MARKS)) - 1
    if text[last] in _STOPS and (end == len(text) or text[end].isspace()):
        boundaries += _stops(text, last, end)
    return boundaries >= 2


def _begins_sentence(text: str, at: int) -> bool:
    head = text[:at].rstrip(_MARKS)
    bare = head.rstrip()
    if _goes_on(text, at):
        return False
    gap = head[len(bare) :]
    if not bare or (("\n" in gap or "\r" in gap) and not _wraps(text, len(bare), at)):
        return True
    return len(bare) < len(head) and bare.rstrip(_MARKS).endswith(tuple(_STOPS))


def _wraps(text: str, end: int, at: int) -> bool:
    """Tell whether a line ends only because the next word did not fit into it."""
    if text.count("\n", end, at) > 1:
        return False
    last, word = text[:end].splitlines()[-1], text[at:].split(maxsplit=1)[0]
    return len(last) + 1 + len(word) > max(map(len, text.splitlines()))


def _stops(text: str, stop: int, after: int) -> bool:
    """Tell a full stop from the one of an abbreviation, which goes on in lower case."""
    return text[stop] in "!?" or not _goes_on(text, after)


def _goes_on(text: str, at: int) -> bool:
    match = re.compile(_LEADING).match(text, at)
    at = match.end() if match else at
    return text[at : at + 1].islower()
