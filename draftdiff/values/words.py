"""Values that are equal or not: yes or no, choices, places, texts."""

from difflib import get_close_matches

from draftdiff.values.failures import LONGEST
from draftdiff.values.types import Unreadable, ValueType, Words, fold, plainer, quoted

_ANSWERS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def parse_words(type: ValueType, text: str) -> Words:
    """Read a place or a text, which may say anything."""
    return Words(type, fold(text), text)


def parse_answer(text: str) -> Words | Unreadable:
    """Read yes or no, also said as true or false."""
    key = _ANSWERS.get(text.casefold())
    if key is None:
        return Unreadable(f"{quoted(text)} is neither yes nor no", "write `yes` or `no`")
    return Words(ValueType.YES_NO, key, text)


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
    near = get_close_matches(fold(text), declared, n=1) if len(text) <= LONGEST else []
    listed = f"one of: {', '.join(choices)}"
    return Unreadable(
        f"{quoted(text)} is not one of the choices of the clause",
        f"write {quoted(declared[near[0]])}, or another {listed}" if near else f"write {listed}",
    )


def same_words(one: Words, other: Words) -> Words | None:
    """Return the value that both are; None when they differ."""
    return Words(one.type, one.key, plainer((one.text, other.text))) if one == other else None
