"""Two drafts compared: every pair of accounts is a possible world."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from draftdiff.accounts import Settled, base_key, same_claim
from draftdiff.changes import MIRROR, Change, ItemsDelta, Kind
from draftdiff.model import Absent, Clause, Deal, Draft, Present, ShiftWord, Stated
from draftdiff.standing import EVERYTHING, Account, Lens, Standing, Standings, State
from draftdiff.values import (
    Delta,
    Items,
    Order,
    Quantity,
    Relation,
    Value,
    Words,
    difference,
    fold,
    orders,
    relations,
    span,
)

LINKED = {
    ShiftWord.REMOVED: Kind.DROPPED,
    ShiftWord.ADDED: Kind.ADDED,
    ShiftWord.UNCHANGED: Kind.KEPT,
    ShiftWord.RAISED: Kind.RAISED,
    ShiftWord.LOWERED: Kind.LOWERED,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts of a deal, clause by clause.

    `changes` holds every clause reported in either draft, `never_reported` the others, both in the
    order of the deal's clauses.
    """

    deal: Deal
    before: Draft
    after: Draft
    changes: tuple[Change, ...]
    never_reported: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class World:
    """One choice of accounts and the kinds that it allows."""

    before: Account | None
    after: Account | None
    kinds: frozenset[Kind]


def compare(deal: Deal, before: str, after: str, lens: Lens = EVERYTHING) -> Comparison:
    """Compare two drafts of a deal by their ids.

    Raises KeyError for an id that the deal does not have.
    """
    standings = Standings(deal, lens)
    sides = deal.drafts[before], deal.drafts[after]
    found = [
        (clause, (standings.of(before, clause.id), standings.of(after, clause.id))) for clause in deal.clauses.values()
    ]
    changes = tuple(_change(clause, sides, pair) for clause, pair in found if any(map(_is_reported, pair)))
    named = {change.clause for change in changes}
    return Comparison(deal, *sides, changes, tuple(c for c in deal.clauses.values() if c.id not in named))


def _is_reported(standing: Standing) -> bool:
    return standing.state is not State.NOT_REPORTED


def _change(clause: Clause, drafts: tuple[Draft, Draft], standings: tuple[Standing, Standing]) -> Change:
    worlds = list(_worlds(drafts, standings))
    kinds = frozenset(kind for world in worlds for kind in world.kinds)
    possible = tuple(kind for kind in Kind if kind in kinds)
    kind = possible[0] if len(possible) == 1 else Kind.UNCLEAR
    favours = _favours(clause.favours, kind, worlds)
    return Change(clause.id, kind, possible, *standings, delta=_delta(worlds), favours=favours)


def _worlds(drafts: tuple[Draft, Draft], standings: tuple[Standing, Standing]) -> Iterator[World]:
    """Yield every pair of accounts that can both be true, with the kinds that it allows."""
    before, after = standings
    pairs = [(one, other) for one in before.accounts or (None,) for other in after.accounts or (None,)]
    tied = [pair for pair in pairs if _can_both_be_true(drafts, *pair)]
    for one, other in tied or pairs:
        linked = _linked_kind(drafts, one, other)
        yield World(one, other, frozenset({linked}) if linked else _kinds(one, other))


def _can_both_be_true(drafts: tuple[Draft, Draft], one: Account | None, other: Account | None) -> bool:
    """Rule out pairs that a link forbids: one document, or an account that refers to another one."""
    before, after = drafts
    if one is None or other is None:
        return True
    if before.id == after.id:
        return same_claim(one.claim, other.claim)
    if not (_allows(other, before, one) and _allows(one, after, other)):
        return False
    common = {link.draft: link.claim for link in one.links if link.word is ShiftWord.UNCHANGED}
    return all(
        _same(common[link.draft], link.claim)
        for link in other.links
        if link.word is ShiftWord.UNCHANGED and link.draft in common
    )


def _allows(account: Account, draft: Draft, candidate: Account) -> bool:
    """Tell whether an account that refers to a draft fits one account of that draft."""
    claims = [link.claim for link in account.links if link.draft == draft.id]
    return not claims or any(_same(claim, candidate.claim) for claim in claims)


def _same(one: Settled | None, other: Settled | None) -> bool:
    return one is not None and other is not None and same_claim(one, other)


