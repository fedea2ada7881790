"""One clause on a page: its way through all drafts, and every report under the outlet that it comes from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftdiff.comparing.changes import Group, group
from draftdiff.comparing.standing import Aside, State
from draftdiff.history.order import is_text
from draftdiff.history.trace import Entry, Stage, Trace
from draftdiff.model import Deal, Draft, Report, Shift
from draftdiff.pages.lines import credited, last_known, left_out, moved, noted, place_of
from draftdiff.pages.page import (
    Block,
    Cite,
    Heading,
    Line,
    Look,
    Page,
    Point,
    Points,
    Run,
    Text,
    Tone,
    joined,
    line,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.facts import LeftOut
from draftdiff.values import written_day

SILENT_TEXT = "not in the text that it printed"


def trace(of: Trace, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out the life of a clause, the earliest draft first."""
    stages = {stage.draft.id: stage for stage in of.stages}
    blocks: list[Block] = [*left_out(out), Text(_sentence(of))]
    blocks += [Text(joined([_point(stages[id], deal) for id in line], " → ")) for line in of.lines]
    before: Draft | None = None
    for stage in of.stages:
        blocks += _stage(stage, before, deal, look)
        before = stage.draft
    title = line(told(deal.title), ": ", told(of.clause.label))
    return Page(title, tuple(blocks), deal, f"trace {of.clause.id}", places=True)


def _sentence(of: Trace) -> Line:
    """Say of how many drafts the clause is reported, and how often it changed."""
    states = Counter(stage.standing.state for stage in of.stages if is_text(stage.draft))
    reported, perhaps = states[State.SETTLED] + states[State.CONTESTED], states[State.POSSIBLE]
    groups = Counter(group(stage.known_change.kind) for stage in of.stages if stage.known_change)
    changed, may = groups[Group.CHANGED], groups[Group.UNCLEAR]
    happened = [f"changed {words.times(changed)}"] if changed else []
    happened += [f"may have changed {words.times(may)}{' more' if changed else ''}"] if may else []
    said = f"It {words.listed(happened)}." if happened else "No change is known."
    more = f", and perhaps of {perhaps}{' more' if reported else ''}" if perhaps else ""
    drafts = f"{reported or 'none'} of {words.count(states.total(), 'draft')}{more}"
    return toned(Tone.STRONG, f"Reported of {drafts}. {said}")


def _point(of: Stage, deal: Deal) -> Line:
    """Say in a few words how the clause stands in a draft, for the line of its life."""
    facts = [of.draft.title, *([words.returned(of.returned)] if of.returned else [])]
    said = told(f"{words.standing(of.standing, deal)} ({', '.join(facts)})")
    return line(replace(said, solid=True))


def _stage(of: Stage, before: Draft | None, deal: Deal, look: Look) -> Iterator[Block]:
    """Show how the clause stands in a draft, what happened, since when that is known, and every report of it."""
    kin = [words.follows(of.draft, before, deal), words.perhaps_the_same(of.draft, deal)]
    facts = "; ".join([words.draft_facts(of.draft, deal), *filter(None, kin)])
    yield Heading(line(told(of.draft.title)), 3, line(told(facts)), anchor=of.draft.id)
    yield from (Text(one, tight=True) for one in _known(of, deal))
    said = (_since_before(of, deal), toned(Tone.QUIET, _known_since(of)))
    yield from (Text(_as_sentence(one), tight=True) for one in said if one)
    points = tuple(point for origin in _by_origin(of.entries) for point in _origin(origin, deal, look))
    yield from [Points(points, tight=True)] if points else []


def _as_sentence(of: Line) -> Line:
    first, *rest = of
    assert isinstance(first, Run)
    return line(replace(first, text=first.text[:1].upper() + first.text[1:]), *rest, ".")


def _known(of: Stage, deal: Deal) -> Iterator[Line]:
    standing = of.standing
    for place, account in enumerate(standing.accounts):
        said = told(words.account(account, deal), Tone.STRONG)
        yield line("or " if place else "", said, credited(account, deal))
    if not standing.accounts:
        yield toned(Tone.QUIET, words.STATES[standing.state])
    if standing.ruling:
        yield line(told(words.ruled(standing, deal), Tone.UNCLEAR))


