"""What a report could say in the words of a passage: a short phrase to quote, whose word it is, what it denies."""

import re
from collections.abc import Iterable, Sequence

from draftdiff.articles.scoring import Hit, Passage
from draftdiff.model import Source
from draftdiff.quotes import MAX_WORDS, FoldedText, find, fold, is_whole_sentence, nearest
from draftdiff.quotes import words as count_words
from draftdiff.text import Span

_TOKEN = re.compile(r"\S+")
_BREAK = re.compile(r"[,;:—–)\]]$|^[—–]$")
_OUTER = " \t,;:.!?…—–-\"“”„«»'‘’()[]"
_BEFORE = 3
_AFTER = 8


def phrase(passage: Passage, hit: Hit, text: FoldedText) -> str:
    """Choose a phrase of at most 15 words around what speaks of the clause; "" where there is none."""
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(passage.text)]
    first, last = _window(tokens, hit)
    first, last = _widened(passage.text, tokens, first, last)
    while first <= last:
        made = _trimmed(passage.text[tokens[first].start : tokens[last].end])
        if made and count_words(made) <= MAX_WORDS and find(made, text) and not is_whole_sentence(made, text):
            return made if count_words(made) > 1 else ""
        # A whole sentence loses its first word until it is none.
        first += 1
    return ""


def _window(tokens: list[Span], hit: Hit) -> tuple[int, int]:
    """Return the first and last token of the span of at most 15 words that holds most of the places."""
    wanted = [_token_at(tokens, place) for place in hit.places]
    anchor = _token_at(tokens, hit.amount.span) if hit.amount else None
    best = wanted[0]
    for first, _ in wanted:
        inside = [pair for pair in wanted if pair[0] >= first and pair[1] < first + MAX_WORDS]
        if anchor is not None and anchor not in inside:
            continue
        last = max((pair[1] for pair in inside), default=first)
        held = sum(pair[0] >= best[0] and pair[1] <= best[1] for pair in wanted)
        if len(inside) > held or (anchor is not None and not (best[0] <= anchor[0] <= best[1])):
            best = (first, last)
    return best


def _token_at(tokens: list[Span], place: Span) -> tuple[int, int]:
    inside = [number for number, token in enumerate(tokens) if token.start < place.end and place.start < token.end]
    return inside[0], inside[-1]


def _widened(text: str, tokens: list[Span], first: int, last: int) -> tuple[int, int]:
    """Take in what follows up to a pause, then a few words before, as far as 15 words allow."""
    for _ in range(_AFTER):
        if last + 1 >= len(tokens) or last - first + 1 >= MAX_WORDS or _pauses(text, tokens[last]):
            break
        last += 1
    for _ in range(_BEFORE):
        if first == 0 or last - first + 1 >= MAX_WORDS or _pauses(text, tokens[first - 1]):
            break
        first -= 1
    return first, last


def _pauses(text: str, token: Span) -> bool:
    return bool(_BREAK.search(text[token.start : token.end].rstrip('"”’')))


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(_OUTER)


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


def nearest_passages(quote: str, text: FoldedText, most: int = 3) -> list[str]:
    """Return passages like a quote, the most alike first; none where nothing is alike."""
    found: list[str] = []
    rest = text
    while len(found) < most:
        passage = nearest(quote, rest)
        place = find(passage, rest) if passage else None
        if place is None:
            break
        found.append(passage)
        rest = fold(f"{rest.text[: place.start]}\n\n{rest.text[place.end :]}")
    return found
