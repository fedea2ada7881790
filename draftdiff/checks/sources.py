"""Checks of sources: dates, saved texts and the quotes from them, and whether anybody cites them."""

import re
from collections.abc import Iterator

from draftdiff.checks.cells import all_reports, is_whole
from draftdiff.checks.texts import SavedText, Texts
from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.model import Source
from draftdiff.quotes import MAX_WORDS, find, is_whole_sentence, nearest, turned, words
from draftdiff.reading.record import Record
from draftdiff.text import Place


@error("DD305")
def saved_text_changed(record: Record, texts: Texts) -> Iterator[Problem]:
    """A saved text that is not the one that was declared.

    The checksum in `sha256:` makes sure that everybody checks quotes against the same words. Put the declared text
    back, or look at every quote of the source again and write the new checksum.
    """
    for source in record.sources.values():
        saved = texts.get(source.text)
        if saved and source.sha256 and saved.sha256 != source.sha256 and source.sha256_place:
            message = f"{source.text} is not the text that was declared"
            help = f"put the declared text back, or check its quotes again and write `sha256: {saved.sha256}`"
            yield Problem(message, source.sha256_place, help)


@error("DD306")
def cited_without_date(record: Record, texts: Texts) -> Iterator[Problem]:
    """A source that reports cite and that has no date.

    When a report was published says when it became known. Write the day, the month, or about when: `2025-02-20~`.
    """
    cited = {report.source for report in all_reports(record)}
    for source in record.sources.values():
        if source.id in cited and source.published is None and not source.faulty:
            message = f"`{source.id}` is cited but has no date"
            help = "add a line `published:` with the day on which it came out, such as 2025-02-20"
            yield Problem(message, source.place, help)


@warning("DD308")
def source_not_cited(record: Record, texts: Texts) -> Iterator[Problem]:
    """A source that nobody cites.

    It may be one whose reports are still to be added. Cite it, or take it out. A copy, what it copies and a text that a
    draft was read in need no report. This is said only when there are no errors, since a report that cannot be read may
    be the one that cites it.
    """
    named = {report.source for report in all_reports(record)} | {report.relays for report in all_reports(record)}
    named |= {source for deal in record.deals.values() for draft in deal.drafts.values() for source in draft.read}
    named |= {source.copy_of for source in record.sources.values()}
    for source in record.sources.values() if is_whole(record) else ():
        if source.id not in named and not source.copy_of:
            message = f"no report cites `{source.id}`"
            yield Problem(message, source.place, "cite it as `source:` or `relays:`, or take it out")


@warning("DD314")
def text_without_checksum(record: Record, texts: Texts) -> Iterator[Problem]:
    """A saved text without its checksum.

    Saved texts do not travel with the record. Only the checksum tells whether somebody else checks the quotes against
    the same words. When the text is at hand, the help has the line to add.
    """
    for source in record.sources.values():
        if source.text and source.text_place and not source.sha256 and not source.faulty:
            from shlex import quote

            saved = texts.get(source.text)
            help = f"add a line `sha256:` with the 64 digits that `sha256sum {quote(source.text)}` prints"
            if saved:
                help = f"add a line `sha256: {saved.sha256}`"
            yield Problem(f"{source.text} is declared without its checksum", source.text_place, help)


SHINGLE, MOST = 6, 2000
ALIKE, LEAST = 0.7, 15


@warning("DD320")
def same_text_twice(record: Record, texts: Texts) -> Iterator[Problem]:
    """Two outlets with the same text, or nearly the same.

    Mostly it is the text of a news agency. Two copies of one text are one origin, and would count as two. Write
    `copy-of:` in one of them, with the id of the source where the text was first.
    """
    seen: list[tuple[Source, frozenset[int]]] = []
    for source in record.sources.values():
        if not source.text or source.faulty:
            continue
        saved = texts.get(source.text)
        parts = _shingles(saved) if saved else frozenset()
        for other, known in seen:
            apart = source.outlet.casefold() != other.outlet.casefold() and source.text != other.text
            if not apart or _first(source, record) == _first(other, record):
                continue
            same = bool(source.sha256) and source.sha256 == other.sha256
            least = min(len(parts), len(known))
            if same or (least >= LEAST and len(parts & known) >= ALIKE * least):
                alike = "the same text as" if same or parts == known else "nearly the same text as"
                help = f"add a line `copy-of: {other.id}` if it has its text from there"
                related = (Related("the other one", other.place),)
                yield Problem(f"`{source.id}` has {alike} `{other.id}`", source.place, help, related)
        seen.append((source, parts))


