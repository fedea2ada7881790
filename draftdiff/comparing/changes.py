"""What a comparison can say of a clause: kinds, their mirrors, and a change as a value."""

from dataclasses import dataclass
from enum import StrEnum

from draftdiff.comparing.standing import Standing
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


MIRROR = {
    Kind.ADDED: Kind.DROPPED,
    Kind.DROPPED: Kind.ADDED,
    Kind.SPECIFIED: Kind.BLURRED,
    Kind.BLURRED: Kind.SPECIFIED,
    Kind.RAISED: Kind.LOWERED,
    Kind.LOWERED: Kind.RAISED,
    Kind.WIDENED: Kind.NARROWED,
    Kind.NARROWED: Kind.WIDENED,
    Kind.CHANGED: Kind.CHANGED,
    Kind.REBASED: Kind.REBASED,
    Kind.KEPT: Kind.KEPT,
    Kind.NEWLY_REPORTED: Kind.NOT_REPORTED,
    Kind.NOT_REPORTED: Kind.NEWLY_REPORTED,
    Kind.REPORTED_OTHERWISE: Kind.REPORTED_OTHERWISE,
    Kind.UNCLEAR: Kind.UNCLEAR,
}


class Group(StrEnum):
    """Where a change is shown. Only the first says that the deal changed."""

    CHANGED = "changed"
    UNCLEAR = "unclear"
    KEPT = "kept"
    REPORTED_OTHERWISE = "reported_otherwise"
    NEWLY_REPORTED = "newly_reported"
    NOT_REPORTED = "not_reported"


def group(kind: Kind) -> Group:
    """Return where a kind belongs; a value known on one side only may or may not have changed."""
    match kind:
        case (
            Kind.ADDED
            | Kind.DROPPED
            | Kind.RAISED
            | Kind.LOWERED
            | Kind.WIDENED
            | Kind.NARROWED
            | Kind.CHANGED
            | Kind.REBASED
        ):
            return Group.CHANGED
        case Kind.UNCLEAR | Kind.SPECIFIED | Kind.BLURRED:
            return Group.UNCLEAR
        case Kind.KEPT:
            return Group.KEPT
        case Kind.REPORTED_OTHERWISE:
            return Group.REPORTED_OTHERWISE
        case Kind.NEWLY_REPORTED:
            return Group.NEWLY_REPORTED
        case Kind.NOT_REPORTED:
            return Group.NOT_REPORTED


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
