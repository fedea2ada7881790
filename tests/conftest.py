"""How tests run the command line and compare with files that a reviewer can read."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from draftdiff.cli import main

ROOT = Path(__file__).parent.parent

# Where a change is judged, the same examples are tried each time; everywhere else new ones are.
settings.register_profile("judging", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judging")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]
Matches = Callable[[str, Path], None]


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tester's own settings out of the tests."""
    for name in ("NO_COLOR", "COLORFGBG", "COLORTERM", "DRAFTDIFF_ROOT", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run draftdiff in a folder, the project's own unless another is given."""

    def run_in(*arguments: str, cwd: Path = ROOT) -> Result:
        monkeypatch.chdir(cwd)
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        printed = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Result(ended.value.code, printed.out, printed.err)

    return run_in


@pytest.fixture
def matches() -> Matches:
    """Compare with an expected file; DRAFTDIFF_ACCEPT=1 writes the file anew."""

    def compare(text: str, path: Path) -> None:
        if os.environ.get("DRAFTDIFF_ACCEPT"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{path} is missing; write it with DRAFTDIFF_ACCEPT=1"
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Copy the bundled project to a folder where it can be changed."""
    for name in ("drafts", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("texts"))
    return tmp_path


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """Copy a made-up project, laid out as people lay theirs out, to a folder where it can be changed."""
    return Path(shutil.copytree(ROOT / "tests" / "deals" / "pier", tmp_path, dirs_exist_ok=True))
