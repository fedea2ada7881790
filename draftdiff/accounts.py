"""Claims merged into accounts: every largest set of claims that can all be true at once."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from draftdiff.model import Absent, Present, Stated
from draftdiff.values import display, fold, meet

Settled = Stated | Absent | Present


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
        case Absent() | Present():
            return type(claim).__name__


@dataclass(frozen=True, slots=True)
class Merged:
    """A maximal set of compatible claims, by their identities, and what they have in common.

    A claim that fits into several sets speaks for none of them: it is among the `members` of each and adds nothing
    to the `claim`, unless a set has no other members.
    """

    claim: Settled
    members: frozenset[Hashable]
    shared: frozenset[Hashable]


def merge(claims: Iterable[Settled]) -> list[Merged]:
    """Return each maximal set of claims that can all be true at once.

    Values are intervals or sets and bases are words, so claims that fit pairwise fit all together
    (Helly's theorem in one dimension); the order of the claims never matters.
    """
    distinct: dict[Hashable, Settled] = {}
    for claim in sorted(claims, key=_order):
        distinct.setdefault(identity(claim), claim)
    groups: set[frozenset[Hashable]] = set()
    for key, claim in distinct.items():
        fits = {other for other, known in distinct.items() if meet_claims(claim, known) is not None}
        grown = {group & fits | {key} for group in groups} | {frozenset({key})}
        untouched = {group for group in groups if not group <= fits}
        groups = _largest(untouched | grown)
    times = Counter(key for group in groups for key in group)
    merged = []
    for group in groups:
        own = frozenset(key for key in group if times[key] == 1)
        merged.append(
            Merged(_common([distinct[key] for key in own or group]), group, group - own if own else frozenset())
        )
    return sorted(merged, key=lambda found: _order(found.claim))


def asserts(claim: Settled, account: Settled) -> bool:
    """Tell whether a claim says what an account says, and does not merely fit it.

    "It has a share" fits "a share of 50% of revenue", and so does "50%"; neither says so.
    """
    if isinstance(account, Stated):
        return isinstance(claim, Stated) and (account.of is None or claim.of is not None)
    return type(claim) is type(account)


def _largest(groups: set[frozenset[Hashable]]) -> set[frozenset[Hashable]]:
    return {group for group in groups if not any(group < other for other in groups)}


def _common(claims: Sequence[Settled]) -> Settled:
    common = claims[0]
    for claim in sorted(claims, key=_order):
        met = meet_claims(common, claim)
        assert met is not None, (common, claim)
        common = met
    return common


def _order(claim: Settled) -> tuple[str, str, str]:
    match claim:
        case Stated():
            return "stated", display(claim.value), claim.of or ""
        case Absent() | Present():
            return type(claim).__name__.lower(), "", ""
