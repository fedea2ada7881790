"""The lines and cells that many pages share: what is known of a clause, and on whose word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.comparing.origins import copies_of
from draftdiff.comparing.origins import trace as follow
from draftdiff.comparing.standing import Account, Aside, Standing
from draftdiff.history.recall import LastKnown
from draftdiff.model import Basis, Clause, Deal, Draft, Report, Stated
from draftdiff.pages.page import (
    Cell,
    Cite,
    Detail,
    Inline,
    Line,
    Look,
    Point,
    Run,
    Text,
    Tone,
    joined,
    line,
    told,
    toned,
    words_of,
)
from draftdiff.telling import words
from draftdiff.telling.credit import CAME, credit, credit_of, is_weak
from draftdiff.telling.facts import LeftOut
from draftdiff.text import Place
from draftdiff.values import ValueType, Words, written_day
from draftdiff.wording import Part, Piece, redline

WEAK = "°"
LONG = 30
"""From how many letters on a value that stands beside others is said once: `as after`, `as before`."""
WORDING = line(Run("only before", Tone.DELETED), " ", Run("only after", Tone.INSERTED))
"""What the marks in the words of two sides mean."""

MARKS = {Part.KEPT: Tone.PLAIN, Part.DELETED: Tone.DELETED, Part.INSERTED: Tone.INSERTED}
TONES = {
    Group.CHANGED: Tone.CHANGED,
    Group.CHANGED_SINCE_EARLIER: Tone.CHANGED,
    Group.UNCLEAR: Tone.UNCLEAR,
    Group.KEPT: Tone.KEPT,
    Group.ALIKE: Tone.KEPT,
    Group.KEPT_SINCE_EARLIER: Tone.KEPT,
    Group.ALIKE: Tone.QUIET,
    Group.NOT_READ: Tone.QUIET,
    Group.REPORTED_OTHERWISE: Tone.KNOWN,
    Group.NEWLY_REPORTED: Tone.KNOWN,
    Group.NOT_REPORTED: Tone.STRONG,
    Group.NOT_READ: Tone.QUIET,
}


def drafts(deal: Deal, named: Iterable[tuple[str, Draft]]) -> Iterator[tuple[str, Line]]:
    """Yield each name with what its draft says of itself."""
    for name, draft in named:
        facts, perhaps = told(words.draft_facts(draft, deal)), words.perhaps_the_same(draft, deal)
        same = line("; ", told(perhaps)) if perhaps else line()
        yield name, line(told(draft.title, Tone.STRONG), " (", facts, ")", same)


def clause_name(clause: Clause) -> Line:
    """Name a clause."""
    return line(told(clause.label))


def clause_names(clauses: Iterable[Clause]) -> Line:
    """Name clauses in a row."""
    return joined([clause_name(clause) for clause in clauses], ", ")


def weak_legend(accounts: Iterable[Account], look: Look) -> Iterator[Text]:
    """Explain the mark of an account that one outlet alone stands for, on a page that has it."""
    if look.brief and any(map(is_weak, accounts)):
        yield Text(toned(Tone.QUIET, f"{WEAK} {words.SIGNS[WEAK]}"), tight=True)


def left_out(of: LeftOut) -> Iterator[Text]:
    """Say what was left out because that was asked for."""
    said = []
    if of.since:
        said.append(line("Only what came after ", told(of.since.title), f", {words.day(of.since.date)}."))
    if of.known:
        said.append(line(f"Only what was published by {written_day(of.known)}."))
    if of.without:
        said.append(line("Without what rests on ", joined([line(told(one)) for one in of.without], ", "), "."))
    if of.only:
        said.append(line("Only ", joined([line(told(one)) for one in of.only], ", "), "."))
    yield from (Text(toned(Tone.QUIET, *one), tight=True) for one in said)


def known(standing: Standing, deal: Deal, look: Look, once: tuple[str, Standing] | None = None) -> Cell:
    """Show what is known of a clause: each account that may be right, on whose word, and what is not counted.

    `once` is the name of the other side, and what is known there: what is all of it, and long, is said only there.
    """
    if not standing.accounts and not standing.asides:
        return (line(Run(words.STATES[standing.state], Tone.QUIET)),)
    if look.brief:
        return (_briefly(standing, deal, look, once),)
    lines = [] if standing.accounts else [line(Run(words.STATES[standing.state], Tone.QUIET))]
    for place, account in enumerate(standing.accounts):
        lines.append(line("or " if place else "", *_account(words.account(account, deal), account, deal, look)))
        lines += compatible(account, deal)
    return (*lines, *remarks(standing, deal))


def _briefly(standing: Standing, deal: Deal, look: Look, once: tuple[str, Standing] | None) -> Line:
    if not standing.accounts:
        return line(Run(words.STATES[standing.state], Tone.QUIET))
    there = ""
    if once and len(standing.accounts) > len(once[1].accounts) == 1:
        there = words.standing(once[1], deal)
    accounts = [(words.account(account, deal), account) for account in standing.accounts]
    if once and len(there) >= LONG:
        accounts = [(f"as {once[0]}" if text == there else text, account) for text, account in accounts]
    said = joined([line(*_account(text, account, deal, look)) for text, account in accounts], " or ")
    ruled = " (by a ruling)" if len(standing.accounts) == 1 else " (a ruling leaves open which)"
    return line(said, Run(ruled, Tone.QUIET) if standing.ruling else "")


def _account(said: str, account: Account, deal: Deal, look: Look) -> Iterator[Inline]:
    yield told(said + (WEAK if look.brief and is_weak(account) else ""))
    if not look.brief:
        yield from credited(account, deal)


def credited(account: Account, deal: Deal) -> Line:
    """Say on whose word an account is, in brackets, with the marks of notes."""
    return toned(Tone.QUIET, " (", told(credit(account, deal)), ")", Cite(account.reports))


def compatible(account: Account, deal: Deal) -> Iterator[Line]:
    """Show the reports that say less than an account, or fit another one too."""
    said = dict.fromkeys(words.says(report, deal) for report in account.compatible)
    for one in said:
        reports = tuple(report for report in account.compatible if words.says(report, deal) == one)
        whose = told(credit_of(reports, deal, (*account.reports, *account.compatible)))
        yield toned(Tone.QUIET, "fits it too: ", told(one), " (", whose, ")", Cite(reports))


def remarks(standing: Standing, deal: Deal) -> Iterator[Line]:
    """Say what is not counted and why, and what an editor ruled."""
    for aside in standing.asides:
        yield not_counted(aside, deal)
    if standing.ruling:
        yield line(told(words.ruled(standing, deal), Tone.UNCLEAR))


def not_counted(aside: Aside, deal: Deal) -> Line:
    """Say which report is not counted, and why."""
    return toned(Tone.QUIET, told(words.set_aside(aside, deal)), Cite((aside.report,)))


def last_known(of: Sequence[LastKnown], deal: Deal) -> Line:
    """Say what was last known of a clause, of each draft that may be the last: `A: 50%; or of B: absent`."""
    said = [line(told(one.draft.title), if_before(one), ": ", told(words.standing(one.standing, deal))) for one in of]
    return joined(said, "; or of ")


def last_known_in(of: Sequence[LastKnown]) -> Line:
    """Name the drafts that may be the last in which something was known of a clause."""
    return joined([line(told(one.draft.title), if_before(one)) for one in of], " or ")


def if_before(of: LastKnown) -> str:
    """Say of a draft that may be the last in which something was known, that its order is not known."""
    return "" if of.sure else " (if that came before)"


def evidence(sides: Sequence[tuple[Line, Standing]], deal: Deal, look: Look) -> tuple[Point, ...]:
    """Show every account below a line of a brief page, each side under its name; with every quote if asked for."""
    points: list[Point] = []
    if not look.brief or look.detail is Detail.BRIEF:
        return ()
    for name, standing in sides:
        lead = line(name, ": ") if name else line()
        for account in standing.accounts:
            said = line(lead, told(words.account(account, deal)), credited(account, deal))
            points.append(Point(said, tuple(_quotes(account.reports, deal, look) or encoded(account.reports, deal))))
            points += [Point(one, _quotes(account.compatible, deal, look)) for one in compatible(account, deal)]
        if not standing.accounts and name:
            points.append(Point(toned(Tone.QUIET, lead, words.STATES[standing.state])))
        points += [Point(not_counted(aside, deal), _quotes((aside.report,), deal, look)) for aside in standing.asides]
        points += [Point(line(told(words.ruled(standing, deal), Tone.UNCLEAR)))] if standing.ruling else []
    return tuple(points)


def _quotes(reports: Iterable[Report], deal: Deal, look: Look) -> tuple[Point, ...]:
    """Show the quotes of reports; one that stands for several drafts once."""
    return tuple(dict.fromkeys(_quote(one, deal) for one in reports)) if look.detail is Detail.EVIDENCE else ()


def _quote(report: Report, deal: Deal) -> Point:
    quote = told(words.quotation(report) or "no quote")
    where = toned(Tone.QUIET, told(attribution(report, deal)), "  ", told(place_of(report.place)))
    return Point(line(quote, "  ", where), noted(report, deal))


def noted(report: Report, deal: Deal) -> tuple[Point, ...]:
    """Say of which drafts a report may speak, and what an encoder remarks on it."""
    version = words.version(report, deal)
    said = [toned(Tone.QUIET, told(version))] if version else []
    said += [toned(Tone.QUIET, "note: ", told(report.note))] if report.note else []
    return tuple(map(Point, said))


def encoded(reports: Iterable[Report], deal: Deal) -> Iterator[Point]:
    """Show what an encoder remarks on a report, which may narrow what it says; once, where it is said of several."""
    outlets_of: dict[str, list[str]] = {}
    for report in reports:
        for said in filter(None, (words.version(report, deal), report.note)):
            outlets_of.setdefault(said, []).append(deal.sources[report.source].outlet)
    for note, outlets in outlets_of.items():
        named = words.listed(list(dict.fromkeys(outlets)))
        yield Point(toned(Tone.QUIET, "note (", told(named), "): ", told(note)))


def attribution(report: Report, deal: Deal) -> str:
    """Say where a report stands: outlet, day, basis, whose word, and whose reporting."""
    source = deal.sources[report.source]
    parts = [source.outlet, words.day(source.published), words.BASES[report.basis]]
    parts += [report.who] if words.names_someone(report.who) else []
    parts += [f"relaying {deal.sources[report.relays].outlet}"] if report.relays else []
    return ", ".join(parts)


def place_of(place: Place) -> str:
    """Name a file and a line in it."""
    return f"{place.file.name}:{place.start.line}"


def sides(change: Change, deal: Deal, look: Look) -> tuple[Cell, Cell]:
    """Show both sides of a change; of two settled texts, which words came and went."""
    before = known(change.before, deal, look, ("after", change.after))
    after = known(change.after, deal, look, ("before", change.before))
    still = words.still(change, deal)
    if still:
        return before, _said_as(after, [told(still)])
    pieces = wording(change, deal)
    if not pieces:
        return before, after
    return _marked(before, pieces, Part.INSERTED), _marked(after, pieces, Part.DELETED)


def _marked(cell: Cell, pieces: Iterable[Piece], other: Part) -> Cell:
    """Put the words of one side with their marks in the place of what its account says."""
    own = [(piece, (other is Part.INSERTED and piece.was) or piece.text) for piece in pieces if piece.part is not other]
    return _said_as(cell, [Run(text, MARKS[piece.part], record=True) for piece, text in own])


def _said_as(cell: Cell, runs: Sequence[Run]) -> Cell:
    """Put other words in the place of what the account of a cell says, which is its first run."""
    weak = [Run(WEAK)] if words_of(cell[0][:1]).endswith(WEAK) else []
    return ((*runs, *weak, *cell[0][1:]), *cell[1:])


def wording(change: Change, deal: Deal) -> tuple[Piece, ...]:
    """Compare the words of two settled texts that have words in common; nothing for any other change."""
    accounts = (*change.before.accounts, *change.after.accounts)
    values = [one.claim.value for one in accounts if isinstance(one.claim, Stated)]
    differs = group(change.kind) is Group.CHANGED or change.kind is Kind.REWORDED
    if deal.clauses[change.clause].type is not ValueType.TEXT or not differs:
        return ()
    if len(change.before.accounts) != 1 or len(change.after.accounts) != 1 or len(values) != 2:
        return ()
    texts = [value.text or value.key for value in values if isinstance(value, Words)]
    pieces = redline(*texts)
    return pieces if any(piece.part is Part.KEPT and piece.text.strip() for piece in pieces) else ()


def is_summarised(change: Change) -> bool:
    """Tell whether the wording of some side may be the encoder's or a source's, and not the text's own."""
    accounts = (*change.before.accounts, *change.after.accounts)
    return any(one.strength.basis not in (Basis.PUBLISHED, Basis.DOCUMENT) for one in accounts)


