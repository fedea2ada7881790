"""Reports to accounts to standing: what is known of a clause in a draft, and on whose word."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from draftdiff.accounts import Settled, asserts, identity, meet_claims, merge
from draftdiff.model import Absent, Basis, Deal, Report, Ruling, Shift
from draftdiff.shifts import Link, onward, shifted, shifted_from_silence
from draftdiff.values import days


@dataclass(frozen=True, slots=True)
class Lens:
    """Which reports count: those published by a day, and not those of some sources."""

    known: datetime.date | None = None
    without: frozenset[str] = frozenset()


EVERYTHING = Lens()


@dataclass(frozen=True, slots=True)
class Strength:
    """What an account rests on: the best basis, how many outlets' own reporting, how often relayed."""

    basis: Basis
    origins: int
    relays: int


@dataclass(frozen=True, slots=True)
class Account:
    """What one or more origins say of a clause, with the reports that say it.

    `compatible` holds the reports that say less, or that fit another account as well.
    """

    claim: Settled
    reports: tuple[Report, ...]
    origins: tuple[str, ...]
    strength: Strength
    compatible: tuple[Report, ...] = ()
    links: tuple[Link, ...] = ()


class Why(StrEnum):
    """Why a report is shown but not counted."""

    DRIFT = "drift"
    RETRACTED = "retracted"
    OVERRULED = "overruled"
    NOTHING_TO_KEEP = "nothing-to-keep"


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that is shown but not counted."""

    report: Report
    why: Why


class State(StrEnum):
    """Whether a clause is known in a draft, and whether the accounts agree."""

    NOT_REPORTED = "not-reported"
    SETTLED = "settled"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a clause in a draft."""

    accounts: tuple[Account, ...] = ()
    asides: tuple[Aside, ...] = ()
    ruling: Ruling | None = None

    @property
    def state(self) -> State:
        """Not reported, settled or contested, by the number of accounts."""
        if not self.accounts:
            return State.NOT_REPORTED
        return State.SETTLED if len(self.accounts) == 1 else State.CONTESTED


@dataclass(frozen=True, slots=True)
class _Evidence:
    claim: Settled
    report: Report
    origin: str
    link: tuple[Link, ...] = ()


