"""A saved article as plain text, with guesses at its outlet, title, day and address."""

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "iframe")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p(re)?"
    "|section|t(able|d|h|r)"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = (
    re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(rf"\b(?P<M>{_NAMED}) (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<M>{_NAMED}),? (?P<y>20\d\d)\b", re.IGNORECASE),
)
_DATELINE = re.compile(r"(?:posted|updated|published|last modified)\b.{0,30}", re.IGNORECASE)
_AGENCY = re.compile(r"^[A-Z][A-Z .,/-]+\((?P<outlet>[A-Z][\w .&-]{1,40})\)", re.MULTILINE)
_SIGNED = re.compile(r"^\((?P<outlet>[A-Z][\w .&-]{1,40}?),[^()]*20\d\d\)$", re.MULTILINE)
_STAFF = re.compile(r"\bBy [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}, (?P<outlet>[A-Z][\w&-]+(?: [A-Z][\w&-]+)?) Staff\b")
_TITLE_WORDS = range(4, 26)
_NO_TITLE = re.compile(r"photo|©|copyright|newsletter|subscribe|cookie|sign up|log in|by signing", re.IGNORECASE)
_NO_TITLE_END = (".", ":", ",", ";", ".”", '."', ")")
_BREAK = "\x1e"
_HEAD = 4000


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article; what could not be guessed is empty, the day is written year first."""

    text: str
    outlet: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


def read_article(data: bytes, outlets: Sequence[str] = ()) -> Article:
    """Read a saved article; the outlets are those known already, whose names are looked for.

    A web page is reduced to the text that a reader sees, menus included: what is quoted must be in it.
    """
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        return _read_page(data, outlets)
    text = decoded(data)
    return Article(text, _outlet(text, outlets), _title(text), _date(text))


def decoded(data: bytes) -> str:
    """Read bytes as text: UTF-8, UTF-16 by its mark, else the old encoding of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _read_page(data: bytes, outlets: Sequence[str]) -> Article:
    from bs4 import BeautifulSoup

    page = BeautifulSoup(data, "html.parser")
    told = dict(_told(page))
    heading = page.find("h1") or page.title
    title = told.get("title") or (heading.get_text(" ", strip=True) if heading else "")
    text = _page_text(page)
    day = told.get("published") or _date(text)
    title = " ".join(title.split())
    return Article(text, told.get("outlet") or _outlet(text, outlets), title, day, told.get("url", ""))


def _page_text(page: "BeautifulSoup") -> str:
    for unseen in page(_UNSEEN):
        unseen.decompose()
    for block in page(lambda tag: _BLOCKS.fullmatch(tag.name) is not None):
        block.insert_before(_BREAK)
        block.insert_after(_BREAK)
    # A line break in the source of a page is a blank to its reader; marks keep the breaks between blocks.
    lines = (" ".join(line.split()) for line in page.get_text().split(_BREAK))
    return "\n".join(line for line in lines if line) + "\n"


def _told(page: "BeautifulSoup") -> Iterator[tuple[str, str]]:
    """Yield what a page says of itself, in order of rising trust."""
    for data in page("script", type="application/ld+json"):
        try:
            found = json.loads(data.get_text())
        except ValueError:
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict) and "headline" in item:
                yield "title", str(item["headline"])
                yield from _day("published", str(item.get("datePublished", "")))
                publisher = item.get("publisher")
                if isinstance(publisher, dict) and publisher.get("name"):
                    yield "outlet", str(publisher["name"])
    stamp = page.find("time", datetime=True)
    if stamp is not None:
        yield from _day("published", str(stamp["datetime"]))
    named = {"og:site_name": "outlet", "og:title": "title"}
    for meta in page("meta", content=True):
        name, content = str(meta.get("property") or meta.get("name") or ""), str(meta["content"]).strip()
        if name in named and content:
            yield named[name], content
        if name in {"article:published_time", "date", "pubdate", "datePublished"}:
            yield from _day("published", content)
    address = page.find("link", rel="canonical", href=True)
    if address is not None and str(address["href"]).startswith(("https://", "http://")):
        yield "url", str(address["href"])


def _day(key: str, text: str) -> Iterator[tuple[str, str]]:
    day = _first_date(text)
    if day:
        yield key, day


def _outlet(text: str, outlets: Sequence[str]) -> str:
    """Guess from the places where agencies and papers sign, else from a line that is the name of a known outlet."""
    for pattern in (_STAFF, _AGENCY, _SIGNED):
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
        day = _first_date(line)
        if day:
            return day
    return _first_date(text[: _HEAD // 4]) or _first_date(text[-_HEAD // 4 :])


def _first_date(text: str) -> str:
    matches = [found for pattern in _DATES if (found := pattern.search(text))]
    for found in sorted(matches, key=lambda match: match.start()):
        parts = found.groupdict()
        month = _MONTHS.index(parts["M"][:3].lower()) + 1 if parts.get("M") else int(parts["m"])
        try:
            return datetime.date(int(parts["y"]), month, int(parts["d"])).isoformat()
        except ValueError:
            continue
    return ""
