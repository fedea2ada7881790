"""The page of a whole deal: what it says, what it never says, and how large it is."""

import html
import re
from pathlib import Path

import pytest

from draftdiff.api import load_deal
from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.standing import Standings, State
from draftdiff.history.matrix import matrix
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
