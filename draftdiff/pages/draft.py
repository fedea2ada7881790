"""One draft on a page: what is known of each clause, and on whose word."""

from collections.abc import Iterator

from draftdiff.comparing.standing import ClauseStanding, State
from draftdiff.history.order import is_text
from draftdiff.model import Deal
from draftdiff.pages.lines import WEAK, clause_name, clause_names, drafts, encoded, evidence, known, left_out
from draftdiff.pages.page import (
    Block,
    Detail,
    Entry,
    Line,
    Look,
    Page,
    Pairs,
    Section,
    Table,
    Text,
    Tone,
    columns,
    line,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.credit import is_weak
from draftdiff.telling.facts import LeftOut, Shown

SIGNS = {
    State.SETTLED: ("", Tone.PLAIN),
    State.CONTESTED: ("!", Tone.UNCLEAR),
    State.NOT_REPORTED: ("·", Tone.QUIET),
    State.NOT_READ: ("", Tone.QUIET),
    State.POSSIBLE: ("", Tone.UNCLEAR),
}


def draft(of: Shown, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out what is known of one draft."""
    blocks: list[Block] = [Pairs(tuple(drafts(deal, [("draft", of.draft)])))]
    blocks += [Text(line(told(of.draft.note)), tight=True)] if of.draft.note.strip() else []
    blocks += [*left_out(out), Text(_sentence(of))]
    blocks += [_table(of, deal, look)] if of.clauses else []
    blocks += _rest(of, look)
    title = line(told(deal.title), ": ", told(of.draft.title))
    return Page(title, tuple(blocks), deal, f"show {of.draft.id}", look.detail is Detail.EVIDENCE)


def _sentence(of: Shown) -> Line:
    numbers = of.summary
    clauses = words.count(numbers["clauses"], "clause")
    if not is_text(of.draft):
        return toned(Tone.STRONG, f"{numbers['possible']} of {clauses} demanded.")
    told_of = numbers["settled"] + numbers["contested"]
    disagree = f", and on {numbers['contested']} the reports disagree" if numbers["contested"] else ""
    may = numbers["possible"]
    rest = f" On {may} what is told may be in the text or not." if may else ""
    rest += f" {numbers['not_read']} not read yet in the printed text." if numbers["not_read"] else ""
    rest += f" On {numbers['not_reported']} nobody has said anything that counts." if numbers["not_reported"] else ""
    return line(toned(Tone.STRONG, f"{told_of} of {clauses} reported{disagree}."), rest)


def _table(of: Shown, deal: Deal, look: Look) -> Table:
    entries = tuple(_entry(one, deal, look) for one in of.clauses)
    heads = columns("Clause", "What is reported, and on whose word")
    return Table(heads, (Section(entries),), "Clauses of a draft")


def _entry(of: ClauseStanding, deal: Deal, look: Look) -> Entry:
    quoted = look.brief and look.detail is Detail.EVIDENCE
    cells = ((clause_name(of.clause),), known(of.standing, deal, look._replace(brief=quoted)))
    below = evidence([(line(), of.standing)], deal, look) if quoted else ()
    if look.brief and look.detail is Detail.SOURCES:
        below = tuple(encoded([report for account in of.standing.accounts for report in account.reports], deal))
    return Entry(cells, *SIGNS[of.standing.state], of.clause.id, below)


def _rest(of: Shown, look: Look) -> Iterator[Text]:
    """Name the clauses that nobody speaks of, and explain the signs."""
    if of.never_reported:
        labels = clause_names(of.never_reported)
        yield Text(toned(Tone.QUIET, f"Not reported ({len(of.never_reported)}): ", labels))
    if look.brief:
        signs = {SIGNS[one.standing.state][0] for one in of.clauses} - {""}
        said = [f"{sign} {words.SIGNS[sign]}" for sign in signs]
        if look.detail is not Detail.EVIDENCE:
            said.append("every quote: --evidence")
        elif any(is_weak(account) for one in of.clauses for account in one.standing.accounts):
            said.append(f"{WEAK} {words.SIGNS[WEAK]}")
        yield Text(toned(Tone.QUIET, " · ".join(said)), tight=bool(of.never_reported))
