"""Nodes of a draft's file, or of `unplaced.yaml`, to reports and rulings."""

import re

from draftdiff import keys
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Draft, DraftKind, Report, Ruling, Status
from draftdiff.reading.deal import Known, find_clause, find_draft, find_drafts, find_source
from draftdiff.reading.fields import Fields, not_a_group, place_of, read_id, text_of
from draftdiff.reading.report import Context, read_reports
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.text import Place, Span

_CLAUSE_IN_REMARK = re.compile(r"^[ \t]*#+[ \t]*([\w-]+):[ \t]*\r?\n[ \t]*- ", re.MULTILINE)


def draft_id(node: Node | None) -> Scalar | None:
    """Return the scalar that holds a draft's id, None when there is none."""
    found = node.get("draft") if isinstance(node, MapNode) else None
    return found if isinstance(found, Scalar) and found.text.strip() else None


def read_draft(node: Node, known: Known, problems: list[Diagnostic]) -> Draft | None:
    """Read a draft; None when the file holds something else or has no id."""
    if not isinstance(node, MapNode):
        not_a_group("a draft", node, node.place, "draft: a-name", problems)
        return None
    fields = Fields(_without_clauses(node, known, problems), keys.DRAFT, problems)
    name = fields.needed("draft")
    id = read_id(name, problems)
    title, by = fields.needed("title"), _read_by(fields, known)
    follows = fields.scalar("follows")
    followed = find_draft(follows, id or "", known, problems) if follows else None
    maybe = fields.several("maybe")
    date = fields.scalar("date")
    read = _read_what_was_read(fields, known)
    # A draft whose id is missing is still no list of reports that name no draft.
    terms = read_terms(Context(id or "?", known, dict(read)), fields)
    rulings = _read_rulings(fields, known)
    if name is None or id is None:
        return None
    return Draft(
        id,
        title.text if title else id,
        by,
        name.place,
        date=fields.date("date"),
        status=fields.word("status", Status) or Status.PROPOSED,
        follows=followed,
        maybe=find_drafts(maybe, id, known, problems),
        note=fields.text("note"),
        kind=fields.word("kind", DraftKind) or DraftKind.TEXT,
        read=read,
        read_place=fields.key_place("read") if "read" in fields else None,
        acknowledged=fields.acknowledged(),
        reports=terms,
        rulings=rulings,
        follows_place=follows.place if follows and followed else None,
        maybe_place=maybe[0].place if maybe else None,
        date_place=date.place if date else None,
    )


def _without_clauses(node: MapNode, known: Known, problems: list[Diagnostic]) -> MapNode:
    """Return a draft without the clauses that stand among its keys because the line above them is missing."""
    clauses = [key for key, _ in node.pairs if key.text in known.header.clauses and key.text not in keys.DRAFT]
    if not clauses or node.get("terms") is not None:
        return node
    problems.append(shape.no_terms(clauses[0].place, clauses[0].text))
    return MapNode(tuple(pair for pair in node.pairs if pair[0] not in clauses), node.place)


def _read_by(fields: Fields, known: Known) -> tuple[str, ...]:
    """Read whose text it is: one party, several, or none where that is not known."""
    parties = known.header.parties
    if not fields.wanted("by", next(iter(parties), "A")):
        return ()
    named = fields.several("by")
    if [one.text for one in named] == [keys.UNKNOWN] and keys.UNKNOWN not in parties:
        return ()
    for one in named:
        if parties and one.text not in parties:
            fields.problems.append(shape.unknown_party(one.text, one.place, [*parties, keys.UNKNOWN]))
    return tuple(dict.fromkeys(one.text for one in named))


