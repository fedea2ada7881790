"""How a clause stands in a draft: who counts, what merges, what is contested, and what is only shown."""

import datetime

import pytest

from draftdiff.api import compare
from draftdiff.comparing.standing import Lens, Standing, Standings, State, Why
from draftdiff.model import Basis, Source
from draftdiff.telling import words
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


def full_text(*reports: Told) -> Standing:
    printed = Told("a plan", "gazette", basis=Basis.PUBLISHED, clause="term")
    deal = record([PERCENT, FULL], {"first": [printed, *reports]}, [source("gazette", full_text=True)])
    return Standings(deal).of("first", "share")


def test_silence_of_a_published_full_text_is_absence() -> None:
    found = full_text()
    assert accounts(found) == ["absent: gazette"]
    assert found.accounts[0].reports[0].who.startswith("inferred")


def test_silence_of_a_full_text_is_not_absence_where_somebody_cites_it() -> None:
    assert accounts(full_text(Told("50% of sales", "radio", relays="gazette"))) == ["50% of sales: gazette"]


def test_retracted_full_text_says_nothing_by_its_silence() -> None:
    printed = Told("a plan", "gazette", basis=Basis.PUBLISHED, clause="term", retracted="2025-02-20")
    deal = record([PERCENT, FULL], {"first": [printed]}, [source("gazette", full_text=True)])
    assert Standings(deal).of("first", "share").accounts == ()


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
