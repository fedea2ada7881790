"""Clause by draft, clause by source: what a reader sees at a glance, and that nothing is cut off."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.api import load_deal
from draftdiff.comparing.standing import Standings
from draftdiff.history.matrix import matrix, source_matrix
from draftdiff.model import Basis, Deal
from draftdiff.pages.matrix import matrix as by_draft
from draftdiff.pages.matrix import sources as by_source
from draftdiff.pages.page import Legend, Look, Page, Sign, Table, words_of
from draftdiff.pages.page import Run as Text
from draftdiff.render import html as html_page
from draftdiff.render import markdown as markdown_page
from draftdiff.render import terminal as terminal_page
from draftdiff.render.layout import Notes, Paper, cells
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.hostile import DEALS, TEXTS, poisoned_deal
from tests.records import Told, clause, record, source

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


def rows(run: Run, deal: Path, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("matrix", *more, "--format", "json", cwd=deal).out)["rows"]
    return found


def pages(deal: Deal, look: Look) -> list[Page]:
    standings = Standings(deal)
    return [
        by_draft(matrix(standings), deal, look, LeftOut()),
        by_source(source_matrix(standings), deal, look, LeftOut()),
    ]


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


def test_html_has_every_draft_in_one_table(run: Run, tmp_path: Path) -> None:
    html = run("matrix", "--format", "html", cwd=many_drafts(tmp_path, 12)).out
    assert html.count("<table") == html.count('<table class="cards grid">') == 1
    assert html.count('<th scope="col">') == 13
    assert re.search(r'<td class="nothing" data-head="[^"]+"><div>not reported</div></td>', html)
    assert '<span class="sign changed">▼</span> ' in html


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_sources_tell_an_excerpt_from_a_full_text(run: Run, matches: Matches, format: str) -> None:
    result = run("matrix", "--sources", "--format", format, cwd=HARBOUR)
    matches(result.out, EXPECTED / f"sources.{'md' if format == 'markdown' else 'txt'}")


def test_a_source_that_others_pass_on_is_not_silent(run: Run) -> None:
    row = next(row for row in rows(run, ROOT, "--sources") if row["clause"] == "revenue-share")
    assert {cell["source"]: cell["mention"] for cell in row["cells"]}["axios-2025-02-20"] == "relayed"


def test_an_origin_that_is_only_passed_on_has_its_column_and_sources_stand_by_their_days() -> None:
    told = [Told("50%", "radio"), Told("50%", "post", relays="wire"), Told("40%", "herald")]
    days = [source("radio", "2025-02-25"), source("post", "2025-01-10"), source("herald"), source("unused", "2024")]
    found = source_matrix(Standings(record(clause(ValueType.PERCENT), {"one": told}, days)))
    assert [one.id for one in found.sources] == ["post", "radio", "herald", "wire"]
    assert [cell.mention.value for cell in found.rows[0].cells] == ["mentioned"] * 3 + ["relayed"]


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
    deal = load_deal(CANAL / "drafts" / "canal")
    for row in matrix(Standings(deal)).rows:
        for account in (one for cell in row.cells for one in cell.standing.accounts):
            for word in words.account(account, deal).split():
                assert word in out, (row.clause.id, word)


def test_no_label_is_cut_where_its_words_fit(run: Run) -> None:
    out = run("matrix", "--width", "80", cwd=CANAL).out.partition("1 Opening")[2]
    for declared in load_deal(CANAL / "drafts" / "canal").clauses.values():
        assert all(word in out for word in declared.label.split()), declared.label


@pytest.mark.parametrize("deal", ["harbour", "canal"])
def test_silence_is_never_shown_as_a_change(run: Run, deal: str) -> None:
    for row in rows(run, DEALS / deal):
        for cell in row["cells"]:
            if cell["standing"]["state"] == "not-reported":
                assert cell["change"] is None or cell["change"]["group"] == "not_reported"
                assert (cell["recalled"], cell["returned"]) == (None, None)


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_a_change_since_an_earlier_draft_is_marked_where_the_draft_between_is_silent(run: Run, format: str) -> None:
    out = run("matrix", "--only", "ukrainian-law", "--format", format).out
    text = re.sub("<[^>]*>", "", out)
    assert "~ yes" in text.replace("\\~", "~")
    assert "changed, towards Ukraine, since Initial US offer" in text
    cells = rows(run, ROOT, "--only", "ukrainian-law")[0]["cells"]
    assert [cell["recalled"] and cell["recalled"]["draft"]["id"] for cell in cells] == [None, None, "initial-us-offer"]
    assert cells[2]["recalled"]["change"]["favours"] == "UA"


def test_rows_have_the_type_of_their_clause(run: Run) -> None:
    named = {row["clause"]: (row["label"], row["type"]) for row in rows(run, HARBOUR)}
    assert named["dues"] == ("Harbour dues a year", "money")


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_who_says_so_and_how_sure_that_is_stands_in_the_cell(run: Run, format: str) -> None:
    out = re.sub("<[^>]*>", "", run("matrix", "--format", format).out)
    assert "yes (one source told Axios, via Newser)" in out


def test_the_terminal_says_once_who_reports_and_flags_what_is_weak(run: Run) -> None:
    out = run("matrix").out
    assert "proposed): told to Axios" in " ".join(out.split())
    assert "~ yes°" in out
    assert "° one outlet's word alone" in out


def test_one_report_of_one_origin_is_one_however_often_it_is_passed_on() -> None:
    told = [Told("50%", "post", relays="wire", basis=Basis.TOLD), Told("50%", "radio", relays="post")]
    deal = record(clause(ValueType.PERCENT), {"one": told})
    shown = markdown_page.page_text(pages(deal, Look())[0], Notes.NONE)
    assert "50% (50% told wire, via post and radio)" in shown


def signs(table: Table) -> set[str]:
    """Return every sign that stands in a table: those before a value, and cells that are nothing else."""
    lines = [one for section in table.sections for e in section.entries for cell in e.cells[1:] for one in cell]
    before = {part.sign for one in lines for part in one if isinstance(part, Sign)}
    alone = {part.text.strip() for one in lines if len(words_of(one)) < 3 for part in one if isinstance(part, Text)}
    return before | (alone & words.SIGNS.keys())


@pytest.mark.parametrize("look", [Look(), Look(brief=True)])
@pytest.mark.parametrize("deal", ["harbour", "canal"])
def test_every_sign_is_explained_before_the_grid(deal: str, look: Look) -> None:
    for page in pages(load_deal(DEALS / deal / "drafts" / deal), look):
        explained: dict[str, str] = {}
        for block in page.blocks:
            inner = block.at_a_glance if isinstance(block, Table) else ()
            for one in (*inner, block):
                explained |= dict(one.signs) if isinstance(one, Legend) else {}
                assert not isinstance(one, Table) or signs(one) <= explained.keys()
        assert explained.items() <= words.SIGNS.items()
        assert len(explained) > 2


def test_nothing_has_a_sign_for_what_is_settled(run: Run) -> None:
    for arguments in (["--width", "80"], ["--format", "markdown"], ["--format", "html"]):
        assert not re.search("(?:^|[ >|])[=±](?: |$)", run("matrix", *arguments, cwd=CANAL).out, re.MULTILINE)


def test_the_head_names_the_draft_that_a_branch_follows(run: Run) -> None:
    out = run("matrix", cwd=CANAL).out
    head = out.partition("1 Opening text ")[2].partition("Kerria's share")[0]
    assert head.count("follows") == 2
    assert "follows Lowland compromise" in head
    assert "follows March redraft" in head


def test_only_these_clauses_or_kinds(run: Run) -> None:
    wanted = ["--only", "widened", "--only", "flags"]
    assert [row["clause"] for row in rows(run, HARBOUR, *wanted)] == ["goods", "flags"]
    out = run("matrix", *wanted, cwd=HARBOUR).out
    assert "Showing 2 of 18 clauses.\n" in out
    assert "Only widened, flags.\n" in out


def test_only_a_kind_finds_a_change_since_an_earlier_draft(run: Run) -> None:
    assert "ukrainian-law" in [row["clause"] for row in rows(run, ROOT, "--only", "changed")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "berth"], "write `berths`"),
        (["--sources", "--only", "dropped"], "neither what a source does nor a clause"),
        (["--sources", "--notes", "inline", "--format", "markdown"], "--notes does nothing with --sources"),
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
def test_hostile_text_is_shown_and_breaks_no_table(text: str) -> None:
    deal = poisoned_deal("harbour", text)
    for page in pages(deal, Look(brief=True)):
        shown = terminal_page.page_text(page, Paper(80))
        assert "\x1b" not in shown
        assert max(cells(line) for line in shown.splitlines()) <= 80
    for page, columns in zip(pages(deal, Look()), (4, 7), strict=True):
        markdown = markdown_page.page_text(page, Notes.FOOT)
        rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).render(markdown)
        for html in (rendered, html_page.page_text(page, Notes.FOOT)):
            lines = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
            assert {len(re.findall("<t[dh]", line)) for line in lines} == {columns}
            assert not re.findall(r"<(?:b|img|script|code)\b", html)
