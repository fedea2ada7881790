"""Two drafts on a page: the sentence, the drafts, a line a clause, and what nobody can say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from draftdiff.comparing.changes import Change, Group, group
from draftdiff.model import Deal
from draftdiff.pages.lines import (
    TONES,
    WEAK,
    WORDING,
    drafts,
    evidence,
    happened,
    left_out,
    not_counted,
    reporters,
    sides,
    wording,
)
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
    Point,
    Points,
    Role,
    Run,
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
from draftdiff.telling.facts import Compared, LeftOut
from draftdiff.values import written_day

IN_ROWS = (Group.CHANGED, Group.UNCLEAR)
DAYS_IN_ROWS = (Group.NEWLY_REPORTED, Group.REPORTED_OTHERWISE, Group.NOT_REPORTED)
"""The groups that have a line a clause; the others are lines of names, unless more is asked for."""


class Part(NamedTuple):
    """The clauses that stand under one heading."""

    group: Group
    heading: str
    remark: str
    changes: tuple[Change, ...]


def comparison(told_of: Compared, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out what is told of two drafts, or of one on two days."""
    before, after = told_of.before, told_of.after
    parts = list(_parts(told_of, deal))
    blocks: list[Block] = [*_heads(told_of, deal), *left_out(out), Text(sentence(told_of, deal))]
    if told_of.summary["clauses"] and len(told_of.changes) < told_of.reported:
        blocks.append(Text(toned(Tone.QUIET, _part_shown(told_of)), tight=True))
    blocks += _own_before(told_of, look)
    rows = DAYS_IN_ROWS if told_of.days else IN_ROWS
    in_rows = [part for part in parts if look.detail is not Detail.BRIEF or part.group in rows]
    if look.counts:
        in_rows = []
    blocks += [] if look.brief else [Text(line("Marks in a text: ", one)) for one in _wording(in_rows, deal)]
    if in_rows:
        blocks.append(_table(in_rows, told_of, deal, look))
    blocks += [_names(part, deal) for part in parts if part not in in_rows]
    blocks += _without_accounts(told_of, deal)
    if not look.counts:
        blocks += _sources_once(told_of, in_rows, deal) if look.brief else []
        blocks += _legends(in_rows, deal, look)
    title = line(told(deal.title), ": ", told(before.title), " → ", told(after.title))
    if told_of.days:
        days = f"{written_day(told_of.days.first)} → {written_day(told_of.days.last)}"
        title = line(told(deal.title), ": ", told(after.title), f", as known on {days}")
    return Page(title, tuple(blocks), deal, _tag(told_of), look.detail is Detail.EVIDENCE)


def _tag(told_of: Compared) -> str:
    return f"diff {told_of.before.id} {told_of.after.id} {told_of.days or ''}"


def _heads(told_of: Compared, deal: Deal) -> Iterator[Block]:
    if told_of.days:
        yield Pairs(tuple(drafts(deal, [("draft", told_of.after)])))
        yield Text(line("One draft on two days: what changed is what is known of it."), tight=True)
        return
    yield Pairs(tuple(drafts(deal, [("before", told_of.before), ("after", told_of.after)])))
    if told_of.before.id == told_of.after.id:
        yield Text(line("A draft compared with itself."), tight=True)


def sentence(told_of: Compared, deal: Deal) -> Line:
    """Say what the comparison comes to: how many clauses changed towards whom, and on how many nobody can say."""
    if told_of.days:
        return toned(Tone.STRONG, _on_days(told_of.summary))
    numbers = told_of.summary
    changed, clauses = numbers[Group.CHANGED], words.count(numbers["clauses"], "clause")
    gains = told_of.gains
    whom = [line(f"{gains[id]} towards ", told(name)) for id, name in deal.parties.items() if id in gains]
    whom += [line(f"{gains['']} in nobody's stated favour")] if "" in gains else []
    said = f"{changed} of {clauses} changed" if changed else f"None of {clauses} is known to have changed"
    gain = line(": ", joined(whom, ", ")) if whom else line()
    return line(toned(Tone.STRONG, said, gain, "."), _the_rest(numbers))


