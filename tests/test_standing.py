"""How a clause stands in a draft: who counts, what merges, what is contested, and what is only shown."""

import datetime
from dataclasses import replace

import pytest

from draftdiff.api import compare
from draftdiff.comparing.standing import Lens, Standing, Standings, State, Strength, Why
from draftdiff.model import Basis, Source
from draftdiff.telling import words
from draftdiff.telling.credit import credit
from draftdiff.values import ValueType
from tests.records import Drafts, Told, clause, record, source

PERCENT = clause(ValueType.PERCENT, of_required=True)
DEAL = record(PERCENT, {})


def stands(
    *reports: Told, sources: tuple[Source, ...] = (), lens: Lens | None = None, accept: str | None = None
) -> Standing:
    rulings = {"first": accept} if accept else {}
    deal = record(PERCENT, {"first": reports}, sources, rulings)
    return Standings(deal, lens or Lens()).of("first", "share")


def accounts(standing: Standing) -> list[str]:
    """Say each account with its origins: `50% of sales: post, radio`."""
    said = ((words.claim(account.claim, DEAL, "share"), account.origins) for account in standing.accounts)
    return [f"{claim}: {', '.join(origins)}" for claim, origins in said]


def beside(standing: Standing) -> list[str]:
    return [f"{report.source}: {report.who}" for account in standing.accounts for report in account.compatible]


def not_counted(standing: Standing) -> list[tuple[str, Why]]:
    return [(f"{aside.report.source}: {aside.report.who}", aside.why) for aside in standing.asides]


def test_no_report() -> None:
    assert stands() == Standing()
    assert stands().state is State.NOT_REPORTED


def test_two_outlets_that_say_the_same_are_one_account_of_two_origins() -> None:
    found = stands(Told("50% of sales"), Told("half of Sales", "radio"))
    assert accounts(found) == ["50% of sales: post, radio"]
    assert (found.state, found.accounts[0].strength.origins) == (State.SETTLED, 2)


def test_two_articles_of_one_outlet_are_one_origin() -> None:
    found = stands(Told("50% of sales", "post"), Told("50% of sales", "post-2"))
    assert found.accounts[0].strength.origins == 1


def test_three_relays_of_one_scoop_are_one_origin() -> None:
    found = stands(*(Told("50% of sales", outlet, relays="post") for outlet in ("radio", "wire", "herald")))
    assert accounts(found) == ["50% of sales: post"]
    assert (found.accounts[0].strength.origins, found.accounts[0].strength.relays) == (1, 3)


def test_relay_of_a_relay_is_the_same_origin() -> None:
    found = stands(Told("50% of sales", "radio", relays="post"), Told("50% of sales", "wire", relays="radio"))
    assert accounts(found) == ["50% of sales: post"]


def test_relay_of_an_outlet_that_passes_on_two_follows_the_one_that_says_the_same() -> None:
    found = stands(
        Told("50% of sales", "radio", relays="post"),
        Told("40% of sales", "radio", relays="herald"),
        Told("50% of sales", "wire", relays="radio"),
    )
    assert accounts(found) == ["40% of sales: herald", "50% of sales: post"]
    assert [account.strength.relays for account in found.accounts] == [1, 2]


def test_outlets_that_relay_each_other_are_one_origin() -> None:
    found = stands(Told("50% of sales", "radio", relays="post"), Told("50% of sales", "post", relays="radio"))
    assert found.accounts[0].strength.origins == 1


def test_relay_that_says_something_else_is_drift() -> None:
    found = stands(Told("50% of sales"), Told("40% of sales", "radio", relays="post"))
    assert accounts(found) == ["50% of sales: post"]
    assert not_counted(found) == [("radio: 40% of sales", Why.DRIFT)]


def test_relay_that_says_something_else_than_the_relay_that_it_names_is_drift() -> None:
    found = stands(Told("50% of sales", "radio", relays="post"), Told("40% of sales", "wire", relays="radio"))
    assert accounts(found) == ["50% of sales: post"]
    assert not_counted(found) == [("wire: 40% of sales", Why.DRIFT)]


