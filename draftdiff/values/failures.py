"""Why an amount cannot be read, said as exactly as its text allows."""

import re
from collections.abc import Mapping

from draftdiff.values.exact import MOST_DIGITS
from draftdiff.values.types import Unreadable, ValueType, quoted

LONGEST = 100
"""No amount that somebody would write is longer than this many characters."""

_NOUNS: Mapping[ValueType, tuple[str, str]] = {
    ValueType.PERCENT: ("a percentage", "write a percentage such as `50%`, `~50%`, `up to 50%` or `40–50%`"),
    ValueType.MONEY: (
        "a sum of money",
        "write a currency and a number, such as `$500bn`, `UAH 5m` or `up to €1.2m`",
    ),
    ValueType.NUMBER: ("a number", "write a number such as `300,000`, `~5m`, `at least 12` or `40–50`"),
    ValueType.DURATION: (
        "a duration",
        "write a duration such as `90 days`, `18 months` or `at least 10 years`",
    ),
    ValueType.DATE: ("a date", "write a date as year-month-day, such as `2025-02-20`, `2025-02` or `2025`"),
}
_ENDLESS = frozenset({"indefinite", "indefinitely", "permanent", "perpetual", "unlimited", "forever"})
_STRAY_COMMA = re.compile(r"[0-9],(?![0-9]{3}(?![0-9]))|[0-9]{4},[0-9]")
_DECIMAL_COMMA = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]{1,2})(?![0-9,.])")
_SPACED = re.compile(r"[0-9] [0-9]{3}(?![0-9])")


def unreadable(type: ValueType, text: str) -> Unreadable:
    """Say why a text has not the shape of an amount."""
    if any(character.isdecimal() and not character.isascii() for character in text):
        return Unreadable(f"{quoted(text)} has digits of another script", "write the number with the digits 0 to 9")
    if any(len(run) > MOST_DIGITS for run in re.findall(r"[0-9]+", re.sub("[,.]", "", text))):
        return too_many_digits(text)
    if _STRAY_COMMA.search(text):
        return _comma(text)
    if _SPACED.search(text):
        return Unreadable(
            f"{quoted(text)} has a blank inside a number",
            "write commas between groups of three, as in `1,000`",
        )
    if type is ValueType.DURATION and text.casefold() in _ENDLESS:
        return Unreadable(
            f"{quoted(text)} is not a length of time",
            "give the clause the type text, or write `is: present` and say it in a note",
        )
    noun, help = _NOUNS[type]
    return Unreadable(f"{quoted(text)} cannot be read as {noun}", help)


def _comma(text: str) -> Unreadable:
    message = f"{quoted(text)} has a comma that does not part groups of three digits"
    pointed = _DECIMAL_COMMA.sub(r"\1.\2", text)
    if pointed != text and not _STRAY_COMMA.search(pointed):
        return Unreadable(message, f"write a point before decimals: {quoted(pointed)}")
    return Unreadable(message, "write a point before decimals (`12.5`) and commas in thousands only (`1,000`)")


def too_many_digits(text: str) -> Unreadable:
    """Say that a number is longer than any that is meant."""
    return Unreadable(f"{quoted(text)} needs more than {MOST_DIGITS} digits", "write the number with fewer digits")


def too_long(type: ValueType, text: str) -> Unreadable:
    """Say that a text goes on for too long to be an amount."""
    noun, help = _NOUNS[type]
    return Unreadable(f"{quoted(text)} is too long for {noun}", help)
