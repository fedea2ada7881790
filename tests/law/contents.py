"""The contents that a clause may have in a text, and what is called what between two of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.law.deal import Clause, Deal
from tests.law.words import NEAR, NEAR_BASES, ORDERED, ROUNDED, WORDS, Point, vocabulary

NONE_SAID = "not said"
BASES = ("ore sales", "profit", "what nobody names")
CONDITIONS = ("from new permits only", "until 2040", "what nobody names")
Content = tuple[str, Point | None, str, str]
"""Whether the clause is absent, left open or says something; what, of what base, and on what condition."""
ABSENT: Content = ("absent", None, "", "")
OPEN: Content = ("open", None, "", "")
Label = tuple[str, str]
"""A kind of change and the party that it favours, empty for nobody."""
Rows = tuple[int, ...]
"""For each content before, the set of contents after, as bits."""


@dataclass(frozen=True, eq=False)
class Universe:
    """Every content of a clause, in one order, so that a set of contents is a number; bit 0 is absence."""

    type: str
    bases: tuple[str, ...]
    contents: tuple[Content, ...]
    labels: Mapping[Label, Rows]

    @property
    def everything(self) -> int:
        return (1 << len(self.contents)) - 1


def bits(mask: int) -> Iterator[int]:
    """Yield the places of a set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def universe(deal: Deal, clause: Clause) -> Universe:
    """Return all that a clause may say; bases and conditions only where some report of the deal names one."""
    told = [one for one in deal.reports if one.clause == clause.id]
    bases: tuple[str, ...] = ("",)
    if clause.of and (clause.of == "required" or any(one.of for one in told)):
        # A base that is nearly another is a third one only where somebody names it.
        bases = (*BASES, *(NEAR_BASES[1:] if any(one.of == NEAR_BASES[1] for one in told) else ()))
    bounded = any(one.says.startswith(("cap ", "floor ")) for one in told)
    left_open = any(one.says == "open" for one in told)
    conditioned = any(one.condition for one in told)
    rounded = any(one.says in ROUNDED.get(clause.type, ()) for one in told)
    type = f"{clause.type}{'+bounds' if bounded else '+rounded' if rounded else ''}"
    return _universe(type, bases, conditioned, left_open, clause.favours)


@cache
def _universe(
    type: str, bases: tuple[str, ...], conditioned: bool, left_open: bool, favours: tuple[tuple[str, str], ...]
) -> Universe:
    contents, kinds = _kinds(type, bases, conditioned, left_open)
    gains = dict(favours)
    labels: dict[Label, list[int]] = {}
    for kind, rows in kinds.items():
        for place, reached in enumerate(rows):
            # Whom a change favours hangs on the kind alone, but for words, each of which may favour somebody.
            for other in bits(reached) if type in (*WORDS, "yes-no") else [reached.bit_length() - 1] if reached else []:
                label = kind, favoured(gains, kind, contents[place], contents[other])
                some = 1 << other if type in (*WORDS, "yes-no") else reached
                labels.setdefault(label, [0] * len(contents))[place] |= some
    return Universe(type, bases, contents, {label: tuple(rows) for label, rows in labels.items()})


@cache
def _kinds(
    type: str, bases: tuple[str, ...], conditioned: bool, left_open: bool
) -> tuple[tuple[Content, ...], Mapping[str, list[int]]]:
    """Return every content, and for each kind which may follow which."""
    stated: list[Content] = [
        ("stated", point, base, condition)
        for point in vocabulary(type).points
        for base in bases
        for condition in (CONDITIONS if conditioned else ("",))
    ]
    contents = (ABSENT, *([OPEN] if left_open else []), *stated)
    kinds: dict[str, list[int]] = {}
    for place, before in enumerate(contents):
        for other, after in enumerate(contents):
            rows = kinds.setdefault(kind_between(type, before, after), [0] * len(contents))
            rows[place] |= 1 << other
    return contents, kinds


@cache
def related(universe: Universe, word: str) -> Rows:
    """Return, for each content before, those after that a reported change allows."""
    wanted = {"unchanged": "kept", "raised": "raised", "lowered": "lowered"}[word]
    rows = [0] * len(universe.contents)
    for (kind, _), some in universe.labels.items():
        if kind == wanted:
            rows = [one | other for one, other in zip(rows, some, strict=True)]
    return tuple(rows)


