"""Who gave way, on a page: the rows that add up, what each line came to, then every clause once under its row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from draftdiff.comparing.changes import Change, group
from draftdiff.comparing.standing import Account
from draftdiff.history.ledger import Answer, Ledger, Moment, Move, Net, Outcome, Tally
from draftdiff.history.order import came_before
from draftdiff.model import Clause, Deal, Draft
from draftdiff.pages.lines import (
    TONES,
    clause_name,
    clause_names,
    evidence,
    happened,
    left_out,
    sides,
    weak_legend,
)
from draftdiff.pages.page import (
    Block,
    Cell,
    Column,
    Detail,
    Entry,
    Heading,
    Line,
    Look,
    Page,
    Pairs,
    Run,
    Section,
    Table,
    Text,
    Tone,
    columns,
    joined,
    line,
    section,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut

ROWS = {
    Answer.GAVE_WAY: "gave way",
    Answer.MAY_HAVE: "may have given way",
    Answer.OWN_SIDE: "moved to its own side",
    Answer.NOT_SAID: "changed in nobody's stated favour",
    Answer.UNKNOWN: "not known",
    Answer.DID_NOT: "did not move",
}
"""What a party did with a clause; the rows add up to the clauses."""

REMARKS = {
    Answer.GAVE_WAY: "certain, if the reports are right",
    Answer.MAY_HAVE: "the reports allow more than one reading",
    Answer.OWN_SIDE: "not counted as giving way",
    Answer.NOT_SAID: "the record does not say who gains, so nobody is counted",
    Answer.UNKNOWN: "of two texts of the party whose order is known, nobody has said enough of these",
    Answer.DID_NOT: "",
}

TONE = {Answer.GAVE_WAY: Tone.CHANGED, Answer.MAY_HAVE: Tone.UNCLEAR, Answer.OWN_SIDE: Tone.KNOWN}
MOVED = (Answer.GAVE_WAY, Answer.MAY_HAVE, Answer.OWN_SIDE, Answer.NOT_SAID)
IN_ROWS = (Answer.GAVE_WAY, Answer.MAY_HAVE, Answer.OWN_SIDE)
"""The rows of which a brief page shows the moves; of the others it names the clauses."""

HOW = (
    "Each draft is compared with the same party's draft before it in time; an opening position moves nobody. In whose "
    "favour a change is, the deal's file says under favours. A clause counts once, in the first row that holds, and "
    "no more than any other."
)
NO_STEP = "at which step nobody can tell"


def ledger(of: Ledger, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out who moved towards whom, and what nobody can say."""
    blocks: list[Block] = [Pairs(tuple((words.party(deal, one.party), _own(one, deal)) for one in of.tallies))]
    said = [_said(tally, of.clauses, deal) for tally in of.tallies]
    blocks += [*left_out(out), *(Text(one, tight=bool(at)) for at, one in enumerate(said)), _numbers(of, deal)]
    agreed = line(_titles(of.agreed), ": agreed or signed, so counted as the text of every party. ")
    blocks += [Text(toned(Tone.QUIET, agreed if of.agreed else "", HOW)), *weak_legend(_accounts(of), look)]
    for outcome in of.outcomes:
        blocks += _outcome(outcome, deal, look)
    for tally in of.tallies:
        blocks += _party(tally, [move for move in of.moves if move.party == tally.party], deal, look)
    if look.brief and look.detail is Detail.BRIEF and of.moves:
        blocks.append(Text(toned(Tone.QUIET, "every move and who says so: --sources · every quote: --evidence")))
    title = line(told(deal.title), ": who gave way")
    return Page(title, tuple(blocks), deal, "ledger", look.detail is Detail.EVIDENCE)


def _said(tally: Tally, clauses: int, deal: Deal) -> Line:
    """Say on how many clauses a party gave way; a bare nought would say that it did not."""
    name, unknown = told(words.party(deal, tally.party), Tone.STRONG), len(tally.clauses[Answer.UNKNOWN])
    if len(tally.drafts) < 2:
        has = "one draft only" if tally.drafts else "no draft of its own"
        return line(name, toned(Tone.STRONG, f" has {has}, so nothing of it can be compared."))
    rest = f" On {unknown} nobody can say." if unknown else ""
    if _is_none_known(tally):
        return line(
            name,
            toned(Tone.STRONG, f" is not known to have given way on any of {words.count(clauses, 'clause')}."),
            rest,
        )
    number = str(tally.low) if tally.low == tally.high else f"{tally.low} to {tally.high}"
    gave = f" gave way on {number} of {words.count(clauses, 'clause')}, by what is reported."
    return line(name, toned(Tone.STRONG, gave), rest)


