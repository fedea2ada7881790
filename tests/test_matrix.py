"""Clause by draft, clause by source: what a reader sees at a glance, and that nothing is cut off."""

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.render import Look
from draftdiff.render.layout import Paper, cells
from draftdiff.render.matrix_markdown import matrix as as_markdown
from draftdiff.render.matrix_terminal import matrix as as_text
from draftdiff.telling.matrix_shapes import MatrixView
from tests.conftest import Matches, Run
from tests.hostile import DEALS, TEXTS, poisoned

EXPECTED = Path(__file__).parent / "expected" / "matrix"
HARBOUR, CANAL = DEALS / "harbour", DEALS / "canal"
SEEDS = "herald: {outlet: Ferry Herald, published: 2031-01-28}\n"


def many_drafts(folder: Path, count: int) -> Path:
    """Make a project whose deal has a share that goes down, untold in every fourth draft, and a seat told of once."""
    drafts = folder / "drafts" / "ferry"
    drafts.mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "ferry.yaml").write_text(SEEDS)
    (drafts / "deal.yaml").write_text(
        "deal: ferry\ntitle: Ferry treaty\nparties: {A: Aland, B: Bland}\nclauses:\n"
        "  share: {label: Share of the fares, type: percent, favours: {higher: A, lower: B}}\n"
        "  seat: {label: Seat, type: place}\n  crew: {label: Crew, type: text}\n"
    )
    report = "source: herald, who: a clerk, basis: told, quote: by a clerk"
    for number in range(1, count + 1):
        told = f"  share:\n    - {{value: {90 - number}%, of: fares, {report}}}\n" if number % 4 else ""
        told += f"  seat:\n    - {{value: Port Aland, {report}}}\n" if number == 3 else ""
        follows = f"follows: draft-{number - 1:02}\n" if number > 1 else ""
        head = f"draft: draft-{number:02}\ntitle: Draft {number}\nby: A\ndate: 2031-01-{number:02}\n{follows}"
        (drafts / f"draft-{number:02}.yaml").write_text(head + (f"terms:\n{told}" if told else ""))
    return folder


def matrix_view(run: Run, deal: Path, *more: str) -> MatrixView:
    view: MatrixView = json.loads(run("matrix", *more, "--format", "json", cwd=deal).out)
    return view


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_kind_of_change(run: Run, matches: Matches, width: int) -> None:
    result = run("matrix", "--width", str(width), cwd=HARBOUR)
    assert result.status == 0
    matches(result.out, EXPECTED / f"harbour-{width}.txt")


def test_a_branch_and_six_drafts_go_over_pages(run: Run, matches: Matches) -> None:
    result = run("matrix", "--width", "80", cwd=CANAL)
    assert result.status == 0
    matches(result.out, EXPECTED / "canal-80.txt")


def test_a_dozen_drafts_are_legible_on_80_columns(run: Run, matches: Matches, tmp_path: Path) -> None:
    result = run("matrix", "--width", "80", cwd=many_drafts(tmp_path, 12))
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "dozen-80.txt")


def test_markdown(run: Run, matches: Matches) -> None:
    matches(run("matrix", "--format", "markdown", cwd=HARBOUR).out, EXPECTED / "harbour.md")


def test_markdown_goes_over_tables(run: Run, matches: Matches, tmp_path: Path) -> None:
    result = run("matrix", "--format", "markdown", cwd=many_drafts(tmp_path, 12))
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "dozen.md")


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_sources_tell_an_excerpt_from_a_full_text(run: Run, matches: Matches, format: str) -> None:
    result = run("matrix", "--sources", "--format", format, cwd=HARBOUR)
    matches(result.out, EXPECTED / f"sources.{'md' if format == 'markdown' else 'txt'}")


