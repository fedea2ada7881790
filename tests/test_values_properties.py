"""What holds for every value, and for every text."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from draftdiff.values import (
    Delta,
    Items,
    Order,
    Quantity,
    Relation,
    Unreadable,
    Value,
    ValueType,
    Words,
    above,
    below,
    days,
    difference,
    display,
    display_delta,
    meet,
    orders,
    parse,
    parse_list,
    relations,
    span,
    written_date,
)

CHOICES = ("New York", "Kyiv", "straße")
AMOUNTS = (ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER, ValueType.DURATION)
ORDERED = (*AMOUNTS, ValueType.DATE)
often = settings(max_examples=150, deadline=None)

_numbers = st.one_of(
    st.integers(0, 40).map(str),
    st.decimals(0, 1000, places=2).map(str),
    st.integers(0, 10**25).map(lambda number: f"{number:,}"),
)
_signed = st.builds("{}{}".format, st.sampled_from(["", "", "-", "−"]), _numbers)
_hedges = st.sampled_from(
    [
        "",
        "",
        "~",
        "about ",
        "nearly ",
        "up to ",
        "at least ",
        "more than ",
        "less than ",
        ">=",
        "up to about ",
    ]
)
_cores = {
    ValueType.PERCENT: st.builds("{}%".format, _signed),
    ValueType.MONEY: st.builds(
        "{}{} {}".format, _numbers, st.sampled_from(["", "k", "m", "bn"]), st.sampled_from(["USD", "UAH"])
    ),
    ValueType.NUMBER: st.builds("{}{}".format, _signed, st.sampled_from(["", "k", "m", " billion"])),
    ValueType.DURATION: st.builds(
        "{} {}".format,
        st.one_of(st.integers(0, 40).map(str), _numbers),
        st.sampled_from(["days", "weeks", "months", "years", "decades"]),
    ),
}
_days = st.dates().map(str)
_dates = st.one_of(
    st.builds(
        "{}{}".format,
        st.one_of(_days, _days.map(lambda day: day[:7]), _days.map(lambda day: day[:4])),
        st.sampled_from(["", "~", "?"]),
    ),
    st.builds("{}/{}".format, _days, _days),
    st.builds("{} {}".format, st.sampled_from(["before", "after", "by", "from"]), _days),
    st.integers(0, 6).map(lambda day: f"2025-02-{20 + day}"),
)


def amount_texts(type: ValueType) -> st.SearchStrategy[str]:
    core = _cores[type]
    return st.one_of(
        st.builds("{}{}".format, _hedges, core),
        st.builds("between {} and {}".format, core, core),
        st.builds("more than {} and less than {}".format, core, core),
    )


def read(texts: st.SearchStrategy[str], type: ValueType) -> st.SearchStrategy[Value]:
    found = texts.map(lambda text: parse(type, text, CHOICES))
    return found.filter(lambda value: not isinstance(value, Unreadable))  # type: ignore[return-value]


def quantities(type: ValueType) -> st.SearchStrategy[Value]:
    written = read(_dates if type is ValueType.DATE else amount_texts(type), type)
    return st.one_of(written, written, written.map(above).map(plain), written.map(below).map(plain))  # type: ignore[arg-type]


def plain(value: Quantity) -> Quantity:
    return replace(value, text="")


_names = st.one_of(
    st.sampled_from(["oil", "Oil", "gas", "GAS", "coal", "oil, gas", "straße", "STRASSE", "é", "e\u0301"]),
    st.text(max_size=6),
)
_item_lists = st.builds(
    lambda names, end: parse_list([*names, *end]), st.lists(_names, max_size=4), st.sampled_from([[], ["…"]])
)
lists: st.SearchStrategy[Value] = _item_lists.filter(lambda value: isinstance(value, Items))  # type: ignore[assignment]
_few_lists = st.builds(
    lambda keys, is_open: Items(keys, is_open, tuple(sorted(keys))),
    st.frozensets(st.sampled_from("abc"), min_size=1),
    st.booleans(),
)
words = st.one_of(
    read(st.sampled_from(["yes", "No", "TRUE", "false"]), ValueType.YES_NO),
    read(st.sampled_from(["new york", "KYIV", "STRASSE", "straße"]), ValueType.CHOICE),
    read(st.one_of(_names, st.text(max_size=12)), ValueType.TEXT),
    read(_names, ValueType.PLACE),
)


def alike() -> st.SearchStrategy[Sequence[Value]]:
    """Three values of one type, so that they have a chance to meet."""
    kinds = [*(quantities(type) for type in ORDERED), lists, words]
    return st.sampled_from(kinds).flatmap(lambda kind: st.tuples(kind, kind, kind))


def pairs() -> st.SearchStrategy[tuple[Quantity, Quantity]]:
    return st.sampled_from(ORDERED).flatmap(lambda type: st.tuples(quantities(type), quantities(type)))


def type_of(value: Value) -> ValueType:
    return ValueType.LIST if isinstance(value, Items) else value.type


def met(one: Value | None, other: Value | None) -> Value | None:
    return None if one is None or other is None else meet(one, other)


def shown(value: Value | None) -> str | None:
    return None if value is None else display(value)


@often
@given(alike())
def test_what_is_displayed_reads_back(values: Sequence[Value]) -> None:
    one, other, _ = values
    for value in (one, other, meet(one, other)):
        if value is not None:
            assert parse(type_of(value), display(value), CHOICES) == value
        if isinstance(value, Quantity):
            assert parse(value.type, display(plain(value))) == value


@settings(max_examples=400, deadline=None)
@given(alike())
def test_the_order_of_meeting_does_not_matter(values: Sequence[Value]) -> None:
    one, other, third = values
    assert meet(one, one) == one
    assert meet(one, other) == meet(other, one)
    assert shown(meet(one, other)) == shown(meet(other, one))
    assert met(met(one, other), third) == met(one, met(other, third))
    assert shown(met(met(one, other), third)) == shown(met(one, met(other, third)))


@often
@given(alike())
def test_what_two_values_meet_in_meets_both(values: Sequence[Value]) -> None:
    one, other, _ = values
    both = meet(one, other)
    if both is not None:
        assert meet(both, one) == both
        assert meet(both, other) == both


_durations = read(
    st.builds(
        "{}{} {}".format,
        st.sampled_from(["", "", "~", "more than ", "at least ", "less than ", "up to "]),
        st.one_of(st.integers(0, 40), st.integers(300, 420)),
        st.sampled_from(["months", "days", "years"]),
    ),
    ValueType.DURATION,
)


@settings(max_examples=400, deadline=None)
@given(_durations, _durations, _durations)
def test_months_and_days_meet_in_any_order(one: Value, other: Value, third: Value) -> None:
    assert met(met(one, other), third) == met(one, met(other, third))


MIRRORED = {Order.LOWER: Order.HIGHER, Order.SAME: Order.SAME, Order.HIGHER: Order.LOWER}


@often
@given(pairs())
def test_orders_are_mirrored_when_swapped(pair: tuple[Quantity, Quantity]) -> None:
    before, after = pair
    assert {MIRRORED[order] for order in orders(before, after)} == orders(after, before)
    assert orders(before, before) == {Order.SAME}
    if before != after:
        assert (Order.SAME in orders(before, after)) == (meet(before, after) is not None)


SWAPPED = {
    Relation.SAME: Relation.SAME,
    Relation.WIDER: Relation.NARROWER,
    Relation.NARROWER: Relation.WIDER,
    Relation.OTHER: Relation.OTHER,
}


def relation(before: frozenset[str], after: frozenset[str]) -> Relation:
    if before == after:
        return Relation.SAME
    if before < after:
        return Relation.WIDER
    return Relation.NARROWER if before > after else Relation.OTHER


def worlds(value: Items) -> list[frozenset[str]]:
    """All lists that a list may be, in a world of five items."""
    universe = sorted(set("abcde") - value.keys)
    if not value.open:
        return [value.keys]
    more = [
        frozenset(item for bit, item in enumerate(universe) if code >> bit & 1) for code in range(2 ** len(universe))
    ]
    return [value.keys | extra for extra in more]


@often
@given(_few_lists, _few_lists)
def test_relations_are_those_of_all_possible_worlds(before: Items, after: Items) -> None:
    assert {SWAPPED[each] for each in relations(before, after)} == relations(after, before)
    if before == after:
        assert relations(before, after) == {Relation.SAME}
    else:
        found = {relation(one, other) for one in worlds(before) for other in worlds(after)}
        assert relations(before, after) == found


RATIOS = [("halved", "doubled"), ("a third of it", "tripled"), ("a quarter of it", "quadrupled"), ("", "")]
OPPOSITE = {**dict(RATIOS), **{more: less for less, more in RATIOS}}


def negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.copy_negate()


def opposite(delta: Delta) -> Delta:
    return delta._replace(
        low=negated(delta.high),
        high=negated(delta.low),
        low_open=delta.high_open,
        high_open=delta.low_open,
        ratio=OPPOSITE[delta.ratio],
    )


@often
@given(pairs())
def test_the_difference_turns_its_sign_when_swapped(pair: tuple[Quantity, Quantity]) -> None:
    before, after = pair
    there, back = difference(before, after), difference(after, before)
    assert (there is None) == (back is None) == (not orders(before, after))
    if there is not None and back is not None:
        assert opposite(there) == back
        assert display_delta(there)
        assert span([there]) == span([there, there]) == there
        assert span([there, back]) == span([back, there])


_TOKEN_LINES = (
    "50 12,5 1,000 ٣ ５ ² 1e99999 99999999999999999999999999999999 0.0 NaN Infinity K ſ İ \x00 \ud800 \u202e",
    "- − – — / ? … ... , ; ~ about nearly up to at least more than less between and but from by any before",
    "% percent $ US$ € zł USD UHA k m bn trillion half a an one twelve tens hundreds of billions dollars",
    "money years days hours quarter decade-year 2025 2025-02 2024-02-30 20 Feb in yes NO true New York",
)
_TOKENS = [token for line in _TOKEN_LINES for token in line.split(" ")]
_soups = st.lists(st.sampled_from(_TOKENS), max_size=8).flatmap(
    lambda tokens: st.sampled_from(["", " "]).map(lambda gap: gap.join(tokens))
)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(ValueType), st.one_of(_soups, st.text(max_size=40)))
@example(ValueType.PERCENT, "1e999999999999%")
@example(ValueType.MONEY, "$" + "9" * 10_000)
@example(ValueType.NUMBER, "about " * 10_000 + "5")
@example(ValueType.DURATION, "999999999999999999999999999999 decades")
@example(ValueType.DATE, "9999-12-31~")
@example(ValueType.CHOICE, "new york " * 10_000)
@example(ValueType.LIST, "," * 10_000)
@example(ValueType.TEXT, "\ud800")
def test_no_text_is_too_strange_to_be_read_or_refused(type: ValueType, text: str) -> None:
    found = parse(type, text, CHOICES)
    if isinstance(found, Unreadable):
        assert found.message.encode()
        assert found.help.encode()
        return
    assert parse(type, display(found), CHOICES) == found
    assert isinstance(found, Quantity | Words | Items)
    if isinstance(found, Quantity):
        assert orders(found, found) == {Order.SAME}
        assert display(above(found))
        assert display(below(above(found)))
        if type is ValueType.DATE:
            assert written_date(found)
            assert days(above(above(found)))
