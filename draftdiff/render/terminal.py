"""Views as text for a terminal: signs and words carry the meaning, colour adds to it."""

from collections.abc import Iterable, Iterator, Sequence

from draftdiff.comparing.changes import Group
from draftdiff.pages.page import Run
from draftdiff.render import Layout, Look
from draftdiff.render.headings import (
    SET_ASIDE,
    counts,
    either,
    heading,
    headings,
    nowhere,
    perhaps_the_same,
    remark,
    sides,
)
from draftdiff.render.layout import BLANK, Paper, Row, Style, bound_rows, cells, pad, row, write
from draftdiff.render.phrases import (
    count,
    known,
    not_counted,
    sign,
    step,
    towards,
    verdict,
)
from draftdiff.render.terminal_accounts import MARGIN, account_rows, remark_rows
from draftdiff.telling import ChangeView, ClauseView, ComparisonView, DraftView, ShowView, StandingView
from draftdiff.telling.shapes import SetAsideView
from draftdiff.text import visible
from draftdiff.wording import Part, Piece, redline

STYLES = {
    Group.CHANGED: Style.CHANGED,
    Group.UNCLEAR: Style.UNCLEAR,
    Group.KEPT: Style.KEPT,
    Group.REPORTED_OTHERWISE: Style.KNOWN,
    Group.NEWLY_REPORTED: Style.KNOWN,
    Group.NOT_REPORTED: Style.STRONG,
}

SIGNS = {
    "settled": ("=", "settled"),
    "contested": ("!", "contested: accounts that cannot all be true"),
    "not-reported": ("?", "not reported: nothing that counts"),
}

