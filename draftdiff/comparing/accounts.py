"""Claims merged into accounts: every largest set of claims that can all be true at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from draftdiff.model import Absent, Open, Present, Stated
from draftdiff.values import Items, Quantity, Value, ValueType, Words, display, fold, meet
from draftdiff.values.intervals import in_days

Settled = Stated | Absent | Present | Open
Said = tuple[Value, str | None]
"""A value and its folded base: the identity of a stated claim."""
Bound = tuple[int, Decimal, int]
"""A place on the number line: -1, 0 or 1 for its part, the number, and the side of it that a bound is on."""


def base_key(of: str | None) -> str | None:
    """Fold a base for comparison: case and white space do not make another base."""
    return None if of is None else fold(of)


def meet_claims(one: Settled, other: Settled) -> Settled | None:
    """Return what both claims allow, None when they cannot both be true.

    A clause that is merely present may have any value; a base that nobody gave may be any base.
    """
    match one, other:
        case Absent(), Absent():
            return one
        case Absent(), _:
            return None
        case _, Absent():
            return None
        case Present(), _:
            return other
        case _, Present():
            return one
        case Open(), Open():
            return one
        case (Open(), Stated()) | (Stated(), Open()):
            return None
        case Stated(), Stated():
            value = meet(one.value, other.value)
            bases = sorted({of for of in (one.of, other.of) if of is not None})
            if value is None or len({base_key(of) for of in bases}) > 1:
                return None
            return Stated(value, bases[0] if bases else None)
    raise AssertionError((one, other))


def same_claim(one: Settled, other: Settled) -> bool:
    """Tell whether two claims say the same: the value, its hedge and its base."""
    return identity(one) == identity(other)


def identity(claim: Settled) -> Hashable:
    """Return what makes a claim the same as another; the encoder's spelling is not part of it."""
    match claim:
        case Stated():
            return claim.value, base_key(claim.of)
        case Absent() | Present() | Open():
            return type(claim).__name__


def in_words(claim: Settled) -> tuple[str, str, str]:
    """Return a key that sorts claims the same way in whatever order they came."""
    match claim:
        case Stated():
            return "stated", display(claim.value), claim.of or ""
        case Absent() | Present() | Open():
            return type(claim).__name__.lower(), "", ""


def asserts(claim: Settled, account: Settled) -> bool:
    """Tell whether a claim says all that an account says, and does not merely fit it.

    "It has a share" fits "a share of 50% of revenue", and so do "50%" and "more than 10% of revenue"; none says so.
    """
    if isinstance(claim, Stated) and isinstance(account, Stated):
        return claim.value == account.value and (account.of is None or claim.of is not None)
    return type(claim) is type(account)


@dataclass(frozen=True, slots=True)
class Merged:
    """A maximal set of compatible claims, by their identities, and what they have in common.

    A claim that fits into several sets speaks for none of them: it is among the `members` of each and adds nothing
    to the `claim`, unless a set has no other members. So the claims of two sets never fit each other.
    """

    claim: Settled
    members: tuple[Hashable, ...]
    shared: frozenset[Hashable]


def merge(claims: Iterable[Settled]) -> list[Merged]:
    """Return each maximal set of claims that can all be true at once.

    Values are intervals or sets and bases are words, so claims that fit pairwise fit all together
    (Helly's theorem in one dimension); the order of the claims never matters.
    """
    distinct: dict[Hashable, Settled] = {}
    for claim in sorted(claims, key=in_words):
        distinct.setdefault(identity(claim), claim)
    place = {key: number for number, key in enumerate(distinct)}
    groups = _groups(distinct)
    times = Counter(key for group in groups for key in group)
    merged = []
    for group in groups:
        members = tuple(sorted(group, key=place.__getitem__))
        own = [key for key in members if times[key] == 1]
        common = _common([distinct[key] for key in own or members])
        merged.append(Merged(common, members, group.difference(own) if own else frozenset()))
    return sorted(merged, key=lambda found: in_words(found.claim))


