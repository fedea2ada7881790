"""The days that stand in the text of an article, as the press of several languages writes them."""

import datetime
import re

from draftdiff.values.lexicon import MONTHS

_NAME = r"(?P<M>[^\W\d_]{3,10})\.?"
_D, _Y = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|\.)?", r"(?P<y>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_Y}-(?P<m>[01]?\d)-(?P<d>[0-3]?\d)(?!\d)",
        rf"(?<![\d/]){_Y}/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?![\d/])",
        rf"(?<!\d){_Y}(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T|$|\d{{6}}(?!\d))",
        rf"(?<![\d.])(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\.\s?{_Y}(?!\.?\d)",
        rf"{_Y}\s?年\s?(?P<m>[01]?\d)\s?月\s?(?P<d>[0-3]?\d)\s?日",
        rf"{_Y}\s?년\s?(?P<m>[01]?\d)\s?월\s?(?P<d>[0-3]?\d)\s?일",
        rf"\b{_NAME} {_D},? {_Y}\b",
        rf"(?<!\d){_D}(?:[- ]| de ){_NAME}(?: de |[-, ]\s?){_Y}\b",
        rf"(?<!\d){_Y}-{_NAME}-{_D}",
    )
)
_SLASHES = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)/((?:19|20)\d\d)(?!\d)")
_SECONDS = re.compile(r"1[0-9]{9}(?:[0-9]{3})?|2[01][0-9]{8}(?:[0-9]{3})?")


def first_day(text: str) -> str:
    """Return the first day in a text, year first; none where the order of day and month cannot be told."""
    if _SECONDS.fullmatch(text.strip()):
        return datetime.datetime.fromtimestamp(int(text.strip()[:10]), datetime.UTC).date().isoformat()
    found = [match for pattern in _DATES for match in pattern.finditer(text)]
    days = [(match.start(), match.end(), day) for match in found if (day := _day(match))]
    for match in _SLASHES.finditer(text):
        one, other, year = int(match[1]), int(match[2]), int(match[3])
        if one > 12 or other > 12 or one == other:
            month, number = (other, one) if one > 12 else (one, other)
            days.append((match.start(), match.end(), _iso(year, month, number)))
    return next((day for _, _, day in sorted(days) if day), "")


def _day(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = _month(parts["M"]) if parts.get("M") else int(parts["m"])
    return _iso(int(parts["y"]), month, int(parts["d"]))


def _month(name: str) -> int:
    name = name.casefold()
    return MONTHS.get(name) or next((month for word, month in MONTHS.items() if word.startswith(name)), 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