def test_less_precise_reports_are_beside_the_account_and_make_it_no_stronger() -> None:
    found = stands(
        Told("50% of sales"),
        Told("~50% of sales", "radio", basis=Basis.DOCUMENT),
        Told("50%", "wire"),
        Told("present", "herald"),
    )
    assert accounts(found) == ["50% of sales: post"]
    assert (found.accounts[0].strength.origins, found.accounts[0].strength.basis) == (1, Basis.TOLD)
    assert beside(found) == ["herald: present", "radio: ~50% of sales", "wire: 50%"]


def test_ranges_that_overlap_are_said_by_both() -> None:
    found = stands(Told("40–55% of sales"), Told("50–60% of sales", "radio"))
    assert accounts(found) == ["50–55% of sales: post, radio"]


def test_only_the_base_is_contested() -> None:
    found = stands(Told("50% of sales"), Told("50% of profit", "radio"), Told("50%", "wire"))
    assert accounts(found) == ["50% of profit: radio", "50% of sales: post"]
    assert beside(found) == ["wire: 50%", "wire: 50%"]
    assert found.state is State.CONTESTED


def test_what_fits_two_accounts_speaks_for_neither() -> None:
    found = stands(Told("40–48% of sales"), Told("44–56% of sales", "wire"), Told("52–60% of sales", "radio"))
    assert accounts(found) == ["40–48% of sales: post", "52–60% of sales: radio"]


def test_retracted_report_is_shown_and_not_counted_nor_are_relays_of_it() -> None:
    found = stands(
        Told("50% of sales", retracted="2025-02-20"),
        Told("about half of sales", "radio", relays="post"),
        Told("50% of sales", "wire", relays="radio"),
    )
    assert found.accounts == ()
    assert {why for _, why in not_counted(found)} == {Why.RETRACTED}
    assert len(found.asides) == 3


def test_retraction_does_not_make_an_account_of_a_relay_that_drifted() -> None:
    found = stands(Told("50% of sales", retracted="2025-02-20"), Told("40% of sales", "radio", relays="post"))
    assert found.accounts == ()
    assert ("radio: 40% of sales", Why.DRIFT) in not_counted(found)


def test_relay_of_a_report_that_its_outlet_repeats_outlives_the_retraction() -> None:
    found = stands(
        Told("50% of sales", retracted="2025-02-20"),
        Told("half of sales"),
        Told("50% of sales", "radio", relays="post"),
    )
    assert accounts(found) == ["half of sales: post"]
    assert len(found.accounts[0].reports) == 2


def test_retraction_counts_from_its_day() -> None:
    told, by = Told("50% of sales", retracted="2025-02-20"), (source("post", "2025-02-10"),)
    days = [datetime.date(2025, 2, day) for day in (9, 10, 19, 20)]
    states = [stands(told, sources=by, lens=Lens(known=day)) for day in days]
    assert [len(found.accounts) for found in states] == [0, 1, 1, 0]
    assert [len(found.asides) for found in states] == [0, 0, 0, 1]


def test_without_a_source_its_relays_go_too() -> None:
    reports = (
        Told("50% of sales", "radio", relays="post"),
        Told("50% of sales", "wire", relays="radio"),
        Told("40% of sales", "herald"),
    )
    assert accounts(stands(*reports, lens=Lens(without=frozenset({"post"})))) == ["40% of sales: herald"]


def test_ruling_keeps_the_others_in_sight() -> None:
    found = stands(Told("50% of sales"), Told("40% of sales", "radio"), accept="radio")
    assert accounts(found) == ["40% of sales: radio"]
    assert not_counted(found) == [("post: 50% of sales", Why.OVERRULED)]
    assert found.ruling is not None


def test_ruling_for_a_source_that_only_fits_keeps_what_fits() -> None:
    found = stands(
        Told("50% of sales"), Told("about half of sales", "radio"), Told("40% of sales", "wire"), accept="radio"
    )
    assert accounts(found) == ["50% of sales: post"]


def test_ruling_for_a_source_that_is_not_on_file_changes_nothing() -> None:
    reports = Told("50% of sales"), Told("40% of sales", "radio")
    assert stands(*reports, accept="herald") == stands(*reports)


FULL = clause(ValueType.TEXT, "term")


