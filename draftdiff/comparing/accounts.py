"""Claims merged into accounts: every largest set of claims that can all be true at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple, assert_never

from draftdiff.model import Absent, Clause, Open, Present, Stated
from draftdiff.values import Items, Quantity, Value, ValueType, Words, display, fold, meet
from draftdiff.values.intervals import in_days

Settled = Stated | Absent | Present | Open
Said = tuple[Value, str | None, str | None, bool]
"""A value, its folded base and condition, and whether the base is known not to be said: what a stated claim says."""
Bound = tuple[int, Decimal, int]
"""A place on the number line: -1, 0 or 1 for its part, the number, and the side of it that a bound is on."""


def base_key(of: str | None) -> str | None:
    """Fold a base for comparison: case and white space do not make another base."""
    return None if of is None else fold(of)


@dataclass(frozen=True, slots=True)
class Same:
    """What a clause's reports say, put into the words that are the same for all that mean the same.

    The words that a record declares to be the same all become the first of them.
    """

    clause: Clause
    _words: Mapping[str, str] = field(init=False, default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        found: dict[str, str] = {}
        for words in self.clause.same:
            # What stands in two groups means the same as the words of both.
            joined = [found[fold(one)] for one in words if fold(one) in found]
            first = joined[0] if joined else words[0]
            found = {one: first if to in joined else to for one, to in found.items()} | {
                fold(one): first for one in words
            }
        object.__setattr__(self, "_words", found)

    def claim(self, said: Settled) -> Settled:
        """Return a claim in those words; that a yes-no clause is there is yes."""
        if isinstance(said, Present) and self.clause.type is ValueType.YES_NO:
            return Stated(YES)
        if not isinstance(said, Stated) or not self._words:
            return said
        return replace(
            said, value=self._value(said.value), of=self._text(said.of), condition=self._text(said.condition)
        )

    def _text(self, text: str | None) -> str | None:
        return text if text is None else self._words.get(fold(text), text)

    def _value(self, value: Value) -> Value:
        match value:
            case Words() if value.key in self._words:
                return replace(value, key=fold(self._words[value.key]))
            case Items():
                names = dict.fromkeys(self._words.get(fold(name), name) for name in value.names or sorted(value.keys))
                return Items(frozenset(map(fold, names)), value.open, tuple(names))
            case _:
                return value


NO = Words(ValueType.YES_NO, "no")
YES = Words(ValueType.YES_NO, "yes")


def is_absent(claim: Settled) -> bool:
    """Tell whether a claim says that the clause is not there: "no" says so in a yes-no clause."""
    return isinstance(claim, Absent) or _is_no(claim)


def is_nothing(claim: Settled) -> bool:
    """Tell whether a claim is nothing at all of an amount: to one reader it is there, to another it is not."""
    value = claim.value if isinstance(claim, Stated) else None
    return isinstance(value, Quantity) and value.type is not ValueType.DATE and value.low == value.high == 0


def meet_claims(one: Settled, other: Settled) -> Settled | None:
    """Return what both claims allow, None when they cannot both be true.

    A clause that is merely present may have any value but "no", which is absence; a base that nobody gave may be any.
    """
    match one, other:
        case Absent(), Absent():
            return one
        case Absent(), Stated():
            return other if other.value == NO else None
        case Stated(), Absent():
            return one if one.value == NO else None
        case Absent(), _:
            return None
        case _, Absent():
            return None
        case Present(), _:
            return other if not _is_no(other) else None
        case _, Present():
            return one if not _is_no(one) else None
        case Open(), Open():
            return one
        case (Open(), Stated()) | (Stated(), Open()):
            return None
        case Stated(), Stated() if _is_no(one) and _is_no(other):
            return min(one, other, key=in_words)
        case Stated(), Stated():
            value = meet(one.value, other.value)
            fit, of = _either(one.of, other.of)
            fits, condition = _either(one.condition, other.condition)
            if value is None or not (fit and fits):
                return None
            return Stated(value, of, condition, of is None and (one.unsaid or other.unsaid))
    raise AssertionError((one, other))


def _is_no(claim: Settled) -> bool:
    return isinstance(claim, Stated) and claim.value == NO


def _either(one: str | None, other: str | None) -> tuple[bool, str | None]:
    """Return whether two bases or conditions fit, and the one that both have; what nobody gave may be any."""
    given = sorted({words for words in (one, other) if words is not None})
    return len({base_key(words) for words in given}) < 2, given[0] if given else None


def same_claim(one: Settled, other: Settled) -> bool:
    """Tell whether two claims say the same: the value, its hedge and its base."""
    return identity(one) == identity(other)


def identity(claim: Settled) -> Hashable:
    """Return what makes a claim the same as another; the encoder's spelling is not part of it."""
    match claim:
        case Stated():
            return _said(claim)
        case Absent() | Present() | Open():
            return type(claim).__name__


