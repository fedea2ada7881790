"""The drafts before a draft, those that none came after, and which are texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draftdiff.comparing.order import InTime, Times
from draftdiff.model import Deal, Draft, DraftKind


@dataclass(frozen=True, slots=True, eq=False)
class _Itself:
    """A deal and no other: one that is equal may list its drafts in another order, and have them in other places."""

    deal: Deal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.deal is other.deal

    def __hash__(self) -> int:
        return id(self.deal)


@lru_cache(maxsize=8)
def _before(of: _Itself) -> Mapping[str, frozenset[str]]:
    """Return for every draft the ids of all that surely came before it."""
    deal, times = of.deal, Times(of.deal)
    return {id: frozenset(one for one in deal.drafts if times.order(one, id) is InTime.BEFORE) for id in deal.drafts}


def texts_before(deal: Deal) -> Mapping[str, tuple[Draft, ...]]:
    """Return for every draft the texts that surely came before it, the latest first as the deal lists them.

    A position is no text, so it is among none.
    """
    return _texts_before(_Itself(deal))


@lru_cache(maxsize=8)
def _texts_before(of: _Itself) -> Mapping[str, tuple[Draft, ...]]:
    texts = [draft for draft in reversed([*of.deal.drafts.values()]) if is_text(draft)]
    return {id: tuple(one for one in texts if one.id in before) for id, before in _before(of).items()}


def came_before(deal: Deal, one: Draft, other: Draft) -> bool:
    """Tell whether one draft surely came before another."""
    return one.id in _before(_Itself(deal))[other.id]


def latest(deal: Deal, drafts: Sequence[Draft]) -> list[Draft]:
    """Return those, of drafts in the order of their deal, that none of the others surely came after."""
    found: list[Draft] = []
    for draft in reversed(drafts):
        if not any(came_before(deal, draft, later) for later in found):
            found.append(draft)
    return found


def is_ordered(deal: Deal, one: Draft, other: Draft) -> bool:
    """Tell whether it is known which of two drafts came first."""
    return came_before(deal, one, other) or came_before(deal, other, one)


def is_text(draft: Draft) -> bool:
    """Tell whether a draft is a text, and not what a party wants where no document is told of."""
    return draft.kind is DraftKind.TEXT