def test_a_source_that_others_pass_on_is_not_silent(run: Run) -> None:
    view = json.loads(run("matrix", "--sources", "--format", "json").out)
    row = next(row for row in view["rows"] if row["clause"] == "revenue-share")
    assert {cell["source"]: cell["mention"] for cell in row["cells"]}["axios-2025-02-20"] == "relayed"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("arguments", [["matrix"], ["matrix", "--sources"]])
@pytest.mark.parametrize("deal", ["harbour", "canal", "hostile"])
def test_no_line_is_wider_than_the_paper(run: Run, deal: str, arguments: list[str], width: int) -> None:
    out = run(*arguments, "--width", str(width), cwd=DEALS / deal).out
    assert out
    assert max(cells(line) for line in out.splitlines()) <= width
    assert not [line for line in out.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("width", [40, 80])
def test_no_value_is_cut_off(run: Run, width: int) -> None:
    """Each word of each account is there, though folded words of neighbours stand between them."""
    out = run("matrix", "--width", str(width), cwd=CANAL).out
    for row in matrix_view(run, CANAL)["rows"]:
        for account in (one for cell in row["cells"] for one in cell["standing"]["accounts"]):
            for word in account["display"].split():
                assert word in out, (row["clause"], account["display"])


@pytest.mark.parametrize("deal", ["harbour", "canal"])
def test_silence_is_never_shown_as_a_change(run: Run, deal: str) -> None:
    for row in matrix_view(run, DEALS / deal)["rows"]:
        for cell in row["cells"]:
            if cell["standing"]["state"] == "not-reported":
                assert cell["change"] is None or cell["change"]["group"] == "not_reported"
                assert not cell["returned_after"]


def test_the_head_names_the_draft_that_a_branch_follows(run: Run) -> None:
    out = run("matrix", cwd=CANAL).out
    head = "".join(out.splitlines()[2:5])
    assert head.count("follows") == 2
    assert "follows Lowland compromise" in head
    assert "follows March redraft" in head


def test_only_these_clauses_or_kinds(run: Run) -> None:
    rows = matrix_view(run, HARBOUR, "--only", "widened", "--only", "flags")["rows"]
    assert [row["clause"] for row in rows] == ["goods", "flags"]
    assert (
        "Showing 2 of 18 clauses in 3 drafts" in run("matrix", "--only", "widened", "--only", "flags", cwd=HARBOUR).out
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "berth"], "write `berths`"),
        (["--sources", "--only", "dropped"], "neither what a source does nor a clause"),
        (["harbor"], "write `harbour`"),
        (["--known", "yesterday"], "is not a day"),
        (["--without", "post"], "no source `post` is declared"),
    ],
)
def test_bad_words_are_refused_with_help(run: Run, arguments: list[str], said: str) -> None:
    result = run("matrix", *arguments, cwd=HARBOUR)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_one_draft_without_reports(run: Run, tmp_path: Path, format: str) -> None:
    folder = many_drafts(tmp_path, 1)
    draft = folder / "drafts" / "ferry" / "draft-01.yaml"
    draft.write_text(draft.read_text().partition("terms:")[0])
    for more in ([], ["--sources"]):
        result = run("matrix", *more, "--format", format, cwd=folder)
        assert result.status == 0
    assert "Share of the fares, Seat, Crew" in run("matrix", "--format", format, cwd=folder).out


def test_a_deal_without_drafts_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("matrix", cwd=many_drafts(tmp_path, 0))
    assert (result.status, result.out) == (2, "")
    assert "has no draft" in result.err


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_shown_and_breaks_no_table(run: Run, text: str) -> None:
    view = poisoned(json.loads(run("matrix", "--format", "json", cwd=HARBOUR).out), text)
    look = Look(Paper(80))
    shown = as_text(view, look)
    assert "\x1b" not in shown
    assert max(cells(line) for line in shown.splitlines()) <= 80
    markdown = as_markdown(view, look)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).render(markdown)
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    assert {len(re.findall("<t[dh]", row)) for row in rows} == {4}
    assert not re.findall(r"<(?:b|img|script|code|h1)\b", html)
