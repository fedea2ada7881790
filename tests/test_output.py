"""`-o`: whatever draftdiff reads is never written over. And no file is read that is larger than is allowed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.test_cli import process

BASE = Path(__file__).parent / "problems" / "base"
DRAFT = "drafts/harbour/first-offer.yaml"
MIB = 1024 * 1024


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "seeds/texts/wire.txt").write_text("They asked for 20 years, two people said.\n", "utf-8")
    (tmp_path / "drafts/.draftdiff.lock").touch()
    return tmp_path


def everything(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def refused(run: Run, project: Path, *arguments: str) -> None:
    """Run a command that must write nothing and say why."""
    before = everything(project)
    result = run(*arguments, cwd=project)
    assert (result.status, result.out) == (2, "")
    assert "is not written, for draftdiff reads it\n  help: name another file with -o" in result.err
    assert everything(project) == before


COMMANDS = [
    ["diff"],
    ["show", "counter"],
    ["matrix"],
    ["trace", "lease"],
    ["ledger"],
    ["gaps"],
    ["same", "first-offer", "counter"],
    ["changelog"],
    ["changelog", "--insert"],
    ["changelog", "--format", "html"],
    ["schema"],
    ["schema", "harbour"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_writes_over_a_draft(command: list[str], project: Path, run: Run) -> None:
    refused(run, project, *command, "-o", DRAFT)


@pytest.mark.parametrize(
    "name",
    [
        DRAFT,
        f"./{DRAFT}",
        "drafts/../drafts/harbour/first-offer.yaml",
        "drafts/harbour/deal.yaml",
        "seeds/harbour.yaml",
        "seeds/texts/wire.txt",
        "drafts/.draftdiff.lock",
        "drafts/harbour/not-there-yet.yaml",
        "drafts/harbour/NOT-THERE.YML",
        "drafts/stray.yaml",
        "seeds/texts/not-there-yet.txt",
    ],
)
def test_whatever_a_project_reads_is_not_written_over(name: str, project: Path, run: Run) -> None:
    refused(run, project, "diff", "-o", name)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_nor_through_a_link(link: Callable[[Path, Path], None], project: Path, run: Run) -> None:
    link(project / DRAFT, project / "out.md")
    refused(run, project, "diff", "-o", "out.md")


def test_nor_what_a_link_in_the_record_leads_to(project: Path, run: Run) -> None:
    shutil.move(project / DRAFT, project / "elsewhere.yaml")
    (project / DRAFT).symlink_to(project / "elsewhere.yaml")
    refused(run, project, "diff", "-o", "elsewhere.yaml")


def test_nor_a_file_that_the_command_names(project: Path, run: Run) -> None:
    shutil.copy(project / DRAFT, project / "mine.yaml")
    (project / "mine.j2").write_text("x", "utf-8")
    refused(run, project, "diff", "mine.yaml", "counter", "-o", "./mine.yaml")
    refused(run, project, "changelog", "--template", "mine.j2", "-o", "mine.j2")


def test_nor_from_outside_the_project(project: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> None:
    before = everything(project)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    result = run("--root", str(project), "schema", "-o", str(project / DRAFT), cwd=elsewhere)
    assert result.status == 2
    assert everything(project) == before


@pytest.mark.parametrize("name", ["out.yaml", "drafts/CHANGES.md", "drafts/harbour/notes.md", "seeds/list.md"])
def test_any_other_file_is_written(name: str, project: Path, run: Run) -> None:
    assert run("diff", "-o", name, cwd=project).status == 0
    assert "Lease" in (project / name).read_text("utf-8")


LARGE = "draft: large\ntitle: Large\nby: AA\n" + "#" * MIB


def test_a_draft_from_elsewhere_is_not_larger_than_allowed(project: Path, run: Run) -> None:
    (project / "large.yaml").write_text(LARGE, "utf-8")
    result = run("--max-size", "1", "show", "large.yaml", cwd=project)
    assert result.status == 2
    assert "error[DD002]: the file holds more than 1,048,576 bytes, the most that is read" in result.err
    assert "DD002" not in run("--max-size", "2", "show", "large.yaml", cwd=project).err


def test_nor_is_one_from_standard_input(project: Path) -> None:
    done = process("--max-size", "1", "show", "-", cwd=project, stdin=LARGE.encode())
    assert done.returncode == 2
    assert b"error[DD002]" in done.stderr
    assert b"DD002" not in process("--max-size", "2", "show", "-", cwd=project, stdin=LARGE.encode()).stderr


@pytest.mark.parametrize("command", [["check"], ["suggest", "wire"]], ids=" ".join)
def test_nor_is_a_saved_text(command: list[str], project: Path, run: Run) -> None:
    seeds = project / "seeds/harbour.yaml"
    seeds.write_text(seeds.read_text("utf-8") + "big: {outlet: Big, published: 2031-04-01, text: wire.txt}\n", "utf-8")
    (project / "seeds/texts/wire.txt").write_text("20 years. " * (MIB // 10 + 1), "utf-8")
    command = ["suggest", "big"] if command[0] == "suggest" else command
    result = run("--max-size", "1", *command, cwd=project)
    assert (result.status, result.out) == (2, "")
    assert "wire.txt: it holds more than 1,048,576 bytes, the most that is read" in result.err
    assert "--max-size MIB" in result.err
    assert run("--max-size", "2", *command, cwd=project).status != 2


def test_nor_is_an_article_that_becomes_a_source(project: Path, run: Run) -> None:
    (project / "article.txt").write_text("word " * (MIB // 5 + 1), "utf-8")
    result = run("--max-size", "1", "new", "source", "article.txt", "--yes", cwd=project)
    assert result.status == 2
    assert "holds more than 1,048,576 bytes" in result.err