def happened(change: Change, deal: Deal) -> Line:
    """Say what happened, by how much, and that a text is compared as it was summarised."""
    summarised = ", as summarised" if wording(change, deal) and is_summarised(change) else ""
    ranges = words.ranges(change)
    return line(
        told(words.verdict(change, deal), TONES[group(change.kind)]), summarised, f", {ranges}" if ranges else ""
    )


def moved(change: Change, since: Draft | None, deal: Deal) -> Line:
    """Say what happened and towards whom; where the draft before is silent, since which earlier one."""
    whom = words.towards(change, deal)
    said = line(happened(change, deal), ", " if whom else "", told(whom))
    return line(said, ", since ", told(since.title)) if since else said


def sign_of(change: Change) -> str:
    """Return the sign of a change or of a possible one; nothing where none is known."""
    return {Group.CHANGED: words.KINDS[change.kind].sign, Group.UNCLEAR: words.MAY_HAVE}.get(group(change.kind), "")


def reporters(standings: Iterable[Standing], deal: Deal) -> Line:
    """Say who reports how much of what is shown, and on what it rests."""
    numbers: Counter[tuple[str, Basis]] = Counter()
    for of in standings:
        best: dict[str, Basis] = {}
        # What may be told of another draft counts for none.
        reports = [one for account in of.accounts for one in account.reports if not one.is_one_of_several]
        for report, came in follow(reports, copies_of(deal)).items():
            outlet = deal.sources[came.origin].outlet
            best[outlet] = min(best.get(outlet, report.basis), report.basis, key=list(Basis).index)
        numbers.update(best.items())
    by_basis: dict[Basis, list[Line]] = {}
    for (outlet, basis), number in numbers.most_common():
        by_basis.setdefault(basis, []).append(line(told(outlet), f" {number}" if number > 1 else ""))
    return joined([line(CAME[basis], joined(outlets, ", ")) for basis, outlets in by_basis.items()], "; ")
