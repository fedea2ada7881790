"""The product against a second reading of the law, on random deals; `make laws` does it at length."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.law.asking import LISTS_ARE_OPEN, Product, RefusedError
from tests.law.causes import MORE_CAREFUL, TO_MEND
from tests.law.deal import Clause, Deal, Draft, Report, Source
from tests.law.families import FAMILIES, NOT_READ_YET, waits_for
from tests.law.files import files
from tests.law.judging import SAYS_LESS, SAYS_MORE, UNNAMED, disagreements
from tests.law.making import make
from tests.law.run import smallest, tried
from tests.law.shrinking import shrink, simpler

DEALS = 100


@pytest.mark.parametrize("name", FAMILIES)
def test_no_answer_says_more_than_every_world_nor_less_without_a_reason(name: str) -> None:
    if reason := waits_for(FAMILIES[name]):
        pytest.skip(f"not read yet: {reason}")
    tally = tried(name, range(DEALS))
    # A made-up deal may say of a draft that nothing has changed since a later one, which is an error.
    assert all("DD318" in reason for reason in tally.refused)
    assert tally.answers > DEALS
    shown = [smallest(name, seed, "", what) for what, seed in list(tally.unexplained.items())[:3]]
    assert not shown, "\n\n".join(shown)


def _deal(clause: Clause, *reports: Report, drafts: tuple[Draft, ...] = ()) -> Deal:
    """Make a deal of what sources say of one clause, of four texts one after another where no others are given."""
    line = tuple(Draft(f"d{n}", follows=f"d{n - 1}" if n else "") for n in range(4))
    sources = {one: Source(one, 1) for report in reports for one in (report.source, report.relays) if one}
    return Deal((clause,), tuple(sources.values()), drafts or line, reports)


ONCE_WRONG = {
    "nobody gains by a question that is left open": _deal(
        Clause("c0", "yes-no", favours=(("yes", "BB"), ("no", "AA"))),
        Report("d0", "c0", "absent", "s0"),
        Report("d1", "c0", "open", "s0"),
    ),
    "of lowered and unchanged since one draft each may be right": _deal(
        Clause("c0", "number"),
        Report("d0", "c0", "more than 50", "s0"),
        Report("d1", "c0", "unchanged", "s0", since=("d0",)),
        Report("d1", "c0", "lowered", "s1", since=("d0",)),
        Report("d2", "c0", "40", "s0"),
    ),
    "left as it was, in a circle, and added in it": _deal(
        Clause("c0", "text"),
        Report("d1", "c0", "unchanged", "s1", since=("d0",)),
        Report("d2", "c0", "added", "s4", since=("d0",)),
        Report("d3", "c0", "unchanged", "s3", since=("d2",)),
        Report("d3", "c0", "unchanged", "s0", since=("d1",)),
    ),
    "left as it was from end to end, and there only at one": _deal(
        Clause("c0", "duration"),
        Report("d0", "c0", "absent", "s3"),
        Report("d0", "c0", "present", "s0"),
        Report("d1", "c0", "unchanged", "s0", since=("d0",)),
        Report("d2", "c0", "present", "s2"),
        Report("d2", "c0", "unchanged", "s3", since=("d1",)),
    ),
    "what is left open was not lowered": _deal(
        Clause("c0", "money", favours=(("lower", "BB"),)),
        Report("d0", "c0", "open", "s4"),
        Report("d1", "c0", "open", "s4"),
        Report("d1", "c0", "lowered", "s1", since=("d0",)),
    ),
    "nothing moves from a position": _deal(
        Clause("c0", "number", favours=(("higher", "BB"),)),
        Report("d1", "c0", "raised", "s0", since=("d0",)),
        drafts=(Draft("d0", position=True), Draft("d1", follows="d0")),
    ),
    "whom a report passes on may speak of another draft": _deal(
        Clause("c0", "choice"),
        Report("d0", "c0", "lease", "s0"),
        Report("d1", "c0", "lease", "s1"),
        Report("", "c0", "absent", "s3", relays="s4", one_of=("d0", "d2")),
        Report("", "c0", "present", "s4", one_of=("d0", "d1")),
    ),
    "a base of two figures may be that of each": _deal(
        Clause("c0", "percent", of="optional"),
        Report("d0", "c0", "less than 50%", "s3"),
        Report("d1", "c0", "50%", "s2"),
        Report("d1", "c0", "60%", "s4"),
        Report("d1", "c0", "50% to 60%", "s1", of="ore sales"),
    ),
    "of two reports on one of two drafts each may be alone": _deal(
        Clause("c0", "money"),
        Report("d1", "c0", "nearly $50m", "s4"),
        Report("d2", "c0", "absent", "s0"),
        Report("", "c0", "$40m", "s4", one_of=("d1", "d2")),
        Report("", "c0", "up to $40m", "s1", one_of=("d1", "d2")),
    ),
    "a copy may rest on what is left out only perhaps": replace(
        _deal(
            Clause("c0", "money"),
            Report("d1", "c0", "lowered", "s1", since=("d0",)),
            Report("", "c0", "present", "s3", relays="s2", one_of=("d0", "d1")),
            Report("", "c0", "open", "s4", each_of=("d0", "d1")),
        ),
        sources=(Source("s1", 1), Source("s2", 1), Source("s3", 1), Source("s4", 1, copy_of="s3")),
        without="s2",
    ),
}


@pytest.mark.parametrize("name", ONCE_WRONG)
def test_what_once_said_more_than_every_world(name: str) -> None:
    found = disagreements(ONCE_WRONG[name])
    assert [one for one in found if one.sort in (SAYS_MORE, UNNAMED)] == []


@pytest.mark.parametrize("name", FAMILIES)
def test_a_deal_of_every_family_can_be_written(name: str) -> None:
    for seed in range(20):
        deal = make(FAMILIES[name], seed)
        assert all(text.endswith("\n") for text in files(deal, lists_are_open=True).values())
        assert make(FAMILIES[name], seed) == deal


def test_what_is_not_read_yet_is_needed_by_some_family() -> None:
    assert set(NOT_READ_YET) <= {feature for family in FAMILIES.values() for feature in family.needs}


def test_what_may_stay_never_says_more() -> None:
    assert not any(SAYS_MORE in cause.sorts for cause in MORE_CAREFUL.values())
    assert not set(TO_MEND) & set(MORE_CAREFUL)


def test_the_smallest_deal_has_nothing_to_spare() -> None:
    def differs(deal: Deal) -> bool:
        try:
            return any(one.sort == SAYS_LESS and one.worlds == "changed" for one in disagreements(deal))
        except RefusedError:
            return False

    deal = next(deal for deal in (make(FAMILIES["bounds"], seed) for seed in range(200)) if differs(deal))
    small = shrink(deal, differs)
    assert len(small.drafts) == 2
    assert len(small.reports) == 2
    assert not any(differs(one) for one in simpler(small))


def test_the_command_line_says_the_same(run: Run, tmp_path: Path) -> None:
    for seed in range(4):
        deal = make(FAMILIES["changes"], seed)
        root = tmp_path / str(seed)
        for name, text in files(deal, LISTS_ARE_OPEN).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        product = Product(deal)
        for before, after in combinations([draft.id for draft in deal.drafts], 2):
            assert json.loads(run("diff", before, after, "--format", "json", cwd=root).out) == product.diff(
                before, after
            )
        assert json.loads(run("ledger", "--format", "json", cwd=root).out) == product.ledger()
