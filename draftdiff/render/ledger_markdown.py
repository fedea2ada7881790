"""The ledger as Markdown: tallies between bounds, then every move with its sources."""

from collections.abc import Iterator

from draftdiff.history.ledger import Answer
from draftdiff.render import Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.ledger_words import (
    HEADINGS,
    HOW,
    REMARKS,
    agreed,
    bounds,
    came_about,
    ends,
    left_open,
    movement,
    under,
)
from draftdiff.render.phrases import count, verdict
from draftdiff.render.sentences import Pen, remarks, standing
from draftdiff.telling.ledger_shapes import LedgerView, MoveView, OutcomeView, TallyView


def ledger(view: LedgerView, look: Look) -> str:
    """Write who moved towards whom, footnotes last."""
    notes = Footnotes(look.evidence)
    pen = Pen(escape, notes.marks)
    parts = [f"## {escape(view['title'])}: who gave way", *bound_lines(look.bounds), "\n".join(_tallies(view)), HOW]
    parts += [escape(agreed(view))] if agreed(view) else []
    for name, moves in under(view):
        answer = next(key for key in HEADINGS if key == name)
        parts += [f"### {HEADINGS[answer]} ({count(len(moves), 'move')})", f"*{REMARKS[answer].capitalize()}.*"]
        parts.append("\n".join(_moves(moves, view, pen)))
    unknown = ["\n".join(_unknown(tally)) for tally in view["tallies"] if tally["drafts"] > 1 and tally["unknown"]]
    if unknown:
        said = "*In some draft of the party, nobody has reported these, or not what they say.*"
        parts += ["### Not known", said, "\n".join(unknown)]
    for outcome in view["outcomes"]:
        parts += _outcome(outcome, view, pen)
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _tallies(view: LedgerView) -> Iterator[str]:
    heads = ["Gave way on", "Not known", "In nobody's known favour", "Did not", "Towards its own side", "Drafts"]
    yield f"| Of {view['clauses']} clauses | {' | '.join(heads)} |"
    yield f"|{' --- |' * (len(heads) + 1)}"
    for tally in view["tallies"]:
        if tally["drafts"] < 2:
            numbers = ["not known", str(tally["unknown"]), "", "", ""]
        else:
            numbers = [bounds(tally), *(str(number) for number in (tally["unknown"], tally["not_said"]))]
            numbers += [str(tally["did_not"]), str(len(tally["hardened"]))]
        drafts = " → ".join(escape(title) for title in tally["titles"]) or "none"
        yield f"| {escape(tally['name'])} | {' | '.join(numbers)} | {drafts} |"


def _moves(moves: list[MoveView], view: LedgerView, pen: Pen) -> Iterator[str]:
    yield "| Clause | Before | After | What happened | Whose move |"
    yield "| --- | --- | --- | --- | --- |"
    for move in moves:
        change = move["change"]
        sides = [standing(change[side], pen) for side in ("before", "after")]
        noted = remarks([change["before"], change["after"]], pen)
        said = escape(verdict(change, view)) + (f".{noted}" if noted else "")
        yield f"| {escape(move['label'])} | {' | '.join(sides)} | {said} | {escape(movement(move, view))} |"


def _unknown(tally: TallyView) -> Iterator[str]:
    labels = ", ".join(escape(clause["label"]) for clause in tally["clauses"][Answer.UNKNOWN])
    yield f"- **{escape(tally['name'])}** ({tally['unknown']}): {labels}"


def _outcome(outcome: OutcomeView, view: LedgerView, pen: Pen) -> Iterator[str]:
    yield f"### From first to last: {escape(ends(outcome))}"
    yield f"**{' · '.join(left_open(outcome))}**"
    lines = []
    for net in outcome["changes"]:
        change = net["change"]
        before, after = (standing(change[side], pen) for side in ("before", "after"))
        said = f"{before} → {after}, {escape(verdict(change, view))}; {escape(came_about(net))}"
        lines.append(f"- **{escape(change['label'])}:** {said}.{remarks([change['before'], change['after']], pen)}")
    if lines:
        yield "\n".join(lines)
