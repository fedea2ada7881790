"""What holds for the history of every record: bounds that enclose, lenses that leave out, questions that are open."""

import datetime
from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import pairwise, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from draftdiff.comparing.accounts import NO, Settled, identity
from draftdiff.comparing.changes import Group, Kind
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Account, Lens, Standing, Standings, State
from draftdiff.comparing.worlds import classify
from draftdiff.history.changelog import changelog
from draftdiff.history.days import Days, compare_days
from draftdiff.history.gaps import Missing, gaps, never_reported
from draftdiff.history.knowledge import errata, later_knowledge
from draftdiff.history.ledger import Answer, Ledger, Tally, ledger
from draftdiff.history.matrix import matrix
from draftdiff.history.order import texts_before
from draftdiff.history.steps import as_of, back, holds
from draftdiff.model import Absent, Basis, Clause, Deal, Draft, Stated, Status
from draftdiff.values import ValueType, Words
from tests.records import DAYS, SOURCES, date, records
from tests.test_honesty import relays_of_two, resting_on, with_reports

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LAST = datetime.date(2025, 3, 31)


@st.composite
def negotiations(draw: st.DrawFn, shifts: bool = True) -> Deal:
    """Make a deal whose drafts have parties, dates, branches, and sometimes an agreed text at the end."""
    deal = draw(records(shifts))
    drafts: dict[str, Draft] = {}
    for number, (id, draft) in enumerate(deal.drafts.items()):
        by = draw(st.sampled_from(["US", "US", "UA"]))
        follows = draw(st.sampled_from([None, *drafts])) if drafts else None
        status = draw(st.sampled_from([Status.PROPOSED, Status.PROPOSED, Status.AGREED]))
        drafts[id] = replace(draft, by=(by,), follows=follows, status=status, date=date(f"2025-01-{number + 1:02}"))
    return replace(deal, drafts=drafts)


Choice = dict[tuple[str, str], Settled]


def choices(deal: Deal, clause: str) -> Iterator[Choice]:
    """Pick one account of every draft that has any, in every way."""
    standings = Standings(deal)
    told = {id: standings.of(id, clause).accounts for id in deal.drafts}
    known = [id for id, accounts in told.items() if accounts]
    for picked in product(*(told[id] for id in known)):
        yield {(id, clause): account.claim for id, account in zip(known, picked, strict=True)}


def moves_towards(clause: Clause, before: Settled, after: Settled) -> set[str | None]:
    """Say by hand whom a movement favours: all that a hedge or an unsaid base leaves open."""
    found: set[str | None] = set()
    words = {Kind.RAISED: "higher", Kind.LOWERED: "lower", Kind.WIDENED: "wider", Kind.NARROWED: "narrower"}
    for kind in classify(clause, before, after):
        if kind in (Kind.ADDED, Kind.DROPPED, Kind.CHANGED):
            one, other = stands_for(clause, before, kind), stands_for(clause, after, kind)
            found.add(other if other != one else None)
        else:
            found.add(clause.favours.get(words.get(kind, "")))
    return found


def stands_for(clause: Clause, claim: Settled, kind: Kind) -> str | None:
    """Say whom a claim favours by itself: by its value, else by being there."""
    if clause.type is ValueType.YES_NO:
        is_no = isinstance(claim, Absent) or (isinstance(claim, Stated) and claim.value == NO)
        said, there = ("no", "absent") if is_no else ("yes", "present")
        return clause.favours.get(said) or clause.favours.get(there)
    if isinstance(claim, Absent):
        return clause.favours.get("absent")
    value = claim.value if isinstance(claim, Stated) else None
    listed = clause.favours.get(value.key) if isinstance(value, Words) else None
    return listed if kind is Kind.CHANGED else listed or clause.favours.get("present")


def own_lines(deal: Deal, party: str) -> Iterator[list[Draft]]:
    """Return the texts of a party in time, whatever line each is on: here every draft has a day of its own."""
    yield [draft for draft in deal.drafts.values() if holds(draft, party)]


def gave_way(deal: Deal, party: str, clause: str, chosen: Choice) -> tuple[bool, bool]:
    """Tell whether a party surely gave way at some step or in all, and whether it may have, if this choice is true."""
    sure = may = False
    for own in own_lines(deal, party):
        told = [chosen[draft.id, clause] for draft in own if (draft.id, clause) in chosen]
        ends = [(told[0], told[-1])] if len(told) > 2 else []
        for number, (before, after) in enumerate([*pairwise(told), *ends]):
            towards = moves_towards(deal.clauses[clause], before, after)
            sure = sure or not towards & {None, party}
            may = may or (bool(towards - {None, party}) and number < len(told) - 1)
    return sure, may


def tallies(found: Ledger) -> dict[str, Tally]:
    return {tally.party: tally for tally in found.tallies}


def ids(tally: Tally, answer: Answer) -> list[str]:
    return [clause.id for clause in tally.clauses[answer]]


