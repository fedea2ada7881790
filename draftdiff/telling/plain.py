"""Facts as plain data, for JSON and templates: one rule a type, and none for most."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import singledispatchmethod
from typing import Any

from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import Change, ItemsDelta, group
from draftdiff.comparing.standing import Account, Aside, Standing, Standings
from draftdiff.history.days import Days
from draftdiff.history.recall import StepChange
from draftdiff.model import Absent, Claim, Clause, Deal, Draft, Open, Present, Report, Ruling, Shift, Source, Stated
from draftdiff.telling.facts import EVERYTHING, LeftOut
from draftdiff.values import Delta, Items, Quantity, ValueType, Words, display, meet

FORMAT_VERSION = 2

Data = dict[str, Any]


def as_data(facts: object, deal: Deal, left_out: LeftOut = EVERYTHING) -> Data:
    """Return the facts of a deal as plain data: dictionaries, lists, texts, numbers, `None`.

    Exact numbers are texts, days and enumerated words are those of the files.
    """
    return Plain(deal).whole(facts, left_out)


class Plain:
    """The rules; what a fact names by its id is looked up in the deal."""

    def __init__(self, deal: Deal) -> None:
        self._deal = deal

    def whole(self, facts: object, left_out: LeftOut) -> Data:
        """Turn all that a command tells into plain data."""
        deal = self._deal
        head = {"format_version": FORMAT_VERSION, "deal": deal.id, "title": deal.title, "parties": dict(deal.parties)}
        return {**head, **self.of(facts), "left_out": self.of(left_out)}

    @singledispatchmethod
    def of(self, fact: object) -> Any:  # noqa: ANN401
        """Turn a fact into plain data; a record becomes a dictionary of its fields."""
        if fact is None or isinstance(fact, bool | int | str):
            return fact
        if not is_dataclass(fact):
            raise TypeError(f"there is no rule for {type(fact).__name__}")
        return self._record(fact, [field.name for field in fields(fact)])

    def _record(self, fact: object, names: Iterable[str]) -> Data:
        made: Data = {}
        for name in names:
            value = getattr(fact, name)
            if isinstance(value, Deal | Standings):
                continue
            if isinstance(value, Clause):
                made |= self.of(value)
            elif name == "clause":
                made |= self.of(self._deal.clauses[value])
            else:
                made[name] = self.of(value)
        return made

    @of.register
    def _(self, fact: StrEnum) -> str:
        return fact.value

    @of.register
    def _(self, fact: Decimal) -> str:
        return str(fact)

    @of.register
    def _(self, fact: datetime.date) -> str:
        return fact.isoformat()

    @of.register(tuple)
    @of.register(list)
    def _(self, fact: tuple[object, ...]) -> list[Any] | Data:
        names = getattr(fact, "_fields", None)
        return [self.of(item) for item in fact] if names is None else self._record(fact, names)

    @of.register
    def _(self, fact: frozenset) -> list[Any]:  # type: ignore[type-arg]
        return sorted((self.of(item) for item in fact), key=lambda item: (item is None, item))

    @of.register
    def _(self, fact: Mapping) -> Data:  # type: ignore[type-arg]
        return {str(self.of(key)): self.of(value) for key, value in fact.items()}

    @of.register(Quantity)
    @of.register(Words)
    @of.register(Items)
    def _(self, fact: Quantity | Words | Items) -> str:
        return display(fact)

    @of.register
    def _(self, fact: Deal) -> str:
        return fact.id

    @of.register
    def _(self, fact: Clause) -> Data:
        return {"clause": fact.id, "label": fact.label, "type": fact.type.value}

    @of.register
    def _(self, fact: Draft) -> Data:
        names = ("id", "title", "by", "kind", "date", "status", "follows", "maybe", "note", "read")
        return {name: self.of(getattr(fact, name)) for name in names}

    @of.register
    def _(self, fact: Source) -> Data:
        names = ("id", "outlet", "title", "url", "published", "full_text", "copy_of", "note")
        return {name: self.of(getattr(fact, name)) for name in names}

    @of.register
    def _(self, fact: Report) -> Data:
        source = self._deal.sources[fact.source]
        return {
            "source": fact.source,
            "outlet": source.outlet,
            "title": source.title,
            "url": source.url,
            "published": self.of(source.published),
            "relays": fact.relays,
            "relayed_outlet": self._deal.sources[fact.relays].outlet if fact.relays else None,
            **self._claim(fact.claim),
            "demand": fact.demand,
            "about": self.of(fact.about),
            "who": fact.who,
            "basis": fact.basis.value,
            "quote": fact.quote,
            "lang": fact.lang,
            "reading": fact.reading,
            "note": fact.note,
            "retracted": self.of(fact.retracted),
            "file": fact.place.file.name,
            "line": fact.place.start.line,
        }

    @of.register
    def _(self, fact: Account) -> Data:
        claim = self._claim(fact.claim)
        return {
            **{key: claim[key] for key in claim if key not in ("change", "since")},
            "sure": fact.sure,
            "origins": list(fact.origins),
            "strength": self.of(fact.strength),
            "reports": self.of(fact.reports),
            "compatible": self.of(fact.compatible),
        }

    @of.register(Stated)
    @of.register(Absent)
    @of.register(Present)
    @of.register(Open)
    @of.register(Shift)
    def _claim(self, claim: Claim) -> Data:
        """Say what is claimed: one of `value`, `is` and `change` is set; the bounds are those of a quantity."""
        value = claim.value if isinstance(claim, Stated) else None
        quantity = value if isinstance(value, Quantity) else None
        return {
            "value": display(value) if value is not None else None,
            "type": value.type.value if isinstance(value, Quantity | Words) else "list" if value else None,
            "low": _bound(quantity, quantity.low) if quantity else None,
            "high": _bound(quantity, quantity.high) if quantity else None,
            "unit": quantity.unit if quantity else "",
            "of": claim.of if isinstance(claim, Stated) else None,
            "condition": claim.condition if isinstance(claim, Stated) else None,
            "is": _PRESENCE.get(type(claim)),
            "change": claim.word.value if isinstance(claim, Shift) else None,
            "since": claim.since if isinstance(claim, Shift) else None,
        }

    @of.register
    def _(self, fact: Standing) -> Data:
        return {
            "state": fact.state.value,
            "contested": contested(fact),
            "accounts": self.of(fact.accounts),
            "asides": self.of(fact.asides),
            "ruling": self.of(fact.ruling),
            "unread": list(fact.unread),
        }

    @of.register
    def _(self, fact: Aside) -> Data:
        return {"why": fact.why.value, "report": self.of(fact.report)}

    @of.register
    def _(self, fact: Ruling) -> Data:
        return {"accept": fact.accept, "because": fact.because, "on": self.of(fact.on)}

    @of.register
    def _(self, fact: Change) -> Data:
        return {
            **self.of(self._deal.clauses[fact.clause]),
            "kind": fact.kind.value,
            "group": group(fact.kind).value,
            "certain": fact.certain,
            "possible": self.of(fact.possible),
            "delta": self.of(fact.delta),
            "favours": fact.favours,
            "before": self.of(fact.before),
            "after": self.of(fact.after),
        }

    @of.register
    def _(self, fact: Days) -> Data:
        return {"before": self.of(fact.first), "after": self.of(fact.last)}

    @of.register
    def _(self, fact: StepChange) -> Data:
        told = {"group": fact.group.value, "recalled": self.of(fact.recalled), "returned": self.of(fact.returned)}
        return {**self.of(fact.change), **told}

    @of.register
    def _(self, fact: Delta) -> Data:
        bounds = {"low": self.of(fact.low), "high": self.of(fact.high), "unit": fact.unit}
        return {**bounds, "added": [], "removed": []}

    @of.register
    def _(self, fact: ItemsDelta) -> Data:
        return {"low": None, "high": None, "unit": "", "added": list(fact.added), "removed": list(fact.removed)}


_PRESENCE: dict[type[Claim], str] = {Absent: "absent", Present: "present", Open: "open"}


def _bound(of: Quantity, bound: Decimal | None) -> str | None:
    """Write a bound: a day of a date, else an exact number."""
    if bound is None or of.type is not ValueType.DATE:
        return None if bound is None else str(bound)
    return datetime.date.fromordinal(int(bound)).isoformat()


def contested(of: Standing) -> str | None:
    """Say in what accounts differ: the base, the value, both, or whether the clause is there."""
    claims = [account.claim for account in of.accounts]
    stated = [claim for claim in claims if isinstance(claim, Stated)]
    if len(claims) < 2:
        return None
    if len(stated) < len(claims):
        return "presence"
    common: Quantity | Words | Items | None = stated[0].value
    for claim in stated[1:]:
        common = common and meet(common, claim.value)
    if common is not None:
        return "base"
    return "value" if len({base_key(claim.of) for claim in stated}) == 1 else "value and base"
