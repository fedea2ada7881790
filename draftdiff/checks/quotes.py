"""Checks of quoted phrases against the saved texts."""

from collections.abc import Iterator

from draftdiff.checks.cells import all_reports
from draftdiff.checks.texts import SavedText, Texts
from draftdiff.diagnostics import Problem, error
from draftdiff.quotes import MAX_WORDS, find, is_whole_sentence, nearest, words
from draftdiff.reading.record import Record
from draftdiff.text import Place


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


def _looked_up(record: Record, texts: Texts) -> Iterator[tuple[str, Place, str, SavedText]]:
    for report in all_reports(record):
        name = record.sources[report.source].text
        if report.quote and report.quote_place and name in texts:
            yield report.quote, report.quote_place, name, texts[name]
