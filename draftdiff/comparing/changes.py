"""What a comparison can say of a clause: kinds, their mirrors, and a change as a value."""

from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.standing import Standing
from draftdiff.model import ShiftWord
from draftdiff.values import Delta


class Kind(StrEnum):
    """How a clause stands in the later draft beside the earlier one.

    `reported-otherwise` is said of one draft on two days: what changed is what is known of it.
    """

    ADDED = "added"
    DROPPED = "dropped"
    SPECIFIED = "specified"
    BLURRED = "blurred"
    RAISED = "raised"
    LOWERED = "lowered"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"
    REBASED = "rebased"
    KEPT = "kept"
    NEWLY_REPORTED = "newly-reported"
    NOT_REPORTED = "not-reported"
    REPORTED_OTHERWISE = "reported-otherwise"
    UNCLEAR = "unclear"


class Group(StrEnum):
    """Where a change is shown, in this order. Only the first two say that the deal changed.

    `since_earlier` says that nobody speaks of the draft before, and that the change is one since a still earlier draft.
    `reported_otherwise` is only said of one draft on two days.
    """

    CHANGED = "changed"
    CHANGED_SINCE_EARLIER = "changed_since_earlier"
    UNCLEAR = "unclear"
    KEPT = "kept"
    KEPT_SINCE_EARLIER = "kept_since_earlier"
    REPORTED_OTHERWISE = "reported_otherwise"
    NEWLY_REPORTED = "newly_reported"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class Sort:
    """What holds of every change of a kind.

    `mirror` is what it is called with the two drafts the other way round, and `group` where it is shown: a value that
    only one side is known to have may or may not have changed. `way` is what the `favours` of a clause calls its
    direction, empty where only the values tell. `reported` is the word of a report that says so without a value, and
    `measured` tells whether it says how the two values are ordered, so that their difference can be given.
    """

    mirror: Kind
    group: Group
    way: str = ""
    reported: ShiftWord | None = None
    measured: bool = False


KINDS = {
    Kind.ADDED: Sort(Kind.DROPPED, Group.CHANGED, "present", ShiftWord.ADDED),
    Kind.DROPPED: Sort(Kind.ADDED, Group.CHANGED, "absent", ShiftWord.REMOVED),
    Kind.SPECIFIED: Sort(Kind.BLURRED, Group.UNCLEAR),
    Kind.BLURRED: Sort(Kind.SPECIFIED, Group.UNCLEAR),
    Kind.RAISED: Sort(Kind.LOWERED, Group.CHANGED, "higher", ShiftWord.RAISED, measured=True),
    Kind.LOWERED: Sort(Kind.RAISED, Group.CHANGED, "lower", ShiftWord.LOWERED, measured=True),
    Kind.WIDENED: Sort(Kind.NARROWED, Group.CHANGED, "wider"),
    Kind.NARROWED: Sort(Kind.WIDENED, Group.CHANGED, "narrower"),
    Kind.CHANGED: Sort(Kind.CHANGED, Group.CHANGED),
    Kind.REBASED: Sort(Kind.REBASED, Group.CHANGED),
    Kind.KEPT: Sort(Kind.KEPT, Group.KEPT, "", ShiftWord.UNCHANGED, measured=True),
    Kind.NEWLY_REPORTED: Sort(Kind.NOT_REPORTED, Group.NEWLY_REPORTED),
    Kind.NOT_REPORTED: Sort(Kind.NEWLY_REPORTED, Group.NOT_REPORTED),
    Kind.REPORTED_OTHERWISE: Sort(Kind.REPORTED_OTHERWISE, Group.REPORTED_OTHERWISE),
    Kind.UNCLEAR: Sort(Kind.UNCLEAR, Group.UNCLEAR),
}
REPORTED = {sort.reported: kind for kind, sort in KINDS.items() if sort.reported}


def group(kind: Kind) -> Group:
    """Return where a kind belongs."""
    return KINDS[kind].group


@dataclass(frozen=True, slots=True)
class ItemsDelta:
    """What a list gained and lost, in the words of the side that has it."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of a clause between two drafts.

    `possible` holds every kind that some choice of accounts gives; `kind` is the one, or `unclear`.
    `favours` names the party that a certain change moves towards.
    """

    clause: str
    kind: Kind
    possible: tuple[Kind, ...]
    before: Standing
    after: Standing
    delta: Delta | ItemsDelta | None = None
    favours: str | None = None

    @property
    def certain(self) -> bool:
        """Whether every choice of accounts gives the same kind."""
        return len(self.possible) == 1
