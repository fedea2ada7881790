"""The product's answers beside the reading's: where it says more than all worlds do, and where less."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tests.law.asking import GROUPS, Product, last_known
from tests.law.deal import PARTIES, Deal, Report
from tests.law.history import (
    CHANGED,
    CHANGED_SINCE,
    MAY_HAVE,
    NOT_JUDGED,
    UNCHANGED,
    UNCHANGED_SINCE,
    groups,
    steps,
    verdicts,
)
from tests.law.history import (
    last_known as last_known_drafts,
)
from tests.law.reading import DIFFERS, GONE, NEW, ONE_DOCUMENT, WITHOUT_ORDER, Found, Reading

SAYS_MORE, SAYS_LESS, UNNAMED, IDLE = "says more", "says less", "leaves a possibility unnamed", "names what cannot be"
_THERE = frozenset(
    {"kept", "raised", "lowered", "widened", "narrowed", "changed", "rebased", "conditioned", "opened", "fixed"}
)
MAY_BE: Mapping[str, frozenset[str]] = {
    "specified": _THERE,
    "blurred": _THERE,
    "alike": _THERE,
    "reworded": frozenset({"kept", "changed", "rebased"}),
    NEW: _THERE | {"added"},
    GONE: _THERE | {"dropped"},
}
"""What a kind leaves open that does not say what changed; every other kind says just what it says."""


UNDECIDED = frozenset({NOT_JUDGED, "not-decided", "not-read", "less-precise"})
"""The product's words for what a printed text does not refute and does not bear out."""


@dataclass(frozen=True)
class Disagreement:
    """Where the product and the worlds differ, on what, and the class that this belongs to."""

    sort: str
    place: tuple[str, ...]
    product: str
    worlds: str

    @property
    def name(self) -> str:
        return f"{self.sort}: {self.product} | {self.worlds}"


def answers(deal: Deal) -> int:
    """Return how many answers of the product are compared: a clause between two drafts, or in a party's ledger."""
    pairs = len(deal.drafts) * (len(deal.drafts) - 1) // 2
    return len(deal.clauses) * (pairs + len(PARTIES))


def disagreements(deal: Deal) -> Iterator[Disagreement]:
    """Yield everything in which the product and the worlds of a deal differ."""
    product, reading = Product(deal), Reading(deal)
    for before, after in combinations([draft.id for draft in deal.drafts], 2):
        compared = product.diff(before, after)
        changes = {change["clause"]: change for change in compared["changes"]}
        for clause in deal.clauses:
            found = reading.between(clause.id, before, after)
            said, place = changes.get(clause.id), (clause.id, before, after)
            differences = list(_compared(said, found, clause.type == "yes-no"))
            if said is not None and not differences:
                named = last_known(compared, clause.id) if said["kind"] == GONE else None
                differences = [*_grouped(said, reading, place), *_last_known(named, reading, place)]
            yield from (Disagreement(sort, place, ours, worlds) for sort, ours, worlds in differences)
    yield from _rows(product, reading)
    yield from _hindsight(product, reading)


def _grouped(said: Mapping[str, Any], reading: Reading, place: tuple[str, str, str]) -> Iterator[tuple[str, str, str]]:
    """Compare the group in which a clause is shown."""
    allowed = groups(reading, *place)
    group = GROUPS.get(said["group"], said["group"])
    if group not in allowed:
        sort = SAYS_MORE if group in (CHANGED, UNCHANGED, CHANGED_SINCE, UNCHANGED_SINCE) else SAYS_LESS
        yield sort, f"group {group}", f"group {'/'.join(sorted(allowed))}"


def _last_known(
    named: frozenset[str] | None, reading: Reading, place: tuple[str, str, str]
) -> Iterator[tuple[str, str, str]]:
    """Compare the drafts that are named as the last in which a clause is known, where AFTER is silent."""
    clause, _, after = place
    expected = frozenset(last_known_drafts(reading, clause, after))
    if named is not None and named != expected:
        sort = SAYS_LESS if named < expected else SAYS_MORE
        yield sort, f"last known in {_words(named)}", _words(expected)


