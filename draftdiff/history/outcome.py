"""What a line of drafts came to: its last draft beside its first, and the steps that made each change."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, takewhile

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.history.pairs import Pairs
from draftdiff.history.steps import lines
from draftdiff.model import Draft


@dataclass(frozen=True, slots=True)
class Moment:
    """A change between two drafts of a line; with drafts in between, at one of which nobody can say which."""

    before: Draft
    after: Draft
    change: Change
    between: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Net:
    """A clause that certainly changed from the first draft of a line to the last, and when.

    `moments` are all the changes that made it; none where that cannot be told. It came about after `since`, which
    still stands as the first draft, and by `until`, which already stands as the last one.
    """

    change: Change
    moments: tuple[Moment, ...]
    since: Draft
    until: Draft


@dataclass(frozen=True, slots=True)
class Outcome:
    """The first and the last draft of a line: what changed, and how many clauses leave that open."""

    drafts: tuple[Draft, ...]
    nets: tuple[Net, ...]
    unclear: int
    kept: int
    unknown: int


def outcomes(pairs: Pairs) -> tuple[Outcome, ...]:
    """Return what every line of two drafts or more came to."""
    return tuple(_outcome(pairs, line) for line in lines(pairs.deal) if len(line) > 1)


def _outcome(pairs: Pairs, line: tuple[Draft, ...]) -> Outcome:
    changes = [pairs.change(line[0], line[-1], clause) for clause in pairs.deal.clauses]
    groups = [group(change.kind) if change else Group.NOT_REPORTED for change in changes]
    certain = [change for change in changes if change and group(change.kind) is Group.CHANGED]
    return Outcome(
        line,
        tuple(_net(pairs, line, change) for change in certain),
        groups.count(Group.UNCLEAR),
        groups.count(Group.KEPT),
        groups.count(Group.NOT_REPORTED) + groups.count(Group.NEWLY_REPORTED),
    )


def _net(pairs: Pairs, line: tuple[Draft, ...], change: Change) -> Net:
    """Narrow down between which drafts it happened, and name the steps if all in between is certain."""
    clause = change.clause
    told = [draft for draft in line if draft in (line[0], line[-1]) or pairs.standing(draft, clause).accounts]
    *_, since = takewhile(_kept(lambda draft: pairs.change(line[0], draft, clause)), told)
    *_, until = takewhile(_kept(lambda draft: pairs.change(draft, line[-1], clause)), reversed(told))
    inside = told[told.index(since) : told.index(until) + 1]
    found = [_moment(line, pair, pairs.change(*pair, clause)) for pair in pairwise(inside)]
    return Net(change, _made(change.kind, found), since, until)


def _made(kind: Kind, found: list[Moment | None]) -> tuple[Moment, ...]:
    """Return the changes that made one of this kind; none where that cannot be told.

    What was dropped was dropped at the last of them, and what was added was added at the first, whatever else
    happened to it.
    """
    moments = [moment for moment in found if moment and moment.change.kind is not Kind.KEPT]
    if kind is Kind.DROPPED and found[-1] and found[-1].change.kind is kind:
        return (found[-1],)
    if None not in found and all(group(moment.change.kind) is Group.CHANGED for moment in moments):
        return tuple(moments)
    return (found[0],) if kind is Kind.ADDED and found[0] and found[0].change.kind is kind else ()


def _kept(change_of: Callable[[Draft], Change | None]) -> Callable[[Draft], bool]:
    def is_kept(draft: Draft) -> bool:
        change = change_of(draft)
        return change is None or change.kind is Kind.KEPT

    return is_kept


def _moment(line: tuple[Draft, ...], pair: tuple[Draft, Draft], change: Change | None) -> Moment | None:
    before, after = pair
    between = line[line.index(before) + 1 : line.index(after)]
    return Moment(before, after, change, between) if change else None
