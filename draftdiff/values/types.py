"""What a value is, as a record that parsing makes and comparing reads; and why a text is none."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from draftdiff.text import visible
from draftdiff.values.exact import MOST_DIGITS

_SHOWN = 60
_DIRECTION: dict[int, str | None] = dict.fromkeys(
    (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_MARKS = dict.fromkeys(map(ord, "“”„‟«»"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´\u02bc\u02b9\u2032"), "'")
_FORMS = frozenset({"<compat", "<font", "<narrow", "<wide", "<isolated", "<initial", "<medial", "<final", "<noBreak"})
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"), "-")


class ValueType(StrEnum):
    """What kind of value a clause takes."""

    PERCENT = "percent"
    MONEY = "money"
    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    PLACE = "place"
    LIST = "list"
    TEXT = "text"


class Bound(StrEnum):
    """A bound that the text itself sets: "no more than 50%" is what it says, and not how a reporter hedges it."""

    CAP = "cap"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A point or an interval of an ordered type.

    A bound of None is no bound. The unit is a currency code for money, "months" or "days" for a
    duration, else empty. Dates are day ordinals and their bounds are closed. With a `bound`, this is where the text
    sets its cap or floor, which is no amount: it compares with another cap, or another floor, alone. The text is as
    written.
    """

    type: ValueType
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    low_open: bool = False
    high_open: bool = False
    text: str = field(default="", compare=False)
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A value that is equal to another or not.

    Yes or no, a choice, a place, the encoder's words; the key is what is compared.
    """

    type: ValueType
    key: str
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an open one may hold more than it names."""

    keys: frozenset[str]
    open: bool = False
    names: tuple[str, ...] = field(default=(), compare=False)


Value = Quantity | Words | Items


class Unreadable(NamedTuple):
    """Why a text is no value, and what to write instead."""

    message: str
    help: str


def tidy(text: str) -> str:
    """Trim a text and fold every white space to one blank."""
    return " ".join(text.split())


_WIDE: Mapping[int, int | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x200C, 0x200D, 0x3164, 0xFEFF, 0xFFA0)),
    **dict.fromkeys((*range(0x180B, 0x1810), *range(0x2060, 0x2066), *range(0x206A, 0x2070), *range(0xFE00, 0xFE10))),
    **dict.fromkeys((*range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0))),
}


def narrowed(text: str) -> str:
    """Return a text without characters of no width, and with letters and digits of full width as all others are.

    Marks of direction stay: they change what a reader sees.

    >>> narrowed("ＵＳＤ ５")
    'USD 5'
    """
    return text if text.isascii() else text.translate(_WIDE)


@cache
def _compatible(character: str) -> str:
    """Return the usual letters for a ligature and other forms, but not for an exponent, a fraction or a circle."""
    form = unicodedata.decomposition(character).partition(">")[0]
    plain = unicodedata.normalize("NFKC", character)
    return plain if form in _FORMS and not plain.isspace() and plain[0] != " " else character


def fold(text: str) -> str:
    """Return what counts when words are compared.

    Case, extra blanks, what cannot be seen, the coding of accents, the width of letters, the shape of dashes, of
    apostrophes and of quotation marks, and marks around the whole do not: editors put in curly ones unasked.
    """
    if not text.isascii():
        text = narrowed(text).translate(_DIRECTION).translate(_MARKS | _DASHES)
        text = unicodedata.normalize("NFC", "".join(map(_compatible, text)))
    folded = tidy(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()))
    plain = folded.translate(_MARKS | _DASHES)
    inner = tidy(plain[1:-1])
    return inner if inner and plain[0] == plain[-1] == '"' and '"' not in inner else plain


def is_blank(text: str) -> bool:
    """Tell whether a text has only invisible characters."""
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def quoted(text: str) -> str:
    """Quote a text for a message: harmless and not long."""
    return f"`{visible(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…')}`"


def plainer(texts: tuple[str, ...]) -> str:
    """Choose the shorter wording, then by the alphabet."""
    return min(filter(None, texts), key=lambda text: (len(text), text), default="")


LONGEST = 100
"""No amount that somebody would write is longer than this many characters."""

_NOUNS: Mapping[ValueType, tuple[str, str]] = {
    ValueType.PERCENT: ("a percentage", "write a percentage such as `50%`, `~50%`, `up to 50%` or `40–50%`"),
    ValueType.MONEY: ("a sum of money", "write a currency and a number, such as `$500bn`, `UAH 5m` or `up to €1.2m`"),
    ValueType.NUMBER: ("a number", "write a number such as `300,000`, `~5m`, `at least 12` or `40–50`"),
    ValueType.DURATION: ("a duration", "write a duration such as `90 days`, `18 months` or `at least 10 years`"),
    ValueType.DATE: ("a date", "write a date as year-month-day, such as `2025-02-20`, `2025-02` or `2025`"),
}
_ENDLESS = frozenset({"indefinite", "indefinitely", "permanent", "perpetual", "unlimited", "forever"})
_STRAY_COMMA = r"[0-9],(?![0-9]{3}(?![0-9]))|[0-9]{4},[0-9]|(?<![0-9])0,"
_DECIMAL_COMMA = r"(?<![0-9,.])(0(?=,)|[0-9]+(?=,[0-9]{1,2}(?![0-9]))),([0-9]+)(?![0-9,.])"
_POINTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9])"
_SPACED = r"[0-9] [0-9]{3}(?![0-9])"


def unreadable(type: ValueType, text: str) -> Unreadable:
    """Say why a text has not the shape of an amount."""
    if any(character.isdecimal() and not character.isascii() for character in text):
        return Unreadable(f"{quoted(text)} has digits of another script", "write the number with the digits 0 to 9")
    if any(len(run) > MOST_DIGITS for run in re.findall(r"[0-9]+", re.sub("[,.]", "", text))):
        return too_many_digits(text)
    if type is ValueType.DATE:
        noun, help = _NOUNS[type]
        return Unreadable(f"{quoted(text)} cannot be read as {noun}", help)
    if found := re.search(_POINTS, text):
        help = f"write commas between groups of three: {quoted(text.replace(found[0], found[0].replace('.', ',')))}"
        return Unreadable(f"{quoted(text)} has points between groups of three", help)
    if re.search(_STRAY_COMMA, text):
        pointed = re.sub(_DECIMAL_COMMA, r"\1.\2", text)
        is_decimal = pointed != text and not re.search(_STRAY_COMMA, pointed)
        return Unreadable(
            f"{quoted(text)} has a comma that does not part groups of three digits",
            f"write a point before decimals: {quoted(pointed)}"
            if is_decimal
            else "write a point before decimals (`12.5`) and commas in thousands only (`1,000`)",
        )
    if re.search(_SPACED, text):
        help = "write commas between groups of three, as in `1,000`"
        return Unreadable(f"{quoted(text)} has a blank inside a number", help)
    if type is ValueType.DURATION and text.casefold() in _ENDLESS:
        return Unreadable(
            f"{quoted(text)} is not a length of time",
            "give the clause the type text, or write `is: present` and say it in a note",
        )
    noun, help = _NOUNS[type]
    return Unreadable(f"{quoted(text)} cannot be read as {noun}", help)


def too_many_digits(text: str) -> Unreadable:
    """Say that a number is longer than any that is meant."""
    return Unreadable(f"{quoted(text)} needs more than {MOST_DIGITS} digits", "write the number with fewer digits")


def too_long(type: ValueType, text: str) -> Unreadable:
    """Say that a text goes on for too long to be an amount."""
    noun, help = _NOUNS[type]
    return Unreadable(f"{quoted(text)} is too long for {noun}", help)
