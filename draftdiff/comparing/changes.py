"""What a comparison can say of a clause: kinds, their mirrors, and a change as a value."""

from enum import StrEnum
from typing import NamedTuple

from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import Standing
from draftdiff.model import ShiftWord
from draftdiff.values import Delta


class Kind(StrEnum):
    """How a clause stands in the later draft beside the earlier one.

    A clause is `kept` where both drafts are known to have the same, and `alike` where what is reported of both is the
    same and leaves open what each of them has: a hedge, an open list, that it is there. It is `reworded` where words
    differ that may mean the same. Two drafts differ where one changed and nobody knows which came first. `moved` is
    what is dropped and stands in another clause. `reported-otherwise` is said of one draft on two days: what changed
    is what is known of it.
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
    CONDITIONED = "conditioned"
    OPENED = "opened"
    FIXED = "fixed"
    MOVED = "moved"
    DIFFERS = "differs"
    REWORDED = "reworded"
    KEPT = "kept"
    ALIKE = "alike"
    NEWLY_REPORTED = "newly-reported"
    NOT_REPORTED = "not-reported"
    NOT_READ = "not-read"
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
    ALIKE = "alike"
    KEPT_SINCE_EARLIER = "kept_since_earlier"
    REPORTED_OTHERWISE = "reported_otherwise"
    NEWLY_REPORTED = "newly_reported"
    NOT_REPORTED = "not_reported"
    NOT_READ = "not_read"


class Sort(NamedTuple):
    """What holds of every change of a kind.

    `mirror` is what it is called with the two drafts the other way round, and `group` where it is shown: a value that
    only one side is known to have may or may not have changed. `way` is what the `favours` of a clause calls its
    direction, empty where only the values tell. `reported` is the word of a report that says so without a value, and
    `measured` tells whether it says how the two values are ordered, so that their difference can be given. One that is
    not `certain` leaves open by itself whether anything changed.
    """

    mirror: Kind
    group: Group
    way: str = ""
    reported: ShiftWord | None = None
    measured: bool = False
    certain: bool = True


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
    Kind.CONDITIONED: Sort(Kind.CONDITIONED, Group.CHANGED),
    Kind.OPENED: Sort(Kind.FIXED, Group.CHANGED),
    Kind.FIXED: Sort(Kind.OPENED, Group.CHANGED),
    Kind.MOVED: Sort(Kind.MOVED, Group.CHANGED),
    Kind.DIFFERS: Sort(Kind.DIFFERS, Group.CHANGED),
    Kind.REWORDED: Sort(Kind.REWORDED, Group.UNCLEAR, certain=False),
    Kind.KEPT: Sort(Kind.KEPT, Group.KEPT, "", ShiftWord.UNCHANGED, measured=True),
    Kind.ALIKE: Sort(Kind.ALIKE, Group.ALIKE, certain=False),
    Kind.NEWLY_REPORTED: Sort(Kind.NOT_REPORTED, Group.NEWLY_REPORTED),
    Kind.NOT_REPORTED: Sort(Kind.NEWLY_REPORTED, Group.NOT_REPORTED),
    Kind.NOT_READ: Sort(Kind.NOT_READ, Group.NOT_READ),
    Kind.REPORTED_OTHERWISE: Sort(Kind.REPORTED_OTHERWISE, Group.REPORTED_OTHERWISE),
    Kind.UNCLEAR: Sort(Kind.UNCLEAR, Group.UNCLEAR),
}
REPORTED = {sort.reported: kind for kind, sort in KINDS.items() if sort.reported}


def group(kind: Kind) -> Group:
    """Return where a kind belongs."""
    return KINDS[kind].group


class ItemsDelta(NamedTuple):
    """What a list gained and lost, in the words of the side that has it."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


NOBODY, UNKNOWN = "", "?"
"""In whose favour a change is where no party is named."""


class Change(NamedTuple):
    """What is known of a clause between two drafts.

    `possible` holds every kind that some choice of accounts gives; `kind` is the one, or `unclear`.
    `favours` names the party that a certain change moves towards, and `towards` every party that some choice moves it
    towards, None where one moves it to nobody. `order` is that of the two drafts in time; where it is not known, a
    change has no direction and moves towards nobody. `maybe_one` tells that the two may be one draft, told twice.
    """

    clause: str
    kind: Kind
    possible: tuple[Kind, ...]
    before: Standing
    after: Standing
    delta: Delta | ItemsDelta | None = None
    favours: str | None = None
    towards: frozenset[str | None] = frozenset({None})
    order: InTime = InTime.BEFORE
    maybe_one: bool = False

    @property
    def whom(self) -> str:
        """The party in whose favour it is, NOBODY, or UNKNOWN where the accounts move it towards different ones."""
        return self.favours or (UNKNOWN if self.towards - {None} else NOBODY)

    @property
    def certain(self) -> bool:
        """Whether every choice of accounts gives the same kind, and that kind says whether the clause changed."""
        return len(self.possible) == 1 and KINDS[self.kind].certain
