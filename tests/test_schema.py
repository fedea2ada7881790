"""The schemas for editors: they take what draftdiff reads and refuse what it refuses, as far as one file shows.

A file is read here as an editor reads it, by YAML 1.1 and its guesses; keys and dates stay as they are written.
"""

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from draftdiff import keys
from draftdiff.checks.table import CODES
from draftdiff.diagnostics import Severity
from draftdiff.model import Base, Basis, Covers, DraftKind, Is, ShiftWord, Status, Yes
from draftdiff.reading.record import Record, load_record
from draftdiff.schema import Kind, as_text, names_of, schema
from draftdiff.values import ValueType
from draftdiff.writing.files import read_project
from tests.conftest import ROOT, Matches, Run
from tests.test_problems import CASES, PROBLEMS, spoil

SHIPPED = ROOT / "draftdiff" / "schemas"
DEALS = ROOT / "tests" / "deals"
LIMIT = 1024 * 1024

ONLY_DRAFTDIFF_SEES = {
    "the bytes of a file": ["DD001", "DD002", "DD003", "DD004", "DD006", "DD017"],
    "odd YAML": ["DD009", "DD010", "DD011", "DD012", "DD013", "DD014", "DD015", "DD016"],
    "names in other files or folders": [
        "DD105",
        "DD106",
        "DD107",
        "DD108",
        "DD111",
        "DD112",
        "DD114",
        "DD116",
        "DD117",
        "DD122",
    ],
    "how a value or date is written": ["DD110", "DD203"],
    "the type of a clause, which is in deal.yaml": ["DD204", "DD209", "DD215"],
    "one value beside another": ["DD121", "DD128", "DD207", "DD211", "DD212", "DD216"],
    "saved texts, and what reports say": ["DD129", "DD301", "DD302", "DD303", "DD305", "DD306", "DD307", "DD318"],
    "warnings, which refuse nothing": [
        *(
            "DD213",
            "DD304",
            "DD308",
            "DD309",
            "DD310",
            "DD311",
            "DD312",
            "DD313",
            "DD314",
            "DD315",
            "DD316",
            "DD123",
            "DD124",
            "DD131",
            "DD329",
            "DD330",
        ),
        *(
            "DD019",
            "DD126",
            "DD317",
            "DD319",
            "DD320",
            "DD321",
            "DD322",
            "DD323",
            "DD324",
            "DD325",
            "DD326",
            "DD327",
            "DD328",
        ),
    ],
}
EDITORS_DIFFER = {
    *ONLY_DRAFTDIFF_SEES["the bytes of a file"],
    *ONLY_DRAFTDIFF_SEES["odd YAML"],
}
UNSEEN = {code for codes in ONLY_DRAFTDIFF_SEES.values() for code in codes}
SYNTAX = {"DD005", "DD007", "DD008", "DD018"}
"""What an editor's own reading of YAML finds, or finds empty."""
SEEN = {
    "DD101",
    "DD102",
    "DD103",
    "DD104",
    "DD109",
    "DD113",
    "DD115",
    "DD130",
    "DD118",
    "DD125",
    "DD119",
    "DD120",
    "DD201",
    "DD202",
    "DD205",
    "DD206",
    "DD208",
    "DD214",
    "DD217",
}


BASE = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Editor(BASE):  # type: ignore[misc,valid-type]
    """Guesses what plain words mean, as editors do."""


def as_object(loader: Editor, node: yaml.MappingNode) -> dict[str, Any]:
    return {str(key.value): loader.construct_object(value, deep=True) for key, value in node.value}


Editor.add_constructor("tag:yaml.org,2002:map", as_object)
Editor.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def seen_by_editor(text: str) -> object:
    return yaml.load(text, Loader=Editor)


