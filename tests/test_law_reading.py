"""The second reading of the law, on deals small enough to see that it is right."""

from dataclasses import replace

import pytest

from tests.law.deal import Clause, Deal, Draft, Report, Ruling, Source
from tests.law.history import (
    BORNE_OUT,
    GAVE_WAY,
    LESS_PRECISE,
    NOT_JUDGED,
    REFUTED,
    UNKNOWN,
    last_known,
    steps,
    verdicts,
)
from tests.law.making import IDS, PRINTERS, SOURCES
from tests.law.reading import Reading

NUMBER = Clause("c0", "number", favours=(("higher", "AA"), ("lower", "BB")))
LINE = tuple(Draft(id, follows=before) for id, before in zip(IDS, ("", *IDS), strict=False))
SEVERAL = tuple(Source(id, 1) for id in SOURCES) + tuple(Source(id, 6, full_text=True) for id in PRINTERS)


def said(draft: str, says: str, source: str = "s0", since: str = "", of: str = "", **more: object) -> Report:
    """Make a report on the only clause."""
    return Report(draft, "c0", says, source, since=tuple(since.split()), of=of, **more)  # type: ignore[arg-type]


def deal(*reports: Report, clause: Clause = NUMBER, drafts: tuple[Draft, ...] = LINE[:3], **more: object) -> Deal:
    return Deal((clause,), SEVERAL, drafts, reports, **more)  # type: ignore[arg-type]


def kinds(deal: Deal, before: str = "d0", after: str = "d1", clause: str = "c0") -> str:
    """Return the kinds that the worlds allow, or `nothing`."""
    found = Reading(deal).between(clause, before, after)
    return "/".join(sorted(found.kinds)) if found else "nothing"


def gain(deal: Deal, before: str = "d0", after: str = "d1") -> str:
    """Return whom a change certainly favours, empty for nobody."""
    found = Reading(deal).between("c0", before, after)
    return next(iter(found.parties)) if found and len(found.parties) == 1 else ""


def type_of(name: str, **more: object) -> Clause:
    return Clause("c0", name, **more)  # type: ignore[arg-type]


ANY = "kept/lowered/raised"


def test_what_is_exact_is_kept_and_what_is_not_may_have_changed() -> None:
    assert kinds(deal(said("d0", "50"), said("d1", "50"))) == "kept"
    for words in ("~50", "up to 50", "more than 50", "50 to 60", "present"):
        assert kinds(deal(said("d0", words), said("d1", words))) == ANY


def test_order_of_hedged_values() -> None:
    assert kinds(deal(said("d0", "up to 40"), said("d1", "at least 50"))) == "raised"
    assert kinds(deal(said("d0", "40 to 50"), said("d1", "50 to 60"))) == "kept/raised"
    assert gain(deal(said("d0", "up to 40"), said("d1", "at least 50"))) == "AA"


def test_silence_is_never_a_change() -> None:
    assert kinds(deal(said("d0", "50"))) == "not-reported"
    assert kinds(deal(said("d1", "50"))) == "newly-reported"
    assert kinds(deal()) == "nothing"


def test_what_was_raised_stays_tied_to_what_it_was_raised_from() -> None:
    up_and_down = said("d1", "raised", since="d0"), said("d2", "lowered", since="d0")
    assert kinds(deal(*up_and_down), "d1", "d2") == "lowered"
    assert kinds(deal(*up_and_down, said("d0", "present")), "d1", "d2") == "lowered"
    twice = said("d0", "50"), said("d1", "raised", since="d0"), said("d2", "raised", since="d0")
    assert kinds(deal(*twice), "d1", "d2") == ANY
    back = said("d1", "raised", since="d0"), said("d2", "unchanged", since="d0")
    assert kinds(deal(*back), "d1", "d2") == "lowered"


def test_what_contradicts_a_report_makes_nothing_more_certain() -> None:
    removed = said("d1", "removed", since="d0")
    assert kinds(deal(removed)) == "dropped"
    assert kinds(deal(removed, said("d1", "unchanged", "s1", since="d0"))) == "dropped/kept"
    again = deal(removed, said("d2", "added", since="d0"))
    assert kinds(again, "d0", "d2") == f"added/{ANY}"


def test_a_ruling_keeps_every_account_of_its_source() -> None:
    reports = said("d0", "50"), said("d1", "40", "s2"), said("d1", "at least 60", "s2"), said("d1", "60", "s1")
    assert kinds(deal(*reports, rulings=(Ruling("d1", "c0", "s2"),))) == "lowered/raised"
    assert kinds(deal(*reports, rulings=(Ruling("d1", "c0", "s1"),))) == "raised"


@pytest.mark.parametrize("of", ["required", "optional"])
def test_a_base_that_is_not_said_may_be_any(of: str) -> None:
    percent = type_of("percent", of=of)
    assert kinds(deal(said("d0", "50%", of="not said"), said("d1", "60%", of="not said"), clause=percent)) == (
        "changed/raised"
    )
    assert kinds(deal(said("d0", "50%", of="not said"), said("d1", "50%", of="not said"), clause=percent)) == (
        "kept/rebased"
    )
    assert kinds(deal(said("d0", "50%", of="profit"), said("d1", "50%", of="ore sales"), clause=percent)) == "rebased"


