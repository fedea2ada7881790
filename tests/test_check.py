"""`draftdiff check`: formats, exit statuses, paths, and what is said of quotes."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from draftdiff.checks.table import CODES
from draftdiff.reading.record import Blob, load_record
from draftdiff.render.diagnostics import as_text
from draftdiff.render.layout import Paper, cells
from tests.conftest import Run

BASE = Path(__file__).parent / "problems" / "base"
OFFER, COUNTER, SEEDS = "drafts/harbour/first-offer.yaml", "drafts/harbour/counter.yaml", "seeds/harbour.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(project: Path, name: str, before: str, after: str) -> None:
    path = project / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_json_has_every_place(project: Path, run: Run) -> None:
    change(project, OFFER, "value: 40%", "value: 40")
    result = run("check", "--format", "json", cwd=project)
    assert result.status == 1
    assert json.loads(result.out) == [
        {
            "code": "DD203",
            "severity": "error",
            "message": "`40` has no percent sign",
            "file": OFFER,
            "line": 7,
            "column": 14,
            "help": "write `40%` for a percentage",
            "related": [],
        }
    ]


def test_github_annotates_the_lines_of_a_change(project: Path, run: Run) -> None:
    change(project, OFFER, "value: 40%", "value: 12,5%")
    result = run("check", "--format", "github", cwd=project)
    assert result.out == (
        f"::error file={OFFER},line=7,col=14,title=DD203::"
        "`12,5%25` has a comma that does not part groups of three digits. "
        "Help: write a point before decimals: `12.5%25`\n"
    )


def test_json_of_a_clean_project_is_an_empty_list(project: Path, run: Run) -> None:
    assert run("check", "--format", "json", cwd=project).out == "[]\n"


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [("error", 0), ("warning", 1), ("never", 0)],
)
def test_what_a_warning_exits_with(fail_on: str, status: int, project: Path, run: Run) -> None:
    change(project, COUNTER, "      quote: 20 years\n", "")
    result = run("check", "--fail-on", fail_on, cwd=project)
    assert result.status == status
    assert "warning[DD304]" in result.out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_what_an_error_exits_with(fail_on: str, status: int, project: Path, run: Run) -> None:
    change(project, COUNTER, "20 years\n      source", "20 yaers\n      source")
    assert run("check", "--fail-on", fail_on, cwd=project).status == status


def test_only_problems_of_the_paths_that_are_named(project: Path, run: Run) -> None:
    change(project, OFFER, "value: 40%", "value: 40")
    change(project, COUNTER, "basis: told", "basis: heard")
    change(project, SEEDS, "outlet: City Wire", "outlets: City Wire")
    of_file = run("check", COUNTER, cwd=project)
    assert "DD104" in of_file.out
    assert "DD203" not in of_file.out
    of_folder = run("check", "drafts/harbour", cwd=project)
    assert "DD104" in of_folder.out
    assert "DD203" in of_folder.out
    assert "DD101" not in of_folder.out
    from_inside = run("check", "first-offer.yaml", cwd=project / "drafts" / "harbour")
    assert "DD203" in from_inside.out


def test_a_path_that_is_not_there(project: Path, run: Run) -> None:
    result = run("check", "drafts/quarry", cwd=project)
    assert (result.status, result.out) == (2, "")
    assert "there is no file or folder drafts/quarry" in result.err


@pytest.mark.parametrize("code", CODES)
def test_explain_prints_a_section_of_the_page(code: str, run: Run) -> None:
    result = run("check", "--explain", code.lower())
    assert result.status == 0
    assert result.out.startswith((f"error[{code}]: ", f"warning[{code}]: ", f"hint[{code}]: "))


def test_explain_guesses_no_code_where_many_are_as_near(run: Run) -> None:
    result = run("check", "--explain", "DD24")
    assert (result.status, result.out) == (2, "")
    assert "there is no code `DD24`" in result.err
    assert "write one that `draftdiff check` prints, such as DD204" in result.err


def quotes(text: str) -> str:
    """Return what is said of quotes, in one line."""
    return " ".join(text[text.index("quotes: ") :].split())


def test_all_texts_are_at_hand(project: Path, run: Run) -> None:
    change(project, SEEDS, "  outlet: Evening Echo", "  outlet: Evening Echo\n  text: post.txt\n  sha256: " + "0" * 64)
    change(project, COUNTER, "quote: 20 years", "quote: 25 years")
    assert quotes(run("check", cwd=project).out) == "quotes: 2 found in the saved texts"


def test_some_texts_are_at_hand(project: Path, run: Run) -> None:
    change(project, SEEDS, "  outlet: Evening Echo", "  outlet: Evening Echo\n  text: echo.txt\n  sha256: " + "0" * 64)
    assert quotes(run("check", cwd=project).out) == (
        "quotes: 1 found in the saved texts, 1 not verified (echo.txt is not in seeds/texts/) "
        "name the folder of the saved texts with --texts DIR"
    )


def test_no_text_is_at_hand(project: Path, run: Run) -> None:
    shutil.rmtree(project / "seeds" / "texts")
    result = run("check", cwd=project)
    assert result.status == 0
    assert quotes(result.out) == (
        "quotes: 1 not verified (post.txt is not in seeds/texts/), 1 not verified (no saved text declared) "
        "name the folder of the saved texts with --texts DIR"
    )


def test_texts_of_another_folder(project: Path, run: Run) -> None:
    (project / "seeds" / "texts").rename(project / "elsewhere")
    assert "1 found" in run("check", "--texts", "elsewhere", cwd=project).out
    missing = run("check", "--texts", "nowhere", cwd=project)
    assert (missing.status, missing.out) == (2, "")
    assert "there is no folder nowhere" in missing.err


def test_the_checksum_to_write_is_given_once_the_text_is_at_hand(project: Path, run: Run) -> None:
    text = (project / SEEDS).read_text()
    checksum = text.partition("sha256: ")[2].split()[0]
    change(project, SEEDS, f"  sha256: {checksum}\n", "")
    assert f"sha256: {checksum}" in " ".join(run("check", cwd=project).out.split())
    shutil.rmtree(project / "seeds" / "texts")
    assert "`sha256sum post.txt`" in " ".join(run("check", cwd=project).out.split())


CARETS = [
    "{unknown: x}",
    "{note: '港口委员会', unknown: x}",
    "{note: 'e\u0301e\u0301e\u0301', unknown: x}",
    "{note: '🚢 ½ —', unknown: x}",
    "{note: '" + "long " * 40 + "', unknown: x}",
    "{note: '" + "港口" * 60 + "', unknown: x, who: '" + "港口" * 60 + "'}",
]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("entry", CARETS)
def test_carets_stand_under_what_is_meant(entry: str, mark: str, ending: str) -> None:
    text = mark + ending.join(["# 港口", f"echo: {entry}", ""])
    record = load_record([Blob("seeds/s.yaml", text.encode())], [])
    problem = next(problem for problem in record.problems if problem.code == "DD101")
    shown = as_text([problem], Paper(80)).splitlines()
    line, carets = next((line, carets) for line, carets in pairwise(shown) if carets.strip(" |") == "^^^^^^^")
    before = line[: line.index("unknown")]
    assert cells(before) == carets.index("^")
    assert all(cells(row) <= 80 for row in shown)


def test_a_line_that_begins_with_the_mark_of_byte_order(project: Path, run: Run) -> None:
    path = project / OFFER
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"draft: first-offer", b"draught: first-offer"))
    result = run("check", OFFER, cwd=project)
    assert f"{OFFER}:1:1\n  |\n1 | draught: first-offer\n  | ^^^^^^^\n" in result.out


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("guarantees at all", "any guarantees at all", True),
        ("guarantees at all", "no guarantees at all", False),
        ("revenue from 5 mines", "revenue from 6 mines", False),
        ("revenue except from mines", "revenue from the mines", False),
    ],
)
def test_words_that_differ_in_a_number_or_a_negation_are_never_nearly_the_same(
    one: str, other: str, alike: bool, project: Path, run: Run
) -> None:
    shutil.copytree(BASE.parent / "DD309", project, dirs_exist_ok=True)
    change(project, OFFER, "of: tolls", f"of: {one}")
    change(project, OFFER, "of: the tolls", f"of: {other}")
    assert ("is nearly the same as" in run("check", cwd=project).out) is alike
