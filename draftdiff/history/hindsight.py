"""Once a text is printed and read: which earlier reports on it were right, and whose they were."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from draftdiff.comparing.accounts import Settled, identity
from draftdiff.comparing.judging import Verdict
from draftdiff.comparing.lens import is_printing
from draftdiff.comparing.origins import copies_of, trace
from draftdiff.comparing.standing import Standings, Why
from draftdiff.history.order import is_text
from draftdiff.model import Basis, Clause, Deal, Draft, Report, Shift, Source
from draftdiff.values import days


@dataclass(frozen=True, slots=True)
class Judged:
    """What one outlet reported of a clause before the text was out, and what the text says of it.

    `reports` holds its own reports that say so and those that pass it on; `origin` is the source that it comes from.
    """

    clause: Clause
    origin: str
    outlet: str
    basis: Basis
    attribution: str
    reports: tuple[Report, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Count:
    """How the reports of an outlet, of a basis or of an attribution stand beside the text; `name` is that."""

    name: str
    reports: int
    borne_out: int
    less_precise: int
    refuted: int
    not_decided: int
    not_read: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A draft whose text was printed and read, and every earlier report on it.

    `read` holds the clauses that the text was read for, with what it says of each; a text that two sources print
    otherwise says several things. `undated` counts the judged reports of which it is not known that they came out
    before the text, and `later`, `taken_back`, `passed_on_wrongly` and `wanted` those that are not judged: they came
    out after it, no longer stood, say something else than the origin that they name, or tell what a party wants.
    """

    draft: Draft
    sources: tuple[Source, ...]
    read: Mapping[str, tuple[Settled, ...]]
    judged: tuple[Judged, ...]
    undated: int
    later: int
    taken_back: int
    passed_on_wrongly: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Hindsight:
    """Every draft of a deal whose text was printed and read, and how the reports on them stand, in all.

    `not_printed` are the texts of which there is nothing to judge a report by.
    """

    drafts: tuple[Printed, ...]
    not_printed: tuple[Draft, ...]
    summary: Count
    by_outlet: tuple[Count, ...]
    by_basis: tuple[Count, ...]
    by_attribution: tuple[Count, ...]


def hindsight(standings: Standings) -> Hindsight:
    """Judge every report on a draft whose text was printed and read since."""
    texts = [draft for draft in standings.deal.drafts.values() if is_text(draft)]
    found = tuple(_printed(standings, draft) for draft in texts if _read(standings, draft))
    judged = [one for printed in found for one in printed.judged]
    return Hindsight(
        found,
        tuple(draft for draft in texts if draft not in [printed.draft for printed in found]),
        _count("", judged),
        _counts(judged, lambda one: one.outlet),
        _counts(judged, lambda one: one.basis.value, [basis.value for basis in Basis]),
        _counts(judged, lambda one: one.attribution),
    )


def _read(standings: Standings, draft: Draft) -> dict[str, tuple[Settled, ...]]:
    """Return what the text of a draft says of every clause that it was printed and read for."""
    found = {clause: standings.printed(draft.id, clause) for clause in standings.deal.clauses}
    return {clause: tuple({identity(one): one for one in said}.values()) for clause, said in found.items() if said}


def _printing(standings: Standings, draft: Draft) -> list[str]:
    """Return the sources that printed a draft, and that the lens lets through."""
    deal, lens = standings.deal, standings.lens
    printed = [one.source for one in draft.reports if is_printing(one, deal) and not one.demand]
    named = [id for id in dict.fromkeys([*draft.read, *printed]) if id in deal.sources and deal.sources[id].full_text]
    return [id for id in named if id not in lens.without and lens.is_published(deal.sources[id])]


def _is_back(standings: Standings, report: Report) -> bool:
    return standings.lens.is_retracted(report)


