"""A deal in two versions of its files: what an edit changes in what is known, which is no change of a draft."""

from dataclasses import dataclass, replace

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.standing import Standing, Standings
from draftdiff.history.days import known_kind
from draftdiff.model import Clause, Deal


@dataclass(frozen=True, slots=True)
class Edited:
    """A clause of a draft, by id, whose reports are other ones now; kept where they still say the same."""

    draft: str
    clause: Clause
    kind: Kind
    before: Standing
    after: Standing


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
