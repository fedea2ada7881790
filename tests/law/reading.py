"""What may be said of a clause between two drafts: what holds in every world, and what some world denies."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tests.law.contents import Label, Universe, universe
from tests.law.counted import Cell, cell
from tests.law.deal import Clause, Deal, Draft, placements
from tests.law.words import NEAR, NEAR_BASES
from tests.law.worlds import Clue, World, Worlds, pairs_of

NEW, GONE = "newly-reported", "not-reported"
ONE_DOCUMENT = "one-document"
DIFFERS = "differs"
SILENT: Label = ("silent", "")
WITHOUT_ORDER = frozenset({"kept", "silent", NEW, GONE, ONE_DOCUMENT, DIFFERS})
"""What may be said of two drafts of which nobody knows which came first; of all else, that they differ."""


@dataclass(frozen=True)
class Found:
    """The kinds of change, each with the party it favours, over all worlds, and the state of either side."""

    labels: frozenset[Label]
    states: tuple[str, str]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self.labels)

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(party for _, party in self.labels)


class Reading:
    """A deal as an honest reader reads it."""

    def __init__(self, deal: Deal) -> None:
        self.deal = deal
        self.universes = {clause.id: universe(deal, clause) for clause in deal.clauses}
        self._worlds: dict[str, list[Worlds]] = {}

    @cached_property
    def placed(self) -> list[Deal]:
        """The deal, once for each way to place the reports that name no version."""
        return list(placements(self.deal))

    @cached_property
    def order(self) -> frozenset[tuple[str, str]]:
        """Every pair of drafts of which it is known that the first is the earlier one."""
        return known_order(self.deal)

    def worlds(self, clause: str) -> list[Worlds]:
        """Return the worlds of a clause, for each way to place reports, read words, and take demands."""
        if clause not in self._worlds:
            declared = self.deal.clause(clause)
            self._worlds[clause] = [
                Worlds(clue) for deal in self.placed for clue in self._clues(deal, declared, self.universes[clause])
            ]
        return self._worlds[clause]

    def _clues(self, deal: Deal, clause: Clause, all: Universe) -> Iterator[Clue]:
        cells = {draft.id: cell(deal, draft.id, clause.id, all) for draft in deal.drafts}
        near = set(NEAR.get(all.type, ()))
        told = [one for one in deal.reports if one.clause == clause.id]
        doubtful = (bool(near) and near <= {one.says for one in told}) or set(NEAR_BASES) <= {one.of for one in told}
        same = bool(near) and near <= set(clause.same)
        readings = [True] if same else [False, True] if doubtful else [False]
        # What is told of a text is told; a demand says what may be in one of which nothing is told.
        asked = [id for id, one in cells.items() if one.demands and not (one.counted or one.silent)]
        for alike in readings:
            for size in range(len(asked) + 1):
                for some in combinations(asked, size):
                    yield Clue(deal, clause, all, cells, alike, frozenset(some))

    def cells(self, draft: str, clause: str) -> list[Cell]:
        """Return the cell of a clause in a draft, for each way to place the reports that name no version."""
        return [cell(deal, draft, clause, self.universes[clause]) for deal in self.placed]

    def is_reported(self, draft: str, clause: str) -> bool:
        """Tell whether it is certain that some report on the draft counts."""
        return all(one.counted or one.silent for one in self.cells(draft, clause))

    def between(self, clause: str, before: str, after: str) -> Found | None:
        """Return what a clause may have become between two drafts; None where neither is spoken of."""
        found: set[Label] = set()
        for worlds in self.worlds(clause):
            for world in worlds.between(before, after):
                found |= self._labels(clause, world, worlds, before, after)
        if found == {SILENT}:
            return None
        # In a world in which a demand or a report on no version is elsewhere, nothing is reported of either.
        found.discard(SILENT)
        if self._may_be_one(before, after):
            found.add((ONE_DOCUMENT, ""))
            found = {("kept", "")} if {kind for kind, _ in found} == {"kept", ONE_DOCUMENT} else found
        if not {(before, after), (after, before)} & self.order:
            found = {(kind if kind in WITHOUT_ORDER else DIFFERS, "") for kind, _ in found}
        if self.deal.draft(before).position or self.deal.draft(after).position:
            found = {(kind, "") for kind, _ in found}
        return Found(frozenset(found), (self.state(before, clause), self.state(after, clause)))

    def state(self, draft: str, clause: str) -> str:
        """Say whether a clause is not reported in a draft, settled or contested there; empty where that may vary."""
        if any(one.is_change and draft in (one.draft, *one.since) for deal in self.placed for one in deal.reports):
            # What others say of this draft while they speak of another one makes no account of it by itself.
            return ""
        states = set()
        for worlds in self.worlds(clause):
            choices = worlds.of(draft)
            # A printed text is the account, whatever others say beside it, if only that the clause is there.
            told = [[one for one in said if one.draft == draft] for said in choices]
            mine = {frozenset(one for one in said if one.printed) or frozenset(said) for said in told}
            states.add("contested" if len(mine) > 1 else "settled" if any(mine) else "not-reported")
        return states.pop() if len(states) == 1 else ""

    def _may_be_one(self, before: str, after: str) -> bool:
        return after in self.deal.draft(before).maybe or before in self.deal.draft(after).maybe

    def _labels(self, clause: str, world: World, worlds: Worlds, before: str, after: str) -> set[Label]:
        all = self.universes[clause]
        pairs = list(pairs_of(world, before, after))
        one, other = world.masks[before], world.masks[after]
        if all_pairs(pairs, other):
            if one == other == all.everything:
                return {SILENT}
            if one == all.everything:
                return {(NEW, "")}
            if other == all.everything:
                return {(GONE, "")}
        found = {label for label, rows in all.labels.items() if any(rows[place] & reached for place, reached in pairs)}
        return {moved for label in found for moved in self._moved(label, clause, before, after)}

    def _moved(self, label: Label, clause: str, before: str, after: str) -> set[Label]:
        """Say of a clause that went where another one came from it: it moved there, or may have.

        It is sure only where that one is surely there, and was not surely there before. What came back may have been
        in the other one until then.
        """
        heirs = [one.id for one in self.deal.clauses if one.split_from == clause]
        found = {label}
        for heir in heirs if label[0] in ("added", "dropped") else ():
            there = self._presence(heir, after if label[0] == "dropped" else before)
            if True in there:
                sure = label[0] == "dropped" and there == {True} != self._presence(heir, before)
                found = {("moved", "")} if sure else found | {("moved", "")}
        return found

    def _presence(self, clause: str, draft: str) -> set[bool]:
        """Tell whether a clause may be in a draft, and whether it may not be."""
        masks = {world.masks[draft] for worlds in self.worlds(clause) for world in worlds.between(draft, draft)}
        return {True for mask in masks if mask & ~1} | {False for mask in masks if mask & 1}


def all_pairs(pairs: list[tuple[int, int]], after: int) -> bool:
    """Tell whether every content before may come with every one after: nothing ties the two drafts."""
    return all(reached == after for _, reached in pairs)


def known_order(deal: Deal) -> frozenset[tuple[str, str]]:
    """Order drafts by what follows what and, where that says nothing, by dates that do not overlap."""
    known = {(draft.follows, draft.id) for draft in deal.drafts if draft.follows}
    known = closed(known)
    for one in deal.drafts:
        for other in deal.drafts:
            if one.date and other.date and (other.id, one.id) not in known and day_range(one)[1] < day_range(other)[0]:
                known.add((one.id, other.id))
    return frozenset(closed(known))


def closed(known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Add what follows from what: before what is before something is before it too."""
    while True:
        more = {(one, last) for one, middle in known for other, last in known if middle == other} - known
        if not more:
            return known
        known = known | more


def day_range(draft: Draft) -> tuple[int, int]:
    """Return the first and the last day on which a draft may have been made, counted from 2030-12-31.

    A date about some day may be off by three days.
    """
    date = draft.date.rstrip("~")
    if len(date) == 4:
        return 1, 365
    month = int(date[5:7])
    start = (month - 1) * 31
    if len(date) == 7:
        return start + 1, start + 31
    day = start + int(date[8:10])
    return (day - 3, day + 3) if draft.date.endswith("~") else (day, day)
