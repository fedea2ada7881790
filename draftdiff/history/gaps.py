"""What nobody has reported: the next questions to ask, the cheapest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.history.steps import lines
from draftdiff.model import Clause, Deal, Draft, Present, Shift, Stated
from draftdiff.standing import EVERYTHING, Account, Lens, Standing, Standings, State
from draftdiff.values import ValueType


class Missing(StrEnum):
    """What is not known, in the order in which it is cheapest to ask."""

    FELL_SILENT = "fell-silent"
    CONTESTED = "contested"
    ONE_ORIGIN = "one-origin"
    NO_VALUE = "no-value"
    NO_BASE = "no-base"
    NO_FIGURE = "change-without-value"


@dataclass(frozen=True, slots=True)
class Gap:
    """One open question: what is missing of a clause in a draft, and where it was known last."""

    missing: Missing
    clause: Clause
    draft: Draft
    known_in: Draft
    known: Standing


def gaps(deal: Deal, lens: Lens = EVERYTHING) -> tuple[Gap, ...]:
    """Return every open question, the cheapest first, then the latest draft, then clause order."""
    standings = Standings(deal, lens)
    found = [*_fell_silent(deal, standings), *_unclear(deal, standings)]
    drafts, clauses, kinds = list(deal.drafts), list(deal.clauses), list(Missing)

    def order(gap: Gap) -> tuple[int, int, int]:
        return kinds.index(gap.missing), -drafts.index(gap.draft.id), clauses.index(gap.clause.id)

    return tuple(sorted(dict.fromkeys(found), key=order))


def _fell_silent(deal: Deal, standings: Standings) -> Iterator[Gap]:
    """Find clauses that an earlier draft had reports on and the last one of its line has not."""
    for line in lines(deal):
        *earlier, last = line
        for clause in deal.clauses.values():
            if standings.of(last.id, clause.id).accounts:
                continue
            known = [draft for draft in earlier if standings.of(draft.id, clause.id).accounts]
            if known:
                yield Gap(Missing.FELL_SILENT, clause, last, known[-1], standings.of(known[-1].id, clause.id))


def _unclear(deal: Deal, standings: Standings) -> Iterator[Gap]:
    for draft in deal.drafts.values():
        for clause in deal.clauses.values():
            standing = standings.of(draft.id, clause.id)
            for missing in _missing(clause, standing):
                yield Gap(missing, clause, draft, draft, standing)


def _missing(clause: Clause, standing: Standing) -> Iterator[Missing]:
    if standing.state is State.NOT_REPORTED:
        return
    if standing.state is State.CONTESTED:
        yield Missing.CONTESTED
    elif standing.accounts[0].strength.origins == 1:
        yield Missing.ONE_ORIGIN
    if all(isinstance(account.claim, Present) for account in standing.accounts):
        yield Missing.NO_VALUE
    if any(_lacks_base(clause, account) for account in standing.accounts):
        yield Missing.NO_BASE
    if any(_is_only_a_change(account) for account in standing.accounts):
        yield Missing.NO_FIGURE


def _lacks_base(clause: Clause, account: Account) -> bool:
    needed = clause.of_required or clause.type is ValueType.PERCENT
    return needed and isinstance(account.claim, Stated) and account.claim.of is None


def _is_only_a_change(account: Account) -> bool:
    words = {report.claim.word for report in account.reports if isinstance(report.claim, Shift)}
    says_how_much = any(isinstance(report.claim, Stated) for report in account.reports)
    return bool(words & {"raised", "lowered"}) and not says_how_much
