"""What a passage says in plain words: the base of an amount, whose word it is, what it denies."""

import re
from collections.abc import Iterable, Sequence

from draftdiff.model import Source
from draftdiff.text import Span

_BASE = re.compile(r"^\s+(?:worth )?(?:of|on|in) (?:the |all |its |their )?(?P<base>[^,;:.()“”\"]+)", re.I)
_BASE_ENDS = re.compile(
    r"\s+(?:in exchange|in return|as|for|which|that|to|while|who|would|and will|but|when|after|from)\b"
)
_BASE_WORDS = 9
_DENIALS = re.compile(
    r"\b(?:no|not|without|never|neither|nor|absence|absent|lacks?|lacking|omit(?:s|ted)?|fails?|failed|excluded?|removed"
    r"|dropped|\w+n[’']t)\b",
    re.I,
)
_REACH = 45
_WHO = (
    re.compile(
        r"\baccording to (?P<who>(?:an?|the|one|two|three|four|five|several|multiple|senior|\w+) [^,.;“”\"]{3,60})",
        re.I,
    ),
    re.compile(
        r"(?:^|[,”\"] )(?P<who>(?:an?|the|one|two|three|four|five|several|another)(?: \w+){0,3} "
        r"(?:officials?|persons?|people|sources?|diplomats?|aides?)"
        r"(?: (?:in|on|at|inside|familiar|acquainted|close|with|briefed)\b[^,.;“”\"]{0,50}?)?)"
        r" (?:said|says|say|told|tells?)\b",
        re.I,
    ),
)
_UNNAMED = re.compile(r"\b(?:officials?|persons?|people|individuals|sources?|diplomats?|aides?|insiders?)\b", re.I)


def base_of(passage: str, end: int) -> str:
    """Return what the amount that ends there is a part of, as far as the words right behind it say so."""
    found = _BASE.match(passage[end:])
    if found is None:
        return ""
    base = _BASE_ENDS.split(found["base"])[0].split()
    return " ".join(base) if len(base) <= _BASE_WORDS else ""


def attribution(passage: str) -> tuple[str, str]:
    """Return who says it, as the passage names them, and `told` where they are not named."""
    for pattern in _WHO:
        found = pattern.search(passage)
        if found and _UNNAMED.search(found["who"]):
            return " ".join(found["who"].split()), "told"
    return "", ""


def negation(passage: str, places: Sequence[Span]) -> str:
    """Return the word that denies something shortly before one of the places."""
    for place in places:
        found = _DENIALS.findall(passage[max(place.start - _REACH, 0) : place.start])
        if found:
            return str(found[-1])
    return ""


def relayed_by(passage: str, source: Source, sources: Iterable[Source]) -> str:
    """Return the one other source whose outlet a passage names; two that bear the name leave it open."""
    ids = {
        other.id
        for other in sources
        if other.outlet != source.outlet and re.search(rf"\b{re.escape(other.outlet)}\b", passage)
    }
    return ids.pop() if len(ids) == 1 else ""
