"""Dates that are none, and dates spelled for people: what to write instead."""

import calendar
import datetime
import re

from draftdiff.values.types import Unreadable, quoted

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_SPELLINGS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"{_DAY} {_NAME},? {_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_NAME},? {_YEAR}",
        rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})(?:[-/. ]{_DAY})?",
        rf"{_DAY}\.(?P<month>[0-9]{{1,2}})\.{_YEAR}",
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
    for pattern in _SPELLINGS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = int(parts["month"]) if parts.get("month") else _month(parts.get("name") or "")
            spelled = _iso(int(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
            return [spelled] if spelled else []
    return []


def _month(name: str) -> int:
    for number, full in enumerate(MONTH_NAMES, start=1):
        if name and full.lower().startswith(name.lower()):
            return number
    return 0


def _iso(year: int, month: int, day: int | None) -> str:
    try:
        found = datetime.date(year, month, 1 if day is None else day).isoformat()
    except ValueError:
        return ""
    return found[:7] if day is None else found