PRINTED = Told("a plan", "gazette", basis=Basis.PUBLISHED, clause="term")


def full_text(*reports: Told, read: tuple[str, ...] | None = ("share", "term"), printed: Told = PRINTED) -> Standing:
    by_draft = {"first": {"gazette": read}} if read is not None else {}
    deal = record([PERCENT, FULL], {"first": [printed, *reports]}, [source("gazette", full_text=True)], read=by_draft)
    return Standings(deal).of("first", "share")


def test_what_a_text_does_not_have_that_was_read_for_it_is_absent() -> None:
    found = full_text()
    assert (accounts(found), found.state) == (["absent: gazette"], State.SETTLED)
    assert found.accounts[0].reports[0].who.startswith("inferred")


@pytest.mark.parametrize("read", [None, (), ("term",)])
def test_silence_of_a_printed_text_that_was_not_read_for_a_clause_is_no_absence(read: tuple[str, ...] | None) -> None:
    found = full_text(read=read)
    assert (found.accounts, found.state, found.unread) == ((), State.NOT_READ, ("gazette",))


def test_a_draft_is_read_by_its_own_list_even_where_the_source_reports_nothing_on_it() -> None:
    read = {"first": {"gazette": ("share",)}}
    deal = record([PERCENT, FULL], {"first": [], "second": [PRINTED]}, [source("gazette", full_text=True)], read=read)
    assert accounts(Standings(deal).of("first", "share")) == ["absent: gazette"]
    assert Standings(deal).of("first", "term").state is State.NOT_READ
    assert Standings(deal).of("second", "share").state is State.NOT_READ


def test_a_source_that_printed_nothing_whole_is_not_read() -> None:
    deal = record(
        [PERCENT, FULL], {"first": [Told("a plan", "gazette", clause="term")]}, read={"first": {"gazette": ("share",)}}
    )
    assert Standings(deal).of("first", "share") == Standing()


def test_a_text_counts_from_the_day_that_it_was_printed() -> None:
    deal = record(
        PERCENT,
        {"first": []},
        [source("gazette", "2025-02-10", full_text=True)],
        read={"first": {"gazette": ("share",)}},
    )
    states = [Standings(deal, Lens(known=datetime.date(2025, 2, day))).of("first", "share").state for day in (9, 10)]
    assert states == [State.NOT_REPORTED, State.SETTLED]
    assert Standings(deal, Lens(without=frozenset({"gazette"}))).of("first", "share") == Standing()


def test_what_was_not_read_does_not_hide_what_is_told() -> None:
    found = full_text(Told("50% of sales", "radio"), read=("term",))
    assert (accounts(found), found.state) == (["50% of sales: radio"], State.SETTLED)


def test_a_printed_text_settles_a_clause_and_says_what_it_bore_out() -> None:
    found = full_text(
        Told("50% of sales", "gazette", basis=Basis.PUBLISHED),
        Told("half of sales", "post"),
        Told("about 50%", "radio"),
        Told("about 50% of sales", "review"),
        Told("50% of sale", "weekly"),
        Told("40% of sales", "wire", basis=Basis.DOCUMENT),
        Told("absent", "herald"),
        Told("60% of sales", "tribune", demand=True),
        Told("60% of sales", "courier", one_of=("first", "second")),
    )
    assert (accounts(found), found.state) == (["50% of sales: gazette"], State.SETTLED)
    assert found.accounts[0].strength.origins == 1
    assert dict(not_counted(found)) == {
        "post: half of sales": Why.BORNE_OUT,
        "radio: about 50%": Why.LESS_PRECISE,
        "review: about 50% of sales": Why.BORNE_OUT,
        "weekly: 50% of sale": Why.NOT_DECIDED,
        "wire: 40% of sales": Why.REFUTED,
        "herald: absent": Why.REFUTED,
        "tribune: 60% of sales": Why.NOT_DECIDED,
        "courier: 60% of sales": Why.NOT_DECIDED,
    }


def test_an_absence_that_was_read_refutes_and_bears_out() -> None:
    found = full_text(Told("50% of sales", "radio"), Told("absent", "post"))
    assert accounts(found) == ["absent: gazette"]
    assert dict(not_counted(found)) == {"radio: 50% of sales": Why.REFUTED, "post: absent": Why.BORNE_OUT}


