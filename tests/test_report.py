"""The page of a whole deal: what it says, what it never says, and how large it is."""

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from draftdiff.api import load_deal
from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.standing import Standing, Standings, State
from draftdiff.history.ledger import ledger
from draftdiff.history.matrix import matrix
from draftdiff.model import Stated
from draftdiff.pages.figures import LINE, figures
from draftdiff.pages.picture import Box, Stroke
from draftdiff.pages.pictures import gave_way
from draftdiff.pages.report import grid
from draftdiff.telling.report import whole
from tests.conftest import ROOT, Run
from tests.hostile import DEALS, TEXTS, let_be_loaded, poisoned_deal
from tests.rendered import Page, as_shown
from tests.test_hostile import ISOLATED, STEERING

CANAL = DEALS / "canal"
NAMES = {"us-ukraine-minerals": ROOT} | {name: DEALS / name for name in ("canal", "harbour", "orchard", "pier")}


def page_of(run: Run, folder: Path, *options: str) -> str:
    result = run("report", *options, cwd=folder)
    assert result.status == 0, result.err
    return result.out


def test_the_head_says_what_it_comes_to_and_how_much_it_rests_on(run: Run) -> None:
    page = Page(page_of(run, CANAL))
    assert "24 of 30 clauses changed on the way through 6 drafts." in page.text
    assert "7 towards Kerria, 12 in nobody's stated favour." in page.text
    assert "143 reports from 13 sources, the newest of 2 May 2041." in page.text
    assert "As known on 2 May 2041." in page.text


def test_what_was_left_out_is_said(run: Run) -> None:
    page = Page(page_of(run, ROOT, "--known", "2025-02-16", "--without", "Axios"))
    assert "As known on 16 Feb 2025." in page.text
    assert "Only what was published by 16 Feb 2025." in page.text
    assert "Without what rests on Axios." in page.text