def test_reports_that_need_no_base_and_name_none_mean_the_same() -> None:
    percent = type_of("percent", of="optional")
    assert kinds(deal(said("d0", "50%"), said("d1", "50%"), clause=percent)) == "kept"
    assert kinds(deal(said("d0", "50%"), said("d1", "60%", of="profit"), clause=percent)) == "changed/raised"


def test_conditions_compare_like_bases() -> None:
    until, new = {"condition": "until 2040"}, {"condition": "from new permits only"}
    assert kinds(deal(said("d0", "50", **until), said("d1", "50", **new))) == "conditioned"
    assert kinds(deal(said("d0", "50", **until), said("d1", "60", **new))) == "changed"
    assert kinds(deal(said("d0", "50", **until), said("d1", "60", **until))) == "raised"
    assert kinds(deal(said("d0", "50"), said("d1", "50", **new))) == "conditioned/kept"


def test_no_is_absence_and_yes_is_presence() -> None:
    answer = type_of("yes-no", favours=(("yes", "AA"), ("no", "BB")))
    assert kinds(deal(said("d0", "no"), said("d1", "absent"), clause=answer)) == "kept"
    assert kinds(deal(said("d0", "yes"), said("d1", "present"), clause=answer)) == "kept"
    assert gain(deal(said("d0", "yes"), said("d1", "absent"), clause=answer)) == "BB"


def test_near_alike_words_may_be_the_same() -> None:
    words = said("d0", "the fund is run jointly"), said("d1", "the fund is jointly run")
    assert kinds(deal(*words, clause=type_of("text"))) == "changed/kept"
    same = type_of("text", same=("the fund is run jointly", "the fund is jointly run"))
    assert kinds(deal(*words, clause=same)) == "kept"
    other = deal(said("d0", "the fund is run jointly"), said("d1", "there is no fund"), clause=type_of("text"))
    assert kinds(other) == "changed"


def test_a_text_that_leaves_it_open_is_no_value() -> None:
    assert kinds(deal(said("d0", "50"), said("d1", "open"))) == "opened"
    assert kinds(deal(said("d0", "open"), said("d1", "up to 50"))) == "fixed"
    assert kinds(deal(said("d0", "open"), said("d1", "open"))) == "kept"
    assert "kept" in kinds(deal(said("d0", "present"), said("d1", "open")))


def test_bounds_of_the_text_are_values() -> None:
    assert kinds(deal(said("d0", "cap 50"), said("d1", "cap 40"))) == "lowered"
    assert kinds(deal(said("d0", "cap 50"), said("d1", "cap 50"))) == "kept"
    assert kinds(deal(said("d0", "cap 50"), said("d1", "50"))) == "changed"
    assert kinds(deal(said("d0", "cap 40"), said("d1", "at least 50"))) == "changed"


def test_a_demand_makes_nothing_certain() -> None:
    wanted = said("d1", "60", demand=True)
    assert kinds(deal(said("d0", "50"), wanted)) == "not-reported/raised"
    assert kinds(deal(said("d0", "absent"), wanted)) == "added/not-reported"
    assert kinds(deal(said("d0", "50"), wanted, said("d1", "40", "s1"))) == "lowered"
    position = (LINE[0], Draft("d1", follows="d0", position=True))
    assert kinds(deal(said("d0", "50"), said("d1", "60"), drafts=position)) == "not-reported/raised"


def test_a_report_on_no_version_may_be_of_each_that_it_may_mean() -> None:
    floating = said("", "60", one_of=("d0", "d1"))
    assert kinds(deal(floating)) == "newly-reported/not-reported"
    assert kinds(deal(floating, said("d0", "50"), said("d1", "50", "s1"))) == "kept/lowered/raised"
    assert kinds(deal(said("", "60", each_of=("d0", "d1")))) == "kept"
    removed = said("d2", "removed", since="d0 d1")
    assert (kinds(deal(removed), "d0", "d2"), kinds(deal(removed), "d1", "d2")) == ("dropped", "dropped")


def test_two_drafts_that_may_be_one_may_not_have_changed() -> None:
    one = (LINE[0], Draft("d1", follows="d0", maybe=("d0",)))
    assert kinds(deal(said("d0", "50"), said("d1", "60"), drafts=one)) == "one-document/raised"
    assert kinds(deal(said("d0", "50"), said("d1", "50"), drafts=one)) == "kept"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2031-01-10", "2031-01-11"), "raised"),
        (("2031-01-10", "2031-01-10"), "differs"),
        (("2031-01-10", "2031-01-12~"), "differs"),
        (("2031-01-10", "2031-01-20~"), "raised"),
        (("2031-01", "2031-01-20"), "differs"),
        (("2031-01", "2031-02"), "raised"),
        (("2031-01", ""), "differs"),
    ],
)
def test_an_order_that_nobody_knows_is_no_direction(dates: tuple[str, str], expected: str) -> None:
    drafts = tuple(Draft(id, date=date) for id, date in zip(IDS, dates, strict=False))
    assert kinds(deal(said("d0", "50"), said("d1", "60"), drafts=drafts)) == expected


