"""What is read from a value, what is not, and how values compare: tables to read."""

import datetime
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal, getcontext, localcontext

import pytest

from draftdiff.values import (
    Items,
    Order,
    Quantity,
    Relation,
    Unreadable,
    Value,
    ValueType,
    above,
    below,
    days,
    difference,
    display,
    display_delta,
    fold,
    meet,
    orders,
    parse,
    parse_date,
    parse_list,
    relations,
    span,
    written_date,
)

PERCENT, MONEY, NUMBER = ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER
DURATION, DATE, LIST = ValueType.DURATION, ValueType.DATE, ValueType.LIST
CHOICES = ("New York", "Kyiv", "Stockholm")


def read(type: ValueType, text: str) -> Value:
    value = parse(type, text, CHOICES)
    assert not isinstance(value, Unreadable), value
    return value


def quantity(type: ValueType, text: str) -> Quantity:
    value = read(type, text)
    assert isinstance(value, Quantity)
    return value


def items(text: str) -> Items:
    value = read(LIST, text)
    assert isinstance(value, Items)
    return value


def in_our_words(type: ValueType, text: str) -> str:
    return display(replace(quantity(type, text), text=""))


# What is written, and the same in our words.
READ = {
    PERCENT: [
        ("50%", "50%"),
        ("50 %", "50%"),
        ("50 percent", "50%"),
        ("50 Per Cent", "50%"),
        ("50-percent", "50%"),
        ("ten percent", "10%"),
        ("1,000%", "1,000%"),
        ("12.50%", "12.5%"),
        ("0%", "0%"),
        ("-5%", "−5%"),
        ("−5%", "−5%"),
        ("half", "50%"),
        ("a quarter", "25%"),
        ("three quarters", "75%"),
        ("a third", "33–33.4%"),
        ("two-thirds", "66–67%"),
        ("~50%", "45–55%"),
        ("about 50%", "45–55%"),
        ("Approx. 50%", "45–55%"),
        ("some 50%", "45–55%"),
        ("about half", "45–55%"),
        ("~-50%", "between −55% and −45%"),
        ("nearly 50%", "45–50%"),
        ("almost −50%", "between −50% and −45%"),
        ("up to 50%", "up to 50%"),
        ("at most 50%", "up to 50%"),
        ("no more than 50%", "up to 50%"),
        ("maximum 50%", "up to 50%"),
        ("≤50%", "up to 50%"),
        ("<= 50%", "up to 50%"),
        ("at least 50%", "at least 50%"),
        ("no less than 50%", "at least 50%"),
        ("minimum 50%", "at least 50%"),
        (">=50%", "at least 50%"),
        ("more than 50%", "more than 50%"),
        ("over half", "more than 50%"),
        (">50%", "more than 50%"),
        ("less than 50%", "less than 50%"),
        ("under 50%", "less than 50%"),
        ("below 50%", "less than 50%"),
        ("<50%", "less than 50%"),
        ("up to about 50%", "up to 55%"),
        ("40–50%", "40–50%"),
        ("40-50%", "40–50%"),
        ("40% to 50%", "40–50%"),
        ("between 40% and 50%", "40–50%"),
        ("from 40 to 50 percent", "40–50%"),
        ("a quarter to half", "25–50%"),
        ("about five to ten percent", "4.5–11%"),
        ("-10–-5%", "between −10% and −5%"),
        ("about 40–50%", "36–55%"),
        ("more than 40% and less than 50%", "more than 40% and less than 50%"),
        ("at least 40% but no more than 50%", "40–50%"),
        ("50\u00a0%", "50%"),
    ],
    MONEY: [
        ("$500 billion", "$500bn"),
        ("$500bn", "$500bn"),
        ("USD 500bn", "$500bn"),
        ("USD500B", "$500bn"),
        ("500bn USD", "$500bn"),
        ("US$500bn", "$500bn"),
        ("500 billion US dollars", "$500bn"),
        ("$500bn USD", "$500bn"),
        ("$1,234,567", "$1,234,567"),
        ("$0.5 trillion", "$500bn"),
        ("$12k", "$12,000"),
        ("-$5m", "−$5m"),
        ("€1.2m", "€1.2m"),
        ("£3 mn", "£3m"),
        ("5 million euros", "€5m"),
        ("5 pounds", "£5"),
        ("¥300", "JPY 300"),
        ("₴5m", "UAH 5m"),
        ("5 million hryvnias", "UAH 5m"),
        ("5 rubles", "RUB 5"),
        ("5 roubles", "RUB 5"),
        ("5 yuan", "CNY 5"),
        ("C$5", "CAD 5"),
        ("NZ$5", "NZD 5"),
        ("R$5", "BRL 5"),
        ("5 zł", "PLN 5"),
        ("a billion dollars", "$1bn"),
        ("two billion dollars", "$2bn"),
        ("half a billion dollars", "$500m"),
        ("half a trillion dollars", "$500bn"),
        ("hundreds of billions of dollars", "at least $200bn and less than $1tn"),
        ("tens of millions of euros", "at least €20m and less than €100m"),
        ("dozens of millions of USD", "at least $24m and less than $100m"),
        ("billions of dollars", "at least $2bn and less than $1tn"),
        ("at least hundreds of billions of dollars", "at least $200bn"),
        ("$10–12bn", "$10bn–$12bn"),
        ("$10bn–$12bn", "$10bn–$12bn"),
        ("10-12 billion dollars", "$10bn–$12bn"),
        ("between $10 and $12bn", "$10bn–$12bn"),
        ("between half a billion and two billion dollars", "$500m–$2bn"),
        ("$900m–$1.2bn", "$900m–$1.2bn"),
        ("nearly $10bn", "$9bn–$10bn"),
        ("up to $10bn", "up to $10bn"),
        ("any money in USD", "any money in USD"),
    ],
    NUMBER: [
        ("300,000", "300,000"),
        ("5m", "5m"),
        ("six", "6"),
        ("half a million", "500,000"),
        ("tens of thousands", "at least 20,000 and less than 100,000"),
        ("~12", "10.8–13.2"),
        ("-3", "−3"),
        ("40 to 50 thousand", "40,000–50,000"),
    ],
    DURATION: [
        ("10 years", "10 years"),
        ("10-year", "10 years"),
        ("120 months", "10 years"),
        ("18 months", "18 months"),
        ("1.5 years", "18 months"),
        ("six months", "6 months"),
        ("half a year", "6 months"),
        ("two quarters", "6 months"),
        ("a year", "1 year"),
        ("a decade", "10 years"),
        ("90 days", "90 days"),
        ("2 weeks", "14 days"),
        ("48 hours", "2 days"),
        ("36 hours", "1.5 days"),
        ("18–24 months", "18–24 months"),
        ("5-10-year", "5–10 years"),
        ("6 months to 2 years", "6–24 months"),
        ("about 10 years", "9–11 years"),
        ("at least 10 years", "at least 10 years"),
    ],
    DATE: [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-20", "2025-02-20"),
        ("2025-02-20~", "2025-02-17/2025-02-23"),
        ("2025-02-20?", "2025-02-17/2025-02-23"),
        ("2025-02~", "2025-01/2025-03"),
        ("2025~", "2024-01/2026-12"),
        ("0001~", "0001-01/0002-12"),
        ("9999~", "9998-01/9999-12"),
        ("2025-02/2025-04", "2025-02/2025-04"),
        ("2025-01/2025-12", "2025"),
        ("2025-02-20/2025-03-02", "2025-02-20/2025-03-02"),
        ("before 2025-03-01", "before 2025-03-01"),
        ("by 2025-02-28", "before 2025-03-01"),
        ("after 2025-02", "after 2025-02-28"),
        ("from 2025-03-01", "after 2025-02-28"),
        ("from 0001-01-01", "from 0001-01-01"),
        ("before 0001-01-01", "before 0001-01-01"),
        ("after 9999-12-31", "after 9999-12-31"),
        ("by 9999", "by 9999-12-31"),
    ],
}
ROWS = [(type, text, ours) for type, rows in READ.items() for text, ours in rows]


