"""Who moved towards whom, as plain data."""

from collections.abc import Iterable

from draftdiff.history.ledger import Answer, Ledger, Move, Net, Outcome, Tally
from draftdiff.model import Deal, Status
from draftdiff.telling import FORMAT_VERSION, change_view, draft_view
from draftdiff.telling.ledger_shapes import LedgerView, MoveView, NetView, OutcomeView, TallyView
from draftdiff.telling.shapes import ClauseView


def ledger_view(ledger: Ledger) -> LedgerView:
    """Turn who moved towards whom into data."""
    deal = ledger.deal
    agreed = [draft for draft in deal.drafts.values() if draft.status in (Status.AGREED, Status.SIGNED)]
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "clauses": len(deal.clauses),
        "agreed": [draft_view(draft) for draft in agreed],
        "tallies": [_tally_view(deal, tally) for tally in ledger.tallies],
        "moves": [_move_view(deal, move) for move in ledger.moves],
        "outcomes": [_outcome_view(deal, outcome) for outcome in ledger.outcomes],
    }


def _tally_view(deal: Deal, tally: Tally) -> TallyView:
    return {
        "party": tally.party,
        "name": deal.parties[tally.party],
        "low": tally.low,
        "high": tally.high,
        "unknown": len(tally.clauses[Answer.UNKNOWN]),
        "not_said": len(tally.clauses[Answer.NOT_SAID]),
        "did_not": len(tally.clauses[Answer.DID_NOT]),
        "drafts": len(tally.drafts),
        "titles": [draft.title for draft in tally.drafts],
        "clauses": {str(answer): _clauses(deal, clauses) for answer, clauses in tally.clauses.items()},
        "hardened": _clauses(deal, tally.clauses[Answer.OWN_SIDE]),
    }


def _clauses(deal: Deal, ids: Iterable[str]) -> list[ClauseView]:
    return [{"clause": id, "label": deal.clauses[id].label} for id in ids]


def _move_view(deal: Deal, move: Move) -> MoveView:
    return {
        "party": move.party,
        "clause": move.change.clause,
        "label": deal.clauses[move.change.clause].label,
        "before": draft_view(move.before),
        "after": draft_view(move.after),
        "between": [draft_view(draft) for draft in move.between],
        "change": change_view(move.change, deal),
        "certain": move.certain,
        "towards": sorted(party or "" for party in move.towards),
        "answer": move.answer,
    }


def _outcome_view(deal: Deal, outcome: Outcome) -> OutcomeView:
    return {
        "drafts": [draft_view(draft) for draft in outcome.drafts],
        "changes": [_net_view(deal, net) for net in outcome.nets],
        "summary": {
            "clauses": len(deal.clauses),
            "changed": len(outcome.nets),
            "unclear": outcome.unclear,
            "kept": outcome.kept,
            "unknown": outcome.unknown,
        },
    }


def _net_view(deal: Deal, net: Net) -> NetView:
    return {
        "change": change_view(net.change, deal),
        "moments": [
            {
                "before": draft_view(moment.before),
                "after": draft_view(moment.after),
                "between": [draft_view(draft) for draft in moment.between],
                "change": change_view(moment.change, deal),
            }
            for moment in net.moments
        ],
        "since": draft_view(net.since),
        "until": draft_view(net.until),
    }
