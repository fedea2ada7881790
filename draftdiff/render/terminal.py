"""Views as text for a terminal: signs and words carry the meaning, colour adds to it."""

from collections.abc import Iterator
from itertools import zip_longest

from draftdiff.changes import Group
from draftdiff.render import Layout, Look
from draftdiff.render.layout import BLANK, Row, Run, Style, cells, pad, row, wrap, write
from draftdiff.render.phrases import (
    HEADINGS,
    REMARKS,
    attribution,
    count,
    coverage,
    not_counted,
    sign,
    verdict,
    who_says,
)
from draftdiff.view import (
    AccountView,
    ChangeView,
    ComparisonView,
    DraftView,
    ReportView,
    ShowView,
    StandingView,
)
from draftdiff.wording import Part, redline

LABELS = 30
ACCOUNTS = 5
DISPLAYS = 30

STYLES = {
    Group.CHANGED: Style.CHANGED,
    Group.UNCLEAR: Style.UNCLEAR,
    Group.KEPT: Style.KEPT,
    Group.NEWLY_REPORTED: Style.KNOWN,
    Group.NOT_REPORTED: Style.STRONG,
}


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison in the layout that is asked for."""
    rows = [*_header(view["title"], {"before": view["before"], "after": view["after"]}), BLANK]
    if view["before"]["id"] == view["after"]["id"]:
        rows += [row(0, "A draft compared with itself."), BLANK]
    match look.layout:
        case Layout.STAT:
            rows += _stat(view)
        case Layout.UNIFIED:
            rows += _groups(view, look)
        case Layout.SIDE_BY_SIDE:
            rows += _columns(view, look)
    if view["never_reported"] and look.layout is not Layout.STAT:
        labels = ", ".join(clause["label"] for clause in view["never_reported"])
        rows += [row(2, Run(f"Never reported: {labels}", Style.QUIET)), BLANK]
    shown, reported = len(view["changes"]), view["summary"]["clauses"] - view["summary"]["never_reported"]
    if shown < reported:
        rows.append(row(2, Run(f"Showing {shown} of {count(reported, 'reported clause')}.", Style.QUIET)))
    rows.append(row(2, Run(coverage(view), Style.STRONG)))
    return write(rows, look.paper)


def draft(view: ShowView, look: Look) -> str:
    """Write what is known of one draft."""
    rows = [*_header(view["title"], {"draft": view["draft"]})]
    if view["draft"]["note"]:
        rows.append(row(10, Run(f"{'note':<8}".rjust(10), Style.QUIET), view["draft"]["note"].strip()))
    rows.append(BLANK)
    label_width = min(LABELS, max((cells(clause["label"]) for clause in view["clauses"]), default=0))
    for clause in view["clauses"]:
        standing = clause["standing"]
        head = f" {_state_sign(standing)} "
        label = pad(clause["label"], label_width) + "  "
        rows.append(row(label_width + 5, head, Run(label, Style.STRONG), standing["display"]))
        rows += _accounts(standing, "", look)
    if view["never_reported"]:
        labels = ", ".join(clause["label"] for clause in view["never_reported"])
        rows += [BLANK, row(2, Run(f"Not reported: {labels}", Style.QUIET))]
    summary = view["summary"]
    line = (
        f"{count(summary['clauses'], 'clause')}: {summary['settled']} settled · "
        f"{summary['contested']} contested · {summary['not_reported']} not reported"
    )
    signs = "= settled   ! contested: accounts that cannot all be true   ? not reported"
    rows += [BLANK, row(2, Run(signs, Style.QUIET)), row(2, Run(line, Style.STRONG))]
    return write(rows, look.paper)


def _state_sign(standing: StandingView) -> str:
    return {"settled": "=", "contested": "!", "not-reported": "?"}[standing["state"]]


def _header(title: str, drafts: dict[str, DraftView]) -> Iterator[Row]:
    yield row(2, Run(title, Style.STRONG))
    width = max(cells(view["title"]) for view in drafts.values())
    side_width = max(len(side) for side in drafts)
    for side, view in drafts.items():
        facts = " · ".join([view["by"], view["date_words"], view["status"]])
        yield row(
            side_width + 4, Run(f"  {pad(side, side_width)}  ", Style.QUIET), pad(view["title"], width + 2), facts
        )


def _by_group(view: ComparisonView) -> Iterator[tuple[Group, list[ChangeView]]]:
    for group in Group:
        changes = [change for change in view["changes"] if change["group"] is group]
        if changes:
            yield group, changes


def _heading(group: Group, changes: list[ChangeView]) -> Row:
    remark = f"   {REMARKS[group]}" if REMARKS[group] else ""
    heading = f"{HEADINGS[group].upper()}  {len(changes)}"
    return row(2, Run(heading, STYLES[group]), Run(remark, Style.QUIET))


def _stat(view: ComparisonView) -> Iterator[Row]:
    for group, changes in _by_group(view):
        parts = []
        for change in changes:
            party = change["favours"]
            parts.append(change["label"] + (f" (towards {view['parties'][party]})" if party else ""))
        yield row(4, Run(f"{HEADINGS[group]}  {len(changes)}: ", STYLES[group]), ", ".join(parts))


def _groups(view: ComparisonView, look: Look) -> Iterator[Row]:
    label_width = min(LABELS, max((cells(change["label"]) for change in view["changes"]), default=0))
    for group, changes in _by_group(view):
        yield _heading(group, changes)
        for change in changes:
            yield _head(change, view, label_width)
            yield from _wording(change, look)
            sides = {"before": change["before"], "after": change["after"]}
            known = {side: standing for side, standing in sides.items() if standing["accounts"]}
            for side, standing in sides.items():
                yield from _accounts(standing, side if len(known) > 1 else "", look)
        yield BLANK


def _head(change: ChangeView, view: ComparisonView, label_width: int) -> Row:
    label = Run(pad(change["label"], label_width) + "  ", Style.STRONG)
    mark = Run(f" {sign(change['kind'])} ", STYLES[change["group"]])
    before, after = change["before"], change["after"]
    match change["group"]:
        case Group.NOT_REPORTED:
            return row(label_width + 5, mark, label, Run("last known ", Style.QUIET), before["display"])
        case Group.NEWLY_REPORTED:
            return row(label_width + 5, mark, label, after["display"])
        case Group.KEPT:
            return row(label_width + 5, mark, label, after["display"])
        case Group.CHANGED | Group.UNCLEAR:
            step = f"{before['display']} → {after['display']}   "
            said = Run(verdict(change, view), STYLES[change["group"]])
            return row(label_width + 5, mark, label, step, said)


def _wording(change: ChangeView, look: Look) -> Iterator[Row]:
    """Show the words that changed between two settled texts."""
    before, after = change["before"]["accounts"], change["after"]["accounts"]
    if change["type"] != "text" or change["group"] is not Group.CHANGED or len(before) != 1 or len(after) != 1:
        return
    one, other = before[0]["value"], after[0]["value"]
    if one is None or other is None:
        return
    yield row(ACCOUNTS + 9, " " * ACCOUNTS, Run("wording  ", Style.QUIET), *_redline(one, other, look.paper.colour))


def _redline(before: str, after: str, colour: bool) -> Iterator[Run]:
    for piece in redline(before, after):
        match piece.part:
            case Part.KEPT:
                yield Run(piece.text)
            case Part.DELETED:
                yield Run(piece.text if colour else _marked("[-", piece.text, "-]"), Style.DELETED)
            case Part.INSERTED:
                yield Run(piece.text if colour else _marked("{+", piece.text, "+}"), Style.INSERTED)


def _marked(opening: str, text: str, closing: str) -> str:
    body = text.rstrip()
    return f"{opening}{body}{closing}{text[len(body) :] or ' '}"


def _accounts(standing: StandingView, side: str, look: Look) -> Iterator[Row]:
    """Show each account with what it rests on; the value only where the head does not have it."""
    margin = ACCOUNTS + (8 if side else 0)
    start = Run(" " * ACCOUNTS + (f"{side:<8}" if side else ""), Style.QUIET)
    named = [_difference(account, standing) for account in standing["accounts"]]
    width = max((cells(name) for name in named), default=0)
    for account, name in zip(standing["accounts"], named, strict=True):
        strength = Run(account["strength"] + "   ", Style.QUIET)
        who = who_says(account["reports"])
        if width > DISPLAYS:
            yield row(margin + 2, start, name)
            yield row(margin + 4, " " * (margin + 2), strength, who)
        else:
            yield row(
                margin + width + (4 if width else 2), start, pad(name, width) + "  " if name else "", strength, who
            )
        if account["compatible"]:
            yield row(margin + 4, " " * (margin + 2), Run("compatible with it: ", Style.QUIET), _who_says_what(account))
        if look.evidence:
            for report in [*account["reports"], *account["compatible"]]:
                yield from _evidence(report, margin + 2)
        start = Run(" " * margin)
    for aside in standing["asides"]:
        yield row(margin + 2, " " * margin, Run(f"not counted: {not_counted(aside)}", Style.QUIET))
        if look.evidence:
            yield from _evidence(aside["report"], margin + 2)
    ruling = standing["ruling"]
    if ruling is not None:
        on = f" ({ruling['on']})" if ruling["on"] else ""
        said = f"ruling: {ruling['accept']} is accepted, because {ruling['because'].strip()}{on}"
        yield row(margin + 2, " " * margin, Run(said, Style.UNCLEAR))


def _who_says_what(account: AccountView) -> str:
    """Name the reports that fit an account, with what each of them says."""
    said = dict.fromkeys(report["says"] for report in account["compatible"])
    parts = []
    for words in said:
        reports = [report for report in account["compatible"] if report["says"] == words]
        parts.append(f"{words}, {who_says(reports)}")
    return " · ".join(parts)


def _difference(account: AccountView, standing: StandingView) -> str:
    """Name what sets an account apart from the others; nothing where there is only one."""
    if len(standing["accounts"]) == 1:
        return ""
    if standing["contested"] == "base":
        return f"of {account['of']}" if account["of"] else "base not said"
    return account["display"]


def _evidence(report: ReportView, indent: int) -> Iterator[Row]:
    quote = f"“{report['quote']}”" if report["quote"] else "no quote"
    where = f"{report['file']}:{report['line']}"
    yield row(indent + 2, " " * indent, f"{quote}  ", Run(f"{attribution(report)}  {where}", Style.QUIET))
    if report["note"]:
        yield row(indent + 2, " " * (indent + 2), Run(f"note: {' '.join(report['note'].split())}", Style.QUIET))


def _columns(view: ComparisonView, look: Look) -> Iterator[Row]:
    """Show the two sides beside each other, each wrapped in its half."""
    width = (look.paper.width or 120) - 5
    half = width // 2
    for group, changes in _by_group(view):
        yield _heading(group, changes)
        for change in changes:
            mark = Run(f" {sign(change['kind'])} ", STYLES[group])
            said = Run("   " + verdict(change, view), STYLES[group])
            yield row(3, mark, Run(change["label"], Style.STRONG), said)
            sides = [list(_cell(change[side], look, half)) for side in ("before", "after")]
            for one, other in zip_longest(*sides, fillvalue=BLANK):
                gap = half - sum(cells(run.text) for run in one.runs)
                yield Row((Run("   "), *one.runs, Run(" " * gap + "  "), *other.runs))
        yield BLANK


def _cell(standing: StandingView, look: Look, width: int) -> Iterator[Row]:
    yield from wrap(row(0, standing["display"]), width)
    for line in _accounts(standing, "", look):
        first = Run(line.runs[0].text[ACCOUNTS - 2 :], line.runs[0].style)
        yield from wrap(Row((first, *line.runs[1:]), 4), width)
