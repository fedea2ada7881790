"""Reported changes without a value: what they make of the draft that they refer to."""

from dataclasses import dataclass, replace

from draftdiff.accounts import Settled
from draftdiff.model import Absent, Present, ShiftWord, Stated
from draftdiff.values import Quantity, above, below


@dataclass(frozen=True, slots=True)
class Link:
    """A reported change that ties an account to the claim of another draft."""

    draft: str
    word: ShiftWord
    claim: Settled | None


def shifted(word: ShiftWord, prior: Settled) -> Settled | None:
    """Apply a reported change to what a clause was; None when it cannot have been that."""
    match word:
        case ShiftWord.REMOVED:
            return None if isinstance(prior, Absent) else Absent()
        case ShiftWord.ADDED:
            return Present() if isinstance(prior, Absent) else None
        case ShiftWord.UNCHANGED:
            return prior
        case ShiftWord.RAISED | ShiftWord.LOWERED:
            if isinstance(prior, Stated) and isinstance(prior.value, Quantity):
                move = above if word is ShiftWord.RAISED else below
                return replace(prior, value=move(prior.value))
            return None if isinstance(prior, Absent) else Present()


def shifted_from_silence(word: ShiftWord) -> Settled | None:
    """Return what a reported change says where nothing is known of what was; None for nothing."""
    match word:
        case ShiftWord.REMOVED:
            return Absent()
        case ShiftWord.ADDED | ShiftWord.RAISED | ShiftWord.LOWERED:
            return Present()
        case ShiftWord.UNCHANGED:
            return None


def onward(word: ShiftWord, links: tuple[Link, ...]) -> list[Link]:
    """Carry links past one more step: unchanged since what was raised is raised."""
    carried = []
    for link in links:
        if word is ShiftWord.UNCHANGED or link.word is word:
            carried.append(link)
        elif link.word is ShiftWord.UNCHANGED:
            carried.append(replace(link, word=word))
    return carried
