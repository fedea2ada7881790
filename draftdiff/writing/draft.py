"""The text of a new draft, and of a new source's entry."""

from dataclasses import dataclass

from draftdiff.model import Clause, Deal, Status
from draftdiff.values import ValueType
from draftdiff.writing.quoting import scalar

_EXAMPLES = {
    ValueType.PERCENT: "50%",
    ValueType.MONEY: "$500bn",
    ValueType.NUMBER: "12",
    ValueType.DURATION: "10 years",
    ValueType.DATE: "2025-02-20",
    ValueType.YES_NO: "yes",
    ValueType.LIST: "[one item, another]",
    ValueType.PLACE: "a place",
    ValueType.TEXT: "what it says, in a few words",
}


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What is known of a draft that is to be started."""

    id: str
    title: str
    by: str
    date: str = ""
    status: str = Status.PROPOSED.value
    follows: str = ""


@dataclass(frozen=True, slots=True)
class NewSource:
    """What a source's entry says; the text is the name of the saved copy."""

    id: str
    outlet: str
    title: str
    published: str
    url: str
    text: str
    sha256: str


def draft_text(draft: NewDraft, deal: Deal, modeline: str) -> str:
    """Write the file of a new draft."""
    lines = [
        *([modeline] if modeline else []),
        f"# One draft of: {deal.title}",
        "# Only what was reported of it stands here. What nobody reported is left out: silence is not absence.",
        "",
        f"draft: {draft.id}",
        f"title: {scalar(draft.title)}",
        f"by: {scalar(draft.by)}",
        f"date: {draft.date}" if draft.date else "# date: 2025-02-20~     # the day, the month, or about when",
        f"{f'status: {draft.status}':24}# {' '.join(Status)}",
    ]
    if draft.follows:
        lines.append(f"follows: {draft.follows}")
    lines += [
        "",
        "# The reports: under a clause, one with a dash for each source. `draftdiff add` writes them for you.",
    ]
    lines += [f"# {line}" for line in _example(next(iter(deal.clauses.values()), None))]
    return "\n".join(lines) + "\n"


def source_lines(source: NewSource) -> list[str]:
    """Write the entry of a source in lines."""
    lines = [f"{source.id}:", f"  outlet: {scalar(source.outlet)}"]
    if source.title:
        lines.append(f"  title: {scalar(source.title)}")
    lines.append(f"  published: {source.published}")
    if source.url:
        lines.append(f"  url: {scalar(source.url)}")
    return [*lines, f"  text: {scalar(source.text)}", f"  sha256: {source.sha256}"]


def sources_text(source: NewSource, modeline: str) -> str:
    """Write a new file of sources with one entry."""
    lines = [
        *([modeline] if modeline else []),
        "# Where the reports come from: one entry for each article or document.",
        "# The saved copies are other people's copyright; they stay in seeds/texts/ and are not published.",
        "",
        *source_lines(source),
    ]
    return "\n".join(lines) + "\n"


def _example(clause: Clause | None) -> list[str]:
    type = clause.type if clause else ValueType.PERCENT
    value = clause.choices[0] if clause and clause.choices else _EXAMPLES[type]
    lines = ["terms:", f"  {clause.id if clause else 'a-clause'}:", f"    - value: {value}"]
    if clause is None or clause.of_required:
        lines.append("      of: what it is a part of")
    return [
        *lines,
        "      source: an-outlet-2025-02-21",
        "      who: an official",
        "      basis: told",
        "      quote: a phrase of at most 15 words",
    ]
