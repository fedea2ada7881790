"""The order of drafts and days: which draft is before which, and what came out on the very day that it turns on."""

from pathlib import Path

import pytest

from draftdiff.api import load_deal
from draftdiff.comparing.standing import Standings
from draftdiff.history.changelog import changelog, only_since
from draftdiff.history.knowledge import later_knowledge
from draftdiff.history.trace import entries
from draftdiff.model import Deal
from tests.conftest import Run

DEAL = """
deal: quay
title: Quay
parties: {AA: Alpha, BB: Beta}
clauses:
  rent: {label: Rent, type: money}
"""


def draft(id: str, *sources: str, **keys: str) -> tuple[str, str]:
    """Write a draft of which each of the sources tells the same rent."""
    head = [f"draft: {id}", f"title: {id}", "by: AA", *(f"{key}: {value}" for key, value in keys.items())]
    report = "    - {{value: $5m, source: {}, who: a clerk, basis: told, quote: five million}}"
    terms = ["terms:", "  rent:", *(report.format(source) for source in sources)] if sources else []
    return f"drafts/quay/{id}.yaml", "\n".join([*head, *terms, ""])


def project(root: Path, *drafts: tuple[str, str], **published: str) -> Path:
    seeds = "".join(f"{id}: {{outlet: {id.title()}, published: {day}}}\n" for id, day in published.items())
    for name, text in [("drafts/quay/deal.yaml", DEAL), ("seeds/quay.yaml", seeds), *drafts]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def deal(root: Path, *drafts: tuple[str, str], **published: str) -> Deal:
    return load_deal(project(root, *drafts, **published) / "drafts" / "quay")


def test_drafts_without_a_date_stand_as_they_follow(run: Run, tmp_path: Path) -> None:
    """Else the rent, of which the later draft has no report, would be told as newly reported."""
    made = project(tmp_path, draft("alpha", follows="zeta"), draft("zeta", "post"), post="2031-01-05")
    assert run("diff", cwd=made) == run("diff", "zeta", "alpha", cwd=made)
    assert (
        "Not reported in the later draft (1); nobody has said whether these still stand: Rent"
        in run("diff", cwd=made).out
    )


def test_a_draft_that_another_follows_was_there_whatever_its_date(run: Run, tmp_path: Path) -> None:
    """The third is without a date and may always have been there, so the two before it were there too."""
    drafts = draft("one", date="2031-05-01"), draft("two", date="2031-06-01", follows="one")
    made = project(tmp_path, *drafts, draft("three", "post", follows="two"), post="2031-01-05")
    result = run("ledger", "--known", "2031-04-01", cwd=made)
    assert (result.status, result.err) == (0, "")
    assert "one → two → three" in result.out


def test_what_was_known_three_drafts_ago_is_recalled(tmp_path: Path) -> None:
    silent = draft("two", date="2031-02-01"), draft("three", date="2031-03-01")
    first, last = draft("one", "post", date="2031-01-01"), draft("four", "wire", date="2031-04-01")
    made = deal(tmp_path, first, *silent, last, post="2031-01-05", wire="2031-04-02")
    (recall,) = (change.recalled for change in changelog(Standings(made)).steps[-1].changes if change.recalled)
    assert (recall.draft.id, recall.change.clause) == ("one", "rent")


@pytest.mark.parametrize(
    ("published", "is_late"),
    [("2031-04-14", False), ("2031-04-15", False), ("2031-04-16", True), ("2031-04", False), ("2031-05", True)],
)
def test_a_report_is_late_from_the_day_after_the_next_draft(published: str, is_late: bool, tmp_path: Path) -> None:
    made = deal(tmp_path, draft("one", "post"), draft("two", date="2031-04-15", follows="one"), post=published)
    (entry,) = entries(Standings(made), made.drafts["one"], "rent")
    assert entry.late is is_late


def test_what_comes_out_on_the_day_of_the_next_draft_is_not_yet_later_knowledge(tmp_path: Path) -> None:
    one = draft("one", "post", "wire", "echo", date="2031-01-01")
    days = {"post": "2031-04-14", "wire": "2031-04-15", "echo": "2031-04-16"}
    later = later_knowledge(Standings(deal(tmp_path, one, draft("two", date="2031-04-15"), **days)))
    assert [[report.source for report in found.reports] for found in later] == [["echo"]]


@pytest.mark.parametrize(("date", "told"), [("2031-04-10", ["wire", "echo"]), ("2031-04", ["echo"])])
def test_a_log_since_a_draft_begins_on_the_day_after_it(date: str, told: list[str], tmp_path: Path) -> None:
    """Of a draft of which only the month is known, on the first day of the next month."""
    drafts = draft("one", "post", "wire", "echo", date="2031-01-01"), draft("two", date="2031-02-01")
    days = {"post": "2031-04-10", "wire": "2031-04-30", "echo": "2031-05-01"}
    made = deal(tmp_path, *drafts, draft("three", date=date), draft("four", date="2031-06-01"), **days)
    log = only_since(changelog(Standings(made)), made.drafts["three"])
    assert [report.source for found in log.later for report in found.reports] == told
