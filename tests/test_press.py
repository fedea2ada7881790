"""The press's words for amounts: `press.txt` holds, by type, what is written and how it is read, or what help says."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.core import get_global

from draftdiff.values import Items, Quantity, Unreadable, ValueType, parse
from draftdiff.values.currencies import CODES
from draftdiff.values.deltas import canonical

CASES = [
    (ValueType(section.partition("\n")[0]), *line.split("\t"))
    for section in (Path(__file__).parent / "press.txt").read_text(encoding="utf-8").removeprefix("# ").split("\n\n# ")
    for line in section.strip().split("\n")[1:]
]


def read(type: ValueType, text: str) -> str:
    value = parse(type, text)
    match value:
        case Unreadable():
            return f"refused: {value.help}"
        case Items():
            return ", ".join([*value.names, *["…"] * value.open])
        case Quantity():
            return canonical(value)
    raise AssertionError(value)


@pytest.mark.parametrize(("type", "text", "expected"), CASES)
def test_words_of_the_press_are_read_as_they_are_meant(type: ValueType, text: str, expected: str) -> None:
    assert read(type, text) == expected


@pytest.mark.parametrize(
    ("type", "help"), [(type, expected) for type, _, expected in CASES if expected.startswith("refused: write")]
)
def test_what_help_offers_is_read(type: ValueType, help: str) -> None:
    # A line of a file is no value.
    offered = [one for one in re.findall("`([^`]+)`", help) if not one.endswith(":")]
    assert [one for one in offered if isinstance(parse(type, one), Unreadable)] == []


def test_currencies_are_those_of_the_cldr() -> None:
    assert set(get_global("all_currencies")) - {"XXX", "XTS"} == CODES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New York", "New\u200b York"),
        ("обов’язок", "обовʼязок"),
        ("обов'язок", "обов’язок"),
        ("New York", "Ｎｅｗ Ｙｏｒｋ"),
        ("a – b", "a ― b"),
        ("co\u00adoperation", "cooperation"),
        ("New\u202f York", "New York"),
        ("New\u2066York\u2069", "NewYork"),
        ("a\u034fb", "ab"),
        ("a\u3164b", "ab"),
        ("a\U000e0041b", "ab"),
        ("ﬁnance", "finance"),
        ("№ 5", "No 5"),
        ("ｶﾞ", "ガ"),
        ("\U0001d40a\U0001d432\U0001d422\U0001d42f", "Kyiv"),
        ("п'ятий", "пʼятий"),
        ("the 20\u201121 line", "the 20–21 line"),
    ],
)
def test_what_nobody_sees_is_no_difference(one: str, other: str) -> None:
    assert parse(ValueType.PLACE, one) == parse(ValueType.PLACE, other)


@pytest.mark.parametrize(("one", "other"), [("m²", "m2"), ("½", "1/2"), ("①", "1"), ("e\u0301", "e"), ("a b", "ab")])
def test_what_a_reader_sees_is_a_difference(one: str, other: str) -> None:
    assert parse(ValueType.PLACE, one) != parse(ValueType.PLACE, other)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        ("10", "15000", "at least 10 days and up to 15,000 days"),
        ("500", "1500", "500–1,500 days"),
        ("0.819", "1.001", "0.819–1.0010 days"),
        ("1.125", "1.125", "1.1250 days"),
    ],
)
def test_what_is_written_has_one_meaning(low: str, high: str, written: str) -> None:
    value = Quantity(ValueType.DURATION, Decimal(low), Decimal(high), "days")
    assert (canonical(value), parse(ValueType.DURATION, written)) == (written, value)
