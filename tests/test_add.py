"""`draftdiff add`, `retract`, `rule` and `amend`, as a person types them."""

import hashlib
import subprocess
from difflib import ndiff
from pathlib import Path

import pytest

from draftdiff.commands import asking
from draftdiff.commands.add import QUESTIONS
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, add_report
from tests.conftest import Run

DEAL = "drafts/pier"
DRAFT = f"{DEAL}/better-offer.yaml"
SOURCE = ("--source", "lamp-2031-06-07", "--basis", "told", "--who", "one person")
ADD = ("add", "better-offer", "rent-share", "40%", "--of", "kiosks: rent", *SOURCE, "--quote", "40% of it")

NEW = """
  rent-share:
    - value: 40%
      of: 'kiosks: rent'
      source: lamp-2031-06-07
      who: one person
      basis: told
      quote: 40% of it
"""


def added_lines(before: bytes, after: bytes) -> list[str]:
    changes = list(ndiff(before.decode().splitlines(), after.decode().splitlines()))
    assert not [line for line in changes if line.startswith("- ")]
    return [line[2:].strip() for line in changes if line.startswith("+ ")]


def test_add_shows_what_becomes_known_and_writes(run: Run, pier: Path) -> None:
    file = pier / DRAFT
    before = file.read_bytes()
    result = run(*ADD, "--yes", cwd=pier)
    assert (result.status, result.err) == (0, "")
    known = "  Share of the rent  not reported → 40% of kiosks: rent ("
    assert result.out.startswith(f"what is known changes:\n\n“Better” offer\n{known}")
    assert f"added to {DRAFT}:" in result.out
    text = file.read_bytes().decode()
    assert NEW in text
    assert text.replace(NEW, "", 1).encode() == before


