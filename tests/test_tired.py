"""Mistakes that a tired person makes in an editor, and that must not end up in print."""

from pathlib import Path

import pytest

from tests.conftest import Run

DEAL = """\
deal: museum
title: Loan of the Amber Crown
parties: {HA: Harrow, LI: Lisle}
clauses:
  insurer: {label: Insurer, type: text}
  seat: {label: Seat, type: place}
  halls: {label: Halls, type: list}
"""
SOURCES = "post-05-01: {outlet: Harrow Post, published: 2031-05-01}\n"
DRAFT = """\
draft: {id}
title: A draft
by: HA
{follows}
terms:
  {clause}:
    - value: {value}
      source: post-05-01
      who: a curator
      basis: told
      quote: as it says
"""


def written(id: str, value: str, clause: str = "insurer", follows: str = "") -> str:
    """Return the text of a draft with one report."""
    return DRAFT.format(id=id, value=value, clause=clause, follows=f"follows: {follows}" if follows else "")


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    """Make a deal without drafts."""
    (tmp_path / "drafts" / "museum").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "drafts" / "museum" / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (tmp_path / "seeds" / "museum.yaml").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def save(museum: Path, file: str, text: str) -> None:
    """Save a draft's file."""
    (museum / "drafts" / "museum" / file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("clause", "before", "after"),
    [
        ("insurer", "“Lisle Mutual”", "Lisle Mutual"),
        ("insurer", "Lisle’s insurer", "Lisle's insurer"),
        ("insurer", "the so-called “pool”", 'the so-called "pool"'),
        ("insurer", "Harrow–Lisle pool", "Harrow-Lisle pool"),
        ("seat", "«Old Mill»", "Old Mill"),
        ("halls", "[Lisle’s hall, annex]", '["Lisle\'s hall", annex]'),
    ],
)
def test_curly_marks_are_no_change(museum: Path, run: Run, clause: str, before: str, after: str) -> None:
    save(museum, "first.yaml", written("first", before, clause))
    save(museum, "second.yaml", written("second", after, clause, follows="first"))
    result = run("diff", "--stat", cwd=museum)
    assert "None of 3 clauses is known to have changed. 1 is " in result.out
    assert "1 is unchanged." in result.out or "1 is reported alike." in result.out


def test_quoted_words_within_a_text_still_count(museum: Path, run: Run) -> None:
    save(museum, "first.yaml", written("first", "“pool” of “friends”"))
    save(museum, "second.yaml", written("second", "pool” of “friends", follows="first"))
    # They are other words, and may mean the same.
    assert "1 may have." in run("diff", "--stat", cwd=museum).out


def test_no_other_draft_is_taken_for_the_last_one_when_that_is_half_saved(museum: Path, run: Run) -> None:
    save(museum, "first.yaml", written("first", "nobody"))
    save(museum, "second.yaml", written("second", "Lisle Mutual", follows="first"))
    save(museum, "third.yaml", "draft: third\ntitle: Third draft\nby: HA\nfollo")
    result = run("diff", cwd=museum)
    assert (result.status, result.out) == (2, "")
    assert "third.yaml" in result.err
    assert "a draft cannot be read" in result.err
    assert run("diff", "first", "second", cwd=museum).status == 0


def test_a_copy_with_the_same_id_is_not_printed_in_place_of_the_draft(museum: Path, run: Run) -> None:
    save(museum, "first.yaml", written("first", "nobody"))
    save(museum, "second.yaml", written("second", "Lisle Mutual", follows="first"))
    save(museum, "second (copy).yaml", written("second", "Harrow Pool", follows="first"))
    result = run("diff", "first", "second", cwd=museum)
    assert (result.status, result.out) == (2, "")
    assert "the draft `second` is declared twice" in result.err
    assert run("show", "first", cwd=museum).status == 0
