"""What is wrong with a record as a whole: one function a check, its docstring is its documentation."""

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from draftdiff.accounts import meet_claims
from draftdiff.diagnostics import Diagnostic, Related, error, warning
from draftdiff.load import Record
from draftdiff.model import Draft, Report, Shift, Source, Stated
from draftdiff.quotes import MAX_WORDS, FoldedText, find, is_whole_sentence, nearest, words
from draftdiff.standing import Standings, Why
from draftdiff.text import Place
from draftdiff.values import Quantity, ValueType, Words, days, display, written_date

ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class SavedText:
    """A saved copy of an article: its folded text and the SHA-256 of its bytes."""

    text: FoldedText
    sha256: str


Texts = Mapping[str, SavedText]
"""Saved texts at hand, by file name."""

Check = Callable[[Record, Texts], Iterator[Diagnostic]]


def run_checks(record: Record, texts: Texts) -> list[Diagnostic]:
    """Run every check; quotes are looked up in the texts at hand only."""
    return [problem for check in CHECKS for problem in check(record, texts)]


def _reports(record: Record) -> Iterator[Report]:
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            yield from draft.reports


def _cells(record: Record) -> Iterator[tuple[Standings, Draft, str, list[Report]]]:
    for deal in record.deals.values():
        standings = Standings(deal)
        for draft in deal.drafts.values():
            cells = defaultdict(list)
            for report in draft.reports:
                cells[report.clause].append(report)
            for clause, reports in cells.items():
                yield standings, draft, clause, reports


