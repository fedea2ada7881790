"""Who moved, on which clause, at which step, towards whom; bounded by what is not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.diff import movements
from draftdiff.comparing.standing import EVERYTHING, Lens
from draftdiff.history.outcome import Outcome, outcomes
from draftdiff.history.pairs import Pairs, as_of
from draftdiff.history.steps import lines, predecessor
from draftdiff.model import Clause, Deal, Draft, Status

UNTOLD = frozenset({Kind.SPECIFIED, Kind.BLURRED, Kind.NEWLY_REPORTED, Kind.NOT_REPORTED})
"""What may or may not be a movement: a value that only one side is known to have."""

DIRECTIONS = {
    Kind.ADDED: "present",
    Kind.DROPPED: "absent",
    Kind.RAISED: "higher",
    Kind.LOWERED: "lower",
    Kind.WIDENED: "wider",
    Kind.NARROWED: "narrower",
}
"""What `favours` calls a kind; for any other, only a value that it lists tells whom it favours."""


class Answer(StrEnum):
    """Whether a party gave way on a clause; of several answers, the first one holds."""

    GAVE_WAY = "gave-way"
    MAY_HAVE = "may-have"
    UNKNOWN = "unknown"
    NOT_SAID = "not-said"
    DID_NOT = "did-not"


@dataclass(frozen=True, slots=True)
class Move:
    """A clause in two drafts of one party, which is the movement of that party.

    `towards` holds every party that some choice of accounts moves it towards, None where one moves it to nobody.
    `between` are the party's drafts in between: with any, the step cannot be told. `unsaid` tells that it is, or may
    be, a change of which the record does not say whom it favours.
    """

    party: str
    before: Draft
    after: Draft
    change: Change
    towards: frozenset[str | None]
    between: tuple[Draft, ...]
    unsaid: bool

    @property
    def certain(self) -> bool:
        """Whether there is one kind of change and one party that it moves towards."""
        return self.change.favours is not None

    @property
    def concedes(self) -> bool:
        """Whether it certainly moves towards another party."""
        return self.change.favours not in (None, self.party)

    @property
    def may_concede(self) -> bool:
        """Whether some choice of accounts moves it towards another party."""
        return bool(self.towards - {None, self.party})

    @property
    def answer(self) -> Answer:
        """What it says of whether the party gave way."""
        if self.concedes:
            return Answer.GAVE_WAY
        if self.may_concede:
            return Answer.MAY_HAVE
        if UNTOLD.intersection(self.change.possible):
            return Answer.UNKNOWN
        return Answer.NOT_SAID if self.unsaid else Answer.DID_NOT

    @property
    def shown(self) -> bool:
        """Whether it moves, or may move, towards someone, or certainly changed."""
        return self.towards != {None} or group(self.change.kind) is Group.CHANGED


@dataclass(frozen=True, slots=True)
class Tally:
    """On which clauses a party gave way, may have, did not, and on which nothing can be said.

    A clause stands once in `clauses`, however often it moved. `hardened` are those that certainly moved towards the
    party itself at some step. `drafts` are the party's own, with those that every party agreed to.
    """

    party: str
    drafts: tuple[Draft, ...]
    clauses: Mapping[Answer, tuple[str, ...]]
    hardened: tuple[str, ...]

    @property
    def low(self) -> int:
        """On how many clauses the party gave way whichever accounts are right."""
        return len(self.clauses[Answer.GAVE_WAY])

    @property
    def high(self) -> int:
        """On how many clauses the party gave way at most, of those that can be compared."""
        return self.low + len(self.clauses[Answer.MAY_HAVE])


@dataclass(frozen=True, slots=True)
class Ledger:
    """The moves of a deal, a tally for each party, and what each line of drafts came to."""

    deal: Deal
    moves: tuple[Move, ...]
    tallies: tuple[Tally, ...]
    outcomes: tuple[Outcome, ...]


def ledger(deal: Deal, lens: Lens = EVERYTHING) -> Ledger:
    """Compare each draft with the same party's last one that is reported on; an opening position moves nobody."""
    deal = as_of(deal, lens)
    pairs = Pairs(deal, lens)
    found = {party: [*_steps(pairs, party)] for party in deal.parties}
    for party, moves in found.items():
        moves += _overall(pairs, party, moves)
    tallies = tuple(_tally(pairs, party, moves) for party, moves in found.items())
    moves = [move for moves in found.values() for move in moves if move.shown]
    order = list(deal.drafts)
    moves.sort(key=lambda move: order.index(move.after.id))
    return Ledger(deal, tuple(moves), tallies, outcomes(pairs))