def kind_between(type: str, before: Content, after: Content) -> str:
    """Say what is called what, where both contents are known to the letter."""
    if before == after:
        return "kept"
    if before == ABSENT:
        return "added"
    if after == ABSENT:
        return "dropped"
    if OPEN in (before, after):
        return "fixed" if before == OPEN else "opened"
    (_, value, base, condition), (_, other_value, other_base, other_condition) = before, after
    same_value, same_base, same_condition = value == other_value, base == other_base, condition == other_condition
    if not same_base or not same_condition:
        # A figure of something else, or on another condition, is neither more nor less. Where both are other ones,
        # neither of the two words says it all.
        if not same_value or not (same_base or same_condition):
            return "changed"
        return "rebased" if same_condition else "conditioned"
    assert before[1] is not None
    assert after[1] is not None
    return _of_values(type.partition("+")[0], before[1], after[1])


def _of_values(type: str, before: Point, after: Point) -> str:
    if type == "list":
        one, other = before[1], after[1]
        assert isinstance(one, frozenset)
        assert isinstance(other, frozenset)
        return "widened" if one < other else "narrowed" if one > other else "changed"
    if type not in ORDERED:
        return "changed"
    if "euros" in (before[0], after[0]) and before[0] != after[0]:
        return "changed"
    if before[0] == after[0]:
        return "raised" if before[1] < after[1] else "lowered"  # type: ignore[operator]
    # A cap is no figure, so that it is neither more nor less than one.
    return "changed"


def favoured(gains: Mapping[str, str], kind: str, before: Content, after: Content) -> str:
    """Say whom a change favours, as far as the deal says: nobody gains what was theirs before."""
    if kind in ("raised", "lowered", "widened", "narrowed"):
        return gains.get({"raised": "higher", "lowered": "lower", "widened": "wider", "narrowed": "narrower"}[kind], "")
    if kind in ("added", "dropped"):
        theirs, now = (_named(gains, one) or _presence(gains, one) for one in (before, after))
    elif kind == "changed":
        theirs, now = _named(gains, before), _named(gains, after)
    else:
        return ""
    return "" if theirs == now else now


def _presence(gains: Mapping[str, str], content: Content) -> str:
    return gains.get("absent", gains.get("no", "")) if content == ABSENT else gains.get("present", "")


def _named(gains: Mapping[str, str], content: Content) -> str:
    """Return whom the very words of a text favour."""
    return gains.get(str(content[1][1]), "") if content[1] is not None and content[1][0] == "word" else ""


@cache
def allowed(universe: Universe, says: str, of: str = "", condition: str = "", alike: bool = False) -> int:
    """Return the contents that a report of a value or of presence allows; a base that it does not give may be any.

    `alike` tells of a world in which words that are nearly the same say the same.
    """
    if says == "absent" or (universe.type == "yes-no" and says == "no"):
        return 1
    if says == "present" and universe.type != "yes-no":
        return universe.everything & ~1
    if says == "open":
        return 1 << universe.contents.index(OPEN)
    near = NEAR.get(universe.type, ("", ""))
    says = "yes" if says == "present" else says
    points = vocabulary(universe.type).words[near[0] if alike and says in near else says]
    of = NEAR_BASES[0] if alike and of in NEAR_BASES else of
    found = 0
    for place, (sort, point, base, met) in enumerate(universe.contents):
        is_base = not of or of == NONE_SAID or base in (of, "")
        if sort == "stated" and point in points and is_base and (not condition or met in (condition, "")):
            found |= 1 << place
    return found


@cache
def with_base(universe: Universe, base: str) -> int:
    """Return the contents of one base, and those that can have none."""
    return sum(1 << place for place, one in enumerate(universe.contents) if one[2] in (base, "") or one[0] != "stated")


@cache
def with_condition(universe: Universe, condition: str) -> int:
    """Return the contents of one condition, and those that can have none."""
    chosen = (place for place, one in enumerate(universe.contents) if one[3] in (condition, "") or one[0] != "stated")
    return sum(1 << place for place in chosen)
