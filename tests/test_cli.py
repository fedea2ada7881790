"""The command line: how drafts are named, where output goes, and what every ending exits with."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import draftdiff.commands.diff
from draftdiff.commands.options import SHOWN_BY
from draftdiff.commands.output import ground, paper
from draftdiff.render import Format
from draftdiff.render.layout import Paint
from tests.conftest import ROOT, Run
from tests.hostile import DEALS

HARBOUR = DEALS / "harbour"


@pytest.fixture
def two_deals(bundled: Path) -> Path:
    """Make a project of two deals that both have a draft `first-offer`."""
    shutil.copytree(HARBOUR / "drafts", bundled / "drafts", dirs_exist_ok=True)
    shutil.copytree(HARBOUR / "seeds", bundled / "seeds", dirs_exist_ok=True)
    copy = bundled / "drafts/us-ukraine-minerals/first-offer.yaml"
    text = (copy.parent / "initial-us-offer.yaml").read_text()
    copy.write_text(text.replace("draft: initial-us-offer", "draft: first-offer"))
    return bundled


def process(
    *arguments: str, cwd: Path = ROOT, stdin: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run draftdiff as a process of its own."""
    command = [sys.executable, "-m", "draftdiff", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(command, cwd=cwd, input=stdin, env=surroundings, capture_output=True, check=False)


def test_drafts_by_id_path_and_deal_compare_alike(run: Run) -> None:
    by_id = run("diff", "initial-us-offer", "improved-us-draft")
    folder = "drafts/us-ukraine-minerals"
    by_path = run("diff", f"{folder}/initial-us-offer.yaml", f"{folder}/improved-us-draft.yaml")
    by_deal = run("diff", "us-ukraine-minerals/initial-us-offer", "us-ukraine-minerals/improved-us-draft")
    assert by_id.status == 0
    assert by_id == by_path == by_deal


def test_without_names_the_last_two_drafts_are_compared(run: Run) -> None:
    named, unnamed = run("diff", "ukrainian-counter", "improved-us-draft"), run("diff")
    own = [line for line in unnamed.out.splitlines() if line not in named.out.splitlines()]
    assert own == [
        "Against its own draft before (Initial US offer): 1 of 16 clauses changed, 4 may have. "
        "`draftdiff diff initial-us-offer improved-us-draft`"
    ]
    assert [line for line in unnamed.out.splitlines() if line not in own] == named.out.splitlines()


def test_the_own_draft_before_is_told_in_every_format(run: Run) -> None:
    for format in ("markdown", "html"):
        told = run("diff", "--format", format).out
        assert "Initial US offer" in told
        assert "1 of 16 clauses changed" in told
        assert "draftdiff diff" not in told
    own = json.loads(run("diff", "--format", "json").out)["own_before"]
    assert (own["draft"]["id"], own["summary"]["changed"]) == ("initial-us-offer", 1)


def test_the_own_draft_before_is_not_told_where_it_was_not_asked_for_or_is_not_fit(run: Run, bundled: Path) -> None:
    assert "own draft before" not in run("diff", "improved-us-draft").out
    assert "own draft before" not in run("diff", cwd=HARBOUR.parent / "pier").out
    path = bundled / "drafts/us-ukraine-minerals/initial-us-offer.yaml"
    path.write_text(path.read_text().replace("basis: told", "basis: hearsay", 1))
    result = run("diff", cwd=bundled)
    assert (result.status, "own draft before" in result.out) == (0, False)
    assert "1 error in other files" in result.err


def test_the_own_draft_before_is_the_last_one_by_that_party(run: Run) -> None:
    assert "own draft before (First offer)" in run("diff", cwd=HARBOUR).out


def test_one_draft_is_compared_with_the_one_that_it_follows(run: Run) -> None:
    assert run("diff", "ukrainian-counter") == run("diff", "initial-us-offer", "ukrainian-counter")


def test_an_outlet_is_left_out_by_its_name(run: Run) -> None:
    by_source, by_outlet = (
        run("diff", "initial-us-offer", "improved-us-draft", "--without", name)
        for name in ("newser-2025-02-21", "Newser")
    )
    assert by_outlet.out.replace("Newser.", "newser-2025-02-21.") == by_source.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diff", "initial-us-ofer"], "there is no draft `initial-us-ofer`\n  help: write `initial-us-offer`"),
        (["show", "nothing"], "there is no draft `nothing`\n  help: the drafts here are: initial-us-offer, "),
        (["show", "x" * 5000], "there is no draft `xxx"),
        (["diff", "initial-us-offer"], "`initial-us-offer` is the first draft\n  help: name a second draft"),
        (["diff", "-", "-"], "both drafts are to come from standard input"),
        (["diff", "--only", "revenue-sahre"], "help: write `revenue-share`"),
        (["diff", "--only", "unchangd"], "help: write `unchanged`"),
        (
            ["diff", "--only", "zzz"],
            "`zzz` is neither a kind of change nor a clause\n  help: write a clause, or one of:",
        ),
        (["diff", "--known", "20.02.2025"], "'20.02.2025' is not a day; write it as 2025-02-20"),
        (["diff", "--known", "2025-02-30"], "'2025-02-30' is not a day"),
        (
            ["diff", "--without", "newser-2025"],
            "no source `newser-2025` is declared, and no outlet of that name\n  help: write `newser-2025-02-21`",
        ),
        (["diff", "--format", "word"], "'word' is not one of 'terminal', 'markdown', 'json'"),
        (["diff", "--width", "10"], "10 is not in the range"),
        (["diff", "-o", "/no/such/folder/x.md"], "/no/such/folder/x.md cannot be written: no such file"),
        (["diff", "-o", "."], ". cannot be written: is a directory"),
        (["--root", "/no/such", "diff"], "/no/such has no folder drafts/"),
        (["compare"], "No such command 'compare'"),
    ],
)
def test_trouble_is_told_and_exits_2(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_a_folder_without_drafts(run: Run, tmp_path: Path) -> None:
    result = run("diff", cwd=tmp_path)
    assert (result.status, result.out) == (2, "")
    assert "there is no folder drafts/ here or above" in result.err
    overview = run(cwd=tmp_path)
    assert overview.status == 0
    assert "There is no folder drafts/ here or above." in overview.out


def test_a_folder_of_no_deals_says_what_to_make(run: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    result = run("diff", cwd=tmp_path)
    assert (result.status, result.out) == (2, "")
    assert "drafts/ holds no deal" in result.err
    assert run(cwd=tmp_path).status == 0


def test_a_deal_with_one_draft(run: Run, tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path, dirs_exist_ok=True)
    for name in ("second-draft", "final-text"):
        (tmp_path / f"drafts/harbour/{name}.yaml").unlink()
    assert "fewer than two drafts" in run("diff", cwd=tmp_path).err
    assert "Try:  draftdiff show first-offer" in run(cwd=tmp_path).out


def test_several_deals(run: Run, two_deals: Path) -> None:
    ambiguous = run("show", "first-offer", cwd=two_deals)
    assert ambiguous.status == 2
    assert "write one of: harbour/first-offer, us-ukraine-minerals/first-offer" in ambiguous.err
    assert "First offer" in run("show", "harbour/first-offer", cwd=two_deals).out
    assert run("diff", "second-draft", "final-text", cwd=two_deals).status == 0
    assert "there is more than one deal" in run("diff", cwd=two_deals).err
    mixed = run("diff", "second-draft", "improved-us-draft", cwd=two_deals)
    assert (mixed.status, mixed.out) == (2, "")
    assert "are drafts of different deals" in mixed.err
    tried = re.search(r"Try:  draftdiff (.*)", run(cwd=two_deals).out)
    assert tried
    assert run(*tried[1].split(), cwd=two_deals).status == 0


def test_a_position_is_named_and_not_tried(run: Run, pier: Path) -> None:
    position = "draft: wishes\ntitle: Wishes\nby: T\nkind: position\ndate: 2031-07-01\n"
    (pier / "drafts/pier/wishes.yaml").write_text(position)
    path = pier / "drafts/pier/better-offer.yaml"
    path.write_text(path.read_text().replace("by: T\n", "by: unknown\n"))
    out = run(cwd=pier).out
    assert re.search(r"^wishes +Wishes \(position\) +T ", out, re.MULTILINE)
    assert re.search(r"^better-offer .* unknown ", out, re.MULTILINE)
    assert "Try:  draftdiff diff first-offer better-offer\n" in out


def test_a_broken_draft_is_not_compared(run: Run, pier: Path) -> None:
    path = pier / "drafts/pier/better-offer.yaml"
    path.write_text(path.read_text().replace("- value: yes", "- value: perhaps"))
    result = run("diff", "first-offer", "better-offer", cwd=pier)
    assert (result.status, result.out) == (2, "")
    assert "better-offer.yaml:13" in result.err
    assert "perhaps" in result.err


def test_errors_in_drafts_that_are_not_read_are_only_counted(run: Run, tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "drafts/harbour/final-text.yaml"
    path.write_text(path.read_text() + "  nonsense:\n    - {value: 1, source: post-04-02, who: x, basis: told}\n")
    result = run("diff", "first-offer", "second-draft", cwd=tmp_path)
    assert result.status == 0
    assert "10 of 18 clauses changed" in result.out
    assert re.fullmatch(
        r"draftdiff: 1 error in other files(, \d+ warnings?)?; `draftdiff check` lists them\n", result.err
    )


def test_warnings_are_counted_in_one_line(run: Run) -> None:
    result = run("diff", "first-offer", "second-draft", cwd=HARBOUR)
    assert result.err == "draftdiff: 1 warning; `draftdiff check` lists them\n"


def test_exit_code_is_1_where_something_may_have_changed(run: Run) -> None:
    result = run("diff", "first-offer", "second-draft", "--only", "may-have-changed", "--exit-code", cwd=HARBOUR)
    assert "May have changed (2)" in result.out
    assert result.status == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["initial-us-offer", "improved-us-draft"], 1),
        (["initial-us-offer", "improved-us-draft", "--only", "dispute-jurisdiction"], 0),
        (["initial-us-offer", "initial-us-offer"], 0),
        (["ukrainian-counter", "improved-us-draft"], 1),
        (["ukrainian-counter", "improved-us-draft", "--only", "us-investment"], 0),
    ],
)
def test_exit_code_is_1_only_if_a_change_is_shown(run: Run, arguments: list[str], status: int) -> None:
    assert run("diff", *arguments, "--exit-code").status == status
    assert run("diff", *arguments).status == 0


