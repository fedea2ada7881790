"""What two quantities have in common, which may be the greater, and how many days a number of months may have."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from draftdiff.values.exact import ONE, ZERO, minus, plus, times
from draftdiff.values.types import Bound, Quantity, ValueType, plainer

# The fewest and the most days that this many months in a row may have.
_FEWEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST = (0, 31, 62, 92, 123, 153, 184, 215, 246, 276, 307, 337)
# A year has 365 or 366 days; over decades the sum stays this near to the 97 leap days in 400 years.
_SLACK = 11


def in_days(value: Quantity) -> Quantity:
    """Turn a duration in months into one in days.

    Whole months become intervals that never overlap, and what lies between two of them the gap between:
    so it does not matter whether durations are narrowed down before they are turned into days or after.
    """
    if value.unit == "days":
        return value
    low = None if value.low is None else _days(value.low)[1 if value.low_open else 0]
    high = None if value.high is None else _days(value.high)[0 if value.high_open else 1]
    return replace(value, low=low, high=high, unit="days", text="")


def _days(months: Decimal) -> tuple[Decimal, Decimal]:
    whole = int(months)
    part = minus(months, Decimal(whole))
    if not part:
        return _fewest(whole), _most(whole)
    gap = minus(_fewest(whole + 1), _most(whole))
    point = plus(_most(whole), times(gap, part))
    return point, point


def _fewest(months: int) -> Decimal:
    years, rest = divmod(months, 12)
    return Decimal(365 * years + max(0, 97 * years // 400 - _SLACK) + _FEWEST[rest])


def _most(months: int) -> Decimal:
    years, rest = divmod(months, 12)
    return Decimal(365 * years + min(years, 97 * years // 400 + _SLACK) + _MOST[rest])


class Order(StrEnum):
    """How the value after stands to the value before."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"


def comparable(before: Quantity, after: Quantity) -> tuple[Quantity, Quantity] | None:
    """Bring two quantities to one unit, if there is one."""
    if before.type is not after.type or before.bound is not after.bound:
        return None
    if before.unit == after.unit:
        return before, after
    if before.type is ValueType.DURATION:
        return in_days(before), in_days(after)
    return None


def overlap(one: Quantity, other: Quantity) -> Quantity | None:
    """Return what both quantities allow, if anything."""
    pair = comparable(one, other)
    if pair is None:
        return None
    bounded, low, low_open = max((side.low is not None, side.low or ZERO, side.low_open) for side in pair)
    unbounded, high, high_closed = min((side.high is None, side.high or ZERO, not side.high_open) for side in pair)
    ends = low if bounded else None, None if unbounded else high
    met = Quantity(one.type, *ends, pair[0].unit, low_open, not high_closed, bound=one.bound)
    if is_empty(met):
        return None
    return replace(met, text=plainer(tuple(side.text for side in (one, other) if side == met)))


def orders(before: Quantity, after: Quantity) -> frozenset[Order]:
    """Return the orders that two quantities may have.

    There are none when the two cannot be compared.
    """
    pair = comparable(before, after)
    if pair is None:
        return frozenset()
    if before == after:
        return frozenset({Order.SAME})
    earlier, later = pair
    possible = set()
    if _reaches_below(later, earlier):
        possible.add(Order.LOWER)
    if overlap(earlier, later):
        possible.add(Order.SAME)
    if _reaches_below(earlier, later):
        possible.add(Order.HIGHER)
    return frozenset(possible)


def as_bound(value: Quantity, bound: Bound | None) -> Quantity:
    """Take "up to" for a cap and "at least" for a floor, which they may tell of; all else is what it is."""
    at_most = value.low is None and not value.high_open
    at_least = value.high is None and not value.low_open
    may_be = (bound is Bound.CAP and at_most) or (bound is Bound.FLOOR and at_least)
    return replace(value, bound=bound) if value.bound is None and may_be else value


def above(value: Quantity) -> Quantity:
    """Return all that is more than the least it may be."""
    if value.type is ValueType.DATE and value.low is not None:
        return Quantity(value.type, plus(value.low, ONE), None)
    return Quantity(value.type, value.low, None, value.unit, low_open=value.low is not None, bound=value.bound)


def below(value: Quantity) -> Quantity:
    """Return all that is less than the most it may be."""
    if value.type is ValueType.DATE and value.high is not None:
        return Quantity(value.type, None, max(minus(value.high, ONE), ZERO))  # The calendar begins on day 1.
    return Quantity(value.type, None, value.high, value.unit, high_open=value.high is not None, bound=value.bound)


def is_empty(value: Quantity) -> bool:
    """Tell whether no number lies between the bounds."""
    if value.low is None or value.high is None:
        return False
    return value.low > value.high or (value.low == value.high and (value.low_open or value.high_open))


def is_point(value: Quantity) -> bool:
    """Tell whether a value is a single number."""
    return value.low is not None and value.low == value.high


def _reaches_below(one: Quantity, other: Quantity) -> bool:
    return one.low is None or other.high is None or one.low < other.high
