"""One writer a format, each for any page, imported when it is asked for."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from draftdiff.pages.page import Look, Telling
from draftdiff.render.layout import Paper


class Format(StrEnum):
    """How what is told is written; the module of this name in this package writes it."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


Writer = Callable[[Telling, Look, Paper], str]


def writer(format: Format) -> Writer:
    """Return the function that writes what is told in a format; its module is imported only now."""
    write: Writer = import_module(f"draftdiff.render.{format}").written
    return write