@pytest.mark.parametrize(
    ("word", "clauses"),
    [
        ("dropped", ["Seat of the arbitrators"]),
        ("unchanged", ["Term"]),
        ("kept", ["Term"]),
        ("may-have-changed", ["Berths", "Insurance"]),
        ("raised", ["Harbour dues a year", "Berths"]),
        ("customs", ["Customs posts"]),
    ],
)
def test_only(run: Run, word: str, clauses: list[str]) -> None:
    asked = ["diff", "first-offer", "second-draft", "--only", word]
    printed = run(*asked, cwd=HARBOUR).out
    told = json.loads(run(*asked, "--format", "json", cwd=HARBOUR).out)
    assert [change["label"] for change in told["changes"]] == clauses
    assert f"Showing {len(clauses)} of the 16 clauses" in printed


def test_only_names_no_clause_that_was_not_asked_for(run: Run) -> None:
    asked = ["diff", "initial-us-offer", "improved-us-draft", "--only", "revenue-share"]
    told = json.loads(run(*asked, "--format", "json").out)
    assert (told["never_reported"], told["set_aside"]) == ([], [])
    assert "Participation of third countries" not in run(*asked).out
    silent = run(*asked[:-1], "third-countries").out
    assert "Reported in neither draft (1): Participation of third countries" in silent


