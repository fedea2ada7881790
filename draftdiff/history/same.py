"""Whether two drafts may be one document: what forbids it, what agrees, what cannot tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.accounts import meet_claims
from draftdiff.comparing.changes import Change, Group, group
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.model import Clause, Draft, Present


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
        changed = _is_change(change_between(standings, *drafts, clause.id))
        found.append(Likeness(clause, Answer.FORBIDS if changed else _answer(*sides), *sides))
    counts = Counter(likeness.answer for likeness in found)
    return Identity(*drafts, tuple(found), {answer: counts[answer] for answer in Answer})


def _is_change(change: Change | None) -> bool:
    """Tell whether it changed in every world, as where a report says that it was lowered, to no known value."""
    return change is not None and all(group(kind) is Group.CHANGED for kind in change.possible)


def _answer(*sides: Standing) -> Answer:
    """Forbid it when no two accounts fit, agree when all of them do, and else leave it open."""
    one, other = sides
    pairs = [(a.claim, b.claim) for a in one.accounts for b in other.accounts]
    if not pairs:
        return Answer.ONE_SILENT if one.accounts or other.accounts else Answer.NOT_REPORTED
    if any(side.state is State.POSSIBLE for side in sides):
        # What a party wants, or is told of no draft for certain, may not be in the text.
        return Answer.CANNOT_TELL
    fits = [meet_claims(*pair) is not None for pair in pairs]
    if not any(fits):
        return Answer.FORBIDS
    # That a clause is there fits every value of it, which is no sign of likeness.
    vague = any(isinstance(claim, Present) for pair in pairs for claim in pair)
    return Answer.AGREES if all(fits) and not vague else Answer.CANNOT_TELL
