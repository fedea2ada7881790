"""Every pair of accounts of two drafts as a possible world, and the kinds of change that it allows."""

from dataclasses import dataclass
from itertools import product

from draftdiff.comparing.accounts import Settled, base_key, same_claim
from draftdiff.comparing.changes import KINDS, REPORTED, Kind
from draftdiff.comparing.shifts import Link
from draftdiff.comparing.standing import Account, Standing
from draftdiff.model import Absent, Clause, Open, Present, ShiftWord, Stated
from draftdiff.values import Items, Order, Quantity, Relation, Value, Words, orders, relations


@dataclass(frozen=True, slots=True)
class World:
    """One choice of accounts and the kinds that it allows."""

    before: Account | None
    after: Account | None
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two drafts that are compared: its id, and what is known of the clause in it."""

    draft: str
    standing: Standing

    @property
    def choices(self) -> tuple[Account | None, ...]:
        """The accounts that may be the true one; None alone when there is none."""
        return self.standing.accounts or (None,)


def worlds(clause: Clause, before: Side, after: Side) -> list[World]:
    """Return the pairs of accounts that may both be true, with the kinds that each allows.

    A reported change ties an account to the one that it was a change of and rules out the other pairs, as long as
    every account is left in some pair. An account that would be left out is not refuted by that: the report of the
    change may be wrong, so such a pair allows what the accounts make of it and what the report says.
    """
    if before.draft == after.draft:
        return [World(account, account, frozenset({Kind.KEPT})) for account in before.standing.accounts]
    found, loose = [], []
    for one, other in product(before.choices, after.choices):
        stated = _stated(before, after, one, other)
        if one is None or other is None:
            found.append(World(one, other, _from_silence(one, stated)))
        elif all(any(link.holds for link in links) for links in stated if links) and _same_origin(one, other):
            held = frozenset(link.kind for links in stated for link in links if link.holds)
            found.append(World(one, other, held or classify(clause, one.claim, other.claim)))
        else:
            said = frozenset(link.kind for links in stated for link in links)
            loose.append(World(one, other, said | classify(clause, one.claim, other.claim)))
    # By identity: it is this account of this side that is left over, and to hash one is to go through its reports.
    paired = {id(account) for world in found for account in (world.before, world.after)}
    return found + [world for world in loose if not {id(world.before), id(world.after)} <= paired]


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a report says of the change between the two drafts, and whether it fits both accounts."""

    kind: Kind
    holds: bool
    direct: bool


def _stated(
    before: Side, after: Side, one: Account | None, other: Account | None
) -> tuple[list[_Stated], list[_Stated]]:
    """Return what reports on the later draft say of the change, and what reports on the earlier one say."""
    forward = [(link, REPORTED[link.word]) for link in _links(other, before)]
    backward = [(link, KINDS[REPORTED[link.word]].mirror) for link in _links(one, after)]
    return (
        [_Stated(kind, _ties(link, one, other), link.direct) for link, kind in forward],
        [_Stated(kind, _ties(link, other, one), link.direct) for link, kind in backward],
    )


def _links(account: Account | None, side: Side) -> list[Link]:
    return [link for link in account.links if link.draft == side.draft] if account else []


def _ties(link: Link, named: Account | None, own: Account | None) -> bool:
    return named is not None and own is not None and link.ties(named.claim, own.claim)


def _from_silence(one: Account | None, stated: tuple[list[_Stated], list[_Stated]]) -> frozenset[Kind]:
    """Take the word of a report that names the silent draft itself; silence alone is never a change.

    "Removed since the first offer" says of the first offer that it had the clause. Carried on through another draft,
    it would be our inference from two reports, and does not count.
    """
    said = frozenset(link.kind for links in stated for link in links if link.direct)
    return said or frozenset({Kind.NEWLY_REPORTED if one is None else Kind.NOT_REPORTED})


def _same_origin(one: Account, other: Account) -> bool:
    """Tell whether two accounts that are unchanged since a third draft take the same to have stood there."""
    claims = [
        {link.draft: link.claim for link in account.links if link.word is ShiftWord.UNCHANGED}
        for account in (one, other)
    ]
    return all(_same(claims[0][draft], claims[1][draft]) for draft in claims[0].keys() & claims[1].keys())


def _same(one: Settled | None, other: Settled | None) -> bool:
    return one is not None and other is not None and same_claim(one, other)


def classify(clause: Clause, before: Settled, after: Settled) -> frozenset[Kind]:
    """Return every kind that two claims allow; hedges and bases that nobody gave allow several."""
    match before, after:
        case (Absent(), Absent()) | (Present(), Present()):
            return frozenset({Kind.KEPT})
        case Absent(), _:
            return frozenset({Kind.ADDED})
        case _, Absent():
            return frozenset({Kind.DROPPED})
        case Present(), Stated():
            return frozenset({Kind.SPECIFIED})
        case Stated(), Present():
            return frozenset({Kind.BLURRED})
        case Stated(), Stated():
            return _classify_stated(clause, before, after)
        case Open(), Open():
            return frozenset({Kind.KEPT})
        case (Open(), _) | (_, Open()):
            return frozenset({Kind.CHANGED})
    raise AssertionError((before, after))


def _classify_stated(clause: Clause, before: Stated, after: Stated) -> frozenset[Kind]:
    """Compare value and base each for itself; a value of another base is not comparable.

    Where the clause asks for a base that neither side gives, it may be another one.
    """
    values = _classify_values(before.value, after.value)
    one, other = base_key(before.of), base_key(after.of)
    if one == other and (one is not None or not clause.of_required):
        return values
    rebased = frozenset(Kind.REBASED if kind is Kind.KEPT else Kind.CHANGED for kind in values)
    return rebased if one is not None and other is not None else rebased | values


def _classify_values(before: Value, after: Value) -> frozenset[Kind]:
    match before, after:
        case Quantity(), Quantity():
            found = orders(before, after)
            named = {Order.LOWER: Kind.LOWERED, Order.SAME: Kind.KEPT, Order.HIGHER: Kind.RAISED}
            return frozenset(named[order] for order in found) or frozenset({Kind.CHANGED})
        case Items(), Items():
            related = {
                Relation.SAME: Kind.KEPT,
                Relation.WIDER: Kind.WIDENED,
                Relation.NARROWER: Kind.NARROWED,
                Relation.OTHER: Kind.CHANGED,
            }
            return frozenset(related[relation] for relation in relations(before, after))
        case Words(), Words():
            return frozenset({Kind.KEPT if before == after else Kind.CHANGED})
        case _:
            return frozenset({Kind.CHANGED})
