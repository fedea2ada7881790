"""Help and completion: every command in its group with examples that hold, and names that a shell offers."""

import os
import re
import shlex
import subprocess
import sys

import click
import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from draftdiff.api import load_deal
from draftdiff.cli import COMMANDS, LAST, Use, cli
from draftdiff.commands.completion import OFFERED, Named
from draftdiff.commands.options import kinds
from draftdiff.commands.settings import Settings
from tests.conftest import ROOT, Run
from tests.hostile import DEALS

CANAL = DEALS / "canal"
READ_ONLY = [
    example
    for of in COMMANDS.values()
    for example in of.examples
    if of.use is not Use.RECORD and "-o" not in shlex.split(example) and "--watch" not in example
]


def commands() -> list[click.Command]:
    """Return every command, and those below `new`."""
    context = click.Context(cli, obj=Settings(None, 0))
    found = [command for name in COMMANDS if (command := cli.get_command(context, name))]
    return [*found, *(part for group in found if isinstance(group, click.Group) for part in group.commands.values())]


def test_commands_stand_in_groups_with_a_line_each(run: Run) -> None:
    printed = run("--help").out
    assert re.findall(r"^(\w+):$", printed, re.MULTILINE) == ["Options", *Use]
    for name, of in COMMANDS.items():
        assert f"\n  {name:<9}  {of.summary}\n" in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(run: Run, name: str) -> None:
    printed = run(name, "--help").out
    for example in COMMANDS[name].examples:
        assert f"\n    draftdiff {example}\n" in printed


@pytest.mark.parametrize("example", READ_ONLY)
def test_examples_can_be_typed_in_the_bundled_project(run: Run, example: str) -> None:
    assert run(*shlex.split(example)).status == 0


@pytest.mark.parametrize(
    "example", [example for of in COMMANDS.values() for example in of.examples if example not in READ_ONLY]
)
def test_other_examples_are_understood(example: str) -> None:
    name, *arguments = shlex.split(example)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    with command.make_context(name, arguments, resilient_parsing=False):
        pass
    deal = load_deal(ROOT / "drafts" / "us-ukraine-minerals")
    known = {*deal.sources, *deal.drafts, *deal.clauses}
    assert {word for word in arguments if re.fullmatch(r"[a-z]+-[a-z0-9-]+", word)} - known <= {
        "grain-corridor",
        "march-text",
    }


@pytest.mark.parametrize("name", ["diff", "matrix", "gaps"])
def test_help_lists_the_kinds_for_only(run: Run, name: str) -> None:
    printed = run(name, "--help").out
    for words in kinds(name).values():
        assert words
        assert all(re.search(rf"(?<![\w-]){re.escape(word)}[,.]", printed) for word in words)


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_options_that_many_commands_have_come_last(command: click.Command) -> None:
    places = [LAST.index(param.name) if param.name in LAST else -1 for param in command.params]
    assert places == sorted(places)


def test_wide_windows_are_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    widths = {}
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        widths[columns] = max(map(len, run("changelog", "--help").out.splitlines()))
    assert 80 < widths["200"] <= 120
    assert widths["80"] <= 80


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_text_that_names_something_is_completed(command: click.Command) -> None:
    for param in command.params:
        if param.name in OFFERED and "new" not in (command.name, getattr(command, "callback", None)):
            assert type(param.type) is not click.types.StringParamType, param.name


