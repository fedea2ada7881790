"""Words that differ and may mean the same: in another order, with other small words, in the plural."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from draftdiff.values.lexicon import COUNTS

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
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
_NUMBERS = {word: str(number) for number, word in enumerate((*COUNTS, *_TEENS), start=1)}
_NUMBERS |= {word: str(10 * number) for number, word in enumerate(_TENS, start=1)}
_JOINING = frozenset({"and", "or", "but", "plus", "nor"})
# What stands before a name or a title so makes another one of it.
_OTHER = frozenset(
    {"new", "old", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower"}
    | {"vice", "deputy", "former"}
)
_VOWELS = re.compile("[aeiouy]+")
# Ukraine and Ukrainian, Poland and Polish, Germany and German are one name.
_COUNTRIES = ("", "a", "e", "o", "y", "ey", "and", "land")
_OF_THEM = ("n", "an", "ian", "ean", "ese", "ish", "ic", "i")
_ENDINGS = frozenset(product(_COUNTRIES, _OF_THEM)) | {("y", ""), ("land", "")}
_LEAST = 3


def near(one: str, other: str) -> bool:
    """Tell whether two different texts may be other words for one thing.

    They are where the same words stand in both, but for order, small words, number, punctuation and accents, and where
    few words of a long text differ; a number is the same in letters and in figures, and a name in two spellings or as
    the word for what belongs to it. A number, a name or a negation that differs always makes another thing; so do
    "to" and "from".

    >>> near("the courts of New York", "courts in New York"), near("a plan", "no plan")
    (True, False)
    >>> near("the Ukrainian parliament in Kiev", "Ukraine's parliament in Kyiv"), near("Kyiv", "London")
    (True, False)
    """
    words, others = _parts(one), _parts(other)
    if not words.counted or not others.counted or _turned(words.small, others.small):
        return False
    gone, come = words.counted - others.counted, others.counted - words.counted
    for name in [one for one in gone if one in words.spelled]:
        spelled = (one for one in come if one in others.spelled)
        same = next((one for one in spelled if _is_one_name(words.spelled[name], others.spelled[one])), None)
        if same is not None:
            gone, come = gone - Counter([name]), come - Counter([same])
    differing = gone + come
    if not differing:
        return True
    names = words.names | others.names
    long = min(words.counted.total(), others.counted.total())
    if long < _LONG or differing.total() * _SHARE > words.counted.total() + others.counted.total():
        return False
    return not any(_weighs(word) or word in names for word in differing)


def holds(one: str, other: str) -> bool:
    """Tell whether one of two texts says what the other does and more: it may say the same more closely.

    Not where what it says besides is a number, a negation, one more thing, or makes another one of it: Korea is not
    North Korea.

    >>> holds("New York", "New York City"), holds("London", "London and Paris"), holds("a plan", "no plan")
    (True, False, False)
    """
    words, others = _parts(one), _parts(other)
    less, more = sorted((words.counted, others.counted), key=Counter.total)
    besides = {*(more - less), *(words.small ^ others.small)}
    if not less or not less <= more or _turned(words.small, others.small):
        return False
    return not (besides & (_JOINING | _OTHER) or any(map(_weighs, besides)))


def _is_one_name(one: str, other: str) -> bool:
    """Tell whether two names are spellings of one, as Kyiv and Kiev, or a country's and what is of that country."""
    skeletons = _consonants(one), _consonants(other)
    if one[0] == other[0] and skeletons[0] == skeletons[1] and len(skeletons[0].replace("*", "")) > 1:
        return True
    cuts = [cut for cut in range(_LEAST, min(len(one), len(other)) + 1) if one[:cut] == other[:cut]]
    return any(_ENDINGS & {(one[cut:], other[cut:]), (other[cut:], one[cut:])} for cut in cuts)


def _consonants(name: str) -> str:
    """Return a name with any vowels for each other, and no letter twice."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("*", name))


def _turned(one: frozenset[str], other: frozenset[str]) -> bool:
    return (one ^ other) >= {"to", "from"} and ("to" in one) != ("from" in one)


def _weighs(word: str) -> bool:
    return word in _NEGATIONS or word in _COUNTS or any(character.isdigit() for character in word)


class _Parts(NamedTuple):
    """The words of a text that count, the small ones, those that are names, and all with a capital as spelled."""

    counted: Counter[str]
    small: frozenset[str]
    names: frozenset[str]
    spelled: Mapping[str, str]


@lru_cache(maxsize=4096)
def _parts(text: str) -> _Parts:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = _WORD.findall(_NOT.sub(" not", plain))
    folded = [_NUMBERS.get(word.casefold(), word.casefold()) for word in found]
    capitals = {_stem(word.casefold()): word.casefold() for word in found if word[0].isupper() and not word.isupper()}
    names = frozenset(
        _stem(word.casefold()) for word in found[1:] if word[0].isupper() or any(c.isupper() for c in word[1:])
    )
    words = Counter(_stem(word) for word in folded if word not in _SMALL)
    return _Parts(words, frozenset(folded) & _SMALL, names, capitals)


def _stem(word: str) -> str:
    """Take off the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