@pytest.mark.parametrize(("type", "text", "ours"), ROWS)
def test_an_amount_is_read_as_written(type: ValueType, text: str, ours: str) -> None:
    assert in_our_words(type, text) == ours
    assert read(type, ours) == read(type, text)
    assert read(type, display(read(type, text))) == read(type, text)


# What is written, a part of the message, and a part of the help.
UNREADABLE = [
    (PERCENT, "", "empty", "write the value"),
    (PERCENT, " \u00a0\u200b", "empty", "write the value"),
    (PERCENT, "50", "no percent sign", "`50%`"),
    (PERCENT, "about 50", "no percent sign", "`about 50%`"),
    (PERCENT, "40–50", "no percent sign", "`40–50%`"),
    (PERCENT, "12,5%", "comma", "`12.5%`"),
    (PERCENT, "1,0000%", "comma", "thousands"),
    (PERCENT, "all", "percentage", "`50%`"),
    (PERCENT, "50% of mining revenue", "not a percentage alone", "`of:`"),
    (PERCENT, "50-40%", "low end", "smaller number first"),
    (PERCENT, "nearly 0%", "leaves no number", "range"),
    (PERCENT, "more than 50% and less than 40%", "nothing can be both", "range"),
    (PERCENT, "٥٠%", "another script", "0 to 9"),
    (PERCENT, "1e9%", "percentage", "`50%`"),
    (PERCENT, "1" + "0" * 30 + "%", "30 digits", "fewer"),
    (PERCENT, "0." + "0" * 30 + "1%", "30 digits", "fewer"),
    (PERCENT, "about " * 50 + "50%", "too long", "`50%`"),
    (PERCENT, "a", "percentage", "`50%`"),
    (MONEY, "5m", "no currency", "`5m USD`"),
    (MONEY, "UHA 5m", "`UHA` is not a currency", "`UAH 5m`"),
    (MONEY, "usd 5m", "`usd` is not a currency", "`USD 5m`"),
    (MONEY, "$5m CAD", "two currencies", "one currency"),
    (MONEY, "$5m–€6m", "two units", "same unit"),
    (MONEY, "$500–2m–3m", "sum of money", "$500bn"),
    (MONEY, "5 widgets", "`widgets` is not a currency", "USD"),
    (MONEY, "$1 000", "blank inside", "`1,000`"),
    (MONEY, "$12m-10m", "low end", "smaller number first"),
    (MONEY, "XXX 5", "not a currency", "write"),
    (NUMBER, "300,000 troops", "`troops`", "label"),
    (NUMBER, "NaN", "a number", "300,000"),
    (NUMBER, "a", "a number", "300,000"),
    (NUMBER, "999999999999999999999999999999 trillion", "30 digits", "fewer"),
    (DURATION, "10", "no unit of time", "`10 years`"),
    (DURATION, "a 10-year", "`a` is not a unit", "`10 years`"),
    (DURATION, "5 parsecs", "`parsecs`", "`10 years`"),
    (DURATION, "5 hours", "exact number of days", "days"),
    (DURATION, "-5 years", "negative", "minus"),
    (DURATION, "indefinite", "not a length of time", "type text"),
    (DURATION, "permanent", "not a length of time", "is: present"),
    (DURATION, "2 weeks to 3 months", "two units", "same unit"),
    (DATE, "2024-02-30", "the last day of that month is 2024-02-29", "`2024-02-29`"),
    (DATE, "2025-13", "no month 13", "01 to 12"),
    (DATE, "0000", "no year 0000", "0001"),
    (DATE, "20 Feb 2025", "year-month-day", "write `2025-02-20`"),
    (DATE, "20th February 2025", "year-month-day", "write `2025-02-20`"),
    (DATE, "Feb. 20, 2025", "year-month-day", "write `2025-02-20`"),
    (DATE, "February 2025", "year-month-day", "write `2025-02`"),
    (DATE, "20/02/2025", "year-month-day", "write `2025-02-20`"),
    (DATE, "2/3/2025", "year-month-day", "write `2025-02-03` or `2025-03-02`"),
    (DATE, "2025-2-5", "year-month-day", "write `2025-02-05`"),
    (DATE, "2025/02/20", "year-month-day", "write `2025-02-20`"),
    (DATE, "by 20 Feb 2025", "year-month-day", "write `by 2025-02-20`"),
    (DATE, "before 2025-03-01~", "approximate", "`before 2025-03-01`"),
    (DATE, "2025-04/2025-02", "ends before it begins", "earlier date first"),
    (DATE, "soon", "a date", "`2025-02-20`"),
    (ValueType.YES_NO, "maybe", "neither yes nor no", "`yes` or `no`"),
    (
        ValueType.CHOICE,
        "Nw York",
        "not one of the choices",
        "write `New York`, or another one of: New York, Kyiv",
    ),
    (ValueType.CHOICE, "Mars", "not one of the choices", "one of: New York, Kyiv, Stockholm"),
    (ValueType.TEXT, "  ", "empty", "is: present"),
    (ValueType.PLACE, "", "empty", "is: present"),
    (LIST, "", "empty", "is: present"),
    (LIST, "…", "names no item", "is: present"),
    (LIST, "a, , b", "item 2", "write the item"),
    (LIST, "a, …, b", "item 2", "last item"),
]


