"""Dates as day ordinals, the words for people, and what was meant by a date that is none."""

import calendar
import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from draftdiff.values.exact import ONE, minus, plus
from draftdiff.values.lexicon import MONTH_NAMES, MONTHS
from draftdiff.values.types import Quantity, Unreadable, ValueType, quoted, tidy, unreadable

_NAME = r"(?:de )?(?P<name>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>[0-9]{4})"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY} {_NAME},?(?: de)? {_YEAR}(?: року| р\.| года| г\.)?",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_NAME},? {_YEAR}",
        rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})(?:[-/. ]{_DAY})?",
        rf"{_DAY}\.(?P<month>[0-9]{{1,2}})\.{_YEAR}",
    )
)
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<from>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:[-–—]|to|or) ?{_DAY} {_NAME},? {_YEAR}",
        rf"{_NAME} (?P<from>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:[-–—]|to|or) ?{_DAY},? {_YEAR}",
    )
)
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def no_such_date(text: str, year: int, month: int) -> Unreadable:
    """Say why a date that is written well does not exist."""
    if year == 0:
        return Unreadable(f"{quoted(text)} does not exist: there is no year 0000", "write a year from 0001")
    if not 1 <= month <= 12:
        return Unreadable(f"{quoted(text)} does not exist: there is no month {month:02}", "write a month from 01 to 12")
    stem = f"{year:04}-{month:02}"
    last = f"{stem}-{calendar.monthrange(year, month)[1]}"
    return Unreadable(
        f"{quoted(text)} does not exist: the last day of that month is {last}",
        f"write `{last}`, or `{stem}` where only the month is known",
    )