def refers_in_a_circle(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD207: Drafts that follow, or refer to, each other in a circle.

    A draft follows an earlier one, and a reported change is one since an earlier draft. A circle has no first
    draft. Change the `follows:` or `since:` that points to a later draft.
    """
    for deal in record.deals.values():
        following: dict[str, set[str | None]] = {d.id: {d.follows} for d in deal.drafts.values() if d.follows}
        for draft in deal.drafts.values():
            if draft.follows_place and draft.id in _reach(following, draft.follows):
                yield _circle("follows", draft.id, draft.follows or "", draft.follows_place)
        for clause in deal.clauses:
            shifts = [r for d in deal.drafts.values() for r in d.reports if r.clause == clause]
            graph: dict[str, set[str | None]] = defaultdict(set)
            for report in shifts:
                if isinstance(report.claim, Shift):
                    graph[report.draft].add(report.claim.since)
            for report in shifts:
                if isinstance(report.claim, Shift) and report.draft in _reach(graph, report.claim.since):
                    yield _circle("since", report.draft, report.claim.since, report.since_place or report.place)


def _reach(graph: Mapping[str, set[str | None]], start: str | None) -> set[str | None]:
    seen: set[str | None] = set()
    waiting = [start]
    while waiting:
        draft = waiting.pop()
        if draft not in seen:
            seen.add(draft)
            waiting += graph.get(draft or "", set())
    return seen


def _circle(key: str, draft: str, target: str, place: Place) -> Diagnostic:
    message = f"`{draft}` and `{target}` refer to each other in a circle"
    if draft == target:
        message = f"`{draft}` refers to itself"
    return error("DD207", message, place, f"write `{key}:` with an earlier draft")


def ruling_without_report(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD211: A ruling for a source that says nothing of the clause.

    A ruling picks one of the accounts that are on file. Name a source that reports on this clause of this draft.
    """
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            for ruling in draft.rulings:
                named = {r.source for r in draft.reports if r.clause == ruling.clause}
                named |= {r.relays for r in draft.reports if r.clause == ruling.clause and r.relays}
                if ruling.accept not in named:
                    message = f"`{ruling.accept}` reports nothing on `{ruling.clause}` of this draft"
                    choices = ", ".join(sorted(named))
                    help = f"write one of: {choices}" if choices else "take the ruling out"
                    yield error("DD211", message, ruling.place, help)


def quote_too_long(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD301: A quote of more than 15 words.

    Quotes are there to find the claim and to show its words; more would copy the article. Cut it to the phrase that
    carries the claim, with `…` for what you leave out in the middle.
    """
    for report in _reports(record):
        count = words(report.quote)
        if count > MAX_WORDS and report.quote_place:
            message = f"the quote has {count} words, more than {MAX_WORDS}"
            yield error("DD301", message, report.quote_place, "cut it to the phrase that carries the claim")


def quote_not_in_text(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD302: A quote that is not in the saved text of its source.

    Case, kinds of quotation marks and dashes and white space may differ; words may not. The nearest passage is
    shown: copy from it, or cite the source that has the words.
    """
    for report in _reports(record):
        saved = texts.get(record.sources[report.source].text)
        if saved and report.quote and report.quote_place and find(report.quote, saved.text) is None:
            passage = nearest(report.quote, saved.text)
            help = f"the nearest passage is “{passage}”" if passage else "copy the phrase from the saved text"
            message = f"the quote is not in {record.sources[report.source].text}"
            yield error("DD302", message, report.quote_place, help)


def quote_is_whole_sentence(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD303: A quote that is a whole sentence of the source.

    A phrase is enough to find the claim, and whole sentences are other people's work. Cut it.
    """
    for report in _reports(record):
        saved = texts.get(record.sources[report.source].text)
        if saved and report.quote and report.quote_place and is_whole_sentence(report.quote, saved.text):
            yield error("DD303", "the quote is a whole sentence", report.quote_place, "cut it to a phrase")


def saved_text_changed(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD305: A saved text that is not the one that was declared.

    The checksum in `sha256:` makes sure that everybody checks quotes against the same words. Put the declared text
    back, or look at every quote of the source again and write the new checksum.
    """
    for source in record.sources.values():
        saved = texts.get(source.text)
        if saved and source.sha256 and saved.sha256 != source.sha256 and source.sha256_place:
            message = f"{source.text} is not the text that was declared"
            yield error("DD305", message, source.sha256_place, f"its checksum now is {saved.sha256}")


def cited_without_date(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD306: A source that reports cite and that has no date.

    When a report was published says when it became known. Write the day, the month, or about when: `2025-02-20~`.
    """
    cited = {report.source for report in _reports(record)}
    for source in record.sources.values():
        if source.id in cited and source.published is None:
            message = f"`{source.id}` is cited but has no date"
            yield error("DD306", message, source.place, "add a line `published: 2025-02-20`")


def draft_after_source(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD307: A draft dated after a source that reports on it was published.

    Nobody reports on a draft before it exists. Correct the draft's `date:`, or the source's `published:`, or move the
    report to an earlier draft.
    """
    for _, draft, _, reports in _cells(record):
        for report in reports:
            source = record.sources[report.source]
            if _is_after(draft.date, source.published) and draft.date_place:
                message = f"`{draft.id}` is dated after `{source.id}`, which reports on it"
                published = written_date(source.published) if source.published else ""
                related = (Related(f"published {published}", source.place),)
                yield error("DD307", message, draft.date_place, "correct the date of one of them", related)


def _is_after(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and days(one)[0] > days(other)[1]


def source_not_cited(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD308: A source that nobody cites.

    It may be one whose reports are still to be added, or a misspelt name elsewhere. Cite it, or take it out.
    """
    named = {report.source for report in _reports(record)} | {r.relays for r in _reports(record)}
    for source in record.sources.values():
        if source.id not in named:
            message = f"no report cites `{source.id}`"
            yield warning("DD308", message, source.place, "cite it as `source:` or `relays:`, or take it out")


def nearly_alike(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD309: Two values of one clause that are nearly the same words.

    Values and bases are your words: where two sources mean the same, write the same, and keep their own words in
    `quote:`. Otherwise they count as two accounts that contradict each other.
    """
    for standings, _, clause, reports in _cells(record):
        free = standings.deal.clauses[clause].type in (ValueType.TEXT, ValueType.PLACE)
        phrases: dict[str, Report] = {}
        for report in reports:
            for phrase in _phrases(report, free):
                twin = next((known for known in phrases if _alike(phrase, known)), None)
                if twin is not None:
                    message = f"“{phrase}” is nearly the same as “{twin}”"
                    related = (Related("the other one", phrases[twin].value_place or phrases[twin].place),)
                    help = "write both the same if the sources mean the same"
                    yield warning("DD309", message, report.value_place or report.place, help, related)
                phrases.setdefault(phrase, report)


def _phrases(report: Report, free: bool) -> list[str]:
    if not isinstance(report.claim, Stated):
        return []
    value = report.claim.value
    found = [display(value)] if free and isinstance(value, Words) else []
    return found + ([report.claim.of] if report.claim.of else [])


def _alike(one: str, other: str) -> bool:
    if one == other:
        return False
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE


def relay_drifts(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD310: A relay that says something else than the origin that it names.

    The origin's own report is on file and does not say this. The relay is shown and never counted. Look at both: one
    of them may be misread, or the relay may pass on another article.
    """
    for standings, draft, clause, _ in _cells(record):
        for aside in standings.of(draft.id, clause).asides:
            if aside.why is Why.DRIFT:
                message = f"`{aside.report.source}` relays `{aside.report.relays}` but says something else"
                help = "look at both sources again, or declare the other article and name that"
                yield warning("DD310", message, aside.report.place, help)


def contradicted_change(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD311: A reported change that a reported value contradicts.

    One source says how the clause changed, another gives a value that does not fit that. Both stay on file and the
    clause is contested. Look at both sources again.
    """
    for standings, draft, clause, reports in _cells(record):
        shifts = [report for report in reports if isinstance(report.claim, Shift)]
        if not shifts:
            continue
        accounts = standings.of(draft.id, clause).accounts
        for report in shifts:
            of_report = [a.claim for a in accounts if report in a.reports]
            others = [a for a in accounts if report not in a.reports]
            for account in others:
                if of_report and not any(meet_claims(account.claim, claim) for claim in of_report):
                    related = (Related("the value", account.reports[0].value_place or account.reports[0].place),)
                    message = "a reported change does not fit a reported value"
                    yield warning("DD311", message, report.place, "look at both sources again", related)


def same_report_twice(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD312: The same report twice.

    Two reports of one clause are the same in every key. The second one adds nothing. Take it out.
    """
    for _, _, _, reports in _cells(record):
        first: dict[Report, Report] = {}
        for report in reports:
            if report in first:
                related = (Related("the first one", first[report].place),)
                yield warning("DD312", "the same report stands twice", report.place, "take one out", related)
            first.setdefault(report, report)


def dated_before_followed(record: Record, texts: Texts) -> Iterator[Diagnostic]:
    """DD313: A draft dated before the draft that it follows.

    Correct one of the dates, or the `follows:` line.
    """
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            followed = deal.drafts.get(draft.follows or "")
            if followed and draft.date_place and _is_after(followed.date, draft.date):
                message = f"`{draft.id}` is dated before `{followed.id}`, which it follows"
                yield warning("DD313", message, draft.date_place, "correct a date or the `follows:` line")


CHECKS: tuple[Check, ...] = (
    refers_in_a_circle,
    ruling_without_report,
    quote_too_long,
    quote_not_in_text,
    quote_is_whole_sentence,
    saved_text_changed,
    cited_without_date,
    draft_after_source,
    source_not_cited,
    nearly_alike,
    relay_drifts,
    contradicted_change,
    same_report_twice,
    dated_before_followed,
)


@dataclass(frozen=True, slots=True)
class Verification:
    """How many quotes were looked up, and how many were not, by reason."""

    verified: int
    not_verified: Mapping[str, int]


def verification(record: Record, texts: Texts) -> Verification:
    """Count the quotes that the texts at hand allow to look up."""
    reasons: dict[str, int] = defaultdict(int)
    verified = 0
    for report in _reports(record):
        source = record.sources[report.source]
        if not report.quote:
            continue
        if source.text in texts:
            verified += 1
        else:
            reasons[_why_not(source)] += 1
    return Verification(verified, dict(reasons))


def _why_not(source: Source) -> str:
    if not source.text:
        return f"`{source.id}` declares no saved text"
    return f"{source.text} is not at hand"


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a saved text as its declaration writes it."""
    return hashlib.sha256(data).hexdigest()