def test_known_and_without_leave_reports_out(run: Run) -> None:
    early = run("show", "initial-us-offer", "--known", "2025-02-15", "--evidence").out
    assert "Financial Times" in early
    assert "Bloomberg" not in early
    assert "Newser" not in run("show", "initial-us-offer", "--without", "newser-2025-02-21", "--evidence").out


def test_output_goes_to_a_file_whole_with_its_mode_and_through_a_link(run: Run, tmp_path: Path) -> None:
    path, link = tmp_path / "log.md", tmp_path / "link.md"
    path.write_text("before")
    path.chmod(0o640)
    link.symlink_to(path)
    result = run("diff", "--format", "markdown", "-o", str(link))
    assert (result.status, result.out) == (0, "")
    assert path.read_text() == run("diff", "--format", "markdown").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, path]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("x.md", "markdown"),
        ("x.markdown", "markdown"),
        ("X.MD", "markdown"),
        ("x.html", "html"),
        ("x.htm", "html"),
        ("x.json", "json"),
        ("x.txt", "terminal"),
        ("x", "terminal"),
    ],
)
def test_the_name_of_a_file_says_how_it_is_written(run: Run, tmp_path: Path, name: str, format: str) -> None:
    assert run("diff", "-o", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_text() == run("diff", "--format", format).out


def test_a_format_that_is_named_wins_over_the_name_of_the_file(run: Run, tmp_path: Path) -> None:
    assert run("diff", "-o", str(tmp_path / "x.md"), "--format", "json").status == 0
    assert json.loads((tmp_path / "x.md").read_text())["format_version"] == 2


OPTIONS = {
    "--notes": ("--notes", "inline"),
    "--width": ("--width", "80"),
    "--color": ("--color", "always"),
    "--sources": ("--sources",),
    "--evidence": ("--evidence",),
    "--stat": ("--stat",),
}


def test_every_option_that_some_format_cannot_show_is_tried() -> None:
    assert set(OPTIONS) == set(SHOWN_BY)


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_is_shown_or_refused(run: Run, option: str, format: Format) -> None:
    result = run("diff", *OPTIONS[option], "--format", format.value)
    if format in SHOWN_BY[option]:
        assert result.status == 0
        return
    assert (result.status, result.out) == (2, "")
    assert f"{option} does nothing in {format}\n  help: leave it out, or write --format " in result.err


@pytest.mark.parametrize("option", ["--sources", "--stat", "--evidence"])
@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_an_option_that_is_taken_changes_what_is_shown(run: Run, option: str, format: str) -> None:
    drafts = ("diff", "first-offer", "second-draft", "--format", format)
    assert run(*drafts, option, cwd=HARBOUR).out != run(*drafts, cwd=HARBOUR).out


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    assert run("diff", "-o", os.devnull).status == 0
    assert not Path(os.devnull).is_file()


def test_colour_only_where_asked_for_off_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("diff").out
    assert "\x1b" not in run("diff", "--color", "never").out
    assert "\x1b[" in run("diff", "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("diff").out


@pytest.mark.parametrize(
    ("name", "value", "paint"),
    [("NO_COLOR", "1", Paint.PLAIN), ("TERM", "dumb", Paint.NONE), ("TERM", "xterm", Paint.THEME)],
)
def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch, name: str, value: str, paint: Paint) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "91")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ground.cache_clear()
    assert paper("auto", None, None).paint is paint
    assert paper("auto", None, None).width == 91
    assert paper("auto", None, "file.txt").paint is Paint.NONE


