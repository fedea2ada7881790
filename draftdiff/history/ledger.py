"""Who moved, on which clause, at which step, towards whom, and what each line came to; bounded by what is unknown."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standings
from draftdiff.history.order import came_before, is_ordered, is_text, latest
from draftdiff.history.steps import Life, holds, is_agreed, lines, lives
from draftdiff.model import Clause, Deal, Draft, Shift


class Answer(StrEnum):
    """What a party did with a clause; of several answers the first one holds, what is certain before what is not.

    `not-said` is a certain change of which the record does not say that it favours anyone.
    """

    GAVE_WAY = "gave-way"
    MAY_HAVE = "may-have"
    OWN_SIDE = "own-side"
    NOT_SAID = "not-said"
    UNKNOWN = "unknown"
    DID_NOT = "did-not"


@dataclass(frozen=True, slots=True)
class Move:
    """A clause in two drafts of one party, which is the movement of that party.

    `towards` holds every party that some choice of accounts moves it towards, None where one moves it to nobody.
    `between` are the party's drafts in between: with any, the step cannot be told.
    """

    party: str
    before: Draft
    after: Draft
    change: Change
    towards: frozenset[str | None]
    between: tuple[Draft, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Tally:
    """What a party did with every clause: each stands once in `clauses`, however often it moved.

    It gave way on `low` of them whichever accounts are right, and on `high` at most, of those that can be compared.
    `drafts` are the party's own, with those that every party agreed to.
    """

    party: str
    low: int
    high: int
    drafts: tuple[Draft, ...]
    clauses: Mapping[Answer, tuple[Clause, ...]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A change between two drafts of a line; with drafts in between, at one of which nobody can say which."""

    before: Draft
    after: Draft
    change: Change
    between: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Net:
    """A clause that certainly changed from `before`, the first of a line that it is known of, to `after`, the last.

    `moments` are all the changes that made it; none where that cannot be told. It came about after `since`, which
    still stands as the first one, and by `until`, which already stands as the last one.
    """

    before: Draft
    after: Draft
    change: Change
    moments: tuple[Moment, ...]
    since: Draft
    until: Draft


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of drafts: what changed from the first to the last that each clause is known of; what leaves that open."""

    drafts: tuple[Draft, ...]
    changes: tuple[Net, ...]
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A tally for each party, what each line of drafts came to, and the moves that say something.

    The line that is still alive comes first. `agreed` are the texts that count as every party's.
    """

    clauses: int
    agreed: tuple[Draft, ...]
    tallies: tuple[Tally, ...]
    outcomes: tuple[Outcome, ...]
    moves: tuple[Move, ...]


def ledger(standings: Standings) -> Ledger:
    """Compare each draft with the same party's last one that is reported on; an opening position moves nobody."""
    deal = standings.deal
    found = {party: list(_steps(standings, party)) for party in deal.parties}
    for party, moves in found.items():
        moves += _overall(standings, party, moves)
    tallies = tuple(_tally(standings, party, moves) for party, moves in found.items())
    telling = (move for moves in found.values() for move in moves)
    shown = [move for move in telling if move.answer not in (Answer.UNKNOWN, Answer.DID_NOT)]
    order = list(deal.drafts)
    shown.sort(key=lambda move: order.index(move.after.id))
    agreed = tuple(draft for draft in deal.drafts.values() if is_agreed(draft))
    return Ledger(len(deal.clauses), agreed, tallies, outcomes(standings), tuple(shown))


def _steps(standings: Standings, party: str) -> Iterator[Move]:
    own = [draft for draft in standings.deal.drafts.values() if holds(draft, party)]
    for clause in standings.deal.clauses:
        told = [draft for draft in own if standings.of(draft.id, clause).accounts]
        for place, draft in enumerate(told):
            before_it = [one for one in told[:place] if came_before(standings.deal, one, draft)]
            for before in latest(standings.deal, before_it):
                between = [one for one in own if _lies_between(standings.deal, before, one, draft)]
                yield from _step(standings, party, clause, (before, *between, draft))
            yield from _of_no_order(standings, party, clause, draft, told[:place])
            yield from _since_a_silent_one(standings, party, clause, draft, own)


def _since_a_silent_one(
    standings: Standings, party: str, clause: str, draft: Draft, own: Sequence[Draft]
) -> Iterator[Move]:
    """Take a report's word for a change since a text of the party of which nothing else is told."""
    named = {report.claim.since for report in standings.told(draft.id, clause) if isinstance(report.claim, Shift)}
    for before in own:
        silent = before.id in named and not standings.of(before.id, clause).accounts
        if silent and came_before(standings.deal, before, draft):
            yield from _step(standings, party, clause, (before, draft))


def _lies_between(deal: Deal, before: Draft, one: Draft, after: Draft) -> bool:
    return came_before(deal, before, one) and came_before(deal, one, after)


def _step(standings: Standings, party: str, clause: str, own: tuple[Draft, ...]) -> Iterator[Move]:
    before, *between, draft = own
    change = change_between(standings, before, draft, clause)
    if change is not None:
        yield _move(standings, party, before, change, (draft, *reversed(between)))


def _of_no_order(standings: Standings, party: str, clause: str, draft: Draft, told: Sequence[Draft]) -> Iterator[Move]:
    """Compare a draft with those that may have come before it or after it: what differs is a move of unknown way."""
    for other in told:
        if not is_ordered(standings.deal, other, draft):
            change = change_between(standings, other, draft, clause)
            if change is not None and change.kind is not Kind.KEPT:
                yield Move(party, other, draft, change, frozenset({None}), (), Answer.UNKNOWN)


