"""Every problem that there is: those that reading words one by one, and those that a record has as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from inspect import getdoc
from typing import Any

from draftdiff.checks import accounts, drafts, reports, shape, sources, syntax
from draftdiff.checks.texts import SavedText, Texts, Verification, checksum, verification
from draftdiff.diagnostics import Diagnostic, Problem, Rule, Severity, in_order
from draftdiff.model import Acknowledged
from draftdiff.reading.record import Record

__all__ = [
    "CHECKS", "CODES", "SavedText", "Texts", "Verification", "all_problems", "checksum", "run_checks", "verification",
]  # fmt: skip

WORDED: tuple[Rule[..., Problem], ...] = (
    syntax.unreadable, syntax.too_large, syntax.not_utf8, syntax.control_character, syntax.tab, syntax.bidi_control,
    syntax.syntax_error, syntax.empty_file, syntax.second_document, syntax.duplicate_key, syntax.anchor_or_alias,
    syntax.tag, syntax.merge_key, syntax.too_deep, syntax.directive, syntax.key_not_text, syntax.odd_blank,
    syntax.conflict_marker, syntax.lost_behind_hash,
    shape.unknown_key, shape.missing_key, shape.wrong_shape, shape.unknown_word, shape.unknown_clause,
    shape.unknown_source, shape.unknown_party, shape.unknown_draft, shape.bad_id, shape.bad_date, shape.id_used_twice,
    shape.other_file_name, shape.empty_value, shape.no_deal_file, shape.bad_checksum, shape.outside_deal,
    shape.saved_as_text, shape.because_of_nothing, shape.nothing_to_acknowledge, shape.needless_acknowledgement,
    shape.no_terms, shape.clause_in_remark, shape.too_few_drafts, shape.unknown_currency, shape.copies_itself,
    shape.other_deal, shape.comes_from_itself, shape.not_in_folder, shape.no_language, shape.no_link,
    reports.several_claims, reports.no_claim, reports.unreadable_value, reports.no_base, reports.base_without_value,
    reports.change_without_since, reports.since_without_change, reports.unordered_shift, reports.since_one_of,
    reports.whole_of_no_list, reports.whole_and_open, reports.reading_without_lang, reports.relays_itself,
    reports.not_attributed, reports.no_quote,
)  # fmt: skip

CHECKS: tuple[Rule[[Record, Texts], Iterator[Problem]], ...] = (
    drafts.refers_in_a_circle, drafts.draft_after_source, drafts.same_report_twice, drafts.dated_before_followed,
    drafts.printed_and_not_read, drafts.read_where_nothing_was_printed, drafts.order_not_known,
    drafts.since_what_was_not_there, drafts.published_years_later, drafts.taken_back_before_it_was_out,
    accounts.ruling_without_report, accounts.nearly_alike, accounts.relay_drifts, accounts.contradicted_change,
    accounts.nothing_as_value, accounts.favours_what_nothing_says, accounts.more_than_the_whole,
    accounts.marks_around_value, accounts.ruling_without_decision, accounts.list_not_said_to_be_whole,
    accounts.alike_in_other_drafts,
    sources.quote_too_long, sources.quote_not_in_text, sources.quote_is_whole_sentence, sources.saved_text_changed,
    sources.cited_without_date, sources.source_not_cited, sources.text_without_checksum, sources.same_text_twice,
    sources.quote_is_turned, sources.quote_of_one_word,
)  # fmt: skip

_RULES: tuple[Rule[..., Any], ...] = (*WORDED, *CHECKS)
WITH_TEXTS = tuple(
    rule.code
    for rule in (
        sources.same_text_twice, sources.text_without_checksum, sources.quote_is_turned, sources.quote_of_one_word,
    )
)  # fmt: skip
"""Codes of warnings that are found only where the saved texts are at hand."""

CODES = {rule.code: rule for rule in sorted(_RULES, key=lambda rule: rule.code)}


def run_checks(record: Record, texts: Texts) -> list[Diagnostic]:
    """Run every check; quotes are looked up in the texts at hand only."""
    return [check.told(problem) for check in CHECKS for problem in check.function(record, texts)]


def text_problems(record: Record, texts: Texts) -> list[Diagnostic]:
    """Find what is wrong with quotes and with the saved texts at hand, and nothing else."""
    checks = (sources.quote_not_in_text, sources.quote_is_whole_sentence, sources.saved_text_changed)
    return [check.told(problem) for check in checks for problem in check.function(record, texts)]


def all_problems(record: Record, texts: Texts) -> list[Diagnostic]:
    """Return what reading and checks find, in order, but for warnings that somebody has acknowledged."""
    found = in_order([*record.problems, *run_checks(record, texts)])
    given = list(_acknowledged(record))
    kept = [problem for problem in found if not any(_quiets(one, problem) for one in given)]
    if any(problem.severity is Severity.ERROR for problem in found):
        return kept
    for one in given:
        for code in one.codes:
            single = replace(one, codes=(code,))
            if one.place and not any(_quiets(single, problem) for problem in found):
                if code not in CODES or CODES[code].severity is Severity.ERROR:
                    kept.append(shape.nothing_to_acknowledge(code, one.place, code in CODES))
                elif code not in WITH_TEXTS:
                    kept.append(shape.needless_acknowledgement(code, one.place))
    return in_order(kept)


def _acknowledged(record: Record) -> Iterator[Acknowledged]:
    """Yield every acknowledgement once, of sources, drafts and reports."""
    for source in record.sources.values():
        if source.acknowledged:
            yield source.acknowledged
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            told = [report.acknowledged for report in draft.reports if report.acknowledged]
            yield from {id(one): one for one in (draft.acknowledged, *told) if one}.values()


def _quiets(one: Acknowledged, problem: Diagnostic) -> bool:
    """Tell whether a warning stands within what an acknowledgement is about."""
    if problem.severity is Severity.ERROR or problem.code not in one.codes or one.within is None:
        return False
    span, place = one.within.span, problem.place
    return place.file.name == one.within.file.name and span.start <= place.span.start <= span.end


def severity(code: str) -> Severity:
    """Return how much a problem of this code weighs."""
    return CODES[code].severity


def documentation(code: str) -> tuple[str, str]:
    """Return what a code means, in a line and in the paragraphs below it."""
    summary, _, rest = (getdoc(CODES[code].function) or "").partition("\n")
    return summary, rest.strip("\n")
