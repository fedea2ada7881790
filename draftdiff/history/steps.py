"""Which draft came after which: steps, branches, and a party's own drafts."""

from collections.abc import Iterator
from dataclasses import dataclass

from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import Comparison, compare
from draftdiff.comparing.standing import EVERYTHING, Lens
from draftdiff.model import Deal, Draft


@dataclass(frozen=True, slots=True)
class Recall:
    """The last draft that a clause had been reported in before the reports fell silent, and the change since it."""

    draft: Draft
    change: Change


@dataclass(frozen=True, slots=True)
class Step:
    """A draft, the one before it (None for a first one), and what changed between them.

    `stated` tells whether the record says which draft it follows; otherwise the order of dates does. `recalled`
    holds the newly reported clauses that a still earlier draft had reports on.
    """

    draft: Draft
    comparison: Comparison | None
    stated: bool
    recalled: tuple[Recall, ...] = ()

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
    recalled = tuple(_recalled(deal, comparison, lens)) if comparison else ()
    return Step(draft, comparison, draft.follows is not None, recalled)


def _recalled(deal: Deal, comparison: Comparison, lens: Lens) -> Iterator[Recall]:
    """Look further back for each clause that is reported now and was not in the draft before."""
    waiting = {change.clause for change in comparison.changes if change.kind is Kind.NEWLY_REPORTED}
    earlier = predecessor(deal, comparison.before)
    while waiting and earlier is not None:
        for change in compare(deal, earlier.id, comparison.after.id, lens).changes:
            if change.clause in waiting and change.kind is not Kind.NEWLY_REPORTED:
                waiting.remove(change.clause)
                yield Recall(earlier, change)
        earlier = predecessor(deal, earlier)


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
