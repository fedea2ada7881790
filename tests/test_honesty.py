"""What holds for every record: silence is never change, and no report is lost or counted twice."""

import datetime
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from draftdiff.api import compare
from draftdiff.comparing.accounts import meet_claims
from draftdiff.comparing.changes import KINDS, Change, ItemsDelta, Kind
from draftdiff.comparing.standing import Lens, Standing, Standings, State
from draftdiff.comparing.worlds import classify
from draftdiff.model import Deal, Report, Shift, ShiftWord
from draftdiff.values import Delta, Quantity, ValueType, difference
from tests.records import DAYS, DRAFTS, ORDERED, SOURCES, clause, records, said, source, stated_claim, values

REMOVED = st.sampled_from([Shift(ShiftWord.REMOVED, draft) for draft in DRAFTS[:2]])
often = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAYS_SO = {
    ShiftWord.REMOVED: Kind.DROPPED,
    ShiftWord.ADDED: Kind.ADDED,
    ShiftWord.RAISED: Kind.RAISED,
    ShiftWord.LOWERED: Kind.LOWERED,
    ShiftWord.UNCHANGED: Kind.KEPT,
}


def pairs(deal: Deal) -> Iterator[tuple[str, str]]:
    return ((one, other) for one in deal.drafts for other in deal.drafts if one != other)


def standings(deal: Deal, lens: Lens | None = None) -> dict[tuple[str, str], Standing]:
    found = Standings(deal, lens or Lens())
    return {(draft, clause): found.of(draft, clause) for draft in deal.drafts for clause in deal.clauses}


def shown(standing: Standing) -> list[Report]:
    accounts = [report for account in standing.accounts for report in (*account.reports, *account.compatible)]
    return [*accounts, *(aside.report for aside in standing.asides)]


def with_reports(deal: Deal, draft: str, reports: Iterable[Report]) -> Deal:
    return replace(deal, drafts={**deal.drafts, draft: replace(deal.drafts[draft], reports=tuple(reports))})


@often
@given(records())
def test_a_draft_against_itself_is_kept(deal: Deal) -> None:
    for draft in deal.drafts:
        for change in compare(deal, draft, draft).changes:
            assert (change.kind, change.certain, change.delta) == (Kind.KEPT, True, None)


@often
@given(records())
def test_swapping_the_drafts_mirrors_every_change(deal: Deal) -> None:
    for one, other in combinations(deal.drafts, 2):
        forth, back = compare(deal, one, other).changes, compare(deal, other, one).changes
        assert [change.clause for change in forth] == [change.clause for change in back]
        for change, mirrored in zip(forth, back, strict=True):
            assert mirrored.kind is KINDS[change.kind].mirror
            assert set(mirrored.possible) == {KINDS[kind].mirror for kind in change.possible}
            assert (mirrored.before, mirrored.after) == (change.after, change.before)
            assert_opposite(change, mirrored)


def assert_opposite(change: Change, mirrored: Change) -> None:
    match change.delta, mirrored.delta:
        case Delta() as delta, Delta() as back:
            assert (negative(delta.low), negative(delta.high)) == (back.high, back.low)
            assert (delta.low_open, delta.high_open) == (back.high_open, back.low_open)
        case ItemsDelta() as delta, ItemsDelta() as back:
            assert (delta.added, delta.removed) == (back.removed, back.added)
        case delta, back:
            assert delta is None
            assert back is None


