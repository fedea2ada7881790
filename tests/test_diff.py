"""What the diff makes of two drafts: one row an example, then reports that speak of another draft."""

from dataclasses import replace

import pytest

from draftdiff.api import compare
from draftdiff.comparing.changes import KINDS, REPORTED, Change, Group, ItemsDelta, Kind, group
from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import State
from draftdiff.model import Basis, Deal, DraftKind, ShiftWord
from draftdiff.telling import words
from draftdiff.values import Delta, ValueType, display_delta
from tests.records import Drafts, Told, clause, record

FAVOURS = {
    **dict.fromkeys(("higher", "wider", "present", "no", "Northport"), "US"),
    **dict.fromkeys(("lower", "narrower", "absent", "yes"), "UA"),
}

NOTHING = ""

# Type, before, after, what it is or may be, by how much, and towards whom.
EXAMPLES = """
text     | absent             | present            | added                  |                               |
text     | absent             | a plan             | added                  |                               | US
percent  | absent             | 50% of sales       | added                  |                               | US
place    | absent             | Northport          | added                  |                               | US
text     | present            | absent             | dropped                |                               |
percent  | 50% of sales       | absent             | dropped                |                               | UA
place    | Northport          | absent             | dropped                |                               | UA
percent  | present            | 50% of sales       | specified              |                               |
percent  | 50% of sales       | present            | blurred                |                               |
percent  | 40% of sales       | 50% of sales       | raised                 | +10 points                    | US
percent  | 50% of sales       | 40% of sales       | lowered                | −10 points                    | UA
percent  | 50% of sales       | 25% of sales       | lowered                | −25 points, halved            | UA
percent  | half of sales      | 50% of sales       | kept                   |                               |
money    | $500bn             | $250bn             | lowered                | −$250bn, halved               | UA
money    | $500bn             | $1tn               | raised                 | +$500bn, doubled              | US
money    | $500bn             | €500bn             | changed, kept          |                               |
money    | $5m of ore         | €5m of sales       | changed, rebased       |                               |
money    | $4.6bn             | $5bn               | raised, kept           |                               |
money    | $4.6bn             | $5.0bn             | raised                 | +$400m                        | US
percent  | 33.3% of sales     | 33% of sales       | lowered, kept          |                               |
percent  | 50% of sales       | 46% of sales       | lowered                | −4 points                     | UA
duration | 52 weeks           | 1 year             | raised, kept           |                               |
duration | 10 years           | 520 weeks          | lowered, kept          |                               |
duration | 1 year             | 6 months           | lowered                | −6 months, halved             | UA
number   | 300                | 100                | lowered                | −200, a third of it           | UA
duration | 10 years           | 5 years            | lowered                | −5 years, halved              | UA
duration | 1 month            | 30 days            | lowered, raised, kept  | between −1 day and +2 days    |
date     | 2025-02-20         | 2025-03-01         | raised                 | 9 days later                  | US
date     | 2025-02            | 2025-01-31         | lowered                | between 1 and 28 days earlier | UA
list     | ore                | ore, oil           | widened                | + oil                         | US
list     | ore, oil           | ore                | narrowed               | − oil                         | UA
list     | ore, oil           | ore, gas           | changed                | + gas, − oil                  |
list     | oil, ore           | ore, Oil           | kept                   |                               |
list     | ore, …             | ore, oil           | widened, narrowed, changed, kept |                     |
list     | ore, oil           | ore, …             | widened, narrowed, changed, kept |                     |
list     | ore, …             | ore                | narrowed, kept         |                               |
list     | ore                | oil, ore, …        | widened                | + oil                         | US
list     | ore, …             | oil, …             | widened, narrowed, changed, kept |                     |
yes-no   | no                 | yes                | changed                |                               | UA
yes-no   | yes                | no                 | changed                |                               | US
yes-no   | no                 | absent             | kept                   |                               |
yes-no   | yes                | present            | kept                   |                               |
yes-no   | present            | present            | kept                   |                               |
yes-no   | absent             | present            | changed                |                               | UA
yes-no   | present            | no                 | changed                |                               | US
yes-no   | yes                | open               | opened                 |                               |
place    | Northport          | Eastmark           | changed                |                               |
place    | Eastmark           | Northport          | changed                |                               | US
place    | Northport          | northport          | kept                   |                               |
choice   | lease              | sale               | changed                |                               |
text     | a plan             | no plan            | changed                |                               |
text     | a plan             | A  Plan            | kept                   |                               |
percent  | 50% of sales       | 50% of profit      | rebased                |                               |
percent  | 50% of sales       | 40% of profit      | changed                |                               |
percent  | 50% of sales       | 50% of Sales       | kept                   |                               |
percent  | 50% of sales       | 40%                | lowered, changed       |                               |
percent  | 50%                | 50% of sales       | rebased, kept          |                               |
percent  | 50%                | 40%                | lowered, changed       |                               |
percent  | 50%                | 50%                | rebased, kept          |                               |
percent  | ~50% of sales      | ~50% of sales      | alike                  |                               |
number   | more than 5        | more than 5        | alike                  |                               |
date     | 2025-02            | 2025-02            | alike                  |                               |
date     | 2025-02-20         | 2025-02-20         | kept                   |                               |
list     | ore, …             | ore, …             | alike                  |                               |
percent  | at least 50% of X  | at least 50% of Y  | rebased, changed       |                               |
text     | open               | open               | alike                  |                               |
text     | a plan             | open               | opened                 |                               |
money    | open               | $5m                | fixed                  |                               |
text     | open               | absent             | dropped                |                               | UA
text     | absent             | open               | added                  |                               | US
text     | present            | open               | opened, alike          |                               |
percent  | 50% of sales if new | 50% of sales if old | conditioned          |                               |
percent  | 50% of sales if new | 50% of sales      | conditioned, kept      |                               |
percent  | 50% of sales if new | 60% of sales if new | raised               | +10 points                    | US
percent  | 50% of sales if new | 60% of sales if old | changed              |                               |
percent  | 50% of sales if new | 50% of profit if old | changed             |                               |
place    | the courts of New York | courts in New York | reworded           |                               |
place    | Zürich             | Zurich             | reworded               |                               |
place    | New York           | New York City      | reworded               |                               |
place    | New York           | the courts of New York | reworded               |                               |
place    | Korea              | North Korea        | changed                |                               |
place    | London             | London and Paris   | changed                |                               |
place    | Kyiv               | Kiev               | reworded               |                               |
place    | Lviv               | Lvov               | reworded               |                               |
place    | Kyiv               | London             | changed                |                               |
place    | Slovakia           | Slovenia           | changed                |                               |
text     | courts of Germany  | German courts      | reworded               |                               |
text     | Ukraine's parliament | the Ukrainian parliament | reworded               |                               |
text     | Ukraine's parliament | Russia's parliament | changed                |                               |
text     | ten years          | 10 years           | reworded               |                               |
text     | ten years          | 11 years           | changed                |                               |
percent  | 0% of sales        | absent             | reworded               |                               |
money    | absent             | $0                 | reworded               |                               |
money    | $0                 | $5m                | raised                 | +$5m                          | US
list     | Kyiv, Rome         | Kiev, Rome         | reworded               |                               |
text     | at least once a year | at least once each year | reworded        |                               |
text     | a joint fund       | no joint fund      | changed                |                               |
text     | payments to Ukraine | payments from Ukraine | changed            |                               |
percent  | 50% of revenue from minerals | 50% of mineral revenue | reworded |                               |
percent  | 50% of mining revenue | 40% of mining revenues | lowered, changed |                              |
percent  | 50% of mining revenue | 50% of the mining-revenue | reworded   |                               |
list     | rare earths, oil   | the rare earths, oil | reworded             |                               |
list     | rare earths, oil   | rare earth         | narrowed, changed      |                               |
percent  | ~50% of sales      | 50% of sales       | raised, lowered, kept  | between −5 and +5 points      |
percent  | ~50% of sales      | 40% of sales       | lowered                | between −15 and −5 points     | UA
percent  | up to 50% of sales | 60% of sales       | raised                 | at least +10 points           | US
percent  | up to 50% of sales | 50% of sales       | raised, kept           |                               |
percent  | up to 50% of sales | up to 40% of sales | raised, lowered, kept  |                               |
percent  | 50% of sales       | up to 50% of sales | lowered, kept          |                               |
percent  | 50% of sales       | less than 50% of sales | lowered            |                               | UA
absent   | absent             | absent             | kept                   |                               |
text     | present            | present            | alike                  |                               |
percent  | 50% of sales       |                    | not-reported           |                               |
percent  |                    | 50% of sales       | newly-reported         |                               |
text     | absent             |                    | not-reported           |                               |
text     |                    | absent             | newly-reported         |                               |
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in EXAMPLES.strip().splitlines()]


def changed(deal: Deal, before: str = "first", after: str = "second") -> Change:
    (change,) = compare(deal, before, after).changes
    return change


def kinds(change: Change) -> list[str]:
    assert change.kind is (change.possible[0] if len(change.possible) == 1 else Kind.UNCLEAR)
    assert change.certain == (change.kind not in (Kind.UNCLEAR, Kind.ALIKE, Kind.REWORDED))
    return sorted(change.possible)


def by_how_much(change: Change) -> str:
    match change.delta:
        case Delta() as delta:
            return display_delta(delta)
        case ItemsDelta(added, removed):
            return ", ".join([*(f"+ {name}" for name in added), *(f"− {name}" for name in removed)])
        case _:
            return NOTHING


@pytest.mark.parametrize("row", ROWS, ids=[", ".join(row[:3]) for row in ROWS])
def test_one_report_on_each_side(row: tuple[str, ...]) -> None:
    type, before, after, expected, delta, favours = row
    kind = ValueType.TEXT if type == "absent" else ValueType(type)
    share = clause(kind, favours=FAVOURS, of_required=kind is ValueType.PERCENT)
    drafts = {"first": [Told(before)] if before else [], "second": [Told(after)] if after else []}
    change = changed(record(share, drafts))
    assert kinds(change) == sorted(one.strip() for one in expected.split(","))
    assert (by_how_much(change), change.favours or NOTHING) == (delta, favours)


PERCENT = clause(ValueType.PERCENT, favours=FAVOURS, of_required=True)


def percent(drafts: Drafts, rulings: dict[str, str] | None = None) -> Deal:
    return record(PERCENT, drafts, rulings=rulings)


CONTESTED = [Told("50% of sales", "post"), Told("50% of profit", "radio")]


def test_contested_accounts_that_fall_alike_are_lowered_for_certain() -> None:
    deal = percent({"first": [Told("50% of sales"), Told("60% of sales", "radio")], "second": [Told("40% of sales")]})
    change = changed(deal)
    assert kinds(change) == ["lowered"]
    assert (by_how_much(change), change.favours) == ("between −20 and −10 points", "UA")


def test_contested_accounts_that_differ_in_direction_are_unclear_and_favour_nobody() -> None:
    deal = percent({"first": [Told("50% of sales"), Told("30% of sales", "radio")], "second": [Told("40% of sales")]})
    change = changed(deal)
    assert kinds(change) == ["lowered", "raised"]
    assert (by_how_much(change), change.favours) == ("between −10 and +10 points", None)


def test_only_the_base_is_contested() -> None:
    change = changed(percent({"first": CONTESTED, "second": [Told("40% of sales")]}))
    assert kinds(change) == ["changed", "lowered"]
    assert change.delta is None


def test_unchanged_since_a_contested_draft_is_kept_for_certain() -> None:
    change = changed(percent({"first": CONTESTED, "second": [Told("unchanged since first", "herald")]}))
    assert kinds(change) == ["kept"]
    assert len(change.after.accounts) == 2


def test_two_drafts_unchanged_since_a_third_are_the_same() -> None:
    drafts = {
        "zero": CONTESTED,
        "first": [Told("unchanged since zero", "herald")],
        "second": [Told("unchanged since zero", "wire")],
    }
    assert kinds(changed(percent(drafts))) == ["kept"]


def test_chain_of_reported_changes_over_three_drafts() -> None:
    drafts = {
        "first": [Told("50% of sales")],
        "second": [Told("lowered since first")],
        "third": [Told("unchanged since second")],
        "fourth": [Told("lowered since third")],
    }
    deal = percent(drafts)
    assert kinds(changed(deal, "first", "third")) == ["lowered"]
    assert kinds(changed(deal, "first", "fourth")) == ["lowered"]
    assert kinds(changed(deal, "second", "third")) == ["kept"]
    assert changed(deal, "first", "fourth").delta is None


def test_lowered_since_a_draft_that_was_unchanged() -> None:
    drafts = {
        "first": [Told("present")],
        "second": [Told("unchanged since first")],
        "third": [Told("lowered since second", "radio")],
    }
    assert kinds(changed(percent(drafts), "first", "third")) == ["lowered"]


def test_lowered_since_an_about_value_is_never_shown_as_a_rise() -> None:
    drafts = {"first": [Told("~50% of sales")], "second": [Told("lowered since first"), Told("48% of sales", "radio")]}
    change = changed(percent(drafts))
    assert kinds(change) == ["lowered"]
    assert by_how_much(change) == "at most 7 points less"


def test_reported_change_that_a_value_contradicts() -> None:
    drafts = {"first": [Told("50% of sales")], "second": [Told("lowered since first"), Told("60% of sales", "radio")]}
    assert kinds(changed(percent(drafts))) == ["lowered", "raised"]


@pytest.mark.parametrize(
    ("before", "says", "expected"),
    [
        ("absent", "removed since first", ["dropped", "kept"]),
        ("50% of sales", "added since first", ["added", "blurred"]),
        ("absent", "raised since first", ["added", "raised"]),
    ],
)
def test_reported_change_that_the_earlier_draft_contradicts(before: str, says: str, expected: list[str]) -> None:
    """Either report may be wrong, so both readings are shown."""
    change = changed(percent({"first": [Told(before)], "second": [Told(says, "radio")]}))
    assert (change.kind, kinds(change), change.favours) == (Kind.UNCLEAR, expected, None)


def test_removed_since_a_draft_that_some_say_never_had_it_is_not_certain() -> None:
    drafts = {"first": [Told("50% of sales"), Told("absent", "radio")], "second": [Told("removed since first", "wire")]}
    assert kinds(changed(percent(drafts))) == ["dropped", "kept"]


def test_raised_since_a_contested_draft_and_a_value_between_the_two() -> None:
    """It was raised if the one is right, and lowered if the other is."""
    drafts = {
        "first": [Told("50% of sales"), Told("60% of sales", "radio")],
        "second": [Told("raised since first", "wire"), Told("55% of sales", "herald")],
    }
    assert kinds(changed(percent(drafts))) == ["lowered", "raised"]


def test_raised_and_unchanged_contradict_each_other_even_where_values_fit() -> None:
    drafts = {
        "first": [Told("40–60% of sales")],
        "second": [Told("raised since first"), Told("unchanged since first", "radio")],
    }
    assert kinds(changed(percent(drafts))) == ["kept", "raised"]


@pytest.mark.parametrize(
    ("says", "kind", "mirrored"),
    [
        ("removed since first", "dropped", "added"),
        ("added since first", "added", "dropped"),
        ("raised since first", "raised", "lowered"),
        ("lowered since first", "lowered", "raised"),
    ],
)
def test_a_report_may_itself_say_what_the_silent_draft_had(says: str, kind: str, mirrored: str) -> None:
    deal = percent({"first": [], "second": [Told(says)]})
    assert kinds(changed(deal)) == [kind]
    assert kinds(changed(deal, "second", "first")) == [mirrored]


def test_that_holds_for_the_draft_it_names_and_no_other() -> None:
    deal = percent(
        {
            "zero": [],
            "first": [],
            "second": [Told("removed since first")],
            "third": [Told("unchanged since second", "radio")],
        }
    )
    assert kinds(changed(deal, "zero", "second")) == ["newly-reported"]
    assert kinds(changed(deal, "first", "third")) == ["newly-reported"]


def test_unchanged_since_a_silent_draft_says_nothing_where_nothing_else_is_told() -> None:
    comparison = compare(percent({"first": [], "second": [Told("unchanged since first")]}), "first", "second")
    assert comparison.changes == ()


def test_a_relay_cannot_turn_silence_into_a_removal() -> None:
    """The origin's own report says absent; only the outlet that passes it on says removed."""
    drafts = {"first": [], "second": [Told("absent", "post"), Told("removed since first", "radio", relays="post")]}
    assert kinds(changed(percent(drafts))) == ["newly-reported"]


