"""A record whose every free text is hostile: what every format must show and never obey."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from draftdiff.api import load_deal
from draftdiff.commands import project
from draftdiff.model import Clause, Deal, Draft, Report, Retraction, Ruling, Source, Stated
from draftdiff.reading.record import Record
from draftdiff.text import Place, TextFile
from draftdiff.values import Items, Quantity, Words, fold
from draftdiff.values.types import tidy

DEALS = Path(__file__).parent / "deals"

TEXTS = [
    "\x1b[31mred\x1b[0m \x07 \x9b2J",
    "left \u202e right \u2066 \u200f",
    "[red]markup[/red] [bold]",
    "a | b \\| c \\",
    "`code` *em* **strong** _em_ __init__ snake_case ~~del~~ ~50%",
    "[text](https://evil.example) ![image](https://evil.example/x.png) [ref][ref]",
    "[^1] [^2]: note ^[inline] !",
    "<b>html</b> <https://evil.example> <!-- --> &amp; &#64;x",
    "# heading #",
    "- item",
    "1. item",
    "> quote",
    "---",
    "first\n\n# second\r\n    code\ttab",
    "@someone @team/name mail@someone.example #123 GH-12 org/repo#1",
    "http://evil.example https://evil.example www.evil.example //evil.example",
    ":smile: :+1: 12:30:45 {{ site }} {% raw %}",
    "$x$ $500 billion $a_b$ $$y$$",
    "w" * 300,
    "漢字" * 60 + " 👩‍👩‍👧 🇺🇦 é",
    "שלום עולם العربية",
]

FREE_TEXTS: dict[type, tuple[str, ...]] = {
    Deal: ("title",),
    Clause: ("label",),
    Draft: ("title", "note"),
    Source: ("outlet", "title", "note", "url"),
    Report: ("who", "quote", "note"),
    Retraction: ("because",),
    Ruling: ("because",),
    Stated: ("of",),
    Quantity: ("text",),
    Words: ("text",),
    TextFile: ("name",),
}
"""Where a record holds words that nobody has checked."""


@cache
def poisoned_deal(name: str, text: str) -> Deal:
    """Return a made-up deal with a text in the place of every free text."""
    deal: Deal = _with_text(load_deal(DEALS / name / "drafts" / name), text)
    return replace(deal, parties=dict.fromkeys(deal.parties, text))


def let_be_loaded(deal: Deal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command find this deal, whatever its files hold."""
    monkeypatch.setattr(project, "load_record", lambda *_: Record({deal.id: deal}, deal.sources, ()))
    monkeypatch.setattr(project, "all_problems", lambda *_: ())


def _with_text(of: Any, text: str) -> Any:  # noqa: ANN401
    if isinstance(of, Place):
        return of._replace(file=_with_text(of.file, text))
    if isinstance(of, tuple):
        return tuple(_with_text(item, text) for item in of)
    if isinstance(of, dict):
        return {key: _with_text(item, text) for key, item in of.items()}
    if isinstance(of, Items):
        # An item has its name in other words; what is the same in two lists stays so.
        names = tuple(tidy(f"{text} {name}") for name in of.names)
        return Items(frozenset(map(fold, names)), of.open, names)
    if not is_dataclass(of) or isinstance(of, type):
        return of
    free = FREE_TEXTS.get(type(of), ())
    changed: dict[str, Any] = {}
    for field in fields(of):
        value = getattr(of, field.name)
        if field.name in free:
            changed[field.name] = value and (tidy(text) if isinstance(of, Quantity | Words) else text)
        else:
            changed[field.name] = _with_text(value, text)
    return replace(of, **changed)