def _linked_kind(drafts: tuple[Draft, Draft], one: Account | None, other: Account | None) -> Kind | None:
    """Return the kind that a report itself states, in either direction."""
    before, after = drafts
    if other is not None:
        for link in other.links:
            if link.draft == before.id and (one is None or _same(link.claim, one.claim)):
                return LINKED[link.word]
    if one is not None:
        for link in one.links:
            if link.draft == after.id and (other is None or _same(link.claim, other.claim)):
                return MIRROR[LINKED[link.word]]
    return None


def _kinds(before: Account | None, after: Account | None) -> frozenset[Kind]:
    match before, after:
        case None, _:
            return frozenset({Kind.NEWLY_REPORTED})
        case _, None:
            return frozenset({Kind.NOT_REPORTED})
        case Account(), Account():
            return classify(before.claim, after.claim)
    raise AssertionError((before, after))


def classify(before: Settled, after: Settled) -> frozenset[Kind]:
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
            return _classify_stated(before, after)
    raise AssertionError((before, after))


def _classify_stated(before: Stated, after: Stated) -> frozenset[Kind]:
    """Compare value and base each for itself; a value of another base is not comparable."""
    values = _classify_values(before.value, after.value)
    one, other = base_key(before.of), base_key(after.of)
    if one == other:
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


def _delta(worlds: Iterable[World]) -> Delta | ItemsDelta | None:
    """Return the difference as a range over all worlds; None when one of them has none."""
    deltas = [_world_delta(world) for world in worlds]
    quantities = [delta for delta in deltas if isinstance(delta, Delta)]
    if len(deltas) == 1 and isinstance(deltas[0], ItemsDelta):
        return deltas[0]
    if not deltas or len(quantities) != len(deltas):
        return None
    whole = span(quantities)
    return None if whole is None or (whole.low == 0 and whole.high == 0) else whole


def _world_delta(world: World) -> Delta | ItemsDelta | None:
    if world.before is None or world.after is None:
        return None
    before, after = world.before.claim, world.after.claim
    if not (isinstance(before, Stated) and isinstance(after, Stated)):
        return None
    if base_key(before.of) != base_key(after.of):
        return None
    match before.value, after.value:
        case Quantity(), Quantity():
            return difference(before.value, after.value)
        case Items(), Items():
            return _items_delta(before.value, after.value)
        case _:
            return None


def _items_delta(before: Items, after: Items) -> ItemsDelta | None:
    """Name what came and went; an open list names no loss on the other side."""
    added = () if before.open else _only_in(after, before)
    removed = () if after.open else _only_in(before, after)
    return ItemsDelta(added, removed) if added or removed else None


def _only_in(one: Items, other: Items) -> tuple[str, ...]:
    return tuple(name for name in one.names if fold(name) not in other.keys)


def _favours(favours: Mapping[str, str], kind: Kind, worlds: list[World]) -> str | None:
    """Name the party that a certain change moves towards, where all worlds agree."""
    parties = {_world_favours(favours, kind, world) for world in worlds}
    return parties.pop() if len(parties) == 1 else None


def _world_favours(favours: Mapping[str, str], kind: Kind, world: World) -> str | None:
    match kind:
        case Kind.ADDED:
            return _value_favours(favours, world.after) or favours.get("present")
        case Kind.DROPPED:
            return favours.get("absent")
        case Kind.RAISED:
            return favours.get("higher")
        case Kind.LOWERED:
            return favours.get("lower")
        case Kind.WIDENED:
            return favours.get("wider")
        case Kind.NARROWED:
            return favours.get("narrower")
        case Kind.CHANGED:
            party = _value_favours(favours, world.after)
            return None if party == _value_favours(favours, world.before) else party
        case (
            Kind.SPECIFIED
            | Kind.BLURRED
            | Kind.REBASED
            | Kind.KEPT
            | Kind.NEWLY_REPORTED
            | Kind.NOT_REPORTED
            | Kind.UNCLEAR
        ):
            return None


def _value_favours(favours: Mapping[str, str], account: Account | None) -> str | None:
    if account is None or not isinstance(account.claim, Stated):
        return None
    value = account.claim.value
    if not isinstance(value, Words):
        return None
    return next((party for key, party in favours.items() if base_key(key) == value.key), None)
