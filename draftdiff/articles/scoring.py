"""How much a passage of a text speaks of a clause: keywords, its label, values of its type, words of negotiation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from draftdiff.model import Clause
from draftdiff.text import Span
from draftdiff.values import ValueType
from draftdiff.values.currencies import SIGNS
from draftdiff.values.finding import QUANTITIES, Found, find
from draftdiff.values.lexicon import MONTH_NAMES, PLURALS

_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W\da-z_]|\s*$)")
_MONTHS = "|".join(name[:3] for name in MONTH_NAMES)
_SHORTENED = re.compile(rf"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|St|No|Inc|Ltd|Co|vs|{_MONTHS}|Sept)\.$")
_WORD = re.compile(rf"[^\W_]+(?:['’.-][^\W_]+)*|[{''.join(sign for sign in SIGNS if len(sign) == 1)}]")
FEWEST, MOST = 4, 90


@dataclass(frozen=True)
class Passage:
    """A sentence or heading: its words as written, their small letters, and its place in the text."""

    text: str
    span: Span

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where its words stand in it."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, without a possessive."""
        return tuple(words_of(self.text))

    def is_of_a_name(self, number: int) -> bool:
        """Tell whether a word stands before a name as its title, as in "President Vance"."""
        spans = self.places[number : number + 2]
        return (
            len(spans) == 2
            and all(self.text[span.start].isupper() for span in spans)
            and spans[1].start == spans[0].end + 1
        )


def words_of(text: str) -> list[str]:
    """Split a text into words in small letters, without a possessive."""
    return [re.sub(r"['’]s?$", "", word.casefold()) for word in _WORD.findall(text)]


def passages(text: str) -> Iterator[Passage]:
    """Yield the sentences of a text, line by line; what is too short to say anything is left out."""
    for line in re.finditer(r"[^\r\n]+", text):
        start = line.start()
        stops = [
            stop.end()
            for stop in _END.finditer(line[0])
            if stop.end() < len(line[0]) and not _SHORTENED.search(line[0][: stop.start() + 1])
        ]
        for end in [*(start + stop for stop in stops), line.end()]:
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            passage = Passage(piece.strip(), Span(start + lead, start + lead + len(piece.strip())))
            if FEWEST <= len(passage.words) <= MOST:
                yield passage
            start = end


LEAST = 2.0
MOST_CLAUSES = 3
SIDE = 5
"""A side and what is of that side begin with as many letters alike: Ukraine, Ukrainian."""
SUBJECT = 0.25
"""How little a word says of a clause that says what the whole deal is about."""
EXACT, VAGUE = 3.0, 1.0
CONTEXT, OUTSIDE = 1.0, 0.7
"""Where fewer words of a deal, a side or a source stand in a sentence, it counts for less."""
LIKELY = 5.5
"""What scores less is more often wrong than right, on the texts that were measured."""

_NAME = re.compile(r"(?<![.!?“‘(] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_OF_A_DEAL = words_of(
    "agreement accord deal document draft offer proposal proposed proposes text terms term stipulation provision "
    "clause demand demands demanded counter-offer counteroffer memorandum pact version"
)
_OF_CONTENT = words_of(
    "called calls contain contains gave give gives granted grants include included includes involve involved involving "
    "require required requires stipulates would offered offering presented rejected"
)
_OF_REPORTING = words_of(
    "according familiar official officials people person reported reports said says sources source told tell"
)
_SMALL = words_of("a an and are as at be by for from in is it of on or other over the that their to when who with")


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that a passage may speak of: how likely, and the places in the passage that say so."""

    clause: Clause
    score: float
    terms: tuple[Span, ...]
    amount: Found | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """Every place that a quote should hold, in order."""
        own = (self.amount.span,) if self.amount else ()
        return tuple(sorted({*self.terms, *own}, key=lambda span: (span.start, span.end)))


class Finder:
    """Looks for the clauses of one deal; a word that many clauses share says little about each."""

    def __init__(self, clauses: Iterable[Clause], parties: Mapping[str, str], title: str = "") -> None:
        self._subject = {stem(word) for word in words_of(title)}
        self._parties = frozenset(word for names in parties.items() for name in names for word in words_of(name))
        self._sides = {word[:SIDE] for word in self._parties}
        self._terms = {clause: self._terms_of(clause) for clause in clauses}
        self._shared = Counter(term for terms in self._terms.values() for term in terms)

    def hits(self, passage: Passage) -> list[Hit]:
        """Return the clauses that a passage may speak of, the likeliest first, three at most."""
        words = set(passage.words)
        # Whether a passage tells what a draft holds: words of a deal, of its content, of reporting, parties.
        weights = ((1.5, _OF_A_DEAL), (1.0, _OF_CONTENT), (0.5, _OF_REPORTING), (0.5, self._parties))
        context = sum(weight for weight, telling in weights if not words.isdisjoint(telling))
        hits = [hit for clause in self._terms if (hit := self._hit(clause, passage, context))]
        return sorted(hits, key=lambda hit: -hit.score)[:MOST_CLAUSES]

    def _terms_of(self, clause: Clause) -> dict[tuple[str, ...], float]:
        """Return the phrases to look for, with their weights: keywords in full, words of the label at half."""
        label = [word for word in words_of(clause.label) if word not in _SMALL and word[:SIDE] not in self._sides]
        terms = {(stem(word),): 1.0 for word in label if len(word) > 3}
        return terms | {tuple(map(stem, words_of(keyword))): 2.0 for keyword in clause.keywords}

    def _hit(self, clause: Clause, passage: Passage, context: float) -> Hit | None:
        stems = [stem(word) for word in passage.words]
        score, places, said_in_full = 0.0, [], False
        for term, weight in self._terms[clause].items():
            starts = range(len(stems) - len(term) + 1)
            at = next(
                (
                    start
                    for start in starts
                    if stems[start : start + len(term)] == list(term)
                    and not (len(term) == 1 and passage.is_of_a_name(start))
                ),
                None,
            )
            if at is not None:
                # What the whole deal is about says little of a clause of it.
                said_in_full |= len(term) > 1
                weight *= SUBJECT if self._subject.issuperset(term) else 1
                score += weight * (1 + 0.5 * (len(term) - 1)) / self._shared[term] ** 0.5
                places.append(Span(passage.places[at].start, passage.places[at + len(term) - 1].end))
        if not places:
            return None
        found, first = find(clause.type, passage.text), places[0].start
        amount = min(found, key=lambda amount: abs(amount.span.start - first), default=None)
        if amount is not None:
            score += VAGUE if any(plural in amount.value.casefold() for plural in PLURALS) else EXACT
        elif clause.type in QUANTITIES and not said_in_full:
            score *= 0.5
        if clause.type is ValueType.PLACE and _NAME.search(passage.text):
            score += 1.0
        if score < LEAST:
            return None
        score = score + context if context >= CONTEXT else (score + context) * OUTSIDE
        return Hit(clause, round(score, 2), tuple(places), amount)


def stem(word: str) -> str:
    """Cut the endings of English words that do not matter here."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