def test_ruling_makes_a_change_certain() -> None:
    deal = percent({"first": CONTESTED, "second": [Told("40% of sales")]}, {"first": "post"})
    assert kinds(changed(deal)) == ["lowered"]


def test_drafts_without_reports() -> None:
    comparison = compare(percent({"first": [], "second": []}), "first", "second")
    assert (comparison.changes, [one.id for one in comparison.never_reported]) == ((), ["share"])


def test_unknown_draft() -> None:
    with pytest.raises(KeyError):
        compare(percent({"first": []}), "first", "second")


def test_strength_does_not_decide() -> None:
    """A seen document does not outvote what somebody was told: only a ruling decides."""
    seen = Told("50% of sales", basis=Basis.DOCUMENT)
    drafts = {"first": [seen, Told("30% of sales", "radio")], "second": [Told("40% of sales")]}
    assert not changed(percent(drafts)).certain


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_shown_and_mirrored(kind: Kind) -> None:
    assert KINDS[KINDS[kind].mirror].mirror is kind
    assert words.KINDS[kind].verb
    assert group(kind) in Group


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_and_its_mirror_are_of_one_sort(kind: Kind) -> None:
    """What is a change, measured, or said by a report in one direction is so in the other."""
    one, mirror = KINDS[kind], KINDS[KINDS[kind].mirror]
    one_sided = {Group.NEWLY_REPORTED, Group.NOT_REPORTED}
    assert one.group is mirror.group or {one.group, mirror.group} == one_sided
    assert one.measured == mirror.measured
    assert bool(one.way) == bool(mirror.way)
    assert bool(one.reported) == bool(mirror.reported)