@often
@given(negotiations(shifts=False))
def test_bounds_enclose_what_any_choice_of_accounts_gives(deal: Deal) -> None:
    for party, tally in tallies(ledger(Standings(deal))).items():
        for clause in deal.clauses:
            answer = next(answer for answer in tally.clauses if clause in ids(tally, answer))
            for chosen in choices(deal, clause):
                sure, may = gave_way(deal, party, clause, chosen)
                if answer is Answer.GAVE_WAY:
                    assert may or sure
                if sure or may:
                    assert answer is not Answer.DID_NOT
                if may:
                    assert answer in (Answer.GAVE_WAY, Answer.MAY_HAVE)


@often
@given(negotiations())
def test_a_party_did_not_move_only_where_every_draft_of_it_is_known_and_the_same(deal: Deal) -> None:
    """Else a report to come could show that it did."""
    standings = Standings(deal)
    for party, tally in tallies(ledger(Standings(deal))).items():
        own = [draft for draft in deal.drafts.values() if holds(draft, party)]
        for clause in ids(tally, Answer.DID_NOT):
            assert len(own) > 1
            assert all(standings.of(draft.id, clause).accounts for draft in own)
            for line in own_lines(deal, party):
                changes = [change_between(standings, *pair, clause) for pair in pairwise(line)]
                assert all(change and change.possible == (Kind.KEPT,) for change in changes)


@often
@given(negotiations())
def test_every_clause_is_tallied_once_and_only_certain_moves_count(deal: Deal) -> None:
    found = ledger(Standings(deal))
    for party, tally in tallies(found).items():
        assert sorted(id for answer in tally.clauses for id in ids(tally, answer)) == sorted(deal.clauses)
        assert 0 <= tally.low <= tally.high <= len(deal.clauses)
        certain = {m.change.clause for m in found.moves if m.party == party and m.change.favours not in (None, party)}
        assert set(ids(tally, Answer.GAVE_WAY)) == certain
        moved = {move.change.clause for move in found.moves if move.party == party}
        assert not moved & {*ids(tally, Answer.UNKNOWN), *ids(tally, Answer.DID_NOT)}
        if len(tally.drafts) < 2:
            assert ids(tally, Answer.UNKNOWN) == list(deal.clauses)
    assert all(move.change.certain for move in found.moves if move.change.favours)


@often
@given(negotiations())
def test_what_is_recalled_of_a_clause_is_the_nearest_draft_that_was_reported_to_have_it(deal: Deal) -> None:
    standings = Standings(deal)
    for row in matrix(standings).rows:
        for cell in row.cells:
            earlier = back(deal, deal.drafts[cell.draft])
            told = [draft for draft in earlier if standings.of(draft.id, row.clause.id).accounts]
            if cell.recalled:
                assert cell.change
                assert cell.change.kind is Kind.NEWLY_REPORTED
                assert cell.recalled.change.kind is not Kind.NEWLY_REPORTED
                assert not told or cell.recalled.draft == told[0]
            elif cell.change and cell.change.kind is Kind.NEWLY_REPORTED:
                assert not [
                    one for one in texts_before(deal)[cell.draft] if standings.of(one.id, row.clause.id).accounts
                ]


@often
@given(negotiations())
def test_first_to_last_names_no_step_that_is_not_certain(deal: Deal) -> None:
    for outcome in ledger(Standings(deal)).outcomes:
        for net in outcome.changes:
            assert net.change.certain
            for moment in net.moments:
                assert moment.change.certain
                places = [outcome.drafts.index(draft) for draft in (moment.before, moment.after)]
                assert outcome.drafts[places[0] + 1 : places[1]] == moment.between


def known_facts(deal: Deal, lens: Lens) -> list[object]:
    """Everything that the commands over a whole deal say; the deal itself is another one."""
    book = ledger(as_of(deal, lens))
    standings = Standings(deal, lens)
    return [
        [
            (step.draft.id, step.opens_with, [(one.change, one.group, one.known, one.returned) for one in step.changes])
            for step in changelog(standings).steps
        ],
        [[(cell.standing, cell.change) for cell in row.cells] for row in matrix(standings).rows],
        [(tally.party, tally.clauses) for tally in book.tallies],
        [(move.before.id, move.after.id, move.change, move.towards) for move in book.moves],
        [(net.change, [m.change for m in net.moments]) for outcome in book.outcomes for net in outcome.changes],
        [(gap.missing, gap.clause, gap.draft.id, gap.known, gap.settled_by) for gap in gaps(as_of(deal, lens))],
        never_reported(standings),
        [(later.on, later.draft.id, later.before, later.after) for later in later_knowledge(standings)],
        sorted(((e.report, [(u.was, u.now) for u in e.undone]) for e in errata(standings)), key=str),
    ]


