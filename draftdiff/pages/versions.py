"""What an edit of the files changes in what is known, which is no change of a draft."""

from collections.abc import Iterator, Mapping, Sequence

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.standing import Standing
from draftdiff.history.days import Edited, edited
from draftdiff.model import Deal, Draft, Report
from draftdiff.pages.lines import clause_name, credited, remarks
from draftdiff.pages.page import (
    Block,
    Entry,
    Heading,
    Line,
    Point,
    Run,
    Section,
    Table,
    Text,
    Tone,
    columns,
    joined,
    line,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.credit import credit

KEYS = {"claim": "what it says", "who": "who", "basis": "basis", "quote": "quote", "note": "note",
        "retracted": "retraction"}  # fmt: skip
"""What an editor calls the parts of a report."""

TONES = {Kind.KEPT: Tone.KEPT, Kind.NEWLY_REPORTED: Tone.KNOWN}


def versions(before: Mapping[str, Deal], after: Mapping[str, Deal]) -> tuple[Block, ...]:
    """Say what is known otherwise in two versions of all deals, by their ids; that nothing is, where nothing is."""
    ids = dict.fromkeys([*after, *before])
    sections = tuple(section for id in ids for section in _sections(before.get(id), after.get(id)))
    if not sections:
        return (Text(line("what is known is as before")),)
    heads = columns("Clause", verdict="What is known")
    return (Text(line("what is known changes:")), Table(heads, sections, "What an edit changes in what is known"))


def _sections(before: Deal | None, after: Deal | None) -> Iterator[Section]:
    """Yield the drafts of which the files say something else."""
    found = edited(before, after)
    then, now = before.drafts if before else {}, after.drafts if after else {}
    for id in dict.fromkeys([*now, *then]):
        draft, deals = now.get(id) or then[id], [deal for deal in (before, after) if deal]
        entries = [_fact(*fact) for fact in _facts(then.get(id), now.get(id), deals)]
        entries += [_entry(one, deals[0], deals[-1]) for one in found if one.draft == id]
        if entries:
            yield Section(tuple(entries), Heading(line(told(draft.title)), 3))


def _fact(key: str, before: str, after: str) -> Entry:
    said = line(told(before or "not there"), " → ", told(after or "not there"))
    return Entry(((line(toned(Tone.QUIET, key)),), (said,)))


def _facts(before: Draft | None, after: Draft | None, deals: Sequence[Deal]) -> Iterator[tuple[str, str, str]]:
    """Pair what a draft says of itself, where that differs; of a draft that came or went, only that it did."""
    if before is None or after is None:
        if before or after:
            yield "file", "there" if before else "", "there" if after else ""
        return
    then, now = _said(before, deals[0]), _said(after, deals[-1])
    yield from ((key, then[key], now[key]) for key in then if then[key] != now[key])


def _said(draft: Draft, deal: Deal) -> dict[str, str]:
    return {
        "title": draft.title,
        "by": words.parties(deal, draft.by),
        "date": words.day(draft.date),
        "status": draft.status,
        "follows": draft.follows or "",
        "maybe": ", ".join(draft.maybe),
        "note": draft.note,
    }


def _entry(of: Edited, before: Deal, after: Deal) -> Entry:
    said = (
        _as_before(of, before, after)
        if of.kind is Kind.KEPT
        else line(_known(of.before, before), " → ", _known(of.after, after))
    )
    below = tuple(Point(one) for one in remarks(of.after, after))
    sign, tone = words.KINDS[of.kind].sign, TONES.get(of.kind, Tone.UNCLEAR)
    return Entry(((clause_name(of.clause),), (said,)), sign, tone, below=below)


def _known(of: Standing, deal: Deal) -> Line:
    """Say every account and on whose word it is."""
    if not of.accounts:
        return line(Run(words.NOT_REPORTED, Tone.QUIET))
    accounts = [line(told(words.account(one, deal)), credited(one, deal)) for one in of.accounts]
    return joined(accounts, " or ")


def _as_before(of: Edited, before: Deal, after: Deal) -> Line:
    """Say what is known still, and what of its grounds is another: whose word it is, or what was edited."""
    said = line(told(words.standing(of.after, after)), ", as before")
    one, other = _credits(of.before, before), _credits(of.after, after)
    if one != other:
        return line(said, " (", told(one), " → ", told(other), ")")
    return line(said, "; ", told("; ".join(_grounds(of.before, of.after, after)) or "its grounds were edited"))


def _credits(of: Standing, deal: Deal) -> str:
    return " or ".join(credit(account, deal) for account in of.accounts)


def _grounds(before: Standing, after: Standing, deal: Deal) -> Iterator[str]:
    """Name the reports that came or went, and what of which report was edited."""
    then, now = (
        {(report.source, report.relays): report for report in _reports(one) if report not in _reports(other)}
        for one, other in ((before, after), (after, before))
    )
    for key in dict.fromkeys([*then, *now]):
        outlet = deal.sources[key[0]].outlet if key[0] in deal.sources else key[0]
        one, other = then.get(key), now.get(key)
        if one and other:
            keys = [name for field, name in KEYS.items() if getattr(one, field) != getattr(other, field)]
            yield f"another {words.listed(keys)} of {outlet}"
        else:
            yield f"a report of {outlet} {'went' if one else 'was added'}"
    if before.ruling != after.ruling:
        yield "another ruling" if before.ruling and after.ruling else "a ruling"


def _reports(of: Standing) -> list[Report]:
    counted = [report for one in of.accounts for report in (*one.reports, *one.compatible)]
    return [*counted, *(aside.report for aside in of.asides)]