def test_every_reported_change_is_of_one_kind() -> None:
    assert set(REPORTED) == set(ShiftWord)
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize(
    ("zero", "first", "second", "expected"),
    [
        ([], "raised since zero", "lowered since zero", ["lowered"]),
        (["present"], "raised since zero", "lowered since zero", ["lowered"]),
        (["present"], "raised since zero", "unchanged since zero", ["lowered"]),
        (["present"], "unchanged since zero", "raised since zero", ["raised"]),
        (["present"], "unchanged since zero", "unchanged since zero", ["kept"]),
        (["~50% of sales"], "unchanged since zero", "unchanged since zero", ["kept"]),
        (["50% of sales"], "raised since zero", "raised since zero", ["kept", "lowered", "raised"]),
        ([], "raised since zero", "raised since zero", ["kept", "lowered", "raised"]),
        # Nobody says what became of it from the one to the other.
        ([], "added since zero", "added since zero", ["alike"]),
    ],
)
def test_what_became_of_both_since_a_third_draft_ties_them(
    zero: list[str], first: str, second: str, expected: list[str]
) -> None:
    drafts = {"zero": [Told(one) for one in zero], "first": [Told(first)], "second": [Told(second, "radio")]}
    assert kinds(changed(percent(drafts))) == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [("removed", ["dropped", "kept"]), ("added", ["added", "kept"]), ("raised", ["kept", "raised"])],
)
def test_unchanged_contradicts_a_reported_change_even_of_a_silent_draft(says: str, expected: list[str]) -> None:
    deal = percent({"first": [], "second": [Told(f"{says} since first"), Told("unchanged since first", "radio")]})
    change = changed(deal)
    assert (kinds(change), change.favours, change.after.state) == (expected, None, State.CONTESTED)


