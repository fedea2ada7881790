"""Every pair of accounts of two drafts as a possible world, and the kinds of change that it allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from itertools import product
from typing import NamedTuple

from draftdiff.comparing.accounts import NO, Settled, base_key, is_absent, is_nothing, same_claim
from draftdiff.comparing.changes import KINDS, REPORTED, Kind
from draftdiff.comparing.rewording import holds, near
from draftdiff.comparing.rounding import may_be_one
from draftdiff.comparing.shifts import Link
from draftdiff.comparing.standing import Account, Standing, State, Strength
from draftdiff.model import Absent, Basis, Clause, Open, Present, ShiftWord, Stated
from draftdiff.values import Items, Order, Quantity, Relation, Value, ValueType, Words, fold, orders, relations


class World(NamedTuple):
    """One choice of accounts and the kinds that it allows."""

    before: Account | None
    after: Account | None
    kinds: frozenset[Kind]


class Side(NamedTuple):
    """One of two drafts that are compared: its id, and what is known of the clause in it.

    `presumed` tells whether reports on other drafts take it to have had the clause, or not to have had it.
    """

    draft: str
    standing: Standing
    presumed: frozenset[bool] = frozenset()

    @property
    def choices(self) -> tuple[Account | None, ...]:
        """The accounts that may be the true one, None where nothing may be told of the draft.

        What is told of the draft may be contradicted by what a report on another takes it to have been.
        """
        accounts = self.standing.choices
        if not self.presumed or None in accounts:
            return accounts
        there = {not is_absent(account.claim) for account in accounts if account}
        return *accounts, *(_taken(there) for there in sorted(self.presumed - there))


def _taken(there: bool) -> Account:
    """Make an account of what nobody says, and a report on another draft takes to have been so."""
    return Account(Present() if there else Absent(), (), (), Strength(Basis.ANALYSIS, 0, 0))


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
        if one is None and other is None:
            continue
        stated = _stated(before, after, one, other)
        if one is None or other is None:
            found.append(World(one, other, _from_silence(clause, (before, one), (after, other), stated)))
            continue
        since = _since_a_third(one, other)
        if _all_hold(stated) and since is not None:
            held = frozenset(link.kind for links in stated for link in links if link.holds)
            found.append(World(one, other, held or _tied(classify(clause, one.claim, other.claim), since)))
        else:
            said = frozenset(link.kind for links in stated for link in links)
            loose.append(World(one, other, said | classify(clause, one.claim, other.claim)))
    # By identity: it is this account of this side that is left over, and to hash one is to go through its reports.
    paired = {id(account) for world in found for account in (world.before, world.after)}
    return found + [world for world in loose if not {id(world.before), id(world.after)} <= paired]


class _Stated(NamedTuple):
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


def _all_hold(stated: tuple[list[_Stated], list[_Stated]]) -> bool:
    """Tell whether each thing that reports say became of the clause fits both accounts."""
    return all(
        any(link.holds for link in links if link.kind is kind)
        for links in stated
        for kind in {one.kind for one in links}
    )


def _from_silence(
    clause: Clause,
    before: tuple[Side, Account | None],
    after: tuple[Side, Account | None],
    stated: tuple[list[_Stated], list[_Stated]],
) -> frozenset[Kind]:
    """Take the word of a report that names the silent draft itself; silence alone is never a change.

    "Removed since the first offer" says of the first offer that it had the clause. Carried on through another draft,
    it would be our inference from two reports, and does not count. Where a report on a third draft takes the silent
    one to have been otherwise, either may be right. One that may not be of this draft says nothing for certain.
    """
    (one_side, one), (other_side, other) = before, after
    said = frozenset(link.kind for links in stated for link in links if link.direct)
    known, silent = (other, one_side) if one is None else (one, other_side)
    unread = State.NOT_READ in (one_side.standing.state, other_side.standing.state)
    silence = Kind.NOT_READ if unread else Kind.NEWLY_REPORTED if one is None else Kind.NOT_REPORTED
    if not said or known is None:
        return frozenset({silence})
    if not known.sure:
        said |= {silence}
    told = said - {silence}
    denied = silent.presumed - {_took(kind if one is None else KINDS[kind].mirror, known.claim) for kind in told}
    for there in denied:
        claims = _taken(there).claim, known.claim
        said |= classify(clause, *(claims if one is None else claims[::-1]))
    return said


def _took(kind: Kind, later: Settled) -> bool:
    """Tell whether a report takes the earlier draft to have had the clause."""
    return not is_absent(later) if kind is Kind.KEPT else kind is not Kind.ADDED


_RANKS = {ShiftWord.LOWERED: -1, ShiftWord.UNCHANGED: 0, ShiftWord.RAISED: 1}
_RANKED = frozenset({Kind.RAISED, Kind.LOWERED, Kind.KEPT})
_VAGUE = frozenset({Kind.ALIKE, Kind.REWORDED, Kind.SPECIFIED, Kind.BLURRED})


def _since_a_third(one: Account, other: Account) -> frozenset[Kind] | None:
    """Return the kinds that two accounts allow by what became of both since a third draft.

    What was raised since it stands above what was lowered since it. There are none where nothing is said, and None
    where the accounts take that draft to have been different.
    """
    if not (one.links and other.links):
        return frozenset()
    allowed: list[frozenset[Kind]] = []
    ones, others = _by_draft(one.links), _by_draft(other.links)
    for draft in ones.keys() & others.keys():
        pairs = [(before, after) for before in ones[draft] for after in others[draft] if _agree(before, after)]
        if not pairs:
            return None
        if all(link.word in _RANKS for pair in pairs for link in pair):
            allowed.append(frozenset().union(*(_between(*pair) for pair in pairs)))
    if not allowed:
        return frozenset()
    common = frozenset.intersection(*allowed)
    return common or frozenset().union(*allowed)


def _by_draft(links: Iterable[Link]) -> Mapping[str, list[Link]]:
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.draft].append(link)
    return found


def _agree(one: Link, other: Link) -> bool:
    return one.claim is None or other.claim is None or same_claim(one.claim, other.claim)


def _between(before: Link, after: Link) -> frozenset[Kind]:
    one, other = _RANKS[before.word], _RANKS[after.word]
    if one == other:
        return _RANKED if one else frozenset({Kind.KEPT})
    return frozenset({Kind.RAISED if other > one else Kind.LOWERED})


def _tied(kinds: frozenset[Kind], since: frozenset[Kind]) -> frozenset[Kind]:
    """Cut down what two accounts allow by what is reported since a third draft; both stay where they disagree."""
    if not since:
        return kinds
    if kinds & _VAGUE:
        return since
    return kinds & since or kinds | since


def classify(clause: Clause, before: Settled, after: Settled) -> frozenset[Kind]:
    """Return every kind that two claims allow; hedges and bases that nobody gave allow several."""
    if clause.type is ValueType.YES_NO:
        before, after = _answered(before), _answered(after)
        if {type(before), type(after)} == {Absent, Stated}:
            # Whether "no" became "yes", or what was absent is there: it is one change, and has one name.
            return frozenset({Kind.CHANGED})
    match before, after:
        case Absent(), Absent():
            return frozenset({Kind.KEPT})
        case (Present(), Present()) | (Open(), Open()):
            return frozenset({Kind.ALIKE})
        case Absent(), _:
            return frozenset({Kind.REWORDED if is_nothing(after) else Kind.ADDED})
        case _, Absent():
            return frozenset({Kind.REWORDED if is_nothing(before) else Kind.DROPPED})
        case Present(), Stated():
            return frozenset({Kind.SPECIFIED})
        case Stated(), Present():
            return frozenset({Kind.BLURRED})
        case Stated(), Stated():
            return _classify_stated(clause, before, after)
        case Open(), Stated():
            return frozenset({Kind.FIXED})
        case Stated(), Open():
            return frozenset({Kind.OPENED})
        case Open(), Present():
            return frozenset({Kind.FIXED, Kind.ALIKE})
        case Present(), Open():
            return frozenset({Kind.OPENED, Kind.ALIKE})
    raise AssertionError((before, after))


def _answered(claim: Settled) -> Settled:
    """Return what a yes-no clause says: that it is there is yes, and no is that it is not."""
    if isinstance(claim, Stated) and claim.value == NO:
        return Absent()
    return Stated(Words(ValueType.YES_NO, "yes")) if isinstance(claim, Present) else claim


def _classify_stated(clause: Clause, before: Stated, after: Stated) -> frozenset[Kind]:
    """Compare value, base and condition each for itself; a value of another base or condition is not comparable.

    Where the clause asks for a base that neither side gives, or a source was looked at for it, it may be another one.
    """
    values = _classify_values(before.value, after.value)
    unsaid = clause.of_required or before.unsaid or after.unsaid
    of = _fits(before.of, after.of, if_none=_Fit.UNKNOWN if unsaid else _Fit.SAME)
    condition = _fits(before.condition, after.condition)
    if of is condition is _Fit.SAME:
        return values
    rest = _qualified(values, condition, Kind.CONDITIONED) if condition is not _Fit.SAME else values
    return _qualified(rest, of, Kind.REBASED) if of is not _Fit.SAME else rest


class _Fit(Enum):
    """How two bases or two conditions stand to each other."""

    SAME = auto()
    NEAR = auto()
    OTHER = auto()
    UNKNOWN = auto()


def _fits(before: str | None, after: str | None, if_none: _Fit = _Fit.SAME) -> _Fit:
    one, other = base_key(before), base_key(after)
    if before is None or after is None:
        return if_none if one == other else _Fit.UNKNOWN
    if one == other:
        return _Fit.SAME
    return _Fit.NEAR if near(before, after) else _Fit.OTHER


def _qualified(kinds: frozenset[Kind], fit: _Fit, otherwise: Kind) -> frozenset[Kind]:
    """Return what kinds become where the base, or the condition, is another one, or may be.

    A hedge of another base is not known to be the same figure.
    """
    if fit is _Fit.NEAR:
        same = kinds & {Kind.KEPT, Kind.ALIKE, Kind.REWORDED}
        return (kinds - same) | ({Kind.REWORDED} if same else set()) | ({Kind.CHANGED} if kinds - same else set())
    other = {
        Kind.KEPT: {otherwise},
        Kind.ALIKE: {otherwise, Kind.CHANGED},
        Kind.REWORDED: {otherwise, Kind.CHANGED},
    }
    changed = frozenset(one for kind in kinds for one in other.get(kind, {Kind.CHANGED}))
    return changed | kinds if fit is _Fit.UNKNOWN else changed


def _classify_values(before: Value, after: Value) -> frozenset[Kind]:
    match before, after:
        case Quantity(), Quantity():
            return _classify_quantities(before, after)
        case Items(), Items():
            return _classify_items(before, after)
        case Words(), Words():
            if before == after:
                return frozenset({Kind.KEPT})
            worded = before.type in (ValueType.PLACE, ValueType.TEXT)
            return frozenset({Kind.REWORDED if worded and _may_be_one(_text(before), _text(after)) else Kind.CHANGED})
        case _:
            return frozenset({Kind.CHANGED})


def _may_be_one(one: str, other: str) -> bool:
    return near(one, other) or holds(one, other)


def _text(value: Words) -> str:
    return value.text or value.key


def _classify_quantities(before: Quantity, after: Quantity) -> frozenset[Kind]:
    if before == after:
        return frozenset({Kind.KEPT if before.low is not None and before.low == before.high else Kind.ALIKE})
    named = {Order.LOWER: Kind.LOWERED, Order.SAME: Kind.KEPT, Order.HIGHER: Kind.RAISED}
    found = frozenset(named[order] for order in orders(before, after)) or frozenset({Kind.CHANGED})
    return found | {Kind.KEPT} if may_be_one(before, after) else found


_RELATED = {
    Relation.SAME: Kind.KEPT,
    Relation.WIDER: Kind.WIDENED,
    Relation.NARROWER: Kind.NARROWED,
    Relation.OTHER: Kind.CHANGED,
}


def _classify_items(before: Items, after: Items) -> frozenset[Kind]:
    """Compare two lists; items of the one may be those of the other in other words."""
    if before == after:
        return frozenset({Kind.ALIKE if before.open else Kind.KEPT})
    kinds = frozenset(_RELATED[relation] for relation in relations(before, after))
    pairs = near_items(before, after)
    if not pairs:
        return kinds
    renamed = Items(frozenset(pairs.get(key, key) for key in before.keys), before.open)
    if renamed == after and not after.open:
        return frozenset({Kind.REWORDED})
    return kinds | frozenset(_RELATED[relation] for relation in relations(renamed, after))


def near_items(before: Items, after: Items) -> dict[str, str]:
    """Return the items of one list that may be items of another in other words, with those."""
    pairs: dict[str, str] = {}
    gained = sorted(after.keys - before.keys)
    names = {fold(name): name for name in (*before.names, *after.names)}
    for key in sorted(before.keys - after.keys) if gained else ():
        free = (other for other in gained if other not in pairs.values())
        match = next((one for one in free if _may_be_one(names.get(key, key), names.get(one, one))), None)
        if match is not None:
            pairs[key] = match
    return pairs