def _since_before(of: Stage, deal: Deal) -> Line:
    """Say what happened since the last draft that was reported to have the clause, or what was last known of it."""
    back = [words.returned(of.returned)] if of.returned else []
    if of.last_known:
        said = line("last known of ", last_known(of.last_known, deal))
        return toned(Tone.QUIET, said, "; nobody has said whether that still holds")
    if of.before is None or of.known_change is None:
        return toned(Tone.CHANGED, *back)
    silent = line("nobody has said how it stood in ", told(of.before.title))
    since = of.recalled.draft if of.recalled else of.before
    match group(of.known_change.kind):
        case Group.CHANGED | Group.CHANGED_SINCE_EARLIER | Group.UNCLEAR | Group.REPORTED_OTHERWISE:
            said = moved(of.known_change, since, deal)
        case Group.ALIKE:
            said = line("reported as in ", told(since.title), ", which leaves open whether it is the same")
        case Group.KEPT | Group.KEPT_SINCE_EARLIER:
            said = line("unchanged since ", told(since.title), ", as far as reported")
        case Group.NEWLY_REPORTED | Group.NOT_REPORTED | Group.NOT_READ:
            return joined([line("newly reported"), silent, *map(line, back)], "; ")
    return joined([said, *map(line, back), *([silent] if of.recalled else [])], "; ")


def _known_since(of: Stage) -> str:
    if not of.standing.accounts:
        return ""
    return f"known so since {written_day(of.known_since)}" if of.known_since else "since when is not on file"


def _by_origin(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    for origin in dict.fromkeys(entry.origin for entry in entries):
        yield [entry for entry in entries if entry.origin == origin]


def _origin(entries: Sequence[Entry], deal: Deal, look: Look) -> tuple[Point, ...]:
    """Show the reports that come from one outlet, with its name where its own are not on file."""
    points = _nested(entries, deal, look)
    if entries[0].depth == 0:
        return points
    return (Point(line(told(deal.sources[entries[0].origin].outlet), ", as others pass it on"), points),)


def _nested(entries: Sequence[Entry], deal: Deal, look: Look) -> tuple[Point, ...]:
    """Put what passes on a report below it; the one that is passed on comes first."""
    points = []
    while entries:
        first, *rest = entries
        below = next((place for place, one in enumerate(rest) if one.depth <= first.depth), len(rest))
        points.append(_entry(first, _nested(rest[:below], deal, look), deal, look))
        entries = rest[below:]
    return tuple(points)


def _entry(of: Entry, below: tuple[Point, ...], deal: Deal, look: Look) -> Point:
    """Show a report: its day and words, its quote with its place, what is to be remarked, and who passes it on."""
    report, source = of.report, deal.sources[of.report.source]
    relaying = f", relaying {deal.sources[report.relays].outlet}" if report.relays else ""
    says = SILENT_TEXT if of.inferred else words.says(report, deal)
    said = line(told(f"{words.day(source.published)}, {source.outlet}{relaying}"), ": ", told(says, Tone.STRONG))
    grounds = told(", ".join(_grounds(of)))
    remarks = tuple(Point(line(told(one, Tone.UNCLEAR))) for one in _remarks(of, deal))
    note = noted(report, deal)
    if not look.brief:
        return Point(line(said, " (", grounds, ")", Cite((report,))), (*remarks, *note, *below))
    return Point(said, (*remarks, _quote(of, grounds), *note, *below))


def _quote(of: Entry, grounds: Run) -> Point:
    quote = line(told(words.quotation(of.report)), "  ") if of.report.quote else line()
    place = line() if of.inferred else line("  ", told(place_of(of.report.place)))
    return Point(line(quote, toned(Tone.QUIET, grounds, place)))


def _grounds(of: Entry) -> list[str]:
    said = [words.BASES[of.report.basis]]
    said += [of.report.who] if words.names_someone(of.report.who) and not of.inferred else []
    return [*said, *(["came in after the next draft"] if of.late else [])]


def _remarks(of: Entry, deal: Deal) -> Iterator[str]:
    """Say what a reported change was read as, what it does not fit, and why a report is not counted."""
    claim, clause = of.report.claim, of.report.clause
    if of.readings:
        yield f"read as {words.listed([words.claim(one, deal, clause) for one in of.readings], 'or')}"
    if of.unfit and isinstance(claim, Shift):
        yield f"does not fit what is known of {deal.drafts[claim.since].title}"
    if of.against:
        yield f"contradicted by {words.listed(list(dict.fromkeys(_other(one, deal) for one in of.against)))}"
    if of.why:
        yield f"not counted: {words.why(Aside(of.report, of.why))}"


def _other(report: Report, deal: Deal) -> str:
    return f"{words.says(report, deal)} ({deal.sources[report.source].outlet})"
