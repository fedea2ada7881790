"""Reported changes that contradict other reports: then each of them may be wrong, on every draft that they tie."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from draftdiff.comparing.accounts import Settled, identity, is_absent, meet_claims
from draftdiff.comparing.shifts import Link, agree, leads, shifted
from draftdiff.model import Absent, Open, Present, ShiftWord


class Told(NamedTuple):
    """What an account says, with the changes that it comes from; `alone` is what it says without them, if anything."""

    claim: Settled
    links: tuple[Link, ...]
    alone: Settled | None

    def stands_without(self, since: str, was: Settled) -> bool:
        """Tell whether there is more to it than a change since a draft from something else than it was.

        That a clause is there is told by "raised since", and that it is not by "removed since", whatever was before.
        """
        changes = [link for link in self.links if link.direct]
        return self.alone is not None or any(link.draft != since or shifted(link.word, was) is None for link in changes)

    def fits(self, since: str, was: Settled, words: set[ShiftWord]) -> bool:
        """Tell whether it may have come of what a clause was in a draft, by all that is said of the change."""
        become = [shifted(word, was) for word in words]
        if None in become:
            return False
        meets = all(leads(word, was, self.claim) for word in words)
        return meets or not self.stands_without(since, was)


class Contradiction(NamedTuple):
    """Reports on drafts that name each other and cannot all be true, most often on what one draft, `since`, had.

    `instead` holds what each of these drafts may have besides what is told of it, and `tied` what all others may have
    that changes tie to them.
    """

    since: str
    instead: Mapping[str, frozenset[Settled]]
    tied: Mapping[str, frozenset[Settled]]

    @property
    def claims(self) -> Mapping[str, frozenset[Settled]]:
        """What every draft may have besides what is told of it."""
        return {**self.tied, **self.instead}

    def is_between(self, *drafts: str) -> bool:
        """Tell whether it is about what became of the clause between two drafts, and no other may matter."""
        return self.since in drafts and self.instead.keys() >= {*drafts}


def contradictions(known: Mapping[str, Sequence[Told]], kept: Collection[tuple[str, str]]) -> list[Contradiction]:
    """Find every contradiction between what is said to have become of a clause and what is told of it otherwise.

    `kept` holds each draft with one that it is said to be unchanged since, where that tells nothing by itself.
    """
    found = []
    links = [(draft, link.draft) for draft, told in known.items() for one in told for link in one.links]
    for tied in _joined([*links, *kept]):
        mine = {draft: told for draft, told in known.items() if draft in tied}
        either: frozenset[Settled] = frozenset().union(*map(_presence, mine.values()))
        between = [one for draft in mine for one in _between(mine, draft)]
        around: list[Instead] = [("", {})] if len(tied) > 2 and _differ(mine, kept) else []
        found += [Contradiction(*one, dict.fromkeys(tied, either)) for one in (*between, *_of_implied(mine), *around)]
    return found


def _joined(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Group drafts that pairs of them join, be it by way of others."""
    groups: list[frozenset[str]] = []
    for pair in dict.fromkeys(pairs):
        apart = [group for group in groups if group.isdisjoint(pair)]
        groups = [*apart, frozenset(pair).union(*(group for group in groups if not group.isdisjoint(pair)))]
    return groups


def _differ(known: Mapping[str, Sequence[Told]], kept: Collection[tuple[str, str]]) -> bool:
    """Tell whether something is told of one draft, and something else of another, which are said to be alike in it."""
    changes = {(draft, link) for draft, told in known.items() for one in told for link in one.links if link.direct}
    said = [(draft, one.alone) for draft, told in known.items() for one in told if one.alone is not None]
    for draft, link in changes:
        if link.word is not ShiftWord.UNCHANGED:
            said += [(draft, Absent() if link.word is ShiftWord.REMOVED else Present())]
            said += [(link.draft, _before(link.word, Present()))]
    alike = [(draft, link.draft) for draft, link in changes if link.word is ShiftWord.UNCHANGED]
    return any(
        one != other and {one, other} <= group and meet_claims(claim, otherwise) is None
        for group in _joined([*alike, *kept])
        for (one, claim), (other, otherwise) in combinations(said, 2)
    )


