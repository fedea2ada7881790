"""The terminal: what is printed at several widths, and that text is shown and never obeyed."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from draftdiff.pages.page import Run
from draftdiff.render import Layout, Look
from draftdiff.render.layout import Paper, Style, row, write
from draftdiff.render.terminal import comparison, draft
from tests import conftest
from tests.conftest import Matches
from tests.hostile import DEALS, TEXTS, hostile_views

EXPECTED = Path(__file__).parent / "expected"
HARBOUR = DEALS / "harbour"

COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("unified-60", ["diff", "first-offer", "second-draft", "--width", "60"]),
        ("unified-80", ["diff", "first-offer", "second-draft", "--width", "80"]),
        ("unified-100", ["diff", "first-offer", "second-draft", "--width", "100"]),
        ("piped", ["diff", "first-offer", "second-draft"]),
        ("evidence", ["diff", "first-offer", "second-draft", "--width", "80", "--evidence"]),
        ("columns", ["diff", "first-offer", "second-draft", "--width", "100", "--layout", "side-by-side"]),
        ("stat", ["diff", "first-offer", "second-draft", "--width", "80", "--stat"]),
        ("only", ["diff", "first-offer", "second-draft", "--width", "80", "--only", "may-have-changed"]),
        ("colour", ["diff", "first-offer", "second-draft", "--width", "80", "--color", "always", "--only", "purpose"]),
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


def rendered(text: str | None, paper: Paper) -> list[str]:
    """Render in every layout, with a text in every place if there is one."""
    outputs = []
    for compared, shown in hostile_views(text):
        outputs += [comparison(compared, Look(paper, layout, evidence=True)) for layout in Layout]
        outputs.append(draft(shown, Look(paper, evidence=True)))
    return outputs


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_no_line_is_wider_than_the_paper(text: str | None) -> None:
    for paper in (Paper(40, False), Paper(80, True)):
        for output in rendered(text, paper):
            for line in COLOUR.sub("", output).split("\n"):
                assert cell_len(line) <= (paper.width or 0), line
                assert line == line.rstrip()


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_shown_and_not_obeyed(text: str) -> None:
    for output in rendered(text, Paper(80, True)):
        left = COLOUR.sub("", output)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", left)


def test_only_our_own_colours_are_printed() -> None:
    for output in rendered("\x1b[5mblink\x1b[0m", Paper(100, True)):
        codes = set(COLOUR.findall(output))
        ours = [RichStyle.parse(style.value).render("x", color_system=ColorSystem.EIGHT_BIT) for style in Style]
        assert codes <= {code for painted in ours for code in COLOUR.findall(painted)} | {"\x1b[0m"}


def test_colour_adds_nothing_to_the_words() -> None:
    for plain, coloured in zip(rendered(None, Paper(80, False)), rendered(None, Paper(80, True)), strict=True):
        assert COLOUR.sub("", coloured) == plain


def test_markup_of_other_tools_is_plain_text() -> None:
    assert "[red]markup[/red]" in "".join(rendered("[red]markup[/red]", Paper(None, False)))


@pytest.mark.parametrize("style", [style for style in Style if "color(" in style])
def test_colours_stand_out_on_black_and_on_white(style: Style) -> None:
    light = luminance(int(style.partition("color(")[2].rstrip(")")))
    assert (light + 0.05) / 0.05 >= 3
    assert 1.05 / (light + 0.05) >= 3


def luminance(colour: int) -> float:
    """Work out how light one of the 256 colours is, as WCAG 2 defines it."""
    if colour >= 232:
        parts = [8 + 10 * (colour - 232)] * 3
    else:
        parts = [(0, 95, 135, 175, 215, 255)[(colour - 16) // step % 6] for step in (36, 6, 1)]
    linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_wrapped_lines_hang_and_solid_runs_stay_whole() -> None:
    line = row(4, "one two three ", Run("four five", solid=True), " six")
    assert write([line], Paper(18, False)) == "one two three\n    four five six\n"


def test_nothing_reads_as_removed_where_nobody_reported(run: conftest.Run) -> None:
    printed = run("diff", "first-offer", "second-draft", "--only", "not-reported", cwd=HARBOUR).out
    assert "nobody has said whether these still stand" in printed
    assert not re.search("removed|dropped|deleted|gone|no longer", printed.replace("retracted", ""))


def test_coverage_of_the_bundled_drafts_fits_80_columns(run: conftest.Run) -> None:
    last = run("diff", "initial-us-offer", "improved-us-draft", "--width", "80").out.splitlines()[-1]
    assert last.startswith("16 clauses: ")
    assert len(last) <= 80
