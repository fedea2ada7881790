"""All that a deal has to tell, for one page: what every other command tells of it, and every report behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from draftdiff.comparing.standing import Standings
from draftdiff.history.changelog import Changelog, changelog, newest_first
from draftdiff.history.hindsight import Hindsight, hindsight
from draftdiff.history.ledger import Ledger, ledger
from draftdiff.history.matrix import Matrix, matrix
from draftdiff.history.order import is_text
from draftdiff.history.trace import Entry, entries
from draftdiff.model import Draft, Report, Source
from draftdiff.telling.facts import Compared, compared
from draftdiff.values import Quantity, days

MOST_DRAFTS = 8
"""Up to how many texts every move and every pair of drafts stands on the page; of more that would be no page."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the reports that are taken from it."""

    source: Source
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A deal with everything that is known of it.

    `evidence` holds the reports on a clause of a draft, by the ids of both, a relay after what it passes on. `newest`
    is the day of the newest source. Of a deal of very many drafts there are no `pairs` and no `log`: they would be
    pages of their own.
    """

    matrix: Matrix
    ledger: Ledger
    hindsight: Hindsight
    log: Changelog | None
    pairs: tuple[Compared, ...]
    evidence: Mapping[tuple[str, str], tuple[Entry, ...]]
    cited: tuple[Cited, ...]
    reports: int
    newest: Quantity | None


def whole(standings: Standings) -> Whole:
    """Gather all that is told of a deal."""
    deal = standings.deal
    told = [report for draft in deal.drafts.values() for report in standings.visible(draft.id)]
    by_source: dict[str, list[Report]] = {}
    for report in told:
        by_source.setdefault(report.source, []).append(report)
    cited = sorted((Cited(deal.sources[id], tuple(of)) for id, of in by_source.items()), key=_published)
    dated = [one.source.published for one in cited if one.source.published]
    texts = [draft for draft in deal.drafts.values() if is_text(draft)]
    return Whole(
        matrix(standings),
        ledger(standings),
        hindsight(standings),
        newest_first(changelog(standings)) if len(texts) <= MOST_DRAFTS else None,
        tuple(compared(standings, before.id, after.id) for before, after in _pairs(texts)),
        dict(_evidence(standings)),
        tuple(cited),
        # A report on one of several drafts stands on each of them, and is one report.
        len({(report.place.file.name, report.place.span) for report in told}),
        dated[-1] if dated else None,
    )


def _published(cited: Cited) -> tuple[bool, tuple[object, ...]]:
    """Order sources by their days; those without one come last."""
    published = cited.source.published
    return published is None, days(published)[::-1] if published else ()


def _pairs(texts: list[Draft]) -> Iterable[tuple[Draft, Draft]]:
    return combinations(texts, 2) if len(texts) <= MOST_DRAFTS else ()


def _evidence(standings: Standings) -> Iterator[tuple[tuple[str, str], tuple[Entry, ...]]]:
    for draft in standings.deal.drafts.values():
        for clause in dict.fromkeys(report.clause for report in standings.visible(draft.id)):
            yield (clause, draft.id), entries(standings, draft, clause)
