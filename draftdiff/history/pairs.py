"""Any two drafts of a deal compared, each pair worked out once; and which drafts were there on a day."""

from dataclasses import dataclass, field, replace

from draftdiff.comparing.changes import Change
from draftdiff.comparing.diff import compare
from draftdiff.comparing.lens import Lens
from draftdiff.comparing.standing import Standing, Standings
from draftdiff.model import Deal, Draft, Shift
from draftdiff.values import days


@dataclass
class Pairs:
    """The changes between any two drafts of a deal, under a lens."""

    deal: Deal
    lens: Lens
    _standings: Standings = field(init=False)
    _changes: dict[tuple[str, str], dict[str, Change]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._standings = Standings(self.deal, self.lens)

    def standing(self, draft: Draft, clause: str) -> Standing:
        """Return what is known of a clause in a draft."""
        return self._standings.of(draft.id, clause)

    def change(self, before: Draft, after: Draft, clause: str) -> Change | None:
        """Return what is known of a clause between two drafts; None where neither is reported to have it."""
        key = before.id, after.id
        if key not in self._changes:
            changes = compare(self.deal, *key, self.lens).changes
            self._changes[key] = {change.clause: change for change in changes}
        return self._changes[key].get(clause)


def as_of(deal: Deal, lens: Lens) -> Deal:
    """Leave out the drafts that were not there yet on the day that the lens asks for.

    A draft was there when its date says so or a report on it was out. One without a date may always have been there,
    and so was every draft that one of these follows or is compared with.
    """
    there = {draft.id for draft in deal.drafts.values() if _is_there(deal, draft, lens)}
    waiting = list(there)
    while waiting:
        named = _named(deal.drafts[waiting.pop()]) - there
        there |= named
        waiting += named
    return replace(deal, drafts={id: draft for id, draft in deal.drafts.items() if id in there})


def _is_there(deal: Deal, draft: Draft, lens: Lens) -> bool:
    if lens.known is None or draft.date is None or days(draft.date)[0] <= lens.known:
        return True
    return any(lens.is_published(deal.sources[report.source]) for report in draft.reports)


def _named(draft: Draft) -> set[str]:
    since = {report.claim.since for report in draft.reports if isinstance(report.claim, Shift)}
    return since | ({draft.follows} if draft.follows else set())