def test_a_clause_that_went_where_another_came_from_it_has_moved() -> None:
    split = (NUMBER, Clause("c9", "text", split_from="c0"))
    reports = said("d0", "50"), said("d1", "absent")
    moved = Report("d1", "c9", "present", "s1")
    assert kinds(Deal(split, SEVERAL, LINE[:2], (*reports, replace(moved, says="absent")))) == "dropped"
    assert kinds(Deal(split, SEVERAL, LINE[:2], (*reports, moved))) == "moved"
    # Nobody says whether it stands in the other clause, or that one was there before.
    assert kinds(Deal(split, SEVERAL, LINE[:2], reports)) == "dropped/moved"
    assert kinds(Deal(split, SEVERAL, LINE[:2], (*reports, moved, replace(moved, draft="d0")))) == "dropped/moved"


def printed(draft: str, says: str, source: str = "p0") -> Report:
    return said(draft, says, source, basis="published")


READ = (LINE[0], Draft("d1", follows="d0", read=(("p0", ("c0",)),)))


def test_a_printed_text_is_silent_only_where_it_was_read() -> None:
    assert kinds(deal(said("d0", "50"), drafts=READ)) == "dropped"
    assert kinds(deal(said("d0", "50"))) == "not-reported"


def test_a_text_that_was_printed_settles_a_clause() -> None:
    other = said("d1", "40", "s1")
    assert kinds(deal(said("d0", "50"), other, printed("d1", "60"), drafts=READ)) == "raised"
    assert kinds(deal(said("d0", "50"), other, drafts=READ)) == "dropped"
    assert kinds(deal(said("d0", "50"), other, printed("d1", "60"), printed("d1", "50", "p1"), drafts=READ)) == (
        "kept/raised"
    )


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("60", said("d1", "60"), BORNE_OUT),
        ("60", said("d1", "at least 50"), LESS_PRECISE),
        ("60", said("d1", "present"), LESS_PRECISE),
        ("60", said("d1", "50"), REFUTED),
        ("60", said("d1", "absent"), REFUTED),
        ("60", said("d1", "raised", since="d0"), BORNE_OUT),
        ("60", said("d1", "lowered", since="d0"), REFUTED),
        ("60", said("d1", "removed", since="d0"), REFUTED),
        ("present", said("d1", "60"), NOT_JUDGED),
        ("", said("d1", "60"), REFUTED),
        ("", said("d1", "absent"), BORNE_OUT),
    ],
)
def test_what_a_printed_text_makes_of_earlier_reports(text: str, report: Report, expected: str) -> None:
    texts = [printed("d1", text)] if text else []
    reading = Reading(deal(said("d0", "50"), report, *texts, drafts=READ))
    assert dict(verdicts(reading, "d1", "c0"))[report] == expected


def test_two_printed_texts_that_differ_judge_nobody() -> None:
    report = said("d1", "60")
    reading = Reading(deal(report, printed("d1", "60"), printed("d1", "50", "p1"), drafts=READ))
    assert dict(verdicts(reading, "d1", "c0"))[report] == NOT_JUDGED


def test_last_known_is_of_any_draft_before() -> None:
    reading = Reading(deal(said("d0", "50"), said("d1", "absent")))
    assert last_known(reading, "c0", "d2") == {"d1"}
    assert last_known(reading, "c0", "d1") == {"d0"}


def test_a_party_gives_way_against_its_own_text_before_on_whatever_line() -> None:
    drafts = (
        Draft("d0", by=("AA",)),
        Draft("d1", by=("BB",), follows="d0"),
        Draft("d2", by=("AA",), follows="d0"),
        Draft("d3", by=("BB",), follows="d2"),
    )
    branched = deal(said("d1", "40"), said("d3", "60"), drafts=drafts)
    # Nobody knows which of the two came first, where neither follows the other and there are no dates.
    assert steps(Reading(branched), "BB", "c0").rows == (UNKNOWN,)
    dated = tuple(Draft(d.id, d.by, f"2031-0{n}-10", d.follows) for n, d in enumerate(drafts, 1))
    assert steps(Reading(deal(*branched.reports, drafts=dated)), "BB", "c0").rows[0] == GAVE_WAY
    joint = (*dated[:3], Draft("d3", by=("AA", "BB"), date="2031-04-10"))
    assert steps(Reading(deal(*branched.reports, drafts=joint)), "BB", "c0").rows[0] == GAVE_WAY
    position = (*dated[:3], Draft("d3", by=("BB",), date="2031-04-10", position=True))
    assert steps(Reading(deal(*branched.reports, drafts=position)), "BB", "c0").rows == (UNKNOWN,)