@pytest.mark.parametrize(("type", "text", "message", "help"), UNREADABLE)
def test_what_cannot_be_read_says_what_to_write(type: ValueType, text: str, message: str, help: str) -> None:
    found = parse(type, text, CHOICES)
    assert isinstance(found, Unreadable)
    assert message in found.message
    assert help in found.help
    for said in (found.message, found.help):
        assert not said.endswith(".")
        assert said == said[0].lower() + said[1:]


@pytest.mark.parametrize("text", ["\x1b[31m50%", "50%\x00", "\ud800%", "\u202e%05"])
def test_a_message_never_steers_the_terminal(text: str) -> None:
    found = parse(PERCENT, text)
    assert isinstance(found, Unreadable)
    assert found.message.encode()
    assert "\x1b" not in found.message
    assert "\u202e" not in found.message


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        (ValueType.YES_NO, "Yes", "true"),
        (ValueType.YES_NO, "NO", "false"),
        (ValueType.CHOICE, "new  YORK", "New York"),
        (ValueType.PLACE, "Kyiv ", "KYIV"),
        (ValueType.TEXT, "Cafe\u0301 au\nlait", "CAF\u00c9 au lait"),
        (LIST, "Lithium, titanium", "titanium; lithium"),
        (LIST, "lithium, titanium, …", "lithium, titanium..."),
        (LIST, "lithium, LITHIUM", "lithium"),
    ],
)
def test_words_that_say_the_same_are_equal(type: ValueType, one: str, other: str) -> None:
    assert read(type, one) == read(type, other)


