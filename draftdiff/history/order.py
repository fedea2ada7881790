"""Which of two drafts came first: by what they follow, else by dates that do not overlap; else nobody knows."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from draftdiff.model import Deal, Draft, DraftKind
from draftdiff.values import days


@lru_cache(maxsize=8)
def _before(deal: Deal) -> Mapping[str, frozenset[str]]:
    """Return for every draft the ids of all that surely came before it, by whichever way."""
    chains = _chains(deal)
    found: dict[str, frozenset[str]] = {}
    for draft in deal.drafts.values():
        near = chains[draft.id] | {one.id for one in deal.drafts.values() if _ended_before(one, draft)}
        near -= {one.id for one in deal.drafts.values() if draft.id in chains[one.id]}
        found[draft.id] = near.union(*(found.get(id, frozenset()) for id in near)) - {draft.id}
    return found


@lru_cache(maxsize=8)
def texts_before(deal: Deal) -> Mapping[str, tuple[Draft, ...]]:
    """Return for every draft the texts that surely came before it, the latest first as the deal lists them.

    A position is no text, so it is among none.
    """
    texts = [draft for draft in reversed([*deal.drafts.values()]) if is_text(draft)]
    return {id: tuple(one for one in texts if one.id in before) for id, before in _before(deal).items()}


def came_before(deal: Deal, one: Draft, other: Draft) -> bool:
    """Tell whether one draft surely came before another."""
    return one.id in _before(deal)[other.id]


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


def may_be_one(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts may be the same document, by what either says."""
    return one.id in other.maybe or other.id in one.maybe


def _chains(deal: Deal) -> dict[str, frozenset[str]]:
    """Return for every draft all that it goes back to by what each of them follows."""
    found: dict[str, frozenset[str]] = {}
    for draft in deal.drafts.values():
        followed = draft.follows if draft.follows in deal.drafts else None
        found[draft.id] = found.get(followed, frozenset()) | {followed} if followed else frozenset()
    return found


def _ended_before(one: Draft, other: Draft) -> bool:
    return one.date is not None and other.date is not None and days(one.date)[1] < days(other.date)[0]