WORDING = "[-only in the earlier draft-] {+only in the later draft+}"


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison in the layout that is asked for."""
    rows = [*_heads(view), *bound_rows(look.bounds), BLANK]
    match look.layout:
        case Layout.STAT:
            rows += [*_stat(view), BLANK]
        case Layout.UNIFIED:
            rows += _groups(view, look)
        case Layout.SIDE_BY_SIDE:
            from draftdiff.render.columns import columns

            for group, changes in by_group(view):
                rows += [_heading(group, changes, view), *columns(changes, view, look, STYLES[group]), BLANK]
    if look.layout is not Layout.STAT:
        rows += _without_accounts(view)
    shown, reported = len(view["changes"]), view["summary"]["clauses"] - view["summary"]["never_reported"]
    if shown < reported:
        said = f"Showing {shown} of the {count(reported, 'clause')} that {either(view)}."
        rows.append(row(2, Run(said, Style.QUIET)))
    rows.append(_counts(counts(view)))
    return write(rows, look.paper)


def _heads(view: ComparisonView) -> Iterator[Row]:
    """Name both drafts, or the draft and both days."""
    days = sides(view)
    if not days:
        yield from header_rows(view["title"], {"before": view["before"], "after": view["after"]})
        if view["before"]["id"] == view["after"]["id"]:
            yield BLANK
            yield row(0, "A draft compared with itself.")
        return
    yield from header_rows(view["title"], {"draft ": view["after"]})
    for side, said in days.items():
        yield row(10, Run(f"  {pad(side, 6)}  ", Style.QUIET), said)
    yield BLANK
    yield row(0, "One draft on two days: what changed is what is known of it.")


def _without_accounts(view: ComparisonView) -> Iterator[Row]:
    """Name the clauses that nobody speaks of, and those on which no report counts, with the reports."""
    if view["never_reported"]:
        yield _labels(nowhere(view), view["never_reported"])
    if view["set_aside"]:
        yield _labels(SET_ASIDE, view["set_aside"])
    for one in view["set_aside"]:
        yield row(4, "  ", Run(f"{one['label']}, {one['draft']}: {not_counted(one['aside'])}", Style.QUIET))
    if view["never_reported"] or view["set_aside"]:
        yield BLANK


def draft(view: ShowView, look: Look) -> str:
    """Write what is known of one draft."""
    rows = [*header_rows(view["title"], {"draft": view["draft"]})]
    if view["draft"]["note"]:
        rows.append(row(9, Run("  note   ", Style.QUIET), " ".join(view["draft"]["note"].split())))
    rows += [*bound_rows(look.bounds), BLANK]
    width = label_width((clause["label"] for clause in view["clauses"]), look.paper)
    for clause in view["clauses"]:
        standing = clause["standing"]
        label = Run(pad(clause["label"], width) + "  ", Style.STRONG)
        rows.append(row(width + 5, f" {SIGNS[standing['state']][0]} ", label, standing["display"]))
        rows += account_rows({"": standing}, look)
    if view["clauses"]:
        rows.append(BLANK)
    if view["never_reported"]:
        rows += [_labels("Not reported", view["never_reported"]), BLANK]
    states = {clause["standing"]["state"] for clause in view["clauses"]}
    legend = "   ".join(f"{mark} {words}" for state, (mark, words) in SIGNS.items() if state in states)
    if legend:
        rows.append(row(2, Run(legend, Style.QUIET)))
    summary = view["summary"]
    numbers = [(summary["contested"], "contested"), (summary["not_reported"], "not reported")]
    said = [f"{count(summary['clauses'], 'clause')}: {summary['settled']} settled"]
    rows.append(_counts(said + [f"{number} {words}" for number, words in numbers if number]))
    return write(rows, look.paper)


def label_width(labels: Iterable[str], paper: Paper) -> int:
    """Return how wide the column of labels is: as the longest, but at most two fifths of the paper."""
    most = min(40, paper.width * 2 // 5) if paper.width is not None else 40
    return min(most, max((cells(visible(label)) for label in labels), default=0))


def by_group(view: ComparisonView) -> Iterator[tuple[Group, list[ChangeView]]]:
    """Yield the changes of each group that has any."""
    for group in headings(view):
        changes = [change for change in view["changes"] if change["group"] == group]
        if changes:
            yield group, changes


def header_rows(title: str, drafts: dict[str, DraftView]) -> Iterator[Row]:
    """Name the deal, and below it what each draft says of itself."""
    yield row(2, Run(title, Style.STRONG))
    width = max(cells(visible(view["title"])) for view in drafts.values())
    side_width = max(len(side) for side in drafts)
    for side, view in drafts.items():
        facts = " · ".join([view["by"], view["date_words"], view["status"]])
        start = Run(f"  {pad(side, side_width)}  ", Style.QUIET)
        yield row(side_width + 4, start, pad(view["title"], width) + "  ", Run(facts, solid=True))
        if view["maybe"]:
            yield row(side_width + 6, " " * (side_width + 4), Run(perhaps_the_same(view), Style.UNCLEAR))


def _labels(said: str, clauses: Sequence[ClauseView | SetAsideView]) -> Row:
    return row(2, Run(f"{said}: {', '.join(dict.fromkeys(clause['label'] for clause in clauses))}", Style.QUIET))


def _counts(parts: list[str]) -> Row:
    ends = [" · "] * (len(parts) - 1) + [""]
    return row(2, *(Run(part + end, Style.STRONG, solid=True) for part, end in zip(parts, ends, strict=True)))


def _heading(group: Group, changes: list[ChangeView], view: ComparisonView) -> Row:
    said = remark(group, view)
    name = f"{heading(group, view).upper()}  {len(changes)}"
    return row(2, Run(name, STYLES[group]), Run(f"   {said}" if said else "", Style.QUIET))


def _stat(view: ComparisonView) -> Iterator[Row]:
    for group, changes in by_group(view):
        labels = ", ".join(change["label"] + _gain(change, view) for change in changes)
        yield row(4, Run(f"{heading(group, view)}  {len(changes)}   ", STYLES[group]), labels)


def _gain(change: ChangeView, view: ComparisonView) -> str:
    party = towards(change, view)
    return f" ({party})" if party else ""


def _groups(view: ComparisonView, look: Look) -> Iterator[Row]:
    width = label_width((change["label"] for change in view["changes"]), look.paper)
    redlined = False
    for group, changes in by_group(view):
        yield _heading(group, changes, view)
        for change in changes:
            wording = _wording(change)
            redlined = redlined or bool(wording)
            yield _head(change, view, wording, width)
            if "days" in view and change["before"] == change["after"]:
                yield from account_rows({"": change["after"]}, look)
            else:
                yield from _sides(change, look)
        yield BLANK
    if redlined:
        yield row(2, Run(f"Marks in a text: {WORDING}", Style.QUIET))
        yield BLANK


def _head(change: ChangeView, view: ComparisonView, wording: list[Run], width: int) -> Row:
    """Put the sign, the label and what happened on one line."""
    label = Run(pad(change["label"], width) + "  ", Style.STRONG)
    mark = Run(f" {sign(change['kind'])} ", STYLES[change["group"]])
    match change["group"]:
        case Group.NOT_REPORTED:
            return row(width + 5, mark, label, Run("last known ", Style.QUIET), known(change["before"]))
        case Group.NEWLY_REPORTED:
            return row(width + 5, mark, label, change["after"]["display"])
        case Group.KEPT:
            return row(width + 5, mark, label, _kept(change))
        case Group.REPORTED_OTHERWISE:
            return row(width + 5, mark, label, step(change))
        case Group.CHANGED | Group.UNCLEAR:
            said = Run(verdict(change, view), STYLES[change["group"]])
            return row(width + 5, mark, label, *(wording or [Run(step(change))]), "   ", said)


def _kept(change: ChangeView) -> str:
    before, after = change["before"]["display"], change["after"]["display"]
    return after if before == after else step(change)


def _sides(change: ChangeView, look: Look) -> Iterator[Row]:
    """Show who says what of each side; of what was last known only what is asked for or set aside."""
    sides = {"before": change["before"], "after": change["after"]}
    reported = {side: standing for side, standing in sides.items() if _is_spoken_of(standing)}
    if change["group"] == Group.NOT_REPORTED and not look.evidence:
        for standing in reported.values():
            yield from remark_rows(standing, MARGIN, look)
    elif len(reported) == 1:
        yield from account_rows({"": next(iter(reported.values()))}, look)
    else:
        yield from account_rows(reported, look)


def _is_spoken_of(standing: StandingView) -> bool:
    return bool(standing["accounts"] or standing["asides"])


def _wording(change: ChangeView) -> list[Run]:
    """Mark the words that changed between two settled texts that have words in common."""
    before, after = change["before"]["accounts"], change["after"]["accounts"]
    if change["type"] != "text" or change["group"] != Group.CHANGED or len(before) != 1 or len(after) != 1:
        return []
    one, other = before[0]["value"], after[0]["value"]
    if one is None or other is None:
        return []
    pieces = redline(one, other)
    shared = any(piece.part is Part.KEPT and piece.text.strip() for piece in pieces)
    return list(_redline(pieces)) if shared else []


def _redline(pieces: Iterable[Piece]) -> Iterator[Run]:
    for piece in pieces:
        match piece.part:
            case Part.KEPT:
                yield Run(piece.text)
            case Part.DELETED:
                yield Run(f"[-{piece.text}-]", Style.DELETED)
            case Part.INSERTED:
                yield Run(f"{{+{piece.text}+}}", Style.INSERTED)
