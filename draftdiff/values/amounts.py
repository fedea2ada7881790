"""One number as the press writes it, "$10bn", "tens of millions", "10-year", and the unit of its marks."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from draftdiff.values.currencies import currency, meant_code
from draftdiff.values.exact import MOST_DIGITS, ONE, ZERO, minus, over, plain, times
from draftdiff.values.lexicon import (
    CARDINALS,
    COUNTS,
    DECIMALS,
    DOZEN,
    ENGLISH_ZEROS,
    FOREIGN_COUNTS,
    FOREIGN_SHARES,
    FOREIGN_ZEROS,
    HUNDRED,
    PARTS,
    PERCENTS,
    PLURALS,
    SHARES,
    SPANS,
    TEENS,
    TENS,
)
from draftdiff.values.types import Unreadable, ValueType, quoted


class Unit(NamedTuple):
    """A written unit is factor / divisor of a stored one."""

    name: str = ""
    factor: Decimal = ONE
    divisor: Decimal = ONE


DURATIONS: Mapping[str, Unit] = {
    "hour": Unit("days", divisor=Decimal(24)),
    "day": Unit("days"),
    "week": Unit("days", Decimal(7)),
    "month": Unit("months"),
    "quarter": Unit("months", Decimal(3)),
    "year": Unit("months", Decimal(12)),
    "decade": Unit("months", Decimal(120)),
}


def unit(type: ValueType, marks: Sequence[str], text: str) -> Unit | Unreadable:
    """Read the marks of a number; the text is for messages."""
    match type:
        case ValueType.PERCENT if all(mark.casefold() in PERCENTS for mark in marks):
            if marks:
                return Unit()
            return Unreadable(f"{quoted(text)} has no percent sign", f"write {quoted(text + '%')} for a percentage")
        case ValueType.PERCENT:
            return Unreadable(
                f"{quoted(text)} is not a percentage alone",
                "write only the percentage, such as `50%`; what it is a percentage of goes into `of:`",
            )
        case ValueType.MONEY:
            return _money(marks, text)
        case ValueType.NUMBER if not marks:
            return Unit()
        case ValueType.NUMBER:
            return Unreadable(
                f"{quoted(text)} says more than a number: {quoted(marks[0])}",
                "write only the number, and say in the clause's label what it counts",
            )
        case ValueType.DURATION:
            return _duration(marks, text)
    raise ValueError(f"a value of type {type} has no unit")


def _money(marks: Sequence[str], text: str) -> Unit | Unreadable:
    if not marks:
        advice = f"write the currency too, such as {quoted(text + ' USD')}"
        return Unreadable(f"{quoted(text)} names no currency", advice)
    codes = {mark: currency(mark) for mark in marks}
    unknown = next((mark for mark, code in codes.items() if code is None), None)
    if unknown is not None and unknown.casefold().startswith(("a ", "an ", "per ", "each ", "every ")):
        help = "write the sum alone, and say in the label of the clause what it is for each"
        return Unreadable(f"{quoted(text)} is more than a sum: {quoted(unknown)}", help)
    if unknown is not None:
        near = meant_code(unknown)
        advice = (
            f"write {quoted(text.replace(unknown, near))}"
            if near
            else "write only a sum and its currency, such as `USD 5m`"
        )
        return Unreadable(f"{quoted(unknown)} is not a currency that is known here", advice)
    found = sorted({code for code in codes.values() if code})
    if len(found) == 1:
        return Unit(found[0])
    named = f"{quoted(text)} names two currencies, {' and '.join(found)}"
    ways = [" ".join(text.replace(mark, "", 1).split()) for mark in reversed(marks)]
    return Unreadable(named, f"write one currency: {' or '.join(map(quoted, ways))}")


def _duration(marks: Sequence[str], text: str) -> Unit | Unreadable:
    known = [DURATIONS.get(SPANS.get(mark.casefold(), "")) for mark in marks]
    if len(known) == 1 and known[0] is not None:
        return known[0]
    example = "write a number of days, weeks, months, years or decades"
    if not marks:
        return Unreadable(f"{quoted(text)} names no unit of time", f"{example}, such as {quoted(text + ' years')}")
    strange = next((mark for mark, unit in zip(marks, known, strict=True) if unit is None), text)
    return Unreadable(f"{quoted(strange)} is not a unit of time", f"{example}, such as `10 years`")


_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(COUNTS[:9])}))?|{'|'.join((*TEENS, *COUNTS))})"
_WORDED = rf"""(?<![\w-])(?:
    (?P<hundreds>an?|{_SMALL})\ hundred(?:\ and\ (?P<more>{_SMALL})(?!\ hundred|[\w-]))?
    |(?P<dozens>half\ a|an?|{_SMALL})\ dozen
    |(?P<small>{_SMALL}))(?P<half>\ and\ a\ half)?(?!\w|-{_SMALL})"""
_DECIMAL = rf"([0-9]) ?([{''.join(DECIMALS)}])"
_ALONE = rf"(?<![0-9])([{''.join((*DECIMALS, *SHARES))}])(?! ?(?:%|per))"


def in_digits(type: ValueType, text: str) -> str:
    """Put numbers in words, beyond the few that `amount` reads, and fractions of one character, in digits.

    >>> in_digits(ValueType.MONEY, "five hundred billion dollars")
    '500 billion dollars'
    """
    if not text.isascii():
        text = re.sub(_DECIMAL, lambda found: found[1] + DECIMALS[found[2]], text)
        if type is ValueType.PERCENT:
            text = re.sub(_ALONE, lambda found: SHARES.get(found[1]) or f"{_percent(DECIMALS[found[1]])}%", text)
        text = re.sub(rf"[{''.join(DECIMALS)}]", lambda found: f"0{DECIMALS[found[0]]}", text)
    if type is ValueType.PERCENT and any(word in text.casefold() for word in FOREIGN_SHARES):
        text = re.sub(_SHARES, lambda found: FOREIGN_SHARES[found[0].casefold()], text, flags=re.IGNORECASE)
    if not FOREIGN_COUNTS.keys().isdisjoint(text.casefold().split()):
        text = re.sub(r"[^\s]+", lambda found: str(FOREIGN_COUNTS.get(found[0].casefold(), found[0])), text)
    if type is ValueType.DURATION and "and a half" in text.casefold():
        text = re.sub(_AND_A_HALF, _half_more, text, flags=re.IGNORECASE)
    if not any(word in text.casefold() for word in (HUNDRED, DOZEN, "teen", "ty", "and a half")):
        return text
    joins = not text.casefold().startswith("between ")
    return re.sub(_WORDED, lambda found: _digits(found, joins), text, flags=re.VERBOSE | re.IGNORECASE)


_SHARES = rf"(?<!\w)(?:{'|'.join(sorted(FOREIGN_SHARES, key=len, reverse=True))})(?!\w)"
_AND_A_HALF = rf"\b(an?|[0-9]+|{'|'.join(COUNTS)}) (hours?|days?|weeks?|months?|years?|decades?) and a half\b"


def _half_more(found: re.Match[str]) -> str:
    count = found[1] if found[1].isdecimal() else str(_count(found[1]))
    return f"{count}.5 {found[2]}"


def _percent(decimal: str) -> str:
    return plain(times(Decimal(decimal), Decimal(100)))


def _digits(found: re.Match[str], joins: bool) -> str:
    if found["hundreds"]:
        if found["more"] and not joins:
            return found[0]
        number = 100 * _count(found["hundreds"]) + (_count(found["more"]) if found["more"] else 0)
    elif found["dozens"]:
        number = 6 if found["dozens"].casefold() == "half a" else 12 * _count(found["dozens"])
    elif found["small"].casefold() in COUNTS and not found["half"]:
        return found[0]
    else:
        number = _count(found["small"])
    return f"{number}.5" if found["half"] else str(number)


def _count(words: str) -> int:
    return sum(CARDINALS[word] for word in re.split("[ -]", words.casefold()) if word in CARDINALS) or 1


_POINTED = rf"(?<![0-9.,])([1-9][0-9]{{0,2}})\.([0-9]{{3}})(?![0-9.,])(?! ?(?:{'|'.join(ENGLISH_ZEROS)})(?![a-z]))"
_SHORTENED = r"(?<![0-9,.])([1-9][0-9]{0,2}) ?(?:[-–—]|to) ?([1-9][0-9]{0,2}),([0-9]{3})(?![0-9,])"


def two_meanings(type: ValueType, text: str) -> Unreadable | None:
    """Say of a number that is written in two ways in two countries, or cut short, that it has two meanings."""
    pointed = "." in text and type is not ValueType.PERCENT
    if pointed and (found := re.search(_POINTED, text, re.IGNORECASE)):
        rest = found[2].rstrip("0")
        decimal = f"{found[1]}.{rest}{'0' * (len(rest) == 3)}" if rest else found[1]
        one, other = (text.replace(found[0], to) for to in (f"{found[1]},{found[2]}", decimal))
        return Unreadable(f"{quoted(found[0])} may be {one} or {other}", f"write {quoted(one)} or {quoted(other)}")
    found = re.search(_SHORTENED, text) if "," in text else None
    if found and Decimal(found[1]) * 1000 < Decimal(found[2] + found[3]):
        whole = text.replace(found[0], f"{found[1]},000 to {found[2]},{found[3]}")
        least = text.replace(found[0], f"at least {found[1]} and at most {found[2]},{found[3]}")
        message = f"{quoted(found[0])} may begin with {found[1]} or with {found[1]},000"
        both = f"write {quoted(whole)} or {quoted(least)}"
        return Unreadable(message, both if least.startswith("at ") else f"write both ends whole: {quoted(whole)}")
    return None


class Amount(NamedTuple):
    """A number before its unit is known.

    The bounds do not count the magnitude yet, since a range may share it; None means that none is written.
    The marks are what stands beside the number.
    """

    low: Decimal
    high: Decimal
    marks: tuple[str, ...]
    magnitude: Decimal | None = None
    high_open: bool = False


_ARTICLES: Mapping[str, Decimal] = {"a": ONE, "an": ONE, "half a": Decimal("0.5"), "half an": Decimal("0.5")}
NUMERALS: Mapping[str, Decimal] = {
    **{word: Decimal(count) for count, word in enumerate(COUNTS, start=1)},
    **_ARTICLES,
}
MAGNITUDES: Mapping[str, Decimal] = {
    word: Decimal(10**zeros)
    for word, zeros in sorted({**ENGLISH_ZEROS, **FOREIGN_ZEROS}.items(), key=lambda of: -len(of[0]))
}

_NOT_MARK = r"0-9,;:/+~<>=≤≥()\-–—−"
_MARK = rf"[^\s.{_NOT_MARK}][^{_NOT_MARK}]*"
# ASCII keeps foreign digits out, and letters that fold to ours, such as the Kelvin sign.
_AMOUNT = re.compile(
    rf"""
    (?P<sign>[-−]?)
    (?:(?P<before>[^\s.{_NOT_MARK}]{{1,5}})[ ]?(?=[0-9]))?
    (?:(?P<digits>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)
      |(?P<words>half\ an?|an?|{"|".join(COUNTS)})(?![a-z]))
    (?:[ -]?(?P<magnitude>{"|".join(map(re.escape, MAGNITUDES))})(?![a-zа-яіїєґ]))?
    (?:[ -]?(?P<after>{_MARK}))?
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"(?P<count>{'|'.join(PLURALS)})(?: of (?P<of>(?:thousand|million|billion|trillion)s))?"
    rf"(?: (?:of )?(?P<after>{_MARK}))?",
    re.ASCII | re.IGNORECASE,
)


