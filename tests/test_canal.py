"""A made-up deal of six drafts and thirty clauses that has every kind of report and of change."""

import json
from pathlib import Path

import pytest

from draftdiff.comparing.changes import Kind
from draftdiff.values import ValueType
from tests.conftest import Matches, Run

HERE = Path(__file__).parent
CANAL = HERE / "deals" / "canal"
EXPECTED = HERE / "expected" / "canal"
STEPS = (
    ("opening-text", "kerrian-counter"),
    ("kerrian-counter", "lowland-compromise"),
    ("lowland-compromise", "march-redraft"),
    ("lowland-compromise", "side-paper"),
    ("march-redraft", "final-text"),
)
Kinds = dict[str, list[str]]


def possible(run: Run, before: str, after: str, *options: str) -> Kinds:
    """Return what a comparison says of each clause that either draft has reports of."""
    view = json.loads(run("diff", before, after, "--format", "json", *options, cwd=CANAL).out)
    return {change["clause"]: change["possible"] for change in view["changes"]}


def test_check_finds_what_is_there_on_purpose(run: Run, matches: Matches) -> None:
    result = run("check", cwd=CANAL)
    assert result.status == 0
    matches(result.out, EXPECTED / "check.txt")


def test_overview(run: Run, matches: Matches) -> None:
    matches(run(cwd=CANAL).out, EXPECTED / "overview.txt")


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_each_step(run: Run, matches: Matches, before: str, after: str) -> None:
    result = run("diff", before, after, "--stat", "--width", "100", cwd=CANAL)
    assert result.status == 0
    matches(result.out, EXPECTED / f"{before}-{after}.txt")


def test_first_to_last(run: Run, matches: Matches) -> None:
    result = run("diff", "opening-text", "final-text", "--width", "100", cwd=CANAL)
    matches(result.out, EXPECTED / "first-to-last.txt")


def test_show(run: Run, matches: Matches) -> None:
    result = run("show", "opening-text", "--evidence", "--width", "100", cwd=CANAL)
    matches(result.out, EXPECTED / "show-opening-text.txt")


def test_silence_is_no_change(run: Run) -> None:
    step = possible(run, "lowland-compromise", "march-redraft")
    assert step["schools"] == step["ferry"] == step["fishing"] == ["not-reported"]
    assert possible(run, "march-redraft", "final-text")["schools"] == ["newly-reported"]


def test_a_retraction_undoes_a_change(run: Run) -> None:
    then = possible(run, "opening-text", "kerrian-counter", "--known", "2041-02-11")
    now = possible(run, "opening-text", "kerrian-counter", "--known", "2041-02-12")
    assert (then["fishing"], now["fishing"]) == (["dropped"], ["not-reported"])


def test_a_late_report_on_an_older_draft_turns_news_into_a_change(run: Run) -> None:
    then = possible(run, "opening-text", "kerrian-counter", "--known", "2041-03-24")
    now = possible(run, "opening-text", "kerrian-counter", "--known", "2041-03-25")
    assert (then["insurance"], now["insurance"]) == (["newly-reported"], ["dropped"])


def test_a_ruling_decides_and_not_before_its_day(run: Run) -> None:
    then = possible(run, "opening-text", "kerrian-counter", "--known", "2041-02-06")
    assert then["operator"] == ["changed"]
    assert possible(run, "opening-text", "opening-text", "--known", "2041-01-20")["operator"] == ["kept"]
    show = json.loads(run("show", "opening-text", "--format", "json", "--known", "2041-01-20", cwd=CANAL).out)
    operator = next(clause for clause in show["clauses"] if clause["clause"] == "operator")
    assert operator["standing"]["state"] == "contested"


def test_what_is_lowered_from_no_upper_bound_is_only_there(run: Run) -> None:
    result = run("diff", "opening-text", "kerrian-counter", "--only", "dredging", cwd=CANAL)
    assert "▼ End of dredging  from 2043°    included, no details°  earlier\n" in result.out


@pytest.mark.parametrize(
    ("before", "after", "clause", "said"),
    [
        ("kerrian-counter", "lowland-compromise", "loan", "at least €10m less"),
        ("opening-text", "kerrian-counter", "loan", "at least +€20m"),
        ("march-redraft", "final-text", "toll-cap", "a fall of less than €200, or any rise"),
        ("opening-text", "kerrian-counter", "pilots", "between −70 and +6"),
    ],
)
def test_how_far_cannot_be_misread(run: Run, before: str, after: str, clause: str, said: str) -> None:
    assert f"({said})" in run("diff", before, after, "--only", clause, cwd=CANAL).out


def test_a_share_of_nobody_says_what_is_never_bare(run: Run) -> None:
    result = run("show", "lowland-compromise", cwd=CANAL)
    assert "60%, of what is not said" in result.out


def test_what_is_dropped_moves_to_nobody_where_it_may_have_favoured_the_same(run: Run) -> None:
    unclear = run("diff", "opening-text", "final-text", "--only", "search", cwd=CANAL).out
    assert "? Search of ships  no or yes°    absent      either changed or unchanged\n" in unclear
    certain = run("diff", "lowland-compromise", "side-paper", "--only", "search", cwd=CANAL).out
    assert "Changed towards Vaslo (1)\n~ Search of ships  yes                 absent      changed\n" in certain


def test_an_outlet_that_passes_on_a_retracted_report_did_not_retract(run: Run) -> None:
    result = run("show", "opening-text", cwd=CANAL)
    assert "Delta Review, relaying Evening Tide: an hourly ferry (passes on what was retracted)" in result.out


def test_what_was_lowered_in_between_is_not_the_same(run: Run) -> None:
    """Both drafts are known to be below 900 euros, and the later one was reported to be lower than the earlier."""
    view = json.loads(run("same", "kerrian-counter", "lowland-compromise", "--format", "json", cwd=CANAL).out)
    assert {one["clause"]: one["answer"] for one in view["likenesses"]}["toll-cap"] == "forbids"


def test_a_date_that_is_said_to_change_moves(run: Run) -> None:
    shown = run("show", "kerrian-counter", cwd=CANAL).out
    assert "(an aide told Lockgate Post: moved earlier since Opening text)" in shown
    asked = run("gaps", "--only", "dredging", cwd=CANAL).out
    assert "How much earlier is it in the Kerrian counter than in the Opening text?" in asked


def test_nothing_is_missing_from_the_deal(run: Run) -> None:
    """The deal is there so that other tests can rely on it: it has every type and every kind of change."""
    show = json.loads(run("show", "final-text", "--format", "json", cwd=CANAL).out)
    assert {clause["type"] for clause in show["clauses"]} == set(ValueType)
    seen = {kind for before, after in STEPS for kinds in possible(run, before, after).values() for kind in kinds}
    # The first is said of several kinds at once, the second of one draft on two days.
    by_name = {Kind.UNCLEAR, Kind.REPORTED_OTHERWISE}
    # Open terms, conditions, order, hedges, other words and unread texts are tried in test_certainty.py.
    in_small = {
        Kind.OPENED,
        Kind.FIXED,
        Kind.CONDITIONED,
        Kind.MOVED,
        Kind.DIFFERS,
        Kind.ALIKE,
        Kind.REWORDED,
        Kind.NOT_READ,
    }
    assert set(Kind) - by_name - in_small <= seen
