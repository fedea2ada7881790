"""One draft on two days as plain data: the shape of a comparison, with the days."""

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.diff import Comparison
from draftdiff.history.days import Days
from draftdiff.telling import comparison_view
from draftdiff.telling.shapes import ComparisonView
from draftdiff.values import written_day


def days_view(comparison: Comparison, days: Days) -> ComparisonView:
    """Turn what became known of a draft between two days into data."""
    view = comparison_view(comparison)
    kinds = [change.kind for change in comparison.changes]
    view["summary"]["reported_otherwise"] = kinds.count(Kind.REPORTED_OTHERWISE)
    first, last = days.first, days.last
    view["days"] = {
        "before": first.isoformat(),
        "before_words": written_day(first),
        "after": last.isoformat(),
        "after_words": written_day(last),
    }
    return view