@cache
def validator(kind: Kind) -> Draft7Validator:
    shipped = json.loads((SHIPPED / f"{kind}.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(shipped)
    return Draft7Validator(shipped)


def kind_of(name: str) -> Kind:
    if name.startswith("seeds/"):
        return Kind.SOURCES
    return {"deal": Kind.DEAL, "unplaced": Kind.UNPLACED}.get(Path(name).stem, Kind.DRAFT)


def refused(data: bytes, kind: Kind) -> bool:
    try:
        return not validator(kind).is_valid(seen_by_editor(data.decode("utf-8-sig")))
    except (yaml.YAMLError, UnicodeDecodeError):
        return True


def load(root: Path) -> tuple[Record, dict[str, bytes]]:
    files = read_project(root)
    blobs = [*files.seeds, *(blob for _, folder in files.folders for blob in folder)]
    return load_record(files.seeds, files.folders, LIMIT, files.problems), {blob.name: blob.data for blob in blobs}


def verdicts(root: Path) -> Iterator[tuple[str, set[str], bool]]:
    """Yield each file with the errors that reading finds in it, and whether the schema refuses it."""
    record, files = load(root)
    for name, data in files.items():
        errors = {p.code for p in record.problems if p.place.file.name == name and p.severity is Severity.ERROR}
        yield name, errors, refused(data, kind_of(name))


@pytest.mark.parametrize("kind", Kind)
def test_shipped_schemas_are_what_the_code_makes(kind: Kind, matches: Matches, run: Run) -> None:
    matches(as_text(schema(kind)), SHIPPED / f"{kind}.schema.json")
    assert run("schema", "--for", kind.value).out == (SHIPPED / f"{kind}.schema.json").read_text("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_schema_refuses_the_files_that_draftdiff_refuses(case: str, tmp_path: Path) -> None:
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    spoil(tmp_path, case)
    for name, errors, refused in verdicts(tmp_path):
        assert refused == bool(errors - UNSEEN) or errors & EDITORS_DIFFER, (name, errors)


@pytest.mark.parametrize("root", [ROOT, *(path for path in sorted(DEALS.iterdir()))], ids=lambda path: path.name)
def test_schema_takes_the_files_that_draftdiff_takes(root: Path) -> None:
    for name, errors, refused in verdicts(root):
        assert (errors, refused) == (set(), False), name


def test_every_code_is_seen_by_the_schema_or_said_not_to_be() -> None:
    assert set(CODES) == UNSEEN | SYNTAX | SEEN
    assert len(CODES) == len(UNSEEN) + len(SYNTAX) + len(SEEN)


@pytest.mark.parametrize("code", sorted(SYNTAX | SEEN))
def test_what_the_schema_sees_it_sees(code: str, tmp_path: Path) -> None:
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    spoil(tmp_path, code)
    assert [refused for _, errors, refused in verdicts(tmp_path) if code in errors] == [True]


def test_every_word_of_the_files_is_explained_once() -> None:
    words = [word for table in (ValueType, Base, Status, Is, ShiftWord, Basis, Covers, Yes) for word in table]
    assert set(keys.MEANINGS) == set(words)
    assert len(set(words)) == len(words)
    assert set(keys.KINDS) == set(DraftKind)


@pytest.fixture
def harbour(tmp_path: Path, run: Run) -> Draft7Validator:
    """Narrow the schema of drafts to the deal that the cases of problems are made from."""
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    narrowed = json.loads(run("schema", "harbour", cwd=tmp_path).out)
    Draft7Validator.check_schema(narrowed)
    return Draft7Validator(narrowed)


@pytest.mark.parametrize("code", ["DD105", "DD106", "DD107", "DD108", "DD204", "DD209"])
def test_schema_of_a_deal_knows_its_names_and_types(code: str, tmp_path: Path, harbour: Draft7Validator) -> None:
    record, files = load(tmp_path)
    for name, data in files.items():
        if kind_of(name) is Kind.DRAFT:
            assert harbour.is_valid(seen_by_editor(data.decode())), name
    spoil(tmp_path, code)
    record, files = load(tmp_path)
    spoilt = {problem.place.file.name for problem in record.problems if problem.code == code}
    assert spoilt
    for name in spoilt:
        assert not harbour.is_valid(seen_by_editor(files[name].decode()))


@pytest.mark.parametrize("root", [ROOT, *sorted(DEALS.iterdir())], ids=lambda path: path.name)
def test_schema_of_a_deal_takes_its_drafts(root: Path) -> None:
    record, files = load(root)
    for deal in record.deals.values():
        for kind in (Kind.DRAFT, Kind.DEAL):
            narrowed = Draft7Validator(json.loads(as_text(schema(kind, names_of(deal)))))
            for name, data in files.items():
                if kind_of(name) is kind and name.startswith(deal.place.file.name.rpartition("/")[0]):
                    assert narrowed.is_valid(seen_by_editor(data.decode())), name


def test_schema_of_a_deal_offers_and_explains(run: Run) -> None:
    narrowed = json.loads(run("schema", "us-ukraine-minerals").out)
    cited = narrowed["definitions"]["source"]
    told = dict(zip(cited["enum"], cited["enumDescriptions"], strict=True))
    assert told["ft-2025-02-15"] == "Financial Times, 15 Feb 2025"
    share = narrowed["properties"]["terms"]["properties"]["revenue-share"]
    assert share["title"] == "Revenue share"
    assert share["description"].startswith("percent: 50%, half, a third, up to 40%; say what it is a part of")
    assert "mining revenue" in share["items"]["properties"]["of"]["anyOf"][0]["enum"]
    assert narrowed["properties"]["by"]["anyOf"][0]["enum"] == ["US", "UA", "unknown"]


def test_schema_says_that_sources_belong_to_no_deal(run: Run) -> None:
    result = run("schema", "us-ukraine-minerals", "--for", "sources")
    assert result.status == 2
    assert "help: leave the deal out" in result.err


@pytest.mark.parametrize("text", ["no", "50", "2025-02-12", "12:30", "0750", "1_000", "1.5", "true", "'50%'", "0x1f"])
def test_what_an_editor_takes_for_something_else_is_a_value(text: str) -> None:
    lines = f"value: {text}, of: {text}, source: {text}, who: {text}, basis: told, quote: {text}"
    draft = f"draft: a\ntitle: {text}\nby: {text}\ndate: {text}\nnote: {text}\nterms: {{a: [{{{lines}}}]}}"
    assert not refused(draft.encode(), Kind.DRAFT)


def test_an_id_may_look_like_a_number_or_a_boolean(tmp_path: Path, run: Run) -> None:
    shutil.copytree(PROBLEMS / "base", tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "drafts/harbour/counter.yaml", tmp_path / "seeds/harbour.yaml"):
        text = path.read_text()
        path.write_text(text.replace("echo", "2031").replace("wire", "true").replace("echo:", "2031:"))
    assert run("check", cwd=tmp_path).status == 0
    narrowed = Draft7Validator(json.loads(run("schema", "harbour", cwd=tmp_path).out))
    assert narrowed.is_valid(seen_by_editor((tmp_path / "drafts/harbour/counter.yaml").read_text()))
