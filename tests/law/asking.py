"""What the product answers, read from the data that its JSON is made of.

This is the one module of the law that knows the product's; the CLI's own JSON is held to be the same by a test.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from draftdiff.checks.table import run_checks
from draftdiff.comparing.lens import Lens
from draftdiff.comparing.standing import Standings
from draftdiff.diagnostics import Severity
from draftdiff.history.hindsight import hindsight
from draftdiff.history.ledger import ledger
from draftdiff.history.steps import as_of
from draftdiff.model import Deal as Record
from draftdiff.model import Report
from draftdiff.reading.record import Blob, load_record
from draftdiff.telling.facts import LeftOut, compared
from draftdiff.telling.plain import as_data
from tests.law.deal import Deal
from tests.law.files import FOLDER, MONTH, files

LISTS_ARE_OPEN = True
"""Whether the product takes a list for open unless `whole: yes` stands beside it."""

GROUPS: Mapping[str, str] = {
    "changed": "changed",
    "changed_since_earlier": "changed since an earlier draft",
    "unclear": "may have changed",
    "kept": "unchanged",
    "alike": "reported alike",
    "kept_since_earlier": "unchanged since an earlier draft",
    "newly_reported": "newly reported",
    "not_reported": "not reported in the later draft",
    "not_read": "not read yet",
}
"""The product's word for each group of `history.GROUPS`."""

Data = Mapping[str, Any]


class RefusedError(Exception):
    """The product takes the deal for faulty."""


class Product:
    """One deal as the product reads it."""

    def __init__(self, deal: Deal) -> None:
        found = {name: Blob(name, text.encode()) for name, text in files(deal, LISTS_ARE_OPEN).items()}
        seeds = [blob for name, blob in found.items() if name.startswith("seeds/")]
        drafts = [blob for name, blob in found.items() if name.startswith(f"{FOLDER}/")]
        record = load_record(seeds, [(FOLDER, drafts)])
        problems = [*record.problems, *run_checks(record, {})]
        errors = [one for one in problems if one.severity is Severity.ERROR]
        if errors:
            raise RefusedError("; ".join(f"{one.code} {one.message}" for one in errors))
        self.deal: Record = record.deals["deal"]
        known = datetime.date.fromisoformat(f"{MONTH}-{deal.known:02}") if deal.known else None
        self.lens = Lens(known, frozenset({deal.without}) if deal.without else frozenset())
        self._standings = Standings(self.deal, self.lens)

    def diff(self, before: str, after: str) -> Data:
        """Return what `diff BEFORE AFTER --format json` prints."""
        return as_data(compared(self._standings, before, after), self.deal, LeftOut())

    def ledger(self) -> Data:
        """Return what `ledger --format json` prints."""
        shown = as_of(self.deal, self.lens)
        return as_data(ledger(shown), shown.deal, LeftOut())

    def hindsight(self) -> dict[tuple[str, str, int], str]:
        """Return what `hindsight` makes of each report by draft, clause and its place among those of the two."""
        found: dict[tuple[str, str, int], str] = {}
        for printed in hindsight(self._standings).drafts:
            for judged in printed.judged:
                draft, clause = printed.draft, judged.clause.id
                filed = [report for report in draft.reports if report.clause == clause and report.about is None]
                # A change since each of several drafts is one report on file, and one for each of them in the record.
                there = list(dict.fromkeys(map(_on_file, filed)))
                places = (there.index(_on_file(report)) for report in judged.reports if report in filed)
                found |= {(draft.id, clause, place): judged.verdict.value for place in places}
        return found


def _on_file(report: Report) -> tuple[object, ...]:
    return report.source, report.place


def last_known(compared: Data, clause: str) -> frozenset[str]:
    """Return the drafts in which a clause was surely last known, as `diff --format json` names them."""
    return frozenset(one["draft"]["id"] for one in compared["last_known"].get(clause, ()) if one["sure"])
