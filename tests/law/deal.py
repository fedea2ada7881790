"""A small deal as it is reported: plain records, and nothing worked out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

PARTIES = ("AA", "BB")
CHANGES = ("removed", "added", "unchanged", "raised", "lowered")
PRESENCE = ("absent", "present", "open")


@dataclass(frozen=True)
class Clause:
    """A point under negotiation; `type` names a vocabulary, `of` is `required`, `optional` or empty."""

    id: str
    type: str
    of: str = ""
    favours: tuple[tuple[str, str], ...] = ()
    same: tuple[str, ...] = ()
    split_from: str = ""

    @property
    def gains(self) -> dict[str, str]:
        return dict(self.favours)


@dataclass(frozen=True)
class Source:
    """An article; `day` is that of January 2031 on which it came out."""

    id: str
    day: int
    full_text: bool = False
    copy_of: str = ""


@dataclass(frozen=True)
class Report:
    """What a source says of a clause: a value of the vocabulary, a word of PRESENCE or a word of CHANGES.

    `one_of` and `each_of` are for reports that name no version, whose `draft` is empty.
    """

    draft: str
    clause: str
    says: str
    source: str
    basis: str = "told"
    of: str = ""
    condition: str = ""
    since: tuple[str, ...] = ()
    relays: str = ""
    retracted: int = 0
    demand: bool = False
    whole: bool = False
    one_of: tuple[str, ...] = ()
    each_of: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        return self.says in CHANGES


@dataclass(frozen=True)
class Ruling:
    """Whose account of a clause of a draft the record follows, from a day on."""

    draft: str
    clause: str
    accept: str
    day: int = 0


@dataclass(frozen=True)
class Draft:
    """A version of the text; `date` is as written, `read` names sources with the clauses that were looked for."""

    id: str
    by: tuple[str, ...] = ("AA",)
    date: str = ""
    follows: str = ""
    status: str = "proposed"
    position: bool = False
    maybe: tuple[str, ...] = ()
    read: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Deal:
    """Everything that is on file, and which of it is to count: what was out by day `known`, and rests not on `without`.

    The order of the drafts is that of time as far as it is known, which `follows` and dates say.
    """

    clauses: tuple[Clause, ...]
    sources: tuple[Source, ...]
    drafts: tuple[Draft, ...]
    reports: tuple[Report, ...]
    rulings: tuple[Ruling, ...] = ()
    known: int = 0
    without: str = ""

    def clause(self, id: str) -> Clause:
        return next(one for one in self.clauses if one.id == id)

    def draft(self, id: str) -> Draft:
        return next(one for one in self.drafts if one.id == id)

    def source(self, id: str) -> Source:
        return next(one for one in self.sources if one.id == id)


def placements(deal: Deal) -> Iterator[Deal]:
    """Yield the deal once for each way to place the reports that name no version; `each_of` counts on every draft.

    One of many speaks of one of them, and is then a report on that draft like any other.
    """
    floating = next((one for one in deal.reports if one.one_of or one.each_of), None)
    if floating is None:
        yield deal
        return
    rest = tuple(one for one in deal.reports if one is not floating)
    if floating.each_of:
        placed = tuple(replace(floating, draft=draft, each_of=()) for draft in floating.each_of)
        yield from placements(replace(deal, reports=rest + placed))
        return
    for draft in floating.one_of:
        yield from placements(replace(deal, reports=(*rest, replace(floating, draft=draft, one_of=()))))
