"""The whole history of a deal: the deal changed, our knowledge changed, a source changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from draftdiff.comparing.standing import Standings
from draftdiff.history.knowledge import Erratum, Later, drift, errata, later_knowledge
from draftdiff.history.steps import Step, steps
from draftdiff.history.trace import Return, returns
from draftdiff.model import Deal, Draft, Report
from draftdiff.values import days


@dataclass(frozen=True, slots=True)
class Changelog:
    """Every step of a deal, with what became known later and what sources took back or passed on wrongly.

    `returned` tells after how many drafts a clause is back in a draft, by the ids of draft and clause. `since` is
    the draft that the log begins after, None for the whole history.
    """

    deal: Deal
    standings: Standings
    steps: tuple[Step, ...]
    returned: Mapping[tuple[str, str], Return]
    later: tuple[Later, ...]
    errata: tuple[Erratum, ...]
    drift: tuple[Report, ...]
    since: Draft | None = None


def changelog(standings: Standings) -> Changelog:
    """Gather the history of a deal, the earliest first."""
    found = {clause: returns(standings, clause) for clause in standings.deal.clauses}
    return Changelog(
        standings.deal,
        standings,
        steps(standings),
        {(draft, clause): back for clause, drafts in found.items() for draft, back in drafts.items()},
        later_knowledge(standings),
        errata(standings),
        drift(standings),
    )


def only_since(log: Changelog, draft: Draft) -> Changelog:
    """Leave out the steps up to a draft and what became known by its day; what sources took back all stays."""
    after = list(log.deal.drafts)[list(log.deal.drafts).index(draft.id) + 1 :]
    day = days(draft.date)[1] if draft.date else None
    return replace(
        log,
        steps=tuple(step for step in log.steps if step.draft.id in after),
        later=tuple(later for later in log.later if day is None or later.on > day),
        since=draft,
    )


def newest_first(log: Changelog) -> Changelog:
    """Turn the order of steps and days around."""
    return replace(log, steps=log.steps[::-1], later=tuple(sorted(log.later, key=lambda x: x.on, reverse=True)))
