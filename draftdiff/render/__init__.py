"""Views to text: one table of formats, each imported when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, assert_never

from draftdiff.pages.page import Look as PageLook
from draftdiff.pages.page import Telling
from draftdiff.render.layout import Paper


class Format(StrEnum):
    """How a view is written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


class Layout(StrEnum):
    """How the two sides stand: one under the other, in two columns, or only counted."""

    UNIFIED = "unified"
    SIDE_BY_SIDE = "side-by-side"
    STAT = "stat"


@dataclass(frozen=True, slots=True)
class Look:
    """How a view is shown: the paper, the layout, and whether quotes and lines are.

    `bounds` says in sentences which reports were left out because that was asked for.
    """

    paper: Paper
    layout: Layout = Layout.UNIFIED
    evidence: bool = False
    bounds: tuple[str, ...] = ()


Writer = Callable[[Telling, PageLook, Paper], str]


def writer(format: Format) -> Writer:
    """Return the function that writes what is told in a format; its module is imported only now."""
    write: Writer = import_module(f"draftdiff.render.{format}_page").written
    return write


def left_out(known_words: str, without: Sequence[str]) -> tuple[str, ...]:
    """Say which reports are left out: those after a day, if one is named, and those of some sources."""
    said = [f"Only what was published by {known_words}."] if known_words else []
    return (*said, *([f"Without what rests on {', '.join(without)}."] if without else []))


VIEWS = {
    "comparison": {Format.TERMINAL: "terminal", Format.MARKDOWN: "markdown"},
    "draft": {Format.TERMINAL: "terminal", Format.MARKDOWN: "markdown"},
    "changelog": {Format.TERMINAL: "changelog_terminal", Format.MARKDOWN: "changelog_markdown"},
}
"""Which module of this package writes a view in a format; JSON is the view itself, HTML is made of Markdown."""

Render = Callable[[Any, Look], str]


def renderer(format: Format, view: str) -> Render:
    """Return the function that writes a view in a format; the module is imported only now."""
    match format:
        case Format.JSON:
            dump: Render = import_module("draftdiff.render.json").dump
            return dump
        case Format.HTML:
            page: Callable[[Render], Render] = import_module("draftdiff.render.html").page
            return page(renderer(Format.MARKDOWN, view))
        case Format.TERMINAL | Format.MARKDOWN:
            write: Render = getattr(import_module(f"draftdiff.render.{VIEWS[view][format]}"), view)
            return write
        case _:
            assert_never(format)