def _groups(distinct: Mapping[Hashable, Settled]) -> list[frozenset[Hashable]]:
    """Part the claims into absence, and values with the presence that fits every one of them."""
    absent = frozenset(key for key, claim in distinct.items() if isinstance(claim, Absent))
    present = frozenset(key for key, claim in distinct.items() if isinstance(claim, Present))
    stated = _stated_groups([claim for claim in distinct.values() if isinstance(claim, Stated)])
    groups = [present.union(group) for group in stated] or [present]
    return [group for group in (*groups, absent) if group]


def _stated_groups(claims: Sequence[Stated]) -> list[frozenset[Said]]:
    """Group the values of each base with those of no base, and the latter by themselves where that makes a new set."""
    by_base: defaultdict[str | None, list[Value]] = defaultdict(list)
    for claim in claims:
        by_base[base_key(claim.of)].append(claim.value)
    unbased = by_base.pop(None, [])
    based = [group for base, values in by_base.items() for group in _with_base(base, values, unbased)]
    holding: defaultdict[Said, list[frozenset[Said]]] = defaultdict(list)
    for group in based:
        for said in group:
            holding[said].append(group)
    alone = [frozenset[Said]((value, None) for value in fit) for fit in largest_fits(unbased)]
    return based + [group for group in alone if not any(group < other for other in holding[next(iter(group))])]


def _with_base(base: str | None, values: Sequence[Value], unbased: Sequence[Value]) -> Iterator[frozenset[Said]]:
    mine, free = set(values), set(unbased)
    for fit in largest_fits(mine | free):
        if fit & mine:
            yield frozenset({(value, base) for value in fit & mine} | {(value, None) for value in fit & free})


def _common(claims: Sequence[Settled]) -> Settled:
    common = claims[0]
    for claim in claims:
        met = meet_claims(common, claim)
        assert met is not None, (common, claim)
        common = met
    return common


def largest_fits(values: Collection[Value]) -> list[frozenset[Value]]:
    """Return each largest set of values that fit each other.

    Values that fit in pairs fit all together, so the sets are those that some one value could satisfy.
    """
    bins: defaultdict[Hashable, list[Value]] = defaultdict(list)
    for value in set(values):
        bins[_bin(value)].append(value)
    return [group for alike in bins.values() for group in _within(alike)]


def _bin(value: Value) -> Hashable:
    """Return what two values must share to fit each other at all."""
    match value:
        case Quantity():
            return value.type, value.bound, "" if value.type is ValueType.DURATION else value.unit
        case Words():
            return value
        case Items():
            return "items"
        case _:
            assert_never(value)


def _within(values: list[Value]) -> list[frozenset[Value]]:
    quantities = [value for value in values if isinstance(value, Quantity)]
    lists = [value for value in values if isinstance(value, Items)]
    if quantities:
        return _overlapping(quantities)
    return _holding(lists) if lists else [frozenset(values)]


def _overlapping(values: list[Quantity]) -> list[frozenset[Value]]:
    """Sweep the number line: before an interval ends, all that have begun and not ended overlap."""
    mixed = len({value.unit for value in values}) > 1
    ends = {value: _ends(in_days(value) if mixed else value) for value in values}
    waiting = sorted(values, key=lambda value: ends[value][0], reverse=True)
    begun: set[Value] = set()
    found = []
    for value in sorted(values, key=lambda value: ends[value][1]):
        grown = False
        while waiting and ends[waiting[-1]][0] <= ends[value][1]:
            begun.add(waiting.pop())
            grown = True
        if grown:
            found.append(frozenset(begun))
        begun.remove(value)
    return found


def _ends(value: Quantity) -> tuple[Bound, Bound]:
    zero = Decimal(0)
    low = (-1, zero, 0) if value.low is None else (0, value.low, 1 if value.low_open else 0)
    high = (1, zero, 0) if value.high is None else (0, value.high, -1 if value.high_open else 0)
    return low, high


def _holding(lists: list[Items]) -> list[frozenset[Value]]:
    """Put each closed list with the open ones that it holds; open lists fit each other."""
    open_ones = frozenset(items for items in lists if items.open)
    groups: list[frozenset[Value]] = [
        frozenset({items, *(other for other in open_ones if other.keys <= items.keys)})
        for items in lists
        if not items.open
    ]
    if open_ones and not any(open_ones < group for group in groups):
        groups.append(frozenset(open_ones))
    return groups
