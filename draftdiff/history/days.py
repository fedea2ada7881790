"""One draft on two days: what became known of it in between, which is no change of the draft."""

import datetime
from dataclasses import dataclass, replace

from draftdiff.comparing.accounts import identity
from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import Comparison
from draftdiff.comparing.standing import EVERYTHING, Lens, Standing, Standings
from draftdiff.model import Deal


@dataclass(frozen=True, slots=True)
class Days:
    """Two days, of which the second is not before the first."""

    first: datetime.date
    last: datetime.date


def compare_days(deal: Deal, draft: str, days: Days, lens: Lens = EVERYTHING) -> Comparison:
    """Compare what was known of a draft on two days; of each lens, the days take the place of its own.

    Raises KeyError for an id that the deal does not have.
    """
    then, now = (Standings(deal, replace(lens, known=day)) for day in (days.first, days.last))
    pairs = [(clause, then.of(draft, clause.id), now.of(draft, clause.id)) for clause in deal.clauses.values()]
    known = [pair for pair in pairs if pair[1].accounts or pair[2].accounts]
    never = [pair for pair in pairs if pair not in known]
    changes = tuple(_change(clause.id, before, after) for clause, before, after in known)
    side = deal.drafts[draft]
    set_aside = tuple((clause, side, aside) for clause, _, after in never for aside in after.asides)
    return Comparison(deal, side, side, changes, tuple(clause for clause, _, _ in never), set_aside)


def _change(clause: str, before: Standing, after: Standing) -> Change:
    kind = known_kind(before, after)
    return Change(clause, kind, (kind,), before, after)


def known_kind(before: Standing, after: Standing) -> Kind:
    """Say how what is known of one clause of one draft differs, where anything is known before or after."""
    if not before.accounts:
        return Kind.NEWLY_REPORTED
    if not after.accounts:
        return Kind.NOT_REPORTED
    one, other = ({identity(account.claim) for account in side.accounts} for side in (before, after))
    return Kind.KEPT if one == other else Kind.REPORTED_OTHERWISE
