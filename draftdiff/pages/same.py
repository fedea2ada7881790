"""Whether two drafts may be one document, on a page: what speaks against it, what agrees, what cannot tell."""

from collections.abc import Sequence

from draftdiff.history.same import Answer, Identity, Likeness
from draftdiff.model import Deal
from draftdiff.pages.lines import clause_name, clause_names, drafts, evidence, known, left_out, weak_legend
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
    section,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut

HEADINGS = {
    Answer.FORBIDS: (
        "Differ",
        "no account of the one fits an account of the other, or a report says that it changed in between",
    ),
    Answer.AGREES: ("Agree", "which does not show that they are one: two documents may say the same"),
    Answer.CANNOT_TELL: (
        "Cannot tell",
        "one side gives no value or other words, or some accounts fit and some do not",
    ),
    Answer.ONE_SILENT: ("Reported of one of them only", ""),
    Answer.NOT_REPORTED: ("Reported of neither", ""),
}

SAID = {
    Answer.AGREES: "On {} the reports agree, which does not show that they are one.",
    Answer.CANNOT_TELL: "{} cannot tell.",
    Answer.ONE_SILENT: "{} {} reported of one of them only.",
    Answer.NOT_REPORTED: "{} {} reported of neither.",
}

TONES = {Answer.FORBIDS: Tone.CHANGED, Answer.AGREES: Tone.KEPT}
SIGNS = {Answer.FORBIDS: "≠"}

IN_ROWS = (Answer.FORBIDS, Answer.AGREES, Answer.CANNOT_TELL)
"""The answers that need both sides to be read; the others are lines of names, unless more is asked for."""


def same(of: Identity, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out what says whether two drafts may be one document."""
    blocks: list[Block] = [Pairs(tuple(drafts(deal, [("one", of.one), ("other", of.other)])))]
    blocks += [*left_out(out), Text(_sentence(of))]
    parts = {answer: [one for one in of.likenesses if one.answer is answer] for answer in Answer}
    shown = [answer for answer in Answer if parts[answer] and _in_rows(answer, look)]
    sides = [side for answer in shown for one in parts[answer] for side in (one.one, one.other)]
    blocks += weak_legend((account for side in sides for account in side.accounts), look)
    if shown:
        heads = columns("Clause", *((line(told(one.title)),) for one in (of.one, of.other)))
        sections = tuple(_section(answer, parts[answer], deal, look) for answer in shown)
        blocks.append(Table(heads, sections, "Clauses in both drafts"))
    blocks += [_names(answer, parts[answer]) for answer in Answer if parts[answer] and answer not in shown]
    if look.brief and shown and look.detail is Detail.BRIEF:
        blocks.append(Text(toned(Tone.QUIET, "who says so: --sources · every quote: --evidence"), tight=True))
    names = line(told(of.one.title), " and ", told(of.other.title))
    title = line(told(deal.title), ": may ", names, " be one document?")
    return Page(title, tuple(blocks), deal, f"same {of.one.id} {of.other.id}", look.detail is Detail.EVIDENCE)


def _in_rows(answer: Answer, look: Look) -> bool:
    wanted = not look.brief or look.detail is not Detail.BRIEF
    return answer in IN_ROWS or (wanted and answer is Answer.ONE_SILENT)


def _sentence(of: Identity) -> Line:
    """Say what speaks against their being one document; that nothing does is no sign that they are."""
    against, clauses = of.summary[Answer.FORBIDS], words.count(len(of.likenesses), "clause")
    if against:
        verb = "speaks" if against == 1 else "speak"
        first = f"{against} of {clauses} {verb} against their being one document, if the reports are right."
    else:
        first = f"None of {clauses} speaks against their being one document, which does not show that they are."
    numbers = [(answer, of.summary[answer]) for answer in SAID]
    rest = [SAID[answer].format(number, "is" if number == 1 else "are") for answer, number in numbers if number]
    return line(toned(Tone.STRONG, first), " ", " ".join(rest))


def _section(answer: Answer, found: Sequence[Likeness], deal: Deal, look: Look) -> Section:
    name, remark = HEADINGS[answer]
    entries = [_entry(one, deal, look) for one in found]
    return section(name, len(found), entries, remark, TONES.get(answer, Tone.STRONG))


def _entry(of: Likeness, deal: Deal, look: Look) -> Entry:
    sides = [(line("one"), of.one), (line("other"), of.other)]
    below = evidence(sides, deal, look)
    one, other = (known(side, deal, look) for _, side in sides)
    if of.answer is Answer.FORBIDS and words.standing(of.one, deal) == words.standing(of.other, deal):
        # "less than 5" is reported of both, and of the later one that it is lower.
        other = (*other, line("but reported as changed in between"))
    cells = ((clause_name(of.clause),), one, other)
    return Entry(cells, SIGNS.get(of.answer, ""), TONES.get(of.answer, Tone.PLAIN), of.clause.id, below)


def _names(answer: Answer, found: Sequence[Likeness]) -> Text:
    labels = clause_names(one.clause for one in found)
    name, _ = HEADINGS[answer]
    return Text(line(toned(Tone.QUIET, f"{name} ({len(found)}): "), labels), tight=answer is not Answer.ONE_SILENT)
