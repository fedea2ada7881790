"""What nobody has reported: the next questions to ask, those about the drafts on the table first."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from draftdiff.comparing.standing import Account, Standing, Standings, State
from draftdiff.history.order import latest, texts_before
from draftdiff.history.recall import LastKnown, is_known, last_known
from draftdiff.history.steps import Life, lines, lives
from draftdiff.model import Basis, Clause, Deal, Draft, Present, Shift, ShiftWord, Stated
from draftdiff.values import ValueType


class Missing(StrEnum):
    """What is not known, in the order in which it is asked: what only wants a second outlet comes last."""

    FELL_SILENT = "fell-silent"
    CONTESTED = "contested"
    NO_VALUE = "no-value"
    NO_BASE = "no-base"
    NO_FIGURE = "change-without-value"
    ONE_ORIGIN = "one-origin"


@dataclass(frozen=True, slots=True)
class Gap:
    """One open question: what is missing of a clause in a draft, and what is known of it there.

    Of a draft that fell silent, `last_known` says what was known last, and `elsewhere` what each party's last draft
    before it said, where that is another one. `settled_by` names the outlets whose account, if it is right, leaves no
    other; an outlet that has several accounts itself settles nothing.
    """

    missing: Missing
    clause: Clause
    draft: Draft
    life: Life
    known: Standing
    last_known: tuple[LastKnown, ...] = ()
    elsewhere: tuple[LastKnown, ...] = ()
    settled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The open questions of a deal, the drafts that were there, and the clauses that no draft has a report of.

    `summary` counts all of them by kind; `gaps` may be the first of them only, and then `not_shown` says how many more
    there are.
    """

    drafts: tuple[Draft, ...]
    gaps: tuple[Gap, ...]
    never_reported: tuple[Clause, ...]
    summary: Mapping[Missing, int]
    not_shown: int = 0

    def first(self, number: int) -> "Gaps":
        """Return the same with so many questions at most."""
        return replace(self, gaps=self.gaps[:number], not_shown=max(0, len(self.gaps) - number))


def open_questions(standings: Standings, only: Collection[str] = ()) -> Gaps:
    """Gather the open questions of a deal; of some kinds and clauses only, if any are named."""
    found = tuple(gap for gap in gaps(standings) if not only or {gap.missing, gap.clause.id} & {*only})
    never = tuple(clause for clause in never_reported(standings) if not only or clause.id in only)
    counts = Counter(gap.missing for gap in found)
    summary = {missing: counts[missing] for missing in Missing if counts[missing]}
    return Gaps(tuple(standings.deal.drafts.values()), found, never, summary)


def gaps(standings: Standings) -> tuple[Gap, ...]:
    """Return every open question: live drafts first, then by kind, then the latest draft, then clause order."""
    deal, life = standings.deal, lives(standings.deal)
    found = [*_fell_silent(standings, life), *_unclear(standings, life)]
    stages, kinds, drafts, clauses = list(Life), list(Missing), list(deal.drafts), list(deal.clauses)

    def order(gap: Gap) -> tuple[int, int, int, int]:
        latest = -drafts.index(gap.draft.id)
        return stages.index(gap.life), kinds.index(gap.missing), latest, clauses.index(gap.clause.id)

    return tuple(sorted(found, key=order))


def never_reported(standings: Standings) -> tuple[Clause, ...]:
    """Return the clauses that no draft has a report of."""
    deal = standings.deal
    known = {clause for draft in deal.drafts for clause in deal.clauses if standings.of(draft, clause).accounts}
    return tuple(clause for clause in deal.clauses.values() if clause.id not in known)


def _fell_silent(standings: Standings, life: Mapping[str, Life]) -> Iterator[Gap]:
    """Find clauses that an earlier draft had reports on and the last one of its line has not."""
    for *_, last in lines(standings.deal):
        for clause in standings.deal.clauses.values():
            standing = standings.of(last.id, clause.id)
            # What a party wants, or is said of no draft for certain, is not what the text holds.
            known = () if is_known(standing) else last_known(standings, last, clause.id)
            if known:
                elsewhere = tuple(_of_each_party(standings, last, clause.id, [one.draft for one in known]))
                yield Gap(Missing.FELL_SILENT, clause, last, life[last.id], standing, known, elsewhere)


def _of_each_party(standings: Standings, draft: Draft, clause: str, besides: Collection[Draft]) -> Iterator[LastKnown]:
    """Yield what was last known of each party's texts before a draft."""
    earlier = [one for one in texts_before(standings.deal)[draft.id] if is_known(standings.of(one.id, clause))]
    for author in dict.fromkeys(one.by for one in earlier):
        for one in latest(standings.deal, [one for one in reversed(earlier) if one.by == author]):
            if one not in besides:
                yield LastKnown(one, standings.of(one.id, clause))


def _unclear(standings: Standings, life: Mapping[str, Life]) -> Iterator[Gap]:
    for draft in standings.deal.drafts.values():
        for clause in standings.deal.clauses.values():
            standing = standings.of(draft.id, clause.id)
            for missing in _missing(clause, standing):
                settled_by = _settled_by(standings.deal, standing) if missing is Missing.CONTESTED else ()
                yield Gap(missing, clause, draft, life[draft.id], standing, settled_by=settled_by)


def _missing(clause: Clause, standing: Standing) -> Iterator[Missing]:
    if not is_known(standing):
        return
    if standing.state is State.CONTESTED:
        yield Missing.CONTESTED
    only_a_change = any(_is_only_a_change(account) for account in standing.accounts)
    if not only_a_change and all(isinstance(account.claim, Present) for account in standing.accounts):
        yield Missing.NO_VALUE
    if any(_lacks_base(clause, account) for account in standing.accounts):
        yield Missing.NO_BASE
    if only_a_change:
        yield Missing.NO_FIGURE
    if standing.state is State.SETTLED and _rests_on_one(standing.accounts[0]):
        yield Missing.ONE_ORIGIN


def _rests_on_one(account: Account) -> bool:
    """Tell whether one outlet alone stands for an account; a published text needs no second one."""
    return account.strength.origins == 1 and account.strength.basis is not Basis.PUBLISHED


def _lacks_base(clause: Clause, account: Account) -> bool:
    needed = clause.of_required or clause.type is ValueType.PERCENT
    return needed and isinstance(account.claim, Stated) and account.claim.of is None


def _is_only_a_change(account: Account) -> bool:
    says_how_much = any(isinstance(report.claim, Stated) for report in account.reports)
    return moved_by(account) is not None and not says_how_much


def moved_by(account: Account) -> Shift | None:
    """Return the first report of an account that a clause was raised or lowered."""
    claims = [report.claim for report in account.reports if isinstance(report.claim, Shift)]
    return next((claim for claim in claims if claim.word in (ShiftWord.RAISED, ShiftWord.LOWERED)), None)


def _settled_by(deal: Deal, standing: Standing) -> tuple[str, ...]:
    """Return the outlets that stand for one account only, in the order of the accounts."""
    speakers = [{deal.sources[origin].outlet: None for origin in account.origins} for account in standing.accounts]
    every = [outlet for outlets in speakers for outlet in outlets]
    return tuple(outlet for outlet in every if every.count(outlet) == 1)
