"""Measure what `draftdiff suggest` finds of the bundled reports in their saved texts; prints a Markdown table.

Every report is taken away first, so that nothing counts as cited. A suggestion is right if it names a clause and its
quote overlaps a quote that a report of this clause cites from the same text.
"""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from draftdiff.api import load_deal
from draftdiff.articles.suggestions import UNKNOWN, Suggestion, suggest
from draftdiff.model import Deal, Report
from draftdiff.quotes import FoldedText, find, fold
from draftdiff.text import Span

FIRST = 20
DEAL = Path(__file__).parent.parent / "drafts" / "us-ukraine-minerals"


@dataclass(frozen=True, slots=True)
class Score:
    """Of one text: reports found and in all, suggestions, right ones and looked at among the first."""

    name: str
    found: int
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
    first = made[:FIRST]
    return Score(
        name,
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the folder of the saved texts")
    texts = parser.parse_args().texts
    deal = load_deal(DEAL)
    scores = [
        measure(deal, name, fold((texts / name).read_text(encoding="utf-8")))
        for name in sorted({source.text for source in deal.sources.values() if source.text})
    ]
    print("| text | reports found | suggestions | right among the first 20 | on a cited passage, any clause |")
    print("|---|---:|---:|---:|---:|")
    for score in scores:
        cells = [score.name[:3], f"{score.found} of {score.reports}", str(score.suggestions)]
        cells += [f"{score.right} of {score.shown}", f"{score.on_a_term} of {score.shown}"]
        print(f"| {' | '.join(cells)} |")
    found, reports = sum(s.found for s in scores), sum(s.reports for s in scores)
    right, on_a_term, shown = (sum(getattr(s, key) for s in scores) for key in ("right", "on_a_term", "shown"))
    print(f"\nrecall: {found} of {reports} reports, {100 * found / reports:.0f}%")
    print(f"precision of the first {FIRST} of each text: {right} of {shown}, {100 * right / shown:.0f}%", end="")
    named, drafts = sum(score.with_draft for score in scores), sum(score.right_draft for score in scores)
    print(f"; {on_a_term} ({100 * on_a_term / shown:.0f}%) are on a passage that a report cites for some clause")
    print(f"of the {found} reports found, the command names the draft of {named}, of {drafts} the right one")


if __name__ == "__main__":
    main()
