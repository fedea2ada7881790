"""Whether two drafts may be one document: what forbids it, what agrees, what cannot tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.accounts import Settled, meet_claims
from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.diff import kinds_as_two
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.model import Clause, Draft, Present, Stated
from draftdiff.values import Items, ValueType


class Answer(StrEnum):
    """What a clause says of whether two drafts are one."""

    FORBIDS = "forbids"
    AGREES = "agrees"
    CANNOT_TELL = "cannot-tell"
    ONE_SILENT = "reported-of-one"
    NOT_REPORTED = "reported-of-neither"


@dataclass(frozen=True, slots=True)
class Likeness:
    """One clause in both drafts, and what it says of their being the same."""

    clause: Clause
    answer: Answer
    one: Standing
    other: Standing


@dataclass(frozen=True, slots=True)
class Identity:
    """Two drafts that may be one document, clause by clause; `summary` counts every clause once."""

    one: Draft
    other: Draft
    likenesses: tuple[Likeness, ...]
    summary: Mapping[Answer, int]


def same(standings: Standings, one: str, other: str) -> Identity:
    """Ask every clause whether two drafts can be one; raises KeyError for an id that is not there."""
    deal = standings.deal
    drafts = deal.drafts[one], deal.drafts[other]
    found = []
    for clause in deal.clauses.values():
        sides = standings.of(one, clause.id), standings.of(other, clause.id)
        kinds = kinds_as_two(standings, *drafts, clause.id)
        # Also where a report says that it was lowered, to no known value.
        changed = bool(kinds) and all(group(kind) is Group.CHANGED for kind in kinds)
        found.append(Likeness(clause, Answer.FORBIDS if changed else _answer(clause, *sides), *sides))
    counts = Counter(likeness.answer for likeness in found)
    return Identity(*drafts, tuple(found), {answer: counts[answer] for answer in Answer})


def _answer(clause: Clause, *sides: Standing) -> Answer:
    """Agree when all accounts of the one fit all of the other and say something, and else leave it open."""
    one, other = sides
    pairs = [(a.claim, b.claim) for a in one.accounts for b in other.accounts]
    if not pairs:
        return Answer.ONE_SILENT if one.accounts or other.accounts else Answer.NOT_REPORTED
    if any(side.state is State.POSSIBLE for side in sides):
        # What a party wants, or is told of no draft for certain, may not be in the text.
        return Answer.CANNOT_TELL
    likely = all(meet_claims(*pair) is not None and not _says_nothing(clause, *pair) for pair in pairs)
    return Answer.AGREES if likely else Answer.CANNOT_TELL


def _says_nothing(clause: Clause, one: Settled, other: Settled) -> bool:
    """Tell whether two claims fit and are no sign of likeness: the one fits every value, or both name other items."""
    match one, other:
        case Stated(value=Items() as items), Stated(value=Items() as others):
            return items.keys.isdisjoint(others.keys)
        case _:
            return clause.type is not ValueType.YES_NO and isinstance(one, Present) | isinstance(other, Present)
