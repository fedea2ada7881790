"""Who moved, on which clause, at which step, towards whom; bounded by what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass

from draftdiff.changes import Change, Group, group
from draftdiff.diff import compare, movements
from draftdiff.history.steps import own_previous
from draftdiff.model import Deal, Draft
from draftdiff.standing import EVERYTHING, Lens


@dataclass(frozen=True, slots=True)
class Move:
    """A change between two successive drafts of one party that moves, or may move, towards someone.

    `towards` holds the party that every choice of accounts gives, or all that some choice gives, None among them.
    """

    before: Draft
    after: Draft
    change: Change
    towards: frozenset[str | None]

    @property
    def certain(self) -> bool:
        """Whether every choice of accounts gives the same party."""
        return len(self.towards) == 1

    @property
    def concedes(self) -> bool:
        """Whether it certainly moves towards a party other than the draft's own."""
        return self.certain and not self.towards & {None, self.after.by}

    @property
    def may_concede(self) -> bool:
        """Whether some choice of accounts moves it towards another party."""
        return bool(self.towards - {None, self.after.by})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many clauses a party gave way on, at least and at most, and on how many nothing can be said.

    A clause counts once, however often it moved. `drafts` is how many drafts of the party are on file.
    """

    party: str
    low: int
    high: int
    unknown: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The moves of a deal in the order of its drafts, and a tally for each party."""

    deal: Deal
    moves: tuple[Move, ...]
    tallies: tuple[Tally, ...]


def ledger(deal: Deal, lens: Lens = EVERYTHING) -> Ledger:
    """Compare each draft with the same party's draft before it; an opening position moves nobody."""
    moves = tuple(move for draft in deal.drafts.values() for move in _moves(deal, draft, lens))
    return Ledger(deal, moves, tuple(_tally(deal, party, moves, lens) for party in deal.parties))


def _moves(deal: Deal, draft: Draft, lens: Lens) -> Iterator[Move]:
    before = own_previous(deal, draft)
    if before is None:
        return
    for change in compare(deal, before.id, draft.id, lens).changes:
        towards = movements(deal.clauses[change.clause], change, (before, draft))
        if group(change.kind) in (Group.CHANGED, Group.UNCLEAR) and towards != {None}:
            yield Move(before, draft, change, towards)


def _tally(deal: Deal, party: str, moves: tuple[Move, ...], lens: Lens) -> Tally:
    own = [move for move in moves if move.after.by == party]
    certain = {move.change.clause for move in own if move.concedes}
    possible = {move.change.clause for move in own if move.may_concede}
    drafts = [draft for draft in deal.drafts.values() if draft.by == party]
    unknown = set(_unknown(deal, drafts, lens)) - possible
    return Tally(party, len(certain), len(possible), len(unknown), len(drafts))


def _unknown(deal: Deal, drafts: list[Draft], lens: Lens) -> Iterator[str]:
    """Yield the clauses that some pair of a party's successive drafts cannot be compared on."""
    pairs = [(before, draft) for draft in drafts if (before := own_previous(deal, draft))]
    for before, draft in pairs:
        comparison = compare(deal, before.id, draft.id, lens)
        yield from (clause.id for clause in comparison.never_reported)
        silent = (Group.NEWLY_REPORTED, Group.NOT_REPORTED)
        yield from (change.clause for change in comparison.changes if group(change.kind) in silent)
    if not pairs:
        yield from deal.clauses
