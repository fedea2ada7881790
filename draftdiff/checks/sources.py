"""Checks of sources: dates, saved texts, and whether anybody cites them."""

from collections.abc import Iterator

from draftdiff.checks.cells import all_reports, is_whole
from draftdiff.checks.texts import Texts
from draftdiff.diagnostics import Problem, error, warning
from draftdiff.reading.record import Record


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
            help = "add a line `published: 2025-02-20` with the day on which it came out"
            yield Problem(message, source.place, help)


@warning("DD308")
def source_not_cited(record: Record, texts: Texts) -> Iterator[Problem]:
    """A source that nobody cites.

    It may be one whose reports are still to be added. Cite it, or take it out. This is said only when there are no
    errors, since a report that cannot be read may be the one that cites it.
    """
    named = {report.source for report in all_reports(record)} | {report.relays for report in all_reports(record)}
    for source in record.sources.values() if is_whole(record) else ():
        if source.id not in named:
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
            saved = texts.get(source.text)
            help = f"add a line `sha256:` with the 64 digits that `sha256sum {source.text}` prints"
            if saved:
                help = f"add a line `sha256: {saved.sha256}`"
            yield Problem(f"{source.text} is declared without its checksum", source.text_place, help)