def test_unchanged_since_a_silent_draft_is_kept_where_something_is_told_of_the_later_one() -> None:
    deal = percent({"first": [], "second": [Told("50% of sales"), Told("unchanged since first", "radio")]})
    assert kinds(changed(deal)) == ["kept"]


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        ("removed", "added", ["added", "alike"]),
        ("added", "removed", ["dropped", "kept"]),
        ("added", "raised", ["added", "raised"]),
    ],
)
def test_what_reports_on_two_drafts_take_a_silent_one_to_have_been(
    second: str, third: str, expected: list[str]
) -> None:
    drafts = {"first": [], "second": [Told(f"{second} since first")], "third": [Told(f"{third} since first", "radio")]}
    assert kinds(changed(percent(drafts), "first", "third")) == expected


def test_a_report_on_another_draft_contradicts_what_is_told_of_this_one() -> None:
    drafts = {
        "first": [Told("absent")],
        "second": [Told("removed since first", "radio")],
        "third": [Told("absent", "wire")],
    }
    assert kinds(changed(percent(drafts), "first", "third")) == ["dropped", "kept"]


def test_a_contradicting_report_of_no_change_makes_nothing_more_certain() -> None:
    told = [Told("removed since first"), Told("unchanged since first", "radio")]
    assert kinds(changed(percent({"first": [Told("absent", "wire")], "second": told}))) == ["dropped", "kept"]