def holds(draft: Draft, party: str) -> bool:
    """Tell whether a draft is a party's position: its own, or a text that all have agreed to."""
    return draft.by == party or draft.status in (Status.AGREED, Status.SIGNED)


def _steps(pairs: Pairs, party: str) -> Iterator[Move]:
    for draft in pairs.deal.drafts.values():
        if holds(draft, party):
            earlier = [one for one in _back(pairs.deal, draft) if holds(one, party)]
            for clause in pairs.deal.clauses:
                yield from _step(pairs, party, clause, (draft, *earlier))


def _back(deal: Deal, draft: Draft) -> Iterator[Draft]:
    earlier = predecessor(deal, draft)
    while earlier is not None:
        yield earlier
        earlier = predecessor(deal, earlier)


def _step(pairs: Pairs, party: str, clause: str, back: tuple[Draft, ...]) -> Iterator[Move]:
    """Compare a draft with the nearest one of those before it of which anything can be said."""
    draft, *earlier = back
    for place, before in enumerate(earlier):
        change = pairs.change(before, draft, clause)
        if change is None or change.kind is Kind.NEWLY_REPORTED:
            continue
        if change.kind is not Kind.NOT_REPORTED:
            yield _move(pairs, party, before, change, (draft, *earlier[:place]))
        return


def _move(pairs: Pairs, party: str, before: Draft, change: Change, later: tuple[Draft, ...]) -> Move:
    after, *between = later
    clause = pairs.deal.clauses[change.clause]
    towards = movements(clause, change, (before, after))
    unsaid = None in towards and any(_is_undirected(kind, clause) for kind in change.possible)
    return Move(party, before, after, change, towards, tuple(reversed(between)), unsaid)


def _is_undirected(kind: Kind, clause: Clause) -> bool:
    return group(kind) is Group.CHANGED and DIRECTIONS.get(kind) not in clause.favours


def _overall(pairs: Pairs, party: str, moves: list[Move]) -> list[Move]:
    """Find what certainly moved from a party's first position to its last, though no single step is certain."""
    found: dict[tuple[str, str, str], Move] = {}
    told = {(move.change.clause, move.change.favours) for move in moves}
    for line in lines(pairs.deal):
        for clause in pairs.deal.clauses:
            own = [draft for draft in line if holds(draft, party) and pairs.standing(draft, clause).accounts]
            change = pairs.change(own[0], own[-1], clause) if len(own) > 2 else None
            if change and change.favours and (clause, change.favours) not in told:
                key = own[0].id, own[-1].id, clause
                found[key] = _move(pairs, party, own[0], change, (own[-1], *reversed(own[1:-1])))
    return list(found.values())


def _tally(pairs: Pairs, party: str, moves: list[Move]) -> Tally:
    drafts = tuple(draft for draft in pairs.deal.drafts.values() if holds(draft, party))
    answers: dict[Answer, list[str]] = {answer: [] for answer in Answer}
    for clause in pairs.deal.clauses:
        own = [move for move in moves if move.change.clause == clause]
        silent = len(drafts) < 2 or not all(pairs.standing(draft, clause).accounts for draft in drafts)
        answers[_answer(own, silent)].append(clause)
    hardened = {move.change.clause for move in moves if move.change.favours == party}
    return Tally(
        party,
        drafts,
        {answer: tuple(clauses) for answer, clauses in answers.items()},
        tuple(clause for clause in pairs.deal.clauses if clause in hardened),
    )


def _answer(moves: list[Move], silent: bool) -> Answer:
    """Take the answer that comes first: what is certain, then what may be, then what nobody can tell."""
    answers = {move.answer for move in moves} | ({Answer.UNKNOWN} if silent else set())
    return next((answer for answer in Answer if answer in answers), Answer.DID_NOT)
