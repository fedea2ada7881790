"""The history of a deal on a page: what changed at each draft, what became known later, what sources took back."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.diff import SetAside
from draftdiff.history.changelog import Changelog, Step
from draftdiff.history.knowledge import Erratum
from draftdiff.history.order import is_text, latest, texts_before
from draftdiff.history.recall import StepChange, is_known
from draftdiff.model import Deal
from draftdiff.pages import sentences
from draftdiff.pages.anchors import anchor
from draftdiff.pages.lines import TONES, WORDING, clause_names, left_out, wording
from draftdiff.pages.page import (
    Block,
    Contents,
    Heading,
    Line,
    Look,
    Page,
    Point,
    Points,
    Text,
    Tone,
    joined,
    line,
    told,
    toned,
    words_of,
)
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut
from draftdiff.values import written_day

PART, GROUP = 3, 4
"""The levels of headings below the title."""

LONG = 6
"""How many drafts a log has at most without a list of contents."""

LATER = "What became known later"
LATER_REMARK = (
    "our knowledge changed, not the deal: reports that came out when a draft had already been followed by another one"
)
SOURCES = "What changed in the sources"


def changelog(log: Changelog, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out the history of a deal, in the order that it is in."""
    parts = [*_steps(log, deal), *_later(log, deal), *_sources(log, deal)]
    numbers = [Text(toned(Tone.QUIET, counts(log)), tight=True)] if counts(log) else []
    blocks: list[Block] = [*left_out(out), Text(sentence(log, deal)), *numbers]
    blocks += [*_branches(log), *_contents(log, parts)]
    if any(wording(change.known, deal) for step in log.steps for change in step.changes):
        blocks.append(Text(toned(Tone.QUIET, "Marks in a text: ", WORDING)))
    return Page(line(told(deal.title), ": change log"), (*blocks, *parts), deal, tag(log, out))


def tag(log: Changelog, out: LeftOut) -> str:
    """Return what keeps the labels of a log apart from those of other pages of its deal."""
    asked = out.known, out.without, out.since and out.since.id
    return f"changelog {asked}" if any(asked) else "changelog"


def sentence(log: Changelog, deal: Deal) -> Line:
    """Say what the whole log comes to: how many changes towards whom, draft by draft."""
    changes = [change for step in log.steps for change in step.changes]
    size = f"{words.count(log.summary['drafts'], 'draft')}, {words.count(log.summary['clauses'], 'clause')}"
    if not any(step.before for step in log.steps):
        return toned(Tone.STRONG, f"{size}.")
    certain = [change for change in changes if is_certain(change)]
    return toned(Tone.STRONG, f"{size}. Draft by draft, ", _changes(certain, deal), ".")


def _changes(certain: list[StepChange], deal: Deal) -> Line:
    if not certain:
        return line("no change is known")
    return line(words.count(len(certain), "change"), ": ", gains(certain, deal))


def is_certain(change: StepChange) -> bool:
    """Tell whether a clause surely changed, since the draft before or a still earlier one."""
    return group(change.known.kind) is Group.CHANGED


def gains(changes: Iterable[StepChange], deal: Deal) -> Line:
    """Count changes by whom they favour."""
    numbers = Counter(change.known.whom for change in changes)
    whom = [line(f"{numbers[one]} ", told(words.in_favour(deal, one))) for one in words.whoms(deal) if numbers[one]]
    return joined(whom, ", ")


def counts(log: Changelog) -> str:
    """Count what the steps hold beside certain changes; a clause counts at every step."""
    numbers = log.summary
    since = numbers[Group.CHANGED_SINCE_EARLIER]
    told_of = [
        (since, "of the changes since an earlier draft"),
        (numbers[Group.UNCLEAR], "may have changed"),
        (numbers[Group.KEPT] + numbers[Group.KEPT_SINCE_EARLIER], "unchanged"),
        (numbers[Group.ALIKE], "reported alike"),
        (numbers[Group.NEWLY_REPORTED], "newly reported"),
        (numbers[Group.NOT_REPORTED], "not reported of the next draft"),
        (numbers[Group.NOT_READ], "not read yet"),
        (numbers["later"], "known later"),
        (numbers["errata"], "taken back by a source"),
        (numbers["drift"], "passed on otherwise than reported"),
    ]
    return " · ".join(words.counted(told_of))


