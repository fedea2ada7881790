"""What a report is told as: a demand, a condition, a quote in another language, a version that nobody names."""

from dataclasses import replace

from draftdiff.model import About, Deal, DraftKind, Naming, Report, Stated
from draftdiff.telling import words
from draftdiff.telling.credit import credit_of
from draftdiff.values import ValueType
from tests.records import Told, clause, record

DEAL: Deal = record(clause(ValueType.PERCENT), {"first": [Told("50% of sales")], "second": []})
REPORT: Report = DEAL.drafts["first"].reports[0]


def test_a_condition_stands_behind_the_base() -> None:
    assert isinstance(REPORT.claim, Stated)
    said = words.claim(replace(REPORT.claim, condition="from new permits only"), DEAL, "share")
    assert said == "50% of sales, on condition: from new permits only"


def test_a_demand_is_told_as_one() -> None:
    assert words.says(replace(REPORT, demand=True), DEAL) == "demanded: 50% of sales"


def test_our_reading_of_a_quote_is_said_to_be_ours() -> None:
    quoted = replace(REPORT, quote="половина доходів", lang="uk", reading="half of the revenue")
    assert words.quotation(quoted) == "“половина доходів” (in uk, in our reading: half of the revenue)"


def test_a_report_on_one_of_several_drafts_names_no_version() -> None:
    one = replace(REPORT, who="a clerk", about=About(Naming.ONE_OF, ("first", "second")))
    assert words.version(one, DEAL) == "names no version: it may be First or Second"
    assert credit_of([one], DEAL) == "a clerk told post, without naming the draft"
    each = replace(one, about=About(Naming.EACH_OF, ("first", "second")))
    assert words.version(each, DEAL) == "names no version, and is read as of First and Second"
    assert credit_of([each], DEAL) == "a clerk told post"


def test_a_position_is_no_text_and_an_author_may_be_several_or_nobody_known() -> None:
    draft = DEAL.drafts["first"]
    assert words.draft_facts(draft, DEAL) == "Us, no date, proposed"
    assert words.draft_facts(replace(draft, by=("US", "UA")), DEAL) == "Us and Them, no date, proposed"
    assert words.draft_facts(replace(draft, by=()), DEAL) == "author unknown, no date, proposed"
    position = replace(draft, kind=DraftKind.POSITION)
    assert words.draft_facts(position, DEAL) == "position of Us, of which no text is told, no date"
