"""Who says what of a clause, as rows for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import Row, Style, cells, pad, row
from draftdiff.render.phrases import attribution, by_words, difference, not_counted, ruled, who_says
from draftdiff.telling import AccountView, ReportView, StandingView
from draftdiff.text import visible

MARGIN = 5
SIDE = 8
DISPLAYS = 30


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the accounts of a clause begin, and how wide their columns are, in cells."""

    margin: int
    names: int
    strengths: int


def account_rows(sides: dict[str, StandingView], look: Look) -> Iterator[Row]:
    """Show each account of each side with what it rests on; the value only where the sides do not agree on one.

    A side with the name "" is the only one.
    """
    margin = MARGIN + (0 if "" in sides else SIDE)
    accounts = [(account, standing) for standing in sides.values() for account in standing["accounts"]]
    widths = [cells(visible(difference(*pair))) for pair in accounts]
    frame = _Frame(
        margin,
        names=max((size for size in widths if size <= DISPLAYS), default=0),
        strengths=0 if look.evidence else max((cells(account["strength"]) for account, _ in accounts), default=0),
    )
    for side, standing in sides.items():
        start = Run(" " * MARGIN + (pad(side, SIDE) if side else ""), Style.QUIET)
        for account in standing["accounts"]:
            yield from _account(account, difference(account, standing), start, frame, look)
            start = Run(" " * margin)
        if not standing["accounts"]:
            yield row(margin + 2, start, Run(standing["display"], Style.QUIET))
        yield from remark_rows(standing, margin, look)


def _account(account: AccountView, name: str, start: Run, frame: _Frame, look: Look) -> Iterator[Row]:
    """Show an account on a line, or on two where what it says is long."""
    margin = frame.margin
    strength = Run(pad(account["strength"], frame.strengths) + "  ", Style.QUIET)
    who = "" if look.evidence else who_says(account["reports"])
    if cells(visible(name)) > frame.names:
        yield row(margin + 2, start, name)
        margin += 2
        start, name = Run(" " * margin), ""
    yield row(margin + 2, start, pad(name, frame.names) + "  " if name else "", strength, who)
    if look.evidence:
        for report in account["reports"]:
            yield from _evidence(report, account["display"], margin + 2)
    else:
        yield from _notes(account, margin + 2)
    for words, reports in by_words(account["compatible"]):
        said = f"compatible with it: {words}"
        yield row(
            margin + 4, " " * (margin + 2), Run(said, Style.QUIET), "" if look.evidence else f", {who_says(reports)}"
        )
        if look.evidence:
            for report in reports:
                yield from _evidence(report, words, margin + 4)


def _notes(account: AccountView, indent: int) -> Iterator[Row]:
    """Show what an encoder remarks on a report, which may narrow what it says."""
    for report in account["reports"]:
        if report["note"]:
            said = f"note ({report['outlet']}): {' '.join(report['note'].split())}"
            yield row(indent + 2, " " * indent, Run(said, Style.QUIET))


def remark_rows(standing: StandingView, margin: int, look: Look) -> Iterator[Row]:
    """Show what is not counted, and an editor's ruling."""
    for aside in standing["asides"]:
        yield row(margin + 2, " " * margin, Run(f"not counted: {not_counted(aside)}", Style.QUIET))
        if look.evidence:
            yield from _evidence(aside["report"], aside["report"]["says"], margin + 2)
    if standing["ruling"] is not None:
        yield row(margin + 2, " " * margin, Run(ruled(standing), Style.UNCLEAR))


def _evidence(report: ReportView, display: str, indent: int) -> Iterator[Row]:
    """Show a report as it stands in its file; what it says only where the account has it otherwise."""
    quote = f"“{report['quote']}”" if report["quote"] else "no quote"
    says = f"{report['says']}: " if report["says"] != display else ""
    yield row(indent + 2, " " * indent, says, quote)
    where = f"{report['file']}:{report['line']}"
    yield row(indent + 4, " " * (indent + 2), Run(f"{attribution(report)}  {where}", Style.QUIET))
    if report["note"]:
        yield row(indent + 4, " " * (indent + 2), Run(f"note: {' '.join(report['note'].split())}", Style.QUIET))
