"""What a printed text says of an earlier report, by examples."""

import pytest

from draftdiff.comparing.accounts import Settled
from draftdiff.comparing.judging import Verdict, agreed, judge
from draftdiff.model import Absent, Open, Present, Shift
from draftdiff.values import ValueType
from tests.records import claim


def settled(type: ValueType, says: str) -> Settled:
    found = Open() if says == "open" else claim(type, says)
    assert not isinstance(found, Shift)
    return found


PERCENT, LIST, TEXT, PLACE, YES_NO, DATE = (
    ValueType.PERCENT,
    ValueType.LIST,
    ValueType.TEXT,
    ValueType.PLACE,
    ValueType.YES_NO,
    ValueType.DATE,
)


@pytest.mark.parametrize(
    ("type", "text", "said", "expected"),
    [
        (PERCENT, "50% of sales", "50% of sales", Verdict.BORNE_OUT),
        (PERCENT, "50% of sales", "about 50% of sales", Verdict.BORNE_OUT),
        (PERCENT, "48% of sales", "~50% of sales", Verdict.BORNE_OUT),
        (PERCENT, "30% of sales", "~50% of sales", Verdict.REFUTED),
        (PERCENT, "50% of sales", "50%", Verdict.LESS_PRECISE),
        (PERCENT, "50% of sales", "40–60% of sales", Verdict.LESS_PRECISE),
        (PERCENT, "50% of sales", "up to 50% of sales", Verdict.LESS_PRECISE),
        (PERCENT, "50% of sales", "more than 10% of sales", Verdict.LESS_PRECISE),
        (PERCENT, "50% of sales", "more than 50% of sales", Verdict.REFUTED),
        (PERCENT, "50% of sales", "40% of sales", Verdict.REFUTED),
        (PERCENT, "50% of sales", "50% of profit", Verdict.REFUTED),
        (PERCENT, "50% of the sales", "50% of sale", Verdict.NOT_DECIDED),
        (PERCENT, "50%", "50% of sales", Verdict.NOT_DECIDED),
        (PERCENT, "40–60% of sales", "50% of sales", Verdict.NOT_DECIDED),
        (PERCENT, "50% of sales", "present", Verdict.LESS_PRECISE),
        (PERCENT, "50% of sales", "absent", Verdict.REFUTED),
        (PERCENT, "50% of sales", "open", Verdict.REFUTED),
        (PERCENT, "open", "50% of sales", Verdict.REFUTED),
        (PERCENT, "open", "present", Verdict.LESS_PRECISE),
        (PERCENT, "open", "open", Verdict.BORNE_OUT),
        (PERCENT, "absent", "absent", Verdict.BORNE_OUT),
        (PERCENT, "absent", "present", Verdict.REFUTED),
        (PERCENT, "present", "present", Verdict.BORNE_OUT),
        (PERCENT, "present", "50% of sales", Verdict.NOT_DECIDED),
        (LIST, "ore, oil", "oil, ore", Verdict.BORNE_OUT),
        (LIST, "ore, oil", "ore, …", Verdict.LESS_PRECISE),
        (LIST, "ore, oil", "gas, …", Verdict.REFUTED),
        (LIST, "ore, oils", "ore, oil", Verdict.NOT_DECIDED),
        (TEXT, "a plan", "a plan", Verdict.BORNE_OUT),
        (TEXT, "a plan", "plans", Verdict.NOT_DECIDED),
        (PLACE, "the courts of Rome", "Rome", Verdict.NOT_DECIDED),
        (TEXT, "a plan", "no plan", Verdict.REFUTED),
        (PLACE, "Northport", "Eastmark", Verdict.REFUTED),
        (YES_NO, "yes", "present", Verdict.BORNE_OUT),
        (YES_NO, "absent", "no", Verdict.BORNE_OUT),
        (YES_NO, "absent", "yes", Verdict.REFUTED),
        (DATE, "2025-02-20", "2025-02", Verdict.LESS_PRECISE),
        (DATE, "2025-02-20", "2025-02-21~", Verdict.BORNE_OUT),
    ],
)
def test_a_report_is_judged_by_what_the_text_says(type: ValueType, text: str, said: str, expected: Verdict) -> None:
    assert judge(settled(type, text), settled(type, said)) is expected


def test_what_two_readings_answer_differently_is_not_decided() -> None:
    assert agreed([Verdict.REFUTED, Verdict.BORNE_OUT]) is Verdict.NOT_DECIDED
    assert agreed([Verdict.REFUTED, Verdict.REFUTED]) is Verdict.REFUTED
    assert agreed([judge(Absent(), Present())]) is Verdict.REFUTED
