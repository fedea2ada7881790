"""The phrase of a passage that a report could quote: short, found in the text, never a whole sentence."""

import re

from draftdiff.articles.passages import Passage
from draftdiff.articles.scoring import Hit
from draftdiff.quotes import MAX_WORDS, FoldedText, find, is_whole_sentence
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
