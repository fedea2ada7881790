"""Amounts in running text: found as far as they are read, and never weaker, stronger or smaller than what stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.values import Quantity, ValueType, parse
from draftdiff.values.finding import QUANTITIES, find
from tests.test_values_properties import ORDERED

PERCENT, MONEY, NUMBER, DURATION, DATE = ORDERED


def values(type: ValueType, text: str) -> list[str]:
    return [found.value for found in find(type, text)]


@pytest.mark.parametrize(
    ("type", "text", "value"),
    [
        (MONEY, "the investment fund would hold $10–12bn, two officials said", "$10–12bn"),
        (MONEY, "worth USD 500bn in all", "USD 500bn"),
        (MONEY, "a fund of ₩5bn.", "₩5bn"),
        (MONEY, "for zł 5m a year", "zł 5m"),
        (MONEY, "(CAD 5m)", "CAD 5m"),
        (MONEY, "it is worth C$5m", "C$5m"),
        (MONEY, "at least half a billion dollars of it", "at least half a billion dollars"),
        (MONEY, "about five million U.S. dollars", "about five million U.S. dollars"),
        (MONEY, "between $5 and 10 million, they said", "between $5 and 10 million"),
        (MONEY, "$10 to $12 billion over ten years", "$10 to $12 billion"),
        (MONEY, "tens of millions of dollars for it", "tens of millions of dollars"),
        (MONEY, "a sum of “more than $500 billion”", "more than $500 billion"),
        (MONEY, "$5m (£4m at the time)", "$5m"),
        (MONEY, "up to\u00a0€1.2\u00a0million", "up to €1.2 million"),
        (PERCENT, "they would take no more than 50% of it", "no more than 50%"),
        (PERCENT, "nearly half of the revenue", "nearly half"),
        (PERCENT, "more than a third of the profits", "more than a third"),
        (PERCENT, "two-thirds, he said", "two-thirds"),
        (PERCENT, "at least 40 per cent and at most 50 per cent of it", "at least 40 per cent and at most 50 per cent"),
        (PERCENT, "a 50 percent stake", "50 percent"),
        (PERCENT, "they said not more than 50% of it", "not more than 50%"),
        (PERCENT, "they said a maximum of 50% of it", "a maximum of 50%"),
        (PERCENT, "they said as much as 50% of it", "as much as 50%"),
        (PERCENT, "they said close to 50% of it", "close to 50%"),
        (PERCENT, "they said just over 50% of it", "just over 50%"),
        (PERCENT, "they said 50% or more of it", "50% or more"),
        (PERCENT, "they said 50% at most of it", "50% at most"),
        (PERCENT, "they said twenty five percent of it", "twenty five percent"),
        (PERCENT, "they said twenty-five percent of it", "twenty-five percent"),
        (PERCENT, "they said two and a half percent of it", "two and a half percent"),
        (PERCENT, "they said ≈50% of it", "≈50%"),
        (MONEY, "they said two hundred and five million dollars, he said", "two hundred and five million dollars"),
        (MONEY, "they said one and a half billion dollars, he said", "one and a half billion dollars"),
        (NUMBER, "they said three hundred, he said", "three hundred"),
        (MONEY, "worth as much as $500 mln in all", "as much as $500 mln"),
        (MONEY, "вартістю понад 500 млрд доларів, кажуть", "понад 500 млрд доларів"),
        (MONEY, "rund 500 Milliarden Euro, heißt es", "rund 500 Milliarden Euro"),
        (DURATION, "for twenty years.", "twenty years"),
        (DURATION, "after a year and a half.", "a year and a half"),
        (DURATION, "the pact would last five years, they said", "five years"),
        (PERCENT, "близько 50 відсотків доходів", "близько 50 відсотків"),
        (PERCENT, "rund 45 Prozent der Einnahmen", "rund 45 Prozent"),
        (DURATION, "es soll mehr als 20 Jahre gelten", "mehr als 20 Jahre"),
        (PERCENT, "a fifth of the revenue", "a fifth"),
        (DURATION, "paid for five quarters", "five quarters"),
        (DURATION, "a 10-year lease", "10-year"),
        (DURATION, "for five to ten years.", "five to ten years"),
        (NUMBER, "some 300,000 troops", "some 300,000"),
        (NUMBER, "at least a million tonnes", "at least a million"),
        (DATE, "the text of 20 February 2025 says", "2025-02-20"),
        (DATE, "to be signed by Feb. 21, 2025.", "by 2025-02-21"),
        (DATE, "before March 2025", "before 2025-03"),
        (DATE, "on 2025-02-20", "2025-02-20"),
        (DATE, "on 1 March 2032 at the earliest, they said", "from 2032-03-01"),
        (DATE, "on 1 March 2032, at the latest.", "by 2032-03-01"),
    ],
)
def test_an_amount_is_found_with_its_hedge_its_range_and_its_magnitude(type: ValueType, text: str, value: str) -> None:
    assert values(type, text)[0] == value


@pytest.mark.parametrize(
    ("type", "text"),
    [
        (PERCENT, "it won't 50% of it"),
        (PERCENT, "never exceeding 50%"),
        (PERCENT, "capped at 50%"),
        (PERCENT, "about no more than 50%"),
        (PERCENT, "up to “50%”"),
        (PERCENT, "50%, or less"),
        (PERCENT, "50% plus one share"),
        (PERCENT, "50 percentage points"),
        (PERCENT, "50% points"),
        (PERCENT, "40 or 50%"),
        (PERCENT, "raised from 40% to 50%"),
        (PERCENT, "raised to 50% from 40%"),
        (PERCENT, "a third party"),
        (PERCENT, "half a million"),
        (PERCENT, "one and a half of the"),
        (PERCENT, "-50% of it"),
        (PERCENT, "50% of revenues or more"),
        (PERCENT, "50% of it at most"),
        (PERCENT, "anything but 50%"),
        (PERCENT, "not even 50%"),
        (PERCENT, "50% short"),
        (PERCENT, "a 50% increase"),
        (PERCENT, "50 to the 60%"),
        (PERCENT, "between 40 and, at most, 50%"),
        (PERCENT, "up to and including 50%"),
        (PERCENT, "at least, they said, 50%"),
        (PERCENT, "не 50%"),
        (PERCENT, "nicht 50 Prozent"),
        (PERCENT, "pas 50 pour cent"),
        (PERCENT, "вдвічі більше 50%"),
        (PERCENT, "від 40% до 50%"),
        (PERCENT, "от 40 до 50%"),
        (MONEY, "minus $5m"),
        (NUMBER, "1 in 5 dockers"),
        (DURATION, "at least six months, and no more than two years"),
        (DURATION, "the last five years"),
        (NUMBER, "two million tonnes or more"),
        (NUMBER, "500 dockers or fewer"),
        (NUMBER, "two diplomats"),
        (NUMBER, "three senior officials"),
        (DATE, "by 1 March 2032 at the earliest"),
        (PERCENT, "50%-plus"),
        (PERCENT, "50%+"),
        (PERCENT, "50%—or so"),
        (PERCENT, "50/50%"),
        (MONEY, "$10 zillion"),
        (MONEY, "$10 billions"),
        (MONEY, "$10 crore"),
        (MONEY, "$12–10bn"),
        (MONEY, "$12 – 10bn"),
        (MONEY, "Z$5m"),
        (MONEY, "Canadian $5m"),
        (MONEY, "$5 million Canadian"),
        (MONEY, "$5m CAD"),
        (MONEY, "$5m-a-year"),
        (MONEY, "3,5 billion euros"),
        (MONEY, "10 000 euros"),
        (MONEY, "half of $500bn"),
        (MONEY, "10% of $500bn"),
        (MONEY, "an additional $5m"),
        (DURATION, "five years and six months"),
        (DURATION, "five years, six months"),
        (DURATION, "a 10-year-old"),
        (DURATION, "within 5 years"),
        (DURATION, "5 or 6 years"),
        (DURATION, "5% a year"),
        (DURATION, "five years ago"),
        (NUMBER, "5 years"),
        (NUMBER, "5 million dollars"),
        (NUMBER, "5 %"),
        (DATE, "mid-February 2025"),
        (DATE, "early February 2025"),
        (DATE, "end of February 2025"),
        (DATE, "on or before 20 February 2025"),
        (DATE, "20–22 February 2025"),
        (DATE, "2025-02-20–22"),
        (DATE, "20 or 21 February 2025"),
        (DATE, "February or March 2025"),
        (DATE, "from 20 February 2025"),
        (DATE, "two days after 20 February 2025"),
        (DATE, "no later than 20 February 2025"),
        (DATE, "31 February 2025"),
        (DATE, "12025-02-20"),
        (DATE, "in 2025"),
    ],
)
def test_what_would_be_weaker_stronger_or_smaller_is_no_value(type: ValueType, text: str) -> None:
    assert not any(values(type, f"They said {text}")), values(type, text)
    assert not any(values(type, f"{text} of oil, they said"))


def test_an_amount_that_a_neighbour_changes_still_has_its_place() -> None:
    text = "They would get capped at 50% of it"
    (found,) = find(PERCENT, text)
    assert (text[found.span.start : found.span.end], found.value) == ("50%", "")


def test_every_amount_of_a_sentence_is_found_in_order() -> None:
    text = "It grew to $5m, then to $6m; $7m was asked for."
    assert values(MONEY, text) == ["$5m", "$6m", "$7m"]


WORDS = """
    a an half two five twenty hundred million billion millions bn tens of $ $5 $10bn USD CAD zł ₩5 5% 40–50% 5 2025
    1,000 10-year years month percent per cent third no not more less than up to at least most about ~ nearly between
    and but from or in by before February Feb. 20 2025-02-20 ( ) “ ” , . — - the fund
"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "-"])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@settings(max_examples=300, deadline=None)
@given(SENTENCES, st.sampled_from(sorted(QUANTITIES)))
def test_what_is_found_reads_back_and_stands_there(text: str, type: ValueType) -> None:
    behind = 0
    for found in find(type, text):
        assert behind <= found.span.start < found.span.end <= len(text)
        behind = found.span.end
        if found.value:
            assert isinstance(parse(type, found.value), Quantity)
            if type is not DATE:
                assert text[found.span.start : found.span.end].split() == found.value.split()


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_searched(text: str) -> None:
    for type in ValueType:
        assert type in QUANTITIES or not find(type, text)
        find(type, text)
