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


class DraftKind(StrEnum):
    """Whether a draft is a text, or what a party wants where no document is told of."""

    TEXT = "text"
    POSITION = "position"


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
    OPEN = "open"


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


class Yes(StrEnum):
    """The only word of keys that say that something is so."""

    YES = "yes"


class Covers(StrEnum):
    """How much of a draft a source printed."""

    FULL_TEXT = "full-text"


@dataclass(frozen=True, slots=True)
class Stated:
    """The draft says this, of this base, on this condition; `unsaid` where the record says that no base is given."""

    value: Value
    of: str | None = None
    condition: str | None = None
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """The draft does not have the clause."""


@dataclass(frozen=True, slots=True)
class Present:
    """The draft has the clause; what it says was not reported."""


@dataclass(frozen=True, slots=True)
class Open:
    """The draft has the clause and leaves what it says to later."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The clause changed, or did not, since another draft; `among` holds all that the report names, if several."""

    word: ShiftWord
    since: str
    among: tuple[str, ...] = field(default=(), compare=False)


Claim = Stated | Absent | Present | Open | Shift


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A warning that stays true, which somebody has looked at, with the reason; it holds for all that is `within`."""

    codes: tuple[str, ...]
    because: str
    within: Place | None = field(default=None, compare=False)
    place: Place | None = field(default=None, compare=False)


class Naming(StrEnum):
    """How a report that names no version speaks of several drafts: of one of them, or of each."""

    ONE_OF = "one-of"
    EACH_OF = "each-of"


@dataclass(frozen=True, slots=True)
class About:
    """Which drafts a report may speak of that names no version."""

    naming: Naming
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article or document, or an outlet whose reporting others pass on.

    A `faulty` one has a problem in its own entry, so that what is missing of it may be there unread. `copy_of` names
    the source that holds the same text: wire copy and syndication are no origin of their own.
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
    copy_of: str | None = None
    copy_place: Place | None = field(default=None, compare=False)
    acknowledged: Acknowledged | None = None
    faulty: bool = field(default=False, compare=False)
    text_place: Place | None = field(default=None, compare=False)
    sha256_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A point under negotiation.

    `same` holds other words for one thing; `came_from` the clauses that this one was split from or merged of.
    """

    id: str
    label: str
    type: ValueType
    place: Place = field(compare=False)
    of_required: bool = False
    favours: Mapping[str, str] = field(default_factory=dict, hash=False)
    choices: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    came_from: tuple[str, ...] = ()
    favours_places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Retraction:
    """A report that no longer stands, since when and why."""

    on: Quantity | None
    because: str


@dataclass(frozen=True, slots=True)
class Report:
    """One claim, by one source, about one clause of one draft.

    A `demand` is told as what a party wants, and not said to be in the text. `lang` is the language of the quote where
    it is not the record's, and `reading` what it says, in our words. A report that names no version is `about` several
    drafts; it stands once on each of them.
    """

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
    demand: bool = False
    lang: str = ""
    reading: str = ""
    about: About | None = None
    acknowledged: Acknowledged | None = None
    retracted: Retraction | None = None
    quote_place: Place | None = field(default=None, compare=False)
    value_place: Place | None = field(default=None, compare=False)
    of_place: Place | None = field(default=None, compare=False)
    since_place: Place | None = field(default=None, compare=False)

    @property
    def is_one_of_several(self) -> bool:
        """Whether it speaks of one of several drafts, which may be another one than the one that it stands on."""
        return self.about is not None and self.about.naming is Naming.ONE_OF


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
    """One version of the text, as far as it was reported, or a party's position where no document is told of.

    `by` holds one party, several for a joint text, none where nobody has said. `maybe` names the drafts that may be
    the same document. `read` names for each source that printed the draft whole the clauses that we looked for in it.
    """

    id: str
    title: str
    by: tuple[str, ...]
    place: Place = field(compare=False)
    date: Quantity | None = None
    status: Status = Status.PROPOSED
    follows: str | None = None
    maybe: tuple[str, ...] = ()
    note: str = ""
    kind: DraftKind = DraftKind.TEXT
    read: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    acknowledged: Acknowledged | None = None
    read_place: Place | None = field(default=None, compare=False)
    reports: tuple[Report, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    follows_place: Place | None = field(default=None, compare=False)
    maybe_place: Place | None = field(default=None, compare=False)
    date_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Deal:
    """One negotiation: parties, clauses in table order, drafts in order, and the sources at hand.

    `unplaced` holds the reports that name no version, one for each draft that they may speak of; they are among the
    reports of those drafts too. `currencies` says what a bare sign means here.
    """

    id: str
    title: str
    parties: Mapping[str, str] = field(hash=False)
    clauses: Mapping[str, Clause] = field(hash=False)
    drafts: Mapping[str, Draft] = field(hash=False)
    sources: Mapping[str, Source] = field(hash=False)
    place: Place = field(compare=False)
    currencies: Mapping[str, str] = field(default_factory=dict, hash=False)
    unplaced: tuple[Report, ...] = ()
