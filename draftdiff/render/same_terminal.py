"""Doubtful identity for a terminal: what forbids that two drafts are one, what agrees, what cannot tell."""

from draftdiff.history.same import Answer
from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Style, bound_rows, pad, row, write
from draftdiff.render.same_words import HEADINGS, NEITHER, REMARKS, grouped, neither, sides, summary
from draftdiff.render.terminal import header_rows, label_width
from draftdiff.render.terminal_accounts import account_rows
from draftdiff.telling.same import IdentityView

SIGNS = {
    Answer.FORBIDS: ("≠", Style.CHANGED),
    Answer.AGREES: ("=", Style.KEPT),
    Answer.CANNOT_TELL: ("?", Style.STRONG),
}


def identity(view: IdentityView, look: Look) -> str:
    """Write what says whether two drafts may be one document."""
    rows = [*header_rows(view["title"], {"one": view["one"], "other": view["other"]}), *bound_rows(look.bounds), BLANK]
    width = label_width((one["label"] for _, found in grouped(view) for one in found), look.paper)
    for answer, found in grouped(view):
        mark, style = SIGNS[answer]
        heading = f"{HEADINGS[answer].upper()}  {len(found)}"
        rows.append(row(2, Run(heading, style), Run(f"   {REMARKS[answer]}", Style.QUIET)))
        for likeness in found:
            label = Run(pad(likeness["label"], width) + "  ", Style.STRONG)
            rows.append(row(width + 5, Run(f" {mark} ", style), label, sides(likeness)))
            if likeness["one"]["accounts"] and likeness["other"]["accounts"]:
                rows += account_rows({"one": likeness["one"], "other": likeness["other"]}, look)
        rows.append(BLANK)
    if neither(view):
        rows += [row(2, Run(f"{NEITHER}: {', '.join(neither(view))}", Style.QUIET)), BLANK]
    said = summary(view)
    dots = [" · "] * (len(said) - 1) + [""]
    rows.append(row(2, *(Run(part + dot, Style.STRONG, solid=True) for part, dot in zip(said, dots, strict=True))))
    return write(rows, look.paper)
