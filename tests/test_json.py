"""JSON: the shape that other programs may rely on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from draftdiff.comparing.changes import Group, Kind
from tests.conftest import ROOT, Matches, Run
from tests.hostile import DEALS

EXPECTED = Path(__file__).parent / "expected"

TEXT, WHOLE, YES_NO = str, int, bool
MAYBE_TEXT = (str, type(None))

Shape = Mapping[str, type | tuple[type, ...]]

DRAFT: Shape = {"id": TEXT, "title": TEXT, "by": list, "date": MAYBE_TEXT}
COMPARISON: Shape = {
    "format_version": WHOLE,
    "deal": TEXT,
    "before": dict,
    "after": dict,
    "changes": list,
    "summary": dict,
}
CHANGE: Shape = {
    "kind": TEXT,
    "group": TEXT,
    "clause": TEXT,
    "label": TEXT,
    "type": TEXT,
    "certain": YES_NO,
    "possible": list,
    "delta": (dict, type(None)),
    "favours": MAYBE_TEXT,
    "before": dict,
    "after": dict,
}
STANDING: Shape = {
    "state": TEXT,
    "contested": MAYBE_TEXT,
    "accounts": list,
    "asides": list,
    "ruling": (dict, type(None)),
    "unread": list,
}
ACCOUNT: Shape = {
    "value": MAYBE_TEXT,
    "type": MAYBE_TEXT,
    "low": MAYBE_TEXT,
    "high": MAYBE_TEXT,
    "unit": TEXT,
    "of": MAYBE_TEXT,
    "is": MAYBE_TEXT,
    "sure": bool,
    "origins": list,
    "strength": dict,
    "reports": list,
    "compatible": list,
}
REPORT: Shape = {
    "source": TEXT,
    "outlet": TEXT,
    "relays": MAYBE_TEXT,
    "who": TEXT,
    "basis": TEXT,
    "quote": TEXT,
    "published": MAYBE_TEXT,
    "file": TEXT,
    "line": WHOLE,
}
SUMMARY = (
    "clauses",
    "changed",
    "changed_since_earlier",
    "unclear",
    "kept",
    "alike",
    "kept_since_earlier",
    "newly_reported",
    "not_reported",
    "not_read",
    "set_aside",
    "never_reported",
)

PAIRS = [
    (None, "initial-us-offer", "improved-us-draft"),
    (None, "initial-us-offer", "ukrainian-counter"),
    ("harbour", "first-offer", "second-draft"),
    ("harbour", "second-draft", "final-text"),
    ("harbour", "second-draft", "first-offer"),
    ("hostile", "a", "b"),
]


def has(data: dict[str, Any], shape: Shape) -> None:
    for key, kind in shape.items():
        assert key in data
        assert isinstance(data[key], kind), (key, data[key])


@pytest.mark.parametrize(("deal", "before", "after"), PAIRS)
def test_shape(run: Run, deal: str | None, before: str, after: str) -> None:
    place = DEALS / deal if deal else ROOT
    view = json.loads(run("diff", before, after, "--format", "json", cwd=place).out)
    has(view, COMPARISON)
    assert view["format_version"] == 2
    for side, name in (("before", before), ("after", after)):
        has(view[side], DRAFT)
        assert view[side]["id"] == name
    for change in view["changes"]:
        has(change, CHANGE)
        assert change["kind"] in list(Kind)
        assert change["group"] in list(Group)
        assert change["possible"]
        assert change["certain"] == (len(change["possible"]) == 1 and change["kind"] not in ("alike", "reworded"))
        for side in ("before", "after"):
            check_standing(change[side])
    assert [type(view["summary"][key]) for key in SUMMARY] == [int] * len(SUMMARY)
    assert sum(view["summary"][key] for key in SUMMARY[1:]) == view["summary"]["clauses"]


def check_standing(standing: dict[str, Any]) -> None:
    has(standing, STANDING)
    accounts = standing["accounts"]
    sure = [account for account in accounts if account["sure"]]
    states = [("possible",) if accounts else ("not-reported", "not-read"), ("settled",), ("contested",)]
    assert standing["state"] in states[min(len(sure), 2)]
    for account in accounts:
        has(account, ACCOUNT)
        assert (account["value"] is None) != (account["is"] is None)
        assert account["origins"]
        for report in [*account["reports"], *account["compatible"]]:
            has(report, REPORT)


def test_lines_lead_back_to_the_report(run: Run) -> None:
    view = json.loads(run("diff", "first-offer", "second-draft", "--format", "json", cwd=DEALS / "harbour").out)
    for change in view["changes"]:
        for report in [report for account in change["after"]["accounts"] for report in account["reports"]]:
            line = (DEALS / "harbour" / report["file"]).read_text().splitlines()[report["line"] - 1]
            assert f"source: {report['source']}" in line


def test_a_reported_change_is_told_from_a_value(run: Run) -> None:
    view = json.loads(run("show", "second-draft", "--format", "json", cwd=DEALS / "harbour").out)
    reports = {clause["clause"]: clause["standing"]["accounts"][0]["reports"][0] for clause in view["clauses"]}
    assert (reports["dues"]["change"], reports["dues"]["since"]) == ("raised", "first-offer")
    assert (reports["berths"]["change"], reports["berths"]["since"]) == (None, None)


def test_show(run: Run, matches: Matches) -> None:
    result = run("show", "final-text", "--format", "json", cwd=DEALS / "harbour")
    matches(result.out, EXPECTED / "json" / "show.json")


def test_only_leaves_the_summary_whole(run: Run) -> None:
    arguments = ("first-offer", "second-draft", "--format", "json", "--only", "dropped")
    view = json.loads(run("diff", *arguments, cwd=DEALS / "harbour").out)
    assert [change["clause"] for change in view["changes"]] == ["seat"]
    assert view["summary"]["changed"] == 10


def test_bounds_of_a_value_are_exact(run: Run) -> None:
    view = json.loads(run("show", "opening-text", "--format", "json", cwd=DEALS / "canal").out)
    accounts = {clause["clause"]: clause["standing"]["accounts"][0] for clause in view["clauses"]}
    keys = ("value", "type", "low", "high", "unit")
    assert [accounts["loan"][key] for key in keys] == ["up to €40m", "money", None, "40000000", "EUR"]
    assert [accounts["entry"][key] for key in keys] == ["2042-01", "date", "2042-01-01", "2042-01-31", ""]


def test_no_sentence_is_data(run: Run) -> None:
    """What is written for people is not there for programs to take apart."""
    view = run("diff", "first-offer", "second-draft", "--format", "json", cwd=DEALS / "harbour").out
    for words in ("nobody has said", "towards", "told by", "on the record", " origin", "not reported of"):
        assert words not in view
