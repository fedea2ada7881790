"""The terminal: what is printed at several widths, and that text is shown and never obeyed."""

import re
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color, ColorSystem
from rich.style import Style as RichStyle

from draftdiff.api import load_deal
from draftdiff.comparing.standing import Standings
from draftdiff.model import Deal
from draftdiff.pages.comparison import comparison
from draftdiff.pages.draft import draft
from draftdiff.pages.page import Detail, Look, Page, Run, Text, Tone
from draftdiff.render.layout import ATTRIBUTES, HUES, Paint, Paper, row, style, write
from draftdiff.render.terminal import page_text
from draftdiff.telling.facts import LeftOut, compared, shown
from tests import conftest
from tests.conftest import Matches
from tests.hostile import DEALS, TEXTS, poisoned_deal

EXPECTED = Path(__file__).parent / "expected"
HARBOUR = DEALS / "harbour"

COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("brief-60", ["diff", "first-offer", "second-draft", "--width", "60"]),
        ("brief-80", ["diff", "first-offer", "second-draft", "--width", "80"]),
        ("brief-100", ["diff", "first-offer", "second-draft", "--width", "100"]),
        ("piped", ["diff", "first-offer", "second-draft"]),
        ("sources", ["diff", "first-offer", "second-draft", "--width", "80", "--sources"]),
        ("evidence", ["diff", "first-offer", "second-draft", "--width", "80", "--evidence"]),
        ("stat", ["diff", "first-offer", "second-draft", "--width", "80", "--stat"]),
        ("only", ["diff", "first-offer", "second-draft", "--width", "80", "--only", "may-have-changed"]),
        ("colour", ["diff", "first-offer", "second-draft", "--width", "80", "--color", "always", "--only", "purpose"]),
        ("dark", ["diff", "first-offer", "second-draft", "--width", "80", "--color", "dark", "--only", "purpose"]),
        ("full-text", ["diff", "second-draft", "final-text", "--width", "100"]),
        ("itself", ["diff", "first-offer", "first-offer", "--width", "80", "--stat"]),
        ("show", ["show", "first-offer", "--width", "80"]),
        ("show-evidence", ["show", "first-offer", "--width", "80", "--evidence"]),
        ("overview", []),
    ],
)
def test_printed(run: conftest.Run, matches: Matches, name: str, arguments: list[str]) -> None:
    result = run(*arguments, cwd=HARBOUR)
    assert result.status == 0
    matches(result.out, EXPECTED / "terminal" / f"{name}.txt")


def laid_out(deal: Deal, before: str, after: str) -> list[Page]:
    """Lay out two drafts and the earlier of them, in every detail."""
    told_of, one = compared(Standings(deal), before, after), shown(Standings(deal), deal.drafts[before])
    looks = [Look(detail, brief=True, counts=counts) for detail in Detail for counts in (False, True)]
    return [page for look in looks for page in (comparison(told_of, deal, look, LeftOut()),
                                                draft(one, deal, look, LeftOut()))]  # fmt: skip


@cache
def all_pages(text: str | None) -> list[Page]:
    """Lay out the made-up deals as they are, or the one with every kind of change with a text in every place."""
    if text is not None:
        return laid_out(poisoned_deal("harbour", text), "first-offer", "second-draft")
    harbour, hostile = (load_deal(DEALS / name / "drafts" / name) for name in ("harbour", "hostile"))
    return [
        *laid_out(harbour, "first-offer", "second-draft"),
        *laid_out(harbour, "second-draft", "final-text"),
        *laid_out(hostile, "a", "b"),
    ]


def rendered(text: str | None, paper: Paper) -> list[str]:
    return [page_text(page, paper) for page in all_pages(text)]


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_no_line_is_wider_than_the_paper(text: str | None) -> None:
    for paper in (Paper(40), Paper(80, Paint.THEME), Paper(120)):
        for output in rendered(text, paper):
            for line in COLOUR.sub("", output).split("\n"):
                assert cell_len(line) <= (paper.width or 0), line
                assert line == line.rstrip()


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_shown_and_not_obeyed(text: str) -> None:
    for output in rendered(text, Paper(80, Paint.THEME)):
        left = re.sub("\u2068([^\u2068\u2069\n]*)\u2069", r"\1", COLOUR.sub("", output))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", left)


def test_a_text_stands_in_every_place() -> None:
    assert all("zqx" in output for output in rendered("zqx", Paper(None)))