def _is_none_known(tally: Tally) -> bool:
    return not tally.high and bool(tally.clauses[Answer.UNKNOWN] or tally.clauses[Answer.NOT_SAID])


def _numbers(of: Ledger, deal: Deal) -> Table:
    """Count the clauses of each party by what it did with them; each column adds up to the clauses."""
    heads = columns("Clauses", *((line(told(words.party(deal, tally.party))),) for tally in of.tallies))
    entries = [
        Entry(((line(name),), *((line(_number(tally, answer)),) for tally in of.tallies)))
        for answer, name in ROWS.items()
    ]
    entries.append(Entry(((line("all clauses"),), *((line(str(of.clauses)),) for _ in of.tallies))))
    return Table(heads, (Section(tuple(entries)),), "What each party did with the clauses")


def _number(tally: Tally, answer: Answer) -> str:
    number = len(tally.clauses[answer])
    return str(number) if number else "none known" if answer is Answer.GAVE_WAY else "–"


def _own(tally: Tally, deal: Deal) -> Line:
    """Name the drafts of a party, with an arrow where it is known that one came after the one before it."""
    if not tally.drafts:
        return line("no draft")
    named = line(told(tally.drafts[0].title))
    for before, draft in pairwise(tally.drafts):
        named = line(named, " → " if came_before(deal, before, draft) else " · ", told(draft.title))
    return named


def _titles(drafts: Sequence[Draft]) -> Line:
    return line(told(words.listed([draft.title for draft in drafts])))


def _accounts(of: Ledger) -> Iterator[Account]:
    changes = [net.change for outcome in of.outcomes for net in outcome.changes] + [move.change for move in of.moves]
    yield from (one for change in changes for one in (*change.before.accounts, *change.after.accounts))


def _outcome(outcome: Outcome, deal: Deal, look: Look) -> Iterator[Block]:
    """Show what a line of drafts came to, by whom it favours."""
    first, last = outcome.drafts[0], outcome.drafts[-1]
    yield Heading(line("From first to last: ", told(first.title), " → ", told(last.title)))
    numbers = outcome.summary
    rest = words.counted(
        [
            (numbers["unclear"], "may have changed"),
            (numbers["kept"], "unchanged as far as reported"),
            (numbers["alike"], "reported alike"),
            (numbers["unknown"], "not known of two drafts"),
        ]
    )
    clauses = words.count(numbers["clauses"], "clause")
    changed = numbers["changed"]
    said = f"{changed} of {clauses} changed" if changed else f"None of {clauses} is known to have changed"
    yield Text(line(toned(Tone.STRONG, said), "; " if rest else "", ", ".join(rest), "."), tight=True)
    sections = [
        section(
            line("Changed ", told(words.in_favour(deal, whom))),
            len(found),
            [_net(net, outcome, deal, look) for net in found],
        )
        for whom in words.whoms(deal)
        if (found := [net for net in outcome.changes if net.change.whom == whom])
    ]
    if sections:
        others = [(net.before.id != first.id, net.after.id != last.id) for net in outcome.changes]
        before, after = (any(one) for one in zip(*others, strict=True))
        heads = (first.title + ", or first known" * before, last.title + ", or last known" * after)
        yield Table(_columns(*heads), tuple(sections), "From first to last")


def _columns(before: str, after: str) -> tuple[Column, ...]:
    return columns("Clause", (line(told(before)),), (line(told(after)),), verdict="What happened")


