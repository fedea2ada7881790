"""Words that differ and may mean the same: in another order, with other small words, in the plural."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
# "Isn't" and "cannot" are negations too.
_NOT = re.compile(r"n[\u2019']t\b|(?<=can)not\b", re.IGNORECASE)
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "from", "for", "on", "at", "to", "as", "and", "its", "their", "his", "her", "this"}
    | {"that", "which", "is", "are", "be", "each", "every", "per", "s"}
)
_NEGATIONS = frozenset(
    {"no", "not", "never", "none", "nor", "neither", "without", "nothing", "except", "unless", "excluding", "non", "un"}
)
_COUNTS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "half", "third"}
    | {"quarter", "twice", "once", "double", "triple", "hundred", "thousand", "million", "billion", "trillion", "first"}
    | {"second", "all", "any", "only", "some", "most", "least", "more", "les", "less"}
)
# In a text of this many words, one in so many may be another.
_LONG, _SHARE = 12, 8


def near(one: str, other: str) -> bool:
    """Tell whether two different texts may be other words for one thing.

    They are where the same words stand in both, but for order, small words, number, punctuation and accents, and where
    few words of a long text differ. A number, a name or a negation that differs always makes another thing; so do
    "to" and "from".

    >>> near("the courts of New York", "courts in New York"), near("a plan", "no plan")
    (True, False)
    """
    (words, small, names), (others, other_small, other_names) = _parts(one), _parts(other)
    if not words or not others or _turned(small, other_small):
        return False
    if words == others:
        return True
    differing = (words - others) + (others - words)
    long = min(words.total(), others.total())
    if long < _LONG or differing.total() * _SHARE > words.total() + others.total():
        return False
    return not any(_weighs(word) or word in names or word in other_names for word in differing)


def _turned(one: frozenset[str], other: frozenset[str]) -> bool:
    return (one ^ other) >= {"to", "from"} and ("to" in one) != ("from" in one)


def _weighs(word: str) -> bool:
    return word in _NEGATIONS or word in _COUNTS or any(character.isdigit() for character in word)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[Counter[str], frozenset[str], frozenset[str]]:
    """Return the words that count with their number, the small ones, and those that are names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = _WORD.findall(_NOT.sub(" not", plain))
    folded = [word.casefold() for word in found]
    names = frozenset(
        _stem(word.casefold()) for word in found[1:] if word[0].isupper() or any(c.isupper() for c in word[1:])
    )
    words = Counter(_stem(word) for word in folded if word not in _SMALL)
    return words, frozenset(folded) & _SMALL, names


def _stem(word: str) -> str:
    """Take off the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
