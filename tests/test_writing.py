"""Writing to disk: whole or not at all, one at a time, and never over somebody else's change."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from draftdiff.commands import writing
from draftdiff.writing.files import HALF_WRITTEN, ChangedMeanwhileError, locked, rewrite
from tests.conftest import Run

DEAL = "drafts/pier"
ADD = ("add", "better-offer", "legal-form", "a contract", "--source", "gull-2031-06-05", "--basis", "told")
SAID = ("--who", "a clerk", "--quote", "")


def test_mode_and_symlink_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link.symlink_to(file)
    rewrite(link, b"before", b"after")
    assert link.is_symlink()
    assert file.read_bytes() == b"after"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"real.yaml", "link.yaml"}


def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    file = tmp_path / "offer.yaml"
    file.write_bytes(b"saved by an editor")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(file, b"before", b"after")
    assert file.read_bytes() == b"saved by an editor"
    assert [path.name for path in tmp_path.iterdir()] == ["offer.yaml"]


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    file = tmp_path / "offer.yaml"
    file.write_bytes(b"before")
    for name in (f".offer.yaml.abc{HALF_WRITTEN}", f".other.yaml.abc{HALF_WRITTEN}", ".offer.yaml.swp"):
        (tmp_path / name).touch()
    rewrite(file, b"before", b"after")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"offer.yaml", f".other.yaml.abc{HALF_WRITTEN}", ".offer.yaml.swp"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_killed_while_writing(step: str, pier: Path) -> None:
    """A process that kills itself before that step leaves the file as it was, and the next one clears up."""
    file = pier / DEAL / "better-offer.yaml"
    before = file.read_bytes()
    owner = "os" if step == "fsync" else "pathlib.Path"
    dying = (
        "import os, pathlib, signal\nfrom draftdiff.cli import main\n"
        f"{owner}.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain({[*ADD, *SAID, '--yes']!r})"
    )
    done = subprocess.run([sys.executable, "-c", dying], cwd=pier, capture_output=True)
    assert done.returncode < 0
    assert file.read_bytes() == before
    assert list(file.parent.glob(f".*{HALF_WRITTEN}"))
    again = subprocess.run([sys.executable, "-m", "draftdiff", *ADD, *SAID, "--yes"], cwd=pier, capture_output=True)
    assert again.returncode == 0, again.stderr
    assert not list(file.parent.glob(f".*{HALF_WRITTEN}"))


def test_reports_added_at_once_are_all_there(pier: Path) -> None:
    def add(number: int) -> int:
        says = ("--who", f"clerk {number}", "--quote", "", "--yes")
        command = [sys.executable, "-m", "draftdiff", *ADD, *says]
        return subprocess.run(command, cwd=pier, capture_output=True).returncode

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(add, range(8))) == {0}
    data = yaml.safe_load((pier / DEAL / "better-offer.yaml").read_text("utf-8"))
    assert {report["who"] for report in data["terms"]["legal-form"]} == {f"clerk {number}" for number in range(8)}


def test_a_lock_that_is_held_is_waited_for_and_then_given_up(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    with locked(tmp_path), pytest.raises(TimeoutError, match="another draftdiff"), locked(tmp_path, seconds=0.05):
        pass
    with locked(tmp_path, seconds=0.05):
        pass


def test_an_editor_that_saves_in_between_wins(run: Run, pier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pier / DEAL / "better-offer.yaml"

    def saved_by_an_editor(path: Path, before: bytes, after: bytes) -> None:
        path.write_bytes(before + b"# saved by an editor\n")
        rewrite(path, before, after)

    monkeypatch.setattr(writing, "rewrite", saved_by_an_editor)
    result = run(*ADD, *SAID, "--yes", cwd=pier)
    assert result.status == 2
    assert "changed by another program" in result.err
    assert file.read_bytes().endswith(b"# saved by an editor\n")
    assert b"a clerk" not in file.read_bytes()


def test_a_full_disk_leaves_the_file(run: Run, pier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pier / DEAL / "better-offer.yaml"
    before = file.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.fsync", full)
    result = run(*ADD, *SAID, "--yes", cwd=pier)
    assert result.status == 2
    assert "nothing was written: no space left on device" in result.err
    assert file.read_bytes() == before
    assert not list(file.parent.glob(f".*{HALF_WRITTEN}"))


def test_a_report_is_kept_through_a_power_cut(run: Run, pier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is synced too, and after the new file has taken the place of the old one."""
    file, synced = pier / DEAL / "better-offer.yaml", list[tuple[bool, bool]]()
    before, real = file.read_bytes(), os.fsync

    def fsync(handle: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), file.read_bytes() != before))
        real(handle)

    monkeypatch.setattr("os.fsync", fsync)
    assert run(*ADD, *SAID, "--yes", cwd=pier).status == 0
    assert synced == [(False, False), (True, True)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_only_what_was_shown_is_written(pier: Path) -> None:
    """A person says yes to what is on the screen: where the file was changed meanwhile, it is shown and asked again."""
    import pty

    file = pier / DEAL / "better-offer.yaml"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "draftdiff", *ADD, *SAID]
    process = subprocess.Popen(command, cwd=pier, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        read_until(ours, b"Write it?")
        changed = file.read_bytes() + b"# A remark, saved while the question stood there\n"
        file.write_bytes(changed)
        os.write(ours, b"y\n")
        assert b"changed meanwhile" in read_until(ours, b"Write it?")
        assert file.read_bytes() == changed
        os.write(ours, b"n\n")
        assert process.wait(60) == 2
    finally:
        process.kill()
        os.close(ours)
    assert file.read_bytes() == changed


def read_until(handle: int, end: bytes) -> bytes:
    """Read what is printed on a terminal up to some words, and no further than those."""
    printed = b""
    while end not in printed:
        printed += os.read(handle, 4096)
    return printed
