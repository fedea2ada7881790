"""Amounts and dates in running text, by the grammar that reads them as values; never less than what stands there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from draftdiff.text import Span
from draftdiff.values.amounts import DURATIONS, MAGNITUDES, NUMERALS
from draftdiff.values.currencies import IN_USE, SIGNS, currency
from draftdiff.values.dates import parse_date, respelled
from draftdiff.values.hedges import hedged
from draftdiff.values.lexicon import (
    BEHIND,
    BETWEEN,
    BOUNDS,
    CARDINALS,
    CURRENCY_WORDS,
    DOZEN,
    HUNDRED,
    MONTH_NAMES,
    PARTS,
    PERCENTS,
    PLURALS,
    ROUGH,
    SPANS,
    TO,
)
from draftdiff.values.types import Unreadable, ValueType, tidy


@dataclass(frozen=True, slots=True)
class Found:
    """An amount or date in a text, with its hedge.

    The value is what `parse` reads; it is empty where a neighbour changes what stands there, and no value says so.
    """

    span: Span
    value: str = ""


class _Token(NamedTuple):
    """A word without the marks around it, and whether there are marks before it and behind it."""

    word: str
    span: Span
    begins: bool
    ends: bool


def _words(*phrases: str) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in re.split("[ -]", phrase.casefold()))


_UNITS: Mapping[ValueType, frozenset[str]] = {
    ValueType.PERCENT: _words(*PERCENTS, *PARTS),
    ValueType.MONEY: _words(*CURRENCY_WORDS, *IN_USE, *SIGNS, "of"),
    ValueType.NUMBER: _words("of"),
    ValueType.DURATION: _words(*SPANS, "of"),
}
QUANTITIES = frozenset({*_UNITS, ValueType.DATE})
"""The types that `find` looks for."""

_SCALES = _words(*MAGNITUDES, *(f"{word}s" for word in MAGNITUDES if len(word) > 2))
_HEDGES = _words(*BOUNDS, *ROUGH, *BEHIND)
_COUNTING = _words(*NUMERALS, *PLURALS, *CARDINALS, HUNDRED, DOZEN)
_SHARED = _SCALES | _HEDGES | _COUNTING | _words("and but", *TO, *(word for pair in BETWEEN for word in pair))
_MOST_WORDS = 16

_OPENING, _CLOSING = "\"'“”„‘’«‹([{", "\"'“”’»›)]}.,;:!?…"

# Numbers and scales that the grammar does not read, so that "twenty five" is not found to be five.
_UNREAD = _words("lakh lakhs crore crores bil mil")
_NUMERALS = (_COUNTING | _SCALES | _UNREAD) - {"a", "an", "half", "of"}
_JOINS = _words("and or to from but plus minus times through x × – — − / +") | {"-"}
_NATIONS = _words("Australian Canadian Hong Kong Jamaican Liberian Mexican Namibian Singapore Taiwan Zealand")
_MONTHS = _words(*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), "Sept")
_MEASURES = _MONTHS | _words(*PERCENTS, *DURATIONS, *(f"{noun}s" for noun in DURATIONS))

# What changes an amount from right before it. Hedges that the grammar reads are a part of the amount already.
_CHANGED_BEFORE = re.compile(
    r"""\b(?:не|ні|ни|без|ніж|чем|вдвічі|вдвое|nicht|kein\w*|ohne|als|pas|ne|sans|que|sin|del|but|even|including|minus|less
    |not|never|no|nor|without|\w+n['’]t|than|least|most|by|per|every|each|within|beyond|past|exceed\w*|surpass\w*
    |approach\w*|near(?:ing|er)?|cap|capped|limit|just|well|far|slightly|barely|hardly|little|way|much|significantly
    |substantially|considerably|marginally|virtually|practically|circa|ca|c|perhaps|maybe|possibly|estimated|average
    |another|additional|extra|further|twice|double|triple|doubl\w*|tripl\w*|half|quarters?|thirds?|fifths?|tenths?
    |first|next|(?<!would\ )(?<!will\ )(?<!to\ )(?<!could\ )(?<!shall\ )(?<!must\ )last
    |between|from|since|until|till|through|early|mid|late|maximum|minimum|max|min|on\ or|shortly|soon
    |immediately|long|right|directly|hours?|days?|weeks?|months?|years?
    |(?:capped|limited|confined|restricted)\ (?:at|to)|as\ \w+\ as|(?:close|next)\ to
    |(?:maximum|minimum|max|min|cap|limit|ceiling|floor|excess|upwards?|north|south|short|range|average|half|quarters?
    |thirds?|fifths?|tenths?|end|beginning|start|middle|percent|cent)\ of)\.?$|%\ of$
    |(?:^|[ ])(?:"""
    + "|".join(map(re.escape, sorted({*BOUNDS, *ROUGH}, key=len, reverse=True)))
    + ")$",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:least|most|up to|more than|less than),[^,.;]{0,40},\s*$|[0-9]%? (?:(?:to|or|and) the|in) $", re.I
)
# And from right behind it.
_CHANGED_AFTER = re.compile(
    r"""\s+(?:increase|rise|raise|cut|fall|drop|reduction|decrease|discount|growth|jump|short
        |in\ (?:[0-9]|every|each))\b
    |[,"'”’]*\s+(?:[^\W\d]+\s+){0,3}(?:or|and)\ (?:more|less|fewer|over|under|above|below|longer|shorter)\b
    |[,"'”’]*\s+(?:and|but)\ (?:(?:no|not)\ (?:more|less|fewer|longer|greater|higher|lower)|at\ (?:least|most)|up\ to
        |(?:more|less|fewer)\ than)\b
    |[,"'”’]*\s+(?:[^\W\d]+\s+){0,2}at\ (?:the\ )?(?:most|least|latest|earliest|maximum|minimum)\b
    |[,"'”’]*\s+(?:
    (?:or|and)\ (?:more|less|so|fewer|under|over|up|above|below|beyond|longer|shorter|greater|higher|lower|earlier|later
        |thereabouts|an?\ (?:half|quarter|third))
    |at\ (?:the\ )?(?:most|least)|max|min|maximum|minimum|tops|points?|percentage|plus|minus|ago|later|earlier|more|less
    |fewer|higher|lower|longer|shorter|bigger|smaller|above|below|off|or\ even|if\ not)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "a third party" is no third, and "half a million" no half.
_SHARED_OUT = re.compile(r"\s+(?:of|the|its|their|his|her|our|all|that|this|these|those|to|for)\b|[.,;:!?)\"”’]|\s*$")

# Who says it, and no amount of what is agreed.
_PEOPLE = _words("people persons officials sources diplomats aides experts analysts sides governments")
_SPANS = rf"(?:{'|'.join(DURATIONS)})s?"
_UNIT_BEFORE = re.compile(rf"\b{_SPANS},?(?: and)? $", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf", (?:and )?[\w-]+[ -]{_SPANS}\b", re.IGNORECASE)
_NEAR = 60

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DATE = re.compile(
    rf"""\b(?:(?P<limit>before|after|by)\ )?(?P<date>(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\ )?{_MONTH}
    (?:\ [0-9]{{1,2}}(?:st|nd|rd|th)?)?,?\ [0-9]{{4}}\b|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b[~?]?)
    (?P<end>,?\ at\ the\ (?:latest|earliest)\b)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def find(type: ValueType, text: str) -> list[Found]:
    """Find the amounts or dates of a type in a text, in order, each as long as the grammar reads it.

    Of other types nothing is found, and no bare year, which is seldom the date of something.
    """
    if type is ValueType.DATE:
        return list(_dates(text))
    return [found for run in _runs(type, text) for found in _in_run(type, text, run)] if type in _UNITS else []


def _dates(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        span, meant = Span(*match.span()), respelled(match["date"]) or [match["date"]]
        end = match["end"] and ("by" if match["end"].endswith("latest") else "from")
        if match["limit"] and end:
            yield Found(span)
            continue
        limit = end or match["limit"]
        value = f"{limit.lower()} {meant[0]}" if limit else meant[0]
        is_sure = not isinstance(parse_date(value), Unreadable) and not _is_changed(ValueType.DATE, text, span)
        yield Found(span, value if is_sure else "")


def _runs(type: ValueType, text: str) -> Iterator[list[_Token]]:
    """Yield the longest runs of words that may be part of an amount of this type."""
    known, run = _SHARED | _UNITS[type], list[_Token]()
    for token in (_token(match, known) for match in re.finditer(r"\S+", text)):
        is_known = _has_digit(token.word) or all(part in known for part in token.word.split("-"))
        if token.begins or not is_known:
            yield run
            run = []
        if is_known:
            run.append(token)
        if token.ends:
            yield run
            run = []
    yield run


def _token(match: re.Match[str], known: frozenset[str]) -> _Token:
    """Take the marks off a word; the point of "approx." and "U.S." is a part of it."""
    bare = match[0].lstrip(_OPENING)
    start = match.end() - len(bare)
    if bare.casefold() not in known:
        bare = bare.rstrip(_CLOSING)
    end = start + len(bare)
    return _Token(bare.casefold(), Span(start, end), start > match.start(), end < match.end())


def _in_run(type: ValueType, text: str, run: list[_Token]) -> Iterator[Found]:
    """Yield the amounts in a run of words, from the left, the longest first."""
    first = 0
    while first < len(run):
        for behind in range(min(len(run), first + _MOST_WORDS), first, -1):
            if not any(_counts(type, token.word) for token in run[first:behind]):
                break
            span = Span(run[first].span.start, run[behind - 1].span.end)
            value = tidy(text[span.start : span.end])
            if not isinstance(hedged(type, value), Unreadable):
                yield Found(span, "" if _is_changed(type, text, span) else value)
                first = behind - 1
                break
        first += 1


def _counts(type: ValueType, word: str) -> bool:
    counting = _COUNTING | _words(*PARTS) if type is ValueType.PERCENT else _COUNTING
    return _has_digit(word) or not counting.isdisjoint(_words(word))


def _has_digit(word: str) -> bool:
    return any(character.isnumeric() for character in word)


def _is_changed(type: ValueType, text: str, span: Span) -> bool:
    """Tell whether a neighbour of an amount makes it another: a hedge that is not read, a number, a scale, a unit."""
    own, before, after = text[span.start : span.end], text[: span.start], text[span.end :]
    if before[-1:].strip().strip(_OPENING) or after[:1].strip().strip(_CLOSING) or own[0] in "-–—−":
        return True
    near = tidy(before.rstrip(_OPENING + " ,"))[-_NEAR:]
    if _CHANGED_BEFORE.search(near) or _ASIDE.search(before[-_NEAR:]) or _CHANGED_AFTER.match(after):
        return True
    left, right = _neighbours(before, after)
    if _adds(type, left) or _adds(type, right) or own.casefold().startswith(("from ", "від ", "от ", "von ", "de ")):
        return True
    match type:
        case ValueType.PERCENT:
            is_share = not any(sign in own.casefold() for sign in PERCENTS)
            return is_share and (not _SHARED_OUT.match(after) or bool(re.search(r"\band an? $", before)))
        case ValueType.MONEY:
            return any(map(currency, (*left[:1], *right[:1]))) or bool(_lower(left, right) & _NATIONS)
        case ValueType.NUMBER:
            return any(map(currency, (*left[:1], *right[:1]))) or bool(_lower(left[:1], right) & (_MEASURES | _PEOPLE))
        case ValueType.DURATION:
            return bool(_UNIT_BEFORE.search(before) or _UNIT_AFTER.match(after))
        case _:
            return False


def _neighbours(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return up to two words on each side, the nearest first, as far as no mark parts them from the amount."""
    left, right = list[str](), list[str]()
    for word in re.findall(r"\S+", before[-_NEAR:])[-2:][::-1] if before[-1:].isspace() else []:
        if word[-1] in _CLOSING:
            break
        left.append(word.strip(_OPENING))
    for word in re.findall(r"\S+", after[:_NEAR])[:2] if after[:1].isspace() else []:
        if word[0] in _OPENING:
            break
        right.append(word.strip(_CLOSING))
        if word[-1] in _CLOSING:
            break
    return left, right


def _lower(*words: list[str]) -> set[str]:
    return {word.casefold() for side in words for word in side}


def _adds(type: ValueType, words: list[str]) -> bool:
    """Tell whether the nearest word, or the one behind an "and" or the like, is a number."""
    for word in map(str.casefold, words):
        if _has_digit(word) or word in _NUMERALS or "illion" in word or (type is ValueType.DATE and word in _MONTHS):
            return True
        if word not in _JOINS:
            return False
    return False
