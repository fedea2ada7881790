"""CONTRIBUTING.md says how many modules a new thing touches; as far as the code tells, that is so."""

import re
from importlib import import_module

import click
import pytest

from draftdiff.cli import COMMANDS
from draftdiff.comparing.changes import Kind
from draftdiff.render import Format, writer
from tests.conftest import ROOT

PACKAGE = ROOT / "draftdiff"
ROWS = re.findall(r"^\| (an? .+?) \| (\d+) \| (.+) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)


def modules(which: str) -> list[str]:
    """Return the modules that a row names."""
    return re.findall(r"`([\w/]+\.py)`", which)


def naming(word: str) -> set[str]:
    """Return the modules that have a word in them."""
    found = (path for path in PACKAGE.rglob("*.py") if re.search(rf"\b{re.escape(word)}\b", path.read_text("utf-8")))
    return {path.relative_to(PACKAGE).as_posix() for path in found}


def test_what_can_be_added_is_listed() -> None:
    assert [row[0].split()[1] for row in ROWS] == ["command", "format", "key", "kind", "check"]


@pytest.mark.parametrize(("what", "count", "which"), ROWS, ids=[row[0] for row in ROWS])
def test_every_module_is_counted_and_there(what: str, count: str, which: str) -> None:
    named = modules(which)
    assert len(named) + which.count("a module of `checks/`") == int(count)
    assert all((PACKAGE / name).is_file() for name in named if "NAME" not in name)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_module_and_one_line(name: str) -> None:
    of = COMMANDS[name]
    module = import_module(f"draftdiff.commands.{of.module or name}")
    assert isinstance(getattr(module, name if of.module else "command"), click.Command)


@pytest.mark.parametrize("format", Format)
def test_a_format_is_one_module_and_one_word(format: Format) -> None:
    assert writer(format).__module__ == f"draftdiff.render.{format}"


@pytest.mark.parametrize("kind", [Kind.WIDENED, Kind.NARROWED, Kind.REBASED])
def test_a_kind_stands_in_the_modules_that_are_named(kind: Kind) -> None:
    which = next(which for what, _, which in ROWS if what == "a kind of change")
    assert naming(f"Kind.{kind.name}") <= {*modules(which), "pages/sentences.py"}
    assert naming(f"Kind.{kind.name}") >= {"comparing/changes.py", "telling/words.py"}
