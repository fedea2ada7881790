"""What becomes of a file when the writer is killed, when many write at once, and when the disk is bad."""

import contextlib
import ctypes
import io
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from unittest import mock

import yaml

from draftdiff.cli import cli
from draftdiff.writing import files

DRAFT = "drafts/harbour/first-offer.yaml"
PROJECT = {
    "drafts/harbour/deal.yaml": "deal: harbour\ntitle: Harbour lease\nparties: {A: The port, B: The city}\n"
    "clauses: {berth-fees: {label: Berth fees, type: money}}\n",
    DRAFT: "draft: first-offer\ntitle: First offer\nby: A\ndate: 2031-04-01\nterms:  # as told\n",
    "seeds/harbour.yaml": "harbour-post: {outlet: Harbour Post, published: 2031-04-02}\n",
}


@contextlib.contextmanager
def project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for path, text in PROJECT.items():
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_text(text)
        yield Path(name)


def add(root: Path, number: int) -> int:
    """Add one report as the command line does; return the exit status."""
    arguments = ["--root", str(root), "add", "first-offer", "berth-fees", "$12m", "--yes", "--who", f"w{number}"]
    arguments += ["--source", "harbour-post", "--basis", "told", "--quote", f"fees of {number}"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            cli.main(arguments, standalone_mode=False)
        except Exception as problem:
            return getattr(problem, "exit_code", 70)
    return 0


def added(root: Path) -> set[str]:
    """Return who says what is on file; raises an error for a damaged file."""
    data = yaml.safe_load((root / DRAFT).read_text())
    return {report["who"] for report in (data["terms"] or {"berth-fees": []})["berth-fees"]}


def kills() -> None:
    """Kill a writer at every step of a write, as the interpreter counts steps, over and over."""
    killed = lost = damaged = number = left = 0
    with project() as root:
        assert add(root, 0) == 0
        known = {"w0"}
        step = finished = 0
        while killed < 200 or not finished:
            number += 1
            ended, acknowledged = killed_at(root, number, step)
            killed += ended
            finished += not ended
            step = step + 1 if ended else 0
            try:
                there = added(root)
            except (yaml.YAMLError, KeyError, TypeError, OSError):
                damaged += 1
                break
            if acknowledged:
                known.add(f"w{number}")
            lost += len(known - there)
            known = there
            left = max(left, len(list((root / DRAFT).parent.glob(f".*{files.HALF_WRITTEN}"))))
        assert add(root, number + 1) == 0
        rest = len(list((root / DRAFT).parent.glob(f".*{files.HALF_WRITTEN}")))
    print(f"{killed} writers killed by SIGKILL, one after each step of a write, {finished} times through to the end")
    print(f"  acknowledged reports lost                 {lost}")
    print(f"  damaged files                             {damaged}")
    print(f"  unfinished files lying about at most      {left}, after the next add {rest}")


def killed_at(root: Path, number: int, step: int) -> tuple[bool, bool]:
    """Add in a process that kills itself at a step; tell whether it was, and whether it had said that it is done."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        with mock.patch("draftdiff.commands.writing.rewrite", dying(files.rewrite, step)):
            status = add(root, number)
        os.write(write_end, b"done" if status == 0 else b"")
        os._exit(status)
    os.close(write_end)
    said = os.read(read_end, 4)
    os.close(read_end)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), said == b"done"


def dying(write: Callable[..., None], step: int) -> Callable[..., None]:
    """Make a write that is killed at a step: a line of it run, or a call into the system begun or ended."""
    count = 0

    def count_step() -> None:
        nonlocal count
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    def on_line(frame: FrameType, event: str, argument: object) -> object:
        if frame.f_code.co_filename == files.__file__:
            count_step()
            return on_line
        return None

    def on_call(frame: FrameType, event: str, argument: object) -> None:
        if event in {"c_call", "c_return"} and getattr(argument, "__module__", None) in {"posix", "_io", None}:
            count_step()

    def write_and_die(*arguments: object) -> None:
        sys.settrace(on_line)
        sys.setprofile(on_call)
        try:
            write(*arguments)
        finally:
            sys.settrace(None)
            sys.setprofile(None)

    return write_and_die


def side_by_side(processes: int = 8, reports: int = 1000) -> None:
    with project() as root:
        begun = time.perf_counter()
        with get_context("fork").Pool(processes) as pool:
            statuses = pool.starmap(add, [(root, number) for number in range(reports)], chunksize=1)
        seconds = time.perf_counter() - begun
        there = added(root)
    done = {f"w{number}" for number, status in enumerate(statuses) if status == 0}
    print(f"{processes} processes adding {reports:,} reports to one file at once, {seconds:.0f} seconds")
    print(f"  acknowledged                              {len(done):,}")
    print(f"  acknowledged and lost                     {len(done - there)}")
    print(f"  on file and not acknowledged              {len(there - done)}")


def bad_disks() -> None:
    """Fill a disk, write-protect a folder, and have an editor write in between."""
    for name, spoil in (("disk full", full), ("read-only folder", read_only), ("replaced by an editor", replaced)):
        with project() as root:
            status, same, said = spoil(root)
        print(f"{name}: exit status {status}, file {'as it was' if same else 'CHANGED'}\n  {said}")


def attempt(root: Path) -> tuple[int, bool, str]:
    before = (root / DRAFT).read_bytes()
    said = io.StringIO()
    arguments = ["--root", str(root), "add", "first-offer", "berth-fees", "$5m", "--yes", "--who", "w"]
    arguments += ["--source", "harbour-post", "--basis", "told", "--quote", "fees of 5"]
    status = 0
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            cli.main(arguments, standalone_mode=False)
        except Exception as problem:
            status = getattr(problem, "exit_code", 70)
            said.write(getattr(problem, "message", repr(problem)))
    return status, (root / DRAFT).read_bytes() == before, said.getvalue()


def full(root: Path) -> tuple[int, bool, str]:
    """Move the drafts to a disk of 32 KiB that is full; needs the right to mount."""
    target, kept = root / "drafts", root / "kept"
    target.rename(kept)
    target.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", str(target).encode(), b"tmpfs", 0, b"size=32k"):
        return 0, True, "left out: run it as root to mount a small disk"
    try:
        shutil.copytree(kept, target, dirs_exist_ok=True)
        (target / ".draftdiff.lock").touch()
        with contextlib.suppress(OSError), (target / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)
        return attempt(root)
    finally:
        libc.umount(str(target).encode())


def read_only(root: Path) -> tuple[int, bool, str]:
    """Take the right to write from a folder; as root, in a process of nobody's."""
    folder = (root / DRAFT).parent
    for path in (root, root / "drafts"):
        path.chmod(0o777)
    folder.chmod(0o555)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setuid(65534)
        status, same, said = attempt(root)
        os.write(write_end, f"{status}\n{same}\n{said}".encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        status, same, said = answer.read().split("\n", 2)
    os.waitpid(child, 0)
    folder.chmod(0o755)
    return int(status), same == "True", said


def replaced(root: Path) -> tuple[int, bool, str]:
    """Have an editor save the file after it was read and before it is written."""
    other = PROJECT[DRAFT] + "note: saved by an editor\n"

    def after_editor(path: Path, before: bytes, after: bytes) -> None:
        path.write_text(other)
        files.rewrite(path, before, after)

    with mock.patch("draftdiff.commands.writing.rewrite", after_editor):
        status, _, said = attempt(root)
    return status, (root / DRAFT).read_text() == other, said


COMMANDS = {"kills": kills, "side-by-side": side_by_side, "bad-disks": bad_disks}
