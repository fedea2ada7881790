"""A deal as the files of a project: in what the files could always hold, and in what they are to hold."""

import json
from collections.abc import Collection, Iterator

from tests.law.deal import PARTIES, PRESENCE, Clause, Deal, Draft, Report
from tests.law.words import vocabulary

FOLDER = "drafts/deal"
MONTH = "2031-06"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def listed(names: Collection[str]) -> str:
    return f"[{', '.join(names)}]"


def files(deal: Deal, lists_are_open: bool) -> dict[str, str]:
    """Return the text of each file by its path.

    `lists_are_open` tells whether a list is open unless `whole: yes` stands beside it.
    """
    found = {f"{FOLDER}/deal.yaml": _deal(deal), "seeds/sources.yaml": _sources(deal)}
    for draft in deal.drafts:
        found[f"{FOLDER}/{draft.id}.yaml"] = _draft(deal, draft, lists_are_open)
    floating = [one for one in deal.reports if not one.draft]
    if floating:
        head = ["unplaced: deal", "terms:"]
        found[f"{FOLDER}/unplaced.yaml"] = "\n".join([*head, *_terms(deal, floating, lists_are_open), ""])
    return found


def day(number: int) -> str:
    """Write a day on which a source came out or a report was taken back."""
    return f"{MONTH}-{number:02}"


def _deal(deal: Deal) -> str:
    lines = [
        "deal: deal",
        "title: A deal",
        f"parties: {{{', '.join(f'{id}: Party {id}' for id in PARTIES)}}}",
        "clauses:",
    ]
    return "\n".join([*lines, *(line for clause in deal.clauses for line in _clause(clause)), ""])


def _clause(clause: Clause) -> Iterator[str]:
    yield f"  {clause.id}:"
    yield f"    label: Clause {clause.id}"
    yield f"    type: {clause.type}"
    if clause.of:
        yield f"    of: {clause.of}"
    if clause.type == "choice":
        yield f"    choices: {listed(list(vocabulary('choice').words))}"
    if clause.favours:
        yield f"    favours: {{{', '.join(f'{quoted(way)}: {party}' for way, party in clause.favours)}}}"
    if clause.same:
        yield f"    same: [{listed(list(map(quoted, clause.same)))}]"
    if clause.split_from:
        yield f"    from: [{clause.split_from}]"


def _sources(deal: Deal) -> str:
    lines = []
    for source in deal.sources:
        lines += [f"{source.id}:", f"  outlet: Outlet {source.id}", f"  published: {day(source.day)}"]
        if source.full_text:
            lines.append("  covers: full-text")
        if source.copy_of:
            lines.append(f"  copy-of: {source.copy_of}")
    return "\n".join([*lines, ""])


def _draft(deal: Deal, draft: Draft, lists_are_open: bool) -> str:
    by = draft.by[0] if len(draft.by) == 1 else listed(draft.by) if draft.by else "unknown"
    lines = [f"draft: {draft.id}", f"title: Draft {draft.id}", f"by: {by}"]
    optional = {"date": draft.date, "follows": draft.follows}
    lines += [f"{key}: {text}" for key, text in optional.items() if text]
    if draft.status != "proposed":
        lines.append(f"status: {draft.status}")
    if draft.position:
        lines.append("kind: position")
    if draft.maybe:
        lines.append(f"maybe: {draft.maybe[0] if len(draft.maybe) == 1 else listed(draft.maybe)}")
    if draft.read:
        lines += ["read:", *(f"  {source}: {listed(clauses)}" for source, clauses in draft.read)]
    reports = [one for one in deal.reports if one.draft == draft.id]
    if reports:
        lines += ["terms:", *_terms(deal, reports, lists_are_open)]
    rulings = [one for one in deal.rulings if one.draft == draft.id]
    if rulings:
        lines.append("rulings:")
    for ruling in rulings:
        lines += [f"  {ruling.clause}:", f"    accept: {ruling.accept}", "    because: a reason"]
        lines += [f"    on: {day(ruling.day)}"] if ruling.day else []
    return "\n".join([*lines, ""])


def _terms(deal: Deal, reports: Collection[Report], lists_are_open: bool) -> Iterator[str]:
    for clause in deal.clauses:
        mine = [one for one in reports if one.clause == clause.id]
        if mine:
            yield f"  {clause.id}:"
        for report in mine:
            first, *rest = _report(clause, report, lists_are_open)
            yield f"    - {first}"
            yield from (f"      {line}" for line in rest)


def _report(clause: Clause, report: Report, lists_are_open: bool) -> Iterator[str]:
    if report.is_change:
        yield f"change: {report.says}"
        yield f"since: {report.since[0] if len(report.since) == 1 else f'{{each-of: {listed(report.since)}}}'}"
    elif report.says in PRESENCE:
        yield f"is: {report.says}"
    elif clause.type == "list":
        yield f"value: {listed(report.says.split(', '))}"
        if lists_are_open and not report.says.endswith("…"):
            yield "whole: yes"
    else:
        yield f"value: {quoted(report.says)}"
    fields = {
        "of": report.of,
        "condition": report.condition,
        "relays": report.relays,
        "demand": "yes" if report.demand else "",
        "about": _about(report),
    }
    yield f"source: {report.source}"
    yield from (f"{key}: {text}" for key, text in fields.items() if text)
    yield "who: somebody"
    yield f"basis: {report.basis}"
    yield "quote: some words"
    if report.retracted:
        yield f"retracted: {{on: {day(report.retracted)}, because: it was wrong}}"


def _about(report: Report) -> str:
    if report.one_of:
        return f"{{one-of: {listed(report.one_of)}}}"
    return f"{{each-of: {listed(report.each_of)}}}" if report.each_of else ""
