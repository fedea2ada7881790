"""Quoted phrases in a saved text: where one stands, what comes nearest, how much it takes."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise, product
from math import log

from draftdiff.text import Span
from draftdiff.values.lexicon import BOUNDS

MAX_WORDS = 15
ELIDED_CHARACTERS = 400
ALIKE = 0.6
RARE_WORDS = 8
TRIED_PASSAGES = 6

DENIALS = (
    r"\b(?:no|not|without|never|neither|nor|absence|absent|lacks?|lacking|omit(?:s|ted)?|fails?|failed|excluded?|removed"
    r"|dropped|\w+n[’']t)\b"
)
"""Words that deny what stands near them."""
# What turns a phrase round from right before it, up to two words away.
_TURNED = r"(?:\b(?:no|not|never|without)|n[’']t)(?:\s+[^\W\d_]+){0,2}\s+$"
_BOUNDED = rf"(?:{'|'.join(map(re.escape, BOUNDS))})\s*$"
_FIGURE = r"\W*[0-9]"
_QUOTATION_MARKS = "\"'“”„‟«»‹›‘’‚‛"
_MARKS = _QUOTATION_MARKS + "()[]「」『』《》（）【】"
_DOUBLE_QUOTES = dict.fromkeys(map(ord, "“”„‟«»\u2033"), '"')
_SINGLE_QUOTES = dict.fromkeys(map(ord, "‘’‚‛‹›´`\u2032\u02bc\u02b9"), "'")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D], "-")
_LOOKALIKES = _DOUBLE_QUOTES | _SINGLE_QUOTES | _DASHES
_OPENING, _CLOSING_MARKS = "«‹", "»›"

_STOPS = ".!?…؟۔।॥"
# Behind these a sentence is over without a blank.
_WIDE_STOPS = "。！？｡"
# Scripts that put no blanks between words, with how many of their letters make about one word.
_UNSPACED = (
    (2, "\u3041", "\u30ff"), (2, "\u3400", "\u9fff"), (2, "\uf900", "\ufaff"), (2, "\U00020000", "\U0003ffff"),
    (4, "\u0e00", "\u0eff"), (4, "\u1000", "\u109f"), (4, "\u1780", "\u17ff"),
)  # fmt: skip
# What a printing adds to the words of a sentence: marks of notes, brackets of who quotes, hyphens at line ends.
_ADDED = r"\s?\[(?:[0-9]{1,3}|[a-z]|(?:note|citation) [\w ]{1,8})\]|(?<=\w)[⁰¹²³⁴-⁹]+|[][]"
_BROKEN = r"(?<=[^\W\d_])[-\u2010][ \t]*\r?\n\s*(?=[^\W\d_])"
# Compiled by `re` where a text is at hand to look in: most commands have none.
_ELISION = r" ?(?:[\[(] ?\.(?: ?\.){2,} ?[\])]|\.(?: ?\.){2,}) ?"
_SENTENCE_END = rf"[{_STOPS}][{re.escape(_MARKS)}]*\s+|[{_WIDE_STOPS}][{re.escape(_MARKS)}]*"
_CLOSING = rf"[{_STOPS}{_WIDE_STOPS}{re.escape(_MARKS)}]*"
_LEADING = rf"[\s{re.escape(_MARKS)}]*"


@dataclass(frozen=True)
class FoldedText:
    """A text with its folded form, and where each folded character came from."""

    text: str
    folded: str = field(repr=False, compare=False)
    starts: tuple[int, ...] = field(repr=False, compare=False)
    ends: tuple[int, ...] = field(repr=False, compare=False)

    @cached_property
    def bare(self) -> tuple["FoldedText", "FoldedText"]:
        """The text without what its printing added to the words, and without blanks at dashes and in guillemets.

        A hyphen at the end of a line is one of the word, or none.
        """
        marks, breaks = ([match.span() for match in re.finditer(one, self.text)] for one in (_ADDED, _BROKEN))
        return _fold(self.text, marks, tight=True), _fold(self.text, [*marks, *breaks], tight=True)

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
    return _fold(text)


def _fold(text: str, left_out: Sequence[tuple[int, int]] = (), *, tight: bool = False) -> FoldedText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    skipped = {at for span in left_out for at in range(*span)}
    for start, end in _clusters(text):
        if start in skipped:
            continue
        piece = " " if text[start].isspace() else _folded(text[start:end])
        if piece == " " and (not pieces or pieces[-1] == " "):
            continue
        if piece == " " and tight and (pieces[-1] == "-" or _is_inside(text, start)):
            continue
        if tight and pieces[-1:] == [" "] and (piece == "-" or _closes(text, start)):
            pieces.pop()
            starts.pop()
            ends.pop()
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    if pieces and pieces[-1] == " ":
        pieces.pop()
        starts.pop()
        ends.pop()
    return FoldedText(text, "".join(pieces), tuple(starts), tuple(ends))


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a blank stands behind a guillemet that opens."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at > 0 and text[at - 1] in _OPENING and not text[max(at - 2, 0) : at - 1].isalnum()


def _closes(text: str, at: int) -> bool:
    """Tell whether a guillemet that closes stands here."""
    return text[at] in _CLOSING_MARKS and not text[at + 1 : at + 2].isalnum()


def words(quote: str) -> int:
    """Count the words of a quote; dashes and dots that stand alone are none.

    In a script without blanks two letters, as of Chinese, or four, as of Thai, count as a word.
    """
    return sum(_in_word(word) for word in quote.split())


def _in_word(word: str) -> int:
    sizes = [_unspaced(character) for character in word if character.isalnum()]
    whole = sum(-(-sizes.count(size) // size) for size in {*sizes} - {0})
    return whole + (0 in sizes)


def _unspaced(character: str) -> int:
    """Return how many letters of a script without blanks make about one word; 0 for any other."""
    if character < "\u0e00":
        return 0
    return next((size for size, first, last in _UNSPACED if first <= character <= last), 0)


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


def turned(quote: str, text: FoldedText) -> str:
    """Return what denies or bounds a quote where it stands, and is left out of it or cut off; "" where nothing does.

    >>> turned("would … include guarantees", fold("It would not include guarantees."))
    'not'
    """
    spans = _spans(quote, text)
    for one, other in pairwise(spans):
        if found := re.search(DENIALS, text.text[one.end : other.start], re.IGNORECASE):
            return found[0]
    before = text.text[max(spans[0].start - 40, 0) : spans[0].start] if spans else ""
    found = re.search(_TURNED, before, re.IGNORECASE)
    if found is None and re.match(_FIGURE, quote):
        found = re.search(_BOUNDED, before, re.IGNORECASE)
    return found[0].strip() if found else ""


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
    plain = unicodedata.normalize("NFKD", cluster.translate(_LOOKALIKES)).casefold().replace("\u2044", "/")
    return unicodedata.normalize("NFKD", plain)


def _stem(word: str) -> str:
    return word.strip(".,;:!?\"'()[]")[:4]


def _spans(quote: str, text: FoldedText) -> tuple[Span, ...]:
    """Place a quote, or its parts between elisions, as spans of the original text."""
    wanted = fold(quote)
    ways = ((wanted, text), *(zip(wanted.bare, text.bare, strict=True) if wanted.folded else ()))
    return next((spans for one, other in ways if (spans := _spans_as_printed(one, other))), ())


def _spans_as_printed(quote: FoldedText, text: FoldedText) -> tuple[Span, ...]:
    wanted = quote.folded
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
    if within and _unspaced(after) and (_unspaced(before) or not before.isalnum()):
        within = unicodedata.category(after).startswith("M")
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
    if text[last] in _WIDE_STOPS or (text[last] in _STOPS and (end == len(text) or text[end].isspace())):
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
    ended = bare.rstrip(_MARKS)
    return ended.endswith(tuple(_WIDE_STOPS)) or (len(bare) < len(head) and ended.endswith(tuple(_STOPS)))


def _wraps(text: str, end: int, at: int) -> bool:
    """Tell whether a line ends only because the next word did not fit into it."""
    if text.count("\n", end, at) > 1:
        return False
    last, word = text[:end].splitlines()[-1], text[at:].split(maxsplit=1)[0]
    return len(last) + 1 + len(word) > max(map(len, text.splitlines()))


def _stops(text: str, stop: int, after: int) -> bool:
    """Tell a full stop from the one of an abbreviation, which goes on in lower case."""
    return text[stop] not in ".…" or not _goes_on(text, after)


def _goes_on(text: str, at: int) -> bool:
    match = re.compile(_LEADING).match(text, at)
    at = match.end() if match else at
    return text[at : at + 1].islower()
