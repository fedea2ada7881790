"""Two drafts compared: the kind of change, how far, and whom it favours, over all possible worlds."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from draftdiff.comparing.accounts import base_key, identity, in_words, is_absent
from draftdiff.comparing.changes import KINDS, Change, Group, ItemsDelta, Kind
from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import Account, Aside, Standings, State
from draftdiff.comparing.worlds import Side, World, near_items, worlds
from draftdiff.model import Clause, Deal, Draft, DraftKind, Open, Present, Stated
from draftdiff.values import Delta, Items, Quantity, ValueType, Words, difference, fold, span

ZERO = Decimal(0)
WAYS = frozenset(sort.way for sort in KINDS.values())
MEASURED = frozenset(kind for kind, sort in KINDS.items() if sort.measured)


class SetAside(NamedTuple):
    """A report that does not count, on a clause that no report counts on."""

    clause: Clause
    draft: Draft
    aside: Aside


class Comparison(NamedTuple):
    """Two drafts of a deal, clause by clause.

    `changes` holds every clause reported in either draft, `never_reported` the others, and `set_aside` the reports on
    those that do not count. All are in the order of the deal's clauses. `order` is that of the two drafts in time: the
    later one may have been asked for first. `maybe_one` tells that they may be one draft, told twice.
    """

    deal: Deal
    before: Draft
    after: Draft
    changes: tuple[Change, ...]
    never_reported: tuple[Clause, ...]
    set_aside: tuple[SetAside, ...] = ()
    order: InTime = InTime.SAME
    maybe_one: bool = False


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
    order, one = standings.order(before, after), are_maybe_one(deal, before, after)
    return Comparison(deal, *sides, tuple(filter(None, found.values())), never, set_aside, order, one)


def change_between(standings: Standings, before: Draft, after: Draft, clause: str) -> Change | None:
    """Return what is known of a clause between two drafts; None where neither is reported to have it."""
    one, other = _side(standings, before, after, clause), _side(standings, after, before, clause)
    states = one.standing.state, other.standing.state
    if not (one.standing.accounts or other.standing.accounts):
        unread = State.NOT_READ in states and before.id != after.id
        return Change(clause, Kind.NOT_READ, (Kind.NOT_READ,), one.standing, other.standing) if unread else None
    declared = standings.deal.clauses[clause]
    found = worlds(declared, one, other)
    kinds = frozenset(kind for world in found for kind in world.kinds)
    parties = _parties(declared, found)
    delta = _delta(found)
    if kinds & {Kind.DROPPED, Kind.ADDED, Kind.CHANGED}:
        kinds, parties = _moved(standings, (before.id, after.id), clause, kinds, parties)
    if maybe_one := are_maybe_one(standings.deal, before.id, after.id):
        kinds, parties = _or_one(kinds), parties | {None}
    if DraftKind.POSITION in (before.kind, after.kind):
        parties = frozenset({None})
    order = standings.order(before.id, after.id)
    if order is InTime.UNKNOWN:
        kinds, parties, delta = frozenset(map(_undirected, kinds)), frozenset({None}), None
    possible = tuple(kind for kind in Kind if kind in kinds)
    kind = possible[0] if len(possible) == 1 else Kind.UNCLEAR
    favours = next(iter(parties)) if len(possible) == len(parties) == 1 else None
    return Change(
        clause, kind, possible, one.standing, other.standing, delta, favours, parties, order, maybe_one=maybe_one
    )


def kinds_as_two(standings: Standings, one: Draft, other: Draft, clause: str) -> frozenset[Kind]:
    """Return every kind that a clause allows between two drafts, taken to be two; none where nobody speaks of it."""
    sides = _side(standings, one, other, clause), _side(standings, other, one, clause)
    return frozenset(kind for world in worlds(standings.deal.clauses[clause], *sides) for kind in world.kinds)


def _side(standings: Standings, draft: Draft, beside: Draft, clause: str) -> Side:
    found = standings.contradicted(draft.id, clause)
    perhaps = {identity(claim): claim for one in found for claim in one.claims[draft.id]}
    elsewhere = any(not one.is_between(draft.id, beside.id) for one in found)
    standing = standings.of(draft.id, clause)
    for account in standing.accounts:
        perhaps.pop(identity(account.claim), None)
    return Side(draft.id, standing, tuple(sorted(perhaps.values(), key=in_words)), elsewhere)


def are_maybe_one(deal: Deal, one: str, other: str) -> bool:
    """Tell whether two drafts may be one document, also by way of others that may be the same as both."""
    if one == other or not (deal.drafts[one].maybe or deal.drafts[other].maybe or _is_named(deal, one)):
        return False
    found, waiting = {one}, [one]
    while waiting:
        at = waiting.pop()
        named = {id for id in deal.drafts[at].maybe if id in deal.drafts}
        more = (named | {id for id, draft in deal.drafts.items() if at in draft.maybe}) - found
        found |= more
        waiting += more
    return other in found


def _is_named(deal: Deal, id: str) -> bool:
    return any(id in draft.maybe for draft in deal.drafts.values())


_SILENT = frozenset({Kind.KEPT, Kind.ALIKE, Kind.NEWLY_REPORTED, Kind.NOT_REPORTED, Kind.NOT_READ})


def _or_one(kinds: frozenset[Kind]) -> frozenset[Kind]:
    """Return what two drafts allow that may be one: whatever they differ in, it may be two accounts of one text."""
    return kinds if kinds <= _SILENT else kinds | {Kind.KEPT}


def _undirected(kind: Kind) -> Kind:
    """Return what a change is called where nobody knows which draft came first."""
    return Kind.DIFFERS if KINDS[kind].group is Group.CHANGED else kind


def _moved(
    standings: Standings, drafts: tuple[str, str], clause: str, kinds: frozenset[Kind], parties: frozenset[str | None]
) -> tuple[frozenset[Kind], frozenset[str | None]]:
    """Tell from what is dropped what stands in a clause that came from it; nobody gains by either.

    In a yes-no clause that answer is no.
    """
    declared = standings.deal.clauses
    heirs = [one.id for one in declared.values() if clause in one.came_from]
    origins = [id for id in declared[clause].came_from if id in declared]
    answers = declared[clause].type is ValueType.YES_NO
    for kind, holds, other in ((Kind.DROPPED, *reversed(drafts)), (Kind.ADDED, *drafts)):
        named = Kind.CHANGED if answers else kind
        gone, had = _presence(standings, holds, clause), _presence(standings, other, clause)
        if named not in kinds or (answers and not (False in gone and True in had)):
            continue
        if there := _came(standings, holds, other, heirs):
            # What came back may have been in the other clause until then, or may still be there.
            is_gone = kind is (Kind.ADDED if standings.order(*drafts) is InTime.AFTER else Kind.DROPPED)
            sure = is_gone and there == {True} and not (answers and False in had and True in gone)
            kinds = (kinds - {named} if sure else kinds) | {Kind.MOVED}
        if there or _came(standings, holds, other, origins):
            parties = parties | {None} if kinds != {Kind.MOVED} else frozenset({None})
    return kinds, parties


def _came(standings: Standings, draft: str, other: str, clauses: Iterable[str]) -> set[bool]:
    """Tell whether one of some clauses came into a draft: surely, perhaps, or (empty) surely not.

    One that is known of the other draft too may have been there all along; of one that nobody speaks of in this one,
    nobody can say.
    """
    found: set[bool] = set()
    for clause in clauses:
        here, there = _presence(standings, draft, clause), _presence(standings, other, clause)
        if here == {True} and there != {True}:
            return {True}
        found |= {True, False} if True in here else set()
    return found


def _presence(standings: Standings, draft: str, clause: str) -> set[bool]:
    standing = standings.of(draft, clause)
    if not standing.accounts:
        return {True, False}
    return {there for one in standing.choices for there in ([not is_absent(one.claim)] if one else [True, False])}


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
            return _as_said(found, world.kinds) if found and not _is_rounding(found, world.kinds) else None
        case Items(), Items() if base_key(before.of) == base_key(after.of):
            return _items_delta(before.value, after.value)
        case _:
            return None


def _is_rounding(delta: Delta, kinds: frozenset[Kind]) -> bool:
    """Tell whether two values differ, and yet may be one in a rounder number or in another unit."""
    apart = (delta.low is not None and delta.low > ZERO) or (delta.high is not None and delta.high < ZERO)
    return Kind.KEPT in kinds and apart


def _as_said(delta: Delta, kinds: frozenset[Kind]) -> Delta:
    """Cut a range down to the direction that a report gives: what was lowered is not higher."""
    least, most = delta.low, delta.high
    # Dates are whole days, with closed bounds: what moved has moved by one at least. All else by more than nothing.
    step = ZERO if Kind.KEPT in kinds or delta.type is not ValueType.DATE else Decimal(1)
    is_open = not (Kind.KEPT in kinds or step)
    if Kind.RAISED not in kinds and (most is None or most > -step):
        delta = delta._replace(high=-step, high_open=is_open)
    if Kind.LOWERED not in kinds and (least is None or least < step):
        delta = delta._replace(low=step, low_open=is_open)
    return delta


def _items_delta(before: Items, after: Items) -> ItemsDelta | None:
    """Name what came and went; an open list names no loss on the other side, and other words are neither."""
    if near_items(before, after):
        return None
    added = () if before.open else _only_in(after, before)
    removed = () if after.open else _only_in(before, after)
    return ItemsDelta(added, removed) if added or removed else None


def _only_in(one: Items, other: Items) -> tuple[str, ...]:
    return tuple(name for name in one.names if fold(name) not in other.keys)


def _parties(clause: Clause, worlds: Iterable[World]) -> frozenset[str | None]:
    return frozenset().union(*(_world_favours(clause, kind, world) for world in worlds for kind in world.kinds))


def _world_favours(clause: Clause, kind: Kind, world: World) -> frozenset[str | None]:
    before, after = world.before, world.after
    match kind:
        case Kind.ADDED:
            return _gains(_absence_favours(clause), _presence_favours(clause, after))
        case Kind.DROPPED:
            return _gains(_presence_favours(clause, before), _absence_favours(clause))
        case Kind.CHANGED if clause.type is ValueType.YES_NO:
            return _gains(_answer_favours(clause, before), _answer_favours(clause, after))
        case Kind.CHANGED:
            return _gains(_value_favours(clause, before), _value_favours(clause, after))
        case _:
            way = KINDS[kind].way
            return frozenset({clause.favours.get(way) if way else None})


def _gains(before: frozenset[str | None], after: frozenset[str | None]) -> frozenset[str | None]:
    """Return whom the later side favours, nobody where the earlier one did so already."""
    return frozenset(None if one == other else other for one, other in product(before, after))


def _absence_favours(clause: Clause) -> frozenset[str | None]:
    said_no = clause.favours.get("no") if clause.type is ValueType.YES_NO else None
    return frozenset({said_no or clause.favours.get("absent")})


def _answer_favours(clause: Clause, account: Account | None) -> frozenset[str | None]:
    if account is not None and is_absent(account.claim):
        return _absence_favours(clause)
    return _presence_favours(clause, account)


def _presence_favours(clause: Clause, account: Account | None) -> frozenset[str | None]:
    """Return whom it may favour that a clause is there: it may hang on what it says, which nobody may have told."""
    if clause.type is ValueType.YES_NO:
        # One that is left open has the question, and no answer that anybody could gain by.
        is_open = account is not None and isinstance(account.claim, Open)
        return frozenset({None if is_open else clause.favours.get("yes") or clause.favours.get("present")})
    there = clause.favours.get("present")
    return frozenset(party or there for party in _value_favours(clause, account))


def _value_favours(clause: Clause, account: Account | None) -> frozenset[str | None]:
    if account is None or isinstance(account.claim, Present):
        return frozenset({None, *(party for way, party in clause.favours.items() if way not in WAYS)})
    if not isinstance(account.claim, Stated) or not isinstance(account.claim.value, Words):
        return frozenset({None})
    value = account.claim.value
    same = {base_key(one): base_key(words[0]) for words in clause.same for one in words}
    keys = ((base_key(key), party) for key, party in clause.favours.items())
    return frozenset({next((party for key, party in keys if same.get(key, key) == value.key), None)})
