"""Which reports count: what was out, who passes on whom, what was taken back, what a printed text settles."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from tests.law.contents import Universe, allowed
from tests.law.deal import Deal, Report


@dataclass(frozen=True)
class Counted:
    """A report that counts for itself, the outlet whose reporting it is, and whether it is the printed text."""

    report: Report
    origin: str
    printed: bool = False


@dataclass(frozen=True)
class Cell:
    """The reports on a clause of a draft: those that count, those that only pass them on, and which were printed.

    `silent` are the sources whose text was read through for the clause and does not have it; `unread` tells whether
    the draft was printed and nobody has read it for the clause.
    """

    counted: tuple[Counted, ...]
    passing: tuple[Counted, ...]
    demands: tuple[Report, ...]
    silent: tuple[str, ...]
    unread: bool

    @property
    def is_printed(self) -> bool:
        return bool(self.silent) or any(one.printed for one in self.counted)


def is_print(deal: Deal, report: Report) -> bool:
    """Tell whether a report gives the words of a text that its source printed and somebody read."""
    own = report.basis == "published" and not report.relays
    read = any(source == report.source for source, _ in deal.draft(report.draft).read)
    return own and (read or deal.source(report.source).full_text)


def is_out(deal: Deal, source: str) -> bool:
    return not deal.known or deal.source(source).day <= deal.known


def cell(deal: Deal, draft: str, clause: str, universe: Universe) -> Cell:
    """Sort the reports on a clause of a draft, all of whose places are known."""
    filed = [one for one in deal.reports if (one.draft, one.clause) == (draft, clause)]
    told = [replace(one, relays=passed_on(deal, one, filed, universe)) for one in filed]
    told = [one for one in told if deal.without not in rests_on(told, one) or not deal.without]
    told = [one for one in told if is_out(deal, one.source)]
    down = fallen(deal, told, universe)
    up = [one for one in told if one not in down]
    is_position = deal.draft(draft).position
    claims = [one for one in up if not (one.demand or is_position)]
    first = [Counted(one, rests_on(told, one)[-1], is_print(deal, one)) for one in claims if is_first_hand(told, one)]
    second = [Counted(one, rests_on(told, one)[-1]) for one in claims if not is_first_hand(told, one)]
    out = [(source, clauses) for source, clauses in deal.draft(draft).read if is_out(deal, source)]
    out = [(source, clauses) for source, clauses in out if source != deal.without]
    # A text that was read and that is told of here, if only to take it back, is not silent.
    told_by = {one.source for one in told if not one.relays}
    silent = tuple(source for source, clauses in out if clause in clauses and source not in told_by)
    # A second printing of a text is one more place to read it, and no other text.
    silent = () if any(one.printed for one in first) else silent
    read = any(clause in clauses for _, clauses in out)
    there = [one for one in deal.reports if one.draft == draft and is_out(deal, one.source)]
    printed = any(is_print(deal, one) for one in there if one.source != deal.without)
    unread = not read and not first and (bool(out) or printed)
    demands = tuple(one for one in up if one not in claims and is_first_hand(told, one))
    return Cell(tuple(first), tuple(second), demands, silent, unread)


def passed_on(deal: Deal, report: Report, filed: Collection[Report], universe: Universe) -> str:
    """Return whose reporting a report is: the same text in another outlet has no reporting of its own.

    What is the same as a copy is the same as what that is a copy of. What a copy says otherwise than its original is
    its own.
    """
    first = report.source
    while deal.source(first).copy_of:
        first = deal.source(first).copy_of
    theirs = [one for one in filed if one.source == first and one.is_change == report.is_change]
    if report.relays or first == report.source or (theirs and not any(agree(report, o, universe) for o in theirs)):
        return report.relays
    return first


def rests_on(told: Collection[Report], report: Report) -> list[str]:
    """Return the outlets that a report came through, its own first and its origin last.

    Where an outlet passes on several others, the one of whom it says the same is meant.
    """
    through = [report.source]
    onward = report.relays
    while onward and onward not in through:
        through.append(onward)
        theirs = [one for one in told if one.source == onward]
        if not theirs or any(not one.relays for one in theirs):
            return through
        onward = min(theirs, key=lambda one: (_says(one) != _says(report), one.relays)).relays
    # Outlets that pass on each other in a circle are one origin, whichever it is.
    return [*through, min(through[through.index(onward) :])] if onward else through


def _says(report: Report) -> tuple[object, ...]:
    return report.says, report.of, report.condition, report.since


def is_first_hand(told: Collection[Report], report: Report) -> bool:
    """Tell whether nobody nearer to the origin is on file."""
    if not report.relays:
        return True
    through = rests_on(told, report)
    if len(through) > 2 and through[-1] in through[:-1]:
        return True
    return len(through) == 2 and not any(one.source == report.relays for one in told)


def fallen(deal: Deal, told: Collection[Report], universe: Universe) -> list[Report]:
    """Return what was taken back, and what passes on nothing else."""
    down = [one for one in told if one.retracted and (not deal.known or one.retracted <= deal.known)]
    while True:
        more = [one for one in told if one.relays and one not in down and _rests_on_fallen(told, one, down, universe)]
        if not more:
            return down
        down += more


def _rests_on_fallen(told: Collection[Report], report: Report, down: list[Report], universe: Universe) -> bool:
    meant = [one for one in told if one.source == report.relays and agree(one, report, universe)]
    return bool(meant) and all(one in down for one in meant)


def agree(one: Report, other: Report, universe: Universe) -> bool:
    """Tell whether two reports on the same clause of the same draft can both be true."""
    if one.is_change or other.is_change:
        return (one.says, one.since) == (other.says, other.since)
    return bool(claim(one, universe) & claim(other, universe))


def claim(report: Report, universe: Universe) -> int:
    """Return what a report that is none of a change allows."""
    return allowed(universe, report.says, report.of, report.condition)
