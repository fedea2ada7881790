"""Fields as people write them, and folders that several people share."""

import os
from pathlib import Path

import pytest

from draftdiff.pages.notes import address
from draftdiff.writing.files import LOCK, locked
from draftdiff.writing.sections import Refused, appended, replaced
from tests.conftest import Run

DEAL = """deal: ferry
title: >
  Ferry
  line
parties:
  NP: >
    Northport
    City
  EM: Eastmark
clauses:
  court:
    label: |
      The
      court
    type: place
"""
DRAFT = """draft: one
title: >
  First
  offer
by: NP
date: 2031-03-01
status: proposed
terms:
  court: [
    {value: New York, source: post-1, who: x, basis: told, quote: q}%s
  ]
"""
SOURCES = "post-1: {outlet: Post, title: One, published: 2031-03-04}\n"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    (tmp_path / "drafts" / "ferry").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "drafts" / "ferry" / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (tmp_path / "drafts" / "ferry" / "one.yaml").write_text(DRAFT % "", encoding="utf-8")
    (tmp_path / "seeds" / "s.yaml").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def test_blocks_of_text_are_folded_to_the_line_that_is_meant(run: Run, ferry: Path) -> None:
    shown = run("show", "one", "--format", "markdown", cwd=ferry).out
    assert "## Ferry line: First offer\n" in shown
    assert "**First offer** (Northport City, 1 Mar 2031, proposed)" in shown
    assert "| The court |" in shown


@pytest.mark.parametrize(
    "end", [", # of the old one", " # of the old one", ",  # c, with a comma", ",# without a blank"]
)
def test_a_remark_stays_behind_the_report_that_it_is_about(run: Run, ferry: Path, end: str) -> None:
    file = ferry / "drafts" / "ferry" / "one.yaml"
    file.write_text(DRAFT % end, encoding="utf-8")
    wish = ("court", "London", "--source", "post-1", "--who", "z", "--basis", "told", "--quote", "r")
    done = run("add", "one", *wish, "--yes", cwd=ferry)
    assert done.status == 0, done.err
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "New York" in line)
    assert lines[at].endswith(end.removeprefix(","))
    assert lines[at + 1].startswith("    {value: London")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://uk.example/wiki/Угода", "https://uk.example/wiki/%D0%A3%D0%B3%D0%BE%D0%B4%D0%B0"),
        ("https://müller.example/", "https://m%C3%BCller.example/"),
        ("https://zh.example/协议?q=一#半", "https://zh.example/%E5%8D%8F%E8%AE%AE?q=%E4%B8%80#%E5%8D%8A"),
        ("https://post.example/%D0%A3", "https://post.example/%D0%A3"),
        ("https://post.example/a b", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_address_with_any_letters_is_a_link(url: str, shown: str) -> None:
    assert address(url) == shown


BEGIN, END = "<!-- draftdiff:changelog a begin -->", "<!-- draftdiff:changelog a end -->"
SECTION = f"{BEGIN}\n{END}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [("```html\n", "```\n"), ("~~~\n", "~~~~\n"), ("````\n```\n", "````\n"), ("  ```md\r\n", "  ```\r\n")],
)
def test_markers_in_a_block_of_code_are_passed_over(before: str, after: str) -> None:
    shown = f"{before}{SECTION}{after}\n"
    assert isinstance(replaced(shown, "a", "log"), Refused)
    both = replaced(f"{shown}{SECTION}", "a", "log")
    assert isinstance(both, str)
    assert both.startswith(f"{shown}{BEGIN}")
    assert "log" in both


def test_a_block_of_code_that_does_not_end_hides_no_section() -> None:
    once = appended("```\ncode\n", "a", "log")
    assert isinstance(once, str)
    assert appended(once, "a", "log") == once


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_every_user_of_a_shared_folder_can_take_the_lock(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        with locked(tmp_path):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "drafts" / LOCK).stat().st_mode & 0o777 == 0o666


def test_a_lock_that_cannot_be_taken_is_named(run: Run, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ferry / "drafts" / LOCK

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(lock))

    monkeypatch.setattr("filelock.FileLock.acquire", refused)
    wish = ("court", "London", "--source", "post-1", "--who", "z", "--basis", "told", "--quote", "r")
    done = run("add", "one", *wish, "--yes", cwd=ferry)
    assert done.status == 2
    assert f"the lock {lock}" in done.err
