"""Passages of a saved text that speak of a clause and are not cited yet: by rules, the likeliest first."""

from dataclasses import dataclass

from draftdiff.articles.phrases import attribution, base_of, negation, phrase, relayed_by
from draftdiff.articles.scoring import Finder, Hit, Passage, passages, words_of
from draftdiff.model import Deal, Source
from draftdiff.quotes import FoldedText, find
from draftdiff.text import Span

__all__ = ["UNKNOWN", "Suggestion", "suggest"]

UNKNOWN = "DRAFT"
"""Stands for the draft where a passage does not say which one it speaks of."""

_EARLIEST = frozenset({"initial", "original", "first", "earlier", "rejected"})
_DRAFT_WORDS = frozenset({"draft", "offer", "proposal", "version", "text", "deal"})
_SIDE = 5


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
    finder = Finder(deal.clauses.values(), deal.parties)
    found: dict[tuple[str, str], Suggestion] = {}
    for passage in passages(text.text):
        for hit in finder.hits(passage):
            quoted = phrase(passage, hit, text)
            place = find(quoted, text) if quoted else None
            if place is None or any(_overlap(place, other) for other in cited.get(hit.clause.id, ())):
                continue
            made = _suggestion(deal, source, passage, hit, quoted)
            found.setdefault((made.clause, made.passage), made)
    return sorted(found.values(), key=lambda made: (-made.score, made.span.start, made.clause))


def _suggestion(deal: Deal, source: Source, passage: Passage, hit: Hit, quoted: str) -> Suggestion:
    amount = hit.amount if hit.amount and passage.text[hit.amount.span.start : hit.amount.span.end] in quoted else None
    who, basis = attribution(passage.text)
    return Suggestion(
        hit.clause.id,
        _draft(deal, passage),
        hit.score,
        passage.text,
        passage.span,
        quoted,
        value=amount.value if amount else "",
        of=base_of(passage.text, amount.span.end) if amount and amount.value and hit.clause.of_required else "",
        who=who,
        basis=basis,
        relays=relayed_by(passage.text, source, deal.sources.values()),
        denial=negation(passage.text, hit.terms),
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


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _draft(deal: Deal, passage: Passage) -> str:
    """Return the only draft, the one whose title the passage echoes, or the first if it says so; else a blank to fill.

    A command that names the wrong draft looks as ready as one that names the right one, so that none is guessed.
    """
    drafts = list(deal.drafts.values())
    if len(drafts) == 1:
        return drafts[0].id
    words = set(passage.words)
    sides = {word[:_SIDE] for name in deal.parties.values() for word in words_of(name)}
    titles = {draft.id: _title_words(draft.title, sides) for draft in drafts}
    echoed = [
        id for id, own in titles.items() if words & own - {w for other in titles if other != id for w in titles[other]}
    ]
    if len(echoed) == 1:
        return echoed[0]
    return drafts[0].id if drafts and not echoed and words & _EARLIEST and words & _DRAFT_WORDS else UNKNOWN


def _title_words(title: str, sides: set[str]) -> set[str]:
    """Return what tells a title from others; not whose draft it is, for a side is named everywhere."""
    return {w for w in words_of(title) if w not in _DRAFT_WORDS and len(w) > 2 and w[:_SIDE] not in sides}
