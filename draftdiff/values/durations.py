"""Months in days: an interval, because months and years differ in length."""

from dataclasses import replace
from decimal import Decimal

from draftdiff.values.exact import minus, plus, times
from draftdiff.values.types import Quantity

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
