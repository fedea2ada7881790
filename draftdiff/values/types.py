"""What a value is: the records that parsing makes and comparing reads."""

import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from draftdiff.text import visible

_SHOWN = 60
_MARKS = dict.fromkeys(map(ord, "“”„‟«»"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´"), "'")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no value, and what to write instead."""

    message: str
    help: str


def tidy(text: str) -> str:
    """Trim a text and fold every white space to one blank."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return what counts when words are compared.

    Case, extra blanks, the coding of accents, the shape of dashes and quotation marks, and marks around the whole
    do not: editors put in curly ones unasked.
    """
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
