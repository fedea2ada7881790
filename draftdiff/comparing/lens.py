"""Which reports count, and what is seen of a draft through that choice."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from draftdiff.comparing.accounts import in_words
from draftdiff.comparing.origins import copies_of, trace
from draftdiff.model import Absent, Basis, Deal, DraftKind, Report, Shift, Source
from draftdiff.values import days


class Lens(NamedTuple):
    """Which reports count: those published by a day, and those that rest on none of some sources."""

    known: datetime.date | None = None
    without: frozenset[str] = frozenset()

    def is_published(self, source: Source) -> bool:
        """Tell whether a source was surely out by the day; one without a date is not."""
        if self.known is None:
            return True
        return source.published is not None and days(source.published)[1] <= self.known

    def is_retracted(self, report: Report) -> bool:
        """Tell whether a report was taken back by the day; a retraction without a date always holds."""
        if report.retracted is None:
            return False
        on = report.retracted.on
        return self.known is None or on is None or days(on)[1] <= self.known


EVERYTHING = Lens()


def is_printing(report: Report, deal: Deal) -> bool:
    """Tell whether a report shows that its source printed the very draft, as a whole."""
    own = report.basis is Basis.PUBLISHED and not (report.relays or report.about)
    return own and deal.sources[report.source].full_text


@dataclass
class Filed:
    """The reports of a deal as they are on file, by draft and clause, in one order whatever that of the files."""

    deal: Deal
    _cells: dict[str, dict[str, list[Report]]] = field(default_factory=dict)

    def of(self, draft: str) -> dict[str, list[Report]]:
        """Return the reports on a draft, by clause."""
        if draft not in self._cells:
            cells: defaultdict[str, list[Report]] = defaultdict(list)
            for report in self.deal.drafts[draft].reports:
                cells[report.clause].append(report)
            self._cells[draft] = {clause: sorted(reports, key=self.order) for clause, reports in cells.items()}
        return self._cells[draft]

    def order(self, report: Report) -> tuple[object, ...]:
        """Order by day, then by everything that a reader sees, so that no order in a file or a set shows."""
        published = self.deal.sources[report.source].published
        day = days(published)[0] if published else datetime.date.max
        claim = report.claim
        says = ("shift", claim.word, claim.since) if isinstance(claim, Shift) else in_words(claim)
        return day, report.source, report.who, report.quote, says, report.relays or "", report.basis, report.note


@dataclass
class Seen:
    """The reports of a deal that a lens lets through.

    Those that rest on what it leaves out only where a report is on their draft that may be on another are `doubtful`.
    """

    filed: Filed
    lens: Lens
    doubtful: set[Report] = field(default_factory=set)
    _let_through: dict[tuple[str, str], list[Report]] = field(default_factory=dict)
    _printed: dict[str, set[str]] = field(default_factory=dict)

    def all(self, draft: str) -> list[Report]:
        """Return the reports on a draft that are on file, clause by clause."""
        return [report for clause in self.filed.of(draft) for report in self.told(draft, clause)]

    def on(self, draft: str, clause: str) -> list[Report]:
        """Return the reports on a clause of a draft, with the absences that texts show which were read."""
        return [*self.told(draft, clause), *self.inferred(draft, clause)]

    def told(self, draft: str, clause: str) -> list[Report]:
        """Return the reports on a clause of a draft that are on file."""
        key = draft, clause
        if key not in self._let_through:
            reports = self.filed.of(draft).get(clause, [])
            if self.lens.without:
                # What a report rests on is the same on every day, even while the one between is not out yet.
                here = [report for report in reports if not report.is_one_of_several]
                without = self._without(reports)
                self.doubtful |= {report for report in without.difference(self._without(here)) if report in here}
                reports = [one for one in reports if one not in without or one in self.doubtful]
            sources = self.filed.deal.sources
            self._let_through[key] = [one for one in reports if self.lens.is_published(sources[one.source])]
        return self._let_through[key]

    def _without(self, reports: list[Report]) -> set[Report]:
        """Return those of some reports that rest on what the lens leaves out."""
        lines = trace(reports, copies_of(self.filed.deal))
        return {report for report in reports if self.lens.without.intersection(lines[report].sources)}

    def printed(self, draft: str) -> set[str]:
        """Return the sources that printed a draft as a whole."""
        if draft not in self._printed:
            shown = (one for one in self.filed.deal.drafts[draft].reports if is_printing(one, self.filed.deal))
            stand = (one for one in shown if not self.lens.is_retracted(one))
            found = {one.source for one in stand if one in self.told(draft, one.clause)}
            self._printed[draft] = found.union(self._read(draft))
        return self._printed[draft]

    def _read(self, draft: str) -> dict[str, tuple[str, ...]]:
        """Return the sources that printed a draft whole and were read, with the clauses that were looked for."""
        sources, read = self.filed.deal.sources, self.filed.deal.drafts[draft].read
        return {id: read[id] for id in read if self._lets_through(id) and sources[id].full_text}

    def inferred(self, draft: str, clause: str) -> list[Report]:
        """Read as absence that a printed text does not have a clause which it was read for.

        A second printing of a text of which another one is on file says nothing by its silence.
        """
        read = self._read(draft)
        told = self.told(draft, clause) if read else []
        if not read or any(self.settles(one) and not self.lens.is_retracted(one) for one in told):
            return []
        reporting = {report.source for report in self.filed.of(draft).get(clause, [])}
        place = self.filed.deal.drafts[draft].place
        who = "inferred: the text was read, and does not have it"
        return [
            Report(draft, clause, Absent(), source, Basis.PUBLISHED, place, who=who)
            for source in sorted(read)
            if clause in read[source] and source not in reporting
        ]

    def unread(self, draft: str, clause: str) -> tuple[str, ...]:
        """Return the sources that printed a draft in which nobody has looked for a clause yet."""
        printed = self.printed(draft)
        if not printed:
            return ()
        read = self.filed.deal.drafts[draft].read
        reporting = {report.source for report in self.filed.of(draft).get(clause, [])}
        return tuple(sorted(one for one in printed - reporting if clause not in read.get(one, ())))

    def settles(self, report: Report) -> bool:
        """Tell whether a report is what a printed text says, read by us: nobody else knows better what is in it."""
        if report.demand or isinstance(report.claim, Shift):
            return False
        is_text = self.filed.deal.drafts[report.draft].kind is DraftKind.TEXT
        return is_text and is_printing(report, self.filed.deal)

    def sinces(self, draft: str, clause: str) -> set[str]:
        """Return the drafts that reported changes on a clause of a draft name."""
        return {report.claim.since for report in self.told(draft, clause) if isinstance(report.claim, Shift)}

    def circular(self, draft: str, clause: str) -> set[str]:
        """Return those of them whose own reported changes lead back."""
        return {since for since in self.sinces(draft, clause) if draft in self.reach(since, clause)}

    def reach(self, draft: str, clause: str) -> set[str]:
        """Return the drafts that what is told of a clause of a draft may rest on: it, and all that changes lead to."""
        found: set[str] = set()
        waiting = {draft}
        while waiting:
            current = waiting.pop()
            found.add(current)
            waiting |= self.sinces(current, clause) - found
        return found

    def _lets_through(self, source: str) -> bool:
        known = self.filed.deal.sources.get(source)
        if known is None or self.lens.without & {source, copies_of(self.filed.deal).originals.get(source, source)}:
            return False
        return self.lens.is_published(known)