def _first(source: Source, record: Record) -> str:
    """Return the source where a text was first, as far as copies lead back."""
    seen: set[str] = set()
    while source.copy_of and source.id not in seen:
        seen.add(source.id)
        source = record.sources[source.copy_of]
    return source.id


def _shingles(saved: SavedText) -> frozenset[int]:
    """Return a sample of the runs of words in a text, the same run always or never in it."""
    from zlib import crc32

    numbers = [crc32(word.encode()) for word in re.findall(r"\w+", saved.text.text)]
    runs = {hash(tuple(numbers[at : at + SHINGLE])) for at in range(len(numbers) - SHINGLE + 1)}
    return frozenset(sorted(runs)[:MOST])


@error("DD301")
def quote_too_long(record: Record, texts: Texts) -> Iterator[Problem]:
    """A quote of more than 15 words.

    Quotes are there to find the claim and to show its words; more would copy the article. Cut it to the phrase that
    carries the claim, with `…` for what you leave out in the middle.
    """
    for report in all_reports(record):
        count = words(report.quote)
        if count > MAX_WORDS and report.quote_place:
            message = f"the quote has {count} words, and at most {MAX_WORDS} are taken"
            help = "cut it to the phrase that carries the claim, with `…` for what is left out in the middle"
            yield Problem(message, report.quote_place, help)


@error("DD302")
def quote_not_in_text(record: Record, texts: Texts) -> Iterator[Problem]:
    """A quote that is not in the saved text of its source.

    Case, kinds of quotation marks and dashes and white space may differ; words may not. The nearest passage is
    shown: copy from it, or cite the source that has the words.
    """
    for quote, place, name, saved in _looked_up(record, texts):
        if find(quote, saved.text) is None:
            passage = nearest(quote, saved.text)
            help = f"copy the words of the text; the nearest are “{passage}”" if passage else "copy words of the text"
            yield Problem(f"the quote is not in {name}", place, help)


@error("DD303")
def quote_is_whole_sentence(record: Record, texts: Texts) -> Iterator[Problem]:
    """A quote that is a whole sentence of the source.

    A phrase is enough to find the claim, and whole sentences are other people's work. Cut it.
    """
    for quote, place, name, saved in _looked_up(record, texts):
        if is_whole_sentence(quote, saved.text):
            help = "cut it to the phrase that carries the claim"
            yield Problem(f"the quote is a whole sentence of {name}", place, help)


@warning("DD329")
def quote_is_turned(record: Record, texts: Texts) -> Iterator[Problem]:
    """A quote without the word that turns it round.

    "Does … include guarantees" is in a text that says "does not include guarantees", and "50%" in one that says "no
    more than 50%". The words are there, and do not say what the text says. Quote the denial, or the bound, too.
    """
    for quote, place, name, saved in _looked_up(record, texts):
        if word := turned(quote, saved.text):
            yield Problem(f"“{word}” stands in {name} where the quote leaves it out", place, f"quote “{word}” too")


COMMON = 4


@warning("DD330")
def quote_of_one_word(record: Record, texts: Texts) -> Iterator[Problem]:
    """A quote of one common word.

    Such a word stands in every text, and shows nothing. Quote a phrase that carries the claim.
    """
    for quote, place, name, saved in _looked_up(record, texts):
        word = quote.casefold().strip()
        if word.isalpha() and words(word) == 1 and saved.text.folded.split().count(word) >= COMMON:
            help = "quote a phrase that carries the claim"
            yield Problem(f"“{quote}” stands {COMMON} times or more in {name}", place, help)


def _looked_up(record: Record, texts: Texts) -> Iterator[tuple[str, Place, str, SavedText]]:
    for report in all_reports(record):
        name = record.sources[report.source].text
        if report.quote and report.quote_place and name in texts:
            yield report.quote, report.quote_place, name, texts[name]
