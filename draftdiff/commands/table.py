"""Which commands there are: what each is for, and what to type first."""

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What commands are for, in the order of a day's work."""

    COMPARE = "Compare"
    PUBLISH = "Publish"
    RECORD = "Record"
    CHECK = "Check"


@dataclass(frozen=True, slots=True)
class Entry:
    """A command of `draftdiff.commands`, in a line, with examples to type in the bundled project."""

    use: Use
    summary: str
    examples: tuple[str, ...]


COMMANDS = {
    "diff": Entry(Use.COMPARE, "Compare two drafts, clause by clause.", (
        "diff", "diff initial-us-offer improved-us-draft --evidence", "diff --only changed --only may-have-changed",
        "diff initial-us-offer --known 2025-02-16..2025-02-21",
    )),
    "show": Entry(Use.COMPARE, "Show what is known of one draft.", (
        "show improved-us-draft", "show initial-us-offer --known 2025-02-15",
    )),
    "ledger": Entry(Use.COMPARE, "Show who moved, on what, towards whom.", ("ledger", "ledger -o ledger.html")),
    "gaps": Entry(Use.COMPARE, "List what nobody has reported yet.", ("gaps", "gaps --only fell-silent")),
    "same": Entry(Use.COMPARE, "Ask whether two drafts may be one.", ("same initial-us-offer improved-us-draft",)),
    "changelog": Entry(Use.PUBLISH, "Write the whole history, for publication.", (
        "changelog", "changelog -o CHANGES.md", "changelog --since initial-us-offer",
    )),
    "matrix": Entry(Use.PUBLISH, "Show every clause in every draft.", (
        "matrix", "matrix --sources", "matrix -o matrix.html",
    )),
    "trace": Entry(Use.PUBLISH, "Follow one clause through all drafts.", (
        "trace dispute-jurisdiction", "trace revenue-share -o revenue-share.md",
    )),
    "new": Entry(Use.RECORD, "Start a deal, a draft, a source or a clause.", (
        "new deal grain-corridor --clauses trade", "new draft march-text --by UA --date 2025-03-10~",
        "new source seeds/texts/article.txt --outlet 'The Outlet'", "new clause exports --label 'Ore exports'",
    )),
    "suggest": Entry(Use.RECORD, "List what a saved text says and nobody cites.", (
        "suggest semafor-2025-02-21", "suggest semafor-2025-02-21 --texts ~/articles --all",
    )),
    "add": Entry(Use.RECORD, "Add a report, asking for what is missing.", (
        "add", "add improved-us-draft revenue-share --source newser-2025-02-21",
        "add improved-us-draft revenue-share --is present --source newser-2025-02-21 --dry-run",
    )),
    "retract": Entry(Use.RECORD, "Mark a report as taken back.", (
        "retract initial-us-offer revenue-share ft-2025-02-15 --because 'the outlet corrected it' --dry-run",
    )),
    "rule": Entry(Use.RECORD, "Decide between accounts that disagree.", (
        "rule initial-us-offer revenue-share ft-2025-02-15 --because 'it saw the text' --dry-run",
    )),
    "amend": Entry(Use.RECORD, "Change one field of a report.", (
        "amend initial-us-offer revenue-share ft-2025-02-15 who 'an official' --dry-run",
    )),
    "read": Entry(Use.RECORD, "Say what was looked for in a printed text.", (
        "read improved-us-draft a-source --all --dry-run",
    )),
    "edit": Entry(Use.RECORD, "Open a draft in your editor, then check it.", (
        "edit improved-us-draft", "edit improved-us-draft revenue-share",
    )),
    "check": Entry(Use.CHECK, "List every problem, with line, column and help.", (
        "check", "check --watch", "check --explain DD204", "check drafts/us-ukraine-minerals --fail-on warning",
    )),
    "schema": Entry(Use.CHECK, "Write a JSON Schema for editors.", ("schema", "schema --for deal -o deal.json")),
}  # fmt: skip