def _branches(log: Changelog) -> Iterator[Block]:
    """Name the drafts of each line, where there is more than one."""
    titles = {draft.id: draft.title for draft in log.drafts}
    if len(log.lines) > 1:
        # What follows nothing on file may belong to one line with others, in an order that nobody has said.
        first = next(filter(is_text, log.drafts))
        is_known = all(step.before or step.draft == first for step in log.steps)
        yield Text(line("The drafts branch:" if is_known else "The drafts are in lines whose order nobody has said:"))
        yield Points(
            tuple(Point(joined([line(told(titles[id])) for id in ids], " → ")) for ids in log.lines), tight=True
        )


def _contents(log: Changelog, parts: Iterable[Block]) -> Iterator[Block]:
    """List the parts of a long log, with links to those that have a name."""
    heads = [block for block in parts if isinstance(block, Heading) and block.level == PART]
    if len(log.steps) > LONG:
        yield Text(line("Contents:"))
        yield Contents(tuple(heads))


def _steps(log: Changelog, deal: Deal) -> Iterator[Block]:
    names = Counter(anchor(words_of(heading(step))) for step in log.steps)
    for step in log.steps:
        text = heading(step)
        name = anchor(words_of(text)) or ""
        # Of two alike, each writer of pages names the second one in its own way.
        yield Heading(text, PART, anchor=name if names[name] == 1 else "")
        yield from _step(step, deal)


def heading(step: Step) -> Line:
    """Name a step by its draft and day."""
    return line(told(step.draft.title), f", {words.day(step.draft.date)}")


def _step(step: Step, deal: Deal) -> Iterator[Block]:
    yield Text(toned(Tone.STRONG, said(step, deal)), tight=True)
    yield Text(byline(step, deal), tight=True)
    if step.draft.note.strip():
        yield Text(line("Note: ", told(step.draft.note)), tight=True)
    opening = [_point(one.clause.id, sentences.opening(one.standing, deal), deal) for one in step.opens_with]
    yield from _group(line("Opens with"), opening)
    for one, (name, remark) in words.STEP_GROUPS.items():
        changes = [change for change in step.changes if change.group is one]
        points = [_point(change.change.clause, _happened(change, step, deal), deal) for change in changes]
        tone = TONES[group(changes[0].known.kind)] if changes else Tone.STRONG
        yield from _group(line(name), points, remark, tone)
    yield from _unknown(step, deal)


def _happened(of: StepChange, step: Step, deal: Deal) -> Line:
    """Say what happened to a clause, or of which drafts it was last known, where that is not the one before."""
    known = step.last_known.get(of.change.clause, ()) if of.group is Group.NOT_REPORTED else ()
    elsewhere = any(one.draft != step.before for one in known)
    return sentences.last_known(known, deal) if elsewhere else sentences.change(of, deal)


def _group(name: Line, points: list[Point], remark: str = "", tone: Tone = Tone.STRONG) -> Iterator[Block]:
    """List what stands under one heading, if there is anything."""
    if points:
        yield Heading(line(name, f" ({len(points)})"), GROUP, line(remark), tone)
        yield Points(tuple(points), tight=True)


def _point(clause: str, text: Line, deal: Deal, under: tuple[Point, ...] = ()) -> Point:
    return Point(line(told(deal.clauses[clause].label, Tone.STRONG), ": ", text), under)


