"""The whole of a deal on one page: the grid of clauses and drafts with all evidence, and what stands around it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from draftdiff.comparing.changes import NOBODY, UNKNOWN, Change, Group, group
from draftdiff.comparing.order import InTime
from draftdiff.comparing.origins import copies_of
from draftdiff.comparing.origins import trace as follow
from draftdiff.comparing.standing import Account, Aside, Standing, State, Why
from draftdiff.history.matrix import Cell as Known
from draftdiff.history.matrix import Row as KnownRow
from draftdiff.history.order import is_text
from draftdiff.history.trace import Entry
from draftdiff.model import Basis, Clause, Deal, Draft
from draftdiff.pages.lines import attribution, clause_name, left_out
from draftdiff.pages.matrix import sentence as matrix_sentence
from draftdiff.pages.notes import about, address
from draftdiff.pages.page import Line, Text, capital, joined, line, told
from draftdiff.telling import words
from draftdiff.telling.credit import CAME, is_inferred, is_weak
from draftdiff.telling.facts import Compared, LeftOut
from draftdiff.telling.report import Whole
from draftdiff.values import written_day

HUES = 6
"""How many parties have a colour of their own; further ones share it, and are told apart by their names."""

NAMED = 2
"""How many outlets a cell names; the evidence below it names all."""

QUIETLY = {
    Group.KEPT: "unchanged",
    Group.KEPT_SINCE_EARLIER: "unchanged",
    Group.ALIKE: "reported alike",
}
"""What is said of a cell that has no mark of change, where there is something to say."""


class Show(NamedTuple):
    """A choice of rows, by the name that they have it by, and how many there are."""

    name: str
    said: str
    number: int


class Pill(NamedTuple):
    """The mark of a change: certain or not, and in whose favour, by the name of a colour."""

    text: Line
    certain: bool
    hue: str


class Value(NamedTuple):
    """What an account says, and what it rests on."""

    said: Line
    rests_on: Line


class Cell(NamedTuple):
    """A clause in a draft: how it is shaded, the change, what limits it, what each account says, what is beside it."""

    anchor: str
    look: str
    pill: Pill | None
    remarks: tuple[Line, ...]
    values: tuple[Value, ...]
    beside: tuple[Line, ...]


class Item(NamedTuple):
    """A report: what it says where that is more than its heading does, its words, where it stands, and remarks."""

    depth: int
    said: Line
    where: Line
    url: str
    remarks: Line


class Evidence(NamedTuple):
    """The reports on a clause of a draft."""

    anchor: str
    heading: Line
    items: tuple[Item, ...]


class Row(NamedTuple):
    """A clause with a cell for each draft; `shown` names the choices that it is among."""

    anchor: str
    label: Line
    shown: tuple[str, ...]
    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...]
    reports: int


class Head(NamedTuple):
    """A draft at the head of its column."""

    title: Line
    by: Line
    facts: Line
    hue: str


class Grid(NamedTuple):
    """Every clause in every draft, with the choices of rows."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    shows: tuple[Show, ...]
    looks: frozenset[str]


class Pair(NamedTuple):
    """Two drafts to compare: how many clauses changed between them, and of how many nobody can say."""

    anchor: str
    changed: str
    unknown: int


class Told(NamedTuple):
    """What a source says of a draft, clause by clause, with the names of the cells."""

    draft: Line
    clauses: tuple[tuple[str, Line], ...]


class Sourced(NamedTuple):
    """A source with all that is taken from it."""

    anchor: str
    outlet: Line
    about: Line
    url: str
    told: tuple[Told, ...]


def title(deal: Deal) -> Line:
    """Name the page."""
    texts = sum(map(is_text, deal.drafts.values()))
    return line(told(deal.title), f": what is known of {words.count(texts, 'draft')}")


def summary(of: Whole, deal: Deal) -> Line:
    """Say how many clauses changed, towards whom, and on how many nobody can say."""
    said = matrix_sentence(of.matrix)
    nets = [net for outcome in of.ledger.outcomes[:1] for net in outcome.changes]
    if not nets:
        return said
    numbers = Counter(net.change.whom for net in nets)
    gains = [line(f"{numbers[one]} ", told(words.in_favour(deal, one))) for one in words.whoms(deal) if numbers[one]]
    return line(said, " From the first to the last that is known: ", joined(gains, ", "), ".")


