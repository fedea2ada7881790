"""One word for one fact, whoever says it and in whichever format."""

import re
from pathlib import Path

import pytest

from draftdiff.comparing.diff import compare
from draftdiff.comparing.standing import Standings
from draftdiff.telling.words import PRESENT, verdict
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
