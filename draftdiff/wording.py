"""Word-level difference of two texts: what to strike out, what to write in, what stays."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from draftdiff.values.types import fold

# Beyond this many pairs of words, a gap is anchored on its own unique words or else replaced whole.
GAP_PAIRS = 160_000
ROUNDS = 4

# Stand for accents and joiners, which belong to their word; for letters of scripts without blanks, where a letter with
# its accents is never cut; for vowels that Thai and Lao write before their consonant.
_ACCENT, _LETTER, _LEADING = "\u0301", "\u4e00", "\u0e40"
_UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
# Letters to Unicode, but vowels behind a consonant.
_TRAILING_VOWELS = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
_IN_WORD = rf"(?:[^\W{_LETTER}{_LEADING}]|{_ACCENT})+"
_TOKEN = re.compile(
    rf"(?:{_IN_WORD}(?:['’.,]{_IN_WORD})*|{_LEADING}*{_LETTER}{_ACCENT}*|[^\w\s]{_ACCENT}*|{_LEADING})\s*|\s+"
)
_FEW_LETTERS = 3
_SMALL_WORD = re.compile(r"a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|with|[^\w\s]")


class Part(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A stretch of text that was kept, deleted or inserted; `was` is what was kept, where it was written otherwise."""

    part: Part
    text: str
    was: str = ""