def test_a_draft_on_standard_input() -> None:
    text = (ROOT / "drafts/us-ukraine-minerals/initial-us-offer.yaml").read_bytes()
    result = process("diff", "-", "improved-us-draft", stdin=text)
    assert result.returncode == 0
    assert re.search("Conformity with Ukrainian law +no +yes", result.stdout.decode())


def test_standard_input_that_is_not_text() -> None:
    result = process("diff", "-", "improved-us-draft", stdin=b"draft: x\ntitle: caf\xe9\n")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"<standard input>" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(("encoding", "title"), [("latin-1", rb"US\u2013Ukraine"), ("ascii", "US–Ukraine".encode())])
def test_a_terminal_of_few_characters_does_not_crash(encoding: str, title: bytes) -> None:
    result = process(PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(title)


def test_a_closed_pipe_exits_2_in_silence() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "draftdiff", "diff"]
    result = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_exits_2_with_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "draftdiff", "diff"]
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (2, b"draftdiff: no space left on device\n")


def ended_by(problem: BaseException, run: Run, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(draftdiff.commands.diff, "compared", fail)
    result = run("diff")
    assert result.out == ""
    return result.status, result.err


def test_an_interrupt_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ended_by(KeyboardInterrupt(), run, monkeypatch) == (130, "\n")


def test_a_crash_exits_2_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    status, told = ended_by(ZeroDivisionError("oops"), run, monkeypatch)
    assert status == 2
    assert told.startswith("draftdiff: a fault of the program, not of your files: ZeroDivisionError('oops')\n")
    assert "Traceback" not in told
    assert "test_cli.py:" in told