@often
@given(negotiations(), st.sampled_from(SOURCES))
def test_leaving_a_source_out_is_never_having_had_it(deal: Deal, unwanted: str) -> None:
    assume(all(not relays_of_two(draft.reports) for draft in deal.drafts.values()))
    rest = deal
    for draft in deal.drafts.values():
        rest = with_reports(rest, draft.id, [r for r in draft.reports if r not in resting_on(unwanted, draft.reports)])
    assert known_facts(deal, Lens(without=frozenset({unwanted}))) == known_facts(rest, Lens())


def dated(deal: Deal) -> Deal:
    """Give every source a day, and take back what is retracted by the last one."""
    sources = {
        id: replace(source, published=source.published or date("2025-01-05")) for id, source in deal.sources.items()
    }
    return replace(deal, sources=sources)


@often
@given(negotiations())
def test_what_is_known_on_the_last_day_is_all_that_is_known(deal: Deal) -> None:
    """Sources without a date never count with a day; all retractions here are earlier than the last day."""
    deal = dated(deal)
    assert known_facts(deal, Lens(known=LAST)) == known_facts(deal, Lens())


@often
@given(negotiations(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_one_draft_on_two_days_never_says_that_it_changed(deal: Deal, one: str, other: str) -> None:
    first, last = sorted(datetime.date.fromisoformat(f"{day}-28"[:10]) for day in (one, other))
    then, now = Standings(deal, Lens(known=first)), Standings(deal, Lens(known=last))
    told = {Kind.NEWLY_REPORTED, Kind.NOT_REPORTED, Kind.KEPT, Kind.REPORTED_OTHERWISE}
    for draft in deal.drafts:
        for change in compare_days(Standings(deal), draft, Days(first, last)).changes:
            assert change.kind in told
            assert (change.delta, change.favours) == (None, None)
            assert (change.before, change.after) == (then.of(draft, change.clause), now.of(draft, change.clause))
            same = claims(change.before.accounts) == claims(change.after.accounts)
            assert (change.kind is Kind.KEPT) == same


def claims(accounts: tuple[Account, ...]) -> set[Hashable]:
    return {identity(account.claim) for account in accounts}


@often
@given(negotiations(), st.sampled_from(DAYS))
def test_no_draft_is_asked_about_before_it_was_there(deal: Deal, day: str) -> None:
    known = datetime.date.fromisoformat(f"{day}-28"[:10])
    lens = Lens(known=known)
    standings = as_of(deal, lens)
    there = standings.deal.drafts
    assert {gap.draft.id for gap in gaps(standings)} <= set(there)
    for draft in deal.drafts.values():
        if draft.id not in there:
            assert not any(lens.is_published(deal.sources[report.source]) for report in draft.reports)


@often
@given(negotiations())
def test_questions_are_open_ones(deal: Deal) -> None:
    """What two outlets say alike, with a value and its base, is never asked for."""
    standings = Standings(deal)
    for gap in gaps(standings):
        standing = standings.of(gap.draft.id, gap.clause.id)
        if gap.missing is Missing.FELL_SILENT:
            assert not standing.accounts
            assert all(one.standing.accounts for one in gap.last_known)
            assert any(one.sure for one in gap.last_known)
            continue
        assert gap.known == standing
        assert standing.state is not State.NOT_REPORTED
        assert not is_answered(gap.clause, standing)


def is_answered(clause: Clause, standing: Standing) -> bool:
    """Tell by hand whether nothing is left to ask: one account, whole, told as such, and by two or in print."""
    account = standing.accounts[0]
    claim, strength = account.claim, account.strength
    asks_for_base = clause.type is ValueType.PERCENT or clause.of_required
    whole = isinstance(claim, Absent) or (isinstance(claim, Stated) and not (asks_for_base and claim.of is None))
    told = any(isinstance(report.claim, Stated | Absent) for report in account.reports)
    backed = strength.origins > 1 or strength.basis is Basis.PUBLISHED
    return standing.state is State.SETTLED and whole and told and backed


@often
@given(negotiations())
def test_newly_reported_is_what_was_reported_of_no_draft_before(deal: Deal) -> None:
    """What was known before the reports fell silent is a change since then, and stands apart."""
    standings = Standings(deal)
    for step in changelog(standings).steps:
        earlier = [draft.id for draft in texts_before(deal)[step.draft.id]]
        for change in step.changes:
            told = [id for id in earlier if standings.of(id, change.change.clause).accounts]
            assert not (told and change.group is Group.NEWLY_REPORTED)
            if change.group in (Group.CHANGED, Group.CHANGED_SINCE_EARLIER):
                assert change.known.certain
                assert (change.group is Group.CHANGED) == (change.recalled is None)
            if change.recalled:
                assert change.change.kind is Kind.NEWLY_REPORTED
                on_line = {draft.id for draft in back(deal, step.draft)}
                found = [id for id in told if id in on_line] or told
                is_silent = change.recalled.draft.id not in told
                assert step.before
                assert change.recalled.draft.id != step.before.id
                assert is_silent or change.recalled.draft.id == found[0]
