"""Which drafts follow which: lines, a party's own drafts, what is still open, and chains of hundreds."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.standing import Lens, Standings, State
from draftdiff.history.changelog import changelog
from draftdiff.history.gaps import gaps
from draftdiff.history.ledger import ledger
from draftdiff.history.matrix import matrix
from draftdiff.history.steps import Life, lines, lives, own_before
from draftdiff.history.trace import trace
from draftdiff.model import Deal, Status
from draftdiff.values import ValueType
from tests.records import Told, clause, date, record, source

PERCENT = clause(ValueType.PERCENT)


def deal(drafts: Mapping[str, tuple[str, Status]], said: Sequence[Told] = ()) -> Deal:
    """Make drafts by the party in front of the dash, each following another, `""` for a first one, with a status."""
    made = record(PERCENT, dict.fromkeys(drafts, said))
    found = {
        id: replace(made.drafts[id], by=id.partition("-")[0], follows=follows or None, status=status)
        for id, (follows, status) in drafts.items()
    }
    return replace(made, drafts=found)


BRANCHES = {
    "US-1": ("", Status.PROPOSED),
    "UA-2": ("US-1", Status.PROPOSED),
    "US-3": ("US-1", Status.REJECTED),
    "US-4": ("UA-2", Status.PROPOSED),
}


def test_a_partys_own_draft_before_is_the_last_in_time_on_any_line() -> None:
    made = deal(BRANCHES)
    own = {id: own_before(made, draft) for id, draft in made.drafts.items()}
    assert {id: draft and draft.id for id, draft in own.items()} == {
        "US-1": None,
        "UA-2": None,
        "US-3": "US-1",
        "US-4": "US-3",
    }


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        pytest.param({}, [Life.PAST, Life.PAST, Life.DEAD, Life.LIVE], id="a-rejected-line-is-dead"),
        pytest.param(
            {"US-3": ("US-1", Status.PROPOSED)}, [Life.PAST, Life.PAST, Life.LIVE, Life.LIVE], id="two-live-lines"
        ),
        pytest.param(
            {"US-3": ("US-1", Status.AGREED)}, [Life.PAST, Life.DEAD, Life.LIVE, Life.DEAD], id="another-was-agreed"
        ),
        pytest.param(
            {"US-1": ("", Status.SIGNED)}, [Life.PAST, Life.PAST, Life.DEAD, Life.LIVE], id="agreed-before-they-part"
        ),
        pytest.param({"US-4": ("UA-2", Status.SUPERSEDED)}, [Life.DEAD] * 4, id="nothing-lives"),
    ],
)
def test_a_line_dies_with_its_last_draft_or_by_the_agreement_of_another(
    drafts: Mapping[str, tuple[str, Status]], expected: list[Life]
) -> None:
    assert list(lives(deal({**BRANCHES, **drafts})).values()) == expected


def test_questions_on_live_drafts_come_first_and_on_dead_ones_last() -> None:
    found = gaps(Standings(deal(BRANCHES, [Told("50%")])))
    # Of each: who else can confirm it, and of what it is a part.
    assert [(gap.draft.id, gap.life) for gap in found] == [
        *[("US-4", Life.LIVE)] * 2,
        *[("UA-2", Life.PAST), ("US-1", Life.PAST)] * 2,
        *[("US-3", Life.DEAD)] * 2,
    ]


def test_the_matrix_recalls_what_a_clause_was_before_a_silent_draft() -> None:
    made = record(PERCENT, {"first": [Told("50% of x")], "second": [], "third": [Told("40% of x")]})
    cells = matrix(Standings(made)).rows[0].cells
    assert [cell.recalled and (cell.recalled.draft.id, cell.recalled.change.kind) for cell in cells] == [
        None,
        None,
        ("first", Kind.LOWERED),
    ]


def test_a_deal_on_another_day_is_seen_through_the_same_lens() -> None:
    made = record(
        PERCENT,
        {"first": [Told("50% of x"), Told("40% of x", "radio")]},
        [source("post", "2025-01-10"), source("radio", "2025-01-20")],
    )
    day = datetime.date(2025, 1, 15)
    now = Standings(made, Lens(without=frozenset({"radio"})))
    assert now.on(day).lens == Lens(day, frozenset({"radio"}))
    assert now.on(day) is now.on(day)
    assert Standings(made).of("first", "share").state is State.CONTESTED
    assert Standings(made).on(day).of("first", "share").state is State.SETTLED


def test_a_chain_of_reported_changes_may_be_hundreds_of_drafts_long() -> None:
    """Each draft is told as unchanged since the one before: what the last one says leads back to the first."""
    count = 400
    days = [(datetime.date(2025, 1, 1) + datetime.timedelta(number)).isoformat() for number in range(count)]
    told = [[Told("50% of x", "post-0")]]
    told += [[Told(f"unchanged since d{number - 1}", f"post-{number}")] for number in range(1, count)]
    made = record(
        PERCENT,
        {f"d{number}": reports for number, reports in enumerate(told)},
        [source(f"post-{number}", day) for number, day in enumerate(days)],
    )
    made = replace(
        made, drafts={id: replace(d, date=date(day)) for (id, d), day in zip(made.drafts.items(), days, strict=True)}
    )
    standings = Standings(made)
    assert standings.of(f"d{count - 1}", "share").accounts[0].claim == standings.of("d0", "share").accounts[0].claim
    assert [len(line) for line in lines(made)] == [count]
    assert all(step.before is None or len(step.changes) == 1 for step in changelog(standings).steps)
    stages = trace(Standings(made), "share").stages
    assert [stage.known_since.isoformat() for stage in stages if stage.known_since] == days
    assert len(matrix(Standings(made)).rows[0].cells) == count
    assert len(gaps(Standings(made))) == count
    assert ledger(Standings(made)).moves == ()
