"""Two drafts on a page: the sentence, the drafts, a line a clause, and what nobody can say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from draftdiff.comparing.changes import Change, Group, Kind
from draftdiff.comparing.order import InTime
from draftdiff.comparing.standing import Standing
from draftdiff.history.recall import LastKnown, StepChange
from draftdiff.model import Clause, Deal
from draftdiff.pages.lines import (
    TONES,
    WEAK,
    WORDING,
    drafts,
    evidence,
    happened,
    last_known,
    last_known_in,
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
    capital,
    joined,
    line,
    told,
    toned,
)
from draftdiff.telling import words
from draftdiff.telling.credit import is_weak
from draftdiff.telling.facts import Compared, LeftOut
from draftdiff.values import written_day

IN_ROWS = (Group.CHANGED, Group.CHANGED_SINCE_EARLIER, Group.UNCLEAR)
DAYS_IN_ROWS = (Group.NEWLY_REPORTED, Group.REPORTED_OTHERWISE, Group.NOT_REPORTED)
"""The groups that have a line a clause; the others are lines of names, unless more is asked for."""


ORDERS = {
    InTime.AFTER: "The second of these drafts was there before the first, so all is told backwards.",
    InTime.UNKNOWN: "Nobody has said which of these drafts came first, so no change between them has a direction.",
}


class Part(NamedTuple):
    """The clauses that stand under one heading, with the number of `more` that are only named.

    Those are `alike`: nothing that is told points to a change.
    """

    group: Group
    heading: str
    remark: str
    changes: tuple[StepChange, ...]
    alike: bool = False
    more: int = 0


def comparison(told_of: Compared, deal: Deal, look: Look, out: LeftOut) -> Page:
    """Lay out what is told of two drafts, or of one on two days."""
    before, after = told_of.before, told_of.after
    parts = list(_parts(told_of, deal, look))
    blocks: list[Block] = [Text(sentence(told_of, deal, look), tight=True)]
    if told_of.summary["clauses"] and len(told_of.changes) < told_of.reported:
        blocks.append(Text(toned(Tone.QUIET, _part_shown(told_of)), tight=True))
    blocks += [*_heads(told_of, deal), *left_out(out)]
    blocks += _own_before(told_of, look)
    rows = DAYS_IN_ROWS if told_of.days else IN_ROWS
    in_rows = [part for part in parts if look.detail is not Detail.BRIEF or (part.group in rows and not part.alike)]
    if look.counts:
        in_rows = []
    blocks += [] if look.brief else [Text(line("Marks in a text: ", one)) for one in _wording(in_rows, deal)]
    if in_rows:
        blocks.append(_table(in_rows, told_of, deal, look))
    blocks += [_names(part, told_of, deal, look) for part in parts if part not in in_rows]
    blocks += _without_accounts(told_of, deal, look)
    if not look.counts:
        blocks += _sources_once(told_of, in_rows, deal) if look.brief else []
        blocks += _legends(in_rows, deal, look)
    # An arrow would say which came first.
    between = " and " if told_of.order is InTime.UNKNOWN else " → "
    title = line(told(deal.title), ": ", told(before.title), between, told(after.title))
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
    elif said := ORDERS.get(told_of.order):
        yield Text(line(said), tight=True)
    if told_of.maybe_one:
        yield Text(line("The two may be one document, reported twice; then nothing changed between them."), tight=True)


def sentence(told_of: Compared, deal: Deal, look: Look) -> Line:
    """Say what the comparison comes to: how many clauses changed towards whom, and on how many nobody can say."""
    if told_of.days:
        return toned(Tone.STRONG, _on_days(told_of.summary))
    numbers = told_of.summary
    changed, clauses = numbers[Group.CHANGED], words.count(numbers["clauses"], "clause")
    if told_of.order is InTime.UNKNOWN:
        differ = f"{changed} of {clauses} {'differs' if changed == 1 else 'differ'}."
        none = f"None of {clauses} is known to differ."
        return line(toned(Tone.STRONG, differ if changed else none), _the_rest(told_of, look, "may differ"))
    said = f"{changed} of {clauses} changed" if changed else f"None of {clauses} is known to have changed"
    since = numbers.get(Group.CHANGED_SINCE_EARLIER, 0)
    more = line(
        f"; {since} {'more ' if changed else ''}since an earlier draft", _gain(told_of.gains_since_earlier, deal)
    )
    whole = toned(Tone.STRONG, said, _gain(told_of.gains, deal), more if since else "", ".")
    return line(whole, _the_rest(told_of, look))


def _gain(gains: Mapping[str, int], deal: Deal) -> Line:
    """Say how many changes are towards whom."""
    whom = [line(f"{gains[one]} ", told(words.in_favour(deal, one))) for one in words.whoms(deal) if one in gains]
    return line(": ", joined(whom, ", ")) if whom else line()


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


def _the_rest(told_of: Compared, look: Look, may_have: str = "may have") -> str:
    numbers, named = told_of.summary, _headings(told_of)
    may, kept = numbers[Group.UNCLEAR], numbers[Group.KEPT]
    said = [f"{may} {may_have}"] if may else []
    said += [f"{kept} {'is' if kept == 1 else 'are'} unchanged"] if kept else []
    alike = numbers.get(Group.ALIKE, 0)
    said += [f"{alike} {'is' if alike == 1 else 'are'} reported alike"] if alike else []
    since = numbers.get(Group.KEPT_SINCE_EARLIER, 0)
    said += [f"{since} {'is' if since == 1 else 'are'} unchanged since an earlier draft"] if since else []
    unknown = {
        _lowered(named[Group.NOT_REPORTED][0]): numbers[Group.NOT_REPORTED],
        _lowered(named[Group.NEWLY_REPORTED][0]): numbers[Group.NEWLY_REPORTED],
        "not read yet": numbers[Group.NOT_READ],
        "only in reports that do not count": numbers["set_aside"],
        "reported in neither": numbers["never_reported"],
    }
    whole = f" {words.listed(said)}." if said else ""
    why = [f"{number} {'is' if number == 1 else 'are'} {name}" for name, number in unknown.items() if number]
    if not why:
        return whole
    # On a screen, the lines of names say why, where all of them are there.
    because = "" if look.brief and len(told_of.changes) == told_of.reported else f": {words.listed(why)}"
    return f"{whole} On {sum(unknown.values())} nobody can say{because}."


def _headings(told_of: Compared) -> Mapping[Group, tuple[str, str]]:
    """Return what stands over each group; where the second draft is not known to be the later one, by the titles."""
    if told_of.days:
        return words.DAY_GROUPS
    if told_of.order not in ORDERS:
        return words.GROUPS
    silent = {Group.NOT_REPORTED: told_of.after, Group.NEWLY_REPORTED: told_of.before}
    by_title = {one: (f"Not reported of {draft.title}", "") for one, draft in silent.items()}
    different = {Group.CHANGED: ("Different", ""), Group.UNCLEAR: ("May differ", words.GROUPS[Group.UNCLEAR][1])}
    return {**words.GROUPS, **by_title, **(different if told_of.order is InTime.UNKNOWN else {})}


def _lowered(heading: str) -> str:
    return heading[:1].lower() + heading[1:]


def _on_days(numbers: dict[str, int]) -> str:
    said = words.counted(
        [
            (numbers[Group.REPORTED_OTHERWISE], "now reported otherwise"),
            (numbers[Group.NOT_REPORTED], "retracted meanwhile"),
            (numbers[Group.KEPT], "known as before"),
            (numbers["set_aside"], "only in reports that do not count"),
            (numbers["never_reported"], "reported on neither day"),
        ]
    )
    first = f"{words.count(numbers['clauses'], 'clause')}: {numbers[Group.NEWLY_REPORTED]} newly reported"
    return " · ".join([first, *said])


def _part_shown(told_of: Compared) -> str:
    of = "were known on either day" if told_of.days else "either draft has reports of"
    return f"Showing {len(told_of.changes)} of the {words.count(told_of.reported, 'clause')} that {of}."


def _parts(told_of: Compared, deal: Deal, look: Look) -> Iterator[Part]:
    """Yield the groups that hold anything; what changed by whom it favours.

    On a screen, those of which nothing told points to a change stand by themselves.
    """
    for one, (heading, remark) in _headings(told_of).items():
        changes = tuple(change for change in told_of.changes if change.group is one)
        if one is Group.UNCLEAR and look.brief and look.detail is Detail.BRIEF:
            alike = tuple(change for change in changes if _is_alike(change.known))
            changes = tuple(change for change in changes if not _is_alike(change.known))
            yield from [Part(one, heading, remark, changes, more=len(alike))] if changes else []
            named = "? perhaps unchanged" if changes else f"{heading}, perhaps unchanged"
            yield from [Part(one, named, "", alike, alike=True)] if alike else []
            continue
        if one not in (Group.CHANGED, Group.CHANGED_SINCE_EARLIER) or told_of.order is InTime.UNKNOWN:
            yield from [Part(one, heading, remark, changes)] if changes else []
            continue
        for whom in words.whoms(deal):
            gained = tuple(change for change in changes if change.known.whom == whom)
            comma = "," if one is Group.CHANGED_SINCE_EARLIER else ""
            named = f"{heading}{comma} {words.in_favour(deal, whom)}"
            yield from [Part(one, named, remark, gained)] if gained else []
            remark = "" if gained else remark


def _is_alike(change: Change) -> bool:
    """Tell whether a clause is unchanged wherever what is told holds of both drafts, as far as anybody can tell."""
    return set(change.possible) <= {Kind.KEPT, Kind.ALIKE, *words.NOT_TOLD}


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
    heading = Heading(line(told(part.heading), f" ({len(part.changes) + part.more})"), 3, line(part.remark), tone)
    return Section(tuple(_entry(change, told_of, deal, look) for change in part.changes), heading)


def _entry(of: StepChange, told_of: Compared, deal: Deal, look: Look) -> Entry:
    change, since = of.known, of.recalled.draft if of.recalled else None
    known = [
        (line("in ", told(since.title)) if since else line("before"), change.before),
        (line("after"), change.after),
    ]
    if told_of.days and change.before == change.after:
        known = [(line(), change.after)]
    before, after = sides(change, deal, look)
    verdict = happened(change, deal)
    if since:
        # The earlier draft is silent: what stands in its place is said to be of another one.
        before = before if look.brief else (*before, toned(Tone.QUIET, "in ", told(since.title)))
        verdict = line(verdict, ", since ", told(since.title))
    after = (*after, *_last_known(of, told_of, deal))
    below = evidence(known, deal, look)
    cells = ((line(told(deal.clauses[change.clause].label)),), before, after, (verdict,))
    return Entry(cells, words.KINDS[change.kind].sign, TONES[of.group], change.clause, below)


def _last_known(of: StepChange, told_of: Compared, deal: Deal) -> Iterator[Line]:
    """Say what was last known of a clause that the later draft is silent of, if not in the earlier one."""
    if known := _known_elsewhere(of, told_of):
        yield toned(Tone.QUIET, "last known of ", last_known(known, deal))


def _known_elsewhere(of: StepChange, told_of: Compared) -> tuple[LastKnown, ...]:
    """Return what was last known of a clause; nothing where that is what the earlier draft has."""
    known = told_of.last_known.get(of.change.clause, ())
    return () if [one.draft.id for one in known] == [told_of.before.id] else known


def _names(part: Part, told_of: Compared, deal: Deal, look: Look) -> Text:
    """Name the clauses of a group in a line; those that are known of another draft by that one, behind the others."""
    by_lead: dict[Line, list[Line]] = {(): []}
    for one in part.changes:
        known = () if look.brief else _known_elsewhere(one, told_of)
        label = told(deal.clauses[one.change.clause].label)
        if one.recalled:
            by_lead.setdefault(line("since ", told(one.recalled.draft.title), ": "), []).append(line(label))
        elif known:
            by_lead.setdefault(line("last known in ", last_known_in(known), ": "), []).append(
                line(label, _value(known, deal, look))
            )
        else:
            by_lead[()].append(line(label, _doubt(one.change, deal)))
    labels = joined([line(lead, joined(named, ", ")) for lead, named in by_lead.items() if named], "; ")
    remark = f"; {part.remark}" if part.remark else ""
    lead = toned(TONES[part.group], told(part.heading), f" ({len(part.changes) + part.more})")
    return Text(line(lead, remark, ": ", labels), tight=True)


def _doubt(of: Change, deal: Deal) -> str:
    """Say where no report surely has a clause in the one draft that it is known of."""
    accounts = of.before.accounts or of.after.accounts
    both = of.before.accounts and of.after.accounts
    if both or not accounts or any(account.sure for account in accounts):
        return ""
    return " (demanded)" if all(words.is_wanted(account, deal) for account in accounts) else " (perhaps)"


def _value(known: Sequence[LastKnown], deal: Deal, look: Look) -> Line:
    """Say what was last known of a clause, on a page with room."""
    if look.brief or not known:
        return line()
    return line(" (", told(words.listed([words.standing(one.standing, deal) for one in known], "or")), ")")


def _by_last_known(told_of: Compared) -> Mapping[Line, list[Clause]]:
    """Part the clauses that neither draft speaks of by the drafts that last did; those of none come last."""
    found: dict[Line, list[Clause]] = {}
    for clause in told_of.never_reported:
        found.setdefault(last_known_in(told_of.last_known.get(clause.id, ())), []).append(clause)
    return dict(sorted(found.items(), key=lambda one: not one[0]))


def _without_accounts(told_of: Compared, deal: Deal, look: Look) -> Iterator[Block]:
    """Name the clauses that nobody speaks of, and those on which no report counts, with the reports."""
    said = "Reported on neither day" if told_of.days else "Reported in neither draft"
    for known_in, clauses in _by_last_known(told_of).items():
        where = line(", last known in ", known_in) if known_in else ""
        labels = [line(told(one.label), _value(told_of.last_known.get(one.id, ()), deal, look)) for one in clauses]
        yield Text(toned(Tone.QUIET, said, where, f" ({len(labels)}): ", joined(labels, ", ")), tight=True)
    if told_of.set_aside:
        yield Text(toned(Tone.QUIET, "Only in reports that do not count:"), tight=True)
        points = [
            Point(line(told(one.clause.label), ", ", told(one.draft.title), ": ", not_counted(one.aside, deal)))
            for one in told_of.set_aside
        ]
        yield Points(tuple(points))


def _sources_once(told_of: Compared, parts: Iterable[Part], deal: Deal) -> Iterator[Text]:
    """Say once who reports how much of what is shown in lines: of both drafts, then of earlier ones."""
    shown = [change for part in parts for change in part.changes]
    by_draft: dict[str, list[Standing]] = {told_of.before.id: [], told_of.after.id: []}
    for one in shown:
        since = one.recalled.draft.id if one.recalled else told_of.before.id
        # Of one draft on two days, what is known on the later day holds what was known before.
        by_draft.setdefault(since, []).extend([] if since == told_of.after.id else [one.known.before])
        by_draft[told_of.after.id].append(one.known.after)
    whose = {draft: reporters(standings, deal) for draft, standings in by_draft.items()}
    both = [id for id in dict.fromkeys((told_of.before.id, told_of.after.id)) if whose[id]]
    said = {id: whose.pop(id) for id in both}
    if len(both) == 1:
        said = {id: line(told(deal.drafts[id].title), " ", of) for id, of in said.items()}
    earlier = [line("in ", told(deal.drafts[id].title), " ", of) for id, of in whose.items() if of]
    if shown:
        between = "; " if told_of.order is InTime.UNKNOWN else " → "
        yield Text(capital(joined([joined(list(said.values()), between), *earlier], " · ")), tight=True)


def _wording(parts: Sequence[Part], deal: Deal) -> Iterator[Line]:
    """Explain the marks in texts, if there are any."""
    if any(wording(one.known, deal) for part in parts for one in part.changes):
        yield WORDING


def _legends(parts: Sequence[Part], deal: Deal, look: Look) -> Iterator[Block]:
    """Explain the marks of the lines, and say what shows more."""
    changes = [one.known for part in parts for one in part.changes]
    standings = [side for change in changes for side in (change.before, change.after)]
    said = [*_wording(parts, deal)] if look.brief else []
    if look.brief and any(is_weak(account) for standing in standings for account in standing.accounts):
        said.append(line(f"{WEAK} {words.SIGNS[WEAK]}"))
    if look.brief and look.detail is Detail.BRIEF and standings:
        asides = any(standing.asides for standing in standings)
        said.append(line(f"who says so{', what is not counted' if asides else ''}: --sources"))
        said.append(line("every quote: --evidence"))
    if said:
        yield Text(toned(Tone.QUIET, joined(said, " · ")), tight=True)