def _presence(told: Sequence[Told]) -> set[Settled]:
    """Return whether a clause may be there or not, by all that is told of a draft."""
    words = {link.word for one in told for link in one.links}
    either: set[Settled] = {Present(), Absent()} if words & {ShiftWord.ADDED, ShiftWord.REMOVED} else set()
    return either | {Absent() if is_absent(one.claim) else Present() for one in told}


Instead = tuple[str, Mapping[str, frozenset[Settled]]]


def _between(known: Mapping[str, Sequence[Told]], draft: str) -> Iterator[Instead]:
    """Find what changes on a draft contradict: each other, or what is told of the two drafts."""
    links = {link for one in known[draft] for link in one.links}
    disputed = [
        (one, other)
        for one, other in combinations(links, 2)
        if one.draft == other.draft and one.word is not other.word and agree(one, other)
    ]
    if not all(link.direct for pair in disputed for link in pair):
        yield "", {}
    for since, word in {(link.draft, link.word) for link in links if not link.direct}:
        if not all(one.fits(since, told.claim, {word}) for told, one in product(known.get(since, ()), known[draft])):
            yield "", {}
    for since in {link.draft for link in links if link.direct}:
        words = {link.word for link in links if link.direct and link.draft == since}
        told = [one.claim for one in known.get(since, ())]
        took = {_before(word, Present()) for word in words if word is not ShiftWord.UNCHANGED}
        fit = all(one.fits(since, was, words) for was, one in product(told or took, known[draft]))
        both = any(one.draft == since for pair in disputed for one in pair)
        if not fit or both:
            yield _instead(since, told, took, draft, known[draft], words, both)


def _instead(
    since: str,
    told: list[Settled],
    took: set[Settled],
    draft: str,
    known: Sequence[Told],
    words: set[ShiftWord],
    disputed: bool,
) -> Instead:
    """Return what two drafts may have where reports of a change between them contradict something.

    "Removed" says of the one draft that it had the clause and of the other that it has not: each may be right alone.
    Of `disputed` changes each may be the right one.
    """
    alone = [one.alone for one in known if one.alone is not None]
    parts = {word: Absent() if word is ShiftWord.REMOVED else Present() for word in words - {ShiftWord.UNCHANGED}}
    there = {is_absent(claim) for claim in told if not isinstance(claim, Open)}
    was = {_before(word, part) for word in words for part in parts.values()} | took
    was = {claim for claim in was if is_absent(claim) not in there}
    become = {shifted(word, claim) or parts[word] for word in words for claim in was}
    was |= {
        _before(word, claim)
        for word in words
        for claim in alone
        if not any(leads(word, before, claim) for before in told)
    }
    become |= {
        shifted(word, before) or parts[word]
        for word in words
        for before in told
        if disputed or not all(leads(word, before, claim) for claim in (alone or [Present()]))
    }
    return since, {since: frozenset(was), draft: frozenset(become)}


_BACK = {ShiftWord.RAISED: ShiftWord.LOWERED, ShiftWord.LOWERED: ShiftWord.RAISED}


def _of_implied(known: Mapping[str, Sequence[Told]]) -> Iterator[Instead]:
    """Find drafts that take another one to have been different things."""
    implied: dict[str, dict[tuple[str, ShiftWord, Hashable], Settled]] = {}
    for draft, told in known.items():
        for since, word in {(link.draft, link.word) for one in told for link in one.links if link.direct}:
            for one in told:
                if one.alone or word is not ShiftWord.UNCHANGED:
                    claim = _before(word, one.alone or one.claim)
                    implied.setdefault(since, {})[draft, word, identity(claim)] = claim
    for since, claims in implied.items():
        for ((draft, word, _), claim), ((other, said, _), otherwise) in combinations(claims.items(), 2):
            if draft != other and meet_claims(claim, otherwise) is None:
                yield (
                    since,
                    {
                        since: frozenset({claim, otherwise}),
                        draft: frozenset(filter(None, [shifted(word, otherwise)])),
                        other: frozenset(filter(None, [shifted(said, claim)])),
                    },
                )


def _before(word: ShiftWord, claim: Settled) -> Settled:
    """Return what a clause was, by what became of it."""
    match word:
        case ShiftWord.ADDED:
            return Absent()
        case ShiftWord.UNCHANGED:
            return claim
        case ShiftWord.REMOVED:
            return Present()
        case ShiftWord.RAISED | ShiftWord.LOWERED:
            return shifted(_BACK[word], claim) or Present()
