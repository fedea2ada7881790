"""The real drafts: what a journalist would publish from."""

import json
from pathlib import Path

from tests.conftest import Matches, Run

EXPECTED = Path(__file__).parent / "expected"


def test_initial_offer_against_improved_draft(run: Run, matches: Matches) -> None:
    result = run("diff", "initial-us-offer", "improved-us-draft", "--width", "100")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "initial-improved.txt")


def test_initial_offer_against_ukrainian_counter(run: Run, matches: Matches) -> None:
    result = run("diff", "initial-us-offer", "ukrainian-counter", "--width", "80", "--evidence")
    matches(result.out, EXPECTED / "initial-counter.txt")


def test_as_markdown(run: Run, matches: Matches) -> None:
    result = run("diff", "initial-us-offer", "improved-us-draft", "--format", "markdown")
    matches(result.out, EXPECTED / "initial-improved.md")


def test_as_json(run: Run, matches: Matches) -> None:
    result = run("diff", "initial-us-offer", "improved-us-draft", "--format", "json")
    matches(result.out, EXPECTED / "initial-improved.json")


def test_law_moved_towards_ukraine_and_nothing_was_dropped(run: Run) -> None:
    view = json.loads(run("diff", "initial-us-offer", "improved-us-draft", "--format", "json").out)
    kinds = {change["clause"]: (change["kind"], change["favours"]) for change in view["changes"]}
    assert kinds["ukrainian-law"] == ("changed", "UA")
    for clause in ("revenue-share", "dispute-jurisdiction"):
        assert kinds[clause] == ("not-reported", None)
    # That there are none is reported of a draft that was not named.
    assert kinds["security-guarantees"] == ("unclear", None)
    assert "dropped" not in {kind for kind, _ in kinds.values()}


def test_counter_demands_security_guarantees(run: Run) -> None:
    view = json.loads(run("diff", "initial-us-offer", "ukrainian-counter", "--format", "json").out)
    change = next(change for change in view["changes"] if change["clause"] == "security-guarantees")
    assert change["after"]["state"] == "possible"
    assert change["after"]["accounts"][0]["reports"][0]["demand"]
    assert (change["kind"], change["certain"], change["favours"]) == ("unclear", False, None)
    assert change["before"]["accounts"][0]["is"] == "absent"


def test_bundled_drafts_have_no_problem(run: Run) -> None:
    result = run("check", "--fail-on", "warning")
    assert result.status == 0, result.out
    assert "43 not verified" in result.out