def numbers(of: Whole, out: LeftOut) -> Iterator[Line]:
    """Say how many reports there are, how new they are, and what was left out."""
    counts = f"{words.count(of.reports, 'report')} from {words.count(len(of.cited), 'source')}"
    newest = f", the newest of {words.day(of.newest)}" if of.newest else ""
    day = written_day(out.known) if out.known else words.day(of.newest) if of.newest else ""
    yield line(f"{counts}{newest}.", f" As known on {day}." if day else "")
    yield from (block.text for block in left_out(out) if isinstance(block, Text))


def hue(whom: str | None, deal: Deal) -> str:
    """Name the colour of a party, of nobody, or of a gain that depends on which report is right."""
    parties = list(deal.parties)
    if whom in parties:
        return f"p{parties.index(whom) % HUES}"
    return "open" if whom == UNKNOWN else "nobody"


def legend(deal: Deal) -> Iterator[tuple[Pill, Line]]:
    """Yield a mark of every sort with the words for it."""
    for id in deal.parties:
        yield Pill(line("▲"), True, hue(id, deal)), line("changed towards ", told(words.party(deal, id)))
    yield Pill(line("~"), True, hue(NOBODY, deal)), line("changed in nobody's stated favour")
    yield Pill(line(words.MAY_HAVE), False, hue(NOBODY, deal)), line(words.SIGNS[words.MAY_HAVE])


LOOKS = {
    "firm": "printed, seen, on the record, or from several outlets",
    "weak": "one outlet's word alone",
    "disagree": "reports disagree",
    "perhaps": "demanded, or told of no draft for certain",
    "silent": "nobody has said",
    "unread": "printed, and nobody has looked for it",
}
"""How a cell is shaded, and what that means."""


def grid(of: Whole, deal: Deal) -> Grid:
    """Lay out every clause in every draft."""
    rows = tuple(_row(row, of, deal) for row in of.matrix.rows)
    numbers = Counter(name for row in rows for name in row.shown)
    shows = [Show("all", "all", len(rows))]
    shows += [Show(name, said, numbers[name]) for name, said in SHOWS.items() if numbers[name]]
    looks = frozenset(cell.look for row in rows for cell in row.cells)
    return Grid(tuple(_head(draft, deal) for draft in of.matrix.drafts), rows, tuple(shows), looks)


SHOWS = {
    "changed": "changed",
    "may": "may have changed",
    "disagree": "reports disagree",
    "silent": "not reported of the latest draft",
    "never": "reported of no draft",
}


def _shown(row: KnownRow, drafts: Iterable[Draft]) -> Iterator[str]:
    groups = {group(cell.known_change.kind) for cell in row.cells if cell.known_change}
    states = [cell.standing.state for cell in row.cells]
    texts = [state for state, draft in zip(states, drafts, strict=True) if is_text(draft)]
    if Group.CHANGED in groups:
        yield "changed"
    if Group.UNCLEAR in groups:
        yield "may"
    if State.CONTESTED in states:
        yield "disagree"
    if set(states) <= {State.NOT_REPORTED, State.NOT_READ}:
        yield "never"
    elif texts and texts[-1] in (State.NOT_REPORTED, State.NOT_READ):
        yield "silent"


def _head(draft: Draft, deal: Deal) -> Head:
    by = draft.by[0] if len(draft.by) == 1 else None
    facts = "a position, no text" if not is_text(draft) else draft.status.value
    perhaps = words.perhaps_the_same(draft, deal)
    said = line(f"{words.day(draft.date)}, {facts}", told(f"; {perhaps}" if perhaps else ""))
    return Head(line(told(draft.title)), line(told(words.parties(deal, draft.by))), said, hue(by, deal))


def anchor(clause: str, draft: str) -> str:
    """Return the lasting name of a clause in a draft."""
    return f"{clause}--{draft}"


