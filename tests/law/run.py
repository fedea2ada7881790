"""The law on many deals: `python -m tests.law.run --deals 100000`, which `make laws` does."""

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.law.asking import RefusedError
from tests.law.causes import MORE_CAREFUL, TO_MEND, cause
from tests.law.deal import Deal
from tests.law.families import FAMILIES, waits_for
from tests.law.judging import IDLE, SAYS_LESS, SAYS_MORE, UNNAMED, Disagreement, answers, disagreements
from tests.law.making import make
from tests.law.reading import Reading
from tests.law.shrinking import shrink
from tests.law.telling import told

SORTS = (SAYS_MORE, UNNAMED, SAYS_LESS, IDLE)


@dataclass
class Tally:
    """What came out for a family: how many deals and answers, and disagreements by cause and sort, with one seed each.

    `unexplained` holds the seed of the first deal for each disagreement that has no cause.
    """

    deals: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    seeds: dict[tuple[str, str], int] = field(default_factory=dict)
    unexplained: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Count another tally of the same family in."""
        self.deals += other.deals
        self.answers += other.answers
        self.refused += other.refused
        self.found += other.found
        self.seeds = other.seeds | self.seeds
        self.unexplained = other.unexplained | self.unexplained


def tried(family: str, seeds: Iterable[int]) -> Tally:
    """Hold the product against the worlds of the deals of a family that some seeds stand for."""
    tally = Tally()
    for seed in seeds:
        deal = make(FAMILIES[family], seed)
        tally.deals += 1
        try:
            found = list(disagreements(deal))
        except RefusedError as refused:
            tally.refused[str(refused)] += 1
            continue
        tally.answers += answers(deal)
        reading = Reading(deal) if found else None
        for one in found:
            assert reading is not None
            key = cause(deal, reading, one), one.sort
            tally.found[key] += 1
            tally.seeds.setdefault(key, seed)
            if not key[0]:
                tally.unexplained.setdefault(one.name, seed)
    return tally


def caused(deal: Deal, cause_name: str) -> list[Disagreement]:
    """Return the disagreements of a deal that have this cause; none where the product refuses it."""
    try:
        found = list(disagreements(deal))
    except RefusedError:
        return []
    reading = Reading(deal)
    return [one for one in found if cause(deal, reading, one) == cause_name]


def smallest(family: str, seed: int, cause_name: str, wanted: str) -> str:
    """Return the smallest deal like that of a seed that still disagrees by this cause, and in what.

    What is wanted is a sort of disagreement, or one by its name.
    """
    deal = make(FAMILIES[family], seed)
    first = next(one for one in caused(deal, cause_name) if wanted in (one.sort, one.name))
    small = shrink(deal, lambda some: any(one.name == first.name for one in caused(some, cause_name)))
    place = next(one.place for one in caused(small, cause_name) if one.name == first.name)
    return f"{told(small)}\n  → {' '.join(place)}: {first.product}; worlds: {first.worlds} ({first.sort})"


def _job(job: tuple[str, int, int]) -> tuple[str, Tally]:
    family, start, end = job
    return family, tried(family, range(start, end))


def main() -> int:
    """Try many deals of every family that can be read, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deals", type=int, default=100_000, help="how many deals in all")
    parser.add_argument("--family", action="append", choices=[*FAMILIES], help="only this family; may be repeated")
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count(), help="how many at once")
    parser.add_argument("--examples", action="store_true", help="show the smallest deal of each cause and sort")
    arguments = parser.parse_args()
    chosen = arguments.family or list(FAMILIES)
    families = [name for name in chosen if not waits_for(FAMILIES[name])]
    share = arguments.deals // max(len(families), 1)
    jobs = [(name, start, min(start + 250, share)) for name in families for start in range(0, share, 250)]
    tallies = {name: Tally() for name in families}
    began = time.monotonic()
    with multiprocessing.Pool(arguments.jobs) as pool:
        for name, tally in pool.imap(_job, jobs):
            tallies[name].add(tally)
    print(f"{sum(t.deals for t in tallies.values()):,} deals in {time.monotonic() - began:.0f} s\n")
    _print_families(chosen, tallies)
    _print_causes(tallies, arguments.examples)
    return int(_print_unexplained(tallies))


def _print_families(chosen: list[str], tallies: dict[str, Tally]) -> None:
    heads = ("says more", "unnamed", "says less", "idle")
    print(f"{'family':<20}{'deals':>9}{'refused':>9}{'answers':>11}", *(f"{head:>11}" for head in heads), sep="")
    for name in chosen:
        if name not in tallies:
            print(f"{name:<20}  not read yet: {waits_for(FAMILIES[name])}")
            continue
        tally = tallies[name]
        counts = (sum(n for (_, of), n in tally.found.items() if of == sort) for sort in SORTS)
        head = f"{name:<20}{tally.deals:>9,}{tally.refused.total():>9,}{tally.answers:>11,}"
        print(head, *(f"{count:>11,}" for count in counts), sep="")
        for reason, count in tally.refused.most_common(2):
            print(f"{'':<20}{count:>9,} refused: {reason}")


def _print_causes(tallies: dict[str, Tally], examples: bool) -> None:
    for title, causes in (("To be mended", TO_MEND), ("More careful than it need be", MORE_CAREFUL)):
        print(f"\n{title}")
        for name, known in causes.items():
            counts = {sort: sum(t.found[name, sort] for t in tallies.values()) for sort in SORTS}
            words = ", ".join(f"{count:,} {sort}" for sort, count in counts.items() if count)
            print(f"  {name}: {known.why}\n    {words or 'not found any more: take its line out of causes.py'}")
            for sort in SORTS if examples else ():
                where = next(((f, t.seeds[name, sort]) for f, t in tallies.items() if (name, sort) in t.seeds), None)
                if where:
                    print("   ", smallest(*where, name, sort).replace("\n", "\n    "))


def _print_unexplained(tallies: dict[str, Tally]) -> bool:
    """Show the smallest deal of each disagreement that no cause explains; there should be none."""
    found = [(family, name, seed) for family, t in tallies.items() for name, seed in t.unexplained.items()]
    print(f"\nWithout a cause: {len(found)}")
    for family, name, seed in found[:20]:
        print(f"{family}, seed {seed}\n{smallest(family, seed, '', name)}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