def _own_before(told_of: Compared, look: Look) -> Iterator[Text]:
    """Say what changed since the same party's draft before, and on a screen how to see it."""
    if told_of.own_before is None:
        return
    own, numbers = told_of.own_before.draft, told_of.own_before.summary
    changed, clauses = numbers[Group.CHANGED], words.count(numbers["clauses"], "clause")
    said = f"{changed} of {clauses} changed" if changed else f"none of {clauses} is known to have changed"
    may = f", {numbers[Group.UNCLEAR]} may have" if numbers[Group.UNCLEAR] else ""
    command = line(" ", Run(f"`draftdiff diff {own.id} {told_of.after.id}`", solid=True)) if look.brief else line()
    yield Text(line("Against its own draft before (", told(own.title), f"): {said}{may}.", command), tight=True)


def _the_rest(numbers: dict[str, int]) -> str:
    may, kept = numbers[Group.UNCLEAR], numbers[Group.KEPT]
    said = [f"{may} may have changed"] if may else []
    said += [f"{kept} {'is' if kept == 1 else 'are'} unchanged as far as reported"] if kept else []
    alike = numbers[Group.ALIKE]
    said += [f"{alike} {'is' if alike == 1 else 'are'} reported alike"] if alike else []
    unknown = [numbers[one] for one in (Group.NOT_REPORTED, Group.NEWLY_REPORTED, Group.NOT_READ, "never_reported")]
    names = ("not reported in the later draft", "newly reported", "not read yet", "reported in neither")
    whole = f" {words.listed(said)}." if said else ""
    if not sum(unknown):
        return whole
    why = [
        f"{number} {'is' if number == 1 else 'are'} {name}"
        for number, name in zip(unknown, names, strict=True)
        if number
    ]
    return f"{whole} On {sum(unknown)} nobody can say: {words.listed(why)}."


def _on_days(numbers: dict[str, int]) -> str:
    said = words.counted(
        [
            (numbers[Group.REPORTED_OTHERWISE], "now reported otherwise"),
            (numbers[Group.NOT_REPORTED], "retracted meanwhile"),
            (numbers[Group.KEPT], "known as before"),
            (numbers["never_reported"], "reported on neither day"),
        ]
    )
    first = f"{words.count(numbers['clauses'], 'clause')}: {numbers[Group.NEWLY_REPORTED]} newly reported"
    return " · ".join([first, *said])


def _part_shown(told_of: Compared) -> str:
    of = "were known on either day" if told_of.days else "either draft has reports of"
    return f"Showing {len(told_of.changes)} of the {words.count(told_of.reported, 'clause')} that {of}."


def _parts(told_of: Compared, deal: Deal) -> Iterator[Part]:
    """Yield the groups that hold anything; what changed by whom it favours."""
    named = words.DAY_GROUPS if told_of.days else words.GROUPS
    for one, (heading, remark) in named.items():
        changes = tuple(change for change in told_of.changes if group(change.kind) is one)
        if one is not Group.CHANGED:
            yield from [Part(one, heading, remark, changes)] if changes else []
            continue
        for party in (*deal.parties, None):
            gained = tuple(change for change in changes if change.favours == party)
            whom = f"towards {deal.parties[party]}" if party else "in nobody's stated favour"
            yield from [Part(one, f"{heading} {whom}", remark, gained)] if gained else []


def _table(parts: Sequence[Part], told_of: Compared, deal: Deal, look: Look) -> Table:
    heads = [told_of.before.title, told_of.after.title]
    if told_of.days:
        heads = [f"known on {written_day(day)}" for day in (told_of.days.first, told_of.days.last)]
    columns = (
        Column((line("Clause"),), Role.LABEL),
        *(Column((line(told(head)),)) for head in heads),
        Column((line("What happened"),), Role.VERDICT),
    )
    return Table(columns, tuple(_section(part, told_of, deal, look) for part in parts), "Clauses in both drafts")


