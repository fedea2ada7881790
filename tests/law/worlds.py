"""Every world that the reports on one clause leave open.

A report says one or more things: of its own draft, of another one, of how the two relate. Where they cannot all be
true, each largest set of them that can is a world. What a report says of its own draft may be right where what it
says of another is wrong, so a reported change is taken apart. A text that was printed and read is so in every world:
what contradicts it is refuted, and what fits it counts as before, since "it is there" does not say what it says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import combinations, product
from operator import attrgetter

from tests.law.contents import (
    CONDITIONS,
    NONE_SAID,
    Rows,
    Universe,
    allowed,
    bits,
    related,
    with_base,
    with_condition,
)
from tests.law.counted import Cell, Counted
from tests.law.deal import Clause, Deal, Report

NAMED, UNNAMED, NO_MATTER = "named", "unnamed", ""
"""Whether a report names a base or a condition, could have, or says nothing that has one."""


@dataclass(frozen=True)
class Said:
    """One thing that reports say: that a draft's content is in a set or, with `other`, how it relates to another's."""

    draft: str
    mask: int = 0
    base: str = NO_MATTER
    condition: str = NO_MATTER
    other: str = ""
    word: str = ""
    rows: Rows = field(default=(), compare=False)
    sources: frozenset[str] = field(default=frozenset(), compare=False)
    printed: bool = field(default=False, compare=False)

    @property
    def drafts(self) -> tuple[str, ...]:
        return (self.draft, self.other) if self.other else (self.draft,)


Telling = tuple[Said, ...]


@dataclass(frozen=True)
class World:
    """What each draft may say, and how drafts relate; a draft that nobody speaks of may say everything."""

    masks: Mapping[str, int]
    relations: Telling = ()


@dataclass
class Clue:
    """One clause of a deal all of whose reports have their place, in one sort of world.

    `alike` tells whether words that are nearly the same say the same there, `demanded` in which drafts what a party
    demands is in the text.
    """

    deal: Deal
    clause: Clause
    universe: Universe
    cells: Mapping[str, Cell]
    alike: bool = False
    demanded: frozenset[str] = frozenset()

    def said(self) -> Telling:
        """Return everything that counts, each thing once with all who say it."""
        return self._once(one for draft in self.cells for one in self._said_on(draft))

    def ruled(self) -> "Clue":
        """Leave out what each ruling is against: what cannot be true if what its source says is, and all else."""
        clue = self
        for ruling in self.deal.rulings:
            if ruling.clause != self.clause.id or (self.deal.known and ruling.day > self.deal.known):
                continue
            cell = self.cells[ruling.draft]
            theirs = tuple(one for one in cell.counted if self._is_by(ruling.accept, one, cell))
            if theirs:
                rest = [one for one in cell.counted if one not in theirs]
                others = [one for one in rest if one.printed or clue._may_be(ruling.draft, theirs, one)]
                clue = clue._with(ruling.draft, (*theirs, *others))
        return clue

    def _is_by(self, source: str, one: Counted, cell: Cell) -> bool:
        return any(source in said.sources for said in self._says(one.report.draft, one, cell))

    def _with(self, draft: str, counted: tuple[Counted, ...]) -> "Clue":
        return replace(self, cells={**self.cells, draft: replace(self.cells[draft], counted=counted)})

    def _may_be(self, draft: str, theirs: tuple[Counted, ...], other: Counted) -> bool:
        """Tell whether a report may be true while all that a source says of its draft is."""
        sure = {one for by in theirs for one in self._says(draft, by, self.cells[draft])}
        more = tuple(self._says(draft, other, self.cells[draft]))
        drafts = frozenset(self.cells)
        worlds = largest(self.universe, drafts, self._with(draft, theirs).said())
        right = [chosen for chosen in worlds if sure <= {*chosen}] or worlds
        return any(can_be(self.universe, drafts, (*chosen, *more)) for chosen in right)

    def _once(self, all: Iterable[Said]) -> Telling:
        found: dict[Said, Said] = {}
        for one in all:
            known = found.get(one, one)
            sources, printed = known.sources | one.sources, known.printed or one.printed
            found[one] = replace(one, sources=sources, printed=printed)
        return tuple(found.values())

    def _said_on(self, draft: str) -> Iterator[Said]:
        cell = self.cells[draft]
        if cell.silent:
            yield Said(draft, 1, sources=frozenset(cell.silent), printed=True)
        if draft in self.demanded:
            yield from (said for one in cell.demands for said in self._says(draft, Counted(one, one.source), cell))
        for one in cell.counted:
            yield from self._says(draft, one, cell)

    def _says(self, draft: str, one: Counted, cell: Cell) -> Iterator[Said]:
        report = one.report
        sources = frozenset({report.source, one.origin})
        if not report.is_change:
            said = self._value(draft, self._beside_print(report, cell))
            helping = [p.report for p in cell.passing if p.origin == one.origin and not p.report.is_change]
            helping = [p for p in helping if self.mask(p) & said.mask]
            sources |= {p.source for p in helping}
            yield replace(said, sources=sources, printed=one.printed)
            return
        there = allowed(self.universe, "present")
        # In a yes-no clause that it is there is all that it says, as much as "yes" is.
        condition = UNNAMED if self.universe.type == "yes-no" else NO_MATTER
        before = {"removed": there, "added": 1, "raised": there, "lowered": there}.get(report.says)
        after = {"removed": 1, "added": there, "raised": there, "lowered": there}.get(report.says)
        for since in report.since:
            if after is not None:
                yield Said(draft, after, condition=condition, sources=sources)
            if before is not None:
                yield Said(since, before, condition=condition)
            if report.says in ("unchanged", "raised", "lowered"):
                rows = related(self.universe, report.says)
                yield Said(draft, other=since, word=report.says, rows=rows, sources=sources)

    def _beside_print(self, report: Report, cell: Cell) -> Report:
        """A printed text has no base and no condition but its own, so that none of another report counts for it."""
        printed = [one.report for one in cell.counted if one.printed]
        if not printed or report in printed:
            return report
        of, condition = (any(map(named, printed)) for named in (attrgetter("of"), attrgetter("condition")))
        return replace(report, of=report.of if of else "", condition=report.condition if condition else "")

    def _value(self, draft: str, report: Report) -> Said:
        is_yes = self.universe.type == "yes-no" and report.says == "present"
        has_none = report.says in ("absent", "present", "open") and not is_yes
        base = NO_MATTER if has_none or report.of == NONE_SAID else NAMED if report.of else UNNAMED
        condition = NO_MATTER if has_none else NAMED if report.condition else UNNAMED
        return Said(draft, self.mask(report), base, condition, sources=frozenset({report.source}))

    def mask(self, report: Report) -> int:
        """Return what a report that is none of a change allows."""
        return allowed(self.universe, report.says, report.of, report.condition, self.alike)


class Worlds:
    """The worlds of a clause: for each group of drafts that are tied together, each largest set that can be true."""

    def __init__(self, clue: Clue) -> None:
        self.clue = clue
        ruled = clue.ruled()
        self.groups = grouped(list(clue.cells), ruled.said())
        found = [largest(clue.universe, group, said) for group, said in self.groups]
        self.choices = [self._ruled(choices) for choices in found]
        groups = grouped(list(clue.cells), clue.said())
        self.unruled = [largest(clue.universe, *one) for one in groups] if ruled is not clue else found

    def of(self, draft: str) -> Sequence[Telling]:
        """Return the sets of things said that may be true of the drafts that one is tied to."""
        return next(c for (group, _), c in zip(self.groups, self.choices, strict=True) if draft in group)

    def between(self, before: str, after: str) -> Iterator[World]:
        """Yield every world, as far as two drafts are concerned."""
        chosen = {id(choices): choices for choices in (self.of(before), self.of(after))}
        for some in product(*chosen.values()):
            yield from self._of_one_base([one for said in some for one in said], (before, after))

    def _of_one_base(self, told: Sequence[Said], pair: tuple[str, str]) -> Iterator[World]:
        """Yield a world for each base, and each condition, that reports may mean which name none.

        They all mean the same one; but where another report on the same draft names one, it may be theirs too.
        """
        drafts = dict.fromkeys((*pair, *(draft for one in told for draft in one.drafts)))
        plain = {draft: [one for one in told if one.draft == draft and not one.other] for draft in drafts}
        relations = tuple(one for one in told if one.other)
        everything = self.clue.universe.everything
        masks = {d: reduce(lambda mask, one: mask & one.mask, mine, everything) for d, mine in plain.items()}
        unbased = [d for d, mine in plain.items() if _is_open([one.base for one in mine])]
        unconditioned = [d for d, mine in plain.items() if _is_open([one.condition for one in mine])]
        seen = set()
        for base, condition in product(
            self.clue.universe.bases if unbased else ("",), CONDITIONS if unconditioned else ("",)
        ):
            trial = dict(masks)
            for draft in unbased:
                trial[draft] &= with_base(self.clue.universe, base)
            for draft in unconditioned:
                trial[draft] &= with_condition(self.clue.universe, condition)
            settled = settle(trial, relations)
            if settled is not None and (key := tuple(settled.items())) not in seen:
                seen.add(key)
                yield World(settled, relations)

    def _ruled(self, choices: list[Telling]) -> list[Telling]:
        """Keep, for each ruling, the worlds in which as much as can be is true of what its source says."""
        deal = self.clue.deal
        for ruling in deal.rulings:
            if ruling.clause != self.clue.clause.id or (deal.known and ruling.day > deal.known):
                continue
            theirs = [
                frozenset(one for one in chosen if one.draft == ruling.draft and ruling.accept in one.sources)
                for chosen in choices
            ]
            choices = [c for c, mine in zip(choices, theirs, strict=True) if not any(mine < other for other in theirs)]
        return choices


def _is_open(named: Sequence[str]) -> bool:
    return UNNAMED in named and NAMED not in named


def grouped(drafts: Sequence[str], said: Telling) -> list[tuple[frozenset[str], Telling]]:
    """Part the drafts into those that reports tie together, and with each group what is said of it."""
    groups = [frozenset({draft}) for draft in drafts]
    for one in said:
        tied = [group for group in groups if group.intersection(one.drafts)]
        groups = [group for group in groups if group not in tied] + [frozenset().union(*tied)]
    return [(group, tuple(one for one in said if one.draft in group)) for group in groups]


def largest(universe: Universe, group: frozenset[str], said: Telling) -> list[Telling]:
    """Return each largest set of things said that can all be true; what was printed is, if it can be."""
    printed = tuple(one for one in said if one.printed)
    if not can_be(universe, group, printed):
        # Texts that were printed and differ: each of them may be the right one.
        others = tuple(one for one in said if not one.printed)
        right = largest(universe, group, tuple(replace(one, printed=False) for one in printed))
        return [
            chosen
            for texts in right
            for chosen in largest(universe, group, (*(replace(one, printed=True) for one in texts), *others))
        ]
    loose = tuple(one for one in said if not one.printed)
    found: list[frozenset[Said]] = []
    for size in range(len(loose), -1, -1):
        for some in combinations(loose, size):
            chosen = frozenset((*printed, *some))
            if not any(chosen <= other for other in found) and can_be(universe, group, (*printed, *some)):
                found.append(chosen)
        if found and size == len(loose):
            break
    return [tuple(one for one in said if one in chosen) for chosen in found]


def can_be(universe: Universe, group: frozenset[str], said: Telling) -> bool:
    """Tell whether all of this can be true at once."""
    masks = dict.fromkeys(group, universe.everything)
    for one in said:
        if not one.other:
            masks[one.draft] &= one.mask
    return _has_one(masks, tuple(one for one in said if one.other))


def _has_one(masks: Mapping[str, int], relations: Telling) -> bool:
    """Look for one content for each draft that satisfies every relation."""
    settled = settle(masks, relations)
    if settled is None or not relations:
        return settled is not None
    if _is_tree(relations):
        return True
    draft = min((d for one in relations for d in one.drafts), key=lambda d: settled[d].bit_count())
    return any(
        _has_one(settled | {draft: 1 << place}, _without(relations, draft, settled, place))
        for place in bits(settled[draft])
    )


def _without(relations: Telling, draft: str, settled: Mapping[str, int], place: int) -> Telling:
    return relations if settled[draft] != 1 << place else tuple(one for one in relations if draft not in one.drafts)


def _is_tree(relations: Telling) -> bool:
    """Tell whether no relations close a circle, so that what settles each draft settles all."""
    pairs = {frozenset(one.drafts) for one in relations}
    return len(relations) == len(pairs) == len(frozenset().union(*pairs)) - len(_parts(pairs))


def _parts(pairs: set[frozenset[str]]) -> list[frozenset[str]]:
    parts: list[frozenset[str]] = []
    for pair in pairs:
        tied = [part for part in parts if part & pair]
        parts = [part for part in parts if part not in tied] + [pair.union(*tied)]
    return parts


def settle(masks: Mapping[str, int], relations: Telling) -> dict[str, int] | None:
    """Cut each draft down to the contents that have a partner in every relation; None where one is left with none."""
    found = dict(masks)
    changed = True
    while changed:
        changed = False
        for one in relations:
            after, before = found[one.draft], found[one.other]
            reached, starting = 0, 0
            for place in bits(before):
                to = one.rows[place] & after
                if to:
                    starting |= 1 << place
                    reached |= to
            if (reached, starting) != (after, before):
                found[one.draft], found[one.other] = reached, starting
                changed = True
    return None if not all(found.values()) else found


def pairs_of(world: World, before: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield each content before with the contents that may come with it after; nothing where nothing ties the two."""
    mine = tuple(one for one in world.relations if one)
    for place in bits(world.masks[before]):
        if not mine or not _is_tied(mine, before, after):
            yield place, world.masks[after]
            continue
        settled = settle({**world.masks, before: 1 << place}, mine)
        if settled is None:
            continue
        if _is_tree(mine):
            yield place, settled[after]
        else:
            fits = (1 << other for other in bits(settled[after]) if _has_one({**settled, after: 1 << other}, mine))
            yield place, sum(fits)


def _is_tied(relations: Telling, before: str, after: str) -> bool:
    return any({before, after} <= part for part in _parts({frozenset(one.drafts) for one in relations}))
