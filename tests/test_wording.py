"""What a reader sees struck out and written in, and the laws that every redline keeps."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.wording import Part, Piece, redline

# Few words make repeats, moves and unique anchors likely; odd white space makes joining hard.
WORDS = st.sampled_from(["the", "of", "US", "York", "50", "%", ",", "(", "minerals", "don't", "1,000.5", "é"])
SPACES = st.sampled_from(["", " ", "  ", "\n", "\t ", "\u00a0"])
PROSE = st.lists(st.tuples(WORDS, SPACES), max_size=40).map(lambda pairs: "".join(map("".join, pairs)))
TEXTS = st.one_of(PROSE, st.text(max_size=60))


def marked(before: str, after: str) -> str:
    """Write a redline as `[-deleted-]` and `{+inserted+}`."""
    signs = {Part.KEPT: ("", ""), Part.DELETED: ("[-", "-]"), Part.INSERTED: ("{+", "+}")}
    return "".join(signs[p.part][0] + p.text + signs[p.part][1] for p in redline(before, after))


def side(pieces: tuple[Piece, ...], *parts: Part) -> str:
    """Join the pieces of some parts, as the text before has them where that is asked for."""
    return "".join((Part.DELETED in parts and piece.was) or piece.text for piece in pieces if piece.part in parts)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("courts of New York", "courts of New York", "courts of New York"),
        ("", "New York", "{+New York+}"),
        ("New York", "", "[-New York-]"),
        ("courts of New York", "courts of London", "courts of [-New York-]{+London+}"),
        # The last word is kept although a space now follows it.
        ("New York", "New York and London", "New York{+ and London+}"),
        ("New York and London", "New York", "New York[- and London-]"),
        # Signs are words of their own; numbers and contractions stay whole.
        ("50% of revenue", "25% of revenue", "[-50-]{+25+}% of revenue"),
        ("$1,000.5 a day", "$1,000.7 a day", "$[-1,000.5-]{+1,000.7+} a day"),
        ("They don't pay.", "They can't pay.", "They [-don't-]{+can't+} pay."),
        ("a two-year term", "a five-year term", "a [-two-]{+five+}-year term"),
        # A lone small word does not cut one replacement in two ...
        ("ports of Odesa", "mines of Kyiv", "[-ports of Odesa-]{+mines of Kyiv+}"),
        ("A, B stay", "D, E stay", "[-A, B-]{+D, E+} stay"),
        # ... but is left standing between deletions, and a word that says something is always kept.
        ("all the new mines", "the mines", "[-all -]the [-new -]mines"),
        ("may not sell", "can not rent", "[-may-]{+can+} not [-sell-]{+rent+}"),
        ("The US pays", "A US lends", "[-The-]{+A+} US [-pays-]{+lends+}"),
        # What does not count when texts are compared is not marked: blanks, case, the shape of marks.
        ("two  words", "two words", "two words"),
        ("The US won’t pay — ever", "the US won't pay - in gold", "the US won't pay - [-ever-]{+in gold+}"),
        ("обов’язок сторін", "обовʼязок сторони", "обовʼязок [-сторін-]{+сторони+}"),
        ("New\u200b York City", "New York Town", "New York [-City-]{+Town+}"),
        ("a \u2060 co\u00adop", "a coop now", "a coop{+ now+}"),
        ("ＵＳ law", "US laws", "US [-law-]{+laws+}"),
        # No word or cluster is cut, in scripts with accents of their own and in those without blanks.
        ("नमस्ते दुनिया", "नमस्कार दुनिया", "[-नमस्ते-]{+नमस्कार+} दुनिया"),
        ("आधा राजस्व देगा", "पूरा राजस्व देगा", "[-आधा-]{+पूरा+} राजस्व देगा"),
        ("乌克兰一半的收入", "乌克兰三分之一的收入", "乌克兰[-一半-]{+三分之一+}的收入"),
        ("เก็บภาษีครึ่งหนึ่ง", "เก็บภาษีทั้งหมด", "เก็บภาษี[-ครึ่งหนึ่ง-]{+ทั้งหมด+}"),
        ("நகரம் வழி", "நகரில் வழி", "[-நகரம்-]{+நகரில்+} வழி"),
        ("cafe\u0301 owners", "cafe owners", "[-cafe\u0301-]{+cafe+} owners"),
    ],
)
def test_redline_reads_well(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert side(pieces, Part.KEPT, Part.DELETED) == before
    assert side(pieces, Part.KEPT, Part.INSERTED) == after


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_pieces_are_few_and_in_order(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert all(piece.text for piece in pieces)
    neighbours = {(one.part, other.part) for one, other in pairwise(pieces)}
    assert not neighbours & {(part, part) for part in Part}
    assert (Part.INSERTED, Part.DELETED) not in neighbours


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_text_against_itself_is_kept_whole(text: str) -> None:
    assert redline(text, text) == ((Piece(Part.KEPT, text),) if text else ())


@settings(max_examples=100, deadline=None)
@given(PROSE, PROSE, st.integers(0, 600))
def test_an_edit_in_a_long_text_stays_local(before: str, after: str, at: int) -> None:
    words = [f"word{number} the of" for number in range(600)]
    head, tail = " ".join(words[:at]), " ".join(words[at:])
    # Full stops at the seams keep the edit apart from the words around it.
    pieces = redline(f"{head} . {before} . {tail}", f"{head} . {after} . {tail}")
    # The blank behind a word does not count, so that it goes with the word.
    assert len("".join(side(pieces, Part.DELETED).split())) <= len(before)
    assert len("".join(side(pieces, Part.INSERTED).split())) <= len(after)


def test_a_long_text_of_scattered_edits_is_anchored() -> None:
    before = [f"word{number}" for number in range(3_000)]
    after = [f"{word}th" if number % 100 == 50 else word for number, word in enumerate(before)]
    pieces = redline(" ".join(before), " ".join(after))
    assert [p.text for p in pieces if p.part is Part.DELETED] == before[50::100]
    assert [p.text for p in pieces if p.part is Part.INSERTED] == after[50::100]


def test_a_moved_passage_leaves_the_rest_kept() -> None:
    chapters = [" ".join(f"{name}{number}" for number in range(300)) for name in "abc"]
    first, second, third = chapters
    pieces = redline(f"{first} {second} {third} end", f"{second} {third} {first} end")
    assert side(pieces, Part.KEPT) == f"{second} {third} end"


def test_a_long_gap_without_anchors_is_replaced_whole() -> None:
    pieces = redline("yes no " * 500, "no no yes " * 400)
    assert side(pieces, Part.KEPT, Part.DELETED) == "yes no " * 500
    assert len(pieces) <= 6
