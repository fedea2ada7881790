"""Every problem that there is: those that reading words one by one, and those that a record has as a whole."""

from collections.abc import Iterator
from inspect import getdoc
from typing import Any

from draftdiff.checks import accounts, drafts, quotes, reports, shape, sources, syntax
from draftdiff.checks.texts import SavedText, Texts, Verification, checksum, verification
from draftdiff.diagnostics import Diagnostic, Problem, Rule, Severity
from draftdiff.reading.record import Record

__all__ = ["CHECKS", "CODES", "SavedText", "Texts", "Verification", "checksum", "run_checks", "verification"]

WORDED: tuple[Rule[..., Problem], ...] = (
    syntax.unreadable,
    syntax.too_large,
    syntax.not_utf8,
    syntax.control_character,
    syntax.tab,
    syntax.bidi_control,
    syntax.syntax_error,
    syntax.empty_file,
    syntax.second_document,
    syntax.duplicate_key,
    syntax.anchor_or_alias,
    syntax.tag,
    syntax.merge_key,
    syntax.too_deep,
    syntax.directive,
    syntax.key_not_text,
    syntax.odd_blank,
    shape.unknown_key,
    shape.missing_key,
    shape.wrong_shape,
    shape.unknown_word,
    shape.unknown_clause,
    shape.unknown_source,
    shape.unknown_party,
    shape.unknown_draft,
    shape.bad_id,
    shape.bad_date,
    shape.id_used_twice,
    shape.other_file_name,
    shape.empty_value,
    shape.no_deal_file,
    shape.bad_checksum,
    shape.outside_deal,
    shape.saved_as_text,
    reports.several_claims,
    reports.no_claim,
    reports.unreadable_value,
    reports.no_base,
    reports.base_without_value,
    reports.change_without_since,
    reports.since_without_change,
    reports.unordered_shift,
    reports.relays_itself,
    reports.not_attributed,
    reports.no_quote,
)

CHECKS: tuple[Rule[[Record, Texts], Iterator[Problem]], ...] = (
    drafts.refers_in_a_circle,
    accounts.ruling_without_report,
    quotes.quote_too_long,
    quotes.quote_not_in_text,
    quotes.quote_is_whole_sentence,
    sources.saved_text_changed,
    sources.cited_without_date,
    drafts.draft_after_source,
    sources.source_not_cited,
    accounts.nearly_alike,
    accounts.relay_drifts,
    accounts.contradicted_change,
    drafts.same_report_twice,
    drafts.dated_before_followed,
    sources.text_without_checksum,
    drafts.full_text_read_as_silence,
)

_RULES: tuple[Rule[..., Any], ...] = (*WORDED, *CHECKS)
CODES = {rule.code: rule for rule in sorted(_RULES, key=lambda rule: rule.code)}


def run_checks(record: Record, texts: Texts) -> list[Diagnostic]:
    """Run every check; quotes are looked up in the texts at hand only."""
    return [check.told(problem) for check in CHECKS for problem in check.function(record, texts)]


def severity(code: str) -> Severity:
    """Return how much a problem of this code weighs."""
    return CODES[code].severity


def documentation(code: str) -> tuple[str, str]:
    """Return what a code means, in a line and in the paragraphs below it."""
    summary, _, rest = (getdoc(CODES[code].function) or "").partition("\n")
    return summary, rest.strip("\n")
