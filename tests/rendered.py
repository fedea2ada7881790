"""Pages as a browser would get them: what elements, links, cells and words they have."""

import re
from html.parser import HTMLParser

import cmarkgfm  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.render.markdown import JOINER
from draftdiff.text import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT, POP_ISOLATE, visible

# As GitHub has it: a dollar sign beside a blank or a digit on its outside is no mathematics.
MATHS = (
    MarkdownIt("gfm-like", {"html": True, "linkify": False})
    .use(footnote_plugin)
    .use(dollarmath_plugin, allow_space=False, allow_digits=False)
)
PLAIN = MarkdownIt("commonmark", {"html": True}).enable("table")
"""A renderer that knows tables and neither notes nor anything else beyond the standard."""

# What GitHub looks for in the text of a page, whatever was escaped.
PINGS = re.compile(r"(^|\W)@[a-z0-9]|#\d|\bgh-\d|://|\bwww\.\w|:[\w+-]+:", re.IGNORECASE)

OURS = re.compile(f"[{JOINER}{LEFT_TO_RIGHT}{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]")
"""What writers put around texts of the record, which takes no room and which the record's own never is."""


def github(markdown: str) -> str:
    """Render as GitHub does, HTML included."""
    html: str = cmarkgfm.github_flavored_markdown_to_html(
        markdown, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    )
    return html


def as_shown(text: str) -> str:
    """Return how a text of the record is to read: on one line, and nothing in it that steers."""
    return visible(" ".join(text.split()))


class Page(HTMLParser):
    """The elements, attributes, links, ids, cells and words of a rendered page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.cells: list[str] = []
        self.rows: list[list[int]] = []
        self._text: list[str] = []
        self._in_link = self._in_cell = self._in_style = False
        self.feed(html)

    @property
    def text(self) -> str:
        """The words outside links, with what writers put around them."""
        return "".join(self._text)

    @property
    def shown(self) -> str:
        """The words outside links, as they read."""
        return OURS.sub("", self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self._in_style |= tag in ("style", "title")
        if tag == "table":
            self.rows.append([])
        if tag == "tr":
            self.rows[-1].append(0)
        if tag in ("td", "th"):
            self.rows[-1][-1] += int(given.get("colspan") or 1)
            self.cells.append("")
            self._in_cell = True
        if tag in ("br", "div", "p", "li"):
            self.handle_data("\n")
        if tag == "a":
            self.links.append(given.get("href") or "")
            self._in_link = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._in_link = False
        if tag in ("td", "th"):
            self._in_cell = False
        if tag in ("style", "title"):
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_link or self._in_style:
            return
        self._text.append(data)
        if self._in_cell:
            self.cells[-1] += OURS.sub("", data)
