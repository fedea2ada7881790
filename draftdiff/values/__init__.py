"""Values as reported, hedges kept: parse, compare, meet. Exact arithmetic only."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from draftdiff.values.dates import days, parse_date, written_date, written_day
from draftdiff.values.deltas import Delta, canonical, difference, display_delta, read_anything, span
from draftdiff.values.hedges import hedged
from draftdiff.values.intervals import Order, above, as_bound, below, orders, overlap
from draftdiff.values.lists import Relation, both, display_list, parse_choice, parse_line, parse_list, relations
from draftdiff.values.types import (
    Bound,
    Items,
    Quantity,
    Unreadable,
    Value,
    ValueType,
    Words,
    fold,
    is_blank,
    narrowed,
    plainer,
    quoted,
    tidy,
)

BOUNDS = {bound.value: bound for bound in Bound}
_ANSWERS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}

__all__ = [
    "Bound", "Delta", "Items", "Order", "Quantity", "Relation", "Unreadable", "Value",
    "ValueType", "Words", "above", "as_bound", "below", "days", "difference", "display", "display_delta", "fold",
    "meet", "orders", "parse", "parse_date", "parse_list", "relations", "span", "written_date", "written_day",
]  # fmt: skip


def parse(
    type: ValueType, text: str, choices: tuple[str, ...] = (), currencies: Mapping[str, str] | None = None
) -> Value | Unreadable:
    """Read a value strictly as its type says.

    What cannot be read so is unreadable, never text. The choices are those of a clause of type choice, the currencies
    what a bare sign means where that is not the usual.
    """
    if is_blank(text):
        return Unreadable("the value is empty", "write the value, or `is: present` when it is not known")
    text = tidy(text)
    match type:
        case ValueType.PERCENT | ValueType.MONEY | ValueType.NUMBER | ValueType.DURATION | ValueType.DATE:
            plain = tidy(narrowed(text))
            found = _in_currencies(type, plain, currencies) if currencies else _quantity(type, plain)
            return found if plain == text or isinstance(found, Unreadable) else replace(found, text=text)
        case ValueType.YES_NO:
            if key := _ANSWERS.get(text.casefold()):
                return Words(type, key, text)
            return Unreadable(f"{quoted(text)} is neither yes nor no", "write `yes` or `no`")
        case ValueType.CHOICE:
            return parse_choice(text, choices)
        case ValueType.PLACE | ValueType.TEXT:
            return Words(type, fold(text), text)
        case ValueType.LIST:
            return parse_line(text)
        case _:
            assert_never(type)


def display(value: Value) -> str:
    """Write a value so that reading it gives it back."""
    match value:
        case Quantity():
            return value.text or canonical(value)
        case Words():
            return value.text or value.key
        case Items():
            return display_list(value)
        case _:
            assert_never(value)


def meet(one: Value, other: Value) -> Value | None:
    """Return the value that both allow, or None.

    None means that they cannot both be true. The order of the two, and of more than two, does not
    matter. Durations in months and in days meet in days.
    """
    match one, other:
        case Quantity(), Quantity():
            return overlap(one, other)
        case Words(), Words():
            return Words(one.type, one.key, plainer((one.text, other.text))) if one == other else None
        case Items(), Items():
            return both(one, other)
        case _:
            return None


def _in_currencies(type: ValueType, text: str, currencies: Mapping[str, str]) -> Quantity | Unreadable:
    """Read a sum with the signs that mean something else here put as codes; its own text stays as written."""
    if type is not ValueType.MONEY:
        return _quantity(type, text)
    codes = {sign.casefold(): code for sign, code in currencies.items()}
    signs = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    coded = re.sub(
        rf"(?<![^\W\d_])({signs})(?![^\W\d_])", lambda s: f" {codes[s[1].casefold()]} ", text, flags=re.IGNORECASE
    )
    value = _quantity(type, tidy(coded))
    return value if isinstance(value, Unreadable) else replace(value, text=text)


def _quantity(type: ValueType, text: str) -> Quantity | Unreadable:
    if found := read_anything(type, text):
        return found
    word, _, rest = text.partition(" ")
    if type is not ValueType.DATE and word.casefold() in BOUNDS:
        value = _quantity(type, rest)
        if isinstance(value, Unreadable):
            return value
        if value.bound:
            return Unreadable(f"{quoted(text)} sets two bounds", f"write one, such as `{word.casefold()} 50%`")
        return replace(value, bound=BOUNDS[word.casefold()], text=text)
    if type is ValueType.DATE:
        return parse_date(text)
    value = hedged(type, text)
    return value if isinstance(value, Unreadable) else replace(value, text=text)
