"""Doubtful identity: two drafts that may be one document, and what the reports say of that."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from draftdiff.comparing.standing import Standings
from draftdiff.history.same import Answer, same
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.records import Told, clause, record

EXPECTED = Path(__file__).parent / "expected" / "same"
CANAL = Path(__file__).parent / "deals" / "canal"
PAIR = ("initial-us-offer", "improved-us-draft")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(["50% of x"], ["50% of x"], Answer.AGREES, id="alike"),
        pytest.param(["50% of x"], ["about 50% of x"], Answer.AGREES, id="as-far-as-they-say"),
        pytest.param(["absent"], ["absent"], Answer.AGREES, id="absent-from-both"),
        pytest.param(["50% of x"], ["40% of x"], Answer.FORBIDS, id="other-value"),
        pytest.param(["50% of x"], ["50% of y"], Answer.FORBIDS, id="other-base"),
        pytest.param(["50% of x"], ["absent"], Answer.FORBIDS, id="absent-from-one"),
        pytest.param(["50% of x"], [], Answer.ONE_SILENT, id="silent"),
        pytest.param([], [], Answer.NOT_REPORTED, id="silent-both"),
        pytest.param(["50% of x"], ["present"], Answer.CANNOT_TELL, id="only-there"),
        pytest.param(["50% of x", "40% of x"], ["40% of x"], Answer.CANNOT_TELL, id="contested"),
        pytest.param(["50% of x", "40% of x"], ["30% of x"], Answer.FORBIDS, id="contested-and-none-fits"),
    ],
)
def test_what_a_clause_says(one: list[str], other: list[str], expected: Answer) -> None:
    told = {
        draft: [Told(says, source) for says, source in zip(claims, ("post", "radio"), strict=False)]
        for draft, claims in (("first", one), ("second", other))
    }
    deal = record(clause(ValueType.PERCENT), told)
    (likeness,) = same(Standings(deal), "first", "second").likenesses
    assert likeness.answer is expected
    (back,) = same(Standings(deal), "second", "first").likenesses
    assert back.answer is expected


@pytest.mark.parametrize(
    ("type", "one", "other", "expected"),
    [
        (ValueType.PLACE, "Kyiv", "Kiev", Answer.CANNOT_TELL),
        (ValueType.PLACE, "Kyiv", "London", Answer.FORBIDS),
        (ValueType.MONEY, "$4.6bn", "$5bn", Answer.CANNOT_TELL),
        (ValueType.LIST, "ore, …", "gas, …", Answer.CANNOT_TELL),
        (ValueType.LIST, "ore, …", "ore, gas, …", Answer.AGREES),
        (ValueType.YES_NO, "yes", "present", Answer.AGREES),
        (ValueType.NUMBER, "5", "lowered since first", Answer.FORBIDS),
    ],
)
@pytest.mark.parametrize("maybe", [(), ("second",)])
def test_what_fits_or_is_told_in_other_words_is_no_more_than_that(
    type: ValueType, one: str, other: str, expected: Answer, maybe: tuple[str, ...]
) -> None:
    """Also where the record says that the two may be one, which is what is asked."""
    deal = record(clause(type), {"first": [Told(one)], "second": [Told(other, "radio")]})
    drafts = {**deal.drafts, "first": replace(deal.drafts["first"], maybe=maybe)}
    (likeness,) = same(Standings(replace(deal, drafts=drafts)), "first", "second").likenesses
    assert likeness.answer is expected


def test_two_drafts_of_the_minerals_deal(run: Run, matches: Matches) -> None:
    result = run("same", "initial-us-offer", "ukrainian-counter", "--width", "80")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "minerals.txt")


def test_as_markdown(run: Run, matches: Matches) -> None:
    matches(run("same", *PAIR, "--without", "semafor-2025-02-21", "--format", "markdown").out, EXPECTED / "minerals.md")


def test_as_json(run: Run) -> None:
    view = json.loads(run("same", *PAIR, "--format", "json").out)
    counted = {"forbids": 1, "agrees": 0, "cannot-tell": 4, "reported-of-one": 10, "reported-of-neither": 1}
    assert view["summary"] == counted
    assert [one["answer"] for one in view["likenesses"]].count("reported-of-one") == 10


@pytest.mark.parametrize("detail", [[], ["--sources"], ["--format", "markdown"]], ids=" ".join)
def test_the_heads_and_the_sentence_count_alike(run: Run, detail: list[str]) -> None:
    """Every clause stands under one head, and the heads add up to the clauses."""
    out = run("same", "kerrian-counter", "lowland-compromise", *detail, cwd=CANAL).out
    heads = [int(number) for number in re.findall(r"^(?:### )?[A-Z][a-z ]+ \((\d+)\)", out, re.MULTILINE)]
    assert heads == [8, 9, 5, 7, 1]
    assert sum(heads) == 30
    for said in (
        "8 of 30 clauses speak",
        "On 9 the",
        "5 cannot tell",
        "7 are reported of one",
        "1 is reported of neit",
    ):
        assert said in out


def test_what_is_said_alike_of_both_and_changed_in_between(run: Run) -> None:
    out = run("same", "kerrian-counter", "lowland-compromise", "--format", "markdown", cwd=CANAL).out
    (toll,) = [row for row in out.splitlines() if row.startswith("| Highest toll")]
    assert "but reported as changed in between" in toll


def test_it_never_concludes_that_they_are_one(run: Run, pier: Path) -> None:
    """Even where every clause that both have agrees."""
    folder = pier / "drafts" / "pier"
    copy = (folder / "better-offer.yaml").read_text(encoding="utf-8")
    (folder / "leaked-text.yaml").write_text(
        copy.replace("draft: better-offer", "draft: leaked-text"), encoding="utf-8"
    )
    out = run("same", "better-offer", "leaked-text", cwd=pier).out
    assert "None of 6 clauses speaks against their being one document, which does not show that they are." in out
    assert "On 2 the reports agree, which does not show that they are one." in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["initial-us-offer", "initial-us-offer"], "`initial-us-offer` is one draft, not two"),
        (["initial-us-offer", "inital-us-ofer"], "write `initial-us-offer`"),
        (["-", "-"], "both drafts are to come from standard input"),
    ],
)
def test_bad_names(run: Run, arguments: list[str], said: str) -> None:
    result = run("same", *arguments)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.fixture
def doubtful(pier: Path) -> Path:
    draft = pier / "drafts" / "pier" / "better-offer.yaml"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("status: proposed\n", "status: proposed\nmaybe: first-offer\n"), encoding="utf-8")
    return pier


@pytest.mark.parametrize(
    "command", [["diff", "first-offer", "better-offer"], ["show", "better-offer"]], ids=["diff", "show"]
)
@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_the_doubt_stands_under_the_name_of_the_draft(
    run: Run, doubtful: Path, command: list[str], format: str
) -> None:
    result = run(*command, "--format", format, cwd=doubtful)
    assert result.status == 0
    assert result.out.count("may be the same document as First offer") == 1


def test_the_doubt_is_in_the_json(run: Run, doubtful: Path) -> None:
    view = json.loads(run("show", "better-offer", "--format", "json", cwd=doubtful).out)
    assert view["draft"]["maybe"] == ["first-offer"]


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_no_line_is_wider_than_the_paper(run: Run, doubtful: Path, width: str) -> None:
    made_up = ("first-offer", "better-offer")
    for command, project in ((["same", *PAIR], ROOT), (["same", *made_up], doubtful), (["show", made_up[1]], doubtful)):
        out = run(*command, "--width", width, cwd=project).out
        assert max(map(len, out.splitlines())) <= int(width)
