"""Nodes of a draft's file to reports and rulings."""

from draftdiff import keys
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Draft, Report, Ruling, Status
from draftdiff.reading.fields import Fields, place_of, read_id, text_of
from draftdiff.reading.known import Known, find_clause, find_draft, find_source
from draftdiff.reading.report import Context, read_report
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.text import Place


def draft_id(node: Node | None) -> Scalar | None:
    """Return the scalar that holds a draft's id, None when there is none."""
    found = node.get("draft") if isinstance(node, MapNode) else None
    return found if isinstance(found, Scalar) and found.text.strip() else None


def read_draft(node: Node, known: Known, problems: list[Diagnostic]) -> Draft | None:
    """Read a draft; None when the file holds something else or has no id."""
    if not isinstance(node, MapNode):
        problems.append(shape.wrong_shape("a draft", shape.GROUP, node.place, "draft: a-name", text_of(node)))
        return None
    fields = Fields(node, keys.DRAFT, problems)
    name = fields.needed("draft")
    id = read_id(name, problems)
    title, by = fields.needed("title"), fields.needed("by", next(iter(known.header.parties), "A"))
    if by is not None and known.header.parties and by.text not in known.header.parties:
        problems.append(shape.unknown_party(by.text, by.place, list(known.header.parties)))
    followed, follows_place = _other_draft("follows", id or "", fields, known)
    maybe, maybe_place = _other_draft("maybe", id or "", fields, known)
    date = fields.scalar("date")
    terms = _read_terms(id or "", fields, known)
    rulings = _read_rulings(fields, known)
    if name is None or id is None:
        return None
    return Draft(
        id,
        title.text if title else id,
        (by.text,) if by else (),
        name.place,
        date=fields.date("date"),
        status=fields.word("status", Status) or Status.PROPOSED,
        follows=followed,
        maybe=(maybe,) if maybe else (),
        note=fields.text("note"),
        reports=terms,
        rulings=rulings,
        follows_place=follows_place,
        maybe_place=maybe_place,
        date_place=date.place if date else None,
    )


def _other_draft(key: str, own: str, fields: Fields, known: Known) -> tuple[str | None, Place | None]:
    """Return the draft that a key names, and where; None for both where there is none."""
    name = fields.scalar(key)
    found = find_draft(name, own, known, fields.problems) if name else None
    return (found, name.place) if name and found else (None, None)


def _read_terms(draft: str, fields: Fields, known: Known) -> tuple[Report, ...]:
    reports = []
    node = fields.mapping("terms")
    for key, entry in node.pairs if node else ():
        context = Context(draft, key, find_clause(key, known, fields.problems), known)
        for item in _report_nodes(key, entry, fields):
            report = read_report(item, context, fields.problems)
            if report is not None:
                reports.append(report)
    return tuple(reports)


def _report_nodes(key: Scalar, entry: Node, fields: Fields) -> list[MapNode]:
    wanted = "a list of reports, each with a dash"
    example = "- value: 50%"
    if isinstance(entry, Scalar) and not entry.text.strip():
        fields.problems.append(shape.empty_value(key.text, key.place))
        return []
    if not isinstance(entry, ListNode):
        problem = shape.wrong_shape(f"`{key.text}`", wanted, place_of(key, entry), example, text_of(entry))
        fields.problems.append(problem)
        return []
    for item in entry.items:
        if not isinstance(item, MapNode):
            what = f"a report of `{key.text}`"
            problem = shape.wrong_shape(what, shape.GROUP, item.place, "- value: 50%", text_of(item))
            fields.problems.append(problem)
    return [item for item in entry.items if isinstance(item, MapNode)]


def _read_rulings(fields: Fields, known: Known) -> tuple[Ruling, ...]:
    rulings = []
    node = fields.mapping("rulings")
    for key, entry in node.pairs if node else ():
        clause = find_clause(key, known, fields.problems)
        if not isinstance(entry, MapNode):
            what, example = f"the ruling on `{key.text}`", f"rulings: {keys.DRAFT['rulings'].example}"
            problem = shape.wrong_shape(what, shape.GROUP, place_of(key, entry), example, text_of(entry))
            fields.problems.append(problem)
            continue
        ruling = Fields(entry, keys.RULING, fields.problems)
        accept = ruling.needed("accept")
        because = ruling.needed("because")
        on = ruling.date("on")
        accepted = find_source(accept, known, fields.problems) if accept else None
        if clause and accept and accepted and because:
            rulings.append(Ruling(key.text, accepted, because.text, on, accept.place))
    return tuple(rulings)
