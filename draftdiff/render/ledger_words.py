"""The words of the ledger that terminal and Markdown share."""

from draftdiff.history.ledger import Answer
from draftdiff.render.phrases import Named, count, happened, listed
from draftdiff.telling.ledger_shapes import LedgerView, MomentView, MoveView, NetView, OutcomeView, TallyView
from draftdiff.telling.shapes import DraftView

OWN_SIDE = "own-side"

HEADINGS = {
    Answer.GAVE_WAY: "Gave way",
    Answer.MAY_HAVE: "May have given way",
    OWN_SIDE: "Moved towards its own side",
    Answer.NOT_SAID: "Changed in nobody's stated favour",
}

REMARKS = {
    Answer.GAVE_WAY: "certain, if the reports are right",
    Answer.MAY_HAVE: "the reports allow more than one reading",
    OWN_SIDE: "not counted as giving way",
    Answer.NOT_SAID: "the record does not say who gains, so nobody is counted",
}

HOW = (
    "Each draft is compared with the same party's draft before it; an opening position moves nobody. In whose favour "
    "a change is, the deal's file says under `favours`. A clause counts once, and no more than any other."
)


def heading(move: MoveView) -> str | None:
    """Return under which heading a move stands; None for one that may only have been towards its own side."""
    if move["answer"] in (Answer.GAVE_WAY, Answer.MAY_HAVE):
        return move["answer"]
    if move["change"]["favours"] == move["party"]:
        return OWN_SIDE
    return Answer.NOT_SAID if move["answer"] == Answer.NOT_SAID else None


def under(view: LedgerView) -> list[tuple[str, list[MoveView]]]:
    """Return the headings with their moves; a heading without any is left out."""
    grouped = [(name, [move for move in view["moves"] if heading(move) == name]) for name in HEADINGS]
    return [(str(name), moves) for name, moves in grouped if moves]


def bounds(tally: TallyView) -> str:
    """Say on how many clauses a party gave way, at least and at most; a bare nought would say that it did not."""
    if not tally["high"] and tally["unknown"] + tally["not_said"]:
        return "none known"
    return str(tally["low"]) if tally["low"] == tally["high"] else f"{tally['low']} to {tally['high']}"


def tallied(tally: TallyView, clauses: int) -> list[str]:
    """Say on how many clauses a party gave way, and of how many that cannot be said; counts come together or not."""
    if tally["drafts"] < 2:
        has = "one draft only" if tally["drafts"] else "no draft of its own"
        return [f"unknown on all {count(clauses, 'clause')}", f"{has}, so nothing to compare"]
    if tally["high"] or not tally["unknown"] + tally["not_said"]:
        said = [f"gave way on {bounds(tally)} of {count(clauses, 'clause')}, by what is reported"]
    else:
        said = [f"not known to have given way on any of {count(clauses, 'clause')}"]
    numbers = [
        (tally["unknown"], "unknown"),
        (tally["not_said"], "changed in nobody's stated favour"),
        (tally["did_not"], "not given way on"),
    ]
    return said + [f"{number} {words}" for number, words in numbers if number]


def own_side(tally: TallyView) -> str:
    """Say where a party moved towards its own side, in a clause that ends a line."""
    return f"moved towards its own side on {len(tally['hardened'])}" if tally["hardened"] else ""


def movement(move: MoveView, view: Named) -> str:
    """Say whose movement it is, and between which of its drafts."""
    span = f"{move['before']['title']} → {move['after']['title']}"
    said = f"{view['parties'][move['party']]}, {span}"
    if move["between"]:
        said += f"; at which step nobody can tell, with {titles(move['between'])} in between"
    return said


def titles(drafts: list[DraftView]) -> str:
    """Name drafts by their titles."""
    return listed([draft["title"] for draft in drafts])


def agreed(view: LedgerView) -> str:
    """Say which texts count as everybody's; nothing where none does."""
    drafts = view["agreed"]
    if not drafts:
        return ""
    return f"{titles(drafts)}: agreed or signed, so counted as the text of every party."


def ends(outcome: OutcomeView) -> str:
    """Name the first and the last draft of a line."""
    drafts = outcome["drafts"]
    return f"{drafts[0]['title']} → {drafts[-1]['title']}"


def came_about(net: NetView) -> str:
    """Say at which step a change came about, or between which drafts."""
    if not net["moments"]:
        since, until = net["since"]["title"], net["until"]["title"]
        return f"between {since} and {until}; at which step nobody can tell"
    return "; ".join(_moment(moment) for moment in net["moments"])


def _moment(moment: MomentView) -> str:
    """Say what happened in a draft, or between two where the drafts in between are silent."""
    before, after, what = moment["before"]["title"], moment["after"]["title"], happened(moment["change"])
    if moment["between"]:
        unreported = titles(moment["between"])
        return f"{what} between {before} and {after}; at which step nobody can tell, without a report on {unreported}"
    return f"{what} in {after}"


def left_open(outcome: OutcomeView) -> list[str]:
    """Count what changed from first to last, and what leaves it open."""
    summary = outcome["summary"]
    said = [f"{count(summary['clauses'], 'clause')}: {summary['changed']} changed"]
    numbers = [
        (summary["unclear"], "may have changed"),
        (summary["kept"], "unchanged"),
        (summary["unknown"], "not known of both"),
    ]
    return said + [f"{number} {words}" for number, words in numbers if number]
