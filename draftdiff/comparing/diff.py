"""Two drafts compared: the kind of change, how far, and whom it favours, over all possible worlds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import KINDS, Change, ItemsDelta, Kind
from draftdiff.comparing.standing import Account, Aside, Standings
from draftdiff.comparing.worlds import Side, World, worlds
from draftdiff.model import Clause, Deal, Draft, Stated
from draftdiff.values import Delta, Items, Quantity, ValueType, Words, difference, fold, span

ZERO = Decimal(0)
MEASURED = frozenset(kind for kind, sort in KINDS.items() if sort.measured)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that does not count, on a clause that no report counts on."""

    clause: Clause
    draft: Draft
    aside: Aside


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts of a deal, clause by clause.

    `changes` holds every clause reported in either draft, `never_reported` the others, and `set_aside` the reports on
    those that do not count. All are in the order of the deal's clauses.
    """

    deal: Deal
    before: Draft
    after: Draft
    changes: tuple[Change, ...]
    never_reported: tuple[Clause, ...]
    set_aside: tuple[SetAside, ...] = ()


def compare(standings: Standings, before: str, after: str) -> Comparison:
    """Compare two drafts by their ids, as far as the lens of the standings shows them.

    Raises KeyError for an id that the deal does not have.
    """
    deal = standings.deal
    sides = deal.drafts[before], deal.drafts[after]
    found = {clause.id: change_between(standings, *sides, clause.id) for clause in deal.clauses.values()}
    never = tuple(clause for clause in deal.clauses.values() if found[clause.id] is None)
    set_aside = tuple(
        SetAside(clause, draft, aside)
        for clause in never
        for draft in dict.fromkeys(sides)
        for aside in standings.of(draft.id, clause.id).asides
    )
    return Comparison(deal, *sides, tuple(filter(None, found.values())), never, set_aside)


def change_between(standings: Standings, before: Draft, after: Draft, clause: str) -> Change | None:
    """Return what is known of a clause between two drafts; None where neither is reported to have it."""
    one, other = (Side(draft.id, standings.of(draft.id, clause)) for draft in (before, after))
    if not (one.standing.accounts or other.standing.accounts):
        return None
    declared = standings.deal.clauses[clause]
    found = worlds(declared, one, other)
    kinds = frozenset(kind for world in found for kind in world.kinds)
    possible = tuple(kind for kind in Kind if kind in kinds)
    kind = possible[0] if len(possible) == 1 else Kind.UNCLEAR
    parties = _parties(declared.favours, found)
    favours = next(iter(parties)) if len(possible) == len(parties) == 1 else None
    return Change(clause, kind, possible, one.standing, other.standing, delta=_delta(found), favours=favours)


def _delta(worlds: Iterable[World]) -> Delta | ItemsDelta | None:
    """Return the difference as a range over all worlds; None when one of them has none."""
    deltas = [_world_delta(world) for world in worlds]
    quantities = [delta for delta in deltas if isinstance(delta, Delta)]
    if len(deltas) == 1 and isinstance(deltas[0], ItemsDelta):
        return deltas[0]
    if not deltas or len(quantities) != len(deltas):
        return None
    whole = span(quantities)
    # A range from nothing to anywhere says no more than the kind.
    return None if whole is None or {whole.low, whole.high} <= {ZERO, None} else whole


def _world_delta(world: World) -> Delta | ItemsDelta | None:
    if world.before is None or world.after is None:
        return None
    before, after = world.before.claim, world.after.claim
    if not (isinstance(before, Stated) and isinstance(after, Stated)):
        return None
    match before.value, after.value:
        case Quantity(), Quantity() if world.kinds <= MEASURED:
            found = difference(before.value, after.value)
            return found and _as_said(found, world.kinds)
        case Items(), Items() if base_key(before.of) == base_key(after.of):
            return _items_delta(before.value, after.value)
        case _:
            return None


def _as_said(delta: Delta, kinds: frozenset[Kind]) -> Delta:
    """Cut a range down to the direction that a report gives: what was lowered is not higher."""
    least, most = delta.low, delta.high
    # Dates are whole days, with closed bounds: what moved has moved by one at least. All else by more than nothing.
    step = ZERO if Kind.KEPT in kinds or delta.type is not ValueType.DATE else Decimal(1)
    is_open = not (Kind.KEPT in kinds or step)
    if Kind.RAISED not in kinds and (most is None or most > -step):
        delta = replace(delta, high=-step, high_open=is_open)
    if Kind.LOWERED not in kinds and (least is None or least < step):
        delta = replace(delta, low=step, low_open=is_open)
    return delta


def _items_delta(before: Items, after: Items) -> ItemsDelta | None:
    """Name what came and went; an open list names no loss on the other side."""
    added = () if before.open else _only_in(after, before)
    removed = () if after.open else _only_in(before, after)
    return ItemsDelta(added, removed) if added or removed else None


def _only_in(one: Items, other: Items) -> tuple[str, ...]:
    return tuple(name for name in one.names if fold(name) not in other.keys)


def movements(clause: Clause, change: Change, drafts: tuple[Draft, Draft]) -> frozenset[str | None]:
    """Return every party that some choice of accounts moves a clause towards, None where it moves to nobody.

    `drafts` are those that the change is between.
    """
    before, after = drafts
    return _parties(clause.favours, worlds(clause, Side(before.id, change.before), Side(after.id, change.after)))


def _parties(favours: Mapping[str, str], worlds: Iterable[World]) -> frozenset[str | None]:
    return frozenset(_world_favours(favours, kind, world) for world in worlds for kind in world.kinds)


def _world_favours(favours: Mapping[str, str], kind: Kind, world: World) -> str | None:
    match kind:
        case Kind.ADDED:
            return _gains(favours.get("absent"), _presence_favours(favours, world.after))
        case Kind.DROPPED:
            return _gains(_presence_favours(favours, world.before), favours.get("absent"))
        case Kind.CHANGED:
            return _gains(_value_favours(favours, world.before), _value_favours(favours, world.after))
        case _:
            way = KINDS[kind].way
            return favours.get(way) if way else None


def _gains(before: str | None, after: str | None) -> str | None:
    """Return whom the later side favours, nobody where the earlier one did so already."""
    return None if before == after else after


def _presence_favours(favours: Mapping[str, str], account: Account | None) -> str | None:
    return _value_favours(favours, account) or favours.get("present")


def _value_favours(favours: Mapping[str, str], account: Account | None) -> str | None:
    if account is None or not isinstance(account.claim, Stated):
        return None
    value = account.claim.value
    if not isinstance(value, Words):
        return None
    return next((party for key, party in favours.items() if base_key(key) == value.key), None)