def negative(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else -bound


@often
@given(records())
def test_silence_is_never_change(deal: Deal) -> None:
    """A report that itself says "removed since" the silent draft is the one exception."""
    for one, other in pairs(deal):
        for change in compare(deal, one, other).changes:
            if Kind.NOT_READ in change.possible:
                assert State.NOT_READ in (change.before.state, change.after.state)
                assert (change.possible, change.delta, change.favours) == ((Kind.NOT_READ,), None, None)
                continue
            if not change.after.accounts:
                allowed = {Kind.NOT_REPORTED, *(KINDS[kind].mirror for kind in said_of(other, change.before))}
            elif not change.before.accounts:
                allowed = {Kind.NEWLY_REPORTED, *said_of(one, change.after)}
            else:
                assert not {Kind.NOT_REPORTED, Kind.NEWLY_REPORTED} & set(change.possible)
                continue
            extra = set(change.possible) - allowed
            silent = one if not change.before.accounts else other
            # Where a reported change takes the silent one to have been otherwise than others do, either may be right.
            assert not extra or (not change.certain and is_named(deal, silent))
            assert change.delta is None


def is_named(deal: Deal, silent: str) -> bool:
    claims = [report.claim for draft in deal.drafts.values() for report in draft.reports]
    return any(isinstance(claim, Shift) and claim.since == silent for claim in claims)


def said_of(silent: str, known: Standing) -> set[Kind]:
    claims = [report.claim for account in known.accounts for report in (*account.reports, *account.compatible)]
    return {SAYS_SO[claim.word] for claim in claims if isinstance(claim, Shift) and claim.since == silent}


@often
@given(records(shifts=False))
def test_without_reported_changes_silence_has_no_exception(deal: Deal) -> None:
    for one, other in pairs(deal):
        for change in compare(deal, one, other).changes:
            states = change.before.state, change.after.state
            if State.NOT_REPORTED in states or State.NOT_READ in states:
                expected = Kind.NEWLY_REPORTED if states[0] is State.NOT_REPORTED else Kind.NOT_REPORTED
                expected = Kind.NOT_READ if State.NOT_READ in states else expected
                assert (change.kind, change.possible, change.favours) == (expected, (expected,), None)


@often
@given(records(), st.data())
def test_a_relay_of_what_is_on_file_counts_for_nothing(deal: Deal, data: st.DataObject) -> None:
    """Whether it fits the origin's own report or says something else."""
    reports = [report for draft in deal.drafts.values() for report in draft.reports if report.relays is None]
    assume(reports)
    told = data.draw(st.sampled_from(reports))
    type = deal.clauses[told.clause].type
    says = data.draw(st.one_of(st.just(told.claim), said(type), REMOVED))
    # A reported change that closes a circle makes those on file in it read as silence, whoever reports it.
    assume(not isinstance(says, Shift) or not any(isinstance(report.claim, Shift) for report in on_file(deal)))
    relay = replace(told, claim=says, source="mirror", relays=told.source, retracted=None)
    draft = deal.drafts[told.draft]
    more = with_reports(deal, draft.id, [*draft.reports, relay])
    more = replace(more, sources={**more.sources, "mirror": source("mirror", "2025-01-10")})
    before, after = standings(deal), standings(more)
    assert {key: counted(standing) for key, standing in before.items()} == {
        key: counted(standing) for key, standing in after.items()
    }
    assert relay in shown(after[told.draft, told.clause])


def on_file(deal: Deal) -> list[Report]:
    return [report for draft in deal.drafts.values() for report in draft.reports]


def counted(standing: Standing) -> list[tuple[object, ...]]:
    return [(a.claim, a.origins, a.strength.basis, a.strength.origins, a.links) for a in standing.accounts]


@often
@given(records(shifts=False), st.data())
def test_a_more_precise_account_never_makes_a_clause_contested(deal: Deal, data: st.DataObject) -> None:
    settled = [
        (key, standing)
        for key, standing in standings(deal).items()
        if standing.state is State.SETTLED and not standing.ruling
    ]
    assume(settled)
    (draft, id), standing = data.draw(st.sampled_from(settled))
    type = deal.clauses[id].type
    says = data.draw(said(type))
    assume(meet_claims(says, standing.accounts[0].claim) is not None)
    told = replace(standing.accounts[0].reports[0], claim=says, source="mirror", relays=None, retracted=None)
    more = with_reports(deal, draft, [*deal.drafts[draft].reports, told])
    more = replace(more, sources={**more.sources, "mirror": source("mirror")})
    assert standings(more)[draft, id].state is State.SETTLED


@often
@given(records())
def test_every_report_is_shown_once_in_one_way(deal: Deal) -> None:
    """Nothing vanishes: a report is in accounts, beside them, or named as not counted with the reason."""
    for (draft, id), standing in standings(deal).items():
        filed = {report for report in deal.drafts[draft].reports if report.clause == id}
        found = set(shown(standing))
        assert filed <= found
        assert all("inferred" in report.who for report in found - filed)
        counted = {report for account in standing.accounts for report in (*account.reports, *account.compatible)}
        assert not counted & {aside.report for aside in standing.asides}


@often
@given(records(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_later_day_loses_no_report(deal: Deal, one: str, other: str) -> None:
    days = sorted(datetime.date.fromisoformat(f"{day}-28"[:10]) for day in (one, other))
    earlier, later = (standings(deal, Lens(known=day)) for day in days)
    for key in earlier:
        filed = set(deal.drafts[key[0]].reports)
        assert filed.intersection(shown(earlier[key])) <= set(shown(later[key]))


@often
@given(records(), st.randoms())
def test_the_order_of_reports_never_matters(deal: Deal, chance: random.Random) -> None:
    shuffled = deal
    for draft in deal.drafts.values():
        reports = list(draft.reports)
        chance.shuffle(reports)
        shuffled = with_reports(shuffled, draft.id, reports)
    assert standings(deal) == standings(shuffled)
    for one, other in pairs(deal):
        assert compare(deal, one, other).changes == compare(shuffled, one, other).changes


@often
@given(records())
def test_the_order_of_questions_never_matters(deal: Deal) -> None:
    """Reported changes that go in a circle read the same whichever draft is asked for first."""
    keys = [(draft, clause) for draft in deal.drafts for clause in deal.clauses]
    forth, back = Standings(deal), Standings(deal)
    assert [forth.of(*key) for key in keys] == [back.of(*key) for key in reversed(keys)][::-1]


@often
@given(records(), st.sampled_from(SOURCES))
def test_leaving_a_source_out_is_never_having_had_it(deal: Deal, unwanted: str) -> None:
    """Nor its relays, nor relays of those."""
    rest = deal
    for draft in deal.drafts.values():
        rest = with_reports(rest, draft.id, [r for r in draft.reports if r not in resting_on(unwanted, draft.reports)])
    assume(all(not relays_of_two(draft.reports) for draft in deal.drafts.values()))
    assert standings(deal, Lens(without=frozenset({unwanted}))) == standings(rest)


def resting_on(source: str, reports: Iterable[Report]) -> set[Report]:
    found: set[Report] = set()
    for id in ("share", "term"):
        cell = [report for report in reports if report.clause == id]
        own = {report.source for report in cell if report.relays is None}
        tainted = {source}
        while more := {r.source for r in cell if r.relays in tainted and r.source not in own} - tainted:
            tainted |= more
        found |= {r for r in cell if r.source == source or r.relays in tainted}
    return found


def relays_of_two(reports: Iterable[Report]) -> bool:
    named = {(report.clause, report.source, report.relays) for report in reports if report.relays}
    return len({(clause, source) for clause, source, _ in named}) < len(named)


@often
@given(records())
def test_a_ruling_picks_from_what_is_on_file(deal: Deal) -> None:
    free = replace(deal, drafts={id: replace(draft, rulings=()) for id, draft in deal.drafts.items()})
    assume(not any(isinstance(report.claim, Shift) for report in on_file(deal)))
    unruled = standings(free)
    for key, standing in standings(deal).items():
        assert set(standing.accounts) <= set(unruled[key].accounts)
        assert bool(standing.accounts) == bool(unruled[key].accounts)
        assert set(shown(unruled[key])) == set(shown(standing))


@often
@given(records())
def test_only_certain_changes_favour_a_party(deal: Deal) -> None:
    for one, other in pairs(deal):
        for change in compare(deal, one, other).changes:
            assert change.certain == (change.kind not in (Kind.UNCLEAR, Kind.ALIKE, Kind.REWORDED))
            assert change.certain or change.favours is None


@pytest.mark.parametrize("type", ORDERED)
@often
@given(st.data())
def test_what_is_certainly_lowered_is_lower_at_every_point(type: ValueType, data: st.DataObject) -> None:
    one, other = (data.draw(values(type).map(lambda says: stated_claim(type, says))) for _ in range(2))
    if classify(clause(type), one, other) == {Kind.LOWERED}:
        assert isinstance(one.value, Quantity)
        assert isinstance(other.value, Quantity)
        apart = difference(one.value, other.value)
        assert apart is not None
        assert apart.high is not None
        assert apart.high < 0 or (apart.high == 0 and apart.high_open)
