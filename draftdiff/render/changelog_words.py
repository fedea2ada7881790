"""The parts of a change log that Markdown and terminal word alike: counts, headings, who follows whom."""

from draftdiff.comparing.changes import Group
from draftdiff.render import left_out
from draftdiff.render.phrases import HEADINGS, REMARKS, count, listed
from draftdiff.telling import DraftView
from draftdiff.telling.changelog_shapes import ChangelogView, StepView

GROUPS: dict[Group, str] = {
    **{group: HEADINGS[group] for group in Group if group is not Group.REPORTED_OTHERWISE},
    Group.NOT_REPORTED: "Not reported of this draft",
}

LATER = "What became known later"
SOURCES = "What changed in the sources"


def remark(group: Group) -> str:
    """Say what a heading means, if it has to be said."""
    return "nobody has said whether the draft before had these" if group is Group.NEWLY_REPORTED else REMARKS[group]


def titles(log: ChangelogView) -> list[list[str]]:
    """Name the drafts of each line by their titles, where there is more than one line."""
    named = {draft["id"]: draft["title"] for draft in log["drafts"]}
    return [[named[id] for id in line] for line in log["lines"]] if len(log["lines"]) > 1 else []


def counts(log: ChangelogView) -> str:
    """Count drafts, clauses, and what the steps hold; a clause counts at every step."""
    summary = log["summary"]
    said = f"{count(summary['drafts'], 'draft')}, {count(summary['clauses'], 'clause')}."
    numbers = [
        (summary["unclear"], "may have changed"),
        (summary["kept"], "unchanged"),
        (summary["newly_reported"], f"newly reported{_recalled(summary['recalled'])}"),
        (summary["not_reported"], "not reported"),
        (summary["later"], "known later"),
        (summary["errata"], "retracted"),
        (summary["drift"], "passed on otherwise"),
    ]
    # Of a first draft alone, "0 changed" would say that it was compared.
    compared = any(step["before"] for step in log["steps"])
    counted = [f"{summary['changed']} changed"] if compared else []
    counted += [f"{number} {words}" for number, words in numbers if number]
    return f"{said} Draft by draft: {' · '.join(counted)}" if counted else said


def _recalled(number: int) -> str:
    """Say how many of the newly reported clauses had been known otherwise of an older draft."""
    return f", {number} of them changed since an older draft" if number else ""


def bounds(log: ChangelogView) -> list[str]:
    """Say what the log leaves out because it was asked to."""
    since = log["since"]
    said = [f"Only what came after {since['title']}, {since['date_words']}."] if since else []
    return [*said, *left_out(log["known_words"], log["without"])]


def heading(step: StepView) -> str:
    """Name a step by its draft and day."""
    return f"{step['draft']['title']}, {step['draft']['date_words']}"


def byline(step: StepView, parties: dict[str, str]) -> list[str]:
    """Say by whom a draft is, what became of it, and which one it follows."""
    draft, before = step["draft"], step["before"]
    said = [f"Draft by: {_party(draft, parties)}. Status: {draft['status']}."]
    if before is None:
        said.append("Follows no draft on file.")
    else:
        earlier = f"{before['title']} ({_party(before, parties)}, {before['date_words']})"
        beside = listed([other["title"] for other in step["beside"]])
        follows = "Follows:" if step["stated"] else "Compared with the draft before it by date:"
        said.append(f"{follows} {earlier}{f'; so does {beside}' if beside else ''}.")
    if draft["maybe"]:
        said.append(f"It may be the same document as {draft['maybe']}.")
    return said


def _party(draft: DraftView, parties: dict[str, str]) -> str:
    return parties.get(draft["by"], draft["by"])