def test_a_base_that_a_source_does_not_say_is_not_known_where_the_clause_asks_for_none() -> None:
    share = clause(ValueType.PERCENT, favours=FAVOURS)
    for before, after, expected in [
        ("50% of not said", "60% of not said", ["changed", "raised"]),
        ("50% of not said", "50% of not said", ["kept", "rebased"]),
        ("50% of not said", "60%", ["changed", "raised"]),
        ("50%", "60%", ["raised"]),
    ]:
        assert kinds(changed(record(share, {"first": [Told(before)], "second": [Told(after)]}))) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([Told("50% of sales", demand=True)], [Told("60% of sales")], ["newly-reported", "raised"]),
        ([Told("absent")], [Told("50% of sales", demand=True)], ["added", "not-reported"]),
        ([Told("50% of sales")], [Told("absent", demand=True)], ["dropped", "not-reported"]),
        ([Told("50% of sales", demand=True)], [Told("60% of sales", demand=True)], None),
        ([Told("50% of sales")], [Told("60% of sales"), Told("40% of sales", "radio", demand=True)], ["raised"]),
        ([Told("50% of sales")], [Told("60% of sales"), Told("present", "radio", demand=True)], ["raised"]),
        ([Told("absent")], [Told("50% of sales", one_of=("second", "third"))], ["added", "not-reported"]),
        ([Told("50% of sales")], [Told("absent", one_of=("first", "second"))], ["dropped", "not-reported"]),
        ([Told("absent")], [Told("50% of sales", each_of=("second", "third"))], ["added"]),
    ],
)
def test_a_demand_and_a_word_on_one_of_several_drafts_may_not_be_in_the_text(
    before: list[Told], after: list[Told], expected: list[str] | None
) -> None:
    change = changed(percent({"first": before, "second": after}))
    assert change.kind is Kind.UNCLEAR if expected is None else kinds(change) == expected
    assert change.certain or change.favours is None


