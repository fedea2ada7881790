"""Small deals at random: a maker draws from a family's features only, so that a deal has what its family is for."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tests.law.contents import BASES, CONDITIONS, NONE_SAID
from tests.law.deal import Clause, Deal, Draft, Report, Ruling, Source
from tests.law.words import NEAR, NEAR_BASES, ORDERED, ROUNDED, WORDS, vocabulary

T = TypeVar("T")
TYPES = ("percent", "money", "number", "duration", "date", "yes-no", "choice", "place", "list", "text")
IDS = ("d0", "d1", "d2", "d3")
SOURCES = ("s0", "s1", "s2", "s3", "s4")
PRINTERS = ("p0", "p1")


@dataclass(frozen=True)
class Family:
    """A sort of deal: what it may have besides values, presence and hedges; `types` are those of its clauses.

    `needs` names what the product must be able to read.
    """

    name: str
    types: tuple[str, ...] = TYPES
    has: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


class Maker:
    """Draws one deal; everything comes from one seeded source of chance."""

    def __init__(self, family: Family, seed: int) -> None:
        self.family = family
        self.chance = random.Random(f"{family.name} {seed}")

    def has(self, feature: str, often: float = 1.0) -> bool:
        return feature in self.family.has and self.chance.random() < often

    def one_of(self, options: Sequence[T]) -> T:
        return options[self.chance.randrange(len(options))]

    def deal(self) -> Deal:
        chance = self.chance
        clauses = tuple(self.clause(f"c{n}") for n in range(1 if self.family.has else chance.choice((1, 1, 2, 3))))
        if self.has("split"):
            clauses = (
                replace(clauses[0], favours=clauses[0].favours),
                replace(clauses[0], id="c9", favours=(), split_from="c0"),
            )
        count = chance.choice((1, 2, 2, 2, 3, 3, 4)) if not self.has("ledger") else chance.choice((2, 3, 3, 4))
        sources = tuple(self.source(id, n) for n, id in enumerate(SOURCES))
        known = (*sources, *(Source(id, 6, full_text=True) for id in PRINTERS)) if self.has("printed") else sources
        drafts = self.drafts(count)
        ids = [draft.id for draft in drafts]
        reports = tuple(
            self.report(clause, id, ids, sources)
            for clause in clauses
            for id in ids
            for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3) if len(self.family.has) < 9 else (0, 1, 1, 2)))
        )
        if self.has("printed"):
            reports, drafts = self.printed(clauses, drafts, reports)
        deal = Deal(clauses, known, drafts, reports)
        if self.has("unplaced") and count > 1:
            deal = replace(deal, reports=(*deal.reports, *self.unplaced(clauses, ids, sources)))
        if self.has("ruling"):
            deal = replace(deal, rulings=self.rulings(deal))
        if self.has("known", 0.7):
            deal = replace(deal, known=chance.randrange(1, 7))
        if self.has("without", 0.7):
            deal = replace(deal, without=self.one_of(SOURCES))
        return deal

    def clause(self, id: str) -> Clause:
        chance = self.chance
        type = self.one_of(self.family.types)
        of = ""
        if type == "percent":
            of = chance.choice(("required", "optional", "optional"))
        elif type in ("money", "number") and (self.has("bases", 0.6) or chance.random() < 0.1):
            of = chance.choice(("required", "optional"))
        gains = [(way, chance.choice(("AA", "BB"))) for way in self.ways(type) if chance.random() < 0.6]
        near = NEAR.get(type, ())
        return Clause(id, type, of, tuple(gains), near if self.has("same", 0.5) and near else ())

    def ways(self, type: str) -> list[str]:
        ways = ["present", "absent"] if type != "yes-no" else []
        if type in ORDERED:
            ways += ["higher", "lower"]
        elif type == "list":
            ways += ["wider", "narrower"]
        elif type in WORDS or type == "yes-no":
            ways += list(vocabulary(type).words)[:2]
        return ways

    def source(self, id: str, number: int) -> Source:
        copy = SOURCES[number - 1] if number and self.has("copies", 0.3) else ""
        return Source(id, self.chance.randrange(1, 6), self.has("full-text", 0.3), copy)

    def drafts(self, count: int) -> tuple[Draft, ...]:
        made: list[Draft] = []
        for number, id in enumerate(IDS[:count]):
            before = made[-1].id if made else ""
            draft = Draft(id, date=f"2031-0{number + 1}-10", follows=before)
            if self.has("dates"):
                draft = self.undated(draft, number, [one.id for one in made])
            if self.has("by"):
                draft = replace(draft, by=self.one_of((("AA",), ("BB",), ("AA", "BB"), ())))
            elif self.has("ledger"):
                draft = replace(draft, by=(self.one_of(("AA", "BB")),))
            if self.has("ledger", 0.15):
                draft = replace(draft, status="agreed")
            if self.has("maybe", 0.6) and before:
                some = [one.id for one in made if self.has("several", 0.6)]
                draft = replace(draft, maybe=tuple(some or [before]))
            if self.has("position", 0.35):
                draft = replace(draft, position=True)
            made.append(draft)
        return tuple(made)

    def undated(self, draft: Draft, number: int, before: list[str]) -> Draft:
        """Give a draft a date that may overlap with others, or none, and perhaps what it follows."""
        month = f"2031-0{self.one_of((1, 2, 2, 3))}"
        date = self.one_of(("", month, f"{month}-10", f"{month}-12~", f"{month}-20", "2031"))
        follows = self.one_of(before) if before and self.chance.random() < 0.4 else ""
        return replace(draft, date=date if not follows else "", follows=follows)

    def value(self, clause: Clause) -> str:
        words = list(vocabulary(f"{clause.type}+bounds" if self.has("bounds") else clause.type).words)
        if self.has("rounded"):
            return self.one_of(list(ROUNDED[clause.type]))
        exact = [
            word for word in words if vocabulary(clause.type + ("+bounds" if self.has("bounds") else "")).exact(word)
        ]
        if self.has("near", 0.7) and clause.type in NEAR:
            return self.one_of(NEAR[clause.type])
        if clause.type in NEAR and not self.has("near"):
            # Words that are nearly the same are for the families that are made for them.
            words = exact = [word for word in words if word != NEAR[clause.type][1]]
        return self.one_of(exact if self.chance.random() < 0.5 and exact else words)

    def report(self, clause: Clause, draft: str, drafts: list[str], sources: Sequence[Source]) -> Report:
        chance = self.chance
        source = self.one_of(sources).id
        others = [one for one in drafts if one < draft]
        if self.has("changes", 0.45) and others:
            words = ["removed", "added", "unchanged"] + (["raised", "lowered"] if clause.type in ORDERED else [])
            since = (
                tuple(sorted(chance.sample(others, min(2, len(others)))))
                if self.has("each", 0.5)
                else (self.one_of(others),)
            )
            report = Report(draft, clause.id, self.one_of(words), source, since=since)
        elif chance.random() < 0.25:
            report = Report(draft, clause.id, self.one_of(("absent", "present")), source)
        elif self.has("open", 0.25):
            report = Report(draft, clause.id, "open", source)
        else:
            report = Report(draft, clause.id, self.value(clause), source, of=self.base(clause))
            if self.has("conditions", 0.5):
                report = replace(report, condition=self.one_of(CONDITIONS[:2]))
        if self.has("relays", 0.4) and not (report.is_change and self.has("relays", 0.6)):
            report = replace(report, relays=self.one_of([one for one in SOURCES if one != source]))
        if self.has("retracted", 0.25):
            report = replace(report, retracted=chance.randrange(1, 7))
        if self.has("full-text", 0.5):
            report = replace(report, basis="published")
        if self.has("demands", 0.4) and not report.is_change:
            report = replace(report, demand=True)
        return report

    def base(self, clause: Clause) -> str:
        if self.has("near bases", 0.6) and clause.of:
            return self.one_of(NEAR_BASES)
        options = [*BASES[:2], NONE_SAID] if self.has("not said") else [*BASES[:2]]
        if clause.of == "required":
            return self.one_of([*BASES[:2], NONE_SAID])
        return self.one_of(options) if clause.of == "optional" and self.chance.random() < 0.5 else ""

    def printed(
        self, clauses: Sequence[Clause], drafts: tuple[Draft, ...], reports: tuple[Report, ...]
    ) -> tuple[tuple[Report, ...], tuple[Draft, ...]]:
        """Let a source or two print some drafts, and let somebody read them for some clauses."""
        made, found = [], list(reports)
        for draft in drafts:
            if draft.position:
                made.append(draft)
                continue
            read = []
            for source in self.chance.sample(PRINTERS, self.one_of((0, 1, 1, 1, 2))):
                clause_ids = tuple(clause.id for clause in clauses if self.chance.random() < 0.8)
                read.append((source, clause_ids))
                for clause in clauses:
                    if self.chance.random() < 0.5:
                        words = [w for w in vocabulary(clause.type).words if vocabulary(clause.type).exact(w)] or [
                            "yes"
                        ]
                        words = [w for w in words if w not in NEAR.get(clause.type, ("", ""))[1:]]
                        base = self.one_of(BASES[:2]) if clause.of else ""
                        found.append(Report(draft.id, clause.id, self.one_of(words), source, "published", of=base))
            made.append(replace(draft, read=tuple((source, ids) for source, ids in read if ids)))
        return tuple(found), tuple(made)

    def unplaced(self, clauses: Sequence[Clause], ids: list[str], sources: Sequence[Source]) -> list[Report]:
        found = []
        for _ in range(self.one_of((1, 1, 2))):
            report = self.report(self.one_of(clauses), ids[0], ids[:1], sources)
            about = tuple(sorted(self.chance.sample(ids, self.one_of((2, 2, len(ids))))))
            is_one = self.chance.random() < 0.6
            found.append(replace(report, draft="", one_of=about if is_one else (), each_of=() if is_one else about))
        return found

    def rulings(self, deal: Deal) -> tuple[Ruling, ...]:
        cells = sorted({(one.draft, one.clause) for one in deal.reports if one.draft})
        found = []
        for draft, clause in cells:
            # A ruling names a source that reports here, which `check` asks for.
            here = sorted({o.source for o in deal.reports if (o.draft, o.clause) == (draft, clause)})
            if self.chance.random() < 0.5:
                found.append(Ruling(draft, clause, self.one_of(here), self.one_of((0, 2, 4))))
        return tuple(found)


def make(family: Family, seed: int) -> Deal:
    """Return the deal of a family that a seed stands for."""
    return Maker(family, seed).deal()
