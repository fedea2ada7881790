"""The signs and words that matrix and trace share: how a clause stands, what happened, its return."""

from collections.abc import Iterable, Sequence

from draftdiff.comparing.changes import Group
from draftdiff.pages.page import Run
from draftdiff.render.layout import Row, Style, row
from draftdiff.render.phrases import Named, count, sign, verdict
from draftdiff.telling import ChangeView, DraftView, StandingView
from draftdiff.telling.matrix_shapes import CellView, MatrixView

STANDINGS = {
    "settled": ("=", "settled"),
    "contested": ("!", "contested"),
    "present": ("○", "there, with no value reported"),
    "absent": ("∅", "absent"),
    "not-reported": ("?", "not reported"),
}

STYLES = {
    "settled": Style.KEPT,
    "contested": Style.UNCLEAR,
    "present": Style.KEPT,
    "absent": Style.STRONG,
    "not-reported": Style.QUIET,
}

MAY_HAVE = "±"

MARKS = {
    "+": "added, or back",
    "−": "dropped",
    "↑": "raised, or later",
    "↓": "lowered, or earlier",
    ">": "widened",
    "<": "narrowed",
    "~": "changed",
    MAY_HAVE: "may have changed",
}

MENTIONS = {
    "mentioned": ("●", "mentions it"),
    "relayed": ("○", "others pass it on from there"),
    "silent-in-excerpt": ("·", "silent, but it did not print a whole draft"),
    "silent-in-full-text": ("∅", "silent in a draft printed whole"),
}

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def stand(standing: StandingView) -> str:
    """Return how a clause stands: a key of `STANDINGS`."""
    claims = {account["is"] for account in standing["accounts"]}
    only = claims.pop() if standing["state"] == "settled" and len(claims) == 1 else None
    return only or standing["state"]


def change_mark(change: ChangeView | None) -> str:
    """Return the sign of a change or of a possible one; nothing where none is known."""
    if change is None or change["group"] not in (Group.CHANGED, Group.UNCLEAR):
        return ""
    return MAY_HAVE if change["group"] == Group.UNCLEAR else sign(change["kind"])


def event(cell: CellView, view: Named) -> str:
    """Say what happened, or may have, and that a clause is back; nothing where no change is known."""
    change, back = cell["change"], returned(cell["returned_after"], cell["returned_at_most"])
    mark = change_mark(change)
    if change and mark:
        return ", ".join(filter(None, [f"{mark} {verdict(change, view)}", back]))
    return f"+ {back}" if back else ""


def marks_used(view: MatrixView) -> list[tuple[str, str]]:
    """Return the signs of change in a matrix, each with its meaning."""
    cells = [cell for line in view["rows"] for cell in line["cells"]]
    used = {change_mark(cell["change"]) for cell in cells} | {"+" for cell in cells if cell["returned_after"]}
    return [(mark, said) for mark, said in MARKS.items() if mark in used]


def coverage(view: MatrixView) -> str:
    """Count the clauses and drafts, and say when not all of them are shown."""
    clauses, drafts = count(view["summary"]["clauses"], "clause"), count(len(view["drafts"]), "draft")
    shown = len(view["rows"])
    said = f"Showing {shown} of {clauses}" if shown < view["summary"]["clauses"] else clauses
    return f"{said} in {drafts}"


def is_spoken_of(cells: Iterable[CellView]) -> bool:
    """Tell whether anything was reported in some of these cells, counted or not."""
    return any(cell["standing"]["accounts"] or cell["standing"]["asides"] for cell in cells)


def kinship(drafts: Sequence[DraftView], place: int) -> list[str]:
    """Say which draft one follows, where it is not the one before it in the order, and which one it may be."""
    titles = {draft["id"]: draft["title"] for draft in drafts}
    draft = drafts[place]
    before = drafts[place - 1]["id"] if place else None
    said = [f"follows {titles[draft['follows']]}"] if draft["follows"] in titles and draft["follows"] != before else []
    return said + ([f"may be the same document as {titles[draft['maybe']]}"] if draft["maybe"] in titles else [])


def legend_row(signs: Sequence[tuple[str, str]]) -> Row:
    """Explain signs in a row that breaks only between them."""
    ends = ["   "] * (len(signs) - 1) + [""]
    said = (f"{mark} {words}{end}" for (mark, words), end in zip(signs, ends, strict=True))
    return row(0, *(Run(one, Style.QUIET, solid=True) for one in said))


def returned(least: int, most: int) -> str:
    """Say after how many drafts a clause is back; nothing where it is not.

    >>> returned(1, 1), returned(1, 2), returned(2, 4)
    ('returned after one draft', 'returned after one or two drafts', 'returned after two to four drafts')
    """
    if not least:
        return ""
    if least == most:
        return f"returned after {_number(least)} draft" + ("" if least == 1 else "s")
    between = "or" if most == least + 1 else "to"
    return f"returned after {_number(least)} {between} {_number(most)} drafts"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