def test_two_printed_texts_that_differ_stay_contested() -> None:
    printed = [Told(says, outlet, basis=Basis.PUBLISHED) for says, outlet in [("50%", "gazette"), ("40%", "herald")]]
    sources = [source("gazette", full_text=True), source("herald", full_text=True)]
    found = Standings(record(PERCENT, {"first": [*printed, Told("50%"), Told("60%", "wire")]}, sources))
    standing = found.of("first", "share")
    assert standing.state is State.CONTESTED
    assert dict(not_counted(standing)) == {"post: 50%": Why.NOT_DECIDED, "wire: 60%": Why.REFUTED}


def test_a_second_source_that_printed_the_same_text_infers_nothing() -> None:
    printed = [Told("50% of sales", "gazette", basis=Basis.PUBLISHED)]
    other = Told("a plan", "herald", basis=Basis.PUBLISHED, clause="term")
    sources = [source("gazette", full_text=True), source("herald", full_text=True)]
    found = Standings(record([PERCENT, FULL], {"first": [*printed, other]}, sources)).of("first", "share")
    assert (accounts(found), found.state) == (["50% of sales: gazette"], State.SETTLED)


def test_a_second_printing_that_was_read_says_nothing_by_its_silence_of_what_the_first_one_has() -> None:
    printed = [Told("50% of sales", "gazette", basis=Basis.PUBLISHED)]
    sources = [source("gazette", full_text=True), source("herald", full_text=True)]
    read = {"first": {"gazette": ("share", "term"), "herald": ("share", "term")}}
    found = Standings(record([PERCENT, FULL], {"first": printed}, sources, read=read))
    assert accounts(found.of("first", "share")) == ["50% of sales: gazette"]
    assert accounts(found.of("first", "term")) == ["absent: gazette, herald"]


@pytest.mark.parametrize("basis", [Basis.DOCUMENT, Basis.TOLD])
def test_a_text_that_speaks_of_another_draft_in_passing_has_not_printed_that_one(basis: Basis) -> None:
    read = {"second": {"gazette": ("share",)}}
    told = {"first": [Told("a plan", "gazette", basis=basis, clause="term")], "second": [PRINTED]}
    deal = record([PERCENT, FULL], told, [source("gazette", full_text=True)], read=read)
    assert Standings(deal).of("first", "share") == Standing()


def test_a_relay_or_a_quotation_of_a_text_that_was_not_printed_whole_settles_nothing() -> None:
    for told in (
        Told("50% of sales", "radio", basis=Basis.PUBLISHED),
        Told("50% of sales", "radio", "gazette", Basis.PUBLISHED),
    ):
        found = stands(told, Told("40% of sales", "wire"), sources=(source("gazette", full_text=True),))
        assert found.state is State.CONTESTED


def test_retracted_text_says_nothing() -> None:
    found = full_text(read=None, printed=replace(PRINTED, retracted="2025-02-20"))
    assert (found.accounts, found.state) == ((), State.NOT_REPORTED)


def test_a_demand_is_possible_and_no_more() -> None:
    found = stands(Told("50% of sales", demand=True))
    assert (accounts(found), found.state) == (["50% of sales: post"], State.POSSIBLE)
    assert not found.accounts[0].sure


def test_a_demand_makes_nothing_contested_nor_stronger() -> None:
    found = stands(Told("50% of sales"), Told("60% of sales", "radio", demand=True), Told("50%", "wire", demand=True))
    assert (accounts(found), found.state) == (["50% of sales: post"], State.SETTLED)
    assert found.accounts[0].strength.origins == 1
    assert beside(found) == []
    assert not_counted(found) == [("radio: 60% of sales", Why.WANTED), ("wire: 50%", Why.WANTED)]


