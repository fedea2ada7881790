"""`check --watch` and `edit`: what a save changes in what is known, and an editor opened at the line."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from draftdiff.commands.check import Asked, Checked, check_project, told
from draftdiff.commands.edit import command_of
from draftdiff.commands.settings import Settings, Trouble
from draftdiff.reading.record import LIMIT
from tests.conftest import Run

BASE = Path(__file__).parent / "problems" / "base"
COUNTER = "drafts/harbour/counter.yaml"
WIRE = "two people told City Wire, via Evening Echo"
COURT = """\
  court:
    - is: absent
      source: echo
      who: two people
      basis: told
      quote: no court is named
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(project: Path, before: str, after: str, name: str = COUNTER) -> None:
    """Save a change at once, as editors do: whoever watches must never see half a file."""
    path, saved = project / name, project / "saved"
    text = path.read_text("utf-8")
    assert before in text
    saved.write_text(text.replace(before, after), "utf-8")
    saved.replace(path)


def checked(project: Path) -> Checked:
    return check_project(Settings(str(project), LIMIT), Asked())


def saved(project: Path, before: str, after: str, name: str = COUNTER) -> list[str]:
    """Change a file and return the lines that say what is known otherwise."""
    then = checked(project)
    change(project, before, after, name)
    lines = told(then, checked(project), then, Asked(width=100)).splitlines()
    assert lines[:2] == ["", name]
    return lines[next(i for i, line in enumerate(lines) if line.startswith("what is known")) :]


def test_another_value_is_known_otherwise(project: Path) -> None:
    assert saved(project, "value: 20 years", "value: 30 years") == [
        "what is known changes:",
        "",
        "Counter-offer",
        f"≠ Lease  20 years ({WIRE}) → 30 years (two people told City",
        "         Wire, via Evening Echo)",
    ]


def test_a_report_more_is_newly_reported(project: Path) -> None:
    assert saved(project, "      quote: 20 years\n", f"      quote: 20 years\n{COURT}") == [
        "what is known changes:",
        "",
        "Counter-offer",
        "  Court  not reported → absent (two people told Evening Echo)",
    ]


def test_a_report_less_makes_a_clause_not_reported_and_never_removed(project: Path) -> None:
    text = (project / COUNTER).read_text("utf-8")
    assert saved(project, text[text.index("terms:") :], "") == [
        "what is known changes:",
        "",
        "Counter-offer",
        f"  Lease  20 years ({WIRE}) → not reported",
    ]


def test_better_evidence_for_the_same(project: Path) -> None:
    assert saved(project, "basis: told", "basis: document") == [
        "what is known changes:",
        "",
        "Counter-offer",
        f"  Lease  20 years, as before ({WIRE} → City Wire: two people,",
        "         document seen, via Evening Echo)",
    ]


def test_other_words_for_the_same(project: Path) -> None:
    assert saved(project, "who: two people", "who: three people") == [
        "what is known changes:",
        "",
        "Counter-offer",
        f"  Lease  20 years, as before ({WIRE} → three people told City",
        "         Wire, via Evening Echo)",
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("      quote: 20 years\n", "      quote: twenty years\n", "another quote of Evening Echo"),
        ("      quote: 20 years\n", "      quote: 20 years\n      note: Said twice.\n", "another note of Evening Echo"),
        (
            "      quote: 20 years\n",
            "      quote: 20 years\n    - value: 20 years\n      source: echo\n      relays: wire\n"
            "      who: two people\n      basis: told\n      quote: for 20 years\n",
            "a report of Evening Echo was added",
        ),
    ],
    ids=["quote", "note", "report"],
)
def test_what_was_edited_is_named(project: Path, before: str, after: str, said: str) -> None:
    assert saved(project, before, after)[-1] == f"  Lease  20 years, as before; {said}"


def test_a_change_that_is_reported_now_is_named(project: Path) -> None:
    """It is known as before to be there, and no longer newly reported: somebody says that it was added."""
    is_there = COURT.replace("is: absent", "is: present")
    saved(project, "      quote: 20 years\n", f"      quote: 20 years\n{is_there}")
    said = saved(project, "    - is: present\n", "    - change: added\n      since: first-offer\n")
    assert " ".join(" ".join(said).split()).endswith(
        "Court included, no details, as before (two people told Evening Echo → two people told Evening Echo: "
        "added since First offer)"
    )


def test_a_report_that_is_taken_back_is_shown_with_the_reason(project: Path) -> None:
    quote = "      quote: 20 years\n"
    assert saved(project, quote, f"{quote}      retracted: {{on: 2031-04-09, because: it misheard}}\n") == [
        "what is known changes:",
        "",
        "Counter-offer",
        f"  Lease  20 years ({WIRE}) → not reported",
        "    - not counted: Evening Echo, relaying City Wire: 20 years (retracted on 9 Apr 2031: it misheard)",
    ]


def test_what_a_draft_says_of_itself(project: Path) -> None:
    assert saved(project, "date: 2031-04-01", "date: 2031-04-02\nstatus: rejected") == [
        "what is known changes:",
        "",
        "Counter-offer",
        "  date    1 Apr 2031 → 2 Apr 2031",
        "  status  proposed → rejected",
    ]


def test_a_remark_changes_nothing(project: Path) -> None:
    assert saved(project, "draft: counter", "# A remark\ndraft: counter") == ["what is known is as before"]


