"""The record as frozen values: what a deal declares and what was reported of its drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from draftdiff.text import Place
from draftdiff.values import Quantity, Value, ValueType


class Basis(StrEnum):
    """What a report rests on, strongest first."""

    PUBLISHED = "published"
    DOCUMENT = "document"
    ON_RECORD = "on-record"
    TOLD = "told"
    ANALYSIS = "analysis"


class Status(StrEnum):
    """What became of a draft."""

    PROPOSED = "proposed"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    AGREED = "agreed"
    SIGNED = "signed"


class Is(StrEnum):
    """Whether the draft has the clause, where no value is reported."""

    ABSENT = "absent"
    PRESENT = "present"


class ShiftWord(StrEnum):
    """A reported change without a value."""

    REMOVED = "removed"
    ADDED = "added"
    UNCHANGED = "unchanged"
    RAISED = "raised"
    LOWERED = "lowered"


class Base(StrEnum):
    """Whether a clause's values must say what they are a part of."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Covers(StrEnum):
    """How much of a draft a source printed."""

    FULL_TEXT = "full-text"


@dataclass(frozen=True, slots=True)
class Stated:
    """The draft says this, of this base."""

    value: Value
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """The draft does not have the clause."""


@dataclass(frozen=True, slots=True)
class Present:
    """The draft has the clause; what it says was not reported."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The clause changed, or did not, since another draft."""

    word: ShiftWord
    since: str


Claim = Stated | Absent | Present | Shift


@dataclass(frozen=True, slots=True)
class Source:
    """One article or document, or an outlet whose reporting others pass on.

    A `faulty` one has a problem in its own entry, so that what is missing of it may be there unread.
    """

    id: str
    outlet: str
    place: Place = field(compare=False)
    title: str = ""
    published: Quantity | None = None
    url: str = ""
    text: str = ""
    sha256: str = ""
    full_text: bool = False
    note: str = ""
    faulty: bool = field(default=False, compare=False)
    text_place: Place | None = field(default=None, compare=False)
    sha256_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A point under negotiation."""

    id: str
    label: str
    type: ValueType
    place: Place = field(compare=False)
    of_required: bool = False
    favours: Mapping[str, str] = field(default_factory=dict, hash=False)
    choices: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retraction:
    """A report that no longer stands, since when and why."""

    on: Quantity | None
    because: str


@dataclass(frozen=True, slots=True)
class Report:
    """One claim, by one source, about one clause of one draft."""

    draft: str
    clause: str
    claim: Claim
    source: str
    basis: Basis
    place: Place = field(compare=False)
    relays: str | None = None
    who: str = ""
    quote: str = ""
    note: str = ""
    retracted: Retraction | None = None
    quote_place: Place | None = field(default=None, compare=False)
    value_place: Place | None = field(default=None, compare=False)
    of_place: Place | None = field(default=None, compare=False)
    since_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Ruling:
    """An editor's choice of one source's account, with the reason."""

    clause: str
    accept: str
    because: str
    on: Quantity | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of the text, as far as it was reported.

    `maybe` names another draft of which reports may speak of the same document.
    """

    id: str
    title: str
    by: str
    place: Place = field(compare=False)
    date: Quantity | None = None
    status: Status = Status.PROPOSED
    follows: str | None = None
    maybe: str | None = None
    note: str = ""
    reports: tuple[Report, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    follows_place: Place | None = field(default=None, compare=False)
    maybe_place: Place | None = field(default=None, compare=False)
    date_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Deal:
    """One negotiation: parties, clauses in table order, drafts in order, and the sources at hand."""

    id: str
    title: str
    parties: Mapping[str, str] = field(hash=False)
    clauses: Mapping[str, Clause] = field(hash=False)
    drafts: Mapping[str, Draft] = field(hash=False)
    sources: Mapping[str, Source] = field(hash=False)
    place: Place = field(compare=False)
