"""No certain kind that some world denies, and nothing that a more precise report adds."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftdiff.comparing.accounts import Settled, meet_claims, same_claim
from draftdiff.comparing.changes import KINDS, Kind
from draftdiff.comparing.diff import compare
from draftdiff.comparing.rounding import may_be_one
from draftdiff.comparing.standing import Standings
from draftdiff.comparing.worlds import classify
from draftdiff.model import Absent, Clause, Deal, Open, Present, Stated
from draftdiff.values import Items, Quantity, Value, ValueType, Words
from tests.records import VALUES, clause, records, said, value

often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What a kind leaves open: all that may have happened where a report gives no value, or words that may mean the same.
ANY = frozenset(
    {Kind.RAISED, Kind.LOWERED, Kind.WIDENED, Kind.NARROWED, Kind.CHANGED, Kind.REBASED, Kind.CONDITIONED, Kind.KEPT}
)
LEFT_OPEN = {
    Kind.SPECIFIED: ANY | {Kind.FIXED},
    Kind.BLURRED: ANY | {Kind.OPENED},
    Kind.ALIKE: ANY,
    Kind.REWORDED: frozenset({Kind.KEPT, Kind.CHANGED, Kind.REBASED}),
}


def allowed(kinds: frozenset[Kind], *claims: Settled) -> frozenset[Kind]:
    """Return all that may have happened; what is merely there may have been left open."""
    if Present() in claims:
        kinds |= {Kind.OPENED, Kind.FIXED}
    elif Kind.ALIKE in kinds and isinstance(claims[0], Stated):
        of_lists = {Kind.WIDENED, Kind.NARROWED, Kind.CHANGED}
        kinds -= {Kind.ALIKE}
        kinds |= {Kind.KEPT, *(of_lists if isinstance(claims[0].value, Items) else {Kind.RAISED, Kind.LOWERED})}
    return kinds.union(*(LEFT_OPEN.get(kind, frozenset()) for kind in kinds)) - set(LEFT_OPEN)


def concrete(clause: Clause, claim: Settled) -> Iterator[Settled]:
    """Yield some of the texts of which a claim is true: each has one value, of one base, on one condition or none."""
    match claim:
        case Absent() | Open():
            yield claim
        case Present() if clause.type is ValueType.YES_NO:
            yield Stated(value(clause.type, "yes"))
        case Present():
            yield from (Stated(one, "ore") for text in VALUES[clause.type] for one in points(value(clause.type, text)))
        case Stated():
            bases = [claim.of] if claim.of or not (clause.of_required or claim.unsaid) else ["ore", "sales"]
            for one in points(claim.value):
                yield from (replace(claim, value=one, of=of, unsaid=False) for of in bases)


def points(of: Value) -> Iterator[Value]:
    match of:
        case Quantity(low=low, high=high):
            ends = {
                low if low is not None else (high or Decimal(0)) / 2,
                high if high is not None else (low or 0) * 2 + 1,
            }
            for point in {*ends, sum(ends) / len(ends)}:
                whole = Decimal(int(point)) if of.type is ValueType.DATE else Decimal(point)
                is_end = (whole == low and of.low_open) or (whole == high and of.high_open)
                if not is_end:
                    yield Quantity(of.type, whole, whole, of.unit)
        case Items(keys=keys, open=True):
            yield from (Items(keys | more) for more in (frozenset(), frozenset({"coal"})))
        case Items() | Words():
            yield of


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Clause, Settled, Settled]:
    type = draw(st.sampled_from(ValueType))
    made = clause(type, of_required=draw(st.booleans()))
    return made, draw(said(type)), draw(said(type))


@often
@given(pairs())
def test_what_is_certain_is_so_in_every_world(pair: tuple[Clause, Settled, Settled]) -> None:
    made, one, other = pair
    kinds = classify(made, one, other)
    for before in concrete(made, one):
        for after in concrete(made, other):
            found = classify(made, before, after)
            assert allowed(found, before) & allowed(kinds, one, other), (before, after, found)
            if kinds == {Kind.KEPT}:
                assert found == kinds


def in_other_units(*claims: Settled) -> bool:
    """Tell whether a span is given in months by one report and in days by another, which is coarser or finer too."""
    values = [claim.value for claim in claims if isinstance(claim, Stated)]
    return len({value.unit for value in values if isinstance(value, Quantity)}) > 1


@often
@given(pairs(), st.data())
def test_a_more_precise_account_adds_no_possible_kind(
    pair: tuple[Clause, Settled, Settled], data: st.DataObject
) -> None:
    """But for rounding, which only exact values show, and a base where the clause asks for none."""
    made, one, other = replace(pair[0], of_required=True), *pair[1:]
    finer = meet_claims(one, data.draw(said(made.type)))
    if finer is None:
        return
    if in_other_units(finer, one, other):
        return
    rounded = {Kind.KEPT, Kind.REBASED} if is_rounding(finer, other) else set()
    forth, back = classify(made, finer, other), classify(made, other, finer)
    assert allowed(forth, finer, other) - rounded <= allowed(classify(made, one, other), one, other)
    assert allowed(back, finer, other) - rounded <= allowed(classify(made, other, one), one, other)


def is_rounding(one: Settled, other: Settled) -> bool:
    if not (isinstance(one, Stated) and isinstance(other, Stated)):
        return False
    pair = one.value, other.value
    return all(isinstance(value, Quantity) for value in pair) and may_be_one(*pair)  # type: ignore[arg-type]


@often
@given(pairs())
def test_kept_is_earned(pair: tuple[Clause, Settled, Settled]) -> None:
    """Only two absences, and equal exact values, are the same for certain."""
    made, one, other = pair
    if classify(made, one, other) == {Kind.KEPT}:
        assert len({repr(claim) for claim in concrete(made, one)}) == 1 or made.type is ValueType.YES_NO
        assert same_claim(one, other) or made.type is ValueType.YES_NO


@often
@given(records())
def test_a_kind_that_leaves_all_open_is_never_certain(deal: Deal) -> None:
    standings = Standings(deal)
    for before in deal.drafts:
        for after in deal.drafts:
            for change in compare(standings, before, after).changes:
                assert not change.certain or KINDS[change.kind].certain
                assert change.favours is None or change.certain
                assert change.favours is None or change.towards == {change.favours}
