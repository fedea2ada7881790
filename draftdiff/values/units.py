"""From the mark beside a number to its unit: percent signs, currencies, spans of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from draftdiff.values.currencies import currency, nearest_code
from draftdiff.values.exact import ONE
from draftdiff.values.types import Unreadable, ValueType, quoted


@dataclass(frozen=True, slots=True)
class Unit:
    """A written unit is factor / divisor of a stored one."""

    name: str = ""
    factor: Decimal = ONE
    divisor: Decimal = ONE


PERCENTS = frozenset({"%", "percent", "per cent"})

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
        case ValueType.PERCENT:
            return _percent(marks, text)
        case ValueType.MONEY:
            return _money(marks, text)
        case ValueType.NUMBER:
            return _number(marks, text)
        case ValueType.DURATION:
            return _duration(marks, text)
        case ValueType.DATE | ValueType.YES_NO | ValueType.CHOICE | ValueType.PLACE | ValueType.LIST | ValueType.TEXT:
            raise ValueError(f"a value of type {type} has no unit")
        case _:
            assert_never(type)


def _percent(marks: Sequence[str], text: str) -> Unit | Unreadable:
    if not marks:
        return Unreadable(f"{quoted(text)} has no percent sign", f"write {quoted(text + '%')} for a percentage")
    if all(mark.casefold() in PERCENTS for mark in marks):
        return Unit()
    return Unreadable(
        f"{quoted(text)} is not a percentage alone",
        "write only the percentage, such as `50%`; what it is a percentage of goes into `of:`",
    )


def _money(marks: Sequence[str], text: str) -> Unit | Unreadable:
    if not marks:
        return Unreadable(
            f"{quoted(text)} names no currency",
            f"write the currency too, such as {quoted(text + ' USD')}",
        )
    codes = {mark: currency(mark) for mark in marks}
    unknown = next((mark for mark, code in codes.items() if code is None), None)
    if unknown is not None:
        near = nearest_code(unknown)
        advice = f"write `{near}`" if near else "write only a sum and its currency, such as `USD 5m`"
        return Unreadable(f"{quoted(unknown)} is not a currency that is known here", advice)
    found = sorted({code for code in codes.values() if code})
    if len(found) == 1:
        return Unit(found[0])
    return Unreadable(
        f"{quoted(text)} names two currencies, {' and '.join(found)}",
        f"write one currency, such as `{found[0]} 5m`",
    )


def _number(marks: Sequence[str], text: str) -> Unit | Unreadable:
    if not marks:
        return Unit()
    return Unreadable(
        f"{quoted(text)} says more than a number: {quoted(marks[0])}",
        "write only the number, and say in the clause's label what it counts",
    )


def _duration(marks: Sequence[str], text: str) -> Unit | Unreadable:
    known = [DURATIONS.get(mark.casefold().removesuffix("s")) for mark in marks]
    if len(known) == 1 and known[0] is not None:
        return known[0]
    example = "write a number of days, weeks, months, years or decades"
    if not marks:
        return Unreadable(f"{quoted(text)} names no unit of time", f"{example}, such as {quoted(text + ' years')}")
    strange = next((mark for mark, unit in zip(marks, known, strict=True) if unit is None), text)
    return Unreadable(f"{quoted(strange)} is not a unit of time", f"{example}, such as `10 years`")
