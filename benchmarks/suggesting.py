"""Measure what `draftdiff suggest` finds; prints Markdown tables.

Of ten made-up articles, by what `articles/right.txt` says of them: terms found, suggestions that are none, and values
in commands that are not what the sentence says. Of the bundled reports in their saved texts, if a folder holds them:
every report is taken away first, so that nothing counts as cited; a suggestion is right if it names a clause and its
quote overlaps a quote that a report of this clause cites from the same text.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from draftdiff.api import load_deal
from draftdiff.articles.suggestions import UNKNOWN, Suggestion, likeliest, suggest
from draftdiff.model import Deal, Report, Source
from draftdiff.quotes import FoldedText, find, fold
from draftdiff.reading.record import Blob, load_record
from draftdiff.text import Place, Span, TextFile
from draftdiff.values import parse

ARTICLES = Path(__file__).parent / "articles"
DEAL = Path(__file__).parent.parent / "drafts" / "us-ukraine-minerals"


@dataclass(frozen=True, slots=True)
class Score:
    """Of one text: reports found and in all, suggestions, right ones and looked at among the first."""

    name: str
    found: int
    in_all: int
    reports: int
    suggestions: int
    right: int
    on_a_term: int
    shown: int
    with_draft: int
    right_draft: int


def overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def measure(deal: Deal, name: str, text: FoldedText) -> Score:
    sources = [source for source in deal.sources.values() if source.text == name]
    ids = {source.id for source in sources}
    reports = [r for draft in deal.drafts.values() for r in draft.reports if r.source in ids and r.quote]
    bare = replace(deal, drafts={id: replace(draft, reports=()) for id, draft in deal.drafts.items()})
    made = suggest(bare, sources[0], text)
    first = likeliest(made)
    return Score(
        name,
        sum(any(right(one, report, text) for one in first) for report in reports),
        sum(any(right(one, report, text) for one in made) for report in reports),
        len(reports),
        len(made),
        sum(any(right(one, report, text) for report in reports) for one in first),
        sum(any(same_words(one, report, text) for report in reports) for one in first),
        len(first),
        sum(any(right(one, r, text) and one.draft != UNKNOWN for one in made) for r in reports),
        sum(any(right(one, r, text) and one.draft == r.draft for one in made) for r in reports),
    )


def same_words(made: Suggestion, report: Report, text: FoldedText) -> bool:
    return overlap(find(made.quote, text), find(report.quote, text))


def right(made: Suggestion, report: Report, text: FoldedText) -> bool:
    return made.clause == report.clause and same_words(made, report, text)


class Told(NamedTuple):
    """What stands in a made-up article: words that state a value, as a term of a clause or as none."""

    article: str
    clause: str
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Of one made-up article: terms found, those in it, right suggestions, all, and those that misstate a sentence."""

    name: str
    found: int
    terms: int
    right: int
    shown: int
    misstated: tuple[Suggestion, ...]


def made_up() -> list[MadeUp]:
    lines = (ARTICLES / "right.txt").read_text(encoding="utf-8").splitlines()[1:]
    told = [Told(*line.split("\t")) for line in lines]
    return [_made_up(name, [one for one in told if one.article == name]) for name in dict.fromkeys(t[0] for t in told)]


def _made_up(name: str, told: list[Told]) -> MadeUp:
    path = ARTICLES / f"{name}.txt"
    text = fold(path.read_text(encoding="utf-8"))
    place = Place(TextFile("sources.yaml", ""), Span(0, 0))
    source = Source("article", "Daily", place, text="article.txt")
    blobs = [Blob(file.name, file.read_bytes()) for file in sorted(path.parent.glob("*.yaml"))]
    deal = load_record([], [(f"drafts/{path.parent.name}", blobs)]).deals[path.parent.name]
    places = {one: find(one.words, text) for one in told}
    assert None not in places.values(), [one for one, place in places.items() if place is None]
    made = likeliest(suggest(deal, source, text))
    terms = [one for one in told if one.clause in deal.clauses]

    def fits(one: Suggestion, of: Told) -> bool:
        return one.clause == of.clause and overlap(find(one.quote, text), places[of])

    def states(one: Suggestion) -> bool:
        """Tell whether the value of a command is one that its passage states."""
        type = deal.clauses[one.clause].type
        return any(
            parse(type, one.value) == parse(type, other.value)
            for other, place in places.items()
            if other.value and overlap(place, one.span)
        )

    return MadeUp(
        name,
        sum(any(fits(one, term) for one in made) for term in terms),
        len(terms),
        sum(any(fits(one, term) for term in terms) for one in made),
        len(made),
        tuple(one for one in made if one.value and not states(one)),
    )


def print_made_up() -> None:
    print("| made-up article | terms found | right | values that misstate the sentence |")
    print("|---|---:|---:|---:|")
    scores = made_up()
    for one in scores:
        print(f"| {one.name} | {one.found} of {one.terms} | {one.right} of {one.shown} | {len(one.misstated)} |")
    found, terms = sum(one.found for one in scores), sum(one.terms for one in scores)
    right, shown = sum(one.right for one in scores), sum(one.shown for one in scores)
    print(f"\nrecall: {found} of {terms}, {100 * found / terms:.0f}%; precision: {right} of {shown}, ", end="")
    print(f"{100 * right / shown:.0f}%; values that misstate: {sum(len(one.misstated) for one in scores)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the folder of the saved texts")
    texts = parser.parse_args().texts
    print_made_up()
    if texts is None or not texts.is_dir():
        return
    print()
    deal = load_deal(DEAL)
    scores = [
        measure(deal, name, fold((texts / name).read_text(encoding="utf-8")))
        for name in sorted({source.text for source in deal.sources.values() if source.text})
    ]
    print("| text | reports found | suggestions | right among those listed | on a cited passage, any clause |")
    print("|---|---:|---:|---:|---:|")
    for score in scores:
        cells = [score.name[:3], f"{score.found} of {score.reports}", str(score.suggestions)]
        cells += [f"{score.right} of {score.shown}", f"{score.on_a_term} of {score.shown}"]
        print(f"| {' | '.join(cells)} |")
    found, reports = sum(s.found for s in scores), sum(s.reports for s in scores)
    right, on_a_term, shown = (sum(getattr(s, key) for s in scores) for key in ("right", "on_a_term", "shown"))
    in_all = sum(score.in_all for score in scores)
    print(f"\nrecall: {found} of {reports} reports, {100 * found / reports:.0f}%; with --all {in_all}")
    print(f"precision of those listed without --all: {right} of {shown}, {100 * right / shown:.0f}%", end="")
    named, drafts = sum(score.with_draft for score in scores), sum(score.right_draft for score in scores)
    print(f"; {on_a_term} ({100 * on_a_term / shown:.0f}%) are on a passage that a report cites for some clause")
    print(f"of the {in_all} reports found, the command names the draft of {named}, of {drafts} the right one")


if __name__ == "__main__":
    main()