def _net(net: Net, outcome: Outcome, deal: Deal, look: Look) -> Entry:
    """Show what a clause came to; a draft is named where it is not the first or the last of all."""
    change = net.change
    came_about = toned(Tone.QUIET, _came_about(net, deal))
    at_once = _at_one_step(net) and not net.moments[0].between
    verdict = (line(happened(change, deal), " ", came_about),) if at_once else (happened(change, deal), came_about)
    entry = _entry(change, verdict, deal, look)
    label, *known, said = entry.cells
    ends = (net.before, outcome.drafts[0]), (net.after, outcome.drafts[-1])
    cells = [
        cell if draft.id == end.id else (*cell, toned(Tone.QUIET, "in ", told(draft.title)))
        for cell, (draft, end) in zip(known, ends, strict=True)
    ]
    return entry._replace(cells=(label, *cells, said))


def _came_about(net: Net, deal: Deal) -> Line:
    """Say at which step a change came about, or between which drafts."""
    if not net.moments:
        return line("between ", told(net.since.title), " and ", told(net.until.title), f"; {NO_STEP}")
    whats = ["" if _at_one_step(net) else _what(moment, deal) for moment in net.moments]
    return joined([_moment(moment, what) for moment, what in zip(net.moments, whats, strict=True)], "; ")


def _at_one_step(net: Net) -> bool:
    return len(net.moments) == 1 and net.moments[0].change.kind is net.change.kind


def _what(moment: Moment, deal: Deal) -> str:
    return f"{words.happened(moment.change, deal)} "


def _moment(moment: Moment, what: str) -> Line:
    """Say in which draft it happened, or between which two where the drafts in between are silent."""
    if not moment.between:
        return line(what, "in ", told(moment.after.title))
    span = line(what, "between ", told(moment.before.title), " and ", told(moment.after.title))
    return line(span, f"; {NO_STEP}, without a report on ", _titles(moment.between))


def _party(tally: Tally, moves: Sequence[Move], deal: Deal, look: Look) -> Iterator[Block]:
    """Show every clause of a party once, under what it did with it, with each of its moves."""
    if len(tally.drafts) < 2:
        return
    yield Heading(line("The moves of ", told(words.party(deal, tally.party))))
    shown = IN_ROWS if look.brief and look.detail is Detail.BRIEF else MOVED
    found = {answer: [clause.id for clause in tally.clauses[answer]] for answer in shown}
    steps = len(tally.drafts) > 2
    sections = tuple(
        section(
            _head(answer),
            len(clauses),
            [_move(move, deal, look, steps) for id in clauses for move in moves if move.change.clause == id],
            REMARKS[answer],
            TONE.get(answer, Tone.STRONG),
        )
        for answer, clauses in found.items()
        if clauses
    )
    heads = ("Before", "After") if steps else [draft.title for draft in tally.drafts]
    if sections:
        yield Table(_columns(*heads), sections, "Moves of a party")
    yield from (
        _names(answer, tally.clauses[answer]) for answer in ROWS if answer not in shown and tally.clauses[answer]
    )


def _names(answer: Answer, clauses: Sequence[Clause]) -> Text:
    labels = clause_names(clauses)
    remark = f"; {REMARKS[answer]}" if REMARKS[answer] else ""
    return Text(line(toned(Tone.STRONG, f"{_head(answer)} ({len(clauses)})"), f"{remark}: ", labels))


def _head(answer: Answer) -> str:
    return ROWS[answer].capitalize()


def _move(move: Move, deal: Deal, look: Look, steps: bool) -> Entry:
    """Show a move; between which drafts it was, where the party has several steps."""
    towards = words.towards(move.change, deal)
    verdict = [line(happened(move.change, deal), ", " if towards else "", Run(towards, record=True))]
    if steps:
        verdict.append(toned(Tone.QUIET, told(move.before.title), " → ", told(move.after.title)))
    if move.between:
        verdict.append(toned(Tone.QUIET, f"{NO_STEP}, with ", _titles(move.between), " in between"))
    return _entry(move.change, tuple(verdict), deal, look)


def _entry(change: Change, verdict: Cell, deal: Deal, look: Look) -> Entry:
    known = [(line("before"), change.before), (line("after"), change.after)]
    below = evidence(known, deal, look)
    cells = ((clause_name(deal.clauses[change.clause]),), *sides(change, deal, look), verdict)
    return Entry(cells, words.KINDS[change.kind].sign, TONES[group(change.kind)], below=below)
