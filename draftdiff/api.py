"""The record for programs: a deal loaded whole, or every problem at once."""

from pathlib import Path

from draftdiff.checks.table import all_problems
from draftdiff.comparing import diff
from draftdiff.comparing.standing import EVERYTHING, Lens, Standings
from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.model import Deal
from draftdiff.reading.record import load_record
from draftdiff.writing.files import find_root, read_project


class RecordError(Exception):
    """A record with errors; `problems` holds them, each with its place and help."""

    def __init__(self, problems: list[Diagnostic]) -> None:
        super().__init__("; ".join(f"{p.place.file.name}:{p.place.start.line}: {p.message}" for p in problems))
        self.problems = problems


def load_deal(folder: str | Path) -> Deal:
    """Load the deal whose drafts are in a folder, with the sources of its project.

    Raises RecordError with every error of the deal's and the sources' files, and FileNotFoundError when the folder
    does not belong to a project.
    """
    path = Path(folder).resolve()
    root = find_root(path)
    if root is None or not path.is_dir():
        raise FileNotFoundError(f"{folder} is no folder of drafts below a folder drafts/")
    files = read_project(root)
    name = path.relative_to(root).as_posix()
    record = load_record(files.seeds, [pair for pair in files.folders if pair[0] == name], unread=files.problems)
    problems = all_problems(record, {})
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise RecordError(errors)
    if not record.deals:
        raise FileNotFoundError(f"{folder} holds no deal")
    return next(iter(record.deals.values()))


def compare(deal: Deal, before: str, after: str, lens: Lens = EVERYTHING) -> diff.Comparison:
    """Compare two drafts of a deal by their ids; raises KeyError for an id that the deal does not have."""
    return diff.compare(Standings(deal, lens), before, after)
