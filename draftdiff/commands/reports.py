"""Which report is meant: by its source, and by its line where a source has several."""

from draftdiff.commands.project import Chosen
from draftdiff.commands.trouble import Trouble, not_among
from draftdiff.model import Report


def find_report(chosen: Chosen, clause: str, source: str, line: int | None) -> Report:
    """Return the report of a source on a clause, or say which there are."""
    check_clause(chosen, clause)
    own = chosen.draft.place.file.name
    reports = [one for one in chosen.draft.reports if one.clause == clause and one.place.file.name == own]
    found = [report for report in reports if report.source == source]
    if not found:
        listed = ", ".join(dict.fromkeys(report.source for report in reports)) or "none"
        message = f"`{source}` has no report on `{clause}` in `{chosen.draft.id}`"
        otherwise = f"the sources that report on it are: {listed}"
        raise not_among(message, source, (report.source for report in reports), otherwise)
    # A change since each of several drafts stands once in the file, and is one report for each of them.
    found = list({report.place.span.start: report for report in reversed(found)}.values())[::-1]
    at_line = [report for report in found if line is None or report.place.start.line == line]
    if len(at_line) != 1:
        lines = ", ".join(str(report.place.start.line) for report in found)
        name = found[0].place.file.name
        raise Trouble(
            f"`{source}` has {len(found)} reports on it, on lines {lines} of {name}"
            if line is None
            else f"`{source}` has no report on it on line {line} of {name}",
            f"name one with --line: {lines}",
        )
    return at_line[0]


def check_clause(chosen: Chosen, clause: str) -> None:
    """Refuse a clause that the deal does not have."""
    clauses = chosen.deal.clauses
    if clause not in clauses:
        raise not_among(f"`{chosen.deal.id}` has no clause `{clause}`", clause, clauses)