def _hindsight(product: Product, reading: Reading) -> Iterator[Disagreement]:
    """Compare what is made of each report on a draft that was printed.

    The product judges a change by what it says of this text where the other one was not printed, which the worlds may
    leave open; and that it is raised is true of a text that says to what, and less precise.
    """
    found, reports = product.hindsight(), reading.deal.reports
    for draft in reading.deal.drafts:
        for clause in reading.deal.clauses:
            there = [one for one in reports if (one.draft, one.clause) == (draft.id, clause.id)]
            for report, verdict in verdicts(reading, draft.id, clause.id):
                said = found.get((draft.id, clause.id, there.index(report)), NOT_JUDGED) if report in there else ""
                if report.is_change and ({said, verdict} & UNDECIDED or not _is_printed(reading, report)):
                    continue
                if said not in ("", verdict):
                    sort = SAYS_LESS if said in UNDECIDED else SAYS_MORE
                    yield Disagreement(sort, (clause.id, draft.id), f"hindsight: {said}", verdict)


def _is_printed(reading: Reading, change: Report) -> bool:
    """Tell whether all drafts that a change is since were printed too."""
    return all(cell.is_printed for since in change.since for cell in reading.cells(since, change.clause))


def _rows(product: Product, reading: Reading) -> Iterator[Disagreement]:
    """Compare the ledger: each clause stands in one row of each party, which holds in every world."""
    for tally in product.ledger()["tallies"]:
        party = tally["party"]
        rows = [(clause["clause"], row) for row, clauses in tally["clauses"].items() for clause in clauses]
        if sorted(clause for clause, _ in rows) != sorted(clause.id for clause in reading.deal.clauses):
            yield Disagreement(SAYS_MORE, (party,), "rows do not add up", "each clause once")
        for clause, row in rows:
            rows_that_hold = steps(reading, party, clause).rows
            best = next(one for one in rows_that_hold if one != MAY_HAVE)
            if row not in rows_that_hold:
                yield Disagreement(
                    IDLE if row == MAY_HAVE else SAYS_MORE, (clause, party), f"ledger: {row}", rows_that_hold[0]
                )
            elif rows_that_hold.index(row) > rows_that_hold.index(best):
                yield Disagreement(SAYS_LESS, (clause, party), f"ledger: {row}", best)


def _compared(said: Mapping[str, Any] | None, found: Found | None, yes_no: bool) -> Iterator[tuple[str, str, str]]:
    if said is None or found is None:
        if said is not None:
            yield SAYS_MORE, said["kind"], "nothing is reported"
        elif found is not None:
            yield SAYS_LESS, "never reported", _words(found.kinds)
        return
    kinds = found.kinds
    product = frozenset(said["possible"])
    if yes_no:
        # No and absent are one, and so are yes and present: what came or went became the other answer.
        kinds, product = (frozenset(_ANSWERED.get(kind, kind) for kind in some) for some in (kinds, product))
    kind = next(iter(product)) if len(product) == 1 else "unclear"
    yield from _kinds(kind, product, kinds)
    if said["favours"] and found.parties != {said["favours"]}:
        yield SAYS_MORE, f"{kind} favours {said['favours']}", f"{_words(kinds)} favours {_words(found.parties)}"
    elif len(found.parties) == 1 and not found.parties & {"", said["favours"]}:
        yield SAYS_LESS, f"{_words(product)} favours nobody", f"{_words(kinds)} favours {_words(found.parties)}"
    for side, state in zip(("before", "after"), found.states, strict=True):
        if state and state != said[side]["state"]:
            yield (SAYS_LESS if state == "settled" else SAYS_MORE), said[side]["state"], state


_ANSWERED = {"added": "changed", "dropped": "changed"}


def _kinds(kind: str, product: frozenset[str], kinds: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Compare the kinds: what is certain must be so in every world, and every world's kind must be named."""
    if kind in (NEW, GONE):
        if kind not in kinds:
            yield SAYS_LESS, kind, _words(kinds)
        return
    open = product & MAY_BE.keys()
    if len(product) == 1 and not open:
        if kinds != product:
            yield SAYS_MORE, f"{kind}, certain", _words(kinds)
        return
    may_be = product.union(*(MAY_BE.get(one, {one}) for one in product))
    if DIFFERS in kinds:
        may_be = frozenset(one if one in WITHOUT_ORDER else DIFFERS for one in may_be)
    if len(kinds) == 1:
        yield SAYS_LESS, _words(product), _words(kinds)
    elif kinds - may_be - {ONE_DOCUMENT}:
        yield UNNAMED, _words(product), _words(kinds)
    elif product - open - kinds:
        yield IDLE, _words(product), _words(kinds)


def _words(names: frozenset[str]) -> str:
    return "/".join(sorted(name or "nobody" for name in names))
