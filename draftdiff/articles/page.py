"""A web page as its reader sees it, and what it says of itself."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from draftdiff.articles.days import first_day

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PIECE = re.compile(r"</(?:p|div|h[1-6]|li|[ou]l|article|section|main|table|blockquote|body)\s*>", re.IGNORECASE)
_UNSEEN = ("script", "style", "noscript", "template", "svg", "title", "iframe", "object", "datalist", "rp", "rt")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|button|caption|center|d[dlt]|details|dialog|div|fieldset|fig(caption|ure)|footer"
    "|form|h[1-6r]|header|hgroup|legend|li|main|menu|nav|[ou]l|optgroup|option|p(re)?|search|section|select|summary"
    "|t(able|body|d|foot|h|head|r)"
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0\s*(?:[;!]|$)|font-size\s*:\s*0(?:px|em|rem)?\s*(?:[;!]|$)",
    re.I,
)
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_LINES_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_UNSEEN_CLASSES = {"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "screen-reader-only"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?(?:[.#][A-Za-z_-][\w-]*)+")
_UNIT = re.compile(r"(?:\b(?:[kcm]?m|ft|mi|yd|in|10|CO)|\d \w{1,2})$")
_BREAK = "\x1e"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# The names under which pages tell of themselves, in letters alone: "DC.date.issued" is `dcdateissued`.
_PUBLISHED = (
    "articlepublishedtime ogarticlepublishedtime articlepublished datepublished ogpublishedtime parselypubdate "
    "sailthrudate dcdateissued dctermsissued dcdate dctermsdate dctermscreated dcdatecreated dccreated "
    "citationpublicationdate citationonlinedate citationdate cxenseparserecspublishtime cxenseparsepublishtime "
    "rnewsdatepublished btpubdate publisheddate publishdate publicationdate pubdate publishedat published "
    "articledateoriginal originalpublicationdate articlecreated dateposted displaydate date prismpublicationdate "
    "weiboarticlecreateat ptime pdate"
)
_OUTLETS = "ogsitename dcpublisher dctermspublisher citationpublisher publisher applicationname"
_TITLES = "ogtitle twittertitle dctitle dctermstitle citationtitle parselytitle sailthrutitle"
_STAMPED = re.compile(
    r"publish|posted|pubdate|entry-date|post-date|article-date|article__date|timestamp|byline|dateline", re.I
)
_CHANGED = re.compile(r"modif|updat|related|comment", re.IGNORECASE)
_ARTICLE = re.compile(r"Article|Posting|^Report$|CreativeWork|^Review$|PressRelease|Statement")
_FROM = (
    re.compile(r"saved from url=\(\d+\)(https?://[^\s>]+)"),
    re.compile(r"^\s*url: ?(https?://\S+)", re.MULTILINE),
    re.compile(r"(?:mirrored from|archived from|saved from) (https?://\S+)", re.IGNORECASE),
)
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?:[/-]|$)|/(20\d\d)([01]\d)([0-3]\d)(?:/|$)")
_ENDS = re.compile(r"\s+[|·•—–-]\s+|\s*[|»]\s*|\s+::\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, what it says of itself, and how many words of it no reader sees."""

    text: str
    outlet: str
    title: str
    published: str
    url: str
    hidden: int
    struck: int
    from_data: int


def is_page(text: str) -> bool:
    """Tell a web page, or a piece of one, from plain text."""
    start = text.lstrip("\ufeff \t\r\n")
    if _PAGE.match(start):
        return True
    pieces = len(_PIECE.findall(text))
    return pieces > 0 and (start.startswith("<") or pieces > 1)


