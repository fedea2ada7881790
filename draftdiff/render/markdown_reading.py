"""Markdown as a page of its own, for what a template of the user's own wrote."""

from collections import Counter
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.pages.anchors import github
from draftdiff.render.templating import page as filled

BREAK = "<br>"


def page_of(markdown: str) -> str:
    """Turn Markdown into a page; HTML in it is shown as text, but for the line breaks within tables."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("footnote_caption", _caption)
    tokens = parser.parse(markdown)
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    titles = [_text(tokens[place + 1]) for place in headings]
    _number_headings(tokens, headings, titles)
    body = parser.renderer.render(tokens, parser.options, {})
    return filled(titles[0] if titles else "draftdiff", body)


def _line_break(state: StateInline, silent: bool) -> bool:
    """Read a line break, the only element that the Markdown of views has."""
    if not state.src.startswith(BREAK, state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += len(BREAK)
    return True


def _table_open(*_: object) -> str:
    return '<div class="wide" role="group" aria-label="table" tabindex="0"><table>\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


def _caption(renderer: object, tokens: Sequence[Token], place: int, *_: object) -> str:
    """Give every mark of a note the same number."""
    return f"[{tokens[place].meta['id'] + 1}]"


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _number_headings(tokens: Sequence[Token], headings: list[int], titles: list[str]) -> None:
    """Name the headings for links, and begin with the first rank, as a page of its own does."""
    seen: Counter[str] = Counter()
    for place, name in zip(headings, map(github, titles), strict=True):
        tokens[place].attrSet("id", f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    highest = min((int(tokens[place].tag[1:]) for place in headings), default=1)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1:]) - highest + 1}"