def test_a_choice_is_shown_as_declared() -> None:
    assert display(read(ValueType.CHOICE, "new york")) == "New York"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["oil", "gas"], "oil, gas"),
        (["oil", "gas", "…"], "oil, gas, …"),
        (["oil", "..."], "oil, …"),
        (["oil, gas", "coal"], "oil, gas; coal"),
        (["oil, gas"], "oil, gas;"),
        (["oil, gas", "…"], "oil, gas; …"),
    ],
)
def test_a_list_is_shown_in_one_line_that_reads_back(written: list[str], shown: str) -> None:
    value = parse_list(written)
    assert isinstance(value, Items)
    assert display(value) == shown
    assert read(LIST, shown) == value


def test_an_item_is_found_by_its_folded_name() -> None:
    assert fold(" Mining  REVENUE") in items("oil, mining revenue").keys


@pytest.mark.parametrize("written", [[], ["…"], ["a", " "], ["…", "a"], ["a; b"], ["a…", "b"]])
def test_a_list_that_makes_no_sense_is_unreadable(written: list[str]) -> None:
    assert isinstance(parse_list(written), Unreadable)


@pytest.mark.parametrize(
    ("type", "one", "other", "both"),
    [
        (PERCENT, "50%", "~50%", "50%"),
        (PERCENT, "up to 50%", "at least 40%", "40–50%"),
        (PERCENT, "up to 50%", "at least 50%", "50%"),
        (PERCENT, "less than 50%", "at least 50%", None),
        (PERCENT, "50%", "40%", None),
        (PERCENT, "half", "50%", "50%"),
        (PERCENT, "about half", "~50%", "~50%"),
        (MONEY, "$500bn", "hundreds of billions of dollars", "$500bn"),
        (MONEY, "$5m", "€5m", None),
        (DURATION, "1 year", "365 days", "365 days"),
        (DURATION, "10 years", "3650 days", "3650 days"),
        (DURATION, "10 years", "3660 days", "3660 days"),
        (DURATION, "1 month", "31 days", "31 days"),
        (DURATION, "1 month", "32 days", None),
        (DURATION, "1 month", "at least 30 days", "30–31 days"),
        (DURATION, "99 years", "36159 days", "36159 days"),
        (DATE, "2025-02", "2025-02-20", "2025-02-20"),
        (DATE, "after 2025-02-20", "before 2025-02-22", "2025-02-21"),
        (DATE, "after 2025-02-20", "before 2025-02-21", None),
        (ValueType.TEXT, "the  Same", "the same", "the Same"),
        (ValueType.PLACE, "Kyiv", "New York", None),
        (LIST, "oil, gas", "gas, oil", "oil, gas"),
        (LIST, "oil, …", "gas, oil", "gas, oil"),
        (LIST, "oil, …", "gas, …", "gas, oil, …"),
        (LIST, "oil, …", "gas", None),
        (LIST, "oil", "gas", None),
    ],
)
def test_two_values_meet_in_what_both_allow(type: ValueType, one: str, other: str, both: str | None) -> None:
    for met in (meet(read(type, one), read(type, other)), meet(read(type, other), read(type, one))):
        assert (met and display(met)) == both


