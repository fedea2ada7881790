"""The whole history of a deal as plain data."""

from collections import Counter

from draftdiff.comparing.changes import Change, Group
from draftdiff.history.changelog import Changelog
from draftdiff.history.knowledge import Erratum, Later, Undone
from draftdiff.history.steps import Step, lines, predecessors
from draftdiff.model import Deal, Draft, Report
from draftdiff.telling import FORMAT_VERSION, change_view, comparison_view, draft_view, show_view
from draftdiff.telling.changelog_shapes import (
    ChangelogView,
    DriftView,
    ErratumView,
    LaterView,
    StepChangeView,
    StepView,
    UndoneView,
)
from draftdiff.telling.shapes import ChangeView
from draftdiff.telling.standings import report_view, standing_view
from draftdiff.values import display, written_date, written_day


def changelog_view(log: Changelog) -> ChangelogView:
    """Turn the history of a deal into data, in the order that it is in."""
    deal, known = log.deal, log.standings.lens.known
    steps = [_step_view(log, step) for step in log.steps]
    counts = Counter({group: sum(step["summary"].get(group, 0) for step in steps) for group in Group})
    summary = {"drafts": len(deal.drafts), "clauses": len(deal.clauses), "steps": len(steps)}
    summary |= {str(group): counts[group] for group in Group if group is not Group.REPORTED_OTHERWISE}
    summary["recalled"] = sum(_is_recalled_change(change) for step in steps for change in step["changes"])
    summary |= {"later": len(log.later), "errata": len(log.errata), "drift": len(log.drift)}
    return {
        "format_version": FORMAT_VERSION,
        "deal": deal.id,
        "title": deal.title,
        "parties": dict(deal.parties),
        "since": draft_view(log.since) if log.since else None,
        "known": known.isoformat() if known else None,
        "known_words": written_day(known) if known else "",
        "without": sorted(log.standings.lens.without),
        "drafts": [draft_view(draft) for draft in deal.drafts.values()],
        "lines": [[draft.id for draft in line] for line in lines(deal)],
        "summary": summary,
        "steps": steps,
        "later": [_later_view(deal, later) for later in log.later],
        "errata": [_erratum_view(deal, erratum) for erratum in log.errata],
        "drift": [_drift_view(deal, report) for report in log.drift],
    }


def _is_recalled_change(change: StepChangeView) -> bool:
    return change["recalled"] is not None and change["recalled"]["change"]["group"] == Group.CHANGED


def _step_view(log: Changelog, step: Step) -> StepView:
    draft = draft_view(step.draft)
    if step.comparison is None:
        opening = show_view(log.standings, step.draft)
        return {
            "draft": draft,
            "before": None,
            "stated": step.stated,
            "beside": [],
            "opens_with": opening["clauses"],
            "changes": [],
            "never_reported": opening["never_reported"],
            "set_aside": [],
            "summary": {},
        }
    compared = comparison_view(step.comparison)
    return {
        "draft": draft,
        "before": compared["before"],
        "stated": step.stated,
        "beside": [draft_view(other) for other in _beside(log.deal, step)],
        "opens_with": [],
        "changes": [_step_change_view(log, step, change) for change in compared["changes"]],
        "never_reported": compared["never_reported"],
        "set_aside": compared["set_aside"],
        "summary": {name: count for name, count in compared["summary"].items() if isinstance(count, int)},
    }


def _beside(deal: Deal, step: Step) -> list[Draft]:
    """Return the other drafts that follow the same one."""
    before = predecessors(deal)
    others = (draft for draft in deal.drafts.values() if draft.id != step.draft.id)
    return [draft for draft in others if before[draft.id] == step.before]


def _step_change_view(log: Changelog, step: Step, change: ChangeView) -> StepChangeView:
    returned = log.returned.get((step.draft.id, change["clause"]))
    recalled = next((recall for recall in step.recalled if recall.change.clause == change["clause"]), None)
    return {
        **change,
        "returned_after": returned.least if returned else 0,
        "returned_at_most": returned.most if returned else 0,
        "recalled": {"draft": draft_view(recalled.draft), "change": change_view(recalled.change, log.deal)}
        if recalled
        else None,
    }


def _later_view(deal: Deal, later: Later) -> LaterView:
    return {
        "on": later.on.isoformat(),
        "on_words": written_day(later.on),
        "draft": draft_view(later.draft),
        "clause": later.clause,
        "label": deal.clauses[later.clause].label,
        "before": standing_view(later.before, deal),
        "after": standing_view(later.after, deal),
        "reports": [report_view(report, deal) for report in later.reports],
    }


def _erratum_view(deal: Deal, erratum: Erratum) -> ErratumView:
    on = erratum.report.retracted.on if erratum.report.retracted else None
    return {
        **_drift_view(deal, erratum.report),
        "on": display(on) if on else None,
        "on_words": written_date(on) if on else "no date",
        "because": erratum.report.retracted.because if erratum.report.retracted else "",
        "undone": [_undone_view(deal, undone) for undone in erratum.undone],
    }


def _drift_view(deal: Deal, report: Report) -> DriftView:
    return {
        "draft": draft_view(deal.drafts[report.draft]),
        "clause": report.clause,
        "label": deal.clauses[report.clause].label,
        "report": report_view(report, deal),
    }


def _undone_view(deal: Deal, undone: Undone) -> UndoneView:
    return {
        "before": draft_view(undone.before),
        "after": draft_view(undone.after),
        "was": _maybe_change(deal, undone.was),
        "now": _maybe_change(deal, undone.now),
    }


def _maybe_change(deal: Deal, change: Change | None) -> ChangeView | None:
    return change_view(change, deal) if change else None