def test_a_position_is_no_text() -> None:
    deal = percent({"first": [Told("absent")], "second": [Told("50% of sales", basis=Basis.PUBLISHED)]})
    position = replace(deal.drafts["second"], kind=DraftKind.POSITION)
    change = changed(replace(deal, drafts={**deal.drafts, "second": position}))
    assert (kinds(change), change.favours) == (["added", "not-reported"], None)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("absent", "50% of sales", ["added", "kept"]),
        ("50% of sales", "60% of sales", ["kept", "raised"]),
        ("50% of sales", "50% of sales", ["kept"]),
        ("present", "present", ["alike"]),
        (NOTHING, "removed since first", ["dropped", "kept"]),
        (NOTHING, "50% of sales", ["newly-reported"]),
    ],
)
def test_two_drafts_that_may_be_one_change_nothing_for_certain(before: str, after: str, expected: list[str]) -> None:
    deal = percent({"first": [Told(before)] if before else [], "second": [Told(after, "radio")], "third": []})
    maybe = {"second": ("third",), "third": ("first",)}
    drafts = {id: replace(draft, maybe=maybe.get(id, ())) for id, draft in deal.drafts.items()}
    change = changed(replace(deal, drafts=drafts))
    assert (kinds(change), change.favours, change.maybe_one) == (expected, None, True)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("absent", "50% of sales", ["differs"]),
        ("50% of sales", "60% of sales", ["differs"]),
        ("~50% of sales", "50% of sales", ["differs", "kept"]),
        ("50% of sales", "50% of sales", ["kept"]),
        ("present", "50% of sales", ["specified"]),
    ],
)
def test_where_nobody_knows_which_came_first_nothing_has_a_direction(
    before: str, after: str, expected: list[str]
) -> None:
    deal = percent({"first": [Told(before)], "second": [Told(after)]})
    unordered = replace(deal, drafts={id: replace(draft, follows=None) for id, draft in deal.drafts.items()})
    comparison = compare(unordered, "first", "second")
    (change,) = comparison.changes
    assert (kinds(change), change.delta, change.favours) == (expected, None, None)
    assert (comparison.order, change.order) == (InTime.UNKNOWN, InTime.UNKNOWN)


