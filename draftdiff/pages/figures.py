"""The figures of a deal, draft by draft: what may be is a span, and no line joins what cannot be compared."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import Change, Group, group
from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import Account, State
from draftdiff.history.matrix import Cell, Matrix, Row
from draftdiff.history.steps import predecessors
from draftdiff.model import Deal, Draft, Stated
from draftdiff.pages.picture import SMALLEST, WIDTH, Box, Dot, Label, Mark, Picture, Shape, Stroke, cut
from draftdiff.telling import words
from draftdiff.values import Quantity, ValueType
from draftdiff.values.intervals import in_days

NAMES, LINE, PLOT = 102, 19, 86
"""How wide the names of drafts are, how high a line is, and how wide the figures are."""

LEFT, RIGHT = NAMES + 8, NAMES + 8 + PLOT
SIZE, ROOM = 5, 12
"""Half the size of a mark, and what is free for an open end at either side."""


class _Figure(NamedTuple):
    """An amount that a draft may hold, with what it is a part of."""

    account: Account
    value: Quantity
    base: tuple[str | None, str | None, bool]


class _Axis(NamedTuple):
    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> float:
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        return LEFT + ROOM + share * (PLOT - 2 * ROOM)


def figures(of: Matrix, deal: Deal) -> Iterator[Picture]:
    """Draw every clause that has an amount in some draft."""
    before = predecessors(deal)
    for row in of.rows:
        values = [one.value for cell in row.cells for one in _of_cell(cell, row, deal)]
        for unit in dict.fromkeys(value.unit for value in values):
            yield _picture(of, row, unit, before, deal)


def _of_cell(cell: Cell, row: Row, deal: Deal) -> list[_Figure]:
    found = []
    for account in cell.standing.accounts:
        claim = account.claim
        if isinstance(claim, Stated) and isinstance(claim.value, Quantity):
            value = in_days(claim.value) if row.clause.type is ValueType.DURATION else claim.value
            # What it is a part of is not known where nobody says it, and then it is a part of nothing else.
            unknown = claim.of is None and row.clause.of_required
            found.append(_Figure(account, value, (base_key(claim.of), base_key(claim.condition), unknown)))
    return found


def _picture(of: Matrix, row: Row, unit: str, before: Mapping[str, Draft | None], deal: Deal) -> Picture:
    here = {cell.draft: [one for one in _of_cell(cell, row, deal) if one.value.unit == unit] for cell in row.cells}
    bounds = [
        bound
        for found in here.values()
        for one in found
        for bound in (one.value.low, one.value.high)
        if bound is not None
    ]
    axis = _Axis(min(bounds, default=Decimal(0)), max(bounds, default=Decimal(1)))
    bases = list(dict.fromkeys(one.base for found in here.values() for one in found))
    marks: list[Mark] = []
    said: list[str] = []
    places: dict[str, tuple[float, _Figure]] = {}
    y = 4.0
    for cell in row.cells:
        title, found = deal.drafts[cell.draft].title, here[cell.draft]
        marks.append(Label(0, y + 13, cut(title, NAMES, SMALLEST), "soft", size=SMALLEST))
        texts = [words.account(one.account, deal) for one in found] or [words.standing(cell.standing, deal)]
        if not found:
            silent = cell.standing.state in (State.NOT_REPORTED, State.NOT_READ)
            marks += [Box(LEFT, y + 1, PLOT, LINE - 2, "unknown" if silent else "lane")]
        for number, text in enumerate(texts):
            if found:
                marks += _mark(found[number], y + LINE / 2, axis, bases, text)
            marks.append(_label(text, y, "" if found else "soft"))
            y += LINE
        if len(found) == len(cell.standing.accounts) == 1 and found[0].account.sure:
            places[cell.draft] = (y - LINE / 2, found[0])
        said.append(f"{title}: {' or '.join(texts)}")
    lines = [line for cell in row.cells if (line := _line(cell, places, before[cell.draft], axis))]
    title = row.clause.label + (f", in {unit}" if row.clause.type is ValueType.MONEY else "")
    description = ". ".join(said) + "."
    return Picture(f"figure:{row.clause.id}:{unit}", title, description, WIDTH, y + 4, (*lines, *marks))


def _label(text: str, y: float, look: str) -> Label:
    return Label(RIGHT + 8, y + 13, cut(text, WIDTH - RIGHT - 8, SMALLEST), look, size=SMALLEST)


def _mark(
    of: _Figure, y: float, axis: _Axis, bases: list[tuple[str | None, str | None, bool]], title: str
) -> Iterator[Mark]:
    low, high = of.value.low, of.value.high
    look = "full nobody" if of.account.sure else "perhaps"
    if low is not None and high is not None:
        if low == high:
            yield _point(axis.at(low), y, bases.index(of.base), look, title)
        else:
            left, right = axis.at(low), axis.at(high)
            yield Box(
                left - 2, y - SIZE, right - left + 4, 2 * SIZE, "span nobody" if of.account.sure else "perhaps", title
            )
        return
    end = low if low is not None else high
    if end is None:
        return
    # An open end fades out towards the side where nothing is said to end it.
    ends = axis.at(end)
    towards = RIGHT if low is not None else LEFT
    for part in range(4):
        one, other = (ends + (towards - ends) * share / 4 for share in (part, part + 1))
        yield Box(min(one, other), y - SIZE, abs(other - one), 2 * SIZE, f"fade fade{part}", title)
    yield Stroke(ends, y - SIZE - 1, ends, y + SIZE + 1, "line nobody")


def _point(x: float, y: float, base: int, look: str, title: str) -> Mark:
    """Give every base a shape of its own."""
    match base % 4:
        case 0:
            return Dot(x, y, SIZE, look, title)
        case 1:
            return Box(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE, look, title)
        case 2:
            return Shape(((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)), look, title)
        case _:
            return Shape(((x, y - 6), (x + 6, y + 5), (x - 6, y + 5)), look, title)


def _line(cell: Cell, places: dict[str, tuple[float, _Figure]], before: Draft | None, axis: _Axis) -> Stroke | None:
    """Join two figures of one base whose order is known; a line that is not whole says that it may have changed."""
    change = cell.known_change
    from_draft = cell.recalled.draft if cell.recalled else before
    if change is None or from_draft is None or from_draft.id not in places or cell.draft not in places:
        return None
    (top, one), (bottom, other) = places[from_draft.id], places[cell.draft]
    x, to_x = _middle(one.value, axis), _middle(other.value, axis)
    if x is None or to_x is None or not _is_comparable(change, one, other):
        return None
    certain = group(change.kind) in (Group.CHANGED, Group.KEPT)
    return Stroke(x, top, to_x, bottom, "line nobody" if certain else "line nobody may")


def _is_comparable(change: Change, one: _Figure, other: _Figure) -> bool:
    same = one.base == other.base and not one.base[-1] and one.value.bound is other.value.bound
    apart = change.maybe_one or change.order is not InTime.BEFORE
    return same and not apart


def _middle(value: Quantity, axis: _Axis) -> float | None:
    if value.low is None or value.high is None:
        return None
    return (axis.at(value.low) + axis.at(value.high)) / 2