def test_a_copy_is_no_origin_of_its_own() -> None:
    copies = tuple(replace(source(id), copy_of="wire") for id in ("radio", "herald"))
    same = [Told("50% of sales", id) for id in ("wire", "radio", "herald")]
    found = stands(*same, sources=copies)
    assert (accounts(found), found.accounts[0].strength.origins) == (["50% of sales: wire"], 1)
    assert len(found.accounts[0].reports) == 3
    only_copies = stands(*same[1:], sources=(*copies, source("wire")))
    assert accounts(only_copies) == ["50% of sales: wire"]
    assert accounts(stands(*same[1:], sources=copies)) == ["50% of sales: herald"]
    otherwise = stands(Told("40% of sales", "wire"), same[1], sources=copies)
    assert accounts(otherwise) == ["40% of sales: wire", "50% of sales: radio"]
    assert not_counted(otherwise) == []
    deal = record(PERCENT, {"first": same}, copies)
    assert credit(Standings(deal).of("first", "share").accounts[0], deal) == "50% of sales told wire"
    without = stands(*same[1:], sources=(*copies, source("wire")), lens=Lens(without=frozenset({"wire"})))
    assert without.accounts == ()


def test_a_copy_falls_with_what_it_is_a_copy_of() -> None:
    found = stands(
        Told("50% of sales", "wire", retracted="2025-02-20"),
        Told("50% of sales", "radio"),
        sources=(replace(source("radio"), copy_of="wire"),),
    )
    assert found.accounts == ()


def test_strength_says_how_many_of_how_many() -> None:
    found = stands(
        Told("50% of sales", basis=Basis.DOCUMENT),
        Told("50% of sales", "post-2"),
        Told("50% of sales", "radio"),
        Told("50% of sales", "wire"),
    )
    assert found.accounts[0].strength == Strength(Basis.DOCUMENT, 3, 0, {Basis.DOCUMENT: 1, Basis.TOLD: 2})


def test_ruling_keeps_every_account_of_its_source() -> None:
    found = stands(Told("4%", "s2"), Told("at least 6%", "s2"), Told("7%", "s1"), Told("9%", "s3"), accept="s2")
    assert accounts(found) == ["4%: s2", "7%: s1", "9%: s3"]
    found = stands(Told("4%", "s2"), Told("at least 6%", "s2"), Told("5%", "s1"), accept="s2")
    assert accounts(found) == ["4%: s2", "at least 6%: s2"]


def second(drafts: Drafts) -> Standing:
    return Standings(record(PERCENT, drafts)).of("second", "share")


@pytest.mark.parametrize(
    ("before", "says", "expected"),
    [
        (["50% of sales"], "lowered since first", ["less than 50% of sales: wire"]),
        (["50% of sales"], "removed since first", ["absent: wire"]),
        (["50% of sales"], "unchanged since first", ["50% of sales: wire"]),
        (["absent"], "added since first", ["included, no details: wire"]),
        (["absent"], "unchanged since first", ["absent: wire"]),
        (["present"], "raised since first", ["included, no details: wire"]),
        (["50% of sales", "50% of profit"], "unchanged since first", ["50% of profit: wire", "50% of sales: wire"]),
        # It was below one of the two; "less than 40%" would be more than anybody said.
        (["50% of sales", "40% of sales"], "lowered since first", ["included, no details: wire"]),
        ([], "removed since first", ["absent: wire"]),
        ([], "raised since first", ["included, no details: wire"]),
        ([], "unchanged since first", []),
    ],
)
def test_reported_change_read_against_the_draft_that_it_names(
    before: list[str], says: str, expected: list[str]
) -> None:
    told = [Told(words, outlet) for words, outlet in zip(before, ("post", "radio"), strict=False)]
    assert accounts(second({"first": told, "second": [Told(says, "wire")]})) == expected


def test_unchanged_since_what_nobody_reported_is_shown_and_not_counted() -> None:
    found = second({"first": [], "second": [Told("unchanged since first")]})
    assert not_counted(found) == [("post: unchanged since first", Why.NOTHING_TO_KEEP)]


def test_reported_changes_in_a_circle_end() -> None:
    drafts = {
        "first": [Told("removed since second")],
        "second": [Told("lowered since first"), Told("raised since second")],
    }
    deal = record(PERCENT, drafts)
    assert accounts(Standings(deal).of("first", "share")) == ["absent: post"]
    assert accounts(Standings(deal).of("second", "share")) == ["included, no details: post"]
    assert compare(deal, "first", "second").changes