def test_a_draft_that_came_and_went(project: Path) -> None:
    full = checked(project)
    (project / COUNTER).unlink()
    less = checked(project)
    gone = told(full, less, full, Asked(width=100))
    assert gone.endswith(f"  file   there → not there\n  Lease  20 years ({WIRE}) → not reported\n")
    assert "  file   not there → there\n" in told(less, full, less, Asked(width=100))


def test_a_slip_is_no_retraction(project: Path) -> None:
    """While a file has an error nothing is compared; once it is mended, with what was known before the slip."""
    assert saved(project, "20 years\n      source", "20 yoars\n      source") == [
        "what is known is compared when the errors are mended"
    ]


def watch(project: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "draftdiff", "check", "--watch", "--width", "100"]
    return subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=heed_control_c
    )


def heed_control_c() -> None:
    """Let the process be interrupted even where the tests run in the background, which a shell makes deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def read_until(process: subprocess.Popen[str], end: str) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if end in line:
            break
    return "".join(lines)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_watch_checks_each_save_until_interrupted(project: Path) -> None:
    process = watch(project)
    try:
        assert "no problems" in read_until(process, "watching; Ctrl-C ends")
        change(project, "value: 20 years", "value: 30 yoars")
        assert "error[DD203]" in read_until(process, "when the errors are mended")
        change(project, "value: 30 yoars", "value: 30 years")
        assert f"≠ Lease  20 years ({WIRE}) → 30 years" in read_until(process, "Lease")
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, rest.strip()) == (0, "")


def test_watch_is_for_people(project: Path, run: Run) -> None:
    result = run("check", "--watch", "--format", "json", cwd=project)
    assert result.status == 2
    assert "help: leave --format out" in result.err


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("nano", "nano +7 a.yaml"),
        ("/usr/bin/vim -u NONE", "/usr/bin/vim -u NONE +7 a.yaml"),
        ("emacs -nw", "emacs -nw +7 a.yaml"),
        ("code", "code --wait --goto a.yaml:7"),
        ("code --wait", "code --wait --goto a.yaml:7"),
        ("subl", "subl --wait a.yaml:7"),
        ("hx", "hx a.yaml:7"),
        ("micro", "micro +7 a.yaml"),
        ("an-editor --new", "an-editor --new a.yaml"),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, expected: str) -> None:
    assert command_of(editor, Path("a.yaml"), 7) == expected.split()


def test_no_editor_is_trouble() -> None:
    with pytest.raises(Trouble, match="no editor is named"):
        command_of("", Path("a.yaml"), 1)


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an editor, called nano, that writes down what it was asked to open and makes twenty years thirty."""
    folder = tmp_path_factory.mktemp("editor")
    script = folder / "edit.py"
    script.write_text(
        "import sys, pathlib\n"
        f"pathlib.Path({str(folder / 'opened')!r}).write_text(' '.join(sys.argv[1:]))\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text('utf-8').replace('value: 20 y', 'value: 30 y'), 'utf-8')\n",
        "utf-8",
    )
    nano = folder / "nano"
    nano.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', "utf-8")
    nano.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(nano))
    return folder / "opened"


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="the editor of this test is a shell script")


@needs_sh
def test_edit_opens_at_the_clause_and_says_what_changed(project: Path, editor: Path, run: Run) -> None:
    result = run("edit", "counter", "lease", cwd=project)
    assert editor.read_text() == f"+7 {project / COUNTER}"
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("checked 1 deal, 2 drafts, 2 reports, 3 sources: no problems\n")
    known = f"what is known changes: Counter-offer ≠ Lease 20 years ({WIRE}) → 30 years ({WIRE})"
    assert " ".join(result.out.split()).endswith(known)
    again = run("edit", "harbour/counter", cwd=project)
    assert again.out.startswith(
        f"{COUNTER} is as it was\nchecked 1 deal, 2 drafts, 2 reports, 3 sources: no problems\n"
    )


@needs_sh
def test_edit_checks_a_draft_that_was_left_as_it_was(project: Path, editor: Path, run: Run) -> None:
    change(project, "basis: told", "basis: tolds")
    editor.with_name("nano").write_text("#!/bin/sh\n", "utf-8")
    result = run("edit", "counter", cwd=project)
    assert result.status == 1
    assert result.out.startswith(f"{COUNTER} is as it was\nerror[DD104]")


@needs_sh
def test_edit_goes_to_the_terms_where_a_clause_has_no_report(project: Path, editor: Path, run: Run) -> None:
    run("edit", "counter", "court", cwd=project)
    assert editor.read_text() == f"+6 {project / COUNTER}"


@needs_sh
def test_edit_opens_a_draft_with_errors_and_mends_it(project: Path, editor: Path, run: Run) -> None:
    change(project, "draft: counter\n", "draft: counter\n  by: nobody: at all\n")
    result = run("edit", "counter", cwd=project)
    assert editor.read_text() == f"+1 {project / COUNTER}"
    assert result.status == 1
    assert "error[DD007]" in result.out
    assert result.out.endswith("what is known is compared when the errors are mended\n")


@pytest.mark.parametrize(
    ("arguments", "help"),
    [
        (["counter", "leas"], "write `lease`"),
        (["countre"], "write `counter`"),
        (["counter"], "name another editor with EDITOR"),
    ],
)
def test_trouble_says_what_to_write(
    arguments: list[str], help: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    result = run("edit", *arguments, cwd=project)
    assert result.status == 2
    assert f"help: {help}" in result.err
