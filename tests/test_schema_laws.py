"""Whatever is done to a key or a value, the schema and draftdiff agree on whether the file may stay so."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import pytest
import yaml

from draftdiff.diagnostics import Severity
from draftdiff.reading.record import Blob, load_record
from draftdiff.schema import Kind
from tests.test_schema import UNSEEN, refused

Data: TypeAlias = Any

FILES: dict[Kind, dict[str, Any]] = {
    Kind.DEAL: {
        "deal": "ferry",
        "title": "Ferry line",
        "parties": {"NP": "Northport", "EM": "Eastmark"},
        "note": "A remark",
        "currencies": {"$": "CAD", "dollars": "CAD"},
        "clauses": {
            "share": {"label": "Share", "type": "percent", "of": "required", "favours": {"higher": "EM"}, "note": "x"},
            "stops": {"label": "Stops", "type": "list", "favours": {"wider": "EM"}, "keywords": ["call", "port"]},
            "owner": {
                "label": "Owner",
                "type": "choice",
                "choices": ["public", "private"],
                "favours": {"public": "NP"},
            },
            "night": {
                "label": "Night",
                "type": "yes-no",
                "favours": {"yes": "EM", "absent": "NP"},
                "from": ["owner"],
                "same": [["late", "after dark"]],
            },
        },
    },
    Kind.SOURCES: {
        "post-1": {
            "outlet": "Harbour Post",
            "title": "Talks",
            "published": "2031-03-04",
            "url": "https://post.example",
            "text": "post.txt",
            "sha256": "0" * 63 + "a",
            "covers": "full-text",
            "copy-of": "post-2",
            "acknowledged": ["DD314"],
            "because": "it was read twice",
            "note": "A remark",
        },
        "post-2": {"outlet": "Harbour Post", "published": "2031-03-05"},
    },
    Kind.DRAFT: {
        "draft": "offer",
        "title": "Offer",
        "by": ["NP", "EM"],
        "kind": "position",
        "maybe": ["offer"],
        "read": {"post-1": ["share", "night"]},
        "acknowledged": ["DD315"],
        "because": "it was looked at",
        "date": "2031-03-01",
        "status": "rejected",
        "note": "A remark",
        "terms": {
            "share": [
                {"value": "20%", "of": "profit", "source": "post-1", "relays": "post-2", "basis": "told", "note": "x"},
                {"change": "raised", "since": "offer", "source": "post-1", "who": "an aide", "basis": "told"},
                {"change": "lowered", "since": {"each-of": ["offer"]}, "source": "post-1", "basis": "told"},
                {
                    "value": "30%",
                    "of": "profit",
                    "condition": "from new lines only",
                    "demand": "yes",
                    "lang": "uk",
                    "reading": "a third",
                    "acknowledged": ["DD304"],
                    "because": "nobody quotes it",
                    "source": "post-1",
                    "basis": "told",
                },
            ],
            "stops": [
                {
                    "value": ["Northport", "Eastmark"],
                    "whole": "yes",
                    "source": "post-1",
                    "basis": "published",
                    "quote": "at both",
                }
            ],
            "night": [
                {"is": "absent", "source": "post-1", "basis": "told", "retracted": {"on": "2031", "because": "x"}}
            ],
        },
        "rulings": {"share": {"accept": "post-1", "because": "it saw the text", "on": "2031-03-20"}},
    },
    Kind.UNPLACED: {
        "unplaced": "ferry",
        "note": "A remark",
        "terms": {
            "night": [
                {"is": "open", "about": {"one-of": ["offer", "answer"]}, "source": "post-1", "basis": "told"},
                {"is": "absent", "about": {"each-of": ["offer", "answer"]}, "source": "post-1", "basis": "told"},
            ],
        },
    },
}
ANSWER = {"draft": "answer", "title": "Answer", "by": "unknown"}
NAMES = {Kind.DEAL: "drafts/ferry/deal.yaml", Kind.DRAFT: "drafts/ferry/offer.yaml", Kind.SOURCES: "seeds/ferry.yaml"}
NAMES[Kind.UNPLACED] = "drafts/ferry/unplaced.yaml"
WRONG: tuple[Any, ...] = (
    "",
    "  ",
    "two words",
    "2031",
    "1.5",
    "-3",
    "true",
    [],
    {},
    ["x"],
    [["x"]],
    [{"a": "b"}],
    {"a": "b"},
)


# The dumper in C takes a third of the time.
DUMPER = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper


class AsWritten(DUMPER):  # type: ignore[misc,valid-type]
    """Writes every text plain where it can, as a person does: `true` and `2031` without quotes."""


AsWritten.yaml_implicit_resolvers = {}


def places(node: Data, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    match node:
        case dict():
            for key, value in node.items():
                yield from places(value, (*path, key))
        case list():
            for index, value in enumerate(node):
                yield from places(value, (*path, index))


def groups(whole: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    return (path for path in places(whole) if isinstance(at(whole, path), dict))


def spoilt(whole: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield a file in every way spoilt at one place: another value, no value, a key more, less or misspelt."""
    for path in places(whole):
        for wrong in WRONG:
            yield f"{path} = {wrong!r}", changed(whole, path, wrong)
        if not path:
            continue
        inner = changed(whole, path, None)
        parent = at(inner, path[:-1])
        del parent[path[-1]]
        yield f"{path} left out", inner
    for path in groups(whole):
        for name in ("value", "is", "of", "since", "note", "Two Words", "titel"):
            other = copy.deepcopy(whole)
            at(other, path).setdefault(name, "x")
            yield f"{name} in {path}", other


