"""A whole deal on a page: every clause in every draft, and every clause in every source."""

from collections.abc import Iterable, Iterator, Sequence

from draftdiff.comparing.changes import Group
from draftdiff.comparing.standing import State
from draftdiff.history.matrix import Cell as Known
from draftdiff.history.matrix import Matrix, Mention, Row, SourceMatrix
from draftdiff.history.order import is_text
from draftdiff.model import Absent, Deal, Draft, Source
from draftdiff.pages.lines import WEAK, clause_name, clause_names, known, left_out, moved, reporters, sign_of
from draftdiff.pages.notes import about
from draftdiff.pages.page import (
    Block,
    Cell,
    Entry,
    Legend,
    Line,
    Look,
    Page,
    Pairs,
    Run,
    Section,
    Sign,
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
from draftdiff.telling.credit import is_weak
from draftdiff.telling.facts import LeftOut

MENTIONS = {
    Mention.MENTIONED: "●",
    Mention.RELAYED: "○",
    Mention.TAKEN_BACK: "×",
    Mention.READ_AND_ABSENT: "∅",
    Mention.SILENT: "·",
}
SILENCE = (
    "A source that is silent proves nothing. "
    "Only a printed text in which somebody looked for a clause shows that it is absent."
)
BACK, PERHAPS = "+", "◌"


def matrix(of: Matrix, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out every clause in every draft."""
    spoken = [row for row in of.rows if _is_spoken_of(row)]
    blocks: list[Block] = [*left_out(out), Text(sentence(of)), *_part_shown(of)]
    if spoken:
        blocks += [_reporters(of, deal)] if look.brief else []
        blocks += [*_legend(_signs(spoken, look)), _table(of, spoken, deal, look)]
    silent = clause_names(row.clause for row in of.rows if row not in spoken)
    blocks += [Text(line("Reported in no draft: ", silent))] if silent else []
    if look.brief:
        blocks.append(Text(toned(Tone.QUIET, "who says so, and every quote: draftdiff trace CLAUSE")))
    return Page(line(told(deal.title), ": clause by draft"), tuple(blocks), deal, "matrix")


def sentence(of: Matrix) -> Line:
    """Say how many clauses changed on their way, and on how many nobody can say."""
    numbers, drafts = of.summary, words.count(sum(map(is_text, of.drafts)), "draft")
    clauses, changed = words.count(numbers["clauses"], "clause"), numbers[Group.CHANGED]
    if len(of.drafts) == 1:
        reported = numbers["settled"] + numbers["contested"]
        return toned(Tone.STRONG, f"{reported} of {clauses} reported of one draft.")
    may, kept, nothing = numbers[Group.UNCLEAR], numbers[Group.KEPT], numbers["nothing_known"]
    said = f"{changed} of {clauses} changed" if changed else f"None of {clauses} is known to have changed"
    rest = [f"{may} may have changed"] if may else []
    rest += [f"{kept} {'is' if kept == 1 else 'are'} unchanged as far as reported"] if kept else []
    unknown = f" On {nothing} nobody can say, for too little is reported." if nothing else ""
    whole = f" {words.listed(rest)}." if rest else ""
    return line(toned(Tone.STRONG, f"{said} on the way through {drafts}."), whole, unknown)


def _part_shown(of: Matrix | SourceMatrix) -> Iterator[Text]:
    clauses = len(of.deal.clauses)
    if len(of.rows) < clauses:
        shown = f"Showing {len(of.rows)} of {words.count(clauses, 'clause')}."
        yield Text(toned(Tone.QUIET, shown), tight=True)


def _reporters(of: Matrix, deal: Deal) -> Pairs:
    """Say once for each draft, by its number, what it says of itself, and who reports how much of what is shown."""
    standings = zip(*([cell.standing for cell in row.cells] for row in of.rows), strict=True)
    said = []
    for place, (draft, column) in enumerate(zip(of.drafts, standings, strict=True), start=1):
        whose = reporters(column, deal) or line(words.NOT_REPORTED)
        facts = line(" (", told(words.draft_facts(draft, deal)), "): ")
        said.append((str(place), line(told(draft.title, Tone.STRONG), facts, whose)))
    return Pairs(tuple(said))


def _legend(signs: Iterable[str], lead: str = "") -> list[Block]:
    used = set(signs)
    said = tuple((sign, meaning) for sign, meaning in words.SIGNS.items() if sign in used)
    return [Legend(said, lead)] if said else []


def _signs(rows: Iterable[Row], look: Look) -> Iterator[str]:
    for cell in (cell for row in rows for cell in row.cells):
        yield _happened(cell)
        if look.brief and any(map(is_weak, cell.standing.accounts)):
            yield WEAK


def _table(of: Matrix, rows: Sequence[Row], deal: Deal, look: Look) -> Table:
    heads = [_head(draft, place, of.drafts, deal, look) for place, draft in enumerate(of.drafts)]
    entries = [
        Entry(((clause_name(row.clause),), *(_cell(cell, deal, look) for cell in row.cells)), anchor=row.clause.id)
        for row in rows
    ]
    return Table(
        columns("Clause", *heads),
        (Section(tuple(entries)),),
        "Every clause in every draft",
        words.NOT_REPORTED,
        paged=True,
        at_a_glance=_at_a_glance(rows) if look.brief else (),
    )


def _head(draft: Draft, place: int, drafts: Sequence[Draft], deal: Deal, look: Look) -> Cell:
    """Name a draft, and the one that it follows where that is not beside it: branches are no line."""
    kin = [words.follows(draft, drafts[place - 1] if place else None, deal), words.perhaps_the_same(draft, deal)]
    number, facts = (f"{place + 1} ", words.day(draft.date)) if look.brief else ("", words.draft_facts(draft, deal))
    title = toned(Tone.STRONG, number, told(draft.title))
    return (title, *(toned(Tone.QUIET, told(fact)) for fact in (facts, *kin) if fact))


def _cell(of: Known, deal: Deal, look: Look) -> Cell:
    """Show what happened and what is known; nothing where nobody says anything."""
    event, sign = _event(of, deal), _happened(of)
    if not (of.standing.accounts or of.standing.asides or event or of.standing.unread):
        return ()
    lines, asides = [*known(of.standing, deal, look)], len(of.standing.asides)
    if sign:
        lines[0] = line(Sign(sign, _tone(of)), lines[0])
        # Behind what it speaks of, which is all that may be right.
        lines.insert(1 if len(of.standing.accounts) < 2 else len(lines), event)
    if asides and look.brief:
        lines.append(toned(Tone.QUIET, f"{words.count(asides, 'report')} not counted"))
    return tuple(lines)


def _event(of: Known, deal: Deal) -> Line:
    """Say what happened since the last draft that was reported to have the clause, and that it is back."""
    change, since = of.known_change, of.recalled.draft if of.recalled else None
    said = [moved(change, since, deal)] if change and sign_of(change) else []
    said += [line(Run(words.returned(of.returned), Tone.CHANGED))] if of.returned else []
    return joined(said, ", ")


def _happened(of: Known) -> str:
    sign = sign_of(of.known_change) if of.known_change else ""
    return sign or (BACK if of.returned else "")


def _tone(of: Known) -> Tone:
    return Tone.UNCLEAR if _happened(of) == words.MAY_HAVE else Tone.CHANGED


def _at_a_glance(rows: Sequence[Row]) -> tuple[Block, ...]:
    """Show signs only: what happened to each clause, and how it stands in each draft."""
    signs = {_stand(cell) for row in rows for cell in row.cells}
    entries = tuple(Entry(((clause_name(row.clause),), *map(_glance, row.cells))) for row in rows)
    heads = columns("Clause", *(f"{place + 1:>2}" for place in range(len(rows[0].cells))))
    table = Table(heads, (Section(entries),), "Every clause in every draft, in signs", paged=True)
    return (*_legend(signs, "how it stands, behind what happened: "), table)


def _glance(of: Known) -> Cell:
    stand = _stand(of)
    tone = {"!": Tone.UNCLEAR, PERHAPS: Tone.UNCLEAR, "·": Tone.QUIET}.get(stand, Tone.PLAIN)
    return (line(Run(_happened(of) or " ", _tone(of)), Run(stand, tone)),)


def _stand(of: Known) -> str:
    """Return the sign for how a clause stands in a draft."""
    match of.standing.state:
        case State.NOT_REPORTED | State.NOT_READ:
            return "·"
        case State.POSSIBLE:
            return PERHAPS
        case State.CONTESTED:
            return "!"
        case State.SETTLED:
            return "∅" if isinstance(of.standing.accounts[0].claim, Absent) else "●"


def _is_spoken_of(of: Row) -> bool:
    return any(cell.standing.accounts or cell.standing.asides for cell in of.cells)


def sources(of: SourceMatrix, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out which source speaks of which clause."""
    blocks: list[Block] = [*left_out(out), Text(_who_speaks(of)), *_part_shown(of)]
    if of.sources:
        named = enumerate(of.sources, start=1)
        blocks.append(Pairs(tuple((str(place), _source(source, look)) for place, source in named)))
    if of.sources and of.rows:
        signs = [[MENTIONS[cell.mention] for cell in row.cells] for row in of.rows]
        blocks += _legend(sign for row in signs for sign in row)
        blocks += [Text(toned(Tone.QUIET, SILENCE), tight=True), _sign_table(of, signs, look)]
    return Page(line(told(deal.title), ": clause by source"), tuple(blocks), deal, "matrix --sources")


def _who_speaks(of: SourceMatrix) -> Line:
    """Say how many of the clauses that are shown are reported, and how many by one source alone."""
    speaking = [[cell.mention for cell in row.cells].count(Mention.MENTIONED) for row in of.rows]
    told_of, alone = sum(map(bool, speaking)), speaking.count(1)
    said = f"{told_of} of {words.count(len(of.rows), 'clause')} reported"
    return toned(Tone.STRONG, f"{said}, {alone} of them by one source alone." if alone else f"{said}.")


def _source(source: Source, look: Look) -> Line:
    whole = ["printed a whole text"] if source.full_text else []
    if not look.brief:
        return line(about(source), *(f" It {one}." for one in whole))
    return line(told(source.outlet), toned(Tone.QUIET, f", {', '.join([words.day(source.published), *whole])}"))


def _sign_table(of: SourceMatrix, signs: Sequence[Sequence[str]], look: Look) -> Table:
    width = 2 if look.brief else 1
    heads = columns("Clause", *(f"{place + 1:>{width}}" for place in range(len(of.sources))))
    entries = [
        Entry(((clause_name(row.clause),), *((line(f"{sign:>{width}}"),) for sign in found)), anchor=row.clause.id)
        for row, found in zip(of.rows, signs, strict=True)
    ]
    return Table(heads, (Section(tuple(entries)),), "Every clause in every source, in signs", paged=True)
