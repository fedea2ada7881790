"""Values that are equal or not, as yes or no, places and texts; lists, closed and open, over all that they may be."""

import re
from collections.abc import Sequence
from enum import StrEnum

from draftdiff.values.types import LONGEST, Items, Unreadable, ValueType, Words, fold, is_blank, plainer, quoted, tidy


def parse_choice(text: str, choices: tuple[str, ...]) -> Words | Unreadable:
    """Read one of the choices, in any case of letters."""
    if not choices:
        return Unreadable(
            f"{quoted(text)} cannot be chosen, because the clause has no choices",
            "list the values that the clause may take under its choices",
        )
    declared = {fold(choice): choice for choice in reversed(choices)}
    if spelled := declared.get(fold(text)):
        return Words(ValueType.CHOICE, fold(text), spelled)
    from difflib import get_close_matches

    near = get_close_matches(fold(text), declared, n=1) if len(text) <= LONGEST else []
    listed = f"one of: {', '.join(choices)}"
    return Unreadable(
        f"{quoted(text)} is not one of the choices of the clause",
        f"write {quoted(declared[near[0]])}, or another {listed}" if near else f"write {listed}",
    )


_ELLIPSES = ("…", "...")
_AND_MORE = re.compile(
    r"(?:and )?(?:etc\.?|et cetera|others?|more|so on|so forth|among others|inter alia|the like)", re.I
)
_INCLUDING = re.compile(r"(?:including|such as|among them|in particular) (.+)", re.IGNORECASE)


class Relation(StrEnum):
    """How the list after stands to the list before."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"


_MIRRORS = {Relation.WIDER: Relation.NARROWER, Relation.NARROWER: Relation.WIDER}


def parse_list(items: Sequence[str]) -> Items | Unreadable:
    """Read items; an ellipsis at the end opens the list."""
    names = [tidy(item) for item in items]
    named = _INCLUDING.fullmatch(names[0]) if names else None
    if named:
        names[0] = named[1]
    if names and _AND_MORE.fullmatch(names[-1]):
        names[-1] = "…"
    ellipsis = next((end for end in _ELLIPSES if names and names[-1].endswith(end)), None)
    if ellipsis:
        names[-1] = names[-1].removesuffix(ellipsis).rstrip()
        if not names[-1]:
            names.pop()
    if not names:
        return Unreadable("the list names no item", "write at least one item, or `is: present` when none is known")
    for number, name in enumerate(names, start=1):
        if is_blank(name):
            return Unreadable(f"item {number} of the list is empty", "write the item, or take out the mark for it")
        item = f"item {number} of the list, {quoted(name)},"
        if name.endswith(_ELLIPSES):
            message = f"{item} ends in an ellipsis but is not the last"
            return Unreadable(message, "write `…` as the last item only")
        if ";" in name:
            return Unreadable(f"{item} has a semicolon", "write a comma instead of the semicolon")
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(fold(name), name)
    return Items(frozenset(spelled), open=bool(ellipsis or named), names=tuple(spelled.values()))


_PARTS = re.compile(r",(?![0-9]{3}(?![0-9]))|(?<![0-9]),")


def split_list(text: str) -> list[str]:
    """Split one line on its semicolons, else on its commas, but for those within a number."""
    items = text.split(";") if ";" in text else _PARTS.split(text)
    return items[:-1] if not items[-1].strip() else items


def parse_line(text: str) -> Items | Unreadable:
    """Read a list that stands on one line; "oil, gas and coal" may have two items or three."""
    items = split_list(text)
    found = parse_list(items)
    last = re.fullmatch(r"(.+) (?:and|or|&) (.+)", tidy(items[-1]))
    if isinstance(found, Items) and last and len(items) > 1 and ";" not in text:
        before = [tidy(item) for item in items[:-1]]
        one, other = ", ".join((*before, last[1], last[2])), "; ".join((*before, tidy(items[-1])))
        message = f"{quoted(tidy(items[-1]))} may be one item of the list or two"
        return Unreadable(message, f"write {quoted(one)} or {quoted(other)}")
    return found


def display_list(value: Items) -> str:
    """Write a list in one line, as it would be read."""
    names = value.names or tuple(sorted(value.keys))
    with_commas = any("," in name for name in names)
    parts = [*names, "…"] if value.open else list(names)
    line = ("; " if with_commas else ", ").join(parts)
    return f"{line};" if with_commas and len(parts) == 1 else line


def both(one: Items, other: Items) -> Items | None:
    """Return the list that fits both; None when no list does."""
    if not (one.open or one.keys >= other.keys) or not (other.open or other.keys >= one.keys):
        return None
    keys = one.keys | other.keys
    return Items(keys, one.open and other.open, _names(keys, (one, other)))


def _names(keys: frozenset[str], lists: tuple[Items, ...]) -> tuple[str, ...]:
    """Choose spellings and order, whichever list came first."""
    spelled = {
        key: plainer(tuple(name for items in lists for name in items.names if fold(name) == key)) or key for key in keys
    }
    orders = [tuple(map(fold, items.names)) for items in lists if items.keys == keys and items.names]
    # The greatest order: that of a list as written wins over the sorted one, which is ours.
    return tuple(spelled[key] for key in max(orders, default=tuple(sorted(keys))))


def relations(before: Items, after: Items) -> frozenset[Relation]:
    """Return every relation that two lists may have.

    A closed list is just its items, an open one any list that holds them.
    """
    if before == after:
        return frozenset({Relation.SAME})
    if before.open and after.open:
        return frozenset(Relation)
    if after.open:
        return frozenset(_MIRRORS.get(relation, relation) for relation in _from_open(after, before))
    if before.open:
        return _from_open(before, after)
    if before.keys < after.keys:
        return frozenset({Relation.WIDER})
    return frozenset({Relation.NARROWER if before.keys > after.keys else Relation.OTHER})


def _from_open(before: Items, after: Items) -> frozenset[Relation]:
    """Relate an open list, which may hold more, to a closed."""
    possible = {Relation.NARROWER}
    if before.keys <= after.keys:
        possible.add(Relation.SAME)
    if before.keys < after.keys:
        possible.add(Relation.WIDER)
    if not after.keys <= before.keys:
        possible.add(Relation.OTHER)
    return frozenset(possible)
