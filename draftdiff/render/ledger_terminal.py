"""The ledger for a terminal: who gave way, on what, by whose account, and what nobody knows."""

from collections.abc import Iterator

from draftdiff.history.ledger import Answer
from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.layout import BLANK, Row, Style, bound_rows, cells, pad, row, write
from draftdiff.render.ledger_words import (
    HEADINGS,
    HOW,
    OWN_SIDE,
    REMARKS,
    agreed,
    came_about,
    ends,
    left_open,
    movement,
    own_side,
    tallied,
    under,
)
from draftdiff.render.phrases import count, sign, step, verdict
from draftdiff.render.terminal import label_width
from draftdiff.render.terminal_accounts import MARGIN, account_rows
from draftdiff.telling.ledger_shapes import LedgerView, MoveView, OutcomeView
from draftdiff.text import visible

STYLES = {
    Answer.GAVE_WAY: Style.CHANGED,
    Answer.MAY_HAVE: Style.UNCLEAR,
    OWN_SIDE: Style.KNOWN,
    Answer.NOT_SAID: Style.STRONG,
}


def ledger(view: LedgerView, look: Look) -> str:
    """Write who moved towards whom, between bounds."""
    rows = [row(2, Run(view["title"], Style.STRONG)), *bound_rows(look.bounds), *_tallies(view), BLANK]
    rows += [row(2, Run(f"  {HOW}", Style.QUIET)), BLANK]
    for name, moves in under(view):
        rows += [*_group(name, moves, view, look), BLANK]
    rows += _unknown(view)
    for outcome in view["outcomes"]:
        rows += [*_outcome(outcome, view, look), BLANK]
    return write(rows[:-1], look.paper)


def _tallies(view: LedgerView) -> Iterator[Row]:
    width = max((cells(visible(tally["name"])) for tally in view["tallies"]), default=0)
    for tally in view["tallies"]:
        name = Run(f"  {pad(tally['name'], width)}  ", Style.STRONG)
        first, *more = tallied(tally, view["clauses"])
        more += [own_side(tally)] if own_side(tally) else []
        said = (Run(f" · {part}", solid=True) for part in more)
        yield row(width + 6, name, Run(first, Style.STRONG, solid=True), *said)
        if tally["titles"]:
            yield row(width + 6, " " * (width + 4), Run(" → ".join(tally["titles"]), Style.QUIET))
    if agreed(view):
        yield row(4, Run(f"  {agreed(view)}", Style.QUIET))


def _group(name: str, moves: list[MoveView], view: LedgerView, look: Look) -> Iterator[Row]:
    answer = next(key for key in HEADINGS if key == name)
    heading = f"{HEADINGS[answer].upper()}  {count(len(moves), 'move')}"
    yield row(2, Run(heading, STYLES[answer]), Run(f"   {REMARKS[answer]}", Style.QUIET))
    # What moved nobody is there for completeness; `diff` shows who says it.
    brief = answer is Answer.NOT_SAID
    width = label_width((move["label"] for move in moves), look.paper)
    for move in moves:
        change = move["change"]
        mark, label = Run(f" {sign(change['kind'])} ", STYLES[answer]), Run(pad(move["label"], width), Style.STRONG)
        yield row(width + 5, mark, label, f"  {step(change)}   ", Run(verdict(change, view), STYLES[answer]))
        yield row(MARGIN + 2, " " * MARGIN, Run(movement(move, view), Style.QUIET if brief else Style.PLAIN))
        if not brief:
            yield from account_rows({"before": change["before"], "after": change["after"]}, look)


def _unknown(view: LedgerView) -> Iterator[Row]:
    """Name the clauses of which nobody can say whether a party gave way; all of them in one word."""
    shown = False
    for tally in view["tallies"]:
        clauses = tally["clauses"][Answer.UNKNOWN]
        if tally["drafts"] > 1 and clauses:
            if not shown:
                said = "   in some draft of the party, nobody has reported these, or not what they say"
                yield row(2, Run("NOT KNOWN", Style.STRONG), Run(said, Style.QUIET))
            shown = True
            labels = ", ".join(clause["label"] for clause in clauses)
            yield row(4, Run(f" ? {tally['name']}  {len(clauses)}   ", Style.STRONG), labels)
    if shown:
        yield BLANK


def _outcome(outcome: OutcomeView, view: LedgerView, look: Look) -> Iterator[Row]:
    yield row(2, Run("FROM FIRST TO LAST", Style.STRONG), f"   {ends(outcome)}")
    width = label_width((net["change"]["label"] for net in outcome["changes"]), look.paper)
    for net in outcome["changes"]:
        change = net["change"]
        mark, label = Run(f" {sign(change['kind'])} ", Style.CHANGED), Run(pad(change["label"], width), Style.STRONG)
        yield row(width + 5, mark, label, f"  {step(change)}   ", Run(verdict(change, view), Style.CHANGED))
        yield row(MARGIN + 2, " " * MARGIN, came_about(net))
    said = left_open(outcome)
    dots = [" · "] * (len(said) - 1) + [""]
    yield row(4, "  ", *(Run(part + dot, Style.STRONG, solid=True) for part, dot in zip(said, dots, strict=True)))
