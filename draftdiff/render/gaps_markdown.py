"""Open questions as Markdown: a list to work through, each with what is known already."""

from collections.abc import Iterator

from draftdiff.render import Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.questions import HEADINGS, by_draft, facts, grouped, question, totals
from draftdiff.telling import StandingView
from draftdiff.telling.gaps import GapsView, GapView


def gaps(view: GapsView, look: Look) -> str:
    """Write every open question as a point of a list, footnotes last."""
    notes = Footnotes(look.evidence)
    parts = [
        f"## {escape(view['title'])}: open questions",
        *bound_lines(look.bounds),
        f"**{' · '.join(totals(view))}**",
    ]
    for kind, found in grouped(view):
        parts.append(f"### {HEADINGS[kind]} ({len(found)})")
        for title, asked in by_draft(found):
            parts.append(f"**{escape(title)}**")
            parts.append("\n".join(line for gap in asked for line in _question(gap, notes)))
    if view["never_reported"]:
        labels = ", ".join(escape(clause["label"]) for clause in view["never_reported"])
        parts.append(f"**Reported of no draft:** {labels}")
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _question(gap: GapView, notes: Footnotes) -> Iterator[str]:
    yield f"- **{escape(gap['label'])}:** {escape(question(gap))}"
    for fact, standing in facts(gap):
        yield f"  - {escape(fact)}{_marks(standing, notes) if standing else ''}"


def _marks(standing: StandingView, notes: Footnotes) -> str:
    marks = (notes.marks(account["reports"], account["display"]) for account in standing["accounts"])
    return "".join(dict.fromkeys(marks))