def read_page(text: str) -> Page:
    """Read a page; what it does not say of itself is empty."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(text, "html.parser")
    metas = _metas(page)
    url = _address(page, metas, text)
    data = list(_data(page))
    own, is_sure = _own(data, url, _headings(page), metas)
    title = _title(page, own, metas)
    outlet = _first(metas, _OUTLETS) or _publisher(own, data) or _behind(page, title)
    published = _published(page, own, is_sure, metas, url)
    body = _words(BeautifulSoup(str(own.get("articleBody") or ""), "html.parser").get_text(_BREAK)) if own else ""
    hidden, struck = _leave_out(page)
    seen = _seen(page)
    if not url and own:
        url = _web(own.get("url"))
    extra = 0
    if len(body.split()) > 20 and _lacks(seen, body):
        extra, seen = len(body.split()), f"{seen}{body}"
    return Page(seen, outlet, title, published, url, hidden, struck, extra)


def _lacks(seen: str, body: str) -> bool:
    there = " ".join(seen.split())
    sentences = [part for part in re.split(r"(?<=[.!?。])\s+|\n", " ".join(body.split())) if len(part) > 20]
    return sum(part in there for part in sentences) * 2 < len(sentences)


def _leave_out(page: "BeautifulSoup") -> tuple[int, int]:
    """Take out what a reader does not see, and what is struck out; count their words."""
    for shadow in page("template", shadowrootmode=True):
        for part in shadow.find_all(string=True):
            if part.parent is not None and part.parent.name not in ("script", "style"):
                part.replace_with(str(part))
        shadow.unwrap()
    sheet = "\n".join(style.get_text() for style in page("style"))
    for unseen in page(_UNSEEN):
        unseen.decompose()
    hidden = struck = 0
    hides, strikes = _rules(page, sheet, _HIDDEN_STYLE), _rules(page, sheet, _STRUCK_STYLE)
    for tag in page(True):
        if tag.decomposed:
            continue
        style, classes = str(tag.get("style") or ""), set(tag.get_attribute_list("class"))
        is_hidden = tag.has_attr("hidden") and str(tag.get("hidden")) != "until-found"
        is_hidden |= tag.name == "dialog" and not tag.has_attr("open")
        is_hidden |= bool(classes & _UNSEEN_CLASSES or _HIDDEN_STYLE.search(style))
        is_hidden |= id(tag) in hides and not re.search(r"display\s*:", style)
        if is_hidden and tag.name not in ("html", "body"):
            hidden += len(tag.get_text(" ").split())
            tag.decompose()
        elif tag.name in ("del", "s", "strike") or _STRUCK_STYLE.search(style) or id(tag) in strikes:
            struck += len(tag.get_text(" ").split())
            tag.decompose()
    return hidden, struck


def _rules(page: "BeautifulSoup", sheet: str, wanted: re.Pattern[str]) -> set[int]:
    """Find the tags that a plain rule of the page's own style sheet hides or strikes; rules for print are not read."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    sheet = re.sub(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;", "", sheet)
    found: dict[str, bool] = {}
    for names, look in _RULE.findall(sheet):
        for name in names.split(","):
            if wanted.search(look) or re.search(r"display\s*:|text-decoration", look):
                found[name.strip()] = bool(wanted.search(look))
    chosen = [name for name, is_wanted in found.items() if is_wanted and _SELECTOR.fullmatch(name)]
    return {id(tag) for name in chosen for tag in page.select(name)}


def _seen(page: "BeautifulSoup") -> str:
    for note in page("sup"):
        mark = note.get_text().strip()
        before = note.previous_sibling
        if mark.isdigit() and isinstance(before, str) and _UNIT.search(before) and not note.find("a"):
            note.replace_with(mark.translate(_RAISED))
        elif re.fullmatch(r"\d{1,3}|[*†‡§a-z]|[ivx]{1,4}", mark):
            note.replace_with(f"[{mark}]")
    for quote in page("q"):
        quote.insert_before("“")
        quote.insert_after("”")
    for tag in page(True):
        style = str(tag.get("style") or "")
        if tag.name == "pre" or _LINES_STYLE.search(style):
            for part in tag.find_all(string=re.compile("\n")):
                part.replace_with(str(part).replace("\n", _BREAK))
        if _BLOCKS.fullmatch(tag.name) or _BLOCK_STYLE.search(style):
            tag.insert(0, _BREAK)
            tag.append(_BREAK)
    return _words(page.get_text())