def test_dry_run_prints_a_patch_that_applies(run: Run, pier: Path) -> None:
    file = pier / DRAFT
    file.write_bytes(file.read_bytes().rstrip().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    patch = run(*ADD, "--dry-run", cwd=pier)
    assert patch.status == 0
    assert file.read_bytes() == before
    done = subprocess.run(["git", "apply", "-"], cwd=pier, input=patch.out.encode(), capture_output=True)
    assert done.returncode == 0, done.stderr
    by_patch = file.read_bytes()
    file.write_bytes(before)
    assert run(*ADD, "--yes", cwd=pier).status == 0
    assert file.read_bytes() == by_patch


def test_nothing_is_written_without_a_yes(run: Run, pier: Path) -> None:
    before = (pier / DRAFT).read_bytes()
    result = run(*ADD, cwd=pier)
    assert result.status == 2
    assert "add --yes to write it" in result.err
    assert (pier / DRAFT).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add",), "a report needs DRAFT, CLAUSE, VALUE (or --is or --change), --source, --basis, --who, --quote"),
        (("add", "better-offer", "rent-share", "40%", *SOURCE), "a report needs --of, --quote"),
        (
            ("add", "better-offer", "rent-share", "--change", "removed", *SOURCE),
            "a report needs --since, --quote",
        ),
        (("add", "better-offer", "rent-shar", "40%"), "write `rent-share`"),
        (("add", "better-offer", "rent-share", "forty"), "forty"),
        (("add", "better-offer", "rent-share", "4%", "--is", "absent"), "a report holds `value` and `is`"),
        (("add", "better-offer", "legal-form", "x", "--source", "lamp"), "no source `lamp` is declared"),
        (("add", "better-offer", "legal-form", "x", *SOURCE, "--relays", "lamp-2031-06-07"), "cannot relay itself"),
        (
            ("add", "better-offer", "legal-form", *SOURCE, "--change", "raised"),
            "a clause of type text cannot be `raised`",
        ),
        (("add", "better-offer", "legal-form", "x", *SOURCE, "--quote", "w " * 16), "at most 15"),
        (("add", "better-offer", "legal-form", "x", *SOURCE, "--quote", "bell \a"), "character"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else None,
)
def test_what_is_missing_or_wrong_is_named(arguments: tuple[str, ...], said: str, run: Run, pier: Path) -> None:
    before = (pier / DRAFT).read_bytes()
    result = run(*arguments, "--yes", cwd=pier)
    assert result.status == 2
    assert said in result.err
    assert (pier / DRAFT).read_bytes() == before


TOLD = {"source": "lamp-2031-06-07", "basis": "told", "who": "x", "quote": "y"}


@pytest.mark.parametrize(
    ("clause", "report"),
    [
        ("rent-share", {"value": "forty", "of": "rent", **TOLD}),
        ("legal-form", {"is": "absent", "of": "rent", **TOLD}),
        ("legal-form", {"value": "x", "is": "absent", **TOLD}),
        ("legal-form", {"value": "x", "since": "first-offer", **TOLD}),
        ("legal-form", {"change": "raised", "since": "first-offer", **TOLD}),
        ("legal-form", {"change": "removed", "since": "frist-offer", **TOLD}),
        ("legal-form", {"change": "removed", "since": "better-offer", **TOLD}),
        ("legal-form", {"value": "x", **TOLD, "source": "lamp"}),
        ("legal-form", {"value": "x", **TOLD, "relays": "lamp"}),
        ("legal-form", {"value": "x", **TOLD, "relays": "lamp-2031-06-07"}),
        ("legal-form", {"value": "x", **TOLD, "quote": "w " * 16}),
        ("legal-form", {"value": "x", **TOLD, "source": "old"}),
    ],
)
def test_an_answer_is_refused_in_the_words_of_the_check(
    run: Run, pier: Path, clause: str, report: dict[str, str]
) -> None:
    (pier / "seeds/old.yaml").write_text("old: {outlet: Old Post, published: 2030-01-01}\n")
    options = [word for key, text in report.items() if key != "value" for word in (f"--{key}", text)]
    value = [report["value"]] if "value" in report else []
    refused = run("add", "better-offer", clause, *value, *options, "--yes", cwd=pier)
    assert refused.status == 2
    message, help = (line.partition(": ")[2] for line in refused.err.splitlines()[-2:])
    file = TextFile(DRAFT, (pier / DRAFT).read_bytes().decode())
    made = add_report(file, clause, report)
    assert isinstance(made, Edited)
    (pier / DRAFT).write_bytes(made.text.encode())
    said = run("check", "--width", "400", cwd=pier).out
    assert f": {message}\n" in said
    assert f"help: {help}\n" in said


@pytest.fixture
def with_text(pier: Path) -> Path:
    """Give one source a saved text."""
    text = "The port would ask a fee of twelve million, and the fee of ten million is off.\n"
    (pier / "seeds/texts").mkdir()
    (pier / "seeds/texts/post.txt").write_text(text)
    checksum = hashlib.sha256(text.encode()).hexdigest()
    source = f"post:\n  outlet: Harbour Post\n  published: 2031-06-08\n  text: post.txt\n  sha256: {checksum}\n"
    (pier / "seeds/post.yaml").write_text(source)
    return pier


POST = (
    "add",
    "better-offer",
    "legal-form",
    "a lease",
    "--source",
    "post",
    "--basis",
    "told",
    "--who",
    "x",
    "--yes",
)


def test_a_quote_is_looked_up_in_the_saved_text(run: Run, with_text: Path) -> None:
    result = run(*POST, "--quote", "a fee for twelve million", cwd=with_text)
    assert result.status == 2
    assert "the nearest are “a fee of twelve million”" in result.err
    assert run(*POST, "--quote", "fee of twelve million", cwd=with_text).status == 0
    assert run("check", "--fail-on", "warning", cwd=with_text).status == 0


def test_a_person_is_asked_for_what_is_missing(
    run: Run, with_text: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("draftdiff.commands.add.on_terminal", lambda: True)
    monkeypatch.setattr("draftdiff.commands.writing.on_terminal", lambda: True)
    monkeypatch.setattr("draftdiff.commands.writing.confirm", lambda: True)
    quotes = ("a fee for twelve million", "1")
    asked = answer_with(
        monkeypatch,
        ["better-offr", "better-offer", "legal-form", "a lease", "post", "", "told", "a clerk", *quotes],
    )
    result = run("add", cwd=with_text)
    assert result.status == 0, result.err
    assert "write `better-offer`" in result.out
    assert "    1  a fee of twelve million" in result.out
    keys = ("draft", "draft", "clause", "value", "source", "relays", "basis", "who", "quote", "quote")
    assert [message.lower().startswith(QUESTIONS[key]) for message, key in zip(asked, keys, strict=True)] == [True] * 10
    assert "quote: a fee of twelve million" in (with_text / DRAFT).read_text("utf-8")

    answer_with(monkeypatch, ["", "signing-time", "absent", "", "", "", "", "fee of ten million"])
    again = run("add", cwd=with_text)
    assert again.status == 0, again.err
    new = (with_text / DRAFT).read_text("utf-8").rpartition("signing-time:")[2]
    assert "source: post\n      who: a clerk\n      basis: told\n      quote: fee of ten million\n" in new


def answer_with(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> list[str]:
    asked: list[str] = []
    waiting = iter(answers)

    def read(message: str, choices: object, refused: list[str]) -> str:
        asked.append(message)
        return next(waiting)

    monkeypatch.setattr(asking, "_read", read)
    return asked


def test_retract_keeps_the_report_and_says_why(run: Run, pier: Path) -> None:
    before = (pier / DRAFT).read_bytes()
    taken_back = ("--because", "the outlet: corrected it", "--on", "2031-06-09", "--yes")
    result = run("retract", "better-offer", "osk-law", "limpet-2031-06-06", *taken_back, cwd=pier)
    assert (result.status, result.err) == (0, "")
    new = added_lines(before, (pier / DRAFT).read_bytes())
    assert new == ["retracted: {on: '2031-06-09', because: 'the outlet: corrected it'}"]
    because = "(retracted on 9 Jun 2031: the outlet: corrected it)"
    assert (
        "  Conformity with Osk's law  yes (one source told Tarn Bell, via Limpet Digest) → not reported\n" in result.out
    )
    assert f"    - not counted: Limpet Digest, relaying Tarn Bell: yes {because}\n" in result.out
    again = run("retract", "better-offer", "osk-law", "limpet-2031-06-06", *taken_back, cwd=pier)
    assert "retracted already" in again.err


def test_several_reports_of_a_source_are_told_apart_by_line(run: Run, pier: Path) -> None:
    command = ("amend", "first-offer", "rent-share", "lamp-2031-06-07", "who", "a clerk", "--yes")
    result = run(*command, cwd=pier)
    assert result.status == 2
    line = result.err.rpartition("--line: ")[2].split(",")[0]
    assert run(*command, "--line", line, cwd=pier).status == 0
    assert run(*command, "--line", "1", cwd=pier).status == 2


def test_rule_and_amend(run: Run, pier: Path) -> None:
    file = pier / DEAL / "first-offer.yaml"
    before = file.read_bytes()
    decided = ("--because", "it names the sum", "--on", "2031-06-09", "--yes")
    command = ("rule", "first-offer", "rent-share", "crab-2031-06-07", *decided)
    result = run(*command, cwd=pier)
    assert result.status == 0
    assert "ruling: this record follows Foghorn, on 9 Jun 2031, because it names the sum\n" in result.out
    assert added_lines(before, file.read_bytes())[-2:] == [
        "rulings:",
        "rent-share: {accept: crab-2031-06-07, because: it names the sum, on: '2031-06-09'}",
    ]
    assert "there is a ruling" in run(*command, cwd=pier).err
    before = file.read_bytes()
    amended = ("amend", "first-offer", "council-vote", "limpet-2031-06-06", "value", "no", "--yes")
    assert run(*amended, cwd=pier).status == 0
    head, value, tail = before.rpartition(b"value: yes")
    assert file.read_bytes() == head + b"value: 'no'" + tail
    assert value


def test_a_report_with_an_error_is_not_told_to_be_missing(run: Run, pier: Path) -> None:
    file = pier / DEAL / "first-offer.yaml"
    file.write_bytes(file.read_bytes().replace(b"value: yes", b"value: perhaps"))
    result = run("amend", "first-offer", "council-vote", "limpet-2031-06-06", "who", "a clerk", "--yes", cwd=pier)
    assert result.status == 2
    assert "error[DD203]: `perhaps` is neither yes nor no\n" in result.err
    assert "has no report on `council-vote` in `first-offer` that can be read\n  help: mend what is" in result.err


def test_a_result_with_an_error_is_not_written(run: Run, pier: Path) -> None:
    file = pier / DEAL / "first-offer.yaml"
    before = file.read_bytes()
    result = run("rule", "first-offer", "legal-form", "foghorn", "--because", "x", "--yes", cwd=pier)
    assert result.status == 2
    result = run("amend", "first-offer", "legal-form", "gull-2031-06-05", "of", "x", "--line", "1", cwd=pier)
    assert result.status == 2
    assert file.read_bytes() == before