def _move(standings: Standings, party: str, before: Draft, change: Change, later: tuple[Draft, ...]) -> Move:
    after, *between = later
    towards = change.towards
    answer = Answer.UNKNOWN if _is_only_wanted(change) else _answer(party, change, towards)
    return Move(party, before, after, change, towards, tuple(reversed(between)), answer)


def _is_only_wanted(change: Change) -> bool:
    """Tell whether of some side nothing is told but what a party wants, which is not said to be in the text."""
    sides = [[r for account in side.accounts for r in account.reports] for side in (change.before, change.after)]
    return any(reports and all(report.demand for report in reports) for reports in sides)


def _answer(party: str, change: Change, towards: frozenset[str | None]) -> Answer:
    """Return what a change says of the clause, by itself."""
    if change.favours not in (None, party):
        return Answer.GAVE_WAY
    if towards - {None, party}:
        return Answer.MAY_HAVE
    if change.favours == party:
        return Answer.OWN_SIDE
    if towards == {None} and all(group(kind) is Group.CHANGED for kind in change.possible):
        return Answer.NOT_SAID
    return Answer.DID_NOT if change.kind is Kind.KEPT else Answer.UNKNOWN


def _overall(standings: Standings, party: str, moves: list[Move]) -> list[Move]:
    """Find what certainly moved from a party's first position to its last, though no single step is certain."""
    found: dict[str, Move] = {}
    told = {(move.change.clause, move.change.favours) for move in moves}
    deal = standings.deal
    own = [draft for draft in deal.drafts.values() if holds(draft, party)]
    for clause in deal.clauses:
        texts = [draft for draft in own if standings.of(draft.id, clause).accounts]
        for draft in texts[2:]:
            before = [one for one in texts if came_before(deal, one, draft)]
            first = [one for one in before if all(one is other or came_before(deal, one, other) for other in before)]
            for one in first:
                change = change_between(standings, one, draft, clause)
                if change and change.favours and (clause, change.favours) not in told:
                    between = tuple(other for other in reversed(before) if other is not one)
                    found.setdefault(clause, _move(standings, party, one, change, (draft, *between)))
    return list(found.values())


def _tally(standings: Standings, party: str, moves: list[Move]) -> Tally:
    drafts = tuple(draft for draft in standings.deal.drafts.values() if holds(draft, party))
    answers: dict[Answer, list[Clause]] = {answer: [] for answer in Answer}
    moved: defaultdict[str, set[Answer]] = defaultdict(set)
    for move in moves:
        moved[move.change.clause].add(move.answer)
    for clause in standings.deal.clauses.values():
        found = moved[clause.id]
        if not found or not _is_all_compared(standings, drafts, clause.id):
            found.add(Answer.UNKNOWN)
        answers[next(answer for answer in Answer if answer in found)].append(clause)
    low = len(answers[Answer.GAVE_WAY])
    high = low + len(answers[Answer.MAY_HAVE])
    return Tally(party, low, high, drafts, {answer: tuple(clauses) for answer, clauses in answers.items()})


def _is_all_compared(standings: Standings, own: Sequence[Draft], clause: str) -> bool:
    """Tell whether every text of a party is told of, and none whose author is unknown may be another move of it."""
    if not all(standings.of(draft.id, clause).accounts for draft in own):
        return False
    perhaps = [draft for draft in standings.deal.drafts.values() if is_text(draft) and not draft.by]
    changes = (change_between(standings, one, other, clause) for one in own for other in perhaps if one != other)
    return all(change is not None and change.kind is Kind.KEPT for change in changes)


def outcomes(standings: Standings) -> tuple[Outcome, ...]:
    """Return what every line of two drafts or more came to, the line that is still alive first."""
    life, stages = lives(standings.deal), list(Life)
    found = sorted(lines(standings.deal), key=lambda line: stages.index(life[line[-1].id]))
    return tuple(_outcome(standings, line) for line in found if len(line) > 1)


def _outcome(standings: Standings, line: tuple[Draft, ...]) -> Outcome:
    found = [
        (clause, [one for one in line if standings.of(one.id, clause).accounts]) for clause in standings.deal.clauses
    ]
    compared = [(told, change_between(standings, told[0], told[-1], clause)) for clause, told in found if len(told) > 1]
    changes = [(told, change) for told, change in compared if change]
    groups = [group(change.kind) for _, change in changes]
    certain = [(told, change) for told, change in changes if group(change.kind) is Group.CHANGED]
    rest = {one.value: groups.count(one) for one in (Group.UNCLEAR, Group.KEPT, Group.ALIKE)}
    numbers = {"changed": len(certain), **rest}
    summary = {"clauses": len(found), **numbers, "unknown": len(found) - sum(numbers.values())}
    return Outcome(line, tuple(_net(standings, line, told, change) for told, change in certain), summary)


def _net(standings: Standings, line: tuple[Draft, ...], told: Sequence[Draft], change: Change) -> Net:
    """Narrow down between which drafts it happened, and name the steps if all in between is certain."""
    clause, first, last = change.clause, told[0], told[-1]
    *_, since = takewhile(_kept(lambda draft: change_between(standings, first, draft, clause)), told)
    *_, until = takewhile(_kept(lambda draft: change_between(standings, draft, last, clause)), reversed(told))
    inside = told[told.index(since) : told.index(until) + 1]
    found = [_moment(line, pair, change_between(standings, *pair, clause)) for pair in pairwise(inside)]
    return Net(first, last, change, _made(change.kind, found), since, until)


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