def at(node: Data, path: tuple[Any, ...]) -> Data:
    for key in path:
        node = node[key]
    return node


def changed(whole: dict[str, Any], path: tuple[Any, ...], value: Data) -> Data:
    if not path:
        return value
    copied = copy.deepcopy(whole)
    at(copied, path[:-1])[path[-1]] = value
    return copied


def errors(kind: Kind, text: bytes) -> set[str]:
    blobs = {one: Blob(name, text if one is kind else clean(one)) for one, name in NAMES.items()}
    drafts = [blobs[Kind.DEAL], blobs[Kind.DRAFT], blobs[Kind.UNPLACED]]
    drafts.append(Blob("drafts/ferry/answer.yaml", written(ANSWER)))
    record = load_record([blobs[Kind.SOURCES]], [("drafts/ferry", drafts)])
    found = [p for p in record.problems if p.place.file.name == NAMES[kind] and p.severity is Severity.ERROR]
    return {problem.code for problem in found}


@cache
def clean(kind: Kind) -> bytes:
    return written(FILES[kind])


def written(data: Data) -> bytes:
    return yaml.dump(data, Dumper=AsWritten, sort_keys=False, allow_unicode=True).encode()


@pytest.mark.parametrize("kind", Kind)
def test_schema_and_draftdiff_agree(kind: Kind) -> None:
    assert not errors(kind, written(FILES[kind]))
    passed, refused_alone = {}, {}
    for name, data in spoilt(FILES[kind]):
        text = written(data)
        found, by_schema = errors(kind, text), refused(text, kind)
        if found - UNSEEN and not by_schema:
            passed[name] = found
        if by_schema and not found:
            refused_alone[name] = data
    assert not refused_alone
    # Whether a value may be a list is up to the type of the clause, which is in deal.yaml.
    values = {f"('terms', 'share', {number}, 'value') = ['x']": {"DD103"} for number in (0, 3)}
    assert passed == (values if kind is Kind.DRAFT else {})


def test_an_empty_list_of_choices_is_not_passed_over() -> None:
    """A clause without choices could take no value, and every report of it would be lost without a word."""
    data = copy.deepcopy(FILES[Kind.DEAL])
    data["clauses"]["owner"] |= {"choices": [], "favours": {"present": "NP"}}
    assert errors(Kind.DEAL, written(data)) == {"DD113"}
