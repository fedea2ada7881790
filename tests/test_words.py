"""One word for one fact, whoever says it and in whichever format."""

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.diff import compare
from draftdiff.comparing.standing import Standings
from draftdiff.pages.lines import known
from draftdiff.pages.page import Look, words_of
from draftdiff.telling.words import NOT_TOLD, PRESENT, happened, ranges, ruled, verdict
from draftdiff.values import ValueType
from tests.conftest import Run
from tests.records import Told, clause, record

CANAL = Path(__file__).parent / "deals" / "canal"
OTHER_WORDS = re.compile(r"\bpresent\b|\(no details|with no value|no value reported|details reported")


@pytest.mark.parametrize(
    ("before", "after"),
    [("40–50%", "50–60%"), ("40.5–50.5%", "50.5–60.5%"), ("40.0–50.0%", "50.0–60.0%")],
    ids=["whole", "tenths", "noughts"],
)
def test_a_range_that_begins_at_nothing_says_no_more_than_the_kinds(before: str, after: str) -> None:
    """Whether it is written 0 or 0.0."""
    deal = record(clause(ValueType.PERCENT), {"first": [Told(f"{before} of x")], "second": [Told(f"{after} of x")]})
    (change,) = compare(Standings(deal), "first", "second").changes
    assert verdict(change, deal) == "either raised or unchanged"


@pytest.mark.parametrize(
    ("type", "before", "after", "said"),
    [
        (ValueType.MONEY, "about $50m", "$56m", "about $50m read as $45m–$55m"),
        (ValueType.PERCENT, "~50% of x", "~55% of x", "~50% read as 45–55% and ~55% read as 49.5–60.5%"),
        (ValueType.DATE, "2031-02-20~", "2031-02-24", "about 20 Feb 2031 read as 17–23 Feb 2031"),
        (ValueType.MONEY, "about $50m", "absent", ""),
        (ValueType.MONEY, "$40m", "$50m", ""),
    ],
)
def test_the_range_behind_about_is_told_where_it_is_compared(
    type: ValueType, before: str, after: str, said: str
) -> None:
    deal = record(clause(type), {"first": [Told(before)], "second": [Told(after)]})
    (change,) = compare(Standings(deal), "first", "second").changes
    assert ranges(change) == said


def test_a_ruling_for_a_source_with_two_accounts_decides_nothing_and_says_so() -> None:
    told = [Told("4"), Told("7"), Told("9", "radio")]
    deal = record(clause(ValueType.NUMBER), {"first": told}, rulings={"first": "post"})
    standing = Standings(deal).of("first", "share")
    assert "".join(map(words_of, known(standing, deal, Look(brief=True)))) == "4° or 7° (a ruling leaves open which)"
    assert ruled(standing, deal).endswith("(post has several accounts, and which of them is right is not ruled)")


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "kerrian-counter", "lowland-compromise", "--sources"],
        ["show", "kerrian-counter"],
        ["same", "kerrian-counter", "lowland-compromise"],
        ["ledger"],
        ["gaps"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_there_is_one_word_for_what_is_there_without_a_value(run: Run, arguments: list[str], format: str) -> None:
    out = run(*arguments, "--format", format, cwd=CANAL).out
    assert PRESENT in out
    assert not OTHER_WORDS.search(re.sub(r"“[^”]*”", "", out))


def test_no_possibility_is_left_out_of_the_words(run: Run) -> None:
    """Two clauses of which not the same may have become never read alike."""
    deal = record(clause(ValueType.PERCENT), {"first": [Told("50% of x")], "second": [Told("60% of x")]})
    (change,) = compare(Standings(deal), "first", "second").changes
    told = [kind for kind in Kind if kind not in NOT_TOLD]
    possible = [one for size in (1, 2, 3) for one in combinations(told, size)]
    possible += [(*one, Kind.NOT_REPORTED) for one in possible]
    said = {happened(change._replace(possible=one), deal): one for one in possible}
    assert len(said) == len(possible)


@pytest.mark.parametrize("drafts", [("opening-text", "final-text"), ("kerrian-counter", "side-paper")])
def test_a_screen_names_every_clause(run: Run, drafts: tuple[str, str]) -> None:
    out = " ".join(run("diff", *drafts, cwd=CANAL).out.split())
    clauses = json.loads(run("show", drafts[0], "--format", "json", cwd=CANAL).out)["clauses"]
    assert [one["label"] for one in clauses if one["label"] not in out] == []


def test_what_is_only_named_on_a_screen_comes_back_with_who_says_so(run: Run) -> None:
    drafts = ("initial-us-offer", "improved-us-draft")
    assert "? perhaps unchanged (2): Security guarantees, Who is present" in run("diff", *drafts).out
    for more in (["--sources"], ["--evidence"], ["--format", "markdown"], ["--format", "html"]):
        out = run("diff", *drafts, *more).out
        assert "perhaps unchanged" not in out
        assert "unchanged, if so in both" in " ".join(out.split())
