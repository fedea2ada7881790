"""Reports to accounts to standing: what is known of a clause in a draft, and on whose word."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from draftdiff.comparing.accounts import Settled, asserts, identity, meet_claims, merge, same_claim
from draftdiff.comparing.lens import EVERYTHING, Filed, Lens, Seen
from draftdiff.comparing.origins import fallen, trace
from draftdiff.comparing.shifts import Link, Reading, from_silence, read_shift
from draftdiff.model import Basis, Clause, Deal, Report, Ruling, Shift
from draftdiff.values import days

__all__ = [
    "EVERYTHING",
    "Account",
    "Aside",
    "ClauseStanding",
    "Lens",
    "Standing",
    "Standings",
    "State",
    "Strength",
    "Why",
]


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
class ClauseStanding:
    """What is known of one clause of a draft."""

    clause: Clause
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Evidence:
    claim: Settled
    report: Report
    origin: str
    basis: Basis
    links: tuple[Link, ...] = ()

    def fits(self, other: "_Evidence") -> bool:
        return meet_claims(self.claim, other.claim) is not None


@dataclass
class Standings:
    """The standings of a deal under a lens, each worked out once when asked for.

    >>> Standings(deal).of("initial-us-offer", "revenue-share").state  # doctest: +SKIP
    <State.CONTESTED: 'contested'>
    """

    deal: Deal
    lens: Lens = EVERYTHING
    _known: dict[tuple[str, str], Standing] = field(init=False, default_factory=dict, repr=False, compare=False)
    _others: dict[Lens, "Standings"] = field(init=False, default_factory=dict, repr=False, compare=False)
    _seen: Seen = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._others[self.lens] = self
        self._seen = Seen(Filed(self.deal), self.lens)

    def of(self, draft: str, clause: str) -> Standing:
        """Return what is known of a clause in a draft; both must be ids of the deal."""
        # The draft that a reported change is since comes first: a chain of hundreds must not be as many calls deep.
        waiting = [draft]
        while waiting:
            current = waiting[-1]
            if (current, clause) in self._known:
                waiting.pop()
                continue
            circular = self._seen.circular(current, clause)
            first = [id for id in self._seen.sinces(current, clause) - circular if (id, clause) not in self._known]
            waiting += first
            if not first:
                self._known[current, clause] = self._work_out(current, clause, circular)
        return self._known[draft, clause]

    def on(self, day: datetime.date) -> "Standings":
        """Return the standings of the deal as they were known on a day, through the same lens otherwise."""
        lens = replace(self.lens, known=day)
        if lens not in self._others:
            other = Standings(self.deal, lens)
            other._others, other._seen = self._others, Seen(self._seen.filed, lens)
            self._others[lens] = other
        return self._others[lens]

    def reach(self, draft: str, clause: str) -> set[str]:
        """Return the drafts that what is told of a clause of a draft may rest on: it, and all that changes lead to."""
        return self._seen.reach(draft, clause)

    def told(self, draft: str, clause: str) -> list[Report]:
        """Return the reports on a clause of a draft that the lens lets through, retracted ones too."""
        return self._seen.told(draft, clause)

    def visible(self, draft: str) -> list[Report]:
        """Return those on all clauses of a draft, clause by clause."""
        return self._seen.all(draft)

    def readings(self, report: Report) -> list[Reading]:
        """Return all that a report may say; of a reported change, what it makes of the draft that it names."""
        return self._readings(report, self._seen.circular(report.draft, report.clause))

    def _work_out(self, draft: str, clause: str, circular: set[str]) -> Standing:
        reports = self._seen.on(draft, clause)
        lines = trace(reports)
        down = fallen(reports, [report for report in reports if self.lens.is_retracted(report)])
        asides = [Aside(report, Why.RETRACTED) for report in down]
        evidence, second_hand = [], []
        for report in (report for report in reports if report not in down):
            pieces = self._evidence(report, lines[report].origin, circular)
            if not pieces:
                asides.append(Aside(report, Why.NOTHING_TO_KEEP))
            elif lines[report].first_hand:
                evidence += pieces
            else:
                second_hand.append(pieces)
        first = _grouped(evidence, lambda piece: piece.origin)
        supporting = []
        for pieces in second_hand:
            if any(piece.fits(known) for piece in pieces for known in first[piece.origin]):
                supporting += pieces
            else:
                asides.append(Aside(pieces[0].report, Why.DRIFT))
        standing = Standing(self._accounts(evidence, supporting), self._ordered(asides))
        return self._ruled(draft, clause, standing)

    def _evidence(self, report: Report, origin: str, circular: set[str]) -> list[_Evidence]:
        readings = self._readings(report, circular)
        return [_Evidence(r.claim, report, origin, self._basis(report, r), r.links) for r in readings]

    def _basis(self, report: Report, reading: Reading) -> Basis:
        """Return what a claim rests on; one carried over from another draft on the weaker of the two."""
        link = reading.links[0] if isinstance(report.claim, Shift) else None
        accounts = self.of(link.draft, report.clause).accounts if link and link.claim else ()
        carried = [a.strength.basis for a in accounts if link and link.claim and same_claim(a.claim, link.claim)]
        return max([report.basis, *carried], key=list(Basis).index)

    def _readings(self, report: Report, circular: set[str]) -> list[Reading]:
        shift = report.claim
        if not isinstance(shift, Shift):
            return [Reading(shift, ())]
        if shift.since in circular:
            return from_silence(shift)
        accounts = self.of(shift.since, report.clause).accounts
        return read_shift(shift, [(account.claim, account.links) for account in accounts])

    def _accounts(self, evidence: list[_Evidence], supporting: list[_Evidence]) -> tuple[Account, ...]:
        said = _grouped(evidence, lambda piece: identity(piece.claim))
        relayed = _grouped(supporting, lambda piece: piece.origin)
        accounts = []
        for merged in merge(piece.claim for piece in evidence):
            pieces = [piece for key in merged.members for piece in said[key]]
            own = [piece for key in merged.members if key not in merged.shared for piece in said[key]]
            saying = [piece for piece in own if asserts(piece.claim, merged.claim)] or own
            relays = [relay for piece in pieces for relay in relayed[piece.origin] if relay.fits(piece)]
            accounts.append(self._account(merged.claim, saying, pieces, relays))
        return tuple(sorted(accounts, key=lambda a: (list(Basis).index(a.strength.basis), -a.strength.origins)))

    def _account(
        self, claim: Settled, saying: list[_Evidence], pieces: list[_Evidence], relays: list[_Evidence]
    ) -> Account:
        """Make an account: those who say it make its strength, the others are shown as compatible.

        What only relays say of the origin's reporting makes neither strength nor links.
        """
        origins = {piece.origin for piece in saying}
        outlets = {self.deal.sources[origin].outlet.casefold() for origin in origins}
        basis = min((piece.basis for piece in saying), key=list(Basis).index)
        passing = {p.report for p in (*pieces, *relays) if p.origin in origins and p.report.relays is not None}
        reports = {piece.report for piece in saying} | passing
        compatible = {piece.report for piece in (*pieces, *relays)} - reports
        return Account(
            claim,
            tuple(sorted(reports, key=self._seen.filed.order)),
            tuple(sorted(origins)),
            Strength(basis, len(outlets), len(passing)),
            compatible=tuple(sorted(compatible, key=self._seen.filed.order)),
            links=tuple(dict.fromkeys(link for piece in pieces for link in piece.links)),
        )

    def _ordered(self, asides: Iterable[Aside]) -> tuple[Aside, ...]:
        return tuple(sorted(asides, key=lambda aside: (aside.why, self._seen.filed.order(aside.report))))

    def _ruled(self, draft: str, clause: str, standing: Standing) -> Standing:
        ruling = next((ruling for ruling in self.deal.drafts[draft].rulings if ruling.clause == clause), None)
        known = self.lens.known
        if ruling is None or (known and ruling.on and days(ruling.on)[1] > known):
            return standing
        accepted = tuple(account for account in standing.accounts if _speaks(ruling.accept, account))
        # What the source says fits several accounts and is told beside them: it is ruled that one of those is true.
        accepted = accepted or tuple(account for account in standing.accounts if _fits(ruling.accept, account))
        if not accepted:
            return standing
        kept = {report for account in accepted for report in (*account.reports, *account.compatible)}
        over = {report for account in standing.accounts for report in (*account.reports, *account.compatible)} - kept
        asides = [*standing.asides, *(Aside(report, Why.OVERRULED) for report in over)]
        return Standing(accepted, self._ordered(asides), ruling)


def _grouped(
    pieces: Sequence[_Evidence], key: Callable[[_Evidence], Hashable]
) -> defaultdict[Hashable, list[_Evidence]]:
    groups: defaultdict[Hashable, list[_Evidence]] = defaultdict(list)
    for piece in pieces:
        groups[key(piece)].append(piece)
    return groups


def _speaks(source: str, account: Account) -> bool:
    return source in account.origins or any(report.source == source for report in account.reports)


def _fits(source: str, account: Account) -> bool:
    return any(report.source == source for report in account.compatible)
