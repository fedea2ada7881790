"""Word-level difference of two texts: what to strike out, what to write in, what stays."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

# Beyond this many pairs of words, a gap is anchored on its own unique words or else replaced whole.
GAP_PAIRS = 160_000
ROUNDS = 4

# Accents and joiners typed as characters of their own belong to their word.
_TOKEN = re.compile(
    r"""[\w\u0300-\u036f\u00ad\u200b-\u200d]+(?:['’.,][\w\u0300-\u036f\u00ad\u200b-\u200d]+)*\s*
    | [^\w\s]\s*
    | \s+""",
    re.VERBOSE,
)
_SMALL_WORD = re.compile(r"a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|with|[^\w\s]")


class Part(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A stretch of text that was kept, deleted or inserted."""

    part: Part
    text: str


class _Run(NamedTuple):
    """Words that both sides share, by where they begin on each."""

    before: int
    after: int
    length: int


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word.

    The kept and deleted pieces joined are `before`, the kept and inserted ones are `after`, to the
    character. Neighbours differ in part, and a deleted piece comes before the inserted one.

    >>> [f"{piece.part}: {piece.text}" for piece in redline("courts of New York", "courts of London")]
    ['kept: courts of ', 'deleted: New York', 'inserted: London']
    """
    befores, afters = _TOKEN.findall(before), _TOKEN.findall(after)
    # Words are compared without the space behind them, so that the last word of a text can be kept.
    before_words, after_words = [t.rstrip() for t in befores], [t.rstrip() for t in afters]
    runs = _joined(_kept(before_words, after_words, ROUNDS))
    runs = _readable(runs, before_words, after_words)
    return tuple(_merged(_pieces(runs, befores, afters)))


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
        # Only a replacement is worth it: a word left standing between two deletions reads well.
        cuts = _changes(last, run) + _changes(run, following) > 2
        if not (run.length == 1 and cuts and _SMALL_WORD.fullmatch(before[run.before])):
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
    """Yield the pieces of a kept run, where only the white space behind the words can differ."""
    if befores == afters:
        yield Piece(Part.KEPT, "".join(befores))
        return
    for deleted, inserted in zip(befores, afters, strict=True):
        shared = _shared_start(deleted, inserted)
        yield Piece(Part.KEPT, deleted[:shared])
        yield Piece(Part.DELETED, deleted[shared:])
        yield Piece(Part.INSERTED, inserted[shared:])


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Merge neighbours of one part; the space that ends both sides of a change is kept."""
    space = ""
    filled = (piece for piece in pieces if piece.text)
    for kept, group in groupby(filled, key=lambda piece: piece.part is Part.KEPT):
        stretch = list(group)
        if kept:
            yield Piece(Part.KEPT, space + "".join(piece.text for piece in stretch))
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
