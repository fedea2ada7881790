"""A saved article as plain text, with guesses at its outlet, title, day and address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from draftdiff.articles.days import first_day
from draftdiff.articles.formats import NotText, decode, parts
from draftdiff.articles.page import is_page, read_page

_DATELINE = re.compile(r"(?:posted|updated|published|last modified)\b.{0,30}", re.IGNORECASE)
_AGENCY = re.compile(r"^[A-Z][A-Z .,/-]+\((?P<outlet>[A-Z][\w .&-]{1,40})\)", re.MULTILINE)
_SIGNED = re.compile(r"^\((?P<outlet>[A-Z][\w .&-]{1,40}?),[^()]*20\d\d\)$", re.MULTILINE)
_BY = re.compile(
    r"^(?:By|От|Від|Von|Par|Por) [^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,8}(?:,| [|•–—-]) "
    r"(?P<outlet>[A-Z][\w&.'’-]*(?: [\w&.'’-]+){0,4})$",
    re.MULTILINE,
)
_STAFF = re.compile(r"\bBy [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}, (?P<outlet>[A-Z][\w&-]+(?: [A-Z][\w&-]+)?) Staff\b")
_TITLE_WORDS = range(4, 26)
_NO_TITLE = re.compile(r"photo|©|copyright|newsletter|subscribe|cookie|sign up|log in|by signing", re.IGNORECASE)
_NO_TITLE_END = (".", ":", ",", ";", ".”", '."', ")")
_HEAD = 4000


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article; what could not be guessed is empty, the day is written year first.

    Beside it stand the encoding that was guessed, and how many words a reader does not see, are struck out, or come
    from what the page declares for search engines.
    """

    text: str
    outlet: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    encoding: str = ""
    hidden: int = 0
    struck: int = 0
    from_data: int = 0


def read_article(data: bytes, outlets: Sequence[str] = ()) -> Article | NotText:
    """Read a saved article; the outlets are those known already, whose names are looked for.

    A web page is reduced to the text that a reader sees, menus included: what is quoted must be in it.
    """
    saved = parts(data)
    if isinstance(saved, NotText):
        return saved
    decoded = decode(saved.data, saved.charset)
    text, day = decoded.text, first_day(saved.published)
    if not is_page(text):
        outlet, title = saved.outlet or _outlet(text, outlets), saved.title or _title(text)
        return Article(text, outlet, title, day or _date(text), saved.url, decoded.guessed, 0, saved.struck)
    page = read_page(text)
    return Article(
        page.text,
        saved.outlet or page.outlet or _outlet(page.text, outlets),
        saved.title or page.title or _title(page.text),
        day or page.published or _date(page.text),
        saved.url or page.url,
        decoded.guessed,
        page.hidden,
        page.struck,
        page.from_data,
    )


def _outlet(text: str, outlets: Sequence[str]) -> str:
    """Guess from the places where agencies and papers sign, else from a line that is the name of a known outlet."""
    for pattern in (_STAFF, _AGENCY, _SIGNED, _BY):
        found = pattern.search(text)
        if found:
            return found["outlet"]
    known = {name: outlet for outlet in outlets for name in (outlet.casefold(), f"{outlet.casefold()} logo")}
    lines = (line.strip().casefold() for line in text[:_HEAD].splitlines())
    return next((known[line] for line in lines if line in known), "")


def _title(text: str) -> str:
    """Take the first line that is long enough for a title and does not end as a sentence does."""
    for line in text[:_HEAD].splitlines():
        words = line.split()
        is_plain = not (_NO_TITLE.search(line) or _DATELINE.match(line) or line.rstrip().endswith(_NO_TITLE_END))
        if len(words) in _TITLE_WORDS and is_plain:
            return " ".join(words)
    return ""


def _date(text: str) -> str:
    """Take the day behind a word such as "Posted", else the first day at the head, else the last in the text."""
    for line in _DATELINE.findall(text):
        day = first_day(line)
        if day:
            return day
    return first_day(text[: _HEAD // 4]) or first_day(text[-_HEAD // 4 :])
