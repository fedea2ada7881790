"""Which draft came after which: steps, branches, and a party's own drafts."""

from collections.abc import Iterator
from dataclasses import dataclass

from draftdiff.diff import Comparison, compare
from draftdiff.model import Deal, Draft
from draftdiff.standing import EVERYTHING, Lens


@dataclass(frozen=True, slots=True)
class Step:
    """A draft, the one before it (None for a first one), and what changed between them.

    `stated` tells whether the record says which draft it follows; otherwise the order of dates does.
    """

    draft: Draft
    comparison: Comparison | None
    stated: bool

    @property
    def before(self) -> Draft | None:
        """The draft that this one is compared with."""
        return self.comparison.before if self.comparison else None


def predecessor(deal: Deal, draft: Draft) -> Draft | None:
    """Return the draft that this one follows; without a statement, the one before it by date."""
    if draft.follows is not None:
        return deal.drafts[draft.follows]
    order = list(deal.drafts)
    at = order.index(draft.id)
    return deal.drafts[order[at - 1]] if at else None


def steps(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Step, ...]:
    """Return the steps of a deal, the earliest draft first."""
    return tuple(_step(deal, draft, lens) for draft in deal.drafts.values())


def _step(deal: Deal, draft: Draft, lens: Lens) -> Step:
    before = predecessor(deal, draft)
    comparison = compare(deal, before.id, draft.id, lens) if before else None
    return Step(draft, comparison, draft.follows is not None)


def lines(deal: Deal) -> tuple[tuple[Draft, ...], ...]:
    """Return every line of drafts from a first one to one that nobody follows; a branch gives two lines."""
    followed = {before.id for draft in deal.drafts.values() if (before := predecessor(deal, draft))}
    ends = [draft for draft in deal.drafts.values() if draft.id not in followed]
    return tuple(tuple(reversed(list(_back(deal, end)))) for end in ends)


def _back(deal: Deal, draft: Draft) -> Iterator[Draft]:
    current: Draft | None = draft
    while current is not None:
        yield current
        current = predecessor(deal, current)


def own_previous(deal: Deal, draft: Draft) -> Draft | None:
    """Return the last draft by the same party on the way to this one."""
    earlier = predecessor(deal, draft)
    while earlier is not None and earlier.by != draft.by:
        earlier = predecessor(deal, earlier)
    return earlier
