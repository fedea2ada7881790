"""Views to text: one table of formats, each imported when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from draftdiff.render.layout import Paper


class Format(StrEnum):
    """How a view is written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


class Layout(StrEnum):
    """How the two sides stand: one under the other, in two columns, or only counted."""

    UNIFIED = "unified"
    SIDE_BY_SIDE = "side-by-side"
    STAT = "stat"


@dataclass(frozen=True, slots=True)
class Look:
    """How a view is shown: the paper, the layout, and whether quotes and lines are."""

    paper: Paper
    layout: Layout = Layout.UNIFIED
    evidence: bool = False


MODULES = {
    Format.TERMINAL: "draftdiff.render.terminal",
    Format.MARKDOWN: "draftdiff.render.markdown",
    Format.JSON: "draftdiff.render.json",
}


def renderer(format: Format, view: str) -> Callable[[Any, Look], str]:
    """Return the function of a format that renders a view: `comparison` or `draft`."""
    function: Callable[[Any, Look], str] = getattr(import_module(MODULES[format]), view)
    return function