def share(text: str) -> tuple[Decimal, Decimal] | None:
    """Read a share in words, "half", "a third", "three-fifths", as percentages; what has no end lies between two."""
    words = text.casefold().replace("-", " ").split()
    parts = PARTS.get(words[-1]) if 0 < len(words) < 3 else None
    if parts is None or (len(words) == 1 and words[0] != "half"):
        return None
    count = NUMERALS.get(words[0]) if len(words) == 2 else ONE
    if count is None or count >= parts or (count > 1) is not words[-1].endswith(("s", "halves")):
        return None
    exact = over(times(count, Decimal(100)), Decimal(parts))
    if exact is not None:
        return exact, exact
    least = 100 * int(count) // parts
    return Decimal(least), Decimal("33.4") if parts == 3 and count == ONE else Decimal(least + 1)


def amount(type: ValueType, text: str) -> Amount | None:
    """Read one number; None for any other text."""
    if type is ValueType.PERCENT:
        fraction = share(text)
        if fraction:
            return Amount(*fraction, marks=("%",))
    if match := _VAGUE.fullmatch(text):
        low, high = PLURALS[match["count"].lower()]
        scale = MAGNITUDES[match["of"].lower().removesuffix("s")] if match["of"] else ONE
        beside = (match["after"],) if match["after"] else ()
        return Amount(times(low, scale), times(high, scale), beside, ONE, high_open=True)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    marks = tuple(mark for mark in (match["before"], match["after"]) if mark)
    magnitude = MAGNITUDES[match["magnitude"].casefold()] if match["magnitude"] else None
    if magnitude is not None and type in (ValueType.PERCENT, ValueType.DURATION):
        return None
    if match["digits"]:
        digits = match["digits"].replace(",", "")
        if len(digits) > MOST_DIGITS + 1:
            return None
        number = Decimal(digits)
    else:
        words = match["words"].lower()
        if words in _ARTICLES and not (marks or magnitude):
            return None
        number = NUMERALS[words]
    if match["sign"]:
        number = minus(ZERO, number)
    return Amount(number, number, marks, magnitude)
