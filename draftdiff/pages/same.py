"""Whether two drafts may be one document, on a page: what speaks against it, what agrees, what cannot tell."""

from collections.abc import Iterator, Sequence

from draftdiff.history.same import Answer, Identity, Likeness
from draftdiff.model import Deal
from draftdiff.pages.lines import WEAK, drafts, evidence, known, left_out
from draftdiff.pages.page import (
    Block,
    Column,
    Detail,
    Entry,
    Heading,
    Line,
    Look,
    Page,
    Pairs,
    Role,
    Section,
    Table,
    Text,
    Tone,
    joined,
    line,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.credit import is_weak
from draftdiff.telling.facts import LeftOut

HEADINGS = {
    Answer.FORBIDS: (
        "Differ",
        "no account of the one fits an account of the other, or a report says that it changed in between",
    ),
    Answer.AGREES: ("Agree", "which does not show that they are one: two documents may say the same"),
    Answer.CANNOT_TELL: ("Cannot tell", "one side gives no value, or some accounts fit and some do not"),
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
    blocks += _legend([one for answer in shown for one in parts[answer]], look)
    if shown:
        columns = (
            Column((line("Clause"),), Role.LABEL),
            *(Column((line(told(one.title)),)) for one in (of.one, of.other)),
        )
        sections = tuple(_section(answer, parts[answer], deal, look) for answer in shown)
        blocks.append(Table(columns, sections, "Clauses in both drafts"))
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
    heading = Heading(line(f"{name} ({len(found)})"), 3, line(remark), TONES.get(answer, Tone.STRONG))
    return Section(tuple(_entry(one, deal, look) for one in found), heading)


def _entry(of: Likeness, deal: Deal, look: Look) -> Entry:
    sides = [(line("one"), of.one), (line("other"), of.other)]
    below = evidence(sides, deal, look) if look.brief and look.detail is not Detail.BRIEF else ()
    one, other = (known(side, deal, look) for _, side in sides)
    if of.answer is Answer.FORBIDS and words.standing(of.one, deal) == words.standing(of.other, deal):
        # "less than 5" is reported of both, and of the later one that it is lower.
        other = (*other, line("but reported as changed in between"))
    cells = ((line(told(of.clause.label)),), one, other)
    return Entry(cells, SIGNS.get(of.answer, ""), TONES.get(of.answer, Tone.PLAIN), of.clause.id, below)


def _names(answer: Answer, found: Sequence[Likeness]) -> Text:
    labels = joined([line(told(one.clause.label)) for one in found], ", ")
    name, _ = HEADINGS[answer]
    return Text(line(toned(Tone.QUIET, f"{name} ({len(found)}): "), labels), tight=answer is not Answer.ONE_SILENT)


def _legend(shown: Sequence[Likeness], look: Look) -> Iterator[Text]:
    accounts = [account for one in shown for side in (one.one, one.other) for account in side.accounts]
    if look.brief and any(map(is_weak, accounts)):
        yield Text(toned(Tone.QUIET, f"{WEAK} {words.SIGNS[WEAK]}"), tight=True)
