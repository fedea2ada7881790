"""The saved texts at hand, and how many quotes they verify."""

from collections.abc import Mapping
from typing import NamedTuple

from draftdiff.checks.cells import all_reports
from draftdiff.quotes import FoldedText, find
from draftdiff.reading.record import Record


class SavedText(NamedTuple):
    """A saved copy of an article: its folded text and the SHA-256 of its bytes."""

    text: FoldedText
    sha256: str


Texts = Mapping[str, SavedText]
"""Saved texts at hand, by file name."""


class Verification(NamedTuple):
    """How many quotes are in their text, how many are not, and how many could not be looked up.

    `without_text` counts the quotes of sources that declare no saved text; `missing` are the declared texts that are
    not at hand, `not_at_hand` the quotes that they would verify.
    """

    found: int
    not_found: int
    not_at_hand: int
    without_text: int
    missing: tuple[str, ...]


def verification(record: Record, texts: Texts) -> Verification:
    """Count the quotes that the texts at hand verify."""
    found = not_found = not_at_hand = without_text = 0
    missing = set()
    once = {(report.place.file.name, report.place.span): report for report in all_reports(record)}
    for report in once.values():
        if not report.quote:
            continue
        name = record.sources[report.source].text
        if not name:
            without_text += 1
        elif name not in texts:
            not_at_hand += 1
            missing.add(name)
        elif find(report.quote, texts[name].text) is None:
            not_found += 1
        else:
            found += 1
    return Verification(found, not_found, not_at_hand, without_text, tuple(sorted(missing)))


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a saved text as its declaration writes it."""
    import hashlib

    return hashlib.sha256(data).hexdigest()