def _read_what_was_read(fields: Fields, known: Known) -> dict[str, tuple[str, ...]]:
    """Read by source which clauses were looked for in the draft that it printed."""
    node, example = fields.mapping("read"), f"read: {keys.DRAFT['read'].example}"
    found: dict[str, tuple[str, ...]] = {}
    for key, entry in node.pairs if node else ():
        source = find_source(key, known, fields.problems)
        listed = [one for one in entry.items if isinstance(one, Scalar)] if isinstance(entry, ListNode) else []
        if not isinstance(entry, ListNode) or len(listed) < len(entry.items):
            wanted, place = "a list of clauses", place_of(key, entry)
            fields.problems.append(shape.wrong_shape(f"`{key.text}`", wanted, place, example, text_of(entry)))
        clauses = [find_clause(one, known, fields.problems) for one in listed]
        if source is not None:
            found[source] = tuple(dict.fromkeys(clause.id for clause in clauses if clause))
    return found


def read_terms(context: Context, fields: Fields) -> tuple[Report, ...]:
    """Read the reports of each clause."""
    reports: list[Report] = []
    node = fields.mapping("terms")
    for key, entry in node.pairs if node else ():
        clause = find_clause(key, context.known, fields.problems)
        span, file = entry.place.span, entry.place.file
        # The line of another clause may be a remark within the reports of this one.
        for found in _CLAUSE_IN_REMARK.finditer(file.text, span.start, span.end):
            if found[1] in context.known.header.clauses:
                place = Place(file, Span(*found.span(1)))
                fields.problems.append(shape.clause_in_remark(found[1], place, key.text))
        for item in _report_nodes(key, entry, fields):
            reports += read_reports(item, clause, context, fields.problems)
    return tuple(reports)


def _report_nodes(key: Scalar, entry: Node, fields: Fields) -> list[MapNode]:
    wanted = "a list of reports, each with a dash"
    example = "- value: 50%"
    if isinstance(entry, Scalar) and not entry.text.strip():
        fields.problems.append(shape.empty_value(key.text, key.place))
        return []
    if not isinstance(entry, ListNode):
        place = place_of(key, entry)
        if isinstance(entry, MapNode) and entry.pairs:
            first = entry.pairs[0][0]
            place, example = first.place, f"- {first.text}: …"
            if len(entry.pairs) > 1:
                example += f"` and begin the lines below it under `{first.text}"
        fields.problems.append(shape.wrong_shape(f"`{key.text}`", wanted, place, example, text_of(entry)))
        return []
    for item in entry.items:
        if not isinstance(item, MapNode):
            not_a_group(f"a report of `{key.text}`", item, item.place, "- value: 50%", fields.problems)
    return [item for item in entry.items if isinstance(item, MapNode)]


def _read_rulings(fields: Fields, known: Known) -> tuple[Ruling, ...]:
    rulings = []
    node = fields.mapping("rulings")
    for key, entry in node.pairs if node else ():
        clause = find_clause(key, known, fields.problems)
        if not isinstance(entry, MapNode):
            example = f"rulings: {keys.DRAFT['rulings'].example}"
            not_a_group(f"the ruling on `{key.text}`", entry, place_of(key, entry), example, fields.problems)
            continue
        ruling = Fields(entry, keys.RULING, fields.problems)
        accept = ruling.needed("accept")
        because = ruling.needed("because")
        on = ruling.date("on")
        accepted = find_source(accept, known, fields.problems) if accept else None
        if clause and accept and accepted and because:
            rulings.append(Ruling(key.text, accepted, because.text, on, accept.place))
    return tuple(rulings)


def read_unplaced(node: Node, known: Known, problems: list[Diagnostic]) -> tuple[Report, ...]:
    """Read the reports of a deal that do not say of which draft they speak."""
    if not isinstance(node, MapNode):
        not_a_group("a file of reports that name no version", node, node.place, "unplaced: a-deal", problems)
        return ()
    fields = Fields(node, keys.UNPLACED, problems)
    deal = fields.needed("unplaced", known.header.id)
    if deal is not None and known.header.id and deal.text != known.header.id:
        problems.append(shape.other_deal(deal.text, deal.place, known.header.id))
    fields.text("note")  # Read for its problems only.
    return read_terms(Context("", known), fields)
