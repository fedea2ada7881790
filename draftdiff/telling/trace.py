"""The life of one clause as plain data."""

from draftdiff.comparing.standing import Why
from draftdiff.history.steps import lines
from draftdiff.history.trace import Entry, Stage, Trace
from draftdiff.model import Deal, Shift
from draftdiff.telling import FORMAT_VERSION, change_view, draft_view
from draftdiff.telling.standings import claim_words, report_view, standing_view
from draftdiff.telling.trace_shapes import EntryView, StageView, TraceView
from draftdiff.values import written_date, written_day


def trace_view(trace: Trace) -> TraceView:
    """Turn the life of a clause into data."""
    deal = trace.deal
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "clause": trace.clause.id,
        "label": trace.clause.label,
        "lines": [[draft.id for draft in line] for line in lines(deal)],
        "stages": [_stage_view(deal, stage) for stage in trace.stages],
    }


def _stage_view(deal: Deal, stage: Stage) -> StageView:
    since = stage.known_since
    return {
        "draft": draft_view(stage.draft),
        "before": draft_view(stage.before) if stage.before else None,
        "standing": standing_view(stage.standing, deal),
        "change": change_view(stage.change, deal) if stage.change else None,
        "returned_after": stage.returned.least if stage.returned else 0,
        "returned_at_most": stage.returned.most if stage.returned else 0,
        "known_since": since.isoformat() if since else None,
        "known_since_words": written_day(since) if since else "no date",
        "entries": [_entry_view(deal, entry) for entry in stage.entries],
    }


def _entry_view(deal: Deal, entry: Entry) -> EntryView:
    claim, taken_back = entry.report.claim, entry.report.retracted
    retracted = taken_back if entry.why is Why.RETRACTED else None
    return {
        "report": report_view(entry.report, deal),
        "origin": entry.origin,
        "origin_outlet": deal.sources[entry.origin].outlet,
        "depth": entry.depth,
        "why": entry.why,
        "retracted_on_words": written_date(retracted.on) if retracted and retracted.on else "",
        "because": retracted.because if retracted else "",
        "inferred": entry.inferred,
        "late": entry.late,
        "reading": " or ".join(claim_words(reading) for reading in entry.readings) or None,
        "since_title": deal.drafts[claim.since].title if isinstance(claim, Shift) else None,
        "unfit": entry.unfit,
        "against": [report_view(report, deal) for report in entry.against],
    }