def completed(*words: str, shell: type[ShellComplete] = BashComplete) -> list[str]:
    """Return what is offered for the last word."""
    *before, incomplete = words
    return [item.value for item in shell(cli, {}, "draftdiff", "_X").get_completions(before, incomplete)]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["di"], ["diff"]),
        (["diff", "i"], ["initial-us-offer", "improved-us-draft"]),
        (["diff", "initial-us-offer", "u"], ["ukrainian-counter"]),
        (["show", "im"], ["improved-us-draft"]),
        (["trace", "rev"], ["revenue-share"]),
        (["ledger", "us"], ["us-ukraine-minerals"]),
        (["diff", "--without", "newser"], ["newser-2025-02-21"]),
        (["diff", "--only", "may"], ["may-have-changed"]),
        (["diff", "--only", "now"], []),
        (["diff", "--known", "2025-02-16..2025-02-21", "--only", "now"], ["now-reported-otherwise"]),
        (["diff", "--only", "legal"], ["legal-form"]),
        (["matrix", "--only", "rai"], ["raised"]),
        (["matrix", "--sources", "--only", "rai"], []),
        (["gaps", "--only", "fell"], ["fell-silent"]),
        (["matrix", "--only", "revenue"], ["revenue-share"]),
        (["diff", "--format", "mark"], ["markdown"]),
        (["diff", "--color", "d"], ["dark"]),
        (["add", "initial-us-offer", "dispute"], ["dispute-jurisdiction"]),
        (["retract", "initial-us-offer", "revenue-share", "ft"], ["ft-2025-02-15"]),
        (["suggest", "semafor"], ["semafor-2025-02-21"]),
        (["changelog", "--since", "u"], ["ukrainian-counter"]),
        (["check", "--explain", "DD20"], None),
        (["new", "draft", "x", "--follows", "uk"], ["ukrainian-counter"]),
        (["new", "draft", "x", "--by", "U"], ["US", "UA"]),
    ],
)
def test_names_are_offered(words: list[str], offered: list[str] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = completed(*words)
    assert found == offered if offered is not None else len(found) > 2


@pytest.mark.parametrize("words", [["diff", "-o", "x"], ["changelog", "--template", "x"], ["check", "x"]])
def test_files_are_left_to_the_shell(words: list[str]) -> None:
    items = BashComplete(cli, {}, "draftdiff", "_X").get_completions(words[:-1], words[-1])
    assert [item.type for item in items] == ["file"]


def test_folders_are_left_to_the_shell() -> None:
    items = BashComplete(cli, {}, "draftdiff", "_X").get_completions(["--root"], "x")
    assert [item.type for item in items] == ["dir"]


def test_a_project_that_is_named_is_the_one_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert completed("--root", str(CANAL), "show", "op") == ["opening-text"]
    assert completed("--root", str(CANAL), "ledger", "") == ["canal"]


def test_where_nothing_can_be_read_nothing_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert completed("show", "") == []
    assert completed("diff", "--only", "may") == ["may-have-changed"] or completed("diff", "--only", "may") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_answered_by_the_program(shell: str) -> None:
    line = {"COMP_WORDS": "draftdiff show im", "COMP_CWORD": "2" if shell != "fish" else "im"}
    done = asked(f"{shell}_complete", line)
    assert "improved-us-draft" in done
    assert "draftdiff" in asked(f"{shell}_source", {})


def asked(what: str, line: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "draftdiff"], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "_DRAFTDIFF_COMPLETE": what, **line},
    )  # fmt: skip
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_shells_are_offered_the_same(shell: type[ShellComplete], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert completed("diff", "i", shell=shell) == ["initial-us-offer", "improved-us-draft"]
    assert completed("", shell=shell) == list(COMMANDS)
    assert "--stat" in completed("diff", "--s", shell=shell)


def test_the_name_of_a_command_is_completed_without_importing_one() -> None:
    program = (
        "import sys\nfrom click.shell_completion import BashComplete\nfrom draftdiff.cli import cli\n"
        "found = BashComplete(cli, {}, 'draftdiff', '_X').get_completions([], 's')\n"
        "print(*[item.value for item in found])\n"
        "print(*[name for name in sys.modules if name.startswith('draftdiff.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    names, modules = done.stdout.splitlines()
    assert names.split() == ["show", "same", "suggest", "schema"]
    assert not {f"draftdiff.commands.{name}" for name in COMMANDS} & set(modules.split())
    assert not {"draftdiff.reading.record", "draftdiff.render.layout", "yaml"} & set(modules.split())


def test_what_is_offered_is_never_a_rule() -> None:
    assert Named(lambda _: ["one"]).convert("another", None, None) == "another"