def _row(row: KnownRow, of: Whole, deal: Deal) -> Row:
    shown = tuple(_shown(row, of.matrix.drafts))
    cells = tuple(_cell(row.clause, cell, deal) for cell in row.cells)
    evidence = tuple(
        _evidence(row.clause.id, cell, found, deal)
        for cell in row.cells
        if (found := of.evidence.get((row.clause.id, cell.draft), ()))
    )
    return Row(row.clause.id, clause_name(row.clause), shown, cells, evidence, sum(len(one.items) for one in evidence))


def _cell(clause: Clause, of: Known, deal: Deal) -> Cell:
    standing, change = of.standing, of.known_change
    remarks, pill = [], None
    if change and group(change.kind) in (Group.CHANGED, Group.UNCLEAR):
        pill = _pill(change, deal)
        if not pill.certain:
            remarks.append(line(told(words.happened(change, deal))))
    if change and of.recalled and (pill or group(change.kind) in QUIETLY):
        quietly = QUIETLY.get(group(change.kind), "")
        remarks.append(line(f"{quietly} " if quietly else "", "since ", told(of.recalled.draft.title)))
    elif change and group(change.kind) in QUIETLY:
        remarks.append(line(QUIETLY[group(change.kind)]))
    if of.returned:
        remarks.append(line(words.returned(of.returned)))
    if standing.state is State.CONTESTED:
        remarks.append(line(words.STATES[State.CONTESTED]))
    values = [Value(line(told(words.account(one, deal))), _rests_on(one, deal)) for one in standing.accounts]
    beside = [line("by a ruling")] if standing.ruling else []
    if standing.asides:
        beside.append(line(f"{words.count(len(standing.asides), 'other report')} beside it"))
    return Cell(anchor(clause.id, of.draft), _look(standing), pill, tuple(remarks), tuple(values), tuple(beside))


def _look(standing: Standing) -> str:
    match standing.state:
        case State.NOT_REPORTED:
            return "silent"
        case State.NOT_READ:
            return "unread"
        case State.POSSIBLE:
            return "perhaps"
        case State.CONTESTED:
            return "disagree"
        case State.SETTLED:
            return "weak" if all(map(is_weak, standing.accounts)) else "firm"


def _pill(change: Change, deal: Deal) -> Pill:
    if group(change.kind) is Group.UNCLEAR:
        return Pill(line(f"{words.MAY_HAVE} {words.SIGNS[words.MAY_HAVE]}"), False, "nobody")
    whom = words.towards(change, deal)
    said = line(f"{words.KINDS[change.kind].sign} ", told(words.verdict(change, deal)))
    return Pill(line(said, ", " if whom else "", told(whom)), True, hue(change.whom, deal))


def _rests_on(account: Account, deal: Deal) -> Line:
    """Say in a few words on whose word an account is: `seen by Canal Gazette; told to Axios and 2 others`."""
    best: dict[str, Basis] = {}
    for report, came in follow(list(account.reports), copies_of(deal)).items():
        outlet = deal.sources[came.origin].outlet
        best[outlet] = min(best.get(outlet, report.basis), report.basis, key=list(Basis).index)
    by_basis: dict[Basis, list[str]] = {}
    for outlet, basis in sorted(best.items(), key=lambda one: list(Basis).index(one[1])):
        by_basis.setdefault(basis, []).append(outlet)
    said = [line(CAME[basis], told(words.listed(_few(outlets)))) for basis, outlets in by_basis.items()]
    unplaced = all(report.is_one_of_several for report in account.reports)
    return line(joined(said, "; "), ", without naming the draft" if unplaced else "")


def _few(outlets: list[str]) -> list[str]:
    more = len(outlets) - NAMED
    return outlets if more < 1 else [*outlets[:NAMED], words.count(more, "other")]


