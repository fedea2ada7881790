"""Work grows in step with the clauses: calls are counted, since a clock is no measure on a busy machine."""

import cProfile
from collections.abc import Callable

import pytest

from draftdiff.comparing.diff import compare
from draftdiff.comparing.standing import Standings
from draftdiff.history.changelog import changelog
from draftdiff.history.gaps import gaps
from draftdiff.history.ledger import ledger
from draftdiff.history.matrix import matrix
from draftdiff.values import ValueType
from tests.records import Told, clause, record, source

FEW, MANY = 50, 200


def standings(count: int) -> Standings:
    """Make a deal of so many clauses, each in three drafts, with reports of ten days."""
    ids = [f"c{number}" for number in range(count)]
    drafts = {
        draft: [Told(says, f"post-{number % 10}", clause=id) for number, id in enumerate(ids)]
        for draft, says in (("first", "50% of x"), ("second", "40% of x"), ("third", "unchanged since second"))
    }
    sources = [source(f"post-{day}", f"2025-01-{day + 1:02}", full_text=day == 0) for day in range(10)]
    return Standings(record([clause(ValueType.PERCENT, id) for id in ids], drafts, sources))


def calls(run: Callable[[Standings], object], count: int) -> dict[str, int]:
    """Count the calls of each function of the package in one run."""
    made = standings(count)
    profile = cProfile.Profile()
    profile.runcall(run, made)
    found = [(entry.code, entry.callcount) for entry in profile.getstats() if not isinstance(entry.code, str)]
    return {f"{code.co_filename}:{code.co_qualname}": n for code, n in found if "draftdiff" in code.co_filename}


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(lambda known: compare(known, "first", "second"), id="diff"),
        pytest.param(changelog, id="changelog"),
        pytest.param(matrix, id="matrix"),
        pytest.param(ledger, id="ledger"),
        pytest.param(gaps, id="gaps"),
    ],
)
def test_four_times_the_clauses_are_four_times_the_work(run: Callable[[Standings], object]) -> None:
    few, many = calls(run, FEW), calls(run, MANY)
    assert many
    grown = {name: (few.get(name, 0), count) for name, count in many.items() if count > 5 * max(few.get(name, 0), 20)}
    assert not grown
