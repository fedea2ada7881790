"""Which of two drafts came first, as far as is known: by what follows what, else by dates that do not overlap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from draftdiff.model import Deal, Draft


class InTime(StrEnum):
    """How a draft stands to another in time."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass
class Times:
    """The order of the drafts of a deal.

    What a draft follows, and what that follows, was before it. So was what was over before any of these had begun: a
    draft without a date stands where those around it in its line stand.
    """

    deal: Deal
    _over: dict[str, Decimal] = field(init=False, default_factory=dict, repr=False)
    _begun: dict[str, Decimal] = field(init=False, default_factory=dict, repr=False)
    _behind: dict[str, dict[str, None]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for id, draft in self.deal.drafts.items():
            if draft.date is None:
                self._begin(id)
                continue
            for earlier in (id, *self.behind(id)):
                if draft.date.high is not None:
                    self._over[earlier] = min(self._over.get(earlier, draft.date.high), draft.date.high)
            self._begin(id)

    def _begin(self, id: str) -> None:
        lows = [
            date.low
            for one in (id, *self.behind(id))
            if (date := self.deal.drafts[one].date) is not None and date.low is not None
        ]
        if lows:
            self._begun[id] = max(lows)

    def behind(self, id: str) -> Mapping[str, None]:
        """Return the drafts that one goes back to, the nearest first."""
        if id not in self._behind:
            self._behind[id] = self._go_back(id)
        return self._behind[id]

    def _go_back(self, id: str) -> dict[str, None]:
        found: dict[str, None] = {}
        at: Draft | None = self.deal.drafts[id]
        while at and at.follows and at.follows not in found and at.follows != id:
            found[at.follows] = None
            at = self.deal.drafts.get(at.follows)
        return {one: None for one in found if one in self.deal.drafts}

    def order(self, one: str, other: str) -> InTime:
        """Tell how a draft stands to another in time."""
        if one == other:
            return InTime.SAME
        stated = one in self.behind(other), other in self.behind(one)
        before, after = stated if any(stated) else (self._by_date(one, other), self._by_date(other, one))
        if before == after:
            return InTime.UNKNOWN
        return InTime.BEFORE if before else InTime.AFTER

    def _by_date(self, one: str, other: str) -> bool:
        return one in self._over and other in self._begun and self._over[one] < self._begun[other]
