"""Every pair of accounts of two drafts as a possible world, and the kinds of change that it allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum, auto
from itertools import product
from typing import NamedTuple

from draftdiff.comparing.accounts import NO, Settled, base_key, is_absent, is_nothing
from draftdiff.comparing.changes import KINDS, REPORTED, Kind
from draftdiff.comparing.rewording import holds, near
from draftdiff.comparing.rounding import may_be_one
from draftdiff.comparing.shifts import Link, agree, shifted
from draftdiff.comparing.standing import Account, Standing, State, Strength
from draftdiff.model import Absent, Basis, Clause, Open, Present, ShiftWord, Stated
from draftdiff.values import (
    Items,
    Order,
    Quantity,
    Relation,
    Value,
    ValueType,
    Words,
    as_bound,
    fold,
    orders,
    relations,
)


class World(NamedTuple):
    """One choice of accounts and the kinds that it allows."""

    before: Account | None
    after: Account | None
    kinds: frozenset[Kind]


class Side(NamedTuple):
    """One of two drafts that are compared: its id, and what is known of the clause in it.

    Where reports on it and on others contradict each other, `perhaps` holds what it may have besides what is told of
    it. They contradict each other `elsewhere` where others than those on these two drafts do: then no reported change
    rules anything out.
    """

    draft: str
    standing: Standing
    perhaps: tuple[Settled, ...] = ()
    elsewhere: bool = False

    @property
    def choices(self) -> tuple[Account | None, ...]:
        """The accounts that may be the true one, None where nothing may be told of the draft."""
        accounts = self.standing.choices
        return accounts if None in accounts else (*accounts, *map(_taken, self.perhaps))


def _taken(claim: Settled) -> Account:
    """Make an account of what nobody says, and reports on other drafts take to have been so."""
    return Account(claim, (), (), Strength(Basis.ANALYSIS, 0, 0))


def worlds(clause: Clause, before: Side, after: Side) -> list[World]:
    """Return the pairs of accounts that may both be true, with the kinds that each allows.

    A reported change ties an account to the one that it was a change of and rules out the other pairs of which
    nothing else is told. Where it contradicts what is told otherwise, either may be wrong: such a pair allows what the
    accounts make of it and what the report says.
    """
    if before.draft == after.draft:
        return [World(account, account, frozenset({Kind.KEPT})) for account in before.standing.accounts]
    found: list[World] = []
    loose: list[World] = []
    for one, other in product(before.choices, after.choices):
        if one is None and other is None:
            continue
        stated = _stated(before, after, one, other)
        if one is None or other is None:
            found.append(World(one, other, _from_silence(clause, (before, one), (after, other), stated)))
            continue
        contradicted = before.elsewhere or after.elsewhere
        if not (contradicted or (one.reports and other.reports)):
            if kinds := _of_one_assumed(clause, (before, one), (after, other)):
                found.append(World(one, other, kinds))
            continue
        since = _since_a_third(one, other)
        if _all_hold(stated) and since is not None and not contradicted:
            held = frozenset(link.kind for links in stated for link in links if link.holds)
            found.append(World(one, other, held or _tied(_between_accounts(clause, one, other), since)))
        else:
            said = frozenset(link.kind for links in stated for link in links)
            stands = contradicted or (since is not None and _stands(other, before, one) and _stands(one, after, other))
            kinds = said | _between_accounts(clause, _alone(one), _alone(other))
            (found if stands else loose).append(World(one, other, kinds))
    # By identity: it is this account of this side that is left over, and to hash one is to go through its reports.
    paired = {id(account) for world in found for account in (world.before, world.after)}
    return found + [world for world in loose if not {id(world.before), id(world.after)} <= paired]


def _alone(account: Account) -> Account:
    return account if account.alone is None else account._replace(claim=account.alone)


def _between_accounts(clause: Clause, before: Account, after: Account) -> frozenset[Kind]:
    return classify(clause, *map(_of_perhaps_more, (before, after)))


def _of_perhaps_more(account: Account) -> Settled:
    """Return what an account says, its base as not said where a report that fits it, and another one, names one."""
    claim = account.claim
    if not isinstance(claim, Stated) or claim.of is not None:
        return claim
    named = any(isinstance(one.claim, Stated) and one.claim.of is not None for one in account.compatible)
    return replace(claim, unsaid=True) if named else claim


def _stands(account: Account, side: Side, other: Account) -> bool:
    return not account.reports or account.told.stands_without(side.draft, other.claim)


def _of_one_assumed(clause: Clause, before: tuple[Side, Account], after: tuple[Side, Account]) -> frozenset[Kind]:
    """Return what two drafts allow of which one or both have what reports of the change take them to have.

    That is what the reports say, or what the two make of it where one of them is told by itself; else nothing.
    """
    said = _of_links(before, after)
    (_, one), (_, other) = before, after
    if said or not (one.reports or other.reports):
        return said
    is_told = _is_told(before, after) if one.reports else _is_told(after, before)
    return classify(clause, one.claim, other.claim) if is_told else frozenset()


def _of_links(before: tuple[Side, Account], after: tuple[Side, Account]) -> frozenset[Kind]:
    """Return the kinds that any reports on either of two drafts say, and that lead from the one claim to the other."""
    (one_side, one), (other_side, other) = before, after
    forward = [link for account in other_side.standing.accounts for link in _links(account, one_side)]
    backward = [link for account in one_side.standing.accounts for link in _links(account, other_side)]
    return frozenset(REPORTED[link.word] for link in forward if link.fits(one.claim, other.claim)) | frozenset(
        KINDS[REPORTED[link.word]].mirror for link in backward if link.fits(other.claim, one.claim)
    )


def _is_told(told: tuple[Side, Account], assumed: tuple[Side, Account]) -> bool:
    """Tell whether an account may be right while another draft has what is only assumed of it."""
    (told_side, account), (side, other) = told, assumed
    words = {link.word for one in side.standing.accounts for link in _links(one, told_side)}
    if not words:
        return account.told.stands_without(side.draft, other.claim)
    # "Removed" says that the clause is not there, and is right in that even where it was not there before.
    parts = {word for word in words - {ShiftWord.UNCHANGED} if shifted(word, account.claim) is None}
    return is_absent(other.claim) in {word is ShiftWord.REMOVED for word in parts}


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
    """Return what reports say became of a clause since a draft, but for what a printed text refutes."""
    links = [link for link in account.links if link.draft == side.draft] if account else []
    return [link for link in links if account and _is_so(link.word, account.claim)]


def _is_so(word: ShiftWord, claim: Settled) -> bool:
    return word is ShiftWord.UNCHANGED or is_absent(claim) is (word is ShiftWord.REMOVED)


def _ties(link: Link, named: Account | None, own: Account | None) -> bool:
    if named is None or own is None:
        return False
    return link.ties(named.claim, own.claim) if named.reports else link.fits(named.claim, own.claim)


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
    it would be our inference from two reports, and does not count. Where reports on third drafts contradict it, either
    may be right. One that may not be of this draft says nothing for certain.
    """
    (one_side, one), (other_side, other) = before, after
    said = frozenset(link.kind for links in stated for link in links if link.direct)
    known, silent, speaking = (other, one_side, other_side) if one is None else (one, other_side, one_side)
    named = any(link.direct and link.draft == silent.draft for a in speaking.standing.accounts for link in a.links)
    unread = State.NOT_READ in (one_side.standing.state, other_side.standing.state)
    silence = Kind.NOT_READ if unread else Kind.NEWLY_REPORTED if one is None else Kind.NOT_REPORTED
    if known is None or not (said or (named and silent.perhaps)):
        return frozenset({silence})
    if not known.sure:
        said |= {silence}
    for claim in silent.perhaps:
        there = (silent, _taken(claim)), (speaking, known)
        earlier, later = there if one is None else there[::-1]
        said |= _of_one_assumed(clause, earlier, later)
        if silent.elsewhere:
            said |= classify(clause, earlier[1].claim, later[1].claim)
    return said


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
        pairs = [(before, after) for before in ones[draft] for after in others[draft] if agree(before, after)]
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
        changed = frozenset({Kind.CHANGED}) if kinds - same else frozenset()
        return (kinds - (same - {Kind.ALIKE})) | (frozenset({Kind.REWORDED}) if same else frozenset()) | changed
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
    if before.bound is not after.bound:
        # "Up to" may be how a cap is told of.
        found |= {named[order] for order in orders(as_bound(before, after.bound), as_bound(after, before.bound))}
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