def test_the_later_draft_first_is_compared_as_asked_and_says_so() -> None:
    comparison = compare(
        percent({"first": [Told("40% of sales")], "second": [Told("50% of sales")]}), "second", "first"
    )
    assert (kinds(comparison.changes[0]), comparison.order) == (["lowered"], InTime.AFTER)


def split(first: list[Told], second: list[Told]) -> Deal:
    court = replace(clause(ValueType.PLACE, "term", FAVOURS), came_from=("share",))
    return record([clause(ValueType.PLACE, favours=FAVOURS), court], {"first": first, "second": second})


@pytest.mark.parametrize(
    ("heir", "expected", "favours"),
    [
        ([Told("Eastmark", clause="term")], ["moved"], None),
        ([Told("Eastmark", clause="term"), Told("absent", "radio", clause="term")], ["dropped", "moved"], None),
        ([Told("absent", clause="term")], ["dropped"], "UA"),
        ([Told("Eastmark", clause="term", demand=True)], ["dropped", "moved"], None),
        ([], ["dropped", "moved"], None),
    ],
)
def test_what_stands_in_a_clause_that_came_from_it_is_moved(
    heir: list[Told], expected: list[str], favours: str | None
) -> None:
    deal = split([Told("Northport"), Told("absent", clause="term")], [Told("absent"), *heir])
    change = compare(deal, "first", "second").changes[0]
    assert (kinds(change), change.favours) == (expected, favours)
    assert kinds(compare(deal, "second", "first").changes[0]) == [KINDS[Kind(one)].mirror.value for one in expected]


def test_nobody_gains_by_a_clause_that_was_split_from_another() -> None:
    deal = split([Told("Northport"), Told("absent", clause="term")], [Told("absent"), Told("Northport", clause="term")])
    court = compare(deal, "first", "second").changes[1]
    assert (kinds(court), court.favours) == (["added"], None)


def test_words_that_the_record_says_are_the_same() -> None:
    same = (("New York", "the courts of New York", "NY"), ("mining", "minerals"))
    place = replace(clause(ValueType.PLACE, favours={"NY": "US", "London": "UA"}), same=same)
    drafts = {"first": [Told("The Courts of New York"), Told("New York", "radio")], "second": [Told("ny")]}
    change = changed(record(place, drafts))
    assert (kinds(change), change.before.state) == (["kept"], State.SETTLED)
    change = changed(record(place, {"first": [Told("London")], "second": [Told("the courts of New York")]}))
    assert (kinds(change), change.favours) == (["changed"], "US")
    based = replace(PERCENT, same=same)
    drafts = {"first": [Told("50% of mining")], "second": [Told("40% of minerals")]}
    assert kinds(changed(record(based, drafts))) == ["lowered"]
    items = replace(clause(ValueType.LIST), same=same)
    assert kinds(changed(record(items, {"first": [Told("oil, minerals")], "second": [Told("mining, oil")]}))) == [
        "kept"
    ]


def test_no_and_absent_are_one_account_of_a_yes_no_clause() -> None:
    answer = clause(ValueType.YES_NO, favours=FAVOURS)
    drafts = {
        "first": [Told("no"), Told("absent", "radio")],
        "second": [Told("yes"), Told("present", "radio"), Told("no", "wire", retracted="2025-02-20")],
    }
    change = changed(record(answer, drafts))
    assert (change.before.state, change.after.state) == (State.SETTLED, State.SETTLED)
    assert (change.before.accounts[0].strength.origins, kinds(change), change.favours) == (2, ["changed"], "UA")
