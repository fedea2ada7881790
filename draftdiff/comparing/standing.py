"""Reports to accounts to standing: what is known of a clause in a draft, and on whose word."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from draftdiff.comparing.accounts import Same, Settled, asserts, identity, in_words, meet_claims, merge, same_claim
from draftdiff.comparing.contradictions import Contradiction, Told, contradictions
from draftdiff.comparing.judging import Verdict, judge_report
from draftdiff.comparing.lens import EVERYTHING, Filed, Lens, Seen
from draftdiff.comparing.order import InTime, Times
from draftdiff.comparing.origins import copies_of, fallen, passed, trace
from draftdiff.comparing.shifts import Link, Reading, from_silence, read_shift
from draftdiff.model import (
    Absent,
    Basis,
    Clause,
    Deal,
    DraftKind,
    Present,
    Report,
    Ruling,
    Shift,
    ShiftWord,
)
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
    """What an account rests on: the best basis, how many outlets' own reporting, how often relayed.

    `bases` holds the number of origins by the best basis of each, so that "one of two saw the document" can be said.
    """

    basis: Basis
    origins: int
    relays: int
    bases: Mapping[Basis, int] = field(default_factory=dict, hash=False)


class Account(NamedTuple):
    """What one or more origins say of a clause, with the reports that say it.

    `compatible` holds the reports that say less, or that fit another account as well. One that is not `sure` rests on
    reports that may not be about what is in this draft: a demand, or a word on one of several drafts. `alone` is what
    the reports of it say that are none of a change; None where there are none.
    """

    claim: Settled
    reports: tuple[Report, ...]
    origins: tuple[str, ...]
    strength: Strength
    compatible: tuple[Report, ...] = ()
    links: tuple[Link, ...] = ()
    sure: bool = True
    alone: Settled | None = None

    @property
    def told(self) -> Told:
        """What it says, with the changes that it comes from."""
        return Told(self.claim, self.links, self.alone)

    @property
    def disputed(self) -> bool:
        """Whether reports say of it that different things became of it since one draft."""
        said: dict[tuple[str, Hashable], ShiftWord] = {}
        for link in self.links:
            key = link.draft, link.claim and identity(link.claim)
            if said.setdefault(key, link.word) is not link.word:
                return True
        return False


class Why(StrEnum):
    """Why a report is shown but not counted.

    The last four are said where a printed text settles the clause: a report may say what the text has, or less, or
    something else; a demand, and a word on one of several drafts, is not judged by it, nor is what only one of two
    texts bears out.
    """

    DRIFT = "drift"
    RETRACTED = "retracted"
    OVERRULED = "overruled"
    NOTHING_TO_KEEP = "nothing-to-keep"
    WANTED = "wanted"
    BORNE_OUT = "borne-out"
    LESS_PRECISE = "less-precise"
    REFUTED = "refuted"
    NOT_DECIDED = "not-decided"


class Aside(NamedTuple):
    """A report that is shown but not counted."""

    report: Report
    why: Why


class State(StrEnum):
    """Whether a clause is known in a draft, and whether the accounts agree.

    It is `possible` where all that is told may not be about what is in this draft, and `not-read` where the text was
    printed and nobody has looked.
    """

    NOT_REPORTED = "not-reported"
    NOT_READ = "not-read"
    POSSIBLE = "possible"
    SETTLED = "settled"
    CONTESTED = "contested"


class Standing(NamedTuple):
    """What is known of a clause in a draft.

    `unread` names the sources that printed the draft in which nobody has looked for the clause yet.
    """

    accounts: tuple[Account, ...] = ()
    asides: tuple[Aside, ...] = ()
    ruling: Ruling | None = None
    unread: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """How well it is known, by the accounts that surely are about this draft."""
        if not self.accounts:
            return State.NOT_READ if self.unread else State.NOT_REPORTED
        sure = [account for account in self.accounts if account.sure]
        if not sure:
            return State.POSSIBLE
        return State.CONTESTED if len(sure) > 1 or sure[0].disputed else State.SETTLED

    @property
    def choices(self) -> tuple[Account | None, ...]:
        """The accounts that may be the true one, and None where it may be that nothing is told of the draft."""
        if any(account.sure for account in self.accounts):
            return self.accounts
        return *self.accounts, None


class ClauseStanding(NamedTuple):
    """What is known of one clause of a draft."""

    clause: Clause
    standing: Standing


_RANK = {basis: number for number, basis in enumerate(Basis)}


class _Evidence(NamedTuple):
    claim: Settled
    report: Report
    origin: str
    basis: Basis
    links: tuple[Link, ...] = ()
    sure: bool = True

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
    _times: Times = field(init=False, repr=False, compare=False)
    _same: dict[str, Same] = field(init=False, repr=False, compare=False)
    _contradicted: dict[str, list[Contradiction]] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._others[self.lens] = self
        self._seen = Seen(Filed(self.deal), self.lens)
        self._times = Times(self.deal)
        self._same = {id: Same(clause) for id, clause in self.deal.clauses.items()}

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
        lens = self.lens._replace(known=day)
        if lens not in self._others:
            other = Standings(self.deal, lens)
            other._others, other._seen, other._times = self._others, Seen(self._seen.filed, lens), self._times
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

    def printed(self, draft: str, clause: str) -> list[Settled]:
        """Return what printed texts of a draft have of a clause, and that it is absent from one that was read."""
        texts = [one for one in self._seen.on(draft, clause) if self._seen.settles(one)]
        claims = [one.claim for one in texts if not self.lens.is_retracted(one)]
        return [self._same[clause].claim(claim) for claim in claims if not isinstance(claim, Shift)]

    def verdict(self, report: Report, text: Sequence[Settled]) -> Verdict:
        """Judge a report by what printed texts have, a change also by what is printed of the draft it is since."""
        since = report.claim.since if isinstance(report.claim, Shift) else None
        was = self.printed(since, report.clause) if since else ()
        return judge_report(report, [reading.claim for reading in self.readings(report)], text, was)

    def order(self, one: str, other: str) -> InTime:
        """Tell how a draft stands to another in time."""
        return self._times.order(one, other)

    def contradicted(self, draft: str, clause: str) -> list[Contradiction]:
        """Return the contradictions between reports that leave open what a draft has; not what a printed text has."""
        if any(self._seen.settles(report) for report in self._seen.told(draft, clause)):
            return []
        return [one for one in self._contradictions(clause) if draft in one.tied]

    def _contradictions(self, clause: str) -> list[Contradiction]:
        if clause not in self._contradicted:
            drafts = self.deal.drafts if any(self._seen.sinces(draft, clause) for draft in self.deal.drafts) else ()
            standings = {draft: self.of(draft, clause) for draft in drafts}
            known = {draft: [one.told for one in standing.accounts] for draft, standing in standings.items()}
            kept = {
                (draft, aside.report.claim.since)
                for draft, standing in standings.items()
                for aside in standing.asides
                if aside.why is Why.NOTHING_TO_KEEP and isinstance(aside.report.claim, Shift)
            }
            self._contradicted[clause] = contradictions(known, kept)
        return self._contradicted[clause]

    def _work_out(self, draft: str, clause: str, circular: set[str]) -> Standing:
        reports = self._seen.on(draft, clause)
        if not reports:
            return Standing(unread=self._seen.unread(draft, clause))
        copies = copies_of(self.deal)
        lines = trace(reports, copies)
        down = fallen(reports, [report for report in reports if self.lens.is_retracted(report)], copies)
        asides = [Aside(report, Why.RETRACTED) for report in down]
        evidence, second_hand, unread = [], [], []
        for report in (report for report in reports if report not in down):
            pieces = self._evidence(report, lines[report].origin, circular)
            if not pieces:
                unread.append(report)
            elif lines[report].first_hand:
                evidence += pieces
            else:
                second_hand.append(pieces)
        first = _grouped(evidence, lambda piece: piece.origin)
        supporting = []
        for pieces in second_hand:
            known = first[pieces[0].origin]
            if any(piece.fits(one) for piece in pieces for one in known):
                supporting += pieces
            elif known and all(one.report.is_one_of_several for one in known):
                # Where its origin speaks of another draft, nobody nearer to it speaks of this one.
                evidence += [piece._replace(sure=False) for piece in pieces]
            else:
                asides.append(Aside(pieces[0].report, Why.DRIFT))
        settling = [piece for piece in evidence if self._seen.settles(piece.report)]
        if settling:
            accounts, judged = self._settled(settling, [*evidence, *supporting])
            asides += judged
        else:
            sure = self._accounts([p for p in evidence if p.sure], [p for p in supporting if p.sure])
            if sure:
                # What the text has is told; what a party wants says nothing beside that.
                wanted = dict.fromkeys(p.report for p in (*evidence, *supporting) if p.report.demand)
                asides += [Aside(report, Why.WANTED) for report in wanted]
                evidence = [p for p in evidence if not p.report.demand]
                supporting = [p for p in supporting if not p.report.demand]
            accounts = self._beside(sure, self._unsure([p for p in evidence if not p.sure], supporting))
            told = {report for account in accounts for report in (*account.reports, *account.compatible)}
            # It may fit the vague words of its origin, and no account that those leave room for.
            lost = dict.fromkeys(piece.report for piece in supporting if piece.report not in told)
            asides += [Aside(report, Why.DRIFT) for report in lost]
        for report in unread:
            kept = self._kept(accounts, report) if lines[report].first_hand else None
            accounts = kept or accounts
            if kept is None:
                asides.append(Aside(report, Why.NOTHING_TO_KEEP))
        standing = Standing(accounts, self._ordered(asides), unread=self._seen.unread(draft, clause))
        return self._ruled(draft, clause, standing)

    def _unsure(self, evidence: list[_Evidence], supporting: list[_Evidence]) -> list[Account]:
        """Make accounts of what may not be about the draft; of two that may be of others, either may be alone here."""
        helping = [piece for piece in supporting if not piece.sure]
        elsewhere = [piece for piece in evidence if piece.report.is_one_of_several]
        here = [piece for piece in evidence if piece not in elsewhere]
        apart = _grouped(elsewhere, lambda piece: identity(piece.claim)).values()
        return [account for pieces in (here, *apart) for account in self._accounts(pieces, helping)]

    def _settled(self, settling: list[_Evidence], pieces: list[_Evidence]) -> tuple[tuple[Account, ...], list[Aside]]:
        """Take what printed texts have as it is, and judge by it what others say of them."""
        accounts = self._accounts(settling, [])
        texts = {piece.report for piece in settling}
        others = _grouped([piece for piece in pieces if piece.report not in texts], lambda piece: piece.report)
        asides, links = [], []
        for said in others.values():
            report, text = said[0].report, [account.claim for account in accounts]
            asides.append(Aside(report, Why(self.verdict(report, text)) if said[0].sure else Why.NOT_DECIDED))
            if said[0].sure:
                links += [link for piece in said for link in piece.links]
        return tuple(self._with(account, account.compatible, links) for account in accounts), asides

    def _beside(self, sure: tuple[Account, ...], unsure: Sequence[Account]) -> tuple[Account, ...]:
        """Put accounts that may not be about the draft beside those that are, or with one that says so already."""
        if not unsure:
            return sure
        extra = []
        for one in unsure:
            reports = (*one.reports, *one.compatible)
            if any(_adds_nothing(one.claim, account.claim) for account in sure):
                sure = tuple(
                    self._with(account, reports, one.links, one.alone)
                    if _adds_nothing(one.claim, account.claim)
                    else account
                    for account in sure
                )
            else:
                extra.append(one._replace(sure=False))
        return (*sure, *extra)

    def _with(
        self, account: Account, reports: Iterable[Report], links: Iterable[Link] = (), alone: Settled | None = None
    ) -> Account:
        compatible = {*account.compatible, *reports} - set(account.reports)
        return account._replace(
            compatible=tuple(sorted(compatible, key=self._seen.filed.order)),
            links=tuple(dict.fromkeys((*account.links, *links))),
            alone=account.alone or alone,
        )

    def _kept(self, accounts: tuple[Account, ...], report: Report) -> tuple[Account, ...] | None:
        """Count "unchanged since" a draft of which nothing is known, where something is told of this one.

        It says of both drafts whatever is told, unless that is itself a change since the same draft: then either may be
        wrong, and the clause may be as that other report takes it to have been.
        """
        assert isinstance(report.claim, Shift)
        since = report.claim.since
        link = Link(since, ShiftWord.UNCHANGED, None)
        words = [
            {one.word for one in account.links if one.draft == since and one.direct and one.word is not link.word}
            for account in accounts
        ]
        fitting = [account for account, said in zip(accounts, words, strict=True) if not said]
        if fitting:
            return tuple(self._with(one, [report], [link]) if one in fitting else one for one in accounts)
        was = {Absent() if word is ShiftWord.ADDED else Present() for said in words for word in said}
        for claim in sorted(was, key=in_words):
            if any(meet_claims(claim, account.claim) for account in accounts):
                accounts = tuple(
                    self._with(one, [report], [link]) if meet_claims(claim, one.claim) else one for one in accounts
                )
            else:
                strength = Strength(report.basis, 1, 0, {report.basis: 1})
                sure = self._is_sure(report)
                accounts = (*accounts, Account(claim, (report,), (report.source,), strength, (), (link,), sure))
        return accounts or None

    def _is_sure(self, report: Report) -> bool:
        """Tell whether a report surely is about what is in its draft."""
        position = self.deal.drafts[report.draft].kind is DraftKind.POSITION
        return not (report.demand or position or report.is_one_of_several or report in self._seen.doubtful)

    def _evidence(self, report: Report, origin: str, circular: set[str]) -> list[_Evidence]:
        readings, sure = self._readings(report, circular), self._is_sure(report)
        return [_Evidence(r.claim, report, origin, self._basis(report, r), r.links, sure) for r in readings]

    def _basis(self, report: Report, reading: Reading) -> Basis:
        """Return what a claim rests on; one carried over from another draft on the weaker of the two."""
        link = reading.links[0] if isinstance(report.claim, Shift) else None
        accounts = self.of(link.draft, report.clause).accounts if link and link.claim else ()
        carried = [a.strength.basis for a in accounts if link and link.claim and same_claim(a.claim, link.claim)]
        return max([report.basis, *carried], key=_RANK.__getitem__)

    def _readings(self, report: Report, circular: set[str]) -> list[Reading]:
        shift = report.claim
        if not isinstance(shift, Shift):
            return [Reading(self._same[report.clause].claim(shift), ())]
        if shift.since in circular:
            return from_silence(shift)
        accounts = self.of(shift.since, report.clause).accounts
        if not any(account.sure for account in accounts):
            return from_silence(shift)
        return read_shift(shift, [(account.claim, account.links) for account in accounts])

    def _accounts(self, evidence: list[_Evidence], supporting: list[_Evidence]) -> tuple[Account, ...]:
        said = _grouped(evidence, lambda piece: identity(piece.claim))
        relayed = _grouped(supporting, lambda piece: piece.origin)
        accounts = []
        for merged in merge(piece.claim for piece in evidence):
            pieces = [piece for key in merged.members for piece in said[key]]
            own = [piece for key in merged.members if key not in merged.shared for piece in said[key]]
            saying = [piece for piece in own if asserts(piece.claim, merged.claim)] or own
            relays = [
                relay for piece in pieces for relay in relayed[piece.origin] if meet_claims(relay.claim, merged.claim)
            ]
            accounts.append(self._account(merged.claim, saying, pieces, relays))
        return tuple(sorted(accounts, key=lambda a: (_RANK[a.strength.basis], -a.strength.origins)))

    def _account(
        self, claim: Settled, saying: list[_Evidence], pieces: list[_Evidence], relays: list[_Evidence]
    ) -> Account:
        """Make an account: those who say it make its strength, the others are shown as compatible.

        What only relays say of the origin's reporting makes neither strength nor links.
        """
        origins = {piece.origin for piece in saying}
        best: dict[str, Basis] = {}
        for piece in sorted(saying, key=lambda piece: _RANK[piece.basis]):
            best.setdefault(self.deal.sources[piece.origin].outlet.casefold(), piece.basis)
        bases = {basis: count for basis in Basis if (count := sum(one is basis for one in best.values()))}
        copies = copies_of(self.deal)
        passing = {
            p.report
            for p in (*pieces, *relays)
            if p.origin in origins and passed(p.report, copies) and asserts(p.claim, claim)
        }
        reports = {piece.report for piece in saying} | passing
        others = {piece.report for piece in (*pieces, *relays)} - reports
        compatible = {one for one in others if not any(_is_one_report(one, other) for other in reports)}
        return Account(
            claim,
            tuple(sorted(reports, key=self._seen.filed.order)),
            tuple(sorted(origins)),
            Strength(next(iter(bases)), len(best), len(passing), bases),
            compatible=tuple(sorted(compatible, key=self._seen.filed.order)),
            links=tuple(dict.fromkeys(link for piece in pieces for link in piece.links)),
            alone=alone[0].claim if (alone := merge(piece.claim for piece in pieces if not piece.links)) else None,
        )

    def _ordered(self, asides: Iterable[Aside]) -> tuple[Aside, ...]:
        return tuple(sorted(asides, key=lambda aside: (aside.why, self._seen.filed.order(aside.report))))

    def _ruled(self, draft: str, clause: str, standing: Standing) -> Standing:
        ruling = next((ruling for ruling in self.deal.drafts[draft].rulings if ruling.clause == clause), None)
        known = self.lens.known
        if ruling is None or (known and ruling.on and days(ruling.on)[1] > known):
            return standing
        # What the source says may fit several accounts and be told beside them: it is ruled that one of those is true.
        speaking = [account for account in standing.accounts if _speaks(ruling.accept, account)]
        told = {report for account in speaking for report in account.reports}
        accepted = tuple(
            account
            for account in standing.accounts
            if account in speaking or _fits(ruling.accept, account, besides=told)
        )
        if not accepted:
            return standing
        kept = {report for account in accepted for report in (*account.reports, *account.compatible)}
        over = {report for account in standing.accounts for report in (*account.reports, *account.compatible)} - kept
        asides = [*standing.asides, *(Aside(report, Why.OVERRULED) for report in over)]
        return Standing(accepted, self._ordered(asides), ruling, standing.unread)


def _is_one_report(one: Report, other: Report) -> bool:
    """Tell whether two are one report of a change, which names several drafts and stands once for each of them."""
    if not (isinstance(one.claim, Shift) and isinstance(other.claim, Shift) and one.claim.among):
        return False
    return one.claim.among == other.claim.among and (one.source, one.quote) == (other.source, other.quote)


def _grouped(
    pieces: Sequence[_Evidence], key: Callable[[_Evidence], Hashable]
) -> defaultdict[Hashable, list[_Evidence]]:
    groups: defaultdict[Hashable, list[_Evidence]] = defaultdict(list)
    for piece in pieces:
        groups[key(piece)].append(piece)
    return groups


def _speaks(source: str, account: Account) -> bool:
    return source in account.origins or any(report.source == source for report in account.reports)


def _fits(source: str, account: Account, besides: Collection[Report]) -> bool:
    return any(report.source == source and report not in besides for report in account.compatible)


def _adds_nothing(claim: Settled, known: Settled) -> bool:
    """Tell whether a claim says no more than what is known."""
    met = meet_claims(claim, known)
    return met is not None and same_claim(met, known)
