"""What is really reported, from the files to the record: reports of no version, caps, joint texts, read texts."""

import shutil
from pathlib import Path

import pytest

from draftdiff.api import load_deal
from draftdiff.model import About, Absent, Deal, DraftKind, Naming, Open, Shift, Stated
from draftdiff.values import Bound, Items, Quantity, display
from tests.conftest import Run
from tests.test_problems import PROBLEMS

FIRST, COUNTER = "drafts/harbour/first-offer.yaml", "drafts/harbour/counter.yaml"
UNPLACED = """
unplaced: harbour
terms:
  court:
    - is: absent
      about: {one-of: [first-offer, counter]}
      source: echo
      who: an aide
      basis: told
      quote: the draft has no court
    - is: open
      about: {each-of: [first-offer, counter]}
      source: echo
      who: an aide
      basis: told
      quote: a court, somewhere
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path


def with_lines(root: Path, name: str, before: str, after: str) -> Deal:
    file = root / name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    return load_deal(root / "drafts" / "harbour")


def report(clause: str, *lines: str, source: str = "echo", basis: str = "told") -> str:
    inner = "\n      ".join([*lines, f"source: {source}", "who: an aide", f"basis: {basis}", "quote: 40% of tolls"])
    return f"terms:\n  {clause}:\n    - {inner}\n"


def test_a_report_of_no_version_stands_once_on_each_draft_that_it_may_mean(harbour: Path) -> None:
    (harbour / "drafts/harbour/unplaced.yaml").write_text(UNPLACED, "utf-8")
    deal = load_deal(harbour / "drafts" / "harbour")
    told = [(one.draft, one.claim, one.about and one.about.naming) for one in deal.unplaced]
    assert told == [
        ("first-offer", Absent(), Naming.ONE_OF),
        ("counter", Absent(), Naming.ONE_OF),
        ("first-offer", Open(), Naming.EACH_OF),
        ("counter", Open(), Naming.EACH_OF),
    ]
    assert {one.about for one in deal.unplaced} == {About(naming, ("first-offer", "counter")) for naming in Naming}
    for id, draft in deal.drafts.items():
        assert [one for one in draft.reports if one.about] == [one for one in deal.unplaced if one.draft == id]
    assert len({one.place.span for one in deal.unplaced}) == 2


def test_a_change_since_each_of_several_drafts_is_one_report_for_each(harbour: Path) -> None:
    (harbour / "drafts/harbour/older.yaml").write_text("draft: older\ntitle: Older\nby: unknown\ndate: 2031-01\n")
    change = report("toll-share", "change: lowered", "since: {each-of: [first-offer, older]}")
    deal = with_lines(harbour, COUNTER, "terms:\n", change)
    found = [one for one in deal.drafts["counter"].reports if isinstance(one.claim, Shift)]
    shifts = [one.claim for one in found if isinstance(one.claim, Shift)]
    assert [shift.since for shift in shifts] == ["first-offer", "older"]
    assert {shift.among for shift in shifts} == {("first-offer", "older")}
    assert len({one.place.span for one in found}) == 1
    assert deal.drafts["older"].by == ()


@pytest.mark.parametrize(
    ("lines", "basis", "read", "open"),
    [
        (["value: [a, b]"], "told", "", True),
        (["value: [a, b]", "whole: yes"], "told", "", False),
        (["value: [a, b]"], "published", "read: {post: [ports]}\n", False),
        (["value: [a, b]"], "told", "read: {post: [ports]}\n", True),
        (["value: [a, …]"], "told", "", True),
    ],
)
def test_a_list_is_open_unless_it_is_whole_or_was_read(
    harbour: Path, lines: list[str], basis: str, read: str, open: bool
) -> None:
    with_lines(harbour, "drafts/harbour/deal.yaml", "  court:", "  ports:\n    label: Ports\n    type: list\n  court:")
    told = report("ports", *lines, source="post", basis=basis)
    deal = with_lines(harbour, FIRST, "terms:\n", read + told)
    [claim] = [one.claim for one in deal.drafts["first-offer"].reports if one.clause == "ports"]
    assert isinstance(claim, Stated)
    assert isinstance(claim.value, Items)
    assert claim.value.open == open


def test_a_cap_of_the_text_is_a_value_and_a_bare_sign_what_the_deal_says(harbour: Path) -> None:
    more = "currencies: {$: CAD}\nclauses:\n  fee:\n    label: Fee\n    type: money\n"
    with_lines(harbour, "drafts/harbour/deal.yaml", "clauses:\n", more)
    told = report("fee", "value: cap $5m", "condition: in bad years", "demand: yes")
    deal = with_lines(harbour, FIRST, "by: PC\n", "by: [PC, HL]\nkind: position\nmaybe: [counter]\n")
    deal = with_lines(harbour, FIRST, "terms:\n", told)
    [fee] = [one for one in deal.drafts["first-offer"].reports if one.clause == "fee"]
    assert isinstance(fee.claim, Stated)
    assert isinstance(fee.claim.value, Quantity)
    assert (fee.claim.value.bound, fee.claim.value.unit, display(fee.claim.value)) == (Bound.CAP, "CAD", "cap $5m")
    assert (fee.claim.condition, fee.demand) == ("in bad years", True)
    draft = deal.drafts["first-offer"]
    assert (draft.by, draft.kind, draft.maybe) == (("PC", "HL"), DraftKind.POSITION, ("counter",))


@pytest.mark.parametrize("command", ["diff first-offer counter", "show first-offer", "changelog", "matrix", "gaps"])
def test_a_misquote_keeps_out_of_print(harbour: Path, run: Run, command: str) -> None:
    assert run(*command.split(), cwd=harbour).status != 2
    with_lines(harbour, FIRST, "quote: 40% of tolls", "quote: half of tolls")
    result = run(*command.split(), cwd=harbour)
    assert (result.status, result.out) == (2, "")
    assert "error[DD302]" in result.err


def test_what_was_read_is_written_and_nothing_else(harbour: Path, run: Run) -> None:
    before = (harbour / FIRST).read_text("utf-8")
    assert run("read", "first-offer", "post", "court", "--yes", cwd=harbour).status == 0
    assert (harbour / FIRST).read_text("utf-8") == before + "read:\n  post: [court]\n"
    assert run("read", "first-offer", "post", "--all", "--yes", cwd=harbour).status == 0
    assert (harbour / FIRST).read_text("utf-8") == before + "read:\n  post: [court, toll-share, lease]\n"
    deal = load_deal(harbour / "drafts" / "harbour")
    assert deal.drafts["first-offer"].read == {"post": ("court", "toll-share", "lease")}


def test_a_report_of_no_version_is_added_and_amended(harbour: Path, run: Run) -> None:
    told = ["--source", "echo", "--who", "an aide", "--basis", "told", "--quote", "Wells", "--yes"]
    added = run("add", "unplaced", "court", "Wells", "--one-of", "first-offer,counter", *told, cwd=harbour)
    assert added.status == 0, added.err
    added = run("add", "unplaced", "lease", "9 years", "--each-of", "first-offer,counter", *told, cwd=harbour)
    assert added.status == 0, added.err
    amended = run("amend", "unplaced", "court", "echo", "who", "a clerk", "--yes", cwd=harbour)
    assert amended.status == 0, amended.err
    deal = load_deal(harbour / "drafts" / "harbour")
    assert [(one.clause, one.draft, one.who) for one in deal.unplaced] == [
        ("court", "first-offer", "a clerk"),
        ("court", "counter", "a clerk"),
        ("lease", "first-offer", "an aide"),
        ("lease", "counter", "an aide"),
    ]
    assert run("check", "--fail-on", "warning", cwd=harbour).status == 0
