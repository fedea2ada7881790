"""Whose reporting it is: relays followed to their origin, and what falls with a retraction."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from draftdiff.comparing.accounts import meet_claims
from draftdiff.model import Claim, Deal, Report, Shift


class Line(NamedTuple):
    """The sources that a report came through: its own first, its origin last.

    `first_hand` tells whether nobody nearer to the origin is on file, so that the report speaks for it.
    """

    sources: tuple[str, ...]
    first_hand: bool

    @property
    def origin(self) -> str:
        """Whose reporting it is."""
        return self.sources[-1]


@dataclass(frozen=True, slots=True)
class Copies:
    """The sources that hold the same text as another one, with that one, and the reports that show a copy to be none.

    What a copy says otherwise than its original on a clause of a draft is its own.
    """

    originals: Mapping[str, str] = field(default_factory=dict)
    otherwise: frozenset[Report] = frozenset()


NO_COPIES = Copies()


@lru_cache(maxsize=8)
def copies_of(deal: Deal) -> Copies:
    """Return the copies among the sources of a deal; a copy of a copy with the first.

    Where the first is not among the sources of the deal, one of the copies stands for it.
    """
    roots = {id: _first(deal, id) for id, source in deal.sources.items() if source.copy_of}
    stands: dict[str, str] = {}
    for id in sorted(roots):
        stands.setdefault(roots[id], id)
    known = {id: root if root in deal.sources else stands[root] for id, root in roots.items()}
    originals = {id: root for id, root in known.items() if id != root}
    return Copies(originals, frozenset(_otherwise(deal, originals)) if originals else frozenset())


def _otherwise(deal: Deal, originals: Mapping[str, str]) -> Iterator[Report]:
    for draft in deal.drafts.values():
        own = defaultdict(list)
        for report in draft.reports:
            own[report.source, report.clause].append(report.claim)
        for report in draft.reports:
            first = own.get((originals.get(report.source, ""), report.clause), [])
            comparable = [claim for claim in first if isinstance(claim, Shift) == isinstance(report.claim, Shift)]
            if report.relays is None and comparable and not any(_agree(report.claim, one) for one in comparable):
                yield report


def _first(deal: Deal, id: str) -> str:
    through = [id]
    while (source := deal.sources.get(through[-1])) and source.copy_of:
        if source.copy_of in through:
            return min(through[through.index(source.copy_of) :])
        through.append(source.copy_of)
    return through[-1]


def trace(reports: Sequence[Report], copies: Copies = NO_COPIES) -> dict[Report, Line]:
    """Follow the reports on one clause of one draft, relays of relays too, to their origins.

    `copies` names the source whose text another one holds: what that says it passes on.
    """
    if copies.originals:
        passing = {report: replace(report, relays=passed(report, copies)) for report in reports}
        lines = trace(list(passing.values()))
        return {report: lines[as_relay] for report, as_relay in passing.items()}
    own = {report.source for report in reports if report.relays is None}
    passed_on = defaultdict(list)
    for report in reports:
        if report.relays is not None:
            passed_on[report.source].append(report)
    return {report: _line(report, own, passed_on) for report in reports}


def passed(report: Report, copies: Copies) -> str | None:
    """Return whom a report passes on: whom it names, else the source that its own is a copy of."""
    return report.relays or (None if report in copies.otherwise else copies.originals.get(report.source))


def _line(report: Report, own: Collection[str], passed_on: Mapping[str, list[Report]]) -> Line:
    sources = [report.source]
    named = report.relays
    while named is not None and named not in sources:
        sources.append(named)
        if named in own or named not in passed_on:
            return Line(tuple(sources), named not in own and named == report.relays)
        # An outlet may pass on several others: take the one of whom it says the same.
        passing = min(passed_on[named], key=lambda other: (other.claim != report.claim, other.relays or ""))
        named = passing.relays
    if named is None:
        return Line(tuple(sources), first_hand=True)
    # Relays in a circle are one scoop of we do not know whom.
    return Line((*sources, min(sources[sources.index(named) :])), first_hand=True)


def fallen(reports: Sequence[Report], retracted: Collection[Report], copies: Copies = NO_COPIES) -> set[Report]:
    """Return the retracted reports and those that relay nothing else; a copy relays what it is a copy of."""
    by_source = defaultdict(list)
    for report in reports:
        by_source[report.source].append(report)
    down = set(retracted)
    relays = [(one, passed(one, copies)) for one in reports if one not in down] if down else []
    while True:
        more = {one for one, named in relays if named and one not in down and _rests_on(one, named, by_source, down)}
        if not more:
            return down
        down |= more


def _rests_on(report: Report, named: str, by_source: Mapping[str, list[Report]], down: Collection[Report]) -> bool:
    said = [other for other in by_source.get(named, ()) if _agree(report.claim, other.claim)]
    return bool(said) and all(other in down for other in said)


def _agree(one: Claim, other: Claim) -> bool:
    if isinstance(one, Shift) or isinstance(other, Shift):
        return one == other
    return meet_claims(one, other) is not None