def _section(part: Part, told_of: Compared, deal: Deal, look: Look) -> Section:
    tone = TONES[part.group]
    heading = Heading(line(told(part.heading), f" ({len(part.changes)})"), 3, line(part.remark), tone)
    return Section(tuple(_entry(change, told_of, deal, look) for change in part.changes), heading)


def _entry(change: Change, told_of: Compared, deal: Deal, look: Look) -> Entry:
    known = [("before", change.before), ("after", change.after)]
    if told_of.days and change.before == change.after:
        known = [("", change.after)]
    below = evidence(known, deal, look) if look.brief and look.detail is not Detail.BRIEF else ()
    return Entry(
        ((line(told(deal.clauses[change.clause].label)),), *sides(change, deal, look), (happened(change, deal),)),
        words.KINDS[change.kind].sign,
        TONES[group(change.kind)],
        change.clause,
        below,
    )


def _names(part: Part, deal: Deal) -> Text:
    """Name the clauses of a group in a line."""
    labels = joined([line(told(deal.clauses[change.clause].label)) for change in part.changes], ", ")
    remark = f"; {part.remark}" if part.remark else ""
    lead = toned(TONES[part.group], told(part.heading), f" ({len(part.changes)})")
    return Text(line(lead, f"{remark}: ", labels), tight=True)


def _without_accounts(told_of: Compared, deal: Deal) -> Iterator[Block]:
    """Name the clauses that nobody speaks of, and those on which no report counts, with the reports."""
    if told_of.never_reported:
        labels = [line(told(clause.label)) for clause in told_of.never_reported]
        said = "Reported on neither day" if told_of.days else "Reported in neither draft"
        yield Text(toned(Tone.QUIET, f"{said} ({len(labels)}): ", joined(labels, ", ")), tight=True)
    if told_of.set_aside:
        yield Text(toned(Tone.QUIET, "Only in reports that do not count:"), tight=True)
        points = [
            Point(line(told(one.clause.label), ", ", told(one.draft.title), ": ", not_counted(one.aside, deal)))
            for one in told_of.set_aside
        ]
        yield Points(tuple(points))


def _sources_once(told_of: Compared, parts: Iterable[Part], deal: Deal) -> Iterator[Text]:
    """Say once for each draft who reports how much of what is shown in lines."""
    shown = [change for part in parts for change in part.changes]
    named = dict.fromkeys([told_of.before, told_of.after])
    for draft, standings in zip(named, ([c.before for c in shown], [c.after for c in shown]), strict=False):
        said = reporters(standings, deal)
        if said:
            yield Text(line(told(draft.title), ": ", said), tight=True)


def _wording(parts: Sequence[Part], deal: Deal) -> Iterator[Line]:
    """Explain the marks in texts, if there are any."""
    if any(wording(change, deal) for part in parts for change in part.changes):
        yield WORDING


def _legends(parts: Sequence[Part], deal: Deal, look: Look) -> Iterator[Block]:
    """Explain the marks of the lines, and say what shows more."""
    standings = [side for part in parts for change in part.changes for side in (change.before, change.after)]
    said = [*_wording(parts, deal)] if look.brief else []
    if look.brief and any(is_weak(account) for standing in standings for account in standing.accounts):
        said.append(line(f"{WEAK} {words.SIGNS[WEAK]}"))
    if look.brief and look.detail is Detail.BRIEF and standings:
        asides = any(standing.asides for standing in standings)
        said.append(line(f"who says so{', what is not counted' if asides else ''}: --sources"))
        said.append(line("every quote: --evidence"))
    if said:
        yield Text(toned(Tone.QUIET, joined(said, " · ")), tight=True)