@pytest.mark.parametrize("paint", [paint for paint in Paint if paint is not Paint.NONE])
def test_only_our_own_colours_are_printed(paint: Paint) -> None:
    styles = [RichStyle.parse(style(tone, paint)) for tone in Tone]
    ours = "".join(one.render("x", color_system=ColorSystem.EIGHT_BIT) for one in styles)
    for output in rendered("\x1b[5mblink\x1b[0m", Paper(100, paint)):
        assert set(COLOUR.findall(output)) <= {*COLOUR.findall(ours), "\x1b[0m"}


@pytest.mark.parametrize("paint", Paint)
def test_colour_adds_nothing_to_the_words(paint: Paint) -> None:
    for plain, coloured in zip(rendered(None, Paper(80)), rendered(None, Paper(80, paint)), strict=True):
        assert COLOUR.sub("", coloured) == plain


def test_markup_of_other_tools_is_plain_text() -> None:
    assert "[red]markup[/red]" in "".join(rendered("[red]markup[/red]", Paper(None)))


GROUNDS = {
    Paint.DARK: {
        "black": "#000000",
        "grey": "#1e1e1e",
        "one dark": "#282c34",
        "solarized dark": "#002b36",
        "the picture": "#0d1117",
    },
    Paint.LIGHT: {"white": "#ffffff", "solarized light": "#fdf6e3"},
}


@pytest.mark.parametrize(
    ("paint", "tone", "ground"),
    [
        pytest.param(paint, tone, ground, id=f"{tone}-on-{name}")
        for paint, grounds in GROUNDS.items()
        for tone in HUES[paint]
        for name, ground in grounds.items()
    ],
)
def test_every_colour_can_be_read_on_its_grounds(paint: Paint, tone: Tone, ground: str) -> None:
    assert contrast(HUES[paint][tone], ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Work out the contrast of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    linear = [
        part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).get_truecolor()
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_worked_out_as_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("paint", [Paint.THEME, Paint.DARK, Paint.LIGHT])
def test_what_may_have_changed_has_another_colour_than_what_did(paint: Paint) -> None:
    hues = [HUES[paint][tone] for tone in (Tone.CHANGED, Tone.UNCLEAR, Tone.KEPT)]
    assert len(set(hues)) == len(hues)


def test_without_colour_weight_and_lines_stay() -> None:
    assert {tone: style(tone, Paint.PLAIN) for tone in ATTRIBUTES} == ATTRIBUTES
    line = row(0, Run("gone", Tone.DELETED), Run("new", Tone.INSERTED), Run("title", Tone.STRONG))
    assert write([line], Paper(80, Paint.PLAIN)) == "\x1b[9mgone\x1b[0m\x1b[4mnew\x1b[0m\x1b[1mtitle\x1b[0m\n"


def test_wrapped_lines_hang_and_solid_runs_stay_whole() -> None:
    line = row(4, "one two three ", Run("four five", solid=True), " six")
    assert write([line], Paper(18)) == "one two three\n    four five six\n"


def test_nothing_reads_as_removed_where_nobody_reported(run: conftest.Run) -> None:
    printed = run("diff", "first-offer", "second-draft", "--only", "not-reported", cwd=HARBOUR).out
    assert "nobody has said whether these still stand" in printed
    assert not re.search("removed|dropped|deleted|gone|no longer", printed.replace("retracted", ""))


def test_the_bundled_drafts_fit_a_screen(run: conftest.Run) -> None:
    lines = run("diff", "initial-us-offer", "improved-us-draft", "--width", "80").out.splitlines()
    assert len(lines) <= 24
    assert lines[1].startswith("1 of 16 clauses changed: 1 towards Ukraine.")


def test_six_drafts_compare_in_little_more_than_two_lines_a_clause(run: conftest.Run) -> None:
    lines = run("diff", "opening-text", "final-text", "--width", "80", cwd=DEALS / "canal").out.splitlines()
    assert len(lines) <= 70


def test_marks_that_a_text_holds_itself_are_told_from_ours() -> None:
    text = (Run("pay [-5-] ", record=True), Run("6", Tone.DELETED, record=True), Run("7", Tone.INSERTED, record=True))
    page = Page((), (Text(text),), load_deal(HARBOUR / "drafts" / "harbour"), "")
    assert r"pay \[-5\-] [-6-]{+7+}" in page_text(page, Paper(None)).replace("\u2068", "")
