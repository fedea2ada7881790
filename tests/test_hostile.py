"""Text of the record is shown and never obeyed: by every command, in every format."""

import json
import re

import pytest
from rich.cells import cell_len

from draftdiff.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, is_right_to_left
from tests.commands import asked
from tests.conftest import Run
from tests.hostile import DEALS, TEXTS, let_be_loaded, poisoned_deal
from tests.rendered import MATHS, PINGS, Page, as_shown, github

COLOUR = re.compile(r"\x1b\[[\d;]*m")
ISOLATED = re.compile(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}{POP_ISOLATE}\n]*){POP_ISOLATE}")
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
PAPERS = (
    (40, "never"),
    (80, "always"),
    (120, "never"),
)

MARKDOWN = {
    *("a", "br", "em", "h2", "h3", "h4", "h5", "hr", "li", "ol", "p", "section", "strong", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul", "s", "del"),
}
HTML = (MARKDOWN - {"hr", "s"}) | {
    *("b", "bdi", "body", "caption", "col", "colgroup", "dd", "div", "dl", "dt", "h1", "head", "html", "ins", "main"),
    *("meta", "small", "span", "style", "title", "hr"),
}
ATTRIBUTES = {
    *("aria-label", "charset", "class", "colspan", "content", "data-head", "data-tone", "href", "id", "lang", "name"),
    *("role", "scope", "style", "tabindex"),
}

Asked = dict[str, tuple[str, ...]]

ORDER_OF_DEALS = ("harbour", "orchard")


def outputs(run: Run, deal: str, text: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, str]:
    """Return what every command writes of a deal with a text in every place, each under its name."""
    held = poisoned_deal(deal, text)
    let_be_loaded(held, monkeypatch)
    written = {}
    for name, arguments in asked(held).items():
        if "json" in options and name in ("diff --sources", "diff --evidence"):
            continue  # It holds every account anyway, and refuses to be asked.
        result = run(*arguments, *options, cwd=DEALS / deal)
        assert result.status == 0, (name, result.err)
        written[name] = result.out
    return written


hostile = pytest.mark.parametrize(
    ("deal", "text"), [(ORDER_OF_DEALS[place % 2], text) for place, text in enumerate(TEXTS)]
)
"""Every text in one of the deals; both deals have every kind of report between them."""


@hostile
def test_the_terminal_shows_it_and_keeps_to_its_width(
    run: Run, deal: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width, colour in PAPERS:
        asked_for = ("--format", "terminal", "--width", str(width), "--color", colour)
        for name, out in outputs(run, deal, text, monkeypatch, *asked_for).items():
            left = ISOLATED.sub(r"\1", COLOUR.sub("", out))
            assert not STEERING.search(left), name
            for line in left.split("\n"):
                assert cell_len(line) <= width, (name, line)
                assert line == line.rstrip(), name


@hostile
def test_markdown_shows_just_that_text(run: Run, deal: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, markdown in outputs(run, deal, text, monkeypatch, "--format", "markdown").items():
        for html in (github(markdown), MATHS.render(markdown)):
            page = Page(html)
            assert page.names <= MARKDOWN, name
            assert all(link.startswith("#") for link in page.links), (name, page.links)
            assert not PINGS.search(page.text), name
            assert as_shown(text) in page.shown, name
            assert all(len(set(rows)) == 1 for rows in page.rows), name
            assert "[^" not in page.shown.replace(as_shown(text), ""), name


@hostile
def test_a_page_shows_just_that_text(run: Run, deal: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, html in outputs(run, deal, text, monkeypatch, "--format", "html").items():
        page = Page(html)
        assert page.names <= HTML, name
        assert page.attributes <= ATTRIBUTES, (name, page.attributes - ATTRIBUTES)
        assert all(link.startswith("#") for link in page.links), (name, page.links)
        assert {link[1:] for link in page.links} <= set(page.ids), name
        assert len(page.ids) == len(set(page.ids)), name
        assert as_shown(text) in page.shown, name
        assert not STEERING.search(ISOLATED.sub(r"\1", html)), name
        assert not re.search(r"@import|url\(", html), name


@hostile
def test_json_holds_the_text_itself(run: Run, deal: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in outputs(run, deal, text, monkeypatch, "--format", "json").items():
        assert text in set(_texts(json.loads(data))), name


def _texts(of: object) -> list[str]:
    match of:
        case str():
            return [of]
        case list():
            return [text for item in of for text in _texts(item)]
        case dict():
            return [text for item in of.values() for text in _texts(item)]
        case _:
            return []


@pytest.mark.parametrize(
    ("format", "isolate"), [("terminal", ISOLATED), ("markdown", ISOLATED), ("html", re.compile("<bdi>([^<]*)</bdi>"))]
)
@pytest.mark.parametrize("deal", ORDER_OF_DEALS)
def test_the_direction_of_a_text_moves_nothing_around_it(
    run: Run, deal: str, format: str, isolate: re.Pattern[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, out in outputs(run, deal, "שלום עולם", monkeypatch, "--format", format).items():
        body = re.sub(r'(aria-label|data-head)="[^"]*"', "", out.partition("</style>")[2] or out)
        left = isolate.sub("", body)
        turned = [line for line in left.splitlines() if is_right_to_left(line)]
        assert not turned, (name, turned)


def test_a_heading_keeps_its_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub takes a line that begins with such a letter as one from right to left, where an arrow points back."""
    let_be_loaded(poisoned_deal("harbour", "عرض"), monkeypatch)
    out = run("diff", "first-offer", "second-draft", "--format", "markdown", cwd=DEALS / "harbour").out
    one = "\u2068عرض\u2069"
    assert out.startswith(f"## \u200e{one}: {one} → {one}\n")
