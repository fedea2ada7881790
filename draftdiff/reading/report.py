"""One report: a claim with its source, attribution and quote."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from draftdiff import keys
from draftdiff.checks import reports as rules
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import (
    About,
    Absent,
    Basis,
    Claim,
    Clause,
    Is,
    Naming,
    Open,
    Present,
    Report,
    Retraction,
    Shift,
    ShiftWord,
    Stated,
)
from draftdiff.reading.deal import ORDERED, Known, find_drafts, find_source
from draftdiff.reading.fields import Fields, first_line, scalars
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.values import Items, Unreadable, Value, ValueType, fold, parse, parse_list

IS: dict[Is, Claim] = {Is.ABSENT: Absent(), Is.PRESENT: Present(), Is.OPEN: Open()}
QUOTATION_MARKS = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Context:
    """Where reports stand and what they may refer to: a draft, or no draft where they name no version.

    `read` says by source which clauses were looked for in the text that it printed.
    """

    draft: str
    known: Known
    read: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_reports(
    node: MapNode, clause: Clause | None, context: Context, problems: list[Diagnostic]
) -> tuple[Report, ...]:
    """Read a report as one for each draft that it speaks of and each that it compares with; they have one place."""
    fields = Fields(node, keys.REPORT if context.draft else keys.UNPLACED_REPORT, problems)
    about = None if context.draft else _read_about(fields, context)
    report = _read_report(fields, clause, context)
    if report is None or (about is None and not context.draft):
        return ()
    claim = report.claim
    claims = [replace(claim, since=one) for one in claim.among] if isinstance(claim, Shift) and claim.among else [claim]
    drafts = about.drafts if about else (context.draft,)
    return tuple(replace(report, draft=draft, claim=one, about=about) for draft in drafts for one in claims)


def _read_about(fields: Fields, context: Context) -> About | None:
    """Read which drafts a report may speak of; None where one of them could not be read."""
    named = _read_naming("about", fields, context) if fields.wanted("about") else None
    if named is None:
        return None
    naming, drafts, complete = named
    if naming is Naming.ONE_OF and complete and len(drafts) == 1:
        fields.problems.append(shape.too_few_drafts(Naming.ONE_OF, fields.key_place("about")))
        return None
    return About(naming, drafts) if complete else None


def _read_naming(key: str, fields: Fields, context: Context) -> tuple[Naming, tuple[str, ...], bool] | None:
    """Read a group that names several drafts, and tell whether all of them could be read."""
    node = fields.mapping(key)
    if node is None:
        return None
    group = Fields(node, keys.ABOUT, fields.problems)
    given = [naming for naming in Naming if naming in group]
    if len(given) != 1:
        wanted = "either `one-of` or `each-of` some drafts"
        example = f"{key}: {fields.known[key].example}"
        fields.problems.append(shape.wrong_shape(f"`{key}`", wanted, fields.key_place(key), example))
        return None
    names = group.listed(given[0])
    drafts = find_drafts(names, context.draft, context.known, fields.problems)
    return (given[0], drafts, len(drafts) == len({name.text for name in names})) if drafts else None


def _read_report(fields: Fields, clause: Clause | None, context: Context) -> Report | None:
    """Read a report; None when it has a problem that leaves no claim or no source."""
    problems = fields.problems
    claim = _read_claim(fields, clause, context)
    named, relayed = fields.needed("source"), fields.scalar("relays")
    source = find_source(named, context.known, problems) if named else None
    relays = find_source(relayed, context.known, problems) if relayed else None
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
    if "reading" in fields and "lang" not in fields:
        problems.append(rules.reading_without_lang(fields.key_place("reading")))
    lang = fields.scalar("lang")
    if lang is not None and not re.fullmatch(keys.LANGUAGE, lang.text):
        problems.append(shape.no_language(lang.text, lang.place))
    unsure = "relays" in fields and relays is None
    if claim is None or source is None or clause is None or source == relays or unsure:
        return None
    words = quote.text if quote else ""
    if len(words) > 1 and (words[0], words[-1]) in QUOTATION_MARKS:
        words = words[1:-1]  # Every format puts its own marks there.
    value, of, since = fields.node_of("value"), fields.node_of("of"), fields.node_of("since")
    return Report(
        context.draft,
        clause.id,
        claim,
        source,
        basis,
        first_line(fields.node.place),
        relays=relays,
        who=who,
        quote=words,
        note=fields.text("note"),
        demand=fields.yes("demand"),
        lang=lang.text if lang else "",
        reading=fields.text("reading"),
        acknowledged=fields.acknowledged(),
        retracted=retracted,
        quote_place=quote.place if quote else None,
        value_place=value.place if value else None,
        of_place=of.place if of else None,
        since_place=since.place if since else None,
    )


def _is_read_through(fields: Fields, clause: Clause, context: Context) -> bool:
    """Tell whether a report is the printed text itself, read for this clause: what its list leaves out is not in it."""
    named, basis = fields.node.get("source"), fields.node.get("basis")
    is_printed = isinstance(basis, Scalar) and basis.text == Basis.PUBLISHED and "relays" not in fields
    return is_printed and isinstance(named, Scalar) and clause.id in context.read.get(named.text, ())


def _read_claim(fields: Fields, clause: Clause | None, context: Context) -> Claim | None:
    given = [key for key in keys.CLAIMS if key in fields]
    if not given:
        fields.problems.append(rules.no_claim(fields.place))
        return None
    if len(given) > 1:
        places = sorted((fields.key_place(key) for key in given), key=lambda place: place.span.start)
        fields.problems.append(rules.several_claims(given, places[1], places[0]))
        return None
    for key in ("of", "condition", "whole"):
        if key in fields and given != ["value"]:
            fields.problems.append(rules.base_without_value(key, fields.key_place(key)))
    if "since" in fields and given != ["change"]:
        fields.problems.append(rules.since_without_change(fields.key_place("since")))
    match given[0]:
        case "is":
            word = fields.word("is", Is)
            return IS[word] if word else None
        case "change":
            return _read_shift(fields, clause, context)
        case _:
            return _read_stated(fields, clause, context)


def _read_shift(fields: Fields, clause: Clause | None, context: Context) -> Shift | None:
    word = fields.word("change", ShiftWord)
    if "since" not in fields:
        fields.problems.append(rules.change_without_since(fields.key_place("change")))
    earlier, several = _read_since(fields, context)
    if word in (ShiftWord.RAISED, ShiftWord.LOWERED) and clause and clause.type not in ORDERED:
        fields.problems.append(rules.unordered_shift(word, clause.type, fields.key_place("change")))
        return None
    return Shift(word, earlier[0], earlier if several else ()) if word and earlier else None


def _read_since(fields: Fields, context: Context) -> tuple[tuple[str, ...], bool]:
    """Read the draft, or each of the drafts, that a change is since, and tell whether it names several."""
    node = fields.node_of("since")
    if not isinstance(node, MapNode):
        name = fields.scalar("since")
        return find_drafts([name] if name else [], context.draft, context.known, fields.problems), False
    named = _read_naming("since", fields, context)
    if named is None:
        return (), False
    naming, drafts, complete = named
    if naming is Naming.ONE_OF:
        fields.problems.append(rules.since_one_of(fields.key_place("since")))
    return (drafts if complete and naming is Naming.EACH_OF else ()), True


def _read_stated(fields: Fields, clause: Clause | None, context: Context) -> Stated | None:
    node, of = fields.node_of("value"), fields.scalar("of")
    whole = fields.yes("whole")
    condition = fields.text("condition") or None
    if node is None or clause is None:
        return None
    value = _read_value(node, clause, context, fields)
    if clause.of_required and "of" not in fields:
        fields.problems.append(rules.no_base(node.place, node.place.text))
        return None
    if "whole" in fields and clause.type is not ValueType.LIST:
        fields.problems.append(rules.whole_of_no_list(clause.type, fields.key_place("whole")))
    if isinstance(value, Items):
        if whole and value.open:
            fields.problems.append(rules.whole_and_open(fields.key_place("whole")))
        value = replace(value, open=value.open or not (whole or _is_read_through(fields, clause, context)))
    unsaid = of is not None and fold(of.text) == keys.NOT_SAID
    return None if value is None else Stated(value, of.text if of and not unsaid else None, condition, unsaid)


def _read_value(node: Node, clause: Clause, context: Context, fields: Fields) -> Value | None:
    found: Value | Unreadable
    match node:
        case Scalar():
            found = parse(clause.type, node.text, clause.choices, context.known.header.currencies)
        case ListNode() if clause.type is ValueType.LIST:
            found = parse_list([item.text for item in scalars(node, "`value`", fields.problems)])
        case _:
            fields.problems.append(shape.wrong_shape("`value`", "a single value", node.place, "value: 50%"))
            return None
    if isinstance(found, Unreadable):
        fields.problems.append(rules.unreadable_value(node.place, found.message, found.help))
        return None
    return found


def _read_retraction(fields: Fields) -> Retraction | None:
    node = fields.mapping("retracted")
    if node is None:
        return None
    retraction = Fields(node, keys.RETRACTION, fields.problems)
    because = retraction.needed("because")
    return Retraction(retraction.date("on"), because.text if because else "")