def test_it_asks_for_nothing_and_has_no_script(run: Run) -> None:
    page = page_of(run, CANAL)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|@import|url\(|\son\w+=", page)


def test_every_clause_and_every_cell_has_a_lasting_name(run: Run) -> None:
    ids = Page(page_of(run, CANAL)).ids
    deal = load_deal(CANAL / "drafts" / "canal")
    assert len(ids) == len(set(ids))
    assert set(deal.clauses) <= set(ids)
    assert {f"{clause}--{draft}" for clause in deal.clauses for draft in deal.drafts} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_certain_never_looks_certain(name: str) -> None:
    deal = load_deal(NAMES[name] / "drafts" / name)
    standings = Standings(deal)
    laid_out = grid(whole(standings), deal)
    for row, known in zip(laid_out.rows, matrix(standings).rows, strict=True):
        for cell, fact in zip(row.cells, known.cells, strict=True):
            change = fact.known_change
            certain = change is not None and group(change.kind) is Group.CHANGED
            assert (cell.pill is not None and cell.pill.certain) == certain
            assert not (certain and change and len(change.possible) > 1)
            silent = fact.standing.state in (State.NOT_REPORTED, State.NOT_READ)
            assert silent == (not cell.values)
            assert not (silent and cell.pill)
            if cell.pill and cell.pill.certain and change and not change.favours:
                assert cell.pill.hue in ("nobody", "open")
            if fact.standing.state is State.CONTESTED:
                assert cell.look == "disagree"


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_on_the_page(run: Run, name: str) -> None:
    text = html.unescape(page_of(run, NAMES[name]))
    deal = load_deal(NAMES[name] / "drafts" / name)
    for draft in deal.drafts.values():
        for report in draft.reports:
            assert report.quote in text
            assert report.reading in text
            assert deal.sources[report.source].outlet in text


@pytest.mark.parametrize("text", TEXTS)
def test_text_of_the_record_stays_text(run: Run, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    let_be_loaded(poisoned_deal("harbour", text), monkeypatch)
    written = page_of(run, DEALS / "harbour")
    page = Page(written)
    assert not page.names & {"script", "img", "iframe", "link"}
    assert all(link.startswith("#") for link in page.links), page.links
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert as_shown(text) in page.shown
    assert not STEERING.search(ISOLATED.sub(r"\1", written))


@pytest.mark.parametrize("name", NAMES)
def test_a_line_joins_only_what_can_be_compared(name: str) -> None:
    deal = load_deal(NAMES[name] / "drafts" / name)
    known = matrix(Standings(deal))
    bases = {row.clause.id: [_bases(cell.standing) for cell in row.cells] for row in known.rows}
    for picture in figures(known, deal):
        clause = picture.name.split(":")[1]
        joins = [mark for mark in picture.marks if (isinstance(mark, Stroke) and mark.x != mark.to_x) or _is_down(mark)]
        comparable = sum(one is not None and bases[clause].count(one) > 1 for one in set(bases[clause]))
        assert not joins or comparable
        certain = [mark for mark in joins if isinstance(mark, Stroke) and "may" not in mark.look]
        row = next(row for row in known.rows if row.clause.id == clause)
        changes = [cell.known_change for cell in row.cells if cell.known_change]
        assert len(certain) <= sum(group(one.kind) in (Group.CHANGED, Group.KEPT) for one in changes)


def _is_down(mark: object) -> bool:
    return isinstance(mark, Stroke) and abs(mark.to_y - mark.y) > LINE - 2


def _bases(standing: Standing) -> str | None:
    """Return what the only account of a clause is a part of."""
    claims = [account.claim for account in standing.accounts]
    if len(claims) != 1 or not isinstance(claims[0], Stated):
        return None
    return f"{base_key(claims[0].of)} {base_key(claims[0].condition)}"


def test_the_squares_of_a_party_add_up_to_the_clauses() -> None:
    deal = load_deal(CANAL / "drafts" / "canal")
    for picture in gave_way(ledger(Standings(deal)), deal):
        assert sum(isinstance(mark, Box) for mark in picture.marks) == len(deal.clauses)


def test_what_nobody_knows_is_dashed_in_the_bundled_deal() -> None:
    deal = load_deal(ROOT / "drafts" / "us-ukraine-minerals")
    first = next(iter(gave_way(ledger(Standings(deal)), deal)))
    looks = [mark.look for mark in first.marks if isinstance(mark, Box)]
    assert looks.count("full p0") == 1
    assert looks.count("unknown") >= 10


def test_every_picture_is_told_in_words_too(run: Run) -> None:
    written = page_of(run, CANAL)
    pictures = written.count("<svg")
    assert pictures == written.count('role="img"') == written.count("<desc") > 10
    assert "Opening text · Vaslo, 14 Jan 2041: 28 of 30 clauses known." in written


def test_every_pair_of_drafts_is_compared(run: Run) -> None:
    ids = Page(page_of(run, CANAL)).ids
    drafts = list(load_deal(CANAL / "drafts" / "canal").drafts)
    assert {f"diff:{one}:{other}" for place, one in enumerate(drafts) for other in drafts[place + 1 :]} <= set(ids)


def test_what_a_source_took_back_is_named(run: Run) -> None:
    text = html.unescape(page_of(run, CANAL))
    assert "Taken back by those who had reported it" in text
    assert "No report on this page has been taken back" in page_of(run, ROOT)


def test_one_clause_alone_has_every_draft_and_every_quote(run: Run) -> None:
    piece = page_of(run, CANAL, "--embed", "loan")
    page = Page(piece)
    assert not page.names & {"html", "style", "main", "script"}
    deal = load_deal(CANAL / "drafts" / "canal")
    for draft in deal.drafts.values():
        assert draft.title in page.text
        assert all(report.quote in html.unescape(piece) for report in draft.reports if report.clause == "loan")
    assert "not shown as a change" in page.text


def test_a_clause_that_is_not_there_is_asked_back(run: Run) -> None:
    result = run("report", "--embed", "lone", cwd=CANAL)
    assert (result.status, result.out) == (2, "")
    assert "`canal` has no clause `lone`" in result.err


@pytest.mark.parametrize("name", ["grid", "gave-way", "known", "figures"])
def test_a_picture_stands_alone(run: Run, name: str) -> None:
    svg = page_of(run, CANAL, "--picture", name)
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not re.search(r"<script|href=|@import|url\(", svg)
    assert root.findtext("{http://www.w3.org/2000/svg}title")
    assert root.findtext("{http://www.w3.org/2000/svg}desc")


def test_no_picture_is_made_of_nothing(run: Run) -> None:
    result = run("report", "--picture", "hindsight", cwd=ROOT)
    assert (result.status, result.out) == (2, "")
    assert "has nothing for the picture `hindsight`" in result.err


def test_the_picture_of_the_grid_says_since_when(run: Run) -> None:
    svg = page_of(run, ROOT, "--picture", "grid")
    assert ">yes (since Initial US offer)</text>" in svg
    assert svg.count('class="full p1"') == 1
