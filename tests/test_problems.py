"""Every problem that can be found: the files that have it, and what a user reads.

`problems/base` is a small clean project. Any other folder holds the files that differ from it, and in `expected.txt`
what `draftdiff check` prints at 80 columns. Bytes that no editor shows are made here, from escapes.
"""

import os
import shutil
from pathlib import Path

import pytest

import draftdiff
from draftdiff.checks import accounts, drafts, reports, shape, sources, syntax
from draftdiff.checks.table import CHECKS, CODES, WORDED, documentation, severity
from draftdiff.diagnostics import Rule
from tests.conftest import Matches, Run

HERE = Path(__file__).parent
PROBLEMS = HERE / "problems"
CASES = sorted(folder.name for folder in PROBLEMS.iterdir() if folder.name != "base")
DRAFT = "drafts/harbour/first-offer.yaml"

# What is replaced in the bytes of a draft, by case.
BYTES = {
    "DD003": (b"a council member", "un conseiller général".encode("latin-1")),
    "DD004": (b"a council member", b"a council\x0b member"),
    "DD005": (b"      of: tolls", b"\tof: tolls"),
    "DD006": (b"a council member", "a council \u202emember".encode()),
    "DD017": (b"      of: tolls", "    \u00a0 of: tolls".encode()),
    "bom-crlf": (b"told\n      quote", b"say\n      quote"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path


def spoil(project: Path, case: str) -> None:
    """Make of the clean project the one of a case."""
    shutil.copytree(PROBLEMS / case, project, dirs_exist_ok=True)
    draft = project / DRAFT
    if case in BYTES:
        before, after = BYTES[case]
        assert before in draft.read_bytes()
        draft.write_bytes(draft.read_bytes().replace(before, after))
    if case == "DD001":
        draft.unlink()
        draft.mkdir()
    if case == "unread-seeds":
        (project / "seeds" / "harbour.yaml").unlink()
        (project / "seeds" / "harbour.yaml").mkdir()
    if case == "DD002":
        draft.write_bytes(draft.read_bytes() + b"#" * 1024 * 1024)
    if case == "bom-crlf":
        draft.write_bytes(b"\xef\xbb\xbf" + draft.read_bytes().replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("case", CASES)
def test_what_a_user_reads(case: str, project: Path, run: Run, matches: Matches) -> None:
    spoil(project, case)
    result = run("--max-size", "1", "check", "--width", "80", cwd=project)
    expected = PROBLEMS / case / "expected.txt"
    matches(result.out, expected)
    assert result.err == ""
    assert result.status == ("error[" in result.out)
    assert all(len(line) <= 80 for line in result.out.splitlines() if line.isascii() and "sha256" not in line)


def test_the_clean_project_is_clean(project: Path, run: Run) -> None:
    result = run("check", "--fail-on", "warning", cwd=project)
    assert (result.status, result.err) == (0, "")
    assert "no problems" in result.out


def test_a_pipe_is_not_waited_for(project: Path, run: Run) -> None:
    os.mkfifo(project / "drafts" / "harbour" / "late.yaml")
    result = run("check", cwd=project)
    assert result.status == 1
    assert "error[DD001]: drafts/harbour/late.yaml cannot be opened: it is a pipe" in result.out


@pytest.mark.parametrize("link", ["drafts/harbour/more.yaml", "drafts/other", "seeds/more.yaml"])
def test_nothing_is_read_through_a_link_out_of_the_project(
    link: str, project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yaml").write_text("password: hunter2\n")
    (project / link).symlink_to(outside if link.endswith("other") else outside / "secret.yaml")
    result = run("check", cwd=project)
    assert "it is a link out of" in result.out
    assert "hunter2" not in result.out
    assert result.status == 1


def test_a_saved_text_that_is_a_link_out_of_the_project_is_not_read(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = project / "seeds" / "texts" / "post.txt"
    moved = text.rename(tmp_path_factory.mktemp("outside") / "post.txt")
    text.symlink_to(moved)
    assert "post.txt is not in seeds/texts" in run("check", cwd=project).out


def test_the_folders_of_a_project_may_be_links(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("drafts", "seeds"):
        moved = (project / name).rename(tmp_path_factory.mktemp("shared") / name)
        (project / name).symlink_to(moved)
    assert "no problems" in run("check", cwd=project).out


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_case_that_shows_it_alone(code: str) -> None:
    shown = (PROBLEMS / code / "expected.txt").read_text()
    heads = [line for line in shown.splitlines() if line.startswith(("error[", "warning[", "hint["))]
    assert len(heads) == 1, "one mistake, one problem"
    assert heads[0].startswith(f"{severity(code)}[{code}]: ")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_documented(code: str) -> None:
    summary, text = documentation(code)
    assert 20 <= len(summary) <= 75
    assert summary.endswith(".")
    assert text


def test_every_rule_is_in_the_table_once() -> None:
    written = [
        rule
        for rules in (syntax, shape, reports, accounts, drafts, sources)
        for rule in vars(rules).values()
        if isinstance(rule, Rule)
    ]
    assert sorted(rule.code for rule in written) == list(CODES)
    assert len([*WORDED, *CHECKS]) == len(CODES)


def test_the_page_of_checks_is_what_the_code_says(matches: Matches) -> None:
    matches(page(), Path(draftdiff.__file__).parent.parent / "docs" / "checks.md")


def page() -> str:
    """Write the page of all codes from the docstrings."""
    lines = [
        "# Checks\n",
        "Every problem that `draftdiff check` finds has a code, and a section here. An error keeps its file out of "
        "print:\n`diff` and `show` refuse to read it. A warning is worth a look; a hint may help, and is no problem.\n"
        "`draftdiff check --explain DD204` prints one section.\n",
        "This page is made from the docstrings in `draftdiff/checks/`; change it there.\n",
    ]
    for code in CODES:
        summary, text = documentation(code)
        lines.append(f"## {code}\n\n**{summary}** ({severity(code)})\n\n{text}\n")
    return "\n".join(lines)