def _said(claim: Stated) -> Said:
    return claim.value, base_key(claim.of), base_key(claim.condition), claim.unsaid


def in_words(claim: Settled) -> tuple[str, ...]:
    """Return a key that sorts claims the same way in whatever order they came."""
    match claim:
        case Stated():
            return "stated", display(claim.value), claim.of or "", claim.condition or "", "unsaid" * claim.unsaid
        case Absent() | Present() | Open():
            return (type(claim).__name__.lower(),)


def asserts(claim: Settled, account: Settled) -> bool:
    """Tell whether a claim says all that an account says, and does not merely fit it.

    "It has a share" fits "a share of 50% of revenue", and so do "50%" and "more than 10% of revenue"; none says so.
    """
    if isinstance(claim, Stated) and isinstance(account, Stated):
        based = account.of is None or claim.of is not None
        return claim.value == account.value and based and (account.condition is None or claim.condition is not None)
    if isinstance(account, Stated) and account.value in (YES, NO) and not (account.of or account.condition):
        return isinstance(claim, Absent if account.value == NO else Present)
    return type(claim) is type(account)


class Merged(NamedTuple):
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
    absent = frozenset(key for key, claim in distinct.items() if is_absent(claim))
    opened = frozenset(key for key, claim in distinct.items() if isinstance(claim, Open))
    present = frozenset(key for key, claim in distinct.items() if isinstance(claim, Present))
    stated = _stated_groups([claim for claim in distinct.values() if isinstance(claim, Stated) and not _is_no(claim)])
    valued = [*stated, opened] if opened else stated
    groups = [present.union(group) for group in valued] or [present]
    return [group for group in (*groups, absent) if group]


def _stated_groups(claims: Sequence[Stated]) -> list[frozenset[Hashable]]:
    """Group values that fit, of each base and condition together with those of no base and of no condition."""
    found: dict[frozenset[Hashable], None] = {}
    said = [(base_key(claim.of), base_key(claim.condition), claim) for claim in claims]
    kinds = list(product({None, *(of for of, _, _ in said)}, {None, *(condition for _, condition, _ in said)}))
    for of, condition in kinds:
        by_value: defaultdict[Value, list[Hashable]] = defaultdict(list)
        for its, when, claim in said:
            if its in (of, None) and when in (condition, None):
                by_value[claim.value].append(identity(claim))
        found |= dict.fromkeys(
            frozenset(key for value in fit for key in by_value[value]) for fit in largest_fits(by_value)
        )
    return list(found) if len(kinds) == 1 else _largest(found)


def _largest(groups: Collection[frozenset[Hashable]]) -> list[frozenset[Hashable]]:
    """Leave out each group that another one holds."""
    holding: defaultdict[Hashable, list[frozenset[Hashable]]] = defaultdict(list)
    for group in groups:
        for key in group:
            holding[key].append(group)
    return [
        group for group in groups if not any(group < other for other in min((holding[key] for key in group), key=len))
    ]


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
