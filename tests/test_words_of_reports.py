"""What a report is told as: a demand, a condition, a quote in another language, a version that nobody names."""

from dataclasses import replace

from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.diff import change_between
from draftdiff.comparing.standing import Standings
from draftdiff.model import About, Deal, DraftKind, Naming, Report, Stated
from draftdiff.pages.page import words_of
from draftdiff.pages.sentences import opening
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


BOTH = ("first", "second")


def test_what_may_be_told_of_another_draft_is_no_rival_and_perhaps_so() -> None:
    """Beside what the draft surely has, and alone; two that surely speak of it do disagree."""
    unplaced = Told("9", "wire", one_of=BOTH)
    made = record(clause(ValueType.NUMBER), {"first": [Told("5"), unplaced], "second": [unplaced], "third": []})
    said = [words.standing(Standings(made).of(id, "share"), made) for id in BOTH]
    assert said == ["5 or perhaps 9", "perhaps 9"]
    sentences = [words_of(opening(Standings(made).of(id, "share"), made)) for id in BOTH]
    assert sentences == [
        "5 (5 told post); or perhaps 9 (9 told wire, without naming the draft).",
        "perhaps 9 (9 told wire, without naming the draft).",
    ]
    each = record(clause(ValueType.NUMBER), {"first": [Told("5"), Told("9", "wire", each_of=BOTH)], "second": []})
    assert words_of(opening(Standings(each).of("first", "share"), each)).startswith("reports disagree: either 5")


def test_what_a_party_wants_is_told_as_a_demand_in_a_position_too() -> None:
    made = record(clause(ValueType.NUMBER), {"first": [Told("5")]})
    position = replace(made, drafts={"first": replace(made.drafts["first"], kind=DraftKind.POSITION)})
    assert words.standing(Standings(position).of("first", "share"), position) == "demanded: 5"


def test_a_change_that_may_be_of_another_draft_is_none_for_certain() -> None:
    """ "Removed since the first draft", of the second or the third: of neither is it known that it was dropped."""
    gone = Told("removed since first", "wire", one_of=("second", "third"))
    made = record(clause(ValueType.TEXT), {"first": [], "second": [gone], "third": [gone]})
    kinds = {id: change_of(made, "first", id).possible for id in ("second", "third")}
    assert kinds == dict.fromkeys(kinds, (Kind.DROPPED, Kind.NEWLY_REPORTED))
    surely = record(clause(ValueType.TEXT), {"first": [], "second": [Told("removed since first", "wire")]})
    assert change_of(surely, "first", "second").possible == (Kind.DROPPED,)


def change_of(deal: Deal, before: str, after: str) -> Change:
    change = change_between(Standings(deal), deal.drafts[before], deal.drafts[after], "share")
    assert change
    return change
