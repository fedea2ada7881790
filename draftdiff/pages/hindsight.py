"""Earlier reports beside the printed text, on a page: in all, by whose they were, then each with what the text says."""

from collections.abc import Iterator, Sequence

from draftdiff.comparing.judging import Verdict
from draftdiff.history.hindsight import Count, Hindsight, Judged, Printed
from draftdiff.model import Basis, Deal, Shift
from draftdiff.pages.lines import clause_name, left_out
from draftdiff.pages.page import (
    Block,
    Cell,
    Cite,
    Entry,
    Heading,
    Line,
    Look,
    Page,
    Pairs,
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
from draftdiff.telling.credit import credit_of
from draftdiff.telling.facts import LeftOut

VERDICTS = {
    Verdict.REFUTED: ("Refuted", "the printed text cannot be so"),
    Verdict.LESS_PRECISE: ("Less precise", "true of the printed text, which says more"),
    Verdict.BORNE_OUT: ("Borne out", "the printed text says just that, or what the “about” holds for"),
    Verdict.NOT_DECIDED: ("Not decided", "a reader must judge whether the text says that"),
    Verdict.NOT_READ: ("On clauses not read", "nobody has looked for these in the text yet, so nothing is judged"),
}
"""What stands over the reports, in this order, and what it means."""

TONES = {Verdict.REFUTED: Tone.CHANGED, Verdict.LESS_PRECISE: Tone.KNOWN, Verdict.BORNE_OUT: Tone.KEPT}
HEADS = ("Reports", "Borne out", "Less precise", "Refuted", "Not decided", "Not read")
HOW = (
    "A report is borne out if the printed text says just that, or a figure that its “about” holds for; less precise if "
    "it is true and says less; refuted if the text cannot be so. What several outlets pass on counts once, as the "
    "reporting of the outlet that it comes from. These are counts of what is on file, and no marks: few reports, or "
    "easy ones, say little of an outlet."
)
NOTHING = "No text of this deal was printed and read, so no report can be judged by one."


def hindsight(of: Hindsight, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out which earlier reports the printed texts bear out."""
    title = line(told(deal.title), ": earlier reports beside the printed text")
    blocks: list[Block] = [Pairs(tuple(_text(one, deal) for one in of.drafts))] if of.drafts else []
    blocks += [*left_out(out), Text(_sentence(of))]
    if of.drafts:
        blocks += [Text(toned(Tone.QUIET, HOW))]
    if of.summary.reports:
        blocks += [
            _counts("By outlet", "Outlet", [(one, _outlet(one)) for one in of.by_outlet]),
            _counts(
                "By what they rest on", "Basis", [(one, line(words.BASES[Basis(one.name)])) for one in of.by_basis]
            ),
            _counts("By whose word they give", "On the word of", [(one, _whose(one)) for one in of.by_attribution]),
        ]
    for one in of.drafts:
        blocks += _printed(one, deal)
    blocks += _not_printed(of)
    return Page(title, tuple(blocks), deal, "hindsight")


def _text(of: Printed, deal: Deal) -> tuple[str, Line]:
    """Say who printed a draft, when, and how much of it was read."""
    who = words.listed([f"{one.outlet} ({words.day(one.published)})" for one in of.sources])
    read = f"{len(of.read)} of {words.count(len(deal.clauses), 'clause')}"
    return of.draft.title, line("printed by ", told(who), f"; read for {read}")


def _sentence(of: Hindsight) -> Line:
    if not of.drafts:
        return toned(Tone.STRONG, NOTHING)
    numbers = of.summary
    if not numbers.reports:
        return toned(Tone.STRONG, "No earlier report on the printed text is on file.")
    judged = numbers.reports - numbers.not_read
    said = words.listed(
        words.counted(
            [
                (numbers.borne_out, "borne out"),
                (numbers.less_precise, "less precise than the text"),
                (numbers.refuted, "refuted"),
                (numbers.not_decided, "not decided"),
            ]
        )
    )
    texts = "the printed text" if len(of.drafts) == 1 else f"{words.number(len(of.drafts))} printed texts"
    rest = f" {numbers.not_read} more on clauses that nobody has read it for." if numbers.not_read else ""
    if not judged:
        return line(toned(Tone.STRONG, f"No earlier report is on a clause that {texts} was read for."), rest)
    return line(toned(Tone.STRONG, f"{words.count(judged, 'earlier report')} beside {texts}: {said}."), rest)


def _counts(name: str, head: str, counts: Sequence[tuple[Count, Line]]) -> Table:
    entries = tuple(Entry(((called,), *((line(number),) for number in _numbers(one)))) for one, called in counts)
    return Table(columns(head, *HEADS), (Section(entries, Heading(line(name), 3)),), name)


def _numbers(of: Count) -> Iterator[str]:
    yield str(of.reports)
    for number in (of.borne_out, of.less_precise, of.refuted, of.not_decided, of.not_read):
        yield str(number) if number else "–"


def _outlet(of: Count) -> Line:
    return line(told(of.name))


def _whose(of: Count) -> Line:
    return line(told(of.name) if words.names_someone(of.name) else "not attributed")


def _printed(of: Printed, deal: Deal) -> Iterator[Block]:
    """Show each earlier report on a draft beside what its text says, the refuted ones first."""
    left = _left(of)
    if of.judged or left:
        yield Heading(line("Reports on ", told(of.draft.title)))
    sections = []
    for verdict, (name, remark) in VERDICTS.items():
        found = [one for one in of.judged if one.verdict is verdict]
        entries, tone = [_entry(one, of, deal) for one in found], TONES.get(verdict, Tone.UNCLEAR)
        sections += [section(name, len(found), entries, remark, tone)] if found else []
    if sections:
        heads = columns("Clause", "Reported before", "The printed text")
        yield Table(heads, tuple(sections), "Earlier reports beside the printed text")
    if left:
        yield Text(toned(Tone.QUIET, *left))


def _entry(of: Judged, printed: Printed, deal: Deal) -> Entry:
    whose = told(credit_of(of.reports, deal))
    said = line(told(words.says(of.reports[0], deal)), toned(Tone.QUIET, " (", whose, ")"))
    if isinstance(of.reports[0].claim, Shift):
        said = line(whose)  # It says what changed already.
    return Entry(((clause_name(of.clause),), (line(said, Cite(of.reports)),), _says(of, printed, deal)))


def _says(of: Judged, printed: Printed, deal: Deal) -> Cell:
    """Say what the text has; of a text that two sources print otherwise, each."""
    claims = printed.read.get(of.clause.id, ())
    said = [words.claim(one, deal, of.clause.id) for one in claims]
    return (line(told(words.listed(said, "or"))) if said else line("not read"),)


def _left(of: Printed) -> list[str]:
    """Say which reports are not among them, and of how many it is not known that they came first."""
    said = []
    if of.undated:
        one = "One of these" if of.undated == 1 else f"{words.number(of.undated).capitalize()} of these"
        said.append(f"{one} may not have come out before the text: the days do not say. ")
    left = words.counted(
        [
            (of.later, "that came out after the text"),
            (of.taken_back, "taken back"),
            (of.passed_on_wrongly, "that says something else than the origin it names"),
            (of.wanted, "of what a party wants"),
        ]
    )
    return [*said, f"Not judged: {words.listed(left)}."] if left else said


def _not_printed(of: Hindsight) -> Iterator[Text]:
    if of.not_printed:
        titles = joined([line(told(draft.title)) for draft in of.not_printed], ", ")
        yield Text(toned(Tone.QUIET, f"Not printed, or not read yet ({len(of.not_printed)}): ", titles))
