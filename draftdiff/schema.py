"""JSON Schema, draft-07, of the files: made from the keys and words that reading knows, for editors.

Editors turn some words of YAML into numbers or booleans, which draftdiff never does; so a value may be any of these.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from draftdiff import keys
from draftdiff.keys import Holds, Key, Keys, Need, meaning
from draftdiff.model import Clause, Deal, Naming, ShiftWord, Stated
from draftdiff.reading.deal import ORDERED, moves
from draftdiff.values import Quantity, ValueType, display, written_date
from draftdiff.values.currencies import CODES

Schema = dict[str, object]

SINGLE = ["string", "number", "boolean"]
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
ID_RULE = "An id is made of a-z, 0-9 and single hyphens."
VALUE: Schema = {"type": SINGLE, "pattern": r"\S", "patternErrorMessage": "Write a value, or take the line out."}
ID_KEY: Schema = {"pattern": ID_PATTERN, "patternErrorMessage": ID_RULE}
ID: Schema = {"type": ["string", "integer", "boolean"], **ID_KEY, "minimum": 0}
DIGITS: Schema = {"pattern": "^[0-9a-fA-F]{64}$", "patternErrorMessage": "A checksum has 64 digits."}
CHECKSUM: Schema = {"type": "string", **DIGITS}
LANGUAGE: Schema = {
    "type": "string",
    "pattern": f"^{keys.LANGUAGE}$",
    "patternErrorMessage": "Write a code, such as uk.",
}
ITEMS: Schema = {"type": [*SINGLE, "null"]}
BECAUSE = {"dependencies": {"acknowledged": ["because"], "because": ["acknowledged"]}}
CITED = ("source", "relays")
READ_OTHERWISE = {"true": True, "false": False, "yes": True, "no": False}


class Kind(StrEnum):
    """Which file a schema is for."""

    DRAFT = "draft"
    UNPLACED = "unplaced"
    DEAL = "deal"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a deal, each with what it stands for; where there are none, any name will do.

    `used` are values and bases that reports of a clause have so far, for the same words wherever sources mean the same.
    """

    parties: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


ANY = Names()


def names_of(deal: Deal) -> Names:
    """Gather what a schema may offer of a deal."""
    drafts = {one.id: ", ".join(filter(None, [one.title, *one.by, _day(one.date)])) for one in deal.drafts.values()}
    used: dict[tuple[str, str], list[str]] = {}
    for said in (said for one in deal.drafts.values() for said in one.reports):
        if isinstance(said.claim, Stated):
            if deal.clauses[said.clause].type in (ValueType.TEXT, ValueType.PLACE):
                used.setdefault((said.clause, "value"), []).append(display(said.claim.value))
            if said.claim.of:
                used.setdefault((said.clause, "of"), []).append(said.claim.of)
    told = {
        one.id: ", ".join(filter(None, [one.outlet, _day(one.published), f"“{one.title}”" if one.title else ""]))
        for one in deal.sources.values()
    }
    once = {key: tuple(dict.fromkeys(texts)) for key, texts in used.items()}
    return Names(deal.parties, deal.clauses, drafts, told, once)


def _day(date: Quantity | None) -> str:
    return written_date(date) if date else ""


def schema(kind: Kind, names: Names = ANY) -> Schema:
    """Return the schema of a kind of file; with the names of a deal, it offers them and takes no others."""
    match kind:
        case Kind.DRAFT:
            title, body = "A draft", _draft(names)
        case Kind.UNPLACED:
            title = "Reports that name no version"
            body = _group(keys.UNPLACED, names, _terms(keys.UNPLACED_REPORT, names))
            body["definitions"] = _definitions(names)
        case Kind.DEAL:
            title, body = "A deal", _deal(names)
        case Kind.SOURCES:
            title, declared = "Sources", {**_group(keys.SOURCE), **BECAUSE}
            body = {"type": "object", "propertyNames": ID_KEY, "additionalProperties": declared}
        case _:
            assert_never(kind)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"draftdiff: {title.lower()}", **body}


