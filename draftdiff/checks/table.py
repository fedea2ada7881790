"""What is wrong with a record as a whole: one function a check, its docstring is its documentation."""

from collections.abc import Callable, Iterator

from draftdiff.checks.accounts import contradicted_change, nearly_alike, relay_drifts, ruling_without_report
from draftdiff.checks.drafts import (
    dated_before_followed,
    draft_after_source,
    full_text_read_as_silence,
    refers_in_a_circle,
    same_report_twice,
)
from draftdiff.checks.quotes import quote_is_whole_sentence, quote_not_in_text, quote_too_long
from draftdiff.checks.sources import (
    cited_without_date,
    saved_text_changed,
    source_not_cited,
    text_without_checksum,
)
from draftdiff.checks.texts import SavedText, Texts, Verification, checksum, verification
from draftdiff.diagnostics import Diagnostic
from draftdiff.reading.record import Record

__all__ = ["CHECKS", "Check", "SavedText", "Texts", "Verification", "checksum", "run_checks", "verification"]

Check = Callable[[Record, Texts], Iterator[Diagnostic]]

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
    text_without_checksum,
    full_text_read_as_silence,
)


def run_checks(record: Record, texts: Texts) -> list[Diagnostic]:
    """Run every check; quotes are looked up in the texts at hand only."""
    return [problem for check in CHECKS for problem in check(record, texts)]