def test_values_of_two_types_never_meet() -> None:
    values = [read(type, "half") for type in (PERCENT, ValueType.TEXT, ValueType.PLACE, LIST)]
    assert all(meet(one, other) is None for one in values for other in values if one is not other)


L, S, H = Order.LOWER, Order.SAME, Order.HIGHER


@pytest.mark.parametrize(
    ("type", "before", "after", "possible"),
    [
        (PERCENT, "50%", "40%", {L}),
        (PERCENT, "50%", "half", {S}),
        (PERCENT, "~50%", "about half", {S}),
        (PERCENT, "~50%", "50%", {L, S, H}),
        (PERCENT, "up to 50%", "at least 50%", {S, H}),
        (PERCENT, "less than 50%", "at least 50%", {H}),
        (PERCENT, "up to 50%", "up to 40%", {L, S, H}),
        (MONEY, "$5m", "€6m", set()),
        (DURATION, "1 month", "32 days", {H}),
        (DURATION, "1 month", "30 days", {L, S, H}),
        (DATE, "2025-02-20", "after 2025-02-20", {H}),
    ],
)
def test_orders_are_those_that_are_possible(type: ValueType, before: str, after: str, possible: set[Order]) -> None:
    assert orders(quantity(type, before), quantity(type, after)) == possible


SAME, WIDER, NARROWER, OTHER = Relation.SAME, Relation.WIDER, Relation.NARROWER, Relation.OTHER


