"""Every code that a problem can have, with the function whose docstring explains it."""

from collections.abc import Callable
from inspect import getdoc
from typing import Any

from draftdiff.checks import accounts, drafts, quotes, shape, sources, syntax
from draftdiff.checks import reports as report
from draftdiff.diagnostics import Severity

CODES: dict[str, Callable[..., Any]] = {
    "DD001": syntax.unreadable,
    "DD002": syntax.too_large,
    "DD003": syntax.not_utf8,
    "DD004": syntax.control_character,
    "DD005": syntax.tab,
    "DD006": syntax.bidi_control,
    "DD007": syntax.syntax_error,
    "DD008": syntax.empty_file,
    "DD009": syntax.second_document,
    "DD010": syntax.duplicate_key,
    "DD011": syntax.anchor_or_alias,
    "DD012": syntax.tag,
    "DD013": syntax.merge_key,
    "DD014": syntax.too_deep,
    "DD015": syntax.directive,
    "DD016": syntax.key_not_text,
    "DD017": syntax.odd_blank,
    "DD101": shape.unknown_key,
    "DD102": shape.missing_key,
    "DD103": shape.wrong_shape,
    "DD104": shape.unknown_word,
    "DD105": shape.unknown_clause,
    "DD106": shape.unknown_source,
    "DD107": shape.unknown_party,
    "DD108": shape.unknown_draft,
    "DD109": shape.bad_id,
    "DD110": shape.bad_date,
    "DD111": shape.id_used_twice,
    "DD112": shape.other_file_name,
    "DD113": shape.empty_value,
    "DD114": shape.no_deal_file,
    "DD115": shape.bad_checksum,
    "DD116": shape.outside_deal,
    "DD117": shape.saved_as_text,
    "DD201": report.several_claims,
    "DD202": report.no_claim,
    "DD203": report.unreadable_value,
    "DD204": report.no_base,
    "DD205": report.base_without_value,
    "DD206": report.change_without_since,
    "DD207": drafts.refers_in_a_circle,
    "DD208": report.since_without_change,
    "DD209": report.unordered_shift,
    "DD211": accounts.ruling_without_report,
    "DD212": report.relays_itself,
    "DD213": report.not_attributed,
    "DD301": quotes.quote_too_long,
    "DD302": quotes.quote_not_in_text,
    "DD303": quotes.quote_is_whole_sentence,
    "DD304": report.no_quote,
    "DD305": sources.saved_text_changed,
    "DD306": sources.cited_without_date,
    "DD307": drafts.draft_after_source,
    "DD308": sources.source_not_cited,
    "DD309": accounts.nearly_alike,
    "DD310": accounts.relay_drifts,
    "DD311": accounts.contradicted_change,
    "DD312": drafts.same_report_twice,
    "DD313": drafts.dated_before_followed,
    "DD314": sources.text_without_checksum,
    "DD315": drafts.full_text_read_as_silence,
}

WARNINGS = frozenset(
    {
        "DD006",
        "DD112",
        "DD117",
        "DD213",
        "DD304",
        "DD308",
        "DD309",
        "DD310",
        "DD311",
        "DD312",
        "DD313",
        "DD314",
        "DD315",
    }
)
"""The codes of problems that are worth a look; all others are errors."""


def severity(code: str) -> Severity:
    """Return how much a problem of this code weighs."""
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def documentation(code: str) -> tuple[str, str]:
    """Return what a code means, in a line and in the paragraphs below it."""
    summary, _, rest = (getdoc(CODES[code]) or "").partition("\n")
    return summary.removeprefix(f"{code}: "), rest.strip("\n")
