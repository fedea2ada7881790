"""Checks of what reports of one clause say together."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator

from draftdiff.checks.cells import Cell, all_cells, is_whole
from draftdiff.checks.texts import Texts
from draftdiff.comparing.accounts import Settled, meet_claims
from draftdiff.comparing.shifts import shifted
from draftdiff.comparing.standing import Account, Why
from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.model import Report, Shift, Stated
from draftdiff.reading.record import Record
from draftdiff.text import Place
from draftdiff.values import ValueType, Words, display, fold

ALIKE = 0.8
LONGEST = 200
MOST_COMPARED = 200
_TELLING = re.compile(r"\d+|\b(?:no|not|non|never|without|neither|nor|except)\b")

_ARTICLE = re.compile(r"\b(?:the|an|a) ")


@error("DD211")
def ruling_without_report(record: Record, texts: Texts) -> Iterator[Problem]:
    """A ruling for a source that says nothing of the clause.

    A ruling picks one of the accounts that are on file. Name a source that reports on this clause of this draft. This
    is said only when there are no other errors, since a report that cannot be read may be the one.
    """
    for deal in record.deals.values() if is_whole(record) else ():
        for draft in deal.drafts.values():
            for ruling in draft.rulings:
                reports = [report for report in draft.reports if report.clause == ruling.clause]
                named = {report.source for report in reports} | {r.relays for r in reports if r.relays}
                if ruling.accept not in named:
                    message = f"`{ruling.accept}` reports nothing on `{ruling.clause}` of this draft"
                    choices = ", ".join(sorted(named))
                    help = f"write one of: {choices}" if choices else "take the ruling out"
                    yield Problem(message, ruling.place, help)


@warning("DD309")
def nearly_alike(record: Record, texts: Texts) -> Iterator[Problem]:
    """Two values of one clause that are nearly the same words.

    Values and bases are your words: where two sources mean the same, write the same, and keep their own words in
    `quote:`. Otherwise they count as two accounts that contradict each other. Where a number or a `not` differs,
    nothing is said.
    """
    for cell in all_cells(record):
        phrases: dict[str, tuple[str, Place]] = {}
        for report in cell.reports:
            for phrase, place in _phrases(report, cell):
                key = fold(phrase)
                if key in phrases or len(key) > LONGEST or len(phrases) == MOST_COMPARED:
                    continue
                twin = next((phrases[known] for known in phrases if _alike(key, known)), None)
                phrases[key] = phrase, place
                if twin is not None:
                    message = f"“{phrase}” is nearly the same as “{twin[0]}”"
                    help = "write both in the same words if the sources mean the same"
                    yield Problem(message, place, help, (Related("the other one", twin[1]),))


def _phrases(report: Report, cell: Cell) -> Iterator[tuple[str, Place]]:
    if isinstance(report.claim, Stated):
        value, type = report.claim.value, cell.standings.deal.clauses[cell.clause].type
        if isinstance(value, Words) and type in (ValueType.TEXT, ValueType.PLACE):
            yield display(value), report.value_place or report.place
        if report.claim.of:
            yield report.claim.of, report.of_place or report.place


def _alike(one: str, other: str) -> bool:
    """Tell whether two folded texts differ in little, and not in a number or a negation."""
    one, other = _ARTICLE.sub("", one), _ARTICLE.sub("", other)
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < ALIKE * (shorter + longer) or _TELLING.findall(one) != _TELLING.findall(other):
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


@warning("DD310")
def relay_drifts(record: Record, texts: Texts) -> Iterator[Problem]:
    """A relay that says something else than the origin that it names.

    The origin's own report is on file and does not say this. The relay is shown and never counted. Look at both: one
    of them may be misread, or the relay may pass on another article.
    """
    for cell in all_cells(record):
        if not any(report.relays for report in cell.reports):
            continue
        for aside in cell.standings.of(cell.draft.id, cell.clause).asides:
            if aside.why is Why.DRIFT:
                message = f"`{aside.report.source}` relays `{aside.report.relays}` but says something else"
                help = "look at both sources again; if it relays another article, declare that and name it"
                yield Problem(message, aside.report.place, help)


@warning("DD311")
def contradicted_change(record: Record, texts: Texts) -> Iterator[Problem]:
    """A reported change that another report contradicts.

    One source says how the clause changed, another says something that does not fit that, of this draft or of the
    one that the change is since. Both stay on file, and what became of the clause is unclear. Look at both again.
    """
    for cell in all_cells(record):
        shifts = [report for report in cell.reports if isinstance(report.claim, Shift)]
        accounts = cell.standings.of(cell.draft.id, cell.clause).accounts if shifts else ()
        own: dict[Report, list[Settled]] = defaultdict(list)
        for account in accounts:
            for report in (*account.reports, *account.compatible):
                own[report].append(account.claim)
        for report in shifts:
            prior = _refuted_by(report, cell)
            if prior is not None:
                related = (Related("the report on the earlier draft", prior.value_place or prior.place),)
                message = "a reported change does not fit what is reported of the draft that it is since"
                yield Problem(message, report.place, "look at both sources again", related)
            other = next((a for a in accounts if own.get(report) and _contradicts(a, own[report])), None)
            if other is not None:
                related = (Related("the other report", other.reports[0].value_place or other.reports[0].place),)
                message = "a reported change does not fit what another report says"
                yield Problem(message, report.place, "look at both sources again", related)


def _refuted_by(report: Report, cell: Cell) -> Report | None:
    """Return a report on the earlier draft where none of its accounts can have changed so."""
    if not isinstance(report.claim, Shift):
        return None
    accounts = cell.standings.of(report.claim.since, cell.clause).accounts
    word = report.claim.word
    return None if any(shifted(word, a.claim) for a in accounts) or not accounts else accounts[0].reports[0]


def _contradicts(account: Account, claims: list[Settled]) -> bool:
    return not any(meet_claims(account.claim, claim) for claim in claims)