@pytest.mark.parametrize(
    ("before", "after", "possible"),
    [
        ("a, b", "b, a", {SAME}),
        ("a, b", "a", {NARROWER}),
        ("a", "a, b", {WIDER}),
        ("a, b", "a, c", {OTHER}),
        ("a, …", "a, …", {SAME}),
        ("a, …", "a, b", {SAME, WIDER, NARROWER, OTHER}),
        ("a, …", "a", {SAME, NARROWER}),
        ("a, b, …", "a", {NARROWER}),
        ("a, …", "b", {NARROWER, OTHER}),
        ("a", "a, b, …", {WIDER}),
        ("a, …", "b, …", {SAME, WIDER, NARROWER, OTHER}),
    ],
)
def test_relations_are_those_that_are_possible(before: str, after: str, possible: set[Relation]) -> None:
    assert relations(items(before), items(after)) == possible


@pytest.mark.parametrize(
    ("type", "text", "more", "less"),
    [
        (PERCENT, "50%", "more than 50%", "less than 50%"),
        (PERCENT, "40–50%", "more than 40%", "less than 50%"),
        (PERCENT, "up to 50%", "any percent", "less than 50%"),
        (MONEY, "$5bn", "more than $5bn", "less than $5bn"),
        (MONEY, "up to $5bn", "any money in USD", "less than $5bn"),
        (DURATION, "10 years", "more than 10 years", "less than 10 years"),
        (DATE, "2025-02-20", "after 2025-02-20", "before 2025-02-20"),
        (DATE, "0001-01-01", "after 0001-01-01", "before 0001-01-01"),
        (DATE, "9999-12-31", "after 9999-12-31", "before 9999-12-31"),
    ],
)
def test_raised_and_lowered_leave_open_how_far(type: ValueType, text: str, more: str, less: str) -> None:
    value = quantity(type, text)
    assert display(above(value)) == more
    assert display(below(value)) == less
    assert read(type, more) == above(value)
    assert read(type, less) == below(value)


@pytest.mark.parametrize(
    ("type", "before", "after", "shown"),
    [
        (PERCENT, "50%", "40%", "−10 points"),
        (PERCENT, "50%", "52.5%", "+2.5 points"),
        (PERCENT, "50%", "51%", "+1 point"),
        (PERCENT, "50%", "25%", "−25 points, halved"),
        (PERCENT, "50%", "half", "no change"),
        (PERCENT, "~50%", "~50%", "no change"),
        (PERCENT, "50%", "35–45%", "between −15 and −5 points"),
        (PERCENT, "50%", "50–55%", "between 0 and +5 points"),
        (PERCENT, "50%", "at least 60%", "at least +10 points"),
        (PERCENT, "50%", "more than 60%", "more than +10 points"),
        (PERCENT, "50%", "up to 40%", "at least 10 points less"),
        (PERCENT, "50%", "nearly 50%", "between −5 and 0 points"),
        (PERCENT, "up to 50%", "up to 40%", "by an unknown amount"),
        (MONEY, "$500bn", "$250bn", "−$250bn, halved"),
        (MONEY, "$500bn", "$350bn", "−$150bn"),
        (MONEY, "$100m", "$400m", "+$300m, quadrupled"),
        (MONEY, "UAH 10m", "UAH 5m", "−UAH 5m, halved"),
        (MONEY, "$90bn", "$30bn", "−$60bn, a third of it"),
        (MONEY, "$500bn", "$350–400bn", "between −$150bn and −$100bn"),
        (NUMBER, "300,000", "1.3m", "+1m"),
        (DURATION, "10 years", "13 years", "+3 years"),
        (DURATION, "10 years", "114 months", "−6 months"),
        (DURATION, "90 days", "60 days", "−30 days"),
        (DURATION, "1 month", "40 days", "between +9 days and +12 days"),
        (DATE, "2025-02-20", "2025-03-06", "14 days later"),
        (DATE, "2025-02-20", "2025-02-19", "1 day earlier"),
        (DATE, "2025-02-20", "2025-02-23/2025-03-02", "between 3 and 10 days later"),
        (DATE, "2025-02-20", "2025-02-17/2025-02-23", "between 3 days earlier and 3 days later"),
        (DATE, "2025-02-20", "after 2025-02-20", "at least 1 day later"),
        (DATE, "2025-02-20", "by 2025-02-25", "no more than 5 days later"),
        (DATE, "2025-02-20", "by 2025-02-20", "no later"),
    ],
)
def test_a_delta_is_said_in_the_words_of_its_type(type: ValueType, before: str, after: str, shown: str) -> None:
    delta = difference(quantity(type, before), quantity(type, after))
    assert delta is not None
    assert display_delta(delta) == shown


