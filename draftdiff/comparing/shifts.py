"""Reported changes without a value: what they make of the draft that they refer to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from draftdiff.comparing.accounts import Settled, base_key, is_absent, meet_claims, merge, same_claim
from draftdiff.model import Absent, Open, Present, Shift, ShiftWord, Stated
from draftdiff.values import Quantity, above, below


class Link(NamedTuple):
    """A reported change that ties an account to the claim of another draft.

    The `claim` is None where the other draft has no account that the change fits. `direct` tells whether the report
    names the draft itself; else it was carried on, as from "unchanged since" a draft that was "raised since" another.
    """

    draft: str
    word: ShiftWord
    claim: Settled | None
    direct: bool = True

    def ties(self, before: Settled, after: Settled) -> bool:
        """Tell whether the change leads from one claim to the other."""
        return self.claim is not None and same_claim(self.claim, before) and self.fits(before, after)

    def fits(self, before: Settled, after: Settled) -> bool:
        """Tell whether such a change may lead from one claim to the other."""
        return leads(self.word, before, after)


class Reading(NamedTuple):
    """What a reported change may say of its own draft, and the links that it makes."""

    claim: Settled
    links: tuple[Link, ...]


def agree(one: Link, other: Link) -> bool:
    """Tell whether two changes may both be from one claim of the other draft."""
    return one.claim is None or other.claim is None or same_claim(one.claim, other.claim)


def read_shift(shift: Shift, priors: Sequence[tuple[Settled, tuple[Link, ...]]]) -> list[Reading]:
    """Return what a reported change says, given the accounts of the draft that it names and their links.

    Each account may be the true one, so the readings are alternatives. Where two of them would fit each other, they
    would be read as both being said; then all that is known is that the clause is there.
    """
    readings = []
    for prior, links in priors:
        claim = shifted(shift.word, prior)
        if claim is not None:
            readings.append(Reading(claim, (Link(shift.since, shift.word, prior), *_onward(shift.word, links))))
    if any(len(merged.members) > 1 for merged in merge(reading.claim for reading in readings)):
        return [Reading(Present(), reading.links) for reading in readings]
    return readings or from_silence(shift)


def from_silence(shift: Shift) -> list[Reading]:
    """Return what a reported change says where nothing is known of what was, or nothing that fits.

    "Removed" and the like speak of the earlier draft too, so this is a report and not silence; "unchanged" says
    nothing by itself.
    """
    link = Link(shift.since, shift.word, None)
    match shift.word:
        case ShiftWord.REMOVED:
            return [Reading(Absent(), (link,))]
        case ShiftWord.ADDED | ShiftWord.RAISED | ShiftWord.LOWERED:
            return [Reading(Present(), (link,))]
        case ShiftWord.UNCHANGED:
            return []


def shifted(word: ShiftWord, prior: Settled) -> Settled | None:
    """Apply a reported change to what a clause was; None when it cannot have been that."""
    match word:
        case ShiftWord.REMOVED:
            return None if is_absent(prior) else Absent()
        case ShiftWord.ADDED:
            return Present() if is_absent(prior) else None
        case ShiftWord.UNCHANGED:
            return prior
        case ShiftWord.RAISED | ShiftWord.LOWERED:
            if isinstance(prior, Stated) and isinstance(prior.value, Quantity):
                value = (above if word is ShiftWord.RAISED else below)(prior.value)
                # "Earlier than from 2043" bounds nothing: only that the clause is there is known.
                return Present() if value.low is value.high is None else replace(prior, value=value)
            return None if is_absent(prior) or isinstance(prior, Open) else Present()


def leads(word: ShiftWord, before: Settled, after: Settled) -> bool:
    """Tell whether a change may lead from one claim to another; what is of something else was not raised or lowered."""
    claim = shifted(word, before)
    if claim is None or meet_claims(claim, after) is None:
        return False
    bases = {base_key(one.of) for one in (before, after) if isinstance(one, Stated) and one.of}
    return word not in (ShiftWord.RAISED, ShiftWord.LOWERED) or len(bases) < 2


def _onward(word: ShiftWord, links: tuple[Link, ...]) -> list[Link]:
    """Carry links past one more step: unchanged since what was raised is raised."""
    carried = []
    for link in links:
        if word is ShiftWord.UNCHANGED or link.word is word:
            carried.append(link._replace(direct=False))
        elif link.word is ShiftWord.UNCHANGED:
            carried.append(link._replace(word=word, direct=False))
    return carried
