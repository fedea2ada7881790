"""The smallest deal that still disagrees in the same way: drop and simplify as long as that holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.law.deal import Deal, Draft, Report


def shrink(deal: Deal, still: Callable[[Deal], bool]) -> Deal:
    """Return a deal of which no simpler one is `still` what is looked for."""
    while True:
        smaller = next((one for one in simpler(deal) if still(one)), None)
        if smaller is None:
            return deal
        deal = smaller


def simpler(deal: Deal) -> Iterator[Deal]:
    """Yield the deal without one of its parts, the largest parts first."""
    for draft in deal.drafts:
        yield _without_draft(deal, draft)
    for clause in deal.clauses:
        yield replace(
            deal,
            clauses=tuple(
                replace(c, split_from="" if c.split_from == clause.id else c.split_from)
                for c in deal.clauses
                if c is not clause
            ),
            reports=tuple(one for one in deal.reports if one.clause != clause.id),
            rulings=tuple(one for one in deal.rulings if one.clause != clause.id),
            drafts=tuple(_unread(one, clause.id) for one in deal.drafts),
        )
    for report in deal.reports:
        yield _needed_only(replace(deal, reports=tuple(one for one in deal.reports if one is not report)))
    for ruling in deal.rulings:
        yield replace(deal, rulings=tuple(one for one in deal.rulings if one is not ruling))
    if deal.known:
        yield replace(deal, known=0)
    if deal.without:
        yield replace(deal, without="")
    yield from _plainer_clauses(deal)
    for draft in deal.drafts:
        for plainer in _plainer_drafts(draft):
            yield replace(deal, drafts=tuple(plainer if one is draft else one for one in deal.drafts))
    for report in deal.reports:
        for simple in _plainer_reports(deal, report):
            yield replace(deal, reports=tuple(simple if one is report else one for one in deal.reports))
    for source in deal.sources:
        if source.copy_of or source.full_text:
            plain = replace(source, copy_of="", full_text=False)
            yield replace(deal, sources=tuple(plain if one is source else one for one in deal.sources))


def _without_draft(deal: Deal, draft: Draft) -> Deal:
    """Leave a draft out, with what is told of it; what follows it follows what it follows."""

    def others(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name != draft.id)

    drafts = tuple(
        replace(one, maybe=others(one.maybe), follows=draft.follows if one.follows == draft.id else one.follows)
        for one in deal.drafts
        if one is not draft
    )
    reports = (
        replace(one, since=others(one.since), one_of=others(one.one_of), each_of=others(one.each_of))
        for one in deal.reports
        if one.draft != draft.id
    )
    kept = tuple(
        one for one in reports if (one.since or not one.is_change) and (one.draft or one.one_of or one.each_of)
    )
    rulings = tuple(one for one in deal.rulings if one.draft != draft.id)
    return _needed_only(replace(deal, drafts=drafts, reports=kept, rulings=rulings))


def _needed_only(deal: Deal) -> Deal:
    """Leave out rulings for sources that no longer report there, which are errors."""
    cells = {(one.draft, one.clause, one.source) for one in deal.reports}
    return replace(deal, rulings=tuple(r for r in deal.rulings if (r.draft, r.clause, r.accept) in cells))


def _unread(draft: Draft, clause: str) -> Draft:
    read = ((source, tuple(id for id in clauses if id != clause)) for source, clauses in draft.read)
    return replace(draft, read=tuple((source, clauses) for source, clauses in read if clauses))


def _plainer_clauses(deal: Deal) -> Iterator[Deal]:
    for clause in deal.clauses:
        fewer = [tuple(one for one in clause.favours if one is not way) for way in clause.favours]
        plain = [replace(clause, favours=some) for some in fewer]
        plain += [replace(clause, of="optional")] if clause.of == "required" else []
        plain += [replace(clause, of="")] if clause.of == "optional" and clause.type != "percent" else []
        plain += [replace(clause, same=())] if clause.same else []
        plain += [replace(clause, split_from="")] if clause.split_from else []
        for simple in plain:
            yield replace(deal, clauses=tuple(simple if one is clause else one for one in deal.clauses))


def _plainer_drafts(draft: Draft) -> Iterator[Draft]:
    if draft.position:
        yield replace(draft, position=False)
    if draft.maybe:
        yield replace(draft, maybe=draft.maybe[1:])
    if draft.status != "proposed":
        yield replace(draft, status="proposed")
    if draft.by != ("AA",):
        yield replace(draft, by=("AA",))
    if draft.follows and draft.date:
        yield replace(draft, date="")
    for source, clauses in draft.read:
        yield replace(draft, read=tuple(one for one in draft.read if one != (source, clauses)))


def _plainer_reports(deal: Deal, report: Report) -> Iterator[Report]:
    required = {clause.id for clause in deal.clauses if clause.of == "required"}
    if report.relays:
        yield replace(report, relays="")
    if report.retracted:
        yield replace(report, retracted=0)
    if report.condition:
        yield replace(report, condition="")
    if report.of and report.clause not in required:
        yield replace(report, of="")
    if report.demand:
        yield replace(report, demand=False)
    if len(report.since) > 1:
        yield replace(report, since=report.since[:1])
    if len(report.one_of) > 2:
        yield replace(report, one_of=report.one_of[:2])
    if report.each_of:
        yield replace(report, draft=report.each_of[0], each_of=())
    if report.basis != "told":
        yield replace(report, basis="told")
    if not (report.is_change or report.says in ("absent", "present")):
        yield replace(report, says="present", of="", condition="")
