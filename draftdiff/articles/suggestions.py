"""Passages of a saved text that speak of a clause and are not cited yet, and what a report could say in their words.

By rules, the likeliest first: a short phrase to quote, whose word it is, what it denies.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from draftdiff.articles.scoring import LIKELY, SIDE, Finder, Hit, Passage, passages, words_of
from draftdiff.model import Deal, Source
from draftdiff.quotes import DENIALS, MAX_WORDS, FoldedText, find, fold, is_whole_sentence, nearest
from draftdiff.quotes import words as count_words
from draftdiff.text import Span

FEWEST, FIRST = 5, 20
UNKNOWN = "DRAFT"
"""Stands for the draft where a passage does not say which one it speaks of."""

_EARLIEST = frozenset({"initial", "original", "first", "earlier", "rejected"})
_DRAFT_WORDS = frozenset({"draft", "offer", "proposal", "version", "text", "deal"})

_TOKEN = re.compile(r"\S+")
_BREAK = re.compile(r"[,;:—–)\]]$|^[—–]$")
_OUTER = " \t,;:.!?…—–-\"“”„«»'‘’()[]"
_BEFORE = 3
_AFTER = 8

_BASE = re.compile(r"^\s+(?:worth )?(?:of|on|in) (?:the |all |its |their )?(?P<base>[^,;:.()“”\"]+)", re.I)
_BASE_ENDS = re.compile(
    r"\s+(?:in exchange|in return|as|for|which|that|to|while|who|would|and will|but|when|after|from)\b"
)
_BASE_WORDS = 9
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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage, the clause that it may speak of, and what a report of it could say.

    `value`, `of` and `who` are words of the passage, empty where it has none that are plain; `denial` is the word
    that denies something in it. Nothing of that is a claim: whoever adds the report says what is right.
    """

    clause: str
    draft: str
    score: float
    passage: str
    span: Span
    quote: str
    value: str = ""
    of: str = ""
    who: str = ""
    basis: str = ""
    relays: str = ""
    denial: str = ""


def suggest(deal: Deal, source: Source, text: FoldedText) -> list[Suggestion]:
    """List what a text may say of the clauses of a deal, less what reports cite from it, the best first."""
    cited = _cited(deal, source, text)
    finder = Finder(deal.clauses.values(), deal.parties, deal.title)
    found: dict[tuple[str, str], Suggestion] = {}
    for passage in passages(text.text):
        for hit in finder.hits(passage):
            quoted = _phrase(passage, hit, text)
            place = find(quoted, text) if quoted else None
            told = cited.get(hit.clause.id, ())
            if place is None or any(place.start < other.end and other.start < place.end for other in told):
                continue
            made = _suggestion(deal, source, passage, hit, quoted)
            found.setdefault((made.clause, made.passage), made)
    return sorted(found.values(), key=lambda made: (-made.score, made.span.start, made.clause))


def likeliest(found: Sequence[Suggestion]) -> Sequence[Suggestion]:
    """Return those that are more often right than wrong, twenty at most; of a short text the first five in any case."""
    likely = sum(one.score >= LIKELY for one in found)
    return found[: min(max(likely, FEWEST), FIRST)]


def _suggestion(deal: Deal, source: Source, passage: Passage, hit: Hit, quoted: str) -> Suggestion:
    amount = hit.amount if hit.amount and passage.text[hit.amount.span.start : hit.amount.span.end] in quoted else None
    who, basis = _attribution(passage.text)
    return Suggestion(
        hit.clause.id,
        _draft(deal, passage),
        hit.score,
        passage.text,
        passage.span,
        quoted,
        value=amount.value if amount else "",
        of=_base_of(passage.text, amount.span.end) if amount and amount.value and hit.clause.of_required else "",
        who=who,
        basis=basis,
        relays=_relayed_by(passage.text, source, deal.sources.values()),
        denial=_negation(passage.text, hit.terms),
    )


def _cited(deal: Deal, source: Source, text: FoldedText) -> dict[str, list[Span]]:
    """Place the quotes of all sources that share this saved text, by clause."""
    places: dict[str, list[Span]] = {}
    for report in (report for draft in deal.drafts.values() for report in draft.reports):
        cited = deal.sources.get(report.source)
        if cited and cited.text == source.text and report.quote:
            place = find(report.quote, text)
            if place is not None:
                places.setdefault(report.clause, []).append(place)
    return places


def _draft(deal: Deal, passage: Passage) -> str:
    """Return the only draft, the one whose title the passage echoes, or the first if it says so; else a blank to fill.

    A command that names the wrong draft looks as ready as one that names the right one, so that none is guessed.
    """
    drafts = list(deal.drafts.values())
    if len(drafts) == 1:
        return drafts[0].id
    words = set(passage.words)
    sides = {word[:SIDE] for name in deal.parties.values() for word in words_of(name)}
    # What tells a title from others, and not whose draft it is, for a side is named everywhere.
    titles = {
        draft.id: {w for w in words_of(draft.title) if w not in _DRAFT_WORDS and len(w) > 2 and w[:SIDE] not in sides}
        for draft in drafts
    }
    echoed = [
        id for id, own in titles.items() if words & own - {w for other in titles if other != id for w in titles[other]}
    ]
    if len(echoed) == 1:
        return echoed[0]
    return drafts[0].id if drafts and not echoed and words & _EARLIEST and words & _DRAFT_WORDS else UNKNOWN


def _phrase(passage: Passage, hit: Hit, text: FoldedText) -> str:
    """Choose a phrase of at most 15 words around what speaks of the clause; "" where there is none."""
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(passage.text)]
    first, last = _window(tokens, hit)
    first, last = _widened(passage.text, tokens, first, last)
    while first <= last:
        made = " ".join(passage.text[tokens[first].start : tokens[last].end].split()).strip(_OUTER)
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


def _base_of(passage: str, end: int) -> str:
    """Return what the amount that ends there is a part of, as far as the words right behind it say so."""
    found = _BASE.match(passage[end:])
    if found is None:
        return ""
    base = _BASE_ENDS.split(found["base"])[0].split()
    return " ".join(base) if len(base) <= _BASE_WORDS else ""


def _attribution(passage: str) -> tuple[str, str]:
    """Return who says it, as the passage names them, and `told` where they are not named."""
    for pattern in _WHO:
        found = pattern.search(passage)
        if found and _UNNAMED.search(found["who"]):
            return " ".join(found["who"].split()), "told"
    return "", ""


def _negation(passage: str, places: Sequence[Span]) -> str:
    """Return the word that denies something shortly before one of the places."""
    for place in places:
        found = re.findall(DENIALS, passage[max(place.start - _REACH, 0) : place.start], re.IGNORECASE)
        if found:
            return str(found[-1])
    return ""


def _relayed_by(passage: str, source: Source, sources: Iterable[Source]) -> str:
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
