"""What each word of a report allows, as the finite set of the concrete things that the text may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

Point = tuple[str, object]
"""One thing that a text may say: what sort of thing, and which."""

ORDERED = ("percent", "money", "number", "duration", "date")
WORDS = ("choice", "place", "text")
_NUMBERS = {"percent": ("", "%"), "money": ("$", "m"), "number": ("", ""), "duration": ("", " days")}
# Every bound that a hedge sets, with a few numbers between each two of them: a chain of four needs four.
_GRID = [*range(36, 40), 40, 41, 42, 43, 45, 46, 47, 48, 50, 51, 52, 53, 55, 56, 57, 58, 60, *range(61, 65)]
_DAYS = [*range(-40, -36), *range(-30, -26), *range(1, 5), *range(9, 14), *range(17, 32), *range(334, 339)]
ITEMS = ("ore", "oil", "gas")
_UNNAMED = "what nobody names"
ROUNDED: Mapping[str, Mapping[str, Point]] = {
    "percent": {"33%": ("is", 33), "33.3%": ("is", 33.3)},
    "money": {"$5bn": ("is", 5000), "$4.6bn": ("is", 4600), "€46m": ("euros", 46)},
    "duration": {"1 year": ("is", 365), "52 weeks": ("is", 364)},
}
"""Figures of which one may be another, rounded or converted by whoever reports it."""
NEAR = {
    "percent+rounded": ("33%", "33.3%"),
    "money+rounded": ("$5bn", "$4.6bn"),
    "duration+rounded": ("1 year", "52 weeks"),
    "text": ("the fund is run jointly", "the fund is jointly run"),
    "place": ("New York courts", "courts of New York"),
}
"""Two words of a type that may say the same, or not."""
NEAR_BASES = ("ore sales", "sales of ore")
_SAID = {
    "choice": ("lease", "sale"),
    "place": ("London", "Kyiv", *NEAR["place"]),
    "text": ("each side runs its own fund", "there is no fund", *NEAR["text"]),
}


@dataclass(frozen=True)
class Vocabulary:
    """All that a text may say in a clause of a type, and what each word of a report allows of it."""

    points: tuple[Point, ...]
    words: Mapping[str, frozenset[Point]]

    def exact(self, word: str) -> bool:
        return len(self.words[word]) == 1


@cache
def vocabulary(type: str) -> Vocabulary:
    """Return the vocabulary of a type.

    `percent+bounds` has caps and floors that are the text's own as well, `percent+rounded` figures that may be others.
    """
    kind, _, more = type.partition("+")
    if kind in _NUMBERS:
        return _numbers(*_NUMBERS[kind], bounded=more == "bounds", rounded=ROUNDED[kind] if more == "rounded" else {})
    if kind == "date":
        return _dates()
    if kind == "list":
        return _lists()
    if kind == "yes-no":
        return Vocabulary((("word", "yes"),), {"yes": frozenset({("word", "yes")}), "no": frozenset()})
    said: dict[str, frozenset[Point]] = {word: frozenset({("word", word)}) for word in _SAID[kind]}
    return Vocabulary((*(("word", word) for word in _SAID[kind]), ("word", _UNNAMED)), said)


def _numbers(before: str, after: str, bounded: bool, rounded: Mapping[str, Point]) -> Vocabulary:
    points: list[Point] = [*(("is", number) for number in _GRID), *rounded.values()]

    def written(number: int) -> str:
        return f"{before}{number}{after}"

    def plain(low: float, high: float) -> frozenset[Point]:
        return frozenset(one for one in points if one[0] == "is" and low <= one[1] <= high)  # type: ignore[operator]

    words = {
        **{word: frozenset({point}) for word, point in rounded.items()},
        **{written(number): plain(number, number) for number in (40, 50, 60)},
        f"~{written(50)}": plain(45, 55),
        f"nearly {written(50)}": plain(45, 50),
        f"up to {written(40)}": plain(0, 40),
        f"up to {written(50)}": plain(0, 50),
        f"at least {written(50)}": plain(50, 9999),
        f"at least {written(60)}": plain(60, 9999),
        f"more than {written(50)}": plain(50.5, 9999),
        f"less than {written(50)}": plain(0, 49.5),
        f"{written(40)} to {written(50)}": plain(40, 50),
        f"{written(50)} to {written(60)}": plain(50, 60),
    }
    if bounded:
        caps: list[Point] = [("cap", number) for number in (40, 50, 60)]
        floors: list[Point] = [("floor", number) for number in (40, 50, 60)]
        points += caps + floors
        for number in (40, 50, 60):
            words[f"cap {written(number)}"] = frozenset({("cap", number)})
            words[f"floor {written(number)}"] = frozenset({("floor", number)})
    return Vocabulary(tuple(points), words)


def _dates() -> Vocabulary:
    """Count days from the last of January 2025."""

    def days(low: int, high: int) -> frozenset[Point]:
        return frozenset(("is", day) for day in _DAYS if low <= day <= high)

    words = {
        "2025-02-10": days(10, 10),
        "2025-02-20": days(20, 20),
        "2025-02": days(1, 28),
        "2025": days(-30, 334),
        "2025-02-20~": days(17, 23),
        "before 2025-02-20": days(-99, 19),
        "by 2025-02-10": days(-99, 10),
        "after 2025-02-10": days(11, 999),
        "from 2025-02-20": days(20, 999),
        "2025-02-10/2025-02-20": days(10, 20),
    }
    return Vocabulary(tuple(("is", day) for day in _DAYS), words)


def _lists() -> Vocabulary:
    """`ore, oil` is all of the list, and `ore, …` any list with ore in it."""
    names = (*ITEMS, _UNNAMED)
    sets = [frozenset(chosen) for size in range(1, 5) for chosen in combinations(names, size)]
    words: dict[str, frozenset[Point]] = {}
    for size in (1, 2, 3):
        for chosen in combinations(ITEMS, size):
            words[", ".join(chosen)] = frozenset({("items", frozenset(chosen))})
            words[", ".join((*chosen, "…"))] = frozenset(("items", one) for one in sets if one >= set(chosen))
    return Vocabulary(tuple(("items", one) for one in sets), words)