def test_other_currencies_have_no_difference() -> None:
    assert difference(quantity(MONEY, "$5m"), quantity(MONEY, "€4m")) is None


@pytest.mark.parametrize(
    ("afters", "shown"),
    [
        (["40%", "45%"], "between −10 and −5 points"),
        (["25%", "25%"], "−25 points, halved"),
        (["25%", "at least 40%"], "a fall of at most 25 points, or any rise"),
        (["less than 40%", "45%"], "at least 5 points less"),
    ],
)
def test_deltas_span_a_range(afters: list[str], shown: str) -> None:
    before = quantity(PERCENT, "50%")
    deltas = [difference(before, quantity(PERCENT, after)) for after in afters]
    covered = span([delta for delta in deltas if delta])
    assert covered is not None
    assert display_delta(covered) == shown


def test_nothing_spans_no_delta_or_two_currencies() -> None:
    dollars = difference(quantity(MONEY, "$5m"), quantity(MONEY, "$4m"))
    euros = difference(quantity(MONEY, "€5m"), quantity(MONEY, "€4m"))
    assert dollars is not None
    assert euros is not None
    assert span([]) is None
    assert span([dollars, euros]) is None


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "for_people"),
    [
        ("2025-02-20", "2025-02-20", "2025-02-20", "20 Feb 2025"),
        ("2025-02-20~", "2025-02-17", "2025-02-23", "about 20 Feb 2025"),
        ("2025-02", "2025-02-01", "2025-02-28", "Feb 2025"),
        ("2025?", "2024-01-01", "2026-12-31", "about 2025"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2025-02-27/2025-03-02", "2025-02-27", "2025-03-02", "27 Feb 2025 to 2 Mar 2025"),
        ("2025-02-20/2025-02-21", "2025-02-20", "2025-02-21", "20–21 Feb 2025"),
        ("before 2025-03-01", "0001-01-01", "2025-02-28", "before 1 Mar 2025"),
        ("by 2025-03-01", "0001-01-01", "2025-03-01", "by 1 Mar 2025"),
        ("after 2025-03-01", "2025-03-02", "9999-12-31", "after 1 Mar 2025"),
        ("from 2025-03-01", "2025-03-01", "9999-12-31", "from 1 Mar 2025"),
    ],
)
def test_a_date_has_days_and_words(text: str, earliest: str, latest: str, for_people: str) -> None:
    value = parse_date(text)
    assert isinstance(value, Quantity)
    assert days(value) == (datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest))
    assert written_date(value) == for_people


def test_a_crude_decimal_context_changes_nothing() -> None:
    def results() -> list[object]:
        values = [quantity(type, text) for type, text, _ in ROWS]
        pairs = [(one, other) for one in values for other in values[::7] if one.type is other.type]
        return [
            (meet(one, other), orders(one, other), difference(one, other), display(above(one))) for one, other in pairs
        ]

    expected = results()
    with localcontext(getcontext()) as context:
        context.prec, context.rounding, context.Emax, context.Emin = 1, ROUND_DOWN, 1, -1
        assert results() == expected


def test_sums_beyond_any_float_stay_exact() -> None:
    before, after = quantity(MONEY, "$123456789012345678901234567.01"), quantity(MONEY, "$1")
    delta = difference(before, after)
    assert delta is not None
    assert delta.low == delta.high == Decimal("-123456789012345678901234566.01")