def as_text(schema: Schema) -> str:
    """Write a schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _group(known: Keys, names: Names = ANY, special: Mapping[str, Schema] | None = None) -> Schema:
    """Describe a group whose keys are fixed; what is special stands in for what a key holds."""
    held = {name: (special or {}).get(name) or _held(key, names) for name, key in known.items()}
    properties = {
        name: one if "$ref" in one else {"description": known[name].about, **one} for name, one in held.items()
    }
    needed = [name for name, key in known.items() if key.need is Need.NEEDED]
    return {"type": "object", "required": needed, "additionalProperties": False, "properties": properties}


def _held(key: Key, names: Names) -> Schema:
    """Describe what stands behind a key: names of the deal and fixed words are offered."""
    offered = {Holds.PARTY: names.parties, Holds.DRAFT: names.drafts, Holds.SOURCE: names.sources}
    clauses = {clause.id: clause.label for clause in names.clauses.values()}
    parties = {**names.parties, keys.UNKNOWN: "Nobody has said."} if names.parties else names.parties
    several = {Holds.PARTIES: parties, Holds.DRAFTS: names.drafts, Holds.CLAUSES: clauses, Holds.CODES: {}}
    listed: Schema = {"type": "array", "minItems": 1, "items": VALUE}
    fixed: dict[Holds, Schema] = {Holds.ID: ID, Holds.LIST: listed, Holds.CHECKSUM: CHECKSUM, Holds.LANGUAGE: LANGUAGE}
    if key.words:
        return _words(key.words)
    if key.holds in several:
        return _one_or_list(_one_of(several[key.holds]))
    if key.holds is Holds.SINCE:
        return {"anyOf": [_one_of(names.drafts), _naming(names, [Naming.EACH_OF])]}
    return _one_of(offered[key.holds]) if key.holds in offered else fixed.get(key.holds, VALUE)


def _words(words: Iterable[StrEnum]) -> Schema:
    return _one_of({word.value: meaning(word) for word in words})


def _one_of(names: Mapping[str, str]) -> Schema:
    """Take one of these names, explained in the ways that editors know; without names, any value."""
    if not names:
        return VALUE
    # An editor takes ids such as 2025 and true for a number and a boolean.
    read: list[tuple[object, str]] = [(int(name), text) for name, text in names.items() if name.isdecimal()]
    twice = {"yes": "true", "no": "false"}
    read += [
        (READ_OTHERWISE[name], names[name]) for name in READ_OTHERWISE if name in names and twice.get(name) not in names
    ]
    return {
        "enum": [*names, *(value for value, _ in read)],
        "enumDescriptions": [*names.values(), *(text for _, text in read)],
        "x-intellij-enum-metadata": {name: {"description": text} for name, text in names.items()},
    }


def _one_or_list(one: Schema) -> Schema:
    """Take one of these, or a list of them."""
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _naming(names: Names, words: Iterable[Naming]) -> Schema:
    """Take a group that names several drafts in one of these ways."""
    drafts = _one_of(names.drafts)
    least = {Naming.ONE_OF: 2, Naming.EACH_OF: 1}
    ways = {
        word.value: {"description": keys.ABOUT[word].about, "type": "array", "minItems": least[word], "items": drafts}
        for word in words
    }
    one: Schema = {"type": "object", "additionalProperties": False, "minProperties": 1, "maxProperties": 1}
    return {**one, "properties": ways}


def _offered(values: Iterable[str]) -> Schema:
    """Take any value, and offer these."""
    offered = list(dict.fromkeys(values))
    return {"anyOf": [{"enum": offered}, VALUE]} if offered else VALUE


def _deal(names: Names) -> Schema:
    clauses: Schema = {"type": "object", "propertyNames": ID_KEY, "additionalProperties": _clause(names)}
    parties: Schema = {"type": "object", "additionalProperties": VALUE}
    codes: Schema = {"enum": sorted(CODES), "errorMessage": "Write the code of a currency, such as CAD."}
    currencies: Schema = {"type": "object", "additionalProperties": codes}
    return _group(keys.DEAL, names, {"parties": parties, "clauses": clauses, "currencies": currencies})


def _clause(names: Names) -> Schema:
    party = _one_of(names.parties)
    gains = {word: {"description": text, **party} for word, text in keys.FAVOURS.items()}
    favours: Schema = {"type": "object", "properties": gains, "additionalProperties": party}
    same: Schema = {"type": "array", "items": {"type": "array", "minItems": 2, "items": VALUE}}
    clause = _group(keys.CLAUSE, names, {"favours": favours, "same": same})
    choice: Schema = {"required": ["choices"]}
    rules: list[tuple[tuple[ValueType, ...], Schema]] = [
        (types, {"properties": {"favours": {"propertyNames": {"enum": list(moves(types[0]))}}}})
        for types in (ORDERED, (ValueType.LIST,))
    ]
    rules.append(((ValueType.CHOICE,), choice))
    conditions = [
        {"if": {"required": ["type"], "properties": {"type": {"enum": [type.value for type in types]}}}, "then": then}
        for types, then in rules
    ]
    return {**clause, "allOf": conditions}


def _draft(names: Names) -> Schema:
    decided: Schema = {"$ref": "#/definitions/ruling"}
    clause = _one_of({clause.id: clause.label for clause in names.clauses.values()})
    read: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": clause}}
    if names.sources:
        read["propertyNames"] = {"enum": list(names.sources)}
    rulings = _by_clause(dict.fromkeys(names.clauses, decided), decided)
    special = {**_terms(keys.REPORT, names), "read": read, "rulings": rulings}
    whole = _group(keys.DRAFT, names, special)
    definitions = {**_definitions(names), "ruling": _group(keys.RULING, names)}
    return {**whole, **BECAUSE, "definitions": definitions}


def _terms(report: Keys, names: Names) -> dict[str, Schema]:
    terms = {clause.id: _reports(clause, names, report) for clause in names.clauses.values()}
    return {"terms": _by_clause(terms, _reports(None, names, report))}


def _definitions(names: Names) -> dict[str, Schema]:
    # Sources stand here once, and not once for each clause; a description beside a reference would not count.
    cited = {key: {"description": keys.REPORT[key].about, **_one_of(names.sources)} for key in CITED}
    retraction = {"description": keys.REPORT["retracted"].about, **_group(keys.RETRACTION)}
    return {**cited, "retraction": retraction}


def _by_clause(clauses: Mapping[str, Schema], other: Schema) -> Schema:
    """Take the clauses of a deal and no others, any clause where none are known."""
    if not clauses:
        return {"type": "object", "additionalProperties": other}
    return {"type": "object", "properties": dict(clauses), "additionalProperties": False}


def _reports(clause: Clause | None, names: Names, report: Keys) -> Schema:
    about: Schema = {"title": clause.label, "description": _about(clause)} if clause else {}
    return {**about, "type": "array", "items": _report(clause, names, report)}


def _about(clause: Clause) -> str:
    base = "; say what it is a part of" if clause.of_required else ""
    favours = "".join(f"\n{word}: favours {party}" for word, party in clause.favours.items())
    return f"{clause.type}: {meaning(clause.type)}{base}{favours}"


def _report(clause: Clause | None, names: Names, report: Keys) -> Schema:
    """Describe a report: exactly one claim, and what may stand beside it."""
    ordered = clause is None or clause.type in ORDERED
    id = clause.id if clause else ""
    changes = _words(word for word in ShiftWord if ordered or word not in (ShiftWord.RAISED, ShiftWord.LOWERED))
    special: dict[str, Schema] = {
        "value": _value(clause, names),
        "change": changes,
        "of": _offered([*names.used.get((id, "of"), ()), keys.NOT_SAID]),
        "retracted": {"$ref": "#/definitions/retraction"},
        **{key: {"$ref": f"#/definitions/{key}"} for key in CITED},
    }
    if "about" in report:
        special["about"] = _naming(names, Naming)
    beside = {
        "of": ["value"],
        "condition": ["value"],
        "whole": ["value"],
        "since": ["change"],
        "change": ["since"],
        "reading": ["lang"],
        **BECAUSE["dependencies"],
    }
    if clause is not None and clause.of_required:
        beside["value"] = ["of"]
    one_of = [{"required": [claim]} for claim in keys.CLAIMS]
    return {**_group(report, names, special), "oneOf": one_of, "dependencies": beside}


def _value(clause: Clause | None, names: Names) -> Schema:
    match clause and clause.type:
        case None | ValueType.LIST:
            found = {**VALUE, "type": [*SINGLE, "array"], "items": ITEMS, "minItems": 1}
        case ValueType.CHOICE if clause:
            found = _offered(clause.choices)
        case ValueType.YES_NO:
            found = _offered(["yes", "no"])
        case _:
            found = _offered(names.used.get((clause.id, "value"), ()) if clause else ())
    return {**found, "description": f"{keys.REPORT['value'].about}\n{_about(clause)}"} if clause else found
