"""Every sort of random deal, and which of them the product cannot read yet."""

from tests.law.making import Family
from tests.law.words import ORDERED, ROUNDED

_AMOUNTS = ("percent", "money", "number")


def _family(name: str, *has: str, types: tuple[str, ...] = (), needs: str = "") -> Family:
    return Family(name, types or Family.types, frozenset(has), frozenset(needs.split()))


FAMILIES = {
    family.name: family
    for family in (
        _family("plain"),
        _family("bases", "bases", "not said", types=_AMOUNTS),
        _family("relays", "relays", "retracted"),
        _family("rulings", "ruling"),
        _family("lens", "known", "without", "relays", "retracted", "ruling"),
        _family("changes", "changes"),
        _family("changes-of-amounts", "changes", types=ORDERED),
        _family("changes-relayed", "changes", "relays", "retracted", "known"),
        _family("ledger", "ledger"),
        _family("ledger-of-changes", "ledger", "changes"),
        _family("order", "dates", "ledger"),
        _family("full-texts", "full-text"),
        _family("near-words", "near", types=("text", "place")),
        _family("near-bases", "near bases", "bases", types=_AMOUNTS),
        _family("rounded", "rounded", types=tuple(ROUNDED)),
        _family("maybe", "maybe", "ledger"),
        _family("maybe-several", "maybe", "several", "ledger", needs="maybe-several"),
        _family("lists", types=("list",), needs="whole"),
        _family("same-words", "near", "same", types=("text", "place"), needs="same"),
        _family("conditions", "conditions", types=("number", "date", "place", "percent"), needs="condition"),
        _family("left-open", "open", needs="open"),
        _family("bounds", "bounds", types=_AMOUNTS, needs="bounds"),
        _family("demands", "demands", "ledger", needs="demand"),
        _family("positions", "position", "ledger", needs="position"),
        _family("joint-texts", "by", "ledger", needs="by"),
        _family("copies", "copies", "relays", needs="copy-of"),
        _family("unplaced", "unplaced", needs="unplaced"),
        _family("unplaced-changes", "unplaced", "changes", "each", needs="unplaced each-of"),
        _family("each-of", "changes", "each", needs="each-of"),
        _family("printed", "printed", "relays", needs="read whole"),
        _family("printed-changes", "printed", "changes", needs="read whole"),
        _family("split", "split", "ledger", needs="from"),
        _family(
            "everything",
            *("changes", "each", "relays", "retracted", "ruling", "known", "without", "copies", "unplaced", "demands"),
            *("position", "printed", "conditions", "open", "bounds", "by", "dates", "ledger", "maybe", "not said"),
            needs="whole condition open bounds demand position by copy-of unplaced each-of read maybe-several",
        ),
    )
}

NOT_READ_YET: dict[str, str] = {}
"""What the product does not read yet, and what it does instead; a line goes when it does read it."""


def waits_for(family: Family) -> str:
    """Say why a family cannot be tried; empty where it can."""
    return "; ".join(NOT_READ_YET[feature] for feature in sorted(family.needs & NOT_READ_YET.keys()))
