"""The ledger: who gave way, between bounds, and what the counts must not claim."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.standing import Standings
from draftdiff.history.ledger import Answer, Ledger, ledger
from draftdiff.model import Deal, Draft, DraftKind, Status
from draftdiff.pages.ledger import ROWS
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.records import Told, clause, date, record

EXPECTED = Path(__file__).parent / "expected" / "ledger"
HARBOUR = Path(__file__).parent / "deals" / "harbour"
CANAL = Path(__file__).parent / "deals" / "canal"
NAMES = {*ROWS.values(), "all clauses"}
SHARE = {"higher": "US", "lower": "UA"}


def deal(told: Mapping[str, Sequence[str]], favours: Mapping[str, str] = SHARE, type: str = "percent") -> Deal:
    """Make drafts of what is said of one clause, by the party in front of the dash: `US-1`, `UA-2`."""
    made = record(clause(ValueType(type), favours=favours), {id: tellings(says) for id, says in told.items()})
    drafts: dict[str, Draft] = {}
    for id, draft in made.drafts.items():
        drafts[id] = replace(draft, by=(id.partition("-")[0],), follows=next(reversed(drafts), None))
    return replace(made, drafts=drafts)


def tellings(says: Sequence[str]) -> list[Told]:
    return [Told(one, source) for one, source in zip(says, ("post", "radio", "wire"), strict=False)]


def answer(found: Ledger, party: str = "US") -> Answer:
    tally = next(tally for tally in found.tallies if tally.party == party)
    return next(answer for answer, clauses in tally.clauses.items() if clauses)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({"US-1": ["50% of x"], "US-2": ["40% of x"]}, Answer.GAVE_WAY, id="lower"),
        pytest.param({"US-1": ["50% of x"], "US-2": ["60% of x"]}, Answer.OWN_SIDE, id="harder"),
        pytest.param({"US-1": ["50% of x"], "US-2": ["50% of x"]}, Answer.DID_NOT, id="same"),
        pytest.param({"US-1": ["50% of x", "30% of x"], "US-2": ["40% of x"]}, Answer.MAY_HAVE, id="contested"),
        pytest.param({"US-1": ["50% of x"], "US-2": []}, Answer.UNKNOWN, id="silent"),
        pytest.param({"US-1": [], "US-2": ["40% of x"]}, Answer.UNKNOWN, id="opening-silent"),
        pytest.param({"US-1": [], "US-2": ["lowered since US-1"]}, Answer.GAVE_WAY, id="since-a-silent-one"),
        pytest.param({"US-1": ["present"], "US-2": ["40% of x"]}, Answer.UNKNOWN, id="value-not-said"),
        pytest.param({"US-1": ["50% of x"], "US-2": ["40% of y"]}, Answer.NOT_SAID, id="another-base"),
        pytest.param({"US-1": ["50% of x"], "US-2": ["absent"]}, Answer.NOT_SAID, id="dropped"),
        pytest.param({"US-1": ["50%"], "US-2": ["50% of y"]}, Answer.UNKNOWN, id="perhaps-another-base"),
        pytest.param({"US-1": ["50% of x", "60% of x"], "US-2": ["60% of x"]}, Answer.UNKNOWN, id="perhaps-harder"),
        pytest.param({"US-1": ["50% of x"], "US-2": ["60% of x"], "US-3": []}, Answer.OWN_SIDE, id="certain-first"),
        pytest.param(
            {"US-1": ["50% of x"], "US-2": ["60% of x"], "US-3": ["40% of x"]}, Answer.GAVE_WAY, id="there-and-further"
        ),
        pytest.param({"US-1": ["50% of x"]}, Answer.UNKNOWN, id="opening-position"),
        pytest.param({"US-1": ["50% of x"], "UA-2": ["40% of x"]}, Answer.UNKNOWN, id="not-the-other-side"),
        pytest.param({"US-1": ["50% of x"], "US-2": [], "US-3": ["40% of x"]}, Answer.GAVE_WAY, id="over-silence"),
        pytest.param({"US-1": ["50% of x"], "US-2": [], "US-3": ["50% of x"]}, Answer.UNKNOWN, id="there-and-back"),
        pytest.param(
            {"US-1": ["50% of x"], "US-2": ["50% of x", "40% of x"], "US-3": ["40% of x"]},
            Answer.GAVE_WAY,
            id="in-all-though-no-step-is-certain",
        ),
        pytest.param(
            {"US-1": ["50% of x"], "US-2": ["40% of x"], "US-3": ["50% of x"]}, Answer.GAVE_WAY, id="taken-back"
        ),
    ],
)
def test_what_counts_as_giving_way(told: Mapping[str, Sequence[str]], expected: Answer) -> None:
    assert answer(ledger(Standings(deal(told)))) is expected


def test_a_party_moves_against_its_own_position_not_the_other_partys() -> None:
    found = ledger(
        Standings(deal({"US-1": ["50% of x"], "UA-2": ["10% of x"], "US-3": ["40% of x"], "UA-4": ["30% of x"]}))
    )
    assert [(m.party, m.before.id, m.after.id, m.change.kind) for m in found.moves] == [
        ("US", "US-1", "US-3", Kind.LOWERED),
        ("UA", "UA-2", "UA-4", Kind.RAISED),
    ]
    assert [(tally.party, tally.low, tally.high) for tally in found.tallies] == [("US", 1, 1), ("UA", 1, 1)]


def test_a_step_is_not_named_where_a_draft_in_between_is_silent() -> None:
    (move,) = ledger(Standings(deal({"US-1": ["50% of x"], "US-2": [], "US-3": ["40% of x"]}))).moves
    assert [draft.id for draft in move.between] == ["US-2"]


def test_a_clause_counts_once_however_often_it_moved() -> None:
    found = ledger(Standings(deal({"US-1": ["50% of x"], "US-2": ["40% of x"], "US-3": ["30% of x"]})))
    assert len(found.moves) == 2
    assert (found.tallies[0].low, found.tallies[0].high) == (1, 1)


def test_hardening_is_shown_and_not_counted() -> None:
    found = ledger(Standings(deal({"US-1": ["50% of x"], "US-2": ["60% of x"]})))
    assert [clause.id for clause in found.tallies[0].clauses[Answer.OWN_SIDE]] == ["share"]
    assert (found.tallies[0].high, len(found.moves)) == (0, 1)


def test_a_value_that_the_record_lists_says_in_whose_favour() -> None:
    found = ledger(Standings(deal({"US-1": ["yes"], "US-2": ["no"]}, {"yes": "UA", "no": "US"}, "yes-no")))
    assert answer(found) is Answer.OWN_SIDE
    found = ledger(Standings(deal({"US-1": ["no"], "US-2": ["yes"]}, {"no": "US"}, "yes-no")))
    assert answer(found) is Answer.NOT_SAID


def test_an_agreed_text_is_everybodys() -> None:
    """The record names one party as its author, and the others have moved to it all the same."""
    made = deal({"US-1": ["50% of x"], "UA-2": ["10% of x"], "US-3": ["30% of x"]})
    signed = replace(made.drafts["US-3"], status=Status.SIGNED)
    found = ledger(Standings(replace(made, drafts={**made.drafts, "US-3": signed})))
    assert answer(found, "US") is Answer.GAVE_WAY
    assert answer(found, "UA") is Answer.GAVE_WAY


def test_drafts_that_follow_the_same_one_are_branches() -> None:
    made = deal({"US-1": ["50% of x"], "US-2": ["40% of x"], "US-3": ["45% of x"]})
    branch = replace(made.drafts["US-3"], follows="US-1")
    found = ledger(Standings(replace(made, drafts={**made.drafts, "US-3": branch})))
    assert [(move.before.id, move.after.id) for move in found.moves] == [("US-1", "US-2"), ("US-1", "US-3")]
    assert [[draft.id for draft in outcome.drafts] for outcome in found.outcomes] == [
        ["US-1", "US-2"],
        ["US-1", "US-3"],
    ]


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        pytest.param(["50% of x", "40% of x", "40% of x"], [("d-1", "d-2")], id="first-step"),
        pytest.param(["50% of x", "50% of x", "40% of x"], [("d-2", "d-3")], id="second-step"),
        pytest.param(["50% of x", "45% of x", "40% of x"], [("d-1", "d-2"), ("d-2", "d-3")], id="both"),
        pytest.param(["50% of x", "", "40% of x"], [("d-1", "d-3")], id="silent-between"),
        pytest.param(["50% of x", "present", "40% of x"], [], id="cannot-be-told"),
        pytest.param(["50% of x", "present", "absent"], [("d-2", "d-3")], id="dropped-at-the-last"),
        pytest.param(["absent", "present", "40% of x"], [("d-1", "d-2")], id="added-at-the-first"),
        pytest.param(["50% of x", "", "50% of x", "40% of x"], [("d-3", "d-4")], id="kept-over-silence"),
    ],
)
def test_first_to_last_names_the_step(told: Sequence[str], steps: list[tuple[str, str]]) -> None:
    made = deal({f"d-{number}": [says] if says else [] for number, says in enumerate(told, 1)})
    (outcome,) = ledger(Standings(made)).outcomes
    (net,) = outcome.changes
    assert [(moment.before.id, moment.after.id) for moment in net.moments] == steps


def test_the_minerals_deal(run: Run, matches: Matches) -> None:
    result = run("ledger", "--width", "80")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "minerals.txt")


def test_a_deal_with_an_agreed_text(run: Run, matches: Matches) -> None:
    matches(run("ledger", "--width", "100", cwd=HARBOUR).out, EXPECTED / "harbour.txt")


def test_as_markdown(run: Run, matches: Matches) -> None:
    matches(run("ledger", "--format", "markdown", cwd=HARBOUR).out, EXPECTED / "harbour.md")


def test_as_json(run: Run) -> None:
    view = json.loads(run("ledger", "--format", "json").out)
    us, ua = view["tallies"]
    assert (us["low"], us["high"], len(us["clauses"]["unknown"]), len(us["drafts"])) == (1, 2, 14, 2)
    assert (ua["low"], ua["high"], len(ua["clauses"]["unknown"]), len(ua["drafts"])) == (0, 0, 16, 1)
    assert us["clauses"]["gave-way"] == [
        {"clause": "ukrainian-law", "label": "Conformity with Ukrainian law", "type": "yes-no"}
    ]
    (move,) = (move for move in view["moves"] if move["answer"] == "gave-way")
    assert (move["party"], move["answer"], move["change"]["favours"], move["towards"]) == (
        "US",
        "gave-way",
        "UA",
        ["UA"],
    )
    (outcome,) = view["outcomes"]
    assert outcome["summary"]["changed"] == len(outcome["changes"])
    (law,) = (net for net in outcome["changes"] if net["change"]["clause"] == "ukrainian-law")
    assert (law["before"]["id"], law["after"]["id"]) == ("initial-us-offer", "improved-us-draft")


def test_a_party_with_one_draft_has_no_number(run: Run) -> None:
    """A nought in print would say that it did not give way."""
    out = run("ledger").out
    assert "Ukraine has one draft only, so nothing of it can be compared." in out
    assert re.search(r"gave way +1 +none known", out)
    assert "The moves of Ukraine" not in out


@pytest.mark.parametrize("folder", [ROOT, HARBOUR, CANAL], ids=["minerals", "harbour", "canal"])
@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_the_rows_of_each_party_add_up(run: Run, folder: Path, format: str) -> None:
    out = run("ledger", "--format", format, cwd=folder).out
    rows = re.findall(r"^(?:\| |  )([a-z' ]+?)(?: \||  +)(.*\S)", out, re.MULTILINE)
    counted = {name: [int(n) if n.isdigit() else 0 for n in numbers(said)] for name, said in rows if name in NAMES}
    assert set(counted) == NAMES
    for party in range(2):
        assert sum(counted[name][party] for name in NAMES - {"all clauses"}) == counted["all clauses"][party]


def numbers(said: str) -> list[str]:
    return re.findall(r"\d+|–|none known", said)


@pytest.mark.parametrize("folder", [HARBOUR, CANAL], ids=["harbour", "canal"])
@pytest.mark.parametrize("detail", [[], ["--sources"]], ids=["brief", "sources"])
def test_no_clause_stands_under_two_heads_of_a_party(run: Run, folder: Path, detail: list[str]) -> None:
    """What gave way at one step is not listed as unknown, or as a move to the own side, for what another shows."""
    out = run("ledger", *detail, cwd=folder).out
    view = json.loads(run("ledger", "--format", "json", cwd=folder).out)
    labels = {clause["label"] for clauses in view["tallies"][0]["clauses"].values() for clause in clauses}
    _, *parties = re.split(r"^The moves of .*$", out, flags=re.MULTILINE)
    assert len(parties) == 2
    for said in parties:
        heads = re.split(r"^[A-Z][a-z' ]+ \(\d+\)", said, flags=re.MULTILINE)[1:]
        named = [label for head in heads for label in labels if re.search(as_named(label), head, re.MULTILINE)]
        assert sorted(named) == sorted(labels)


def as_named(label: str) -> str:
    """Match a clause at the beginning of a row or in a list of names."""
    return rf"(^[^ ]? ?(  )?|: |, ){re.escape(label)}(  |, |\.|$)"


def test_what_it_came_to_stands_before_the_moves_and_the_live_line_first(run: Run) -> None:
    out = run("ledger", cwd=CANAL).out
    heads = re.findall(r"^(From first to last: .*|The moves of .*)$", out, re.MULTILINE)
    assert heads == [
        "From first to last: Opening text → Final text",
        "From first to last: Opening text → Side paper",
        "The moves of Vaslo",
        "The moves of Kerria",
    ]


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_what_was_lowered_to_no_known_figure_is_not_the_same_words_twice(run: Run, format: str) -> None:
    """Both drafts are below 900 euros, and the later one is said to be lower."""
    out = run("ledger", "--format", format, cwd=CANAL).out
    assert "lower still, no figure reported" in out
    assert not re.search(r"less than €900\S* +less than €900\S* +lowered", out)


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_no_line_is_wider_than_the_paper(run: Run, width: str) -> None:
    for cwd in (ROOT, HARBOUR):
        assert max(map(len, run("ledger", "--width", width, cwd=cwd).out.splitlines())) <= int(width)


def test_before_the_second_draft_nobody_has_moved(run: Run) -> None:
    out = run("ledger", "--known", "2025-02-16").out
    assert "United States has one draft only, so nothing of it can be compared." in out
    assert "The moves of" not in out
    assert "gave way on" not in out


def test_a_deal_without_drafts(run: Run, bundled: Path) -> None:
    folder = bundled / "drafts" / "us-ukraine-minerals"
    for draft in (*folder.glob("*-*.yaml"), folder / "unplaced.yaml"):
        draft.unlink()
    result = run("ledger", cwd=bundled)
    assert result.status == 2
    assert "has no draft that can be read" in result.err


def test_a_deal_without_reports(run: Run, bundled: Path) -> None:
    folder = bundled / "drafts" / "us-ukraine-minerals"
    for draft in folder.glob("*-*.yaml"):
        draft.write_text(draft.read_text(encoding="utf-8").partition("\nterms:")[0] + "\n", encoding="utf-8")
    result = run("ledger", cwd=bundled)
    assert result.status == 0
    assert "United States is not known to have given way on any of 16 clauses. On 16 nobody can say." in result.out


def on_days(told: Mapping[str, tuple[str, str, str | None]]) -> Deal:
    """Make drafts by the party in front of the dash, each of a day, with what it says and what it follows."""
    made = deal({id: [says] if says else [] for id, (_, says, _) in told.items()})
    drafts = {
        id: replace(made.drafts[id], follows=follows, date=date(day) if day else None)
        for id, (day, _, follows) in told.items()
    }
    return replace(made, drafts=drafts)


def test_a_text_is_compared_with_the_partys_text_before_it_on_whatever_line() -> None:
    made = on_days(
        {
            "US-0": ("2025-01-01", "60% of x", None),
            "UA-1": ("2025-01-02", "10% of x", "US-0"),
            "US-2": ("2025-01-03", "50% of x", "US-0"),
            "UA-3": ("2025-01-04", "40% of x", "US-2"),
        }
    )
    found = ledger(Standings(made))
    assert (answer(found, "US"), answer(found, "UA")) == (Answer.GAVE_WAY, Answer.GAVE_WAY)
    signed = replace(made.drafts["UA-3"], by=("US",), status=Status.AGREED)
    found = ledger(Standings(replace(made, drafts={**made.drafts, "UA-3": signed})))
    assert (answer(found, "US"), answer(found, "UA")) == (Answer.GAVE_WAY, Answer.GAVE_WAY)


@pytest.mark.parametrize("days", [("2025-01-02", "2025-01-02"), ("2025-01", "2025-01-20~"), ("", "")])
def test_of_drafts_whose_order_is_not_known_nobody_moved(days: tuple[str, str]) -> None:
    made = on_days({"US-0": (days[0], "50% of x", None), "US-1": (days[1], "40% of x", None)})
    found = ledger(Standings(made))
    assert (answer(found), found.moves) == (Answer.UNKNOWN, ())


def test_a_joint_text_is_a_text_of_each_of_its_parties() -> None:
    made = on_days(
        {
            "US-0": ("2025-01-01", "60% of x", None),
            "UA-1": ("2025-01-02", "10% of x", None),
            "US-2": ("2025-01-03", "40% of x", None),
        }
    )
    joint = replace(made.drafts["US-2"], by=("US", "UA"))
    found = ledger(Standings(replace(made, drafts={**made.drafts, "US-2": joint})))
    assert (answer(found, "US"), answer(found, "UA")) == (Answer.GAVE_WAY, Answer.GAVE_WAY)


@pytest.mark.parametrize(
    "change",
    [{"kind": DraftKind.POSITION}, {"maybe": ("US-0",)}, {"by": ()}],
    ids=["position", "perhaps-the-same", "author-unknown"],
)
def test_what_is_perhaps_no_other_text_of_a_party_never_gave_way(change: dict[str, object]) -> None:
    made = on_days({"US-0": ("2025-01-01", "60% of x", None), "US-1": ("2025-01-02", "40% of x", "US-0")})
    other = replace(made.drafts["US-1"], **change)  # type: ignore[arg-type]
    found = ledger(Standings(replace(made, drafts={**made.drafts, "US-1": other})))
    assert answer(found) in (Answer.UNKNOWN, Answer.MAY_HAVE)


def test_a_demand_is_no_move() -> None:
    made = on_days({"US-0": ("2025-01-01", "60% of x", None), "US-1": ("2025-01-02", "40% of x", "US-0")})
    (wanted,) = made.drafts["US-1"].reports
    draft = replace(made.drafts["US-1"], reports=(replace(wanted, demand=True),))
    found = ledger(Standings(replace(made, drafts={**made.drafts, "US-1": draft})))
    assert answer(found) is Answer.UNKNOWN


def test_what_did_not_move_is_known_of_every_text_that_may_be_the_partys() -> None:
    told = {
        "US-0": ("2025-01-01", "50% of x", None),
        "UA-1": ("2025-01-02", "40% of x", None),
        "US-2": ("2025-01-03", "50% of x", None),
    }
    made = on_days(told)
    assert answer(ledger(Standings(made))) is Answer.DID_NOT
    nobodys = replace(made.drafts["UA-1"], by=())
    found = ledger(Standings(replace(made, drafts={**made.drafts, "UA-1": nobodys})))
    assert answer(found) is Answer.UNKNOWN
