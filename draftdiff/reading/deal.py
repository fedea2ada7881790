"""Nodes of `deal.yaml` to parties and clauses, and what a draft of the deal may refer to.

What refers to a thing that could not be read is left out in silence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from draftdiff import keys
from draftdiff.checks import reports as report
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Base, Clause, Source
from draftdiff.reading.fields import Fields, not_a_group, on_one_line, place_of, read_id, scalars, text_of
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.text import Place
from draftdiff.values import Unreadable, ValueType, fold, parse
from draftdiff.values.currencies import CODES, meant_code

ORDERED = (ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER, ValueType.DURATION, ValueType.DATE)


@dataclass(frozen=True, slots=True)
class Header:
    """What `deal.yaml` declares; of a clause that is `unclear`, the type could not be told."""

    id: str
    title: str
    parties: Mapping[str, str]
    clauses: Mapping[str, Clause]
    place: Place
    unclear: frozenset[str] = frozenset()
    currencies: Mapping[str, str] = field(default_factory=dict)


def read_header(node: Node, problems: list[Diagnostic]) -> Header | None:
    """Read what a deal declares; None when the file holds something else."""
    if not isinstance(node, MapNode):
        not_a_group("deal.yaml", node, node.place, "deal: a-name", problems)
        return None
    fields = Fields(node, keys.DEAL, problems)
    name = fields.needed("deal")
    title = fields.needed("title")
    parties = _read_parties(fields)
    clauses, unclear = _read_clauses(fields, parties)
    currencies = _read_currencies(fields)
    fields.text("note")  # Read for its problems only.
    id = read_id(name, problems) or "unnamed"
    place = name.place if name else node.place
    return Header(id, title.text if title else id, parties, clauses, place, unclear, currencies)


def _read_currencies(fields: Fields) -> dict[str, str]:
    node = fields.mapping("currencies")
    pairs = node.pairs if node else ()
    return {key.text: code for key, value in pairs if (code := read_currency(key, value, fields.problems))}


def read_currency(key: Scalar, value: Node, problems: list[Diagnostic]) -> str | None:
    """Read what a bare sign means; a code of its own cannot mean another."""
    code = text_of(value)
    if key.text in CODES or any(letter.isdigit() or letter.isspace() for letter in key.text):
        problems.append(shape.wrong_shape(f"`{key.text}`", "a sign or a word", key.place, "$: CAD"))
        return None
    if code not in CODES:
        near = meant_code(code) if code else None
        problems.append(shape.unknown_currency(code, place_of(key, value), near or "CAD"))
        return None
    return code


def _read_parties(fields: Fields) -> dict[str, str]:
    example = f"parties: {keys.DEAL['parties'].example}"
    node = fields.mapping("parties") if fields.wanted("parties") else None
    parties = {}
    for key, value in node.pairs if node else ():
        if isinstance(value, Scalar) and value.text.strip():
            parties[key.text] = on_one_line(value).text
        else:
            fields.problems.append(shape.wrong_shape(f"the party `{key.text}`", "a name", key.place, example))
            parties[key.text] = key.text
    return parties


def _read_clauses(fields: Fields, parties: dict[str, str]) -> tuple[dict[str, Clause], frozenset[str]]:
    node = fields.mapping("clauses") if fields.wanted("clauses") else None
    clauses: dict[str, Clause] = {}
    unclear = set()
    for key, entry in node.pairs if node else ():
        read_id(key, fields.problems)
        clause = None
        if isinstance(entry, MapNode):
            clause = _read_clause(key, Fields(entry, keys.CLAUSE, fields.problems), parties)
        else:
            example = keys.DEAL["clauses"].example[1:-1]
            not_a_group(f"the clause `{key.text}`", entry, place_of(key, entry), example, fields.problems)
        if clause is None:
            unclear.add(key.text)
        else:
            clauses[key.text] = clause
    known = [*clauses, *unclear]
    for key, entry in node.pairs if node else ():
        if key.text in clauses and isinstance(entry, MapNode):
            origins = _read_from(key.text, entry, known, fields.problems)
            clauses[key.text] = replace(clauses[key.text], came_from=origins)
    return clauses, frozenset(unclear)


def _read_from(own: str, entry: MapNode, known: list[str], problems: list[Diagnostic]) -> tuple[str, ...]:
    """Read which clauses this one was made of; they may be declared below it."""
    node = entry.get("from")
    named = [node] if isinstance(node, Scalar) and node.text.strip() else []
    named += [one for one in node.items if isinstance(one, Scalar)] if isinstance(node, ListNode) else []
    found = []
    for one in named:
        if one.text == own:
            problems.append(shape.comes_from_itself(own, one.place))
        elif one.text not in known:
            problems.append(shape.unknown_clause(one.text, one.place, [name for name in known if name != own]))
        else:
            found.append(one.text)
    return tuple(dict.fromkeys(found))


def _read_clause(key: Scalar, fields: Fields, parties: dict[str, str]) -> Clause | None:
    label = fields.needed("label")
    type = fields.word("type", ValueType) if fields.wanted("type") else None
    base = fields.word("of", Base)
    choices = fields.words("choices")
    if type is ValueType.CHOICE:
        fields.wanted("choices")
    favours = _read_favours(fields, type, choices, parties)
    gains = fields.node.get("favours")
    keywords = fields.words("keywords")
    same = _read_same(fields)
    fields.several("from")  # Read for its problems only; the clauses are looked up once all are known.
    fields.text("note")
    if type is None or (type is ValueType.CHOICE and not choices):
        return None
    return Clause(
        key.text,
        label.text if label else key.text,
        type,
        key.place,
        of_required=base is Base.REQUIRED or (type is ValueType.PERCENT and base is None),
        favours=favours,
        choices=choices,
        keywords=keywords,
        same=same,
        favours_places={one.text: one.place for one, _ in gains.pairs} if isinstance(gains, MapNode) else {},
    )


def _read_same(fields: Fields) -> tuple[tuple[str, ...], ...]:
    """Read groups of words for one thing, each of two or more."""
    node, example = fields.node_of("same"), f"same: {keys.CLAUSE['same'].example}"
    groups: list[tuple[str, ...]] = []
    if node is not None and not isinstance(node, ListNode):
        place = node.place if text_of(node).strip() else fields.key_place("same")
        fields.problems.append(shape.wrong_shape("`same`", "a list of groups, each a list", place, example))
    for group in node.items if isinstance(node, ListNode) else ():
        words = list(scalars(group, "`same`", fields.problems)) if isinstance(group, ListNode) else []
        if len({fold(word.text) for word in words if word.text.strip()}) < 2:
            wanted = "two ways or more to say one thing"
            fields.problems.append(shape.wrong_shape("a group of `same`", wanted, group.place, example))
        else:
            groups.append(tuple(word.text for word in words if word.text.strip()))
    return tuple(groups)


def _read_favours(
    fields: Fields, type: ValueType | None, choices: tuple[str, ...], parties: dict[str, str]
) -> dict[str, str]:
    node = fields.mapping("favours")
    favours = {}
    for key, party in node.pairs if node else ():
        problem = _favour_problem(key, type, choices) if type else None
        if problem is not None:
            fields.problems.append(problem)
        elif not isinstance(party, Scalar):
            fields.problems.append(shape.wrong_shape(f"`{key.text}`", "a party", key.place, f"{key.text}: A"))
        elif parties and party.text not in parties:
            fields.problems.append(shape.unknown_party(party.text, party.place, list(parties)))
        else:
            favours[key.text] = party.text
    return favours


def moves(type: ValueType) -> tuple[str, ...]:
    """Return what may happen to a clause of this type, whatever its value."""
    wider = ("wider", "narrower") if type is ValueType.LIST else ()
    return ("present", "absent", *(("higher", "lower") if type in ORDERED else wider))


def _favour_problem(key: Scalar, type: ValueType, choices: tuple[str, ...]) -> Diagnostic | None:
    """Check that a clause of this type can become what `favours` speaks of."""
    if key.text in moves(type):
        return None
    if type in ORDERED or type is ValueType.LIST:
        return shape.unknown_word("a key of `favours`", key.text, key.place, moves(type))
    if type is ValueType.CHOICE and not choices:
        return None
    value = parse(type, key.text, choices)
    return report.unreadable_value(key.place, value.message, value.help) if isinstance(value, Unreadable) else None


class Known(NamedTuple):
    """The names that a draft may use.

    `unread` are drafts whose files could not be read, by the names of the files. Where `complete` is false, there
    are sources that could not be read, and any unknown name may be one of them.
    """

    header: Header
    drafts: tuple[str, ...]
    sources: Mapping[str, Source]
    unread: tuple[str, ...] = ()
    complete: bool = True


def find_clause(name: Scalar, known: Known, problems: list[Diagnostic]) -> Clause | None:
    """Return the clause of this name, None when there is none whose type can be told."""
    header = known.header
    if header.clauses and name.text not in header.clauses and name.text not in header.unclear:
        problems.append(shape.unknown_clause(name.text, name.place, [*header.clauses, *header.unclear]))
    return header.clauses.get(name.text)


def find_source(name: Scalar, known: Known, problems: list[Diagnostic]) -> str | None:
    """Return the id of a source, None when it is not declared or could not be read."""
    if name.text in known.sources:
        return name.text
    if known.complete:
        problems.append(shape.unknown_source(name.text, name.place, list(known.sources)))
    return None


def find_drafts(names: Iterable[Scalar], own: str, known: Known, problems: list[Diagnostic]) -> tuple[str, ...]:
    """Return the ids of several drafts, each once; those that there are."""
    found = [find_draft(name, own, known, problems) for name in names]
    return tuple(dict.fromkeys(id for id in found if id is not None))


def find_draft(name: Scalar, own: str, known: Known, problems: list[Diagnostic]) -> str | None:
    """Return the id of a draft, None when the deal has none of that name or it could not be read."""
    if name.text in known.drafts:
        return name.text
    if name.text not in known.unread:
        others = [draft for draft in (*known.drafts, *known.unread) if draft != own]
        problems.append(shape.unknown_draft(name.text, name.place, others))
    return None
