"""Nodes of `deal.yaml` to parties and clauses."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from enum import StrEnum

from draftdiff.diagnostics import Diagnostic
from draftdiff.load.fields import Fields, read_id
from draftdiff.model import Clause
from draftdiff.rules import report, shape
from draftdiff.text import Place
from draftdiff.values import Unreadable, ValueType, parse
from draftdiff.yamltree import MapNode, Node, Scalar

KEYS = ("deal", "title", "parties", "clauses", "note")
CLAUSE_KEYS = ("label", "type", "of", "favours", "choices", "keywords", "note")
EXAMPLE = "revenue-share: {label: Revenue share, type: percent}"
ORDERED = (ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER, ValueType.DURATION, ValueType.DATE)


class Base(StrEnum):
    """Whether a clause's values must say what they are a part of."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Header:
    """What `deal.yaml` declares."""

    id: str
    title: str
    parties: MappingType[str, str]
    clauses: MappingType[str, Clause]
    place: Place


def read_header(node: Node, problems: list[Diagnostic]) -> Header | None:
    """Read what a deal declares; None when the file holds something else."""
    if not isinstance(node, MapNode):
        wrong = shape.wrong_shape("deal.yaml", "a group of keys", node.place, "deal: a-name")
        problems.append(wrong)
        return None
    fields = Fields(node, KEYS, problems)
    name = fields.needed("deal", "us-ukraine-minerals")
    title = fields.needed("title", "US–Ukraine minerals agreement")
    parties = _read_parties(fields)
    clauses = _read_clauses(fields, parties)
    id = read_id(name, problems) or "unnamed"
    return Header(id, title.text if title else id, parties, clauses, name.place if name else node.place)


def _read_parties(fields: Fields) -> dict[str, str]:
    example = "parties: {US: United States, UA: Ukraine}"
    if "parties" not in fields:
        fields.problems.append(shape.missing_key("parties", fields.place, "{US: United States, UA: Ukraine}"))
    node = fields.mapping("parties", example)
    parties = {}
    for key, value in node.pairs if node else ():
        if isinstance(value, Scalar) and value.text.strip():
            parties[key.text] = value.text
        else:
            fields.problems.append(shape.wrong_shape(f"the party `{key.text}`", "a name", key.place, example))
    return parties


def _read_clauses(fields: Fields, parties: dict[str, str]) -> dict[str, Clause]:
    if "clauses" not in fields:
        fields.problems.append(shape.missing_key("clauses", fields.place, f"{{{EXAMPLE}}}"))
    node = fields.mapping("clauses", f"clauses: {{{EXAMPLE}}}")
    clauses: dict[str, Clause] = {}
    for key, entry in node.pairs if node else ():
        read_id(key, fields.problems)
        if isinstance(entry, MapNode):
            clauses[key.text] = _read_clause(key, Fields(entry, CLAUSE_KEYS, fields.problems), parties)
        else:
            wrong = shape.wrong_shape(f"the clause `{key.text}`", "a group of keys", key.place, EXAMPLE)
            fields.problems.append(wrong)
            clauses[key.text] = Clause(key.text, key.text, ValueType.TEXT, key.place)
    return clauses


def _read_clause(key: Scalar, fields: Fields, parties: dict[str, str]) -> Clause:
    label = fields.needed("label", "Revenue share")
    if "type" not in fields:
        fields.problems.append(shape.missing_key("type", fields.place, "percent"))
    type = fields.word("type", ValueType) or ValueType.TEXT
    base = fields.word("of", Base)
    choices = fields.words("choices", "[one, two]")
    if type is ValueType.CHOICE and not choices:
        fields.problems.append(shape.missing_key("choices", fields.place, "[one, two]"))
    return Clause(
        key.text,
        label.text if label else key.text,
        type,
        key.place,
        of_required=base is Base.REQUIRED or (type is ValueType.PERCENT and base is None),
        favours=_read_favours(fields, type, choices, parties),
        choices=choices,
        keywords=fields.words("keywords", "[revenue, royalty]"),
    )


def _read_favours(fields: Fields, type: ValueType, choices: tuple[str, ...], parties: dict[str, str]) -> dict[str, str]:
    node = fields.mapping("favours", "favours: {higher: US, lower: UA}")
    favours = {}
    for key, party in node.pairs if node else ():
        problem = _favour_problem(key, type, choices)
        if problem is not None:
            fields.problems.append(problem)
        elif not isinstance(party, Scalar):
            fields.problems.append(shape.wrong_shape(f"`{key.text}`", "a party", key.place, f"{key.text}: US"))
        elif party.text not in parties:
            fields.problems.append(shape.unknown_party(party.text, party.place, list(parties)))
        else:
            favours[key.text] = party.text
    return favours


def _favour_problem(key: Scalar, type: ValueType, choices: tuple[str, ...]) -> Diagnostic | None:
    """Check that a clause of this type can become what `favours` speaks of."""
    moves = ["present", "absent"]
    if type in ORDERED:
        moves += ["higher", "lower"]
    if type is ValueType.LIST:
        moves += ["wider", "narrower"]
    if key.text in moves:
        return None
    if type in ORDERED or type is ValueType.LIST:
        return shape.unknown_word("a key of `favours`", key.text, key.place, moves)
    value = parse(type, key.text, choices)
    if isinstance(value, Unreadable):
        return report.unreadable_value(type, key.text, key.place, value.message, value.help)
    return None
