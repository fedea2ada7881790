"""Who moved, on which clause, at which step, towards whom, and what each line came to; bounded by what is unknown."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standings
from draftdiff.history.steps import Life, back, lines, lives
from draftdiff.model import Clause, Draft, Status


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


def is_agreed(draft: Draft) -> bool:
    """Tell whether a draft is everybody's text."""
    return draft.status in (Status.AGREED, Status.SIGNED)


def holds(draft: Draft, party: str) -> bool:
    """Tell whether a draft is a party's position: its own, or a text that all have agreed to."""
    return party in draft.by or is_agreed(draft)


def _steps(standings: Standings, party: str) -> Iterator[Move]:
    for draft in standings.deal.drafts.values():
        if holds(draft, party):
            earlier = [one for one in back(standings.deal, draft) if holds(one, party)]
            for clause in standings.deal.clauses:
                yield from _step(standings, party, clause, (draft, *earlier))


def _step(standings: Standings, party: str, clause: str, own: tuple[Draft, ...]) -> Iterator[Move]:
    """Compare a draft with the nearest one of those before it of which anything can be said."""
    draft, *earlier = own
    for place, before in enumerate(earlier):
        change = change_between(standings, before, draft, clause)
        if change is None or change.kind is Kind.NEWLY_REPORTED:
            continue
        if change.kind is not Kind.NOT_REPORTED:
            yield _move(standings, party, before, change, (draft, *earlier[:place]))
        return


def _move(standings: Standings, party: str, before: Draft, change: Change, later: tuple[Draft, ...]) -> Move:
    after, *between = later
    towards = change.towards
    return Move(party, before, after, change, towards, tuple(reversed(between)), _answer(party, change, towards))


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
    found: dict[tuple[str, str, str], Move] = {}
    told = {(move.change.clause, move.change.favours) for move in moves}
    for line in lines(standings.deal):
        for clause in standings.deal.clauses:
            own = [draft for draft in line if holds(draft, party) and standings.of(draft.id, clause).accounts]
            change = change_between(standings, own[0], own[-1], clause) if len(own) > 2 else None
            if change and change.favours and (clause, change.favours) not in told:
                key = own[0].id, own[-1].id, clause
                found[key] = _move(standings, party, own[0], change, (own[-1], *reversed(own[1:-1])))
    return list(found.values())


def _tally(standings: Standings, party: str, moves: list[Move]) -> Tally:
    drafts = tuple(draft for draft in standings.deal.drafts.values() if holds(draft, party))
    answers: dict[Answer, list[Clause]] = {answer: [] for answer in Answer}
    moved: defaultdict[str, set[Answer]] = defaultdict(set)
    for move in moves:
        moved[move.change.clause].add(move.answer)
    for clause in standings.deal.clauses.values():
        found = moved[clause.id]
        if not found or not all(standings.of(draft.id, clause.id).accounts for draft in drafts):
            found.add(Answer.UNKNOWN)
        answers[next(answer for answer in Answer if answer in found)].append(clause)
    low = len(answers[Answer.GAVE_WAY])
    high = low + len(answers[Answer.MAY_HAVE])
    return Tally(party, low, high, drafts, {answer: tuple(clauses) for answer, clauses in answers.items()})


def outcomes(standings: Standings) -> tuple[Outcome, ...]:
    """Return what every line of two drafts or more came to, the line that is still alive first."""
    life, stages = lives(standings.deal), list(Life)
    found = sorted(lines(standings.deal), key=lambda line: stages.index(life[line[-1].id]))
    return tuple(_outcome(standings, line) for line in found if len(line) > 1)


def _outcome(standings: Standings, line: tuple[Draft, ...]) -> Outcome:
    changes = [change_between(standings, line[0], line[-1], clause) for clause in standings.deal.clauses]
    groups = [group(change.kind) if change else Group.NOT_REPORTED for change in changes]
    certain = [change for change in changes if change and group(change.kind) is Group.CHANGED]
    summary = {
        "clauses": len(changes),
        "changed": len(certain),
        "unclear": groups.count(Group.UNCLEAR),
        "kept": groups.count(Group.KEPT),
        "unknown": groups.count(Group.NOT_REPORTED) + groups.count(Group.NEWLY_REPORTED),
    }
    return Outcome(line, tuple(_net(standings, line, change) for change in certain), summary)


def _net(standings: Standings, line: tuple[Draft, ...], change: Change) -> Net:
    """Narrow down between which drafts it happened, and name the steps if all in between is certain."""
    clause = change.clause
    told = [draft for draft in line if draft in (line[0], line[-1]) or standings.of(draft.id, clause).accounts]
    *_, since = takewhile(_kept(lambda draft: change_between(standings, line[0], draft, clause)), told)
    *_, until = takewhile(_kept(lambda draft: change_between(standings, draft, line[-1], clause)), reversed(told))
    inside = told[told.index(since) : told.index(until) + 1]
    found = [_moment(line, pair, change_between(standings, *pair, clause)) for pair in pairwise(inside)]
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