def _printed(standings: Standings, draft: Draft) -> Printed:
    deal, sources = standings.deal, _printing(standings, draft)
    read, left, found = _read(standings, draft), Counter[str](), list[Judged]()
    for clause in deal.clauses.values():
        told = standings.told(draft.id, clause.id)
        others = [report for report in told if not _comes_from(report, sources, deal)]
        wrong = {one.report for one in standings.of(draft.id, clause.id).asides if one.why is Why.DRIFT}
        why = {report: _left_out(standings, report, sources, wrong) for report in others}
        left.update(filter(None, why.values()))
        earlier = [report for report in others if why[report] is None]
        found += _judged(standings, clause, told, earlier, read.get(clause.id, ()))
    undated = sum(not _is_earlier(deal, report, sources) for one in found for report in one.reports[:1])
    return Printed(
        draft,
        tuple(deal.sources[id] for id in sources),
        read,
        tuple(found),
        undated,
        left["later"],
        left["taken_back"],
        left["passed_on_wrongly"],
        left["wanted"],
    )


def _comes_from(report: Report, sources: Iterable[str], deal: Deal) -> bool:
    """Tell whether a report is of one that printed the text, or passes on what that says."""
    return bool({report.source, report.relays, deal.sources[report.source].copy_of} & set(sources))


def _left_out(standings: Standings, report: Report, sources: list[str], wrong: set[Report]) -> str | None:
    """Say why a report is not judged; None for one that is."""
    if report.demand:
        return "wanted"
    if _is_back(standings, report):
        return "taken_back"
    if report in wrong:
        return "passed_on_wrongly"
    when, out = standings.deal.sources[report.source].published, _out(standings.deal, sources)
    return "later" if when and out and days(when)[0] > out[1] else None


def _out(deal: Deal, sources: Iterable[str]) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day on which the text may have come out; None where that is not known."""
    found = [days(when) for id in sources if (when := deal.sources[id].published)]
    return min(found) if found else None


def _is_earlier(deal: Deal, report: Report, sources: Iterable[str]) -> bool:
    when, out = deal.sources[report.source].published, _out(deal, sources)
    return bool(when and out and days(when)[1] < out[0])


def _judged(
    standings: Standings, clause: Clause, told: list[Report], earlier: list[Report], text: tuple[Settled, ...]
) -> Iterator[Judged]:
    """Judge what each origin reported once, however often it was passed on."""
    deal, lines = standings.deal, trace(told, copies_of(standings.deal))
    said: dict[object, list[Report]] = {}
    for report in earlier:
        key = lines[report].origin, _says_what(report)
        said.setdefault(key, []).append(report)
    for reports in said.values():
        reports.sort(key=lambda report: report.relays is not None)
        first = reports[0]
        origin = lines[first].origin
        verdict = _verdict(standings, first, text) if text else Verdict.NOT_READ
        outlet = deal.sources[origin].outlet
        yield Judged(clause, origin, outlet, first.basis, _attribution(first), tuple(reports), verdict)


def _says_what(report: Report) -> object:
    claim = report.claim
    return (claim.word, claim.since) if isinstance(claim, Shift) else identity(claim), report.about


def _attribution(report: Report) -> str:
    return " ".join(report.who.split())


def _verdict(standings: Standings, report: Report, text: tuple[Settled, ...]) -> Verdict:
    if report.about and report.is_one_of_several and len(report.about.drafts) > 1:
        # It may speak of another draft.
        return Verdict.NOT_DECIDED
    return standings.verdict(report, text)


def _counts(judged: list[Judged], name: Callable[[Judged], str], order: Iterable[str] = ()) -> tuple[Count, ...]:
    """Count by a name, in an order or by the number of reports and the alphabet."""
    grouped: dict[str, list[Judged]] = {one: [] for one in order}
    for one in judged:
        grouped.setdefault(name(one), []).append(one)
    found = [_count(one, of) for one, of in grouped.items() if of]
    return tuple(found if order else sorted(found, key=lambda one: (-one.reports, one.name.casefold())))


def _count(name: str, judged: list[Judged]) -> Count:
    numbers = Counter(one.verdict for one in judged)
    return Count(
        name,
        len(judged),
        numbers[Verdict.BORNE_OUT],
        numbers[Verdict.LESS_PRECISE],
        numbers[Verdict.REFUTED],
        numbers[Verdict.NOT_DECIDED],
        numbers[Verdict.NOT_READ],
    )