def _words(text: str) -> str:
    # A line break in the source of a page is a blank to its reader; marks keep the breaks between blocks.
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "".join(f"{line}\n" for line in lines if line)


def _metas(page: "BeautifulSoup") -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page("meta", content=True):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        found.setdefault(re.sub("[^a-z]", "", name), " ".join(str(meta["content"]).split()))
    return found


def _first(metas: dict[str, str], names: str) -> str:
    return next((metas[name] for name in names.split() if metas.get(name)), "")


def _data(page: "BeautifulSoup") -> Iterator[dict[str, Any]]:
    """Yield every item that a page declares for search engines, those in lists and graphs too, in order."""
    for script in page("script", type=re.compile(r"ld\+json", re.IGNORECASE)):
        text = re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$", "", script.get_text())
        try:
            yield from _items(json.loads(re.sub(r",(\s*[}\]])", r"\1", text), strict=False))
        except (ValueError, RecursionError):
            continue


def _items(found: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if isinstance(found, list):
        for item in found:
            yield from _items(item)
    if isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(found.get(key))


def _own(
    data: list[dict[str, Any]], url: str, headings: list[str], metas: dict[str, str]
) -> tuple[dict[str, Any], bool]:
    """Choose the item of the page's own article, and say whether the page names it."""
    articles = [item for item in data if _ARTICLE.search(_kind(item)) or ("headline" in item and not _kind(item))]
    titles = {_folded(text) for text in (*headings, _first(metas, _TITLES))} - {""}
    for item in articles:
        addresses = [_bare(_web(item.get(key))) for key in ("url", "mainEntityOfPage", "@id")]
        headline = _folded(_said(item.get("headline") or item.get("name")))
        if (url and _bare(url) in addresses) or (headline and any(headline in t or t in headline for t in titles)):
            return item, True
    dated = [item for item in articles if item.get("datePublished")]
    pages = [item for item in data if "Page" in _kind(item) and item.get("datePublished")]
    return next(iter([*dated, *articles, *pages]), {}), not titles and not url


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _said(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        return next((said for one in value if (said := _said(one))), "")
    if isinstance(value, dict):
        return _said(value.get("name") or value.get("@value"))
    return " ".join(html.unescape(re.sub(r"</?[a-z]+>", "", value)).split()) if isinstance(value, str) else ""


def _publisher(own: dict[str, Any], data: list[dict[str, Any]]) -> str:
    for key in ("publisher", "sourceOrganization", "provider", "copyrightHolder"):
        named = own.get(key)
        for one in named if isinstance(named, list) else [named]:
            same = [item for item in data if isinstance(one, dict) and one.get("@id") and item.get("@id") == one["@id"]]
            for item in (one, *same):
                if name := _said(item):
                    return name
    return next(
        (_said(item) for item in data if _kind(item) in ("WebSite", "NewsMediaOrganization") and _said(item)), ""
    )


def _headings(page: "BeautifulSoup") -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in page("h1") or page("h2")[:1]]


def _title(page: "BeautifulSoup", own: dict[str, Any], metas: dict[str, str]) -> str:
    """Take the heading that the page's own title begins with, else what it says, less the name of the outlet."""
    named = " ".join(page.title.get_text(" ").split()) if page.title else ""
    told = [_said(own.get("headline")), html.unescape(_first(metas, _TITLES)), named]
    headings = [heading for heading in _headings(page) if heading]
    for heading in headings:
        if len(heading.split()) > 1 and any(_folded(heading) in _folded(text) for text in told[:2]):
            return heading
    for text in told[:2]:
        if text:
            return _without(text, _first(metas, _OUTLETS) or _said(own.get("publisher")))
    outlet = _folded(_first(metas, _OUTLETS))
    heading = next((text for text in headings if _folded(text) in _folded(named)), "") or " ".join(headings[:1])
    if heading and _folded(heading) != outlet and (page.h1 or not named):
        return heading
    return _without(named, "")


def _without(title: str, outlet: str) -> str:
    pieces = _ENDS.split(title)
    end = pieces[-1]
    is_outlet = _folded(end) == _folded(outlet) if outlet else len(pieces) > 1 and len(end.split()) < 5
    if len(pieces) > 1 and is_outlet:
        return re.sub(r"\s*(?:[|·•—–»-]|::)\s*$", "", title[: title.rindex(end)])
    return title


def _behind(page: "BeautifulSoup", title: str) -> str:
    """Take the outlet from behind the headline in the title of the page."""
    named = " ".join(page.title.get_text(" ").split()) if page.title else ""
    pieces = _ENDS.split(named)
    behind = pieces[-1] if len(pieces) > 1 and title and named.startswith(title[:20]) and named != title else ""
    return behind if len(behind.split()) < 6 else ""


def _published(page: "BeautifulSoup", own: dict[str, Any], is_sure: bool, metas: dict[str, str], url: str) -> str:
    """Take the day of the page's own article: what it declares, its stamps, then its address."""
    told = [_said(own.get("datePublished")), _said(own.get("dateCreated"))]
    stamps = list(_stamps(page))
    listed = [metas[name] for name in _PUBLISHED.split() if metas.get(name)]
    in_address = ["-".join(part for part in found.groups() if part)] if (found := _IN_ADDRESS.search(url)) else []
    certain = [*(told if is_sure else []), *listed]
    weak = [*stamps[:1], *(told if not is_sure else []), *in_address, *stamps[1:]]
    return next((day for text in (*certain, *weak) if (day := first_day(text))), "")


def _stamps(page: "BeautifulSoup") -> Iterator[str]:
    """Yield the times that a page marks as such, the likeliest first; those in lists of other articles do not count."""
    found: list[tuple[int, str]] = []
    heading = page.find("h1")
    for tag in page(["time", "abbr", "span", "div", "p", "relative-time", "li"]):
        named = " ".join(
            (*map(str, tag.get_attribute_list("class")), str(tag.get("itemprop") or ""), str(tag.get("id") or ""))
        )
        is_declared = str(tag.get("itemprop") or "").casefold() == "datepublished" or tag.has_attr("pubdate")
        if not (tag.name in ("time", "relative-time") or is_declared or _STAMPED.search(named)):
            continue
        text = " ".join(tag.get_text(" ").split())
        value = str(tag.get("datetime") or tag.get("content") or tag.get("title") or "")
        value = value if first_day(value) else text
        if len(text) > 120 or not first_day(value) or (_CHANGED.search(named) and not is_declared):
            continue
        above = [parent.name for parent in tag.parents]
        aside = any(name in ("aside", "nav", "footer") for name in above) or any(
            _CHANGED.search(" ".join(map(str, parent.get_attribute_list("class"))))
            for parent in tag.parents
            if parent.name
        )
        near = bool(
            heading
            and any(
                parent.name not in ("body", "html", "[document]") and parent is heading.parent for parent in tag.parents
            )
        )
        is_update = re.match(r"(?:last )?(?:updated|modified)", text, re.IGNORECASE) is not None
        rank = 8 * aside + 4 * is_update - 2 * is_declared - 2 * near - ("article" in above or "main" in above)
        found.append((rank, value))
    yield from (value for _, value in sorted(found, key=lambda pair: pair[0]))


def _address(page: "BeautifulSoup", metas: dict[str, str], text: str) -> str:
    link: Tag | None = page.find("link", rel="canonical", href=True) or page.find(class_="reader-domain", href=True)
    found = [str(link["href"]) if link else "", metas.get("ogurl", "")]
    found += [match[1] for how in _FROM if (match := how.search(text[:3000]))]
    found += [metas.get(name, "") for name in ("twitterurl", "parselylink", "dcidentifier", "citationpublicurl")]
    whole = [address for one in found if (address := _web(one.strip()))]
    # A page that is not set up well names the front page.
    return next((one for one in whole if _bare(one).count("/")), whole[0] if whole else "")


def _web(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address).rstrip("/")


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", html.unescape(text).casefold()))