class _Run(NamedTuple):
    """Words that both sides share, by where they begin on each."""

    before: int
    after: int
    length: int


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word, by what counts when they are compared.

    The kept and inserted pieces joined are `after`, to the character, and the deleted and what the kept ones were
    `before`. Neighbours differ in part, and a deleted piece comes before the inserted one.

    >>> [f"{piece.part}: {piece.text}" for piece in redline("courts of New York", "courts of London")]
    ['kept: courts of ', 'deleted: New York', 'inserted: London']
    """
    befores, afters = _tokens(before), _tokens(after)
    # Words are compared without the space behind them, so that the last word of a text can be kept.
    folded = {token: fold(token) for token in {*befores, *afters}}
    before_words, after_words = [folded[token] for token in befores], [folded[token] for token in afters]
    runs = _joined(_kept(before_words, after_words, ROUNDS))
    runs = _readable(runs, before_words, after_words)
    return tuple(_merged(_pieces(runs, befores, afters)))


def _tokens(text: str) -> list[str]:
    """Split a text into words, each with the space behind it; what cannot be seen is no word of its own."""
    shape = text if text.isascii() else "".join(map(_shape, text))
    tokens: list[str] = []
    for match in _TOKEN.finditer(shape):
        token = text[match.start() : match.end()]
        if tokens and not token.isascii() and not fold(token):
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _shape(character: str) -> str:
    if character in _TRAILING_VOWELS or unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}:
        return _ACCENT
    if character in _LEADING_VOWELS:
        return _LEADING
    return _LETTER if _UNSPACED.match(character) and character.isalpha() else character


def _kept(before: list[str], after: list[str], rounds: int) -> Iterator[_Run]:
    if before == after:
        yield _Run(0, 0, len(before))
        return
    head = _shared_start(before, after)
    tail = _shared_start(before[head:][::-1], after[head:][::-1])
    before_end, after_end = len(before) - tail, len(after) - tail
    yield _Run(0, 0, head)
    for run in _kept_inside(before[head:before_end], after[head:after_end], rounds):
        yield _Run(head + run.before, head + run.after, run.length)
    yield _Run(before_end, after_end, tail)


def _kept_inside(before: list[str], after: list[str], rounds: int) -> Iterator[_Run]:
    if not before or not after:
        return
    if len(before) * len(after) <= GAP_PAIRS:
        from difflib import SequenceMatcher

        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            yield _Run(*block)
        return
    anchors = _anchors(before, after) if rounds else []
    if not anchors:
        return
    here = _Run(0, 0, 0)
    for anchor in [*anchors, _Run(len(before), len(after), 0)]:
        gap = before[here.before : anchor.before], after[here.after : anchor.after]
        for run in _kept(*gap, rounds - 1):
            yield _Run(here.before + run.before, here.after + run.after, run.length)
        yield anchor
        here = _Run(anchor.before + 1, anchor.after + 1, 0)


def _anchors(before: list[str], after: list[str]) -> list[_Run]:
    """Pair the words that are unique on both sides, as many as keep their order."""
    before_counts, after_counts = Counter(before), Counter(after)
    place = {word: index for index, word in enumerate(after) if after_counts[word] == 1}
    pairs = [
        _Run(index, place[word], 1) for index, word in enumerate(before) if before_counts[word] == 1 and word in place
    ]
    # Longest increasing subsequence: `tops[n]` ends the chain of n + 1 pairs that ends lowest.
    tops: list[int] = []
    lows: list[int] = []
    previous: list[int] = []
    for index, pair in enumerate(pairs):
        length = bisect_left(lows, pair.after)
        previous.append(tops[length - 1] if length else -1)
        tops[length : length + 1] = [index]
        lows[length : length + 1] = [pair.after]
    chain: list[_Run] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else _Run(0, 0, 0)
        if joined and _changes(last, run) == 0:
            joined[-1] = last._replace(length=last.length + run.length)
        elif run.length:
            joined.append(run)
    return joined


def _changes(run: _Run, following: _Run) -> int:
    """Count the pieces between two runs: a deletion, an insertion, both or none."""
    deleted = following.before > run.before + run.length
    inserted = following.after > run.after + run.length
    return deleted + inserted


def _readable(runs: list[_Run], before: list[str], after: list[str]) -> list[_Run]:
    """Leave out lone small words that would cut one change into several pieces."""
    kept: list[_Run] = []
    for run, following in pairwise([*runs, _Run(len(before), len(after), 0)]):
        last = kept[-1] if kept else _Run(0, 0, 0)
        words, changes = before[run.before : run.before + run.length], (_changes(last, run), _changes(run, following))
        # Only a replacement is worth it: a word left standing between two deletions reads well.
        is_small = len(words) == 1 and sum(changes) > 2 and _SMALL_WORD.fullmatch(words[0])
        is_part = all(changes) and 0 < len(words) < _FEW_LETTERS and all(map(_UNSPACED.match, words))
        if not (is_small or is_part):
            kept.append(run)
    return kept


def _pieces(runs: list[_Run], befores: list[str], afters: list[str]) -> Iterator[Piece]:
    here = _Run(0, 0, 0)
    for run in [*runs, _Run(len(befores), len(afters), 0)]:
        yield Piece(Part.DELETED, "".join(befores[here.before : run.before]))
        yield Piece(Part.INSERTED, "".join(afters[here.after : run.after]))
        here = _Run(run.before + run.length, run.after + run.length, 0)
        yield from _spacing(befores[run.before : here.before], afters[run.after : here.after])


def _spacing(befores: list[str], afters: list[str]) -> Iterator[Piece]:
    """Yield the pieces of a kept run; where a text ends on one side only, the space behind the word differs."""
    for before, after in zip(befores, afters, strict=True):
        words = before.rstrip(), after.rstrip()
        spaces = before[len(words[0]) :], after[len(words[1]) :]
        if not all(words) or all(spaces) or not any(spaces):
            yield Piece(Part.KEPT, after, before)
            continue
        yield Piece(Part.KEPT, words[1], words[0])
        yield Piece(Part.DELETED, spaces[0])
        yield Piece(Part.INSERTED, spaces[1])


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Merge neighbours of one part; the space that ends both sides of a change is kept."""
    space = ""
    filled = (piece for piece in pieces if piece.text or piece.was)
    for kept, group in groupby(filled, key=lambda piece: piece.part is Part.KEPT):
        stretch = list(group)
        if kept:
            after, before = (space + "".join(texts) for texts in zip(*((p.text, p.was) for p in stretch), strict=True))
            yield Piece(Part.KEPT, after, before if before != after else "")
            space = ""
            continue
        deleted = "".join(piece.text for piece in stretch if piece.part is Part.DELETED)
        inserted = "".join(piece.text for piece in stretch if piece.part is Part.INSERTED)
        space = deleted[len(deleted.rstrip()) :]
        space = space[len(space) - _shared_start(space[::-1], inserted[::-1]) :]
        for part, text in ((Part.DELETED, deleted), (Part.INSERTED, inserted)):
            if text != space:
                yield Piece(part, text.removesuffix(space))
    if space:
        yield Piece(Part.KEPT, space)


def _shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Count how many words, or characters, two begin with alike."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)
