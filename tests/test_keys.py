"""Every key of the files stands in one table, and whatever deals with keys follows from it."""

import re
from typing import Any

import click
import pytest

from draftdiff import keys
from draftdiff.commands.add import QUESTIONS
from draftdiff.commands.add import command as add
from draftdiff.commands.amend import amend
from draftdiff.schema import Kind, schema
from tests.conftest import ROOT

BY_ITSELF = {"retracted": "retract"}
"""Keys of a report that a command of their own writes."""


def described() -> dict[str, str]:
    """Return every key of a report that the schema has, with what it says of it."""
    whole: Any = schema(Kind.DRAFT)
    report = whole["properties"]["terms"]["additionalProperties"]["items"]["properties"]
    held = {
        key: whole["definitions"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        for key, one in report.items()
    }
    return {key: one["description"] for key, one in held.items()}


@pytest.mark.parametrize("key", keys.REPORT.values(), ids=lambda key: key.name)
def test_every_key_of_a_report_is_everywhere(key: keys.Key) -> None:
    assert key.about.endswith(".")
    assert described()[key.name] == key.about
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{key.name}` \|.*{re.escape(key.about)}", page, re.MULTILINE)
    if key.name in BY_ITSELF:
        return
    assert key.name in QUESTIONS
    given = {opt for param in add.params for opt in (*param.opts, param.name)}
    assert f"--{key.name}" in given or key.name == "value" in given
    field = next(param for param in amend.params if param.name == "field")
    assert isinstance(field.type, click.Choice)
    assert key.name in field.type.choices


@pytest.mark.parametrize("table", ["DEAL", "CLAUSE", "DRAFT", "REPORT", "RETRACTION", "RULING", "SOURCE"])
def test_every_key_is_explained_and_has_an_example(table: str) -> None:
    for name, key in getattr(keys, table).items():
        assert key.name == name
        assert key.about
        assert key.example
        assert not key.words or key.holds is keys.Holds.WORD
        assert not key.words or key.example in list(key.words)
