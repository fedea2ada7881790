"""Made-up records: a builder for examples that read like reports, and strategies for many at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hypothesis import strategies as st

from draftdiff.comparing.accounts import Settled
from draftdiff.model import (
    About,
    Absent,
    Basis,
    Claim,
    Clause,
    Deal,
    Draft,
    Naming,
    Open,
    Present,
    Report,
    Retraction,
    Ruling,
    Shift,
    ShiftWord,
    Source,
    Stated,
)
from draftdiff.text import Place, Span, TextFile
from draftdiff.values import Quantity, Value, ValueType, parse, parse_date

PLACE = Place(TextFile("made-up.yaml", ""), Span(0, 0))
CHOICES = ("lease", "sale")
PRESENCE: dict[str, Claim] = {"absent": Absent(), "present": Present(), "open": Open()}
ORDERED = (ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER, ValueType.DURATION, ValueType.DATE)


@dataclass(frozen=True, slots=True)
class Told:
    """A report before its draft is known: what it says, in the words of `claim`, and who says it."""

    says: str
    source: str = "post"
    relays: str | None = None
    basis: Basis = Basis.TOLD
    retracted: str | None = None
    clause: str = "share"
    demand: bool = False
    one_of: tuple[str, ...] = ()
    each_of: tuple[str, ...] = ()


Drafts = Mapping[str, Sequence[Told]]


def value(type: ValueType, text: str) -> Value:
    found = parse(type, text, CHOICES)
    assert isinstance(found, Value), found
    return found


def date(text: str) -> Quantity:
    found = parse_date(text)
    assert isinstance(found, Quantity), found
    return found


def claim(type: ValueType, says: str) -> Claim:
    """Read `absent`, `present`, `open`, `lowered since first`, `50%`, `50% of sales` or `50% of sales if new`."""
    if says in PRESENCE:
        return PRESENCE[says]
    word, _, since = says.partition(" since ")
    if since:
        return Shift(ShiftWord(word), since)
    return stated_claim(type, says)


def stated_claim(type: ValueType, says: str) -> Stated:
    """Read `50%`, `50% of sales`, `50% of not said` or `50% of sales if new`; places may have "of" in their names."""
    said, _, condition = says.partition(" if ")
    worded = type in (ValueType.PLACE, ValueType.TEXT)
    text, _, of = (said, "", "") if worded else said.partition(" of ")
    unsaid = of == "not said"
    return Stated(value(type, text), None if unsaid else of or None, condition or None, unsaid)


def clause(
    type: ValueType, id: str = "share", favours: Mapping[str, str] | None = None, of_required: bool = False
) -> Clause:
    return Clause(id, id.title(), type, PLACE, of_required=of_required, favours=favours or {}, choices=CHOICES)


def source(id: str, published: str | None = None, full_text: bool = False) -> Source:
    outlet = id.rstrip("0123456789-")
    return Source(id, outlet, PLACE, published=date(published) if published else None, full_text=full_text)


def report(told: Told, draft: str, type: ValueType) -> Report:
    retracted = Retraction(date(told.retracted), "it was wrong") if told.retracted else None
    about = About(Naming.ONE_OF, told.one_of) if told.one_of else None
    about = About(Naming.EACH_OF, told.each_of) if told.each_of else about
    return Report(
        draft,
        told.clause,
        claim(type, told.says),
        told.source,
        told.basis,
        PLACE,
        relays=told.relays,
        who=told.says,
        demand=told.demand,
        about=about,
        retracted=retracted,
    )


def record(
    clauses: Clause | Sequence[Clause],
    drafts: Drafts,
    sources: Sequence[Source] = (),
    rulings: Mapping[str, str] | None = None,
    read: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
) -> Deal:
    """Make a deal whose drafts follow each other; sources that are not given have no date.

    Rulings are on `share`, by draft. `read` says by draft for which clauses the text that a source printed was read.
    """
    known = {one.id: one for one in ([clauses] if isinstance(clauses, Clause) else clauses)}
    told = [one for reports in drafts.values() for one in reports]
    follows = {after: before for before, after in pairwise(drafts)}
    named = {name for one in told for name in (one.source, one.relays) if name} | set((rulings or {}).values())
    made = {
        id: Draft(
            id,
            id.title(),
            ("US",),
            PLACE,
            follows=follows.get(id),
            read=(read or {}).get(id, {}),
            reports=tuple(report(one, id, known[one.clause].type) for one in reports),
            rulings=tuple(
                Ruling("share", accept, "saw it", None, PLACE) for d, accept in (rulings or {}).items() if d == id
            ),
        )
        for id, reports in drafts.items()
    }
    named |= {name for sources in (read or {}).values() for name in sources}
    at_hand = {name: source(name) for name in sorted(named)} | {one.id: one for one in sources}
    return Deal("made-up", "Made up", {"US": "Us", "UA": "Them"}, known, made, at_hand, PLACE)


VALUES = {
    ValueType.PERCENT: ["50%", "~50%", "40%", "up to 45%", "40–60%", "55–70%", "more than 50%"],
    ValueType.MONEY: ["$5m", "about $5m", "$7m", "€5m", "at least $6m", "$4m–$6m", "$6m–$9m"],
    ValueType.NUMBER: ["3", "4", "about 4", "up to 4", "3–5", "5–8"],
    ValueType.DURATION: ["1 month", "30 days", "28–40 days", "1–2 months", "2 years", "at least 60 days", "61 days"],
    ValueType.DATE: ["2025-02", "2025-02-20", "2025-02-20~", "2025", "before 2025-02-21", "2025-03-01"],
    ValueType.YES_NO: ["yes", "no"],
    ValueType.CHOICE: list(CHOICES),
    ValueType.PLACE: ["Northport", "northport", "Eastmark"],
    ValueType.LIST: ["ore", "ore, oil", "ore, …", "oil, …", "ore, oil, gas", "gas"],
    ValueType.TEXT: ["a plan", "no plan", "A  plan"],
}
SOURCES = ("post", "post-2", "radio", "herald", "wire", "gazette")
DAYS = ("2025-01-10", "2025-01-20", "2025-02", "2025-02-25")
DRAFTS = ("first", "second", "third", "fourth")
CLAUSES = ("share", "term")


@cache
def values(type: ValueType) -> st.SearchStrategy[str]:
    return st.sampled_from([text + of for text in VALUES[type] for of in ("", "", " of ore", " of sales")])


@cache
def said(type: ValueType) -> st.SearchStrategy[Settled]:
    """Make what a report may say without speaking of another draft."""
    stated = values(type).map(
        lambda says: Stated(value(type, says.partition(" of ")[0]), says.partition(" of ")[2] or None)
    )
    return st.one_of(stated, stated, st.sampled_from([Absent(), Present()]))


@cache
def _told(type: ValueType, clause: str, drafts: int, shifts: bool) -> st.SearchStrategy[Told]:
    """Make one report, which may name any of the drafts, its own too."""
    words = [word for word in ShiftWord if type in ORDERED or word not in (ShiftWord.RAISED, ShiftWord.LOWERED)]
    changes = [f"{word} since {draft}" for word in words for draft in DRAFTS[:drafts]]
    plain = [values(type), values(type), values(type), st.sampled_from(["absent", "present"])]
    return st.builds(
        Told,
        st.one_of(*plain, st.sampled_from(changes)) if shifts else st.one_of(*plain),
        st.sampled_from(SOURCES),
        relays=st.sampled_from([None, None, None, None, None, *SOURCES]),
        basis=st.sampled_from([Basis.TOLD, Basis.TOLD, Basis.DOCUMENT, Basis.PUBLISHED]),
        retracted=st.sampled_from([None, None, None, None, *DAYS]),
        clause=st.just(clause),
    ).filter(lambda told: told.source != told.relays)


@cache
def _reports(types: tuple[ValueType, ...], drafts: int, shifts: bool) -> st.SearchStrategy[list[tuple[str, Told]]]:
    told = st.one_of(*(_told(type, id, drafts, shifts) for type, id in zip(types, CLAUSES, strict=True)))
    return st.lists(st.tuples(st.sampled_from(DRAFTS[:drafts]), told), max_size=10)


_COUNTS = st.integers(2, len(DRAFTS))
_TYPES = st.tuples(st.sampled_from(ValueType), st.sampled_from(ValueType))
_DATES = st.tuples(*(st.sampled_from([None, *DAYS]) for _ in SOURCES))
_FULL = st.sampled_from([None, None, *SOURCES])
_ASKS = st.tuples(st.booleans(), st.booleans())
_RULED = st.dictionaries(st.sampled_from(DRAFTS[:2]), st.sampled_from(SOURCES), max_size=1)


@st.composite
def records(draw: st.DrawFn, shifts: bool = True) -> Deal:
    """Make a deal of two to four drafts and two clauses of any type, with up to ten reports on them all."""
    types, count, full = draw(_TYPES), draw(_COUNTS), draw(_FULL)
    reports: dict[str, list[Told]] = {id: [] for id in DRAFTS[:count]}
    for draft, one in draw(_reports(types, count, shifts)):
        reports[draft].append(one)
    favours = {"higher": "US", "lower": "UA", "present": "US", "absent": "UA", "yes": "UA", "wider": "US"}
    clauses = [clause(type, id, favours, asks) for type, id, asks in zip(types, CLAUSES, draw(_ASKS), strict=True)]
    sources = [source(id, day, id == full) for id, day in zip(SOURCES, draw(_DATES), strict=True)]
    return record(clauses, reports, sources, draw(_RULED))