def _evidence(clause: str, cell: Known, found: Sequence[Entry], deal: Deal) -> Evidence:
    known = words.standing(cell.standing, deal)
    heading = line(told(deal.drafts[cell.draft].title), ": ", told(known))
    ruled = words.ruled(cell.standing, deal)
    # A relay stands below what it passes on, where that is on file.
    own = {entry.origin for entry in found if not entry.depth}
    items = tuple(_item(entry, entry.origin in own, known, cell.standing, deal) for entry in found)
    return Evidence(anchor(clause, cell.draft), line(heading, told(f". {ruled}" if ruled else "")), items)


def _item(entry: Entry, below: bool, known: str, standing: Standing, deal: Deal) -> Item:
    report = entry.report
    says = words.says(report, deal)
    said = [] if says == known else [line(told(says))]
    said += [line(told(words.quotation(report)))] if report.quote else []
    if is_inferred(report, deal):
        said.append(line("the text was printed and does not have it"))
    aside = next((one for one in standing.asides if one.report == report), None)
    remarks = [_why(aside) if aside else "", words.version(report, deal), report.note]
    remarks += ["came out after a later draft was there"] if entry.late else []
    where = line(told(attribution(report, deal)))
    url = address(deal.sources[report.source].url)
    noted = joined([line(told(one)) for one in remarks if one], "; ")
    return Item(entry.depth if below else 0, joined(said, ": "), where, url, capital(noted) if noted else noted)


def _why(of: Aside) -> str:
    if of.why is Why.WANTED:
        return "wanted, and not said to be in the text"
    return words.JUDGED.get(of.why) or f"not counted: {words.why(of)}"


UNKNOWN_OF = ("newly_reported", "not_reported", "not_read", "set_aside", "never_reported")


def chooser(of: Whole) -> Iterator[tuple[Line, tuple[Pair | None, ...]]]:
    """Yield for each draft but the last the pairs with every later one, under the heads of all but the first."""
    texts = [draft for draft in of.matrix.drafts if is_text(draft)]
    found = {(pair.before.id, pair.after.id): _pair(pair) for pair in of.pairs}
    for before in texts[:-1]:
        yield line(told(before.title)), tuple(found.get((before.id, after.id)) for after in texts[1:])


def _pair(of: Compared) -> Pair:
    changed = of.summary[Group.CHANGED]
    differs = "differ" if of.order is InTime.UNKNOWN else "changed"
    unknown = sum(of.summary.get(name, 0) for name in UNKNOWN_OF)
    return Pair(pair_anchor(of), f"{changed} {differs}" if changed else "none known", unknown)


def pair_title(of: Compared) -> Line:
    """Name both drafts; an arrow would say which came first."""
    between = " and " if of.order is InTime.UNKNOWN else " → "
    return line(told(of.before.title), between, told(of.after.title))


def pair_anchor(of: Compared) -> str:
    """Return the lasting name of a comparison."""
    return f"diff:{of.before.id}:{of.after.id}"


def sources(of: Whole, deal: Deal) -> Iterator[Sourced]:
    """Yield every source, the oldest first, with what it says of which draft."""
    for cited in of.cited:
        by_draft: dict[str, dict[str, None]] = {}
        for report in cited.reports:
            by_draft.setdefault(report.draft, {})[report.clause] = None
        told_of = tuple(
            Told(
                line(told(deal.drafts[draft].title)),
                tuple((anchor(clause, draft), clause_name(deal.clauses[clause])) for clause in clauses),
            )
            for draft, clauses in by_draft.items()
        )
        source = cited.source
        yield Sourced(f"source:{source.id}", line(told(source.outlet)), about(source), address(source.url), told_of)


def corrections(of: Whole, deal: Deal) -> Iterator[Line]:
    """Yield what sources took back, which is shown and no longer counts."""
    found = [
        (entry.report, cell)
        for cell, entries in of.evidence.items()
        for entry in entries
        if entry.why is Why.RETRACTED and entry.report.retracted
    ]
    for report, (clause, draft) in found:
        where = line(told(deal.clauses[clause].label), ", ", told(deal.drafts[draft].title))
        said = line(told(deal.sources[report.source].outlet), ": ", told(words.says(report, deal)))
        yield line(where, ": ", said, "; ", told(words.why(Aside(report, Why.RETRACTED))))
