"""Views whose every free text is hostile: what renderers must show and never obey."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from draftdiff.api import compare, load_deal
from draftdiff.comparing.standing import Standings
from draftdiff.model import Deal, Draft, Report, Stated
from draftdiff.telling import ComparisonView, ShowView, comparison_view, show_view
from draftdiff.values import Words

View = TypeVar("View", ComparisonView, ShowView)

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

FREE = {
    "title", "label", "display", "says", "who", "quote", "note", "outlet", "relayed_outlet", "because",
    "accept", "of", "value", "by", "status", "date_words", "published_words", "file",
    "origin_outlet", "since_title", "reading",
}  # fmt: skip


def poisoned_deal(deal: str, text: str) -> Deal:
    """Return a made-up deal with a text in the place of every free text of the record."""
    loaded = load_deal(DEALS / deal / "drafts" / deal)
    return replace(
        loaded,
        title=text,
        parties=dict.fromkeys(loaded.parties, text),
        clauses={id: replace(clause, label=text) for id, clause in loaded.clauses.items()},
        sources={id: replace(s, outlet=text, title=text, note=text) for id, s in loaded.sources.items()},
        drafts={id: _poisoned_draft(draft, text) for id, draft in loaded.drafts.items()},
    )


def _poisoned_draft(draft: Draft, text: str) -> Draft:
    reports = tuple(_poisoned_report(report, text) for report in draft.reports)
    rulings = tuple(replace(ruling, because=text) for ruling in draft.rulings)
    return replace(draft, title=text, note=text, reports=reports, rulings=rulings)


def _poisoned_report(report: Report, text: str) -> Report:
    claim, retracted = report.claim, report.retracted
    if isinstance(claim, Stated):
        value = replace(claim.value, text=text) if isinstance(claim.value, Words) else claim.value
        claim = replace(claim, value=value, of=text if claim.of else None)
    taken_back = replace(retracted, because=text) if retracted else None
    return replace(report, claim=claim, who=text, quote=text, note=text, retracted=taken_back)


@cache
def views(deal: str, before: str, after: str) -> tuple[ComparisonView, ShowView]:
    """Return what is known of two drafts, and of the earlier one."""
    loaded = load_deal(DEALS / deal / "drafts" / deal)
    return comparison_view(compare(loaded, before, after)), show_view(Standings(loaded), loaded.drafts[before])


def hostile_views(text: str | None) -> list[tuple[ComparisonView, ShowView]]:
    """Return the made-up deals as they are, or the one with every kind of change with a text in every place."""
    compared, shown = views("harbour", "first-offer", "second-draft")
    if text is not None:
        return [(poisoned(compared, text), poisoned(shown, text))]
    return [(compared, shown), views("harbour", "second-draft", "final-text"), views("hostile", "a", "b")]


def poisoned(view: View, text: str) -> View:
    """Put a text in the place of every free text of a view."""
    copy: View = json.loads(json.dumps(view))
    _poison(copy, text)
    return copy


def _poison(node: object, text: str) -> None:
    if isinstance(node, list):
        for item in node:
            _poison(item, text)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "parties":
                node[key] = dict.fromkeys(value, text)
            elif key in FREE and isinstance(value, str):
                node[key] = text
            else:
                _poison(value, text)
