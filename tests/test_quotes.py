"""Where a quoted phrase is found in a saved text, and what is said when it is not."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from draftdiff.quotes import MAX_WORDS, find, fold, is_whole_sentence, nearest, turned, words

ARTICLE = """\
US demands half of Ukraine’s minerals

The United States has asked for 50% of mining revenue, two people familiar with the draft said. “No
security guarantees are in there,” an official told the paper. Disputes would be settled in New York —
under the law of the U.S. state. Kyiv said no!

A later version, seen by the outlet, speaks of a $500\u00a0billion fund and 150% re\u00adturns.
It names 10,000 sites.
"""


def found(quote: str, text: str) -> str | None:
    span = find(quote, fold(text))
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("50% of mining revenue", ARTICLE, "50% of mining revenue"),
        ("NO SECURITY GUARANTEES", ARTICLE, "No\nsecurity guarantees"),
        ("ukraine's minerals", ARTICLE, "Ukraine’s minerals"),
        ('"No security', ARTICLE, "“No\nsecurity"),
        ("New York - under", ARTICLE, "New York —\nunder"),
        ("$500 billion fund", ARTICLE, "$500\u00a0billion fund"),
        ("150% returns", ARTICLE, "150% re\u00adturns"),
        ("  Kyiv\tsaid ", ARTICLE, "Kyiv said"),
        ("Straße", "in der STRASSE", "STRASSE"),
        ("official", "the oﬃcial text", "oﬃcial"),
        ("café", "a cafe\u0301 there", "cafe\u0301"),
        ("50%", "150% or 50%.", "50%"),
        ("»half«", "“half”", "“half”"),
        # As printed otherwise: apostrophes, guillemets, dashes, line ends, marks of notes, brackets, fractions.
        ("п'ятий документ", "пʼятий документ тут", "пʼятий документ"),
        (
            "prévoit «la moitié» des",
            "prévoit «\u00a0la moitié\u00a0» des revenus",
            "prévoit «\u00a0la moitié\u00a0» des",
        ),
        ("prévoit la moitié", "prévoit «\u00a0la moitié\u00a0» des revenus", None),
        ("a draft — the third", "a draft—the third—of it", "a draft—the third"),
        ("its mineral revenue", "its min-\neral revenue", "its min-\neral revenue"),
        ("its state-owned firms", "its state-\nowned firms", "its state-\nowned firms"),
        ("worth $500bn in all", "worth $500bn[1] in all", "worth $500bn[1] in all"),
        ("worth $500bn in all", "worth $500bn¹ in all", "worth $500bn¹ in all"),
        ("Kyiv would give half", "“[Kyiv] would give half”", "Kyiv] would give half"),
        ("½ of all", "It is 1/2 of all", "1/2 of all"),
        # Scripts that put no blanks between words.
        ("一半的矿产收入", "草案要求乌克兰交出一半的矿产收入。", "一半的矿产收入"),
        ("収入の半分", "日本政府は収入の半分を受け取る。", "収入の半分"),
        ("รายได้จากแร่", "ครึ่งหนึ่งของรายได้จากแร่", "รายได้จากแร่"),
        # Not within a longer word, number or character.
        ("50%", "150%", None),
        ("mineral", "minerals", None),
        ("cafe", "cafe\u0301", None),
        ("10", "10,000 sites", None),
        ("000 men", "1,000 men", None),
        ("5bn", "$1.5bn", None),
        ("3 men", "page 2,3 men", None),
        ("men, 3", "of men, 3", "men, 3"),
        ("5", "$1.5bn", None),
        ("1", "½", None),
        ("10", "sites: 10, not more", "10"),
        # Nothing to look for, nothing found.
        ("", ARTICLE, None),
        (" \u200b ", ARTICLE, None),
        ("…", ARTICLE, None),
        ("revenue", "", None),
    ],
)
def test_find_looks_past_typography(quote: str, text: str, expected: str | None) -> None:
    assert found(quote, text) == expected


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("asked for … revenue", ARTICLE, "asked for 50% of mining revenue"),
        ("asked for ... revenue", ARTICLE, "asked for 50% of mining revenue"),
        ("asked for […] of [...] revenue", ARTICLE, "asked for 50% of mining revenue"),
        ("half…minerals", ARTICLE, "half of Ukraine’s minerals"),
        ("… mining revenue …", ARTICLE, "mining revenue"),
        ("and so on…", "minerals, oil and so on…", "and so on…"),
        ("revenue … asked", "asked for revenue", None),
        ("asked … revenue", "asked " + 390 * "x" + " revenue", "asked " + 390 * "x" + " revenue"),
        ("asked … revenue", "asked " + 400 * "x" + " revenue", None),
        # The first place from which all parts follow counts, not the first place of the first part.
        ("a … b … c", "a b " + 500 * "x" + " a b b c", "a b b c"),
        (
            "a … b … c",
            "a b " + 300 * "x" + " b " + 300 * "x" + " c",
            "a b " + 300 * "x" + " b " + 300 * "x" + " c",
        ),
    ],
)
def test_find_lets_words_be_left_out(quote: str, text: str, expected: str | None) -> None:
    assert found(quote, text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.integers(0, 20), st.integers(1, 8))
def test_a_slice_of_words_is_found(text: str, first: int, count: int) -> None:
    chosen = text.split()[first : first + count]
    quote = " ".join(chosen)
    assume(fold(quote).folded)
    place = found(quote, text)
    assert place is not None
    assert fold(place).folded == fold(quote).folded


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abc1.%–’é", min_size=1), min_size=1), st.data())
def test_a_slice_of_words_is_found_at_its_place(parts: list[str], data: st.DataObject) -> None:
    # A number before each word makes every slice unique.
    numbered = [f"{number}x{part}" for number, part in enumerate(parts)]
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    spaces = data.draw(st.sampled_from([" ", "\n", " \u00a0 "]))
    span = find(" ".join(numbered[first : last + 1]).upper(), fold(spaces.join(numbered)))
    assert span is not None
    assert span.start == len(spaces.join([*numbered[:first], ""]))
    assert span.end == len(spaces.join(numbered[: last + 1]))


@settings(max_examples=300, deadline=None)
@given(st.text("a5%.… \n“\u00ad\u0301ßé½[]!", max_size=30), st.text("a5%.… \n“\u00ad\u0301ßé½[]!", max_size=60))
def test_nothing_raises(quote: str, text: str) -> None:
    folded = fold(text)
    span = find(quote, folded)
    assert span is None or 0 <= span.start < span.end <= len(text)
    is_whole_sentence(quote, folded)
    assert nearest(quote, folded) in " ".join(text.split())


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("", 0),
        ("50% of mining revenue", 4),
        ("New York — under  law", 4),
        ("no … guarantees", 2),
        ("long-term deal", 2),
    ],
)
def test_words_are_counted(quote: str, expected: int) -> None:
    assert words(quote) == expected
    assert expected <= MAX_WORDS


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("50 percent of mining revenue", "50% of mining revenue"),
        ("(version seen) by the outlet", "version, seen by the outlet"),
        ("settled in the New York", "settled in New York"),
        ("a $500 million fund", "a $500 billion fund"),
        ("security guarantee is in there", "security guarantees are in there"),
        ("an offical told the papers", "an official told the paper"),
        ("the weather in Lisbon", ""),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_nearest_offers_what_the_text_says(quote: str, expected: str) -> None:
    assert nearest(quote, fold(ARTICLE)) == expected


def test_what_nearest_offers_can_be_found() -> None:
    text = fold(ARTICLE)
    assert find(nearest("“No security guarantee are in", text), text)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        # A sentence, with or without its marks.
        ("Kyiv said no!", True),
        ("Kyiv said no", True),
        ("It names 10,000 sites.", True),
        (
            "The United States has asked for 50% of mining revenue, two people familiar with the draft said",
            True,
        ),
        # More than a sentence, though both its ends lie within others.
        ("the U.S. state. Kyiv said no! A later version", True),
        # A phrase.
        ("said no", False),
        ("Kyiv said", False),
        ("It names 10,000", False),
        ("No security guarantees are in there", False),
        ("state. Kyiv said", False),
        # The full stops of an abbreviation end nothing.
        ("Disputes would be settled in New York — under the law of the U.S.", False),
        ("state.", False),
        # A heading, a phrase that left words out, and one that is not there.
        ("US demands half of Ukraine’s minerals", False),
        ("Disputes … state", False),
        ("Moscow said no!", False),
    ],
)
def test_a_whole_sentence_is_told_from_a_phrase(quote: str, whole: bool) -> None:
    assert is_whole_sentence(quote, fold(ARTICLE)) is whole


def test_a_full_line_does_not_begin_a_sentence() -> None:
    text = fold("Two people say that Kyiv would pay\n50% of revenue.\n\n60% of it is gone.\nOthers disagree.")
    assert not is_whole_sentence("50% of revenue", text)
    assert is_whole_sentence("60% of it is gone", text)
    assert is_whole_sentence("Others disagree", text)


@pytest.mark.parametrize(
    "text", ["Will you pay?", "He asked: pay up. “Will you pay?” he said.", "Yes.\n‘Will you pay?’"]
)
def test_quotation_marks_do_not_hide_a_sentence(text: str) -> None:
    assert is_whole_sentence("Will you pay?", fold(text))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("यूक्रेन आधा राजस्व देगा।", "पहले कुछ। यूक्रेन आधा राजस्व देगा। फिर कुछ।"),
        ("草案要求乌克兰交出一半。", "他说。草案要求乌克兰交出一半。完。"),
    ],
)
def test_sentences_of_other_scripts_are_whole(sentence: str, text: str) -> None:
    assert is_whole_sentence(sentence, fold(text))
    assert not is_whole_sentence(sentence[3:-1], fold(text))


def test_letters_of_scripts_without_blanks_make_words() -> None:
    assert (words("草案要求乌克兰交出一半"), words("รายได้จากแร่"), words("half of 一半")) == (6, 3, 3)


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("does … include any guarantees", "The draft does not include any guarantees.", "not"),
        ("include any guarantees", "The draft does not include any guarantees.", "not"),
        ("than 50% of it", "They get no more than 50% of it.", "no more"),
        ("50% of it", "They get up to 50% of it.", "up to"),
        ("not include any guarantees", "The draft does not include any guarantees.", ""),
        ("50% of it", "They do not agree. He said that 50% of it is theirs.", ""),
        ("guarantees of peace", "It gives guarantees of peace, and no troops.", ""),
        ("not there at all", "It has this.", ""),
    ],
)
def test_a_denial_that_a_quote_leaves_out_is_seen(quote: str, text: str, expected: str) -> None:
    assert turned(quote, fold(text)) == expected