@dataclass
class Standings:
    """The standings of a deal under a lens, each worked out once when asked for.

    >>> Standings(deal).of("initial-us-offer", "revenue-share").state  # doctest: +SKIP
    <State.CONTESTED: 'contested'>
    """

    deal: Deal
    lens: Lens = EVERYTHING
    _known: dict[tuple[str, str], Standing] = field(default_factory=dict)
    _reports: dict[str, Mapping[str, list[Report]]] = field(default_factory=dict)

    def of(self, draft: str, clause: str) -> Standing:
        """Return what is known of a clause in a draft; both must be ids of the deal."""
        key = draft, clause
        if key not in self._known:
            self._known[key] = Standing()  # A circle of change claims reads as silence.
            self._known[key] = self._work_out(draft, clause)
        return self._known[key]

    def _work_out(self, draft: str, clause: str) -> Standing:
        reports = self._visible(draft, clause)
        standing_reports, asides = _set_retracted_aside(reports, self.lens)
        origins = {report: _origin(report, standing_reports) for report in standing_reports}
        own = [report for report in standing_reports if origins[report] == report.source]
        evidence = [piece for report in own for piece in self._evidence(report, origins[report])]
        counted_origins = {piece.origin for piece in evidence}
        supporting: list[_Evidence] = []
        for report in standing_reports:
            if origins[report] == report.source:
                continue
            pieces = self._evidence(report, origins[report])
            if origins[report] not in counted_origins:
                evidence += pieces
            elif any(_fit(piece, known) for piece in pieces for known in evidence):
                supporting += pieces
            else:
                asides.append(Aside(report, Why.DRIFT))
        silent = set(standing_reports) - {piece.report for piece in [*evidence, *supporting]}
        silent -= {aside.report for aside in asides}
        asides += [Aside(report, Why.NOTHING_TO_KEEP) for report in silent]
        accounts = self._accounts(evidence, supporting)
        return self._ruled(draft, clause, Standing(accounts, _sorted_asides(asides)))

    def _visible(self, draft: str, clause: str) -> list[Report]:
        if draft not in self._reports:
            by_clause: dict[str, list[Report]] = {}
            for report in self.deal.drafts[draft].reports:
                if self._is_visible(report):
                    by_clause.setdefault(report.clause, []).append(report)
            self._reports[draft] = by_clause
        reports = self._reports[draft].get(clause, [])
        return [*reports, *self._inferred(draft, clause, reports)]

    def _is_visible(self, report: Report) -> bool:
        if self.lens.without & {report.source, report.relays}:
            return False
        if self.lens.known is None:
            return True
        published = self.deal.sources[report.source].published
        return published is not None and days(published)[1] <= self.lens.known

    def _inferred(self, draft: str, clause: str, reports: list[Report]) -> list[Report]:
        """Read a published full text's silence on a clause as absence."""
        printed = {
            report.source: report
            for group in self._reports[draft].values()
            for report in group
            if report.basis is Basis.PUBLISHED and self.deal.sources[report.source].full_text
        }
        mentioned = {report.source for report in reports}
        place = self.deal.drafts[draft].place
        note = "inferred: the published full text does not mention it"
        return [
            Report(draft, clause, Absent(), source, Basis.PUBLISHED, place, note=note)
            for source in sorted(set(printed) - mentioned)
        ]

    def _evidence(self, report: Report, origin: str) -> list[_Evidence]:
        if not isinstance(report.claim, Shift):
            return [_Evidence(report.claim, report, origin)]
        shift = report.claim
        prior = self.of(shift.since, report.clause).accounts
        pieces = []
        for account in prior:
            claim = shifted(shift.word, account.claim)
            if claim is not None:
                links = Link(shift.since, shift.word, account.claim), *onward(shift.word, account.links)
                pieces.append(_Evidence(claim, report, origin, links))
        fallback = shifted_from_silence(shift.word)
        if not pieces and fallback is not None:
            pieces.append(_Evidence(fallback, report, origin, (Link(shift.since, shift.word, None),)))
        return pieces

    def _accounts(self, evidence: list[_Evidence], supporting: list[_Evidence]) -> tuple[Account, ...]:
        accounts = []
        for merged in merge(piece.claim for piece in evidence):
            pieces = [piece for piece in evidence if identity(piece.claim) in merged.members]
            relays = [relay for relay in supporting if any(_fit(relay, piece) for piece in pieces)]
            own = [piece for piece in pieces if identity(piece.claim) not in merged.shared]
            saying = [piece for piece in own if asserts(piece.claim, merged.claim)] or own
            accounts.append(self._account(merged.claim, saying, [*pieces, *relays]))
        return tuple(sorted(accounts, key=lambda a: (list(Basis).index(a.strength.basis), -a.strength.origins)))

    def _account(self, claim: Settled, saying: list[_Evidence], pieces: list[_Evidence]) -> Account:
        """Make an account: those who say it make its strength, the others are shown as compatible."""
        origins = {piece.origin for piece in saying}
        outlets = {self.deal.sources[origin].outlet.casefold() for origin in origins}
        basis = min((piece.report.basis for piece in saying), key=list(Basis).index)
        reports = {piece.report for piece in saying}
        relays = {piece.report for piece in pieces if piece.origin in origins and piece.report.source != piece.origin}
        compatible = {piece.report for piece in pieces} - reports - relays
        links = tuple(dict.fromkeys(link for piece in pieces for link in piece.link))
        return Account(
            claim,
            tuple(sorted(reports | relays, key=self._report_order)),
            tuple(sorted(origins)),
            Strength(basis, len(outlets), len(relays)),
            compatible=tuple(sorted(compatible, key=self._report_order)),
            links=links,
        )

    def _report_order(self, report: Report) -> tuple[object, ...]:
        published = self.deal.sources[report.source].published
        day = days(published)[0] if published else datetime.date.max
        return day, report.source, report.who, report.quote, str(report.claim)

    def _ruled(self, draft: str, clause: str, standing: Standing) -> Standing:
        known = self.lens.known
        for ruling in self.deal.drafts[draft].rulings:
            late = known and ruling.on and days(ruling.on)[1] > known
            accepted = tuple(a for a in standing.accounts if _speaks(ruling.accept, a))
            if ruling.clause == clause and accepted and not late:
                kept = {report for a in accepted for report in (*a.reports, *a.compatible)}
                over = {report for a in standing.accounts for report in (*a.reports, *a.compatible)} - kept
                asides = [*standing.asides, *(Aside(report, Why.OVERRULED) for report in over)]
                return Standing(accepted, _sorted_asides(asides), ruling)
        return standing


def _set_retracted_aside(reports: list[Report], lens: Lens) -> tuple[list[Report], list[Aside]]:
    """Part the reports that still stand from retracted ones and from relays of nothing else."""
    gone = [report for report in reports if _is_retracted(report, lens)]
    kept = [report for report in reports if report not in gone]
    own = {report.source for report in kept if report.relays is None}
    orphans = [
        report
        for report in kept
        if report.relays not in own
        and any(report.relays == other.source and report.claim == other.claim for other in gone)
    ]
    standing = [report for report in kept if report not in orphans]
    return standing, [Aside(report, Why.RETRACTED) for report in [*gone, *orphans]]


def _is_retracted(report: Report, lens: Lens) -> bool:
    if report.retracted is None:
        return False
    on = report.retracted.on
    return lens.known is None or on is None or days(on)[1] <= lens.known


def _origin(report: Report, reports: Iterable[Report]) -> str:
    """Follow relays of relays to whose reporting it is."""
    relayed = {other.source: other.relays for other in reports if other.relays}
    origin, seen = report.relays or report.source, {report.source}
    own = {other.source for other in reports if not other.relays}
    while origin in relayed and origin not in seen and origin not in own:
        seen.add(origin)
        origin = relayed[origin]
    return origin


def _fit(one: _Evidence, other: _Evidence) -> bool:
    return one.origin == other.origin and meet_claims(one.claim, other.claim) is not None


def _speaks(source: str, account: Account) -> bool:
    return source in account.origins or any(report.source == source for report in account.reports)


def _sorted_asides(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    return tuple(sorted(asides, key=lambda a: (a.why, a.report.source, a.report.who, a.report.quote)))
