"""A deal in a few lines, for people who look at a disagreement."""

from collections.abc import Iterator

from tests.law.deal import Deal, Report


def told(deal: Deal) -> str:
    """Write a deal: its clauses, then each draft with what is reported of it."""
    return "\n".join(_lines(deal))


def _lines(deal: Deal) -> Iterator[str]:
    for clause in deal.clauses:
        extra = [f"of: {clause.of}"] if clause.of else []
        extra += [f"favours {dict(clause.favours)}"] if clause.favours else []
        extra += [f"same {list(clause.same)}"] if clause.same else []
        extra += [f"from {clause.split_from}"] if clause.split_from else []
        yield f"{clause.id} is {clause.type}{''.join(f', {one}' for one in extra)}"
    for draft in deal.drafts:
        extra = [f"by {' and '.join(draft.by) or 'unknown'}"]
        extra += [draft.date] if draft.date else []
        extra += [f"follows {draft.follows}"] if draft.follows else []
        extra += [draft.status] if draft.status != "proposed" else []
        extra += ["a position"] if draft.position else []
        extra += [f"maybe {', '.join(draft.maybe)}"] if draft.maybe else []
        extra += [f"{source} printed it, read for {', '.join(clauses)}" for source, clauses in draft.read]
        yield f"{draft.id} ({'; '.join(extra)})"
        yield from (f"  {_told(one)}" for one in deal.reports if one.draft == draft.id)
        mine = [one for one in deal.rulings if one.draft == draft.id]
        yield from (
            f"  ruling on {r.clause}: accept {r.accept}" + (f" from day {r.day}" if r.day else "") for r in mine
        )
    yield from (f"unplaced {_told(one)}" for one in deal.reports if not one.draft)
    if deal.known:
        yield f"--known day {deal.known}, with {', '.join(f'{one.id} on day {one.day}' for one in deal.sources)}"
    if deal.without:
        yield f"--without {deal.without}"
    yield from (f"{one.id} is a copy of {one.copy_of}" for one in deal.sources if one.copy_of)


def _told(report: Report) -> str:
    words = [f"{report.clause}: {report.says}"]
    words += [f"of {report.of}"] if report.of else []
    words += [f"({report.condition})"] if report.condition else []
    words += [f"since {' and '.join(report.since)}"] if report.since else []
    words += [f"about one of {', '.join(report.one_of)}"] if report.one_of else []
    words += [f"about each of {', '.join(report.each_of)}"] if report.each_of else []
    words += [f"[{report.source}{f' relays {report.relays}' if report.relays else ''}"]
    words[-1] += f", {report.basis}]" if report.basis != "told" else "]"
    words += ["a demand"] if report.demand else []
    words += [f"retracted on day {report.retracted}"] if report.retracted else []
    return " ".join(words)
