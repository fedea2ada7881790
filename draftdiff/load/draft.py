"""Nodes of a draft's file to reports and rulings."""

from dataclasses import dataclass

from draftdiff.diagnostics import Diagnostic
from draftdiff.load.deal import Header
from draftdiff.load.fields import Fields, read_id
from draftdiff.load.report import Context, read_report
from draftdiff.model import Draft, Report, Ruling, Source, Status
from draftdiff.rules import shape
from draftdiff.yamltree import ListNode, MapNode, Node, Scalar

KEYS = ("draft", "title", "by", "date", "status", "follows", "note", "terms", "rulings")
RULING_KEYS = ("accept", "because", "on")


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft may refer to. `sources` is None when not all of them could be read."""

    header: Header
    drafts: tuple[str, ...]
    sources: dict[str, Source] | None


def draft_id(node: Node | None) -> Scalar | None:
    """Return the scalar that holds a draft's id, None when there is none."""
    found = node.get("draft") if isinstance(node, MapNode) else None
    return found if isinstance(found, Scalar) and found.text.strip() else None


def read_draft(node: Node, known: Known, problems: list[Diagnostic]) -> Draft | None:
    """Read a draft; None when the file holds something else or has no id."""
    if not isinstance(node, MapNode):
        problems.append(shape.wrong_shape("a draft", "a group of keys", node.place, "draft: a-name"))
        return None
    fields = Fields(node, KEYS, problems)
    id = read_id(fields.needed("draft", "initial-us-offer"), problems)
    title, by = fields.needed("title", "Initial US offer"), fields.needed("by", next(iter(known.header.parties), "US"))
    if by is not None and known.header.parties and by.text not in known.header.parties:
        problems.append(shape.unknown_party(by.text, by.place, list(known.header.parties)))
    follows = fields.scalar("follows", "initial-us-offer")
    if follows is not None and follows.text not in known.drafts:
        problems.append(shape.unknown_draft(follows.text, follows.place, _others(known, id)))
        follows = None
    date = fields.scalar("date", "2025-02-20")
    terms = _read_terms(id or "", fields, known)
    rulings = _read_rulings(fields, known)
    if id is None:
        return None
    return Draft(
        id,
        title.text if title else id,
        by.text if by else "",
        node.place if title is None else fields.key_place("draft"),
        date=fields.date("date"),
        status=fields.word("status", Status) or Status.PROPOSED,
        follows=follows.text if follows else None,
        note=fields.text("note"),
        reports=terms,
        rulings=rulings,
        follows_place=follows.place if follows else None,
        date_place=date.place if date else None,
    )


def _others(known: Known, id: str | None) -> list[str]:
    return [draft for draft in known.drafts if draft != id]


def _read_terms(draft: str, fields: Fields, known: Known) -> tuple[Report, ...]:
    example = "terms: {revenue-share: [{value: 50%, of: mining revenue, source: ft-2025-02-15}]}"
    reports = []
    node = fields.mapping("terms", example)
    for key, entry in node.pairs if node else ():
        clause = known.header.clauses.get(key.text)
        if clause is None and known.header.clauses:
            fields.problems.append(shape.unknown_clause(key.text, key.place, list(known.header.clauses)))
        context = Context(draft, key, clause, known.header, known.drafts, known.sources)
        for item in _report_nodes(key, entry, fields):
            report = read_report(item, context, fields.problems)
            if report is not None:
                reports.append(report)
    return tuple(reports)


def _report_nodes(key: Scalar, entry: Node, fields: Fields) -> list[MapNode]:
    wanted = "a list of reports, each with a dash"
    example = f"{key.text}: [{{value: 50%, source: ft-2025-02-15}}]"
    if isinstance(entry, Scalar) and not entry.text.strip():
        fields.problems.append(shape.empty_value(key.text, key.place))
        return []
    if not isinstance(entry, ListNode):
        fields.problems.append(shape.wrong_shape(f"`{key.text}`", wanted, key.place, example))
        return []
    for item in entry.items:
        if not isinstance(item, MapNode):
            wrong = shape.wrong_shape(f"a report of `{key.text}`", "a group of keys", item.place, "- value: 50%")
            fields.problems.append(wrong)
    return [item for item in entry.items if isinstance(item, MapNode)]


def _read_rulings(fields: Fields, known: Known) -> tuple[Ruling, ...]:
    example = "rulings: {revenue-share: {accept: ft-2025-02-15, because: saw the document}}"
    rulings = []
    node = fields.mapping("rulings", example)
    for key, entry in node.pairs if node else ():
        if known.header.clauses and key.text not in known.header.clauses:
            fields.problems.append(shape.unknown_clause(key.text, key.place, list(known.header.clauses)))
        elif not isinstance(entry, MapNode):
            fields.problems.append(
                shape.wrong_shape(f"the ruling on `{key.text}`", "a group of keys", key.place, example)
            )
        else:
            ruling = Fields(entry, RULING_KEYS, fields.problems)
            accept = ruling.needed("accept", "ft-2025-02-15")
            because = ruling.needed("because", "its reporter saw the document")
            if accept is not None and known.sources is not None and accept.text not in known.sources:
                fields.problems.append(shape.unknown_source(accept.text, accept.place, list(known.sources)))
            elif accept is not None and because is not None:
                on = ruling.date("on")
                rulings.append(Ruling(key.text, accept.text, because.text, on, accept.place))
    return tuple(rulings)
