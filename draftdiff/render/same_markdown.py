"""Doubtful identity as Markdown: a table for each answer, every source as a footnote."""

from collections.abc import Iterator

from draftdiff.render import Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.markdown import draft_line
from draftdiff.render.same_words import HEADINGS, NEITHER, REMARKS, grouped, neither, summary
from draftdiff.render.sentences import Pen, remarks, standing
from draftdiff.telling.same import IdentityView, LikenessView


def identity(view: IdentityView, look: Look) -> str:
    """Write what says whether two drafts may be one document, footnotes last."""
    notes = Footnotes(look.evidence)
    pen = Pen(escape, notes.marks)
    one, other = view["one"], view["other"]
    parts = [f"## {escape(view['title'])}: may {escape(one['title'])} and {escape(other['title'])} be one document?"]
    parts.append("\n".join(draft_line(side, draft) for side, draft in (("one", one), ("other", other))))
    parts += bound_lines(look.bounds)
    parts.append(f"**{' · '.join(summary(view))}**")
    for answer, found in grouped(view):
        parts += [f"### {HEADINGS[answer]} ({len(found)})", f"*{REMARKS[answer].capitalize()}.*"]
        parts.append("\n".join(_table(found, pen)))
    if neither(view):
        parts.append(f"**{NEITHER}:** " + ", ".join(escape(label) for label in neither(view)))
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _table(found: list[LikenessView], pen: Pen) -> Iterator[str]:
    yield "| Clause | One | Other |"
    yield "| --- | --- | --- |"
    for likeness in found:
        sides = (standing(side, pen) + remarks([side], pen) for side in (likeness["one"], likeness["other"]))
        yield f"| {escape(likeness['label'])} | {' | '.join(sides)} |"
