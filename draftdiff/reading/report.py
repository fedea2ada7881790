"""One report: a claim with its source, attribution and quote."""

from dataclasses import dataclass

from draftdiff import keys
from draftdiff.checks import reports as rules
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import (
    Absent,
    Basis,
    Claim,
    Clause,
    Is,
    Open,
    Present,
    Report,
    Retraction,
    Shift,
    ShiftWord,
    Stated,
)
from draftdiff.reading.deal import ORDERED
from draftdiff.reading.fields import Fields, first_line, scalars
from draftdiff.reading.known import Known, find_draft, find_source
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.values import Unreadable, Value, ValueType, fold, parse, parse_list

IS: dict[Is, Claim] = {Is.ABSENT: Absent(), Is.PRESENT: Present(), Is.OPEN: Open()}
QUOTATION_MARKS = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Context:
    """Where a report stands and what it may refer to."""

    draft: str
    key: Scalar
    clause: Clause | None
    known: Known


def read_report(node: MapNode, context: Context, problems: list[Diagnostic]) -> Report | None:
    """Read a report; None when it has a problem that leaves no claim or no source."""
    fields = Fields(node, keys.REPORT, problems)
    claim = _read_claim(fields, context)
    source = _read_source("source", fields, context)
    relays = _read_source("relays", fields, context) if "relays" in fields else None
    if source is not None and source == relays:
        problems.append(rules.relays_itself(source, fields.key_place("relays")))
    basis = (fields.word("basis", Basis) if fields.wanted("basis") else None) or Basis.TOLD
    who, quote = fields.text("who"), fields.scalar("quote")
    if "who" not in fields:
        problems.append(rules.not_attributed(fields.place))
    read_whole = isinstance(claim, Absent) and basis is Basis.PUBLISHED
    if "quote" not in fields and not read_whole:
        problems.append(rules.no_quote(fields.place))
    retracted = _read_retraction(fields)
    since = fields.scalar("since")
    unsure = "relays" in fields and relays is None
    if claim is None or source is None or context.clause is None or source == relays or unsure:
        return None
    value, of = fields.node_of("value"), fields.node_of("of")
    return Report(
        context.draft,
        context.clause.id,
        claim,
        source,
        basis,
        first_line(node.place),
        relays=relays,
        who=who,
        quote=_unquoted(quote.text) if quote else "",
        note=fields.text("note"),
        retracted=retracted,
        quote_place=quote.place if quote else None,
        value_place=value.place if value else None,
        of_place=of.place if of else None,
        since_place=since.place if since else None,
    )


def _unquoted(quote: str) -> str:
    """Take off the marks around a quote as a whole; every format puts its own there."""
    return quote[1:-1] if len(quote) > 1 and (quote[0], quote[-1]) in QUOTATION_MARKS else quote


def _read_claim(fields: Fields, context: Context) -> Claim | None:
    given = [key for key in keys.CLAIMS if key in fields]
    if not given:
        fields.problems.append(rules.no_claim(fields.place))
        return None
    if len(given) > 1:
        places = sorted((fields.key_place(key) for key in given), key=lambda place: place.span.start)
        fields.problems.append(rules.several_claims(given, places[1], places[0]))
        return None
    if "of" in fields and given != ["value"]:
        fields.problems.append(rules.base_without_value(fields.key_place("of")))
    if "since" in fields and given != ["change"]:
        fields.problems.append(rules.since_without_change(fields.key_place("since")))
    match given[0]:
        case "is":
            word = fields.word("is", Is)
            return IS[word] if word else None
        case "change":
            return _read_shift(fields, context)
        case _:
            return _read_stated(fields, context)


def _read_shift(fields: Fields, context: Context) -> Shift | None:
    word = fields.word("change", ShiftWord)
    since = fields.scalar("since")
    if "since" not in fields:
        fields.problems.append(rules.change_without_since(fields.key_place("change")))
    earlier = find_draft(since, context.draft, context.known, fields.problems) if since else None
    ordered = context.clause is None or context.clause.type in ORDERED
    if word in (ShiftWord.RAISED, ShiftWord.LOWERED) and not ordered and context.clause:
        fields.problems.append(rules.unordered_shift(word, context.clause.type, fields.key_place("change")))
        return None
    return Shift(word, earlier) if word and earlier else None


def _read_stated(fields: Fields, context: Context) -> Stated | None:
    node, of = fields.node_of("value"), fields.scalar("of")
    if node is None or context.clause is None:
        return None
    value = _read_value(node, context.clause, fields)
    if context.clause.of_required and "of" not in fields:
        fields.problems.append(rules.no_base(node.place, node.place.text))
        return None
    given = of is not None and fold(of.text) != keys.NOT_SAID
    unsaid = of is not None and not given
    return None if value is None else Stated(value, of.text if of and given else None, unsaid=unsaid)


def _read_value(node: Node, clause: Clause, fields: Fields) -> Value | None:
    found: Value | Unreadable
    match node:
        case MapNode():
            fields.problems.append(shape.wrong_shape("`value`", "a single value", node.place, "value: 50%"))
            return None
        case ListNode() if clause.type is not ValueType.LIST:
            fields.problems.append(shape.wrong_shape("`value`", "a single value", node.place, "value: 50%"))
            return None
        case ListNode():
            found = parse_list([item.text for item in scalars(node, "`value`", fields.problems)])
        case Scalar():
            found = parse(clause.type, node.text, clause.choices)
    if isinstance(found, Unreadable):
        fields.problems.append(rules.unreadable_value(node.place, found.message, found.help))
        return None
    return found


def _read_source(key: str, fields: Fields, context: Context) -> str | None:
    node = fields.needed(key)
    return find_source(node, context.known, fields.problems) if node else None


def _read_retraction(fields: Fields) -> Retraction | None:
    node = fields.mapping("retracted")
    if node is None:
        return None
    retraction = Fields(node, keys.RETRACTION, fields.problems)
    because = retraction.needed("because")
    return Retraction(retraction.date("on"), because.text if because else "")
