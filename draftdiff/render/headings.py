"""The words over the groups of a comparison: of two drafts, or of one draft on two days."""

from draftdiff.comparing.changes import Group
from draftdiff.render.phrases import HEADINGS, REMARKS, count, coverage
from draftdiff.telling import ComparisonView, DraftView

ON_TWO_DAYS = {
    Group.NEWLY_REPORTED: ("Newly reported", "became known between the two days"),
    Group.REPORTED_OTHERWISE: ("Now reported otherwise", "what is known changed, not the draft"),
    Group.NOT_REPORTED: ("Retracted meanwhile", "what was reported of these no longer counts"),
    Group.KEPT: ("Known as before", ""),
}


SET_ASIDE = "Only in reports that do not count"


def headings(view: ComparisonView) -> dict[Group, str]:
    """Return what stands over each group that there may be."""
    return {group: heading for group, (heading, _) in ON_TWO_DAYS.items()} if "days" in view else HEADINGS


def heading(group: Group, view: ComparisonView) -> str:
    """Return what stands over a group."""
    return headings(view)[group]


def remark(group: Group, view: ComparisonView) -> str:
    """Return what a reader should know of a group; empty for nothing."""
    return ON_TWO_DAYS[group][1] if "days" in view else REMARKS[group]


def nowhere(view: ComparisonView) -> str:
    """Return what stands before the clauses that neither side has reports of."""
    return "Reported on neither day" if "days" in view else "Reported in neither draft"


def either(view: ComparisonView) -> str:
    """Name the two sides, as in: the clauses that either draft has reports of."""
    return "were known on either day" if "days" in view else "either draft has reports of"


def counts(view: ComparisonView) -> list[str]:
    """Count the clauses by group."""
    if "days" not in view:
        return coverage(view)
    summary = view["summary"]
    numbers = [
        (summary.get("reported_otherwise", 0), "now reported otherwise"),
        (summary["not_reported"], "retracted meanwhile"),
        (summary["kept"], "known as before"),
        (summary["never_reported"], "reported on neither day"),
    ]
    said = [f"{count(summary['clauses'], 'clause')}: {summary['newly_reported']} newly reported"]
    return said + [f"{number} {words}" for number, words in numbers if number]


def sides(view: ComparisonView) -> dict[str, str]:
    """Say as of which day each side is, for one draft on two days; nothing for two drafts."""
    if "days" not in view:
        return {}
    days = view["days"]
    return {"before": f"as known on {days['before_words']}", "after": f"as known on {days['after_words']}"}


def perhaps_the_same(draft: DraftView) -> str:
    """Say that a draft may be the same document as another; nothing where nobody says so."""
    other = draft["maybe"]
    return f"may be the same document as {other}; see `draftdiff same {draft['id']} {other}`" if other else ""
