"""The pictures of a deal: who gave way, what became known when, what the printed texts bear out."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from draftdiff.comparing.judging import Verdict
from draftdiff.comparing.standing import State, Why
from draftdiff.history.hindsight import Hindsight
from draftdiff.history.ledger import Answer, Ledger
from draftdiff.history.matrix import Matrix
from draftdiff.history.trace import Entry
from draftdiff.model import Basis, Deal, Draft, Report, Source
from draftdiff.pages.hindsight import VERDICTS
from draftdiff.pages.ledger import ROWS
from draftdiff.pages.picture import (
    LETTER,
    Box,
    Counted,
    Dot,
    Label,
    Mark,
    Picture,
    Shape,
    Stroke,
    breadth,
    cut,
    squares,
)
from draftdiff.telling import words
from draftdiff.values import Quantity, days, written_day

FIRM = (Basis.PUBLISHED, Basis.DOCUMENT, Basis.ON_RECORD)
LINE, MARGIN, LEAST, MOST = 20, 14, 3, 9
"""How high a line of a lane is, what is free at both sides, and the least and the greatest radius of an article."""

STEPS = (1, 2, 7, 14, 31, 92, 183, 366, 731, 1827, 3653, 18263)
"""After how many days there may be a mark on the line of time."""


def gave_way(of: Ledger, deal: Deal) -> Iterator[Picture]:
    """Draw for each party a square for each clause, by what it did with it."""
    for number, tally in enumerate(of.tallies):
        name = words.party(deal, tally.party)
        looks = _answers(f"p{number % 6}")
        rows = [
            Counted(said, looks[answer], [one.label for one in tally.clauses[answer]])
            for answer, said in ROWS.items()
            if tally.clauses[answer]
        ]
        yield squares(f"gave-way:{tally.party}", f"{name}: what it did with the clauses", rows)


def _answers(hue: str) -> dict[Answer, str]:
    return {
        Answer.GAVE_WAY: f"full {hue}",
        Answer.MAY_HAVE: "perhaps",
        Answer.OWN_SIDE: f"edge {hue}",
        Answer.NOT_SAID: "plain",
        Answer.UNKNOWN: "unknown",
        Answer.DID_NOT: "edge",
    }


JUDGED = {
    Verdict.BORNE_OUT: "full p2",
    Verdict.LESS_PRECISE: "edge p2",
    Verdict.REFUTED: "full p0",
    Verdict.NOT_DECIDED: "perhaps",
    Verdict.NOT_READ: "unknown",
}


def judged(of: Hindsight) -> Picture | None:
    """Draw a square for each report on a text that was printed since, by what the text says of it."""
    found = [one for printed in of.drafts for one in printed.judged]
    rows = [
        Counted(VERDICTS[verdict][0].casefold(), look, [f"{one.outlet}, {one.clause.label}" for one in mine])
        for verdict, look in JUDGED.items()
        if (mine := [one for one in found if one.verdict is verdict])
    ]
    return squares("hindsight", "What the printed text bears out", rows) if rows else None


class _Article(NamedTuple):
    """What a source tells of a draft: of how many clauses, how well, and whether it names the draft."""

    source: Source
    clauses: int
    firm: bool
    names_it: bool

    @property
    def said(self) -> str:
        return f"{self.source.outlet}, {self.clauses}" + ("" if self.names_it else ", draft not named")


class _Scale(NamedTuple):
    first: datetime.date
    last: datetime.date
    width: float

    def at(self, day: datetime.date) -> float:
        whole = max(1, (self.last - self.first).days)
        return MARGIN + (self.width - 2 * MARGIN) * (day - self.first).days / whole


def became_known(
    of: Matrix, evidence: Mapping[tuple[str, str], Sequence[Entry]], deal: Deal, width: int
) -> Picture | None:
    """Draw a lane for each draft, with the articles that tell of it on their days."""
    told = {draft.id: list(_articles(draft, evidence, deal)) for draft in of.drafts}
    dated = [one.source.published for articles in told.values() for one in articles if one.source.published]
    dated += [draft.date for draft in of.drafts if draft.date]
    bounds = [day for one in dated for day in _sure_days(one)]
    if not bounds:
        return None
    scale = _Scale(min(bounds), max(bounds), width)
    ticks = _ticks(scale)
    marks: list[Mark] = []
    said: list[str] = []
    y = 0.0
    for place, draft in enumerate(of.drafts):
        states = [row.cells[place].standing.state for row in of.rows]
        known = sum(state in (State.SETTLED, State.CONTESTED) for state in states)
        hue = _hue(draft, deal)
        heading = f"{draft.title} · {words.parties(deal, draft.by)}, {words.day(draft.date)}"
        count = f"{known} of {words.count(len(states), 'clause')} known"
        marks.append(Label(0, y + 14, cut(heading, width, LETTER), f"strong {hue}", size=LETTER))
        marks.append(Label(0, y + 30, count, "soft"))
        lane = list(_lane(draft, told[draft.id], scale, y + 38, hue))
        height = _height(lane, y + 38)
        rules = [Stroke(scale.at(day), y + 36, scale.at(day), y + 36 + height, "rule") for day in ticks]
        marks += [Box(0, y + 36, width, height, "lane"), *rules, *lane]
        undated = [one.said for one in told[draft.id] if not one.source.published]
        if undated:
            marks.append(Label(0, y + 36 + height + 13, cut(f"no date: {'; '.join(undated)}", width), "soft"))
        articles = [f"{one.said} ({words.day(one.source.published)})" for one in told[draft.id]]
        said.append(f"{heading}: {count}. {'; '.join(articles) or 'No article tells of it'}.")
        y += 36 + height + (18 if undated else 0) + 12
    marks += _time(scale, ticks, y)
    title = "What became known when"
    return Picture(f"known:{width}", title, " ".join(said), width, y + 18, tuple(marks))


def _hue(draft: Draft, deal: Deal) -> str:
    return f"p{list(deal.parties).index(draft.by[0]) % 6}" if len(draft.by) == 1 else "nobody"


def _sure_days(of: Quantity) -> list[datetime.date]:
    """Return the first and the last day, without a side that is open."""
    found = days(of)
    return [day for day, bound in zip(found, (of.low, of.high), strict=True) if bound is not None]


def _articles(draft: Draft, evidence: Mapping[tuple[str, str], Sequence[Entry]], deal: Deal) -> Iterator[_Article]:
    by_source: dict[str, list[Report]] = {}
    for clause in deal.clauses:
        for entry in evidence.get((clause, draft.id), ()):
            if entry.why is not Why.RETRACTED:
                by_source.setdefault(entry.report.source, []).append(entry.report)
    for id, reports in by_source.items():
        clauses, named = {one.clause for one in reports}, any(not one.is_one_of_several for one in reports)
        yield _Article(deal.sources[id], len(clauses), any(one.basis in FIRM for one in reports), named)


def _lane(draft: Draft, articles: Iterable[_Article], scale: _Scale, top: float, hue: str) -> Iterator[Mark]:
    """Draw the day of a draft and its articles, each with its name, none over another."""
    taken: list[list[tuple[float, float]]] = []

    def free(left: float, right: float) -> float:
        for number, spans in enumerate(taken):
            if all(right < start or left > end for start, end in spans):
                spans.append((left, right))
                return top + number * LINE + LINE / 2
        taken.append([(left, right)])
        return top + (len(taken) - 1) * LINE + LINE / 2

    if draft.date and len(found := _sure_days(draft.date)) == 2:
        first, last = (scale.at(day) for day in found)
        y = free(first - 8, last + 8)
        title = f"{draft.title}, {words.day(draft.date)}"
        if last - first > 1:
            yield Box(first, y - 3, last - first, 6, f"span {hue}", title)
        else:
            yield Shape(((first, y - 7), (first + 7, y), (first, y + 7), (first - 7, y)), f"full {hue}", title)
    dated = [one for one in articles if one.source.published and len(_sure_days(one.source.published)) == 2]
    for one in sorted(dated, key=lambda one: days(one.source.published) if one.source.published else ()):
        assert one.source.published
        first, last = (scale.at(day) for day in days(one.source.published))
        x, radius = (first + last) / 2, min(MOST, LEAST + one.clauses**0.5)
        right, left = max(last, x + radius) + 4, min(first, x - radius) - 4
        room_right, room_left = scale.width - right, left
        to_left = breadth(one.said) > room_right and room_left > room_right
        text = cut(one.said, room_left if to_left else room_right)
        wide = breadth(text) + 2
        y = free(left - wide, right) if to_left else free(left, right + wide)
        look = f"full {hue}" if one.firm and one.names_it else f"edge {hue}"
        title = f"{one.said}, {words.day(one.source.published)}"
        if last - first > 1:
            yield Stroke(first, y, last, y, f"line {hue}")
        yield Dot(x, y, radius, look if last - first <= 1 else f"edge {hue}", title)
        yield Label(left if to_left else right, y + 4, text, ends=to_left)


def _height(lane: Iterable[Mark], top: float) -> float:
    lowest = max((one.y for one in lane if isinstance(one, Label | Dot)), default=top + LINE / 2)
    boxes = max((one.y for one in lane if isinstance(one, Box)), default=top)
    return max(lowest, boxes) - top + LINE / 2 + 4


def _ticks(scale: _Scale) -> list[datetime.date]:
    room = max(2, int(scale.width // (breadth("30 Sep 2025") + 16)))
    step = next((one for one in STEPS if (scale.last - scale.first).days / one <= room - 1), STEPS[-1])
    if step < 31:
        number = (scale.last - scale.first).days // step
        return [scale.first + datetime.timedelta(days=step * one) for one in range(number + 1)]
    months = round(step / 30.5)
    start = scale.first.year * 12 + scale.first.month - 1
    firsts = (datetime.date(at // 12, at % 12 + 1, 1) for at in range(start - start % months, 9999 * 12, months))
    found = []
    for day in firsts:
        if day > scale.last:
            break
        if day >= scale.first:
            found.append(day)
    return found or [scale.first]


def _time(scale: _Scale, ticks: Iterable[datetime.date], y: float) -> Iterator[Mark]:
    free = 0.0
    for day in ticks:
        said = written_day(day)
        wide = breadth(said)
        x = min(max(0, scale.at(day) - wide * 0.4), scale.width - wide)
        if x >= free:
            yield Label(x, y + 12, said, "soft")
            free = x + wide + 6
