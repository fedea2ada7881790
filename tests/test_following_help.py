"""Whoever does what a help says is rid of the problem, and has no other one.

`problems/CODE/mended.txt` says what following the help of that code comes to, each way that it names after an `or`:
lines of a file as a diff has them, a file that is moved or put back, or a command that is run.
"""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftdiff.checks.table import CODES
from tests.conftest import Run
from tests.test_problems import PROBLEMS, project, spoil

__all__ = ["project"]

OTHER_PROGRAMS = {"sha256sum"}
"""What a help may name that is neither written into a file nor a command of ours."""


def ways(code: str) -> list[str]:
    return (PROBLEMS / code / "mended.txt").read_text().split("\nor\n\n")


EVERY_WAY = [(code, number) for code in CODES for number in range(len(ways(code)))]


def problems(project: Path, run: Run) -> list[dict[str, str]]:
    found = json.loads(run("check", "--format", "json", cwd=project).out)
    assert isinstance(found, list)
    return found


def follow(way: str, project: Path, run: Run) -> None:
    """Do what one way says; every line that it changes must be there once."""
    parts = re.split(r"(?m)^(?![-+ ])(.+)\n", way)
    assert not parts[0].strip()
    for action, hunk in zip(parts[1::2], parts[2::2], strict=True):
        match action.split():
            case ["$", "draftdiff", *_]:
                assert run(*shlex.split(action)[2:], cwd=project).status == 0
            case ["rename", before, after]:
                (project / before).rename(project / after)
            case ["copy", before, after]:
                shutil.copy(project / before, project / after)
            case ["delete", name]:
                (project / name).unlink()
            case ["restore", name]:
                if (project / name).is_dir():
                    (project / name).rmdir()
                shutil.copy(PROBLEMS / "base" / name, project / name)
            case ["utf-8", name]:
                (project / name).write_text((project / name).read_bytes().decode("latin-1"), encoding="utf-8")
            case [name]:
                path = project / name
                before, after = (
                    "".join(f"{line[1:]}\n" for line in hunk.splitlines() if line[0] in marks) for marks in (" -", " +")
                )
                text = path.read_text()
                assert not before or text.count(before) == 1, f"{name} does not have once:\n{before}"
                path.write_text(text.replace(before, after) if before else text + after)
            case _:
                pytest.fail(f"nobody knows how to {action}")


@pytest.mark.parametrize(("code", "number"), EVERY_WAY)
def test_who_follows_a_help_is_rid_of_the_problem(code: str, number: int, project: Path, run: Run) -> None:
    spoil(project, code)
    if code != "DD002":
        assert [one["code"] for one in problems(project, run)] == [code]
    follow(ways(code)[number], project, run)
    assert problems(project, run) == []


def named(help: str) -> Iterator[str]:
    """Yield what stands between backticks and is to be written, run or taken out."""
    yield from (one for one in re.findall(r"`([^`]+)`", help) if one not in OTHER_PROGRAMS)


@pytest.mark.parametrize("code", CODES)
def test_what_a_help_names_is_what_is_done(code: str, project: Path, run: Run) -> None:
    spoil(project, code)
    done = (PROBLEMS / code / "mended.txt").read_text()
    for problem in problems(project, run):
        missing = [one for one in named(problem["help"]) if one.rstrip(" …") not in done]
        assert missing == [], problem["help"]
