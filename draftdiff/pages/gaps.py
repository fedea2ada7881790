"""The open questions on a page, as a person would ask them: a line a clause, what only wants a second outlet last."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import assert_never

from draftdiff.comparing.standing import Standing
from draftdiff.history.gaps import Gap, Gaps, Missing, moved_by
from draftdiff.history.recall import LastKnown
from draftdiff.history.steps import Life
from draftdiff.model import Absent, Claim, Deal, Draft, Present, ShiftWord, Stated
from draftdiff.pages.lines import clause_name, clause_names, evidence, if_before, known, left_out, weak_legend
from draftdiff.pages.page import (
    Block,
    Cell,
    Detail,
    Entry,
    Heading,
    Line,
    Look,
    Page,
    Point,
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
from draftdiff.telling.plain import contested
from draftdiff.values import ValueType

HEADINGS = {
    Missing.FELL_SILENT: ("Known before, not reported now", "nobody has said whether these still stand"),
    Missing.CONTESTED: ("Reports disagree", ""),
    Missing.NO_VALUE: ("There, but nobody says how it reads", ""),
    Missing.NO_BASE: ("Nobody says of what", ""),
    Missing.NO_FIGURE: ("Changed, but nobody says by how much", ""),
    Missing.ONE_ORIGIN: ("Who else can confirm it?", "one outlet alone stands for each"),
}

COUNTED = {
    Missing.FELL_SILENT: "known before and not reported now",
    Missing.CONTESTED: "on which reports disagree",
    Missing.NO_VALUE: "there without a value",
    Missing.NO_BASE: "a share or a sum of what nobody says",
    Missing.NO_FIGURE: "changed without a figure",
    Missing.ONE_ORIGIN: "that one outlet alone stands for",
}

STAGES = {
    Life.LIVE: ("", ""),
    Life.PAST: ("Earlier drafts", "another draft has followed"),
    Life.DEAD: ("Drafts that lead nowhere", "rejected or superseded, or another line was agreed to"),
}
"""What stands over the questions on the drafts that are no longer on the table."""


def gaps(of: Gaps, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out what nobody has reported yet."""
    blocks: list[Block] = [*left_out(out), Text(_sentence(of))]
    said = (one.standing for gap in of.gaps if _says_accounts(gap) for one in _facts(gap))
    blocks += weak_legend((account for standing in said for account in standing.accounts), look)
    for life, (name, remark) in STAGES.items():
        found = [gap for gap in of.gaps if gap.life is life]
        if found and name:
            asked = {gap.draft.id for gap in found}
            titles = words.listed([draft.title for draft in of.drafts if draft.id in asked])
            blocks.append(Heading(line(f"{name}: ", told(titles)), remark=line(remark)))
        blocks += _asked(found, deal, look)
    blocks += _rest(of, look)
    title = line(told(deal.title), ": open questions")
    # Of fewer questions fewer reports are told in a note, so its label is another.
    tag = f"gaps {len(of.gaps)}" if of.not_shown else "gaps"
    return Page(title, tuple(blocks), deal, tag, look.detail is Detail.EVIDENCE)


def _sentence(of: Gaps) -> Line:
    number = sum(of.summary.values())
    if not number:
        return toned(Tone.STRONG, "No question is open on what is reported.")
    said = words.listed(words.counted((of.summary.get(one, 0), COUNTED[one]) for one in Missing))
    return line(toned(Tone.STRONG, f"{words.count(number, 'open question')}: "), f"{said}.")


def _says_accounts(gap: Gap) -> bool:
    """Tell whether the question itself says what each account of a clause is."""
    return gap.missing is Missing.CONTESTED or (gap.missing is Missing.FELL_SILENT and not _may_still_stand(gap))


def _rest(of: Gaps, look: Look) -> Iterator[Block]:
    if of.never_reported:
        labels = clause_names(of.never_reported)
        yield Text(toned(Tone.QUIET, f"Reported of no draft ({len(of.never_reported)}): ", labels))
    more = of.not_shown
    if more:
        yield Text(toned(Tone.STRONG, f"{more} more {'question is' if more == 1 else 'questions are'} not shown."))
    said = ["all of them: --all"] if more and look.brief else []
    if of.gaps and look.brief and look.detail is Detail.BRIEF:
        said += ["who says so: --sources", "every quote: --evidence"]
    if said:
        yield Text(toned(Tone.QUIET, " · ".join(said)), tight=bool(more))


