"""A draft on two days, a deal in two versions of its files: what became known, which is no change of a draft."""

import datetime
from dataclasses import replace
from typing import NamedTuple

from draftdiff.comparing.accounts import identity
from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import Comparison, SetAside
from draftdiff.comparing.standing import Standing, Standings
from draftdiff.model import Clause, Deal


class Days(NamedTuple):
    """Two days, of which the second is not before the first."""

    first: datetime.date
    last: datetime.date


class Edited(NamedTuple):
    """A clause of a draft, by id, whose reports are other ones now; kept where they still say the same."""

    draft: str
    clause: Clause
    kind: Kind
    before: Standing
    after: Standing


def compare_days(standings: Standings, draft: str, days: Days) -> Comparison:
    """Compare what was known of a draft on two days, which take the place of that of the lens.

    Raises KeyError for an id that the deal does not have.
    """
    deal, then, now = standings.deal, standings.on(days.first), standings.on(days.last)
    pairs = [(clause, then.of(draft, clause.id), now.of(draft, clause.id)) for clause in deal.clauses.values()]
    known = [pair for pair in pairs if pair[1].accounts or pair[2].accounts]
    never = [pair for pair in pairs if not (pair[1].accounts or pair[2].accounts)]
    changes = tuple(_change(clause.id, before, after) for clause, before, after in known)
    side = deal.drafts[draft]
    set_aside = tuple(SetAside(clause, side, aside) for clause, _, after in never for aside in after.asides)
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


def edited(before: Deal | None, after: Deal | None) -> tuple[Edited, ...]:
    """Compare what is known of every clause in every draft; None stands for a deal that is not there."""
    then, now = (_standings(one, other) for one, other in ((before, after), (after, before)))
    drafts = dict.fromkeys([*now.deal.drafts, *then.deal.drafts])
    clauses = {**then.deal.clauses, **now.deal.clauses}
    found = []
    for draft in drafts:
        for clause in clauses.values():
            one, other = _standing(then, draft, clause.id), _standing(now, draft, clause.id)
            if one != other:
                found.append(Edited(draft, clause, _kind(one, other), one, other))
    return tuple(found)


def _standings(deal: Deal | None, other: Deal | None) -> Standings:
    """Take a deal that is not there for one without drafts."""
    known = deal or (replace(other, drafts={}) if other else None)
    if known is None:
        raise ValueError("a deal must be there before or after")
    return Standings(known)


def _standing(standings: Standings, draft: str, clause: str) -> Standing:
    deal = standings.deal
    return standings.of(draft, clause) if draft in deal.drafts and clause in deal.clauses else Standing()


def _kind(before: Standing, after: Standing) -> Kind:
    return known_kind(before, after) if before.accounts or after.accounts else Kind.KEPT