def respelled(text: str) -> list[str]:
    """Return what a date spelled for people may mean."""
    if match := _SLASHES.fullmatch(text):
        one, other, year = map(int, match.groups())
        found = {_iso(year, other, one), _iso(year, one, other)}
        return sorted(filter(None, found))
    for days in (pattern.fullmatch(text) for pattern in _DAYS):
        if days and (month := _month(days["name"])):
            ends = [_iso(int(days["year"]), month, int(days[end])) for end in ("from", "day")]
            return ["/".join(ends)] if all(ends) else []
    for pattern in _SPELLINGS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = int(parts["month"]) if parts.get("month") else _month(parts["name"])
            spelled = _iso(int(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
            return [spelled] if spelled else []
    return []


def _month(name: str) -> int:
    name = name.casefold()
    return MONTHS.get(name) or next((n for n, full in enumerate(MONTH_NAMES, 1) if full.casefold().startswith(name)), 0)


def _iso(year: int, month: int, day: int | None) -> str:
    try:
        found = datetime.date(year, month, 1 if day is None else day).isoformat()
    except ValueError:
        return ""
    return found[:7] if day is None else found


_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)", re.ASCII)
_LIMIT = re.compile(r"(before|after|by|from) (.+)", re.IGNORECASE)
_FIRST = datetime.date.min.toordinal()
_LAST = datetime.date.max.toordinal()
# An approximate date may be off by this many days; an approximate month or year by one of its kind.
_DAYS_OFF = 3


class _Period(NamedTuple):
    """The first and last day, and how far off they may be."""

    first: int
    last: int
    earlier: int = 0
    later: int = 0


def parse_date(text: str) -> Quantity | Unreadable:
    """Read a day, month or year, a range of them, or a limit.

    The notation is that of the Extended Date/Time Format ("~" or "?" for an approximate date, "/" for a
    range), with "before", "after", "by" and "from" in words.
    """
    text = tidy(text)
    if (match := _LIMIT.fullmatch(text)) and not _NOT_PAST.fullmatch(text):
        return _limited(match[1].lower(), match[2], text)
    if match := _OPEN.fullmatch(text):
        word, rest = ("from", match[1]) if match[1] else ("by", match[2])
        return _limited(word, rest, f"{word} {rest}")
    if doubt := _unclear(text):
        return doubt
    ends = [_period(end) for end in text.split("/", 1)]
    if len(ends) == 2 and (meant := respelled(text)):
        return _misread(text, meant)
    for end in ends:
        if isinstance(end, Unreadable):
            return end
    periods = [end for end in ends if not isinstance(end, Unreadable)]
    low, high = periods[0].first - periods[0].earlier, periods[-1].last + periods[-1].later
    if low > high:
        return Unreadable(f"{quoted(text)} ends before it begins", "write the earlier date first")
    return Quantity(ValueType.DATE, Decimal(max(low, _FIRST)), Decimal(min(high, _LAST)), text=text)


_OPEN = re.compile(r"([^/]+)/\.\.|\.\./([^/]+)")
_AT_END = re.compile(r"(.+?),? at the (latest|earliest)", re.IGNORECASE)
_NOT_PAST = re.compile(r"(?:not? (?P<than>later|earlier) than|by (?:the )?end[- ](?:of )?) ?(?P<day>.+)", re.IGNORECASE)
_PART = re.compile(rf"(early|mid|late)[- ](?:{_NAME} )?{_YEAR}", re.IGNORECASE)
_SEASON = re.compile(r"([0-9]{4})-2[1-4]|(?:spring|summer|autumn|fall|winter)(?: of)? ([0-9]{4})", re.IGNORECASE)
_QUARTER = re.compile(r"([0-9]{4})-?Q([1-4])|Q([1-4]) ([0-9]{4})", re.IGNORECASE)


def _unclear(text: str) -> Unreadable | None:
    """Say what to write for a time that has a name, or no sharp ends."""
    if match := _AT_END.fullmatch(text):
        word = "by" if match[2].lower() == "latest" else "from"
        meant = [match[1]] if not isinstance(_period(match[1]), Unreadable) else respelled(match[1])
        return _misread(text, [f"{word} {one}" for one in meant]) if meant else None
    if match := _NOT_PAST.fullmatch(text):
        word = "from" if match["than"] and match["than"].lower() == "earlier" else "by"
        meant = [match["day"]] if not isinstance(_period(match["day"]), Unreadable) else respelled(match["day"])
        return _misread(text, [f"{word} {one}" for one in meant]) if meant else None
    if match := _QUARTER.fullmatch(text):
        last = 3 * int(match[2] or match[3])
        year = match[1] or match[4]
        return _misread(text, [f"{year}-{last - 2:02}/{year}-{last:02}"])
    if match := _SEASON.fullmatch(text):
        year = match[1] or match[2]
        help = f"write the months that are meant, such as `{year}-03/{year}-05`"
        return Unreadable(f"{quoted(text)} is a season, which is not the same everywhere", help)
    if match := _PART.fullmatch(text):
        month = _month(match["name"]) if match["name"] else 0
        whole = f"{match['year']}-{month:02}" if month else match["year"]
        if month or not match["name"]:
            when = "in the middle" if match[1].lower() == "mid" else match[1].lower()
            help = f"write `{whole}`, and say in a note that it was {when}"
            return Unreadable(f"{quoted(text)} has no sharp ends", help)
    return None


def _limited(word: str, rest: str, text: str) -> Quantity | Unreadable:
    period = _period(rest)
    if isinstance(period, Unreadable):
        meant = [f"{word} {spelling}" for spelling in respelled(rest)]
        return _misread(text, meant) if meant else period
    if period.earlier or period.later:
        return Unreadable(
            f"{quoted(text)} is a limit that is itself approximate",
            f"write the limit without `~` or `?`, such as {quoted(text[:-1])}",
        )
    if word in ("before", "by"):
        last = period.first - 1 if word == "before" else period.last
        return Quantity(ValueType.DATE, None, Decimal(last), text=text)
    return Quantity(ValueType.DATE, Decimal(period.last + 1 if word == "after" else period.first), None, text=text)


def _period(text: str) -> _Period | Unreadable:
    if match := re.fullmatch(r"([0-9]{3})X", text, re.IGNORECASE):
        decade = int(match[1]) * 10
        if decade:
            return _Period(datetime.date(decade, 1, 1).toordinal(), datetime.date(decade + 9, 12, 31).toordinal())
    # Of an unknown day or month, in EDTF, the month or the year is known.
    match = _PERIOD.fullmatch(re.sub(r"(-XX){1,2}$", "", text, flags=re.IGNORECASE))
    if not match:
        return _misread(text, respelled(text))
    year, month, day = (int(group) if group else None for group in match.groups()[:3])
    assert year is not None
    try:
        first = datetime.date(year, month or 1, 1 if day is None else day)
        last_month = 12 if month is None else month
        last = day or calendar.monthrange(year, last_month)[1]
    except ValueError:
        return no_such_date(text, year, 1 if month is None else month)
    if month == 0 or day == 0:
        return no_such_date(text, year, month or 0)
    period = _Period(first.toordinal(), datetime.date(year, last_month, last).toordinal())
    return _widened(period, month, day) if match[4] else period


def _widened(period: _Period, month: int | None, day: int | None) -> _Period:
    """Widen by three days, or by a month or year each way."""
    if day is not None:
        return period._replace(earlier=_DAYS_OFF, later=_DAYS_OFF)
    before, after = _day(period.first - 1), _day(period.last + 1)
    earlier = before.replace(day=1) if month else before.replace(month=1, day=1)
    last_day = calendar.monthrange(after.year, after.month)[1]
    later = after.replace(day=last_day) if month else after.replace(month=12, day=31)
    return period._replace(earlier=period.first - earlier.toordinal(), later=later.toordinal() - period.last)


def _misread(text: str, meant: list[str]) -> Unreadable:
    if not meant:
        return unreadable(ValueType.DATE, text)
    return Unreadable(
        f"{quoted(text)} is not written as year-month-day",
        f"write {' or '.join(quoted(spelling) for spelling in meant)}",
    )


def days(value: Quantity) -> tuple[datetime.date, datetime.date]:
    """Return the earliest and the latest possible day.

    A side without a bound goes to the end of the calendar.
    """
    low = datetime.date.min if value.low is None else _day(value.low)
    high = datetime.date.max if value.high is None else _day(value.high)
    return low, high


def iso(value: Quantity) -> str:
    """Write a date value as it would be read."""
    low, high = value.low, value.high
    if low is not None and high is not None:
        first, last = _day(low), _day(high)
        if first == last:
            return first.isoformat()
        if (months := _whole_months(first, last)) is None:
            return f"{first}/{last}"
        start, end = months
        if start == end:
            return start
        return start[:4] if _is_year(first, last) else f"{start}/{end}"
    if low is not None:
        return f"after {_day(minus(low, ONE))}" if low > _FIRST else f"from {_day(low)}"
    if high is not None:
        return f"before {_day(plus(high, ONE))}" if high < _LAST else f"by {_day(high)}"
    return "any date"


def written_date(value: Quantity) -> str:
    """Write a date for people, in English in any locale."""
    match = _PERIOD.fullmatch(value.text)
    if match and match[4]:
        exactly = parse_date(value.text[:-1])
        assert isinstance(exactly, Quantity)
        return f"about {written_date(exactly)}"
    low, high = value.low, value.high
    if low is not None and high is not None:
        return written_day(_day(low), _day(high))
    if (limit := _LIMIT.fullmatch(value.text)) and isinstance(date := parse_date(limit[2]), Quantity):
        return f"{limit[1].lower()} {written_date(date)}"
    if low is not None:
        return f"after {written_day(_day(minus(low, ONE)))}"
    if high is not None:
        return f"before {written_day(_day(plus(high, ONE)))}"
    return "any date"


def written_day(first: datetime.date, last: datetime.date | None = None) -> str:
    """Write a day, or all days up to a last one, for people, in English in any locale."""
    if last is None or first == last:
        return f"{first.day} {MONTH_NAMES[first.month - 1][:3]} {first.year}"
    if (months := _whole_months(first, last)) and months[0] == months[1]:
        return f"{MONTH_NAMES[first.month - 1][:3]} {first.year}"
    if _is_year(first, last):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{written_day(last)}"
    return f"{written_day(first)} to {written_day(last)}"


def _whole_months(first: datetime.date, last: datetime.date) -> tuple[str, str] | None:
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return (first.isoformat()[:7], last.isoformat()[:7]) if whole else None


def _is_year(first: datetime.date, last: datetime.date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _day(ordinal: Decimal | int) -> datetime.date:
    return datetime.date.fromordinal(min(max(int(ordinal), _FIRST), _LAST))
