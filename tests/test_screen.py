"""A real terminal: what is paged, which colours are taken, and that nothing of it is left in the input."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("termios")

from draftdiff.commands.output import ASK, pager
from tests.conftest import ROOT
from tests.hostile import DEALS
from tests.terminal import in_terminal

CANAL = DEALS / "canal"
LONG = ("diff", "opening-text", "final-text")
SHORT = ("diff", "initial-us-offer", "improved-us-draft", "--stat")

AFTER_ALL = b"\x1b[?62;22c"
"""What a terminal says that it is; it comes after the answer on its ground, if it gives one."""

COLOURS = {"theme": "\x1b[1;33m", "dark": "\x1b[1;38;5;215m", "light": "\x1b[1;38;5;94m"}
CAT: dict[str, Any] = {"PAGER": "cat"}


def without_paint(screen: str) -> list[str]:
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]|\x1b\][^\x1b]*\x1b\\", "", screen).splitlines()


def test_what_is_longer_than_the_screen_is_paged(tmp_path: Path) -> None:
    session = in_terminal(*LONG, cwd=CANAL, DRAFTDIFF_PAGER=f"cat > {tmp_path / 'paged'}")
    assert session.status == 0
    assert "Opening text" not in session.screen
    assert "18 of 30 clauses changed" in (tmp_path / "paged").read_text()


def test_what_fits_is_not_paged() -> None:
    session = in_terminal(*SHORT, PAGER="echo paged")
    assert "paged" not in session.screen
    assert "1 of 16 clauses changed" in session.screen
    assert "paged" in in_terminal(*SHORT, PAGER="echo paged", lines=8).screen
    assert "paged" in in_terminal(*SHORT, "--format", "markdown", PAGER="echo paged", lines=12).screen


@pytest.mark.parametrize(
    ("option", "settings"),
    [
        ("--no-pager", {"PAGER": "echo paged"}),
        ("", {"NO_PAGER": "1", "PAGER": "echo paged"}),
        ("", {"PAGER": ""}),
        ("", {"PAGER": "cat"}),
        ("", {"PAGER": "echo paged", "DRAFTDIFF_PAGER": ""}),
        ("", {"PAGER": "echo paged", "TERM": "dumb"}),
        ("", {"PAGER": "draftdiff-no-such-pager --quick"}),
    ],
)
def test_without_a_pager_all_is_printed(option: str, settings: dict[str, Any]) -> None:
    session = in_terminal(*LONG, *filter(None, [option]), cwd=CANAL, **settings)
    assert session.status == 0
    assert "paged" not in session.screen
    assert "every quote: --evidence" in " ".join(map(str.strip, without_paint(session.screen)))


@pytest.mark.parametrize(
    ("settings", "command"),
    [
        ({"DRAFTDIFF_PAGER": "most", "PAGER": "more"}, "most"),
        ({"PAGER": "less -S"}, "less -S"),
        ({}, "less" if shutil.which("less") else ""),
    ],
)
def test_whose_pager_is_taken(settings: Mapping[str, str], command: str) -> None:
    assert pager(settings) == command


def test_a_pager_that_ends_early_or_badly_is_no_trouble() -> None:
    for command in ("true", "head -2", "exit 3", "sed q; exit 1"):
        session = in_terminal(*LONG, cwd=CANAL, PAGER=command)
        assert session.status == 0
        assert "Traceback" not in session.screen
        assert "fault of the program" not in session.screen


def test_a_file_a_pipe_and_a_watch_are_not_paged(tmp_path: Path) -> None:
    out = tmp_path / "x.txt"
    assert "paged" not in in_terminal(*LONG, "-o", str(out), cwd=CANAL, PAGER="echo paged").screen
    assert out.is_file()
    session = in_terminal("check", "--watch", lines=2, PAGER="echo paged", answers=((b"watching", b"\x03"),))
    assert "paged" not in session.screen


@pytest.mark.skipif(not shutil.which("less"), reason="needs less")
def test_less_pages_with_colours_and_takes_ctrl_c() -> None:
    # A busy less may throw away a key or two while it takes the Ctrl-C.
    keys = ((b"Loan to Kerria", b"\x03"), *[(b"Loan to Kerria", b"q")] * 5)
    session = in_terminal(*LONG, cwd=CANAL, answers=keys, COLORFGBG="15;0", LESS="i")
    assert session.status == 0
    assert COLOURS["dark"] in session.screen
    assert len(without_paint(session.screen)) < 60


def test_less_is_told_what_the_reader_tells_it_and_to_pass_colours_on() -> None:
    assert "[-R -iM]" in in_terminal(*LONG, cwd=CANAL, LESS="-iM", PAGER='echo "[$LESS]"').screen
    assert "[-FRX]" in in_terminal(*LONG, cwd=CANAL, PAGER='echo "[$LESS]"').screen


@pytest.mark.parametrize(
    ("answer", "colours"),
    [
        (b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\", "light"),
        (b"\x1b]11;rgb:ff/ff/ff\x07", "light"),
        (b"\x1b]11;rgb:0000/2b2b/3636\x1b\\", "dark"),
        (b"\x1b]11;rgba:2828/2c2c/3434/ffff\x1b\\", "dark"),
        (b"", "theme"),
        (b"\x1b]11;nonsense\x1b\\", "theme"),
    ],
)
def test_the_terminal_is_asked_for_its_ground(answer: bytes, colours: str) -> None:
    session = in_terminal(*SHORT, answers=((ASK, answer + AFTER_ALL),), **CAT)
    assert f"{COLOURS[colours]}Changed towards Ukraine" in session.screen
    assert (session.status, session.unread) == (0, b"")
    assert "rgb" not in session.screen


def test_a_terminal_that_does_not_answer_holds_nobody_up() -> None:
    session = in_terminal(*SHORT)
    assert ASK.decode() in session.screen
    assert f"{COLOURS['theme']}Changed" in session.screen


@pytest.mark.parametrize("typed", [b"ls\n", b"l"])
def test_what_was_typed_ahead_is_kept(typed: bytes) -> None:
    session = in_terminal(*SHORT, typed=typed)
    assert ASK.decode() not in session.screen
    assert f"{COLOURS['theme']}Changed" in session.screen
    assert session.unread in (typed, b"")  # A line that is not ended cannot be read here, and is not lost.


@pytest.mark.parametrize(
    ("arguments", "settings", "colours"),
    [
        ((), {"COLORFGBG": "0;15"}, "light"),
        ((), {"COLORFGBG": "15;default;0"}, "dark"),
        ((), {"COLORFGBG": "12;8"}, "dark"),
        ((), {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, "theme"),
        ((), {"TERM": "xterm"}, "theme"),
        (("--color", "light"), {}, "light"),
        (("--color", "dark"), {"COLORFGBG": "0;15"}, "dark"),
        (("--color", "dark"), {"NO_COLOR": "1"}, "dark"),
    ],
)
def test_what_is_known_or_told_is_not_asked(arguments: tuple[str, ...], settings: dict[str, Any], colours: str) -> None:
    session = in_terminal(*SHORT, *arguments, **settings)
    assert ASK.decode() not in session.screen
    assert f"{COLOURS[colours]}Changed towards Ukraine" in session.screen


def test_without_colour_weight_stays_and_nothing_is_asked() -> None:
    session = in_terminal(*SHORT, NO_COLOR="1")
    assert ASK.decode() not in session.screen
    assert "\x1b[1mChanged towards Ukraine" in session.screen
    assert not re.search(r"\x1b\[[\d;]*3\d", session.screen)
    assert "\x1b" not in in_terminal(*SHORT, "--color", "never").screen


def test_errors_have_the_same_colours_in_diff_and_in_check(pier: Path) -> None:
    path = pier / "drafts/pier/better-offer.yaml"
    path.write_text(path.read_text().replace("- value: yes", "- value: perhaps"))
    refused = in_terminal("diff", "first-offer", "better-offer", cwd=pier, COLORFGBG="15;0")
    checked = in_terminal("check", cwd=pier, COLORFGBG="15;0", NO_PAGER="1")
    error = next(line for line in checked.screen.splitlines() if "error[" in line)
    assert COLOURS["dark"] in error
    assert (refused.status, checked.status) == (2, 1)
    assert error in refused.screen.splitlines()
    plain = in_terminal("diff", "first-offer", "better-offer", "--color", "never", cwd=pier)
    assert "\x1b" not in plain.screen


def test_six_drafts_keep_their_titles_in_the_overview() -> None:
    lines = in_terminal(cwd=CANAL, TERM="dumb").screen.splitlines()
    assert max(map(len, lines)) <= 80
    for title in ("Opening text", "Kerrian counter", "Lowland compromise", "March redraft", "Side paper", "Final text"):
        assert any(title in line for line in lines)
    narrow = in_terminal(cwd=CANAL, TERM="dumb", columns=40).screen.splitlines()
    assert max(map(len, narrow)) <= 40
    assert any(line.startswith("lowland-compromise  ") for line in narrow)


def test_the_overview_counts_as_show_does() -> None:
    lines = in_terminal(cwd=CANAL, TERM="dumb").screen.splitlines()
    counter = next(line for line in lines if line.startswith("kerrian-counter"))
    shown = in_terminal("show", "kerrian-counter", cwd=CANAL, TERM="dumb").screen
    assert re.search(r"(\d+) +\d+$", counter)[1] == re.search(r"(\d+) of 30 clauses reported", shown)[1] == "26"  # type: ignore[index]


def test_an_explanation_fits_the_window() -> None:
    for columns in (40, 80, 120):
        screen = in_terminal("check", "--explain", "DD315", columns=columns, TERM="dumb").screen
        assert max(map(len, screen.splitlines())) <= columns
        assert "\n    read:\n" in screen


def test_what_the_demo_names_can_be_typed() -> None:
    recipe = re.findall(r"\$\(BIN\)/draftdiff ([^\n\"]+)", (ROOT / "Makefile").read_text())
    named = [command for command in recipe if not command.startswith("check")]
    assert len(named) == 3
    for command in named:
        assert in_terminal(*command.split(), PAGER="cat").status == 0