def _asked(found: Sequence[Gap], deal: Deal, look: Look) -> Iterator[Table]:
    """Ask a line a clause; what only wants a second outlet is a table of its own."""
    asked = [gap for gap in found if gap.missing is not Missing.ONE_ORIGIN]
    confirmed = [gap for gap in found if gap.missing is Missing.ONE_ORIGIN]
    for gaps, head, cell in ((asked, "Question", _questions), (confirmed, "So far only", _claims)):
        if gaps:
            by_kind = groupby(gaps, attrgetter("missing"))
            sections = tuple(_section(kind, list(of), deal, look, cell) for kind, of in by_kind)
            yield Table(columns("Clause", verdict=head), sections, "Open questions")


ToCell = Callable[[Sequence[Gap], Deal, Look], Cell]


def _section(kind: Missing, found: Sequence[Gap], deal: Deal, look: Look, cell: ToCell) -> Section:
    name, remark = HEADINGS[kind]
    by_clause: dict[str, list[Gap]] = {}
    for gap in found:
        by_clause.setdefault(gap.clause.id, []).append(gap)
    entries = [
        Entry(((clause_name(of[0].clause),), cell(of, deal, look)), below=_below(of, deal, look))
        for of in by_clause.values()
    ]
    return section(name, len(found), entries, remark)


def _below(found: Sequence[Gap], deal: Deal, look: Look) -> tuple[Point, ...]:
    """Show who says so, where the question itself does not."""
    if found[0].missing is Missing.ONE_ORIGIN and look.detail is Detail.SOURCES:
        return ()
    named = {one.draft.id: one for gap in found for one in _facts(gap)}
    sides = [(line(told(one.draft.title), if_before(one)), one.standing) for one in named.values()]
    return evidence(sides, deal, look)


def _facts(gap: Gap) -> tuple[LastKnown, ...]:
    """Return of which drafts something is known that the question rests on."""
    return (*gap.last_known, *gap.elsewhere) or (LastKnown(gap.draft, gap.known),)


def _claims(found: Sequence[Gap], deal: Deal, look: Look) -> Cell:
    """Say of each draft what one outlet alone reports of it."""
    return tuple(one for gap in found for one in _of_draft(gap.draft.title, gap.known, deal))


def _of_draft(lead: str, standing: Standing, deal: Deal) -> Cell:
    first, *more = known(standing, deal, Look())
    return (line(told(lead), ": ", first), *more)


def _questions(found: Sequence[Gap], deal: Deal, look: Look) -> Cell:
    """Ask once for drafts of which the same is to be asked, and say what is known already."""
    alike: dict[object, list[Gap]] = {}
    for gap in found:
        alike.setdefault(_asks(gap), []).append(gap)
    return tuple(one for gaps in alike.values() for one in _asked_once(gaps, deal, look))


def _asks(gap: Gap) -> object:
    """Return what is the same in questions that can be asked of several drafts at once."""
    if gap.missing is Missing.NO_VALUE:
        return gap.missing
    return tuple(one.draft.id for one in _facts(gap)), _may_still_stand(gap)


def _asked_once(gaps: Sequence[Gap], deal: Deal, look: Look) -> Iterator[Line]:
    asked = _question(gaps[0], [gap.draft for gap in gaps], deal)
    if look.brief:
        yield line(asked, toned(Tone.QUIET, *_in_brief(gaps[0], deal, look)))
        return
    yield asked
    for gap in gaps if gaps[0].missing is Missing.NO_VALUE else gaps[:1]:
        yield from _known_already(gap, deal)


def _question(gap: Gap, drafts: Sequence[Draft], deal: Deal) -> Line:
    """Ask what is missing of a clause in a draft, or in several of which the same is to be asked."""
    draft = joined([_the(one) for one in drafts], " and ")
    do = "do " if len(drafts) > 1 else "does "
    claims = [account.claim for account in gap.known.accounts]
    match gap.missing:
        case Missing.FELL_SILENT:
            return _still(gap, draft, do, deal)
        case Missing.CONTESTED:
            return _which(gap, draft, deal)
        case Missing.NO_VALUE:
            return line(f"What {do}", draft, " say of it?")
        case Missing.NO_BASE:
            return _of_what(next(claim for claim in claims if isinstance(claim, Stated) and not claim.of), draft)
        case Missing.NO_FIGURE:
            return _how_much(gap, draft, deal)
        case Missing.ONE_ORIGIN:
            return line("Who else can confirm it?")
        case _:
            assert_never(gap.missing)