def said(step: Step, deal: Deal) -> Line:
    """Say what a step comes to: how many clauses changed, since which draft, and towards whom."""
    clauses = words.count(len(deal.clauses), "clause")
    if step.before is None:
        told_of = sum(is_known(one.standing) for one in step.opens_with)
        perhaps = len(step.opens_with) - told_of
        more = f" On {perhaps} what is told may be in the text or not." if perhaps else ""
        return line(f"{told_of} of {clauses} reported.{more}" if step.opens_with else "Nothing is reported of it.")
    named = {Group.CHANGED: "changed", Group.CHANGED_SINCE_EARLIER: "changed since an earlier draft"}
    parts: list[Line] = []
    for one, did in named.items():
        changes = [change for change in step.changes if change.group is one]
        of = "more" if parts else f"of {clauses}"
        parts += [line(f"{len(changes)} {of} {did}: ", gains(changes, deal))] if changes else []
    may = step.summary.get(Group.UNCLEAR, 0)
    rest = f" {may} may have." if may else ""
    nothing = line(f"None of {clauses} is known to have changed since ", told(step.before.title))
    return line(joined(parts, "; ") if parts else nothing, ".", rest)


def byline(step: Step, deal: Deal) -> Line:
    """Say by whom a draft is, what became of it, and which one it follows."""
    draft, before = step.draft, step.before
    by = line("Draft by: ", told(words.parties(deal, draft.by)), f". Status: {draft.status}.")
    perhaps = words.perhaps_the_same(draft, deal)
    same = line(" It ", told(perhaps), ".") if perhaps else line()
    if before is None:
        return line(by, " Follows no draft on file.", same)
    last = () if step.stated else latest(deal, texts_before(deal)[draft.id][::-1])
    peers = [line(told(one.title)) for one in last if one.id != before.id]
    which = "a draft" if peers else "the draft"
    follows = "Follows: " if step.stated else f"Compared with {which} before it by date: "
    facts = line(told(before.title), " (", told(words.parties(deal, before.by)), f", {words.day(before.date)})")
    others = joined([line(told(other.title)) for other in step.beside], ", ")
    beside = line("; so does ", others) if others else line()
    unsure = line("; nobody can say whether it came after ", joined(peers, " or ")) if peers else line()
    return line(by, f" {follows}", facts, beside, unsure, ".", same)


def _unknown(step: Step, deal: Deal) -> Iterator[Block]:
    """Name the clauses that nobody speaks of, and those on which no report counts, with the reports."""
    if step.never_reported:
        where = "Reported in neither draft" if step.before else "Not reported"
        labels = clause_names(step.never_reported)
        yield Text(toned(Tone.QUIET, f"{where} ({len(step.never_reported)}): ", labels, "."))
    if step.set_aside:
        labels = joined(
            [line(told(label)) for label in dict.fromkeys(one.clause.label for one in step.set_aside)], ", "
        )
        yield Text(toned(Tone.QUIET, "Only in reports that do not count: ", labels, "."), tight=True)
    shown = [one for one in step.set_aside if not sentences.is_of_a_source(one.aside)]
    if shown:
        yield Points(tuple(_point(one.clause.id, _aside(one, deal), deal) for one in shown), tight=True)


def _aside(of: SetAside, deal: Deal) -> Line:
    return line(told(of.draft.title), ": ", sentences.aside(of.aside, deal))


def _later(log: Changelog, deal: Deal) -> Iterator[Block]:
    if log.later:
        yield Heading(line(LATER), PART, line(LATER_REMARK), anchor=anchor(LATER) or "")
    for (on, draft), entries in groupby(log.later, key=lambda later: (later.on, later.draft)):
        points = [_point(one.clause, sentences.later(one, deal), deal) for one in entries]
        yield from _group(line(f"{written_day(on)}, of ", told(draft.title)), points)


def _sources(log: Changelog, deal: Deal) -> Iterator[Block]:
    if log.errata or log.drift:
        yield Heading(line(SOURCES), PART, line("a source changed, not the deal"), anchor=anchor(SOURCES) or "")
    yield from _group(line("Errata"), [_erratum(one, deal) for one in log.errata])
    drift = [_point(one.clause, sentences.drift(one, deal), deal) for one in log.drift]
    yield from _group(line("Passed on otherwise than reported"), drift)


def _erratum(of: Erratum, deal: Deal) -> Point:
    under = tuple(Point(sentences.undone(undone, deal)) for undone in of.undone)
    return _point(of.clause, sentences.erratum(of, deal), deal, under)