def _still(gap: Gap, draft: Line, do: str, deal: Deal) -> Line:
    """Ask whether it still stands, where the same party had it before; else what the draft says at all."""
    if not _may_still_stand(gap):
        return line(f"What {do}", draft, " say?")
    claim = gap.last_known[0].standing.accounts[0].claim
    match claim:
        case Absent():
            return line("Is it still absent from ", draft, "?")
        case Present():
            return line("Is it still in ", draft, "?")
        case _:
            return line(do.capitalize(), draft, " still say: ", told(words.claim(claim, deal, gap.clause.id)), "?")


def _may_still_stand(gap: Gap) -> bool:
    known = gap.last_known
    return len(known) == 1 and known[0].draft.by == gap.draft.by and len(known[0].standing.accounts) == 1


def _which(gap: Gap, draft: Line, deal: Deal) -> Line:
    claims = [account.claim for account in gap.known.accounts]
    bases = [claim for claim in claims if isinstance(claim, Stated) and claim.of]
    match contested(gap.known):
        case "base" if len(bases) == len(claims) and len({words.value(claim.value) for claim in bases}) == 1:
            return _of_what(bases[0], draft)
        case "presence":
            return line("Does ", draft, " have it, and what does it say?")
        case _:
            return line("Which account of ", draft, " is right?")


def _of_what(claim: Claim, draft: Line) -> Line:
    value = words.value(claim.value) if isinstance(claim, Stated) else ""
    return line(told(value), " of what, in ", draft, "?")


def _how_much(gap: Gap, draft: Line, deal: Deal) -> Line:
    """Ask by how much, where it is said only that it was raised or lowered."""
    shift = next(shift for account in gap.known.accounts if (shift := moved_by(account)))
    is_date = gap.clause.type is ValueType.DATE
    up, down = ("later", "earlier") if is_date else ("higher", "lower")
    way = up if shift.word is ShiftWord.RAISED else down
    return line(f"How much {way} is it in ", draft, " than in ", _the(deal.drafts[shift.since]), "?")


def _the(draft: Draft) -> Line:
    """Name a draft within a sentence: `the Side paper`, `Her Majesty's offer`."""
    first = draft.title.split()[0].casefold() if draft.title.split() else ""
    has_article = first in ("the", "a", "an") or first.endswith(("'s", "’s", "s'", "s’"))
    return line("" if has_article else "the ", told(draft.title))


def _in_brief(gap: Gap, deal: Deal, look: Look) -> Iterator[Line | str]:
    """Say in the same line where it was known last, or what is contested and what would settle it."""
    match gap.missing:
        case Missing.FELL_SILENT:
            said = [line(_the(one.draft), if_before(one)) for one in gap.last_known]
            if not _may_still_stand(gap):
                held = (known(one.standing, deal, look) for one in gap.last_known)
                said = [line(name, ": ", *cell) for name, cell in zip(said, held, strict=True)]
            yield line(" Last known of ", joined(said, "; or of "), ".")
        case Missing.CONTESTED:
            yield line(" ", *known(gap.known, deal, look), ". ", _settled_by(gap), ".")
        case _:
            return


def _known_already(gap: Gap, deal: Deal) -> Iterator[Line]:
    """Say what is known already and by whom, and what would settle it."""
    for one in _facts(gap):
        by = f", by {words.parties(deal, one.draft.by)}" if gap.missing is Missing.FELL_SILENT else ""
        yield from _of_draft(f"{one.draft.title}{by}{if_before(one)}", one.standing, deal)
    if gap.missing is Missing.CONTESTED:
        yield toned(Tone.QUIET, _settled_by(gap), ".")


def _settled_by(gap: Gap) -> Line:
    """Name the outlets that have one account each; to follow one that has several settles nothing."""
    if not gap.settled_by:
        return line("To follow one outlet would not settle it: each has several accounts")
    return line("To follow ", told(words.listed(gap.settled_by, "or")), " would settle it")
