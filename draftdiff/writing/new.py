"""The text of a new deal, from scratch or from a curated list of clauses, of a new draft, and of new entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from draftdiff.model import Base, Clause, Deal, Status
from draftdiff.reading.deal import Header, read_header
from draftdiff.reading.yamltree import read_tree
from draftdiff.text import TextFile
from draftdiff.values import ValueType
from draftdiff.writing.placing import entry_lines
from draftdiff.writing.quoting import Data, Entry, scalar, written

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

EXAMPLE = (
    "# Each is declared by an id, a label and a type; `draftdiff new clause` writes it for you. For example:",
    "#   profit-share:",
    "#     label: Share of the profit",
    "#     type: percent        # percent money number duration date yes-no choice place list text",
)


@dataclass(frozen=True, slots=True)
class ClauseList:
    """A curated list: the roles that its `favours` speaks of, its clauses, where its terms come from."""

    roles: Mapping[str, str]
    clauses: Mapping[str, Clause]
    remarks: tuple[str, ...]


def read_clause_list(name: str, text: str) -> ClauseList:
    """Read a curated list, which is written as a deal whose parties are roles.

    Raises ValueError for a list with a fault; the lists are shipped, so that is a fault of the program.
    """
    node, problems = read_tree(TextFile(name, text))
    header: Header | None = read_header(node, problems) if node else None
    if header is None or problems:
        raise ValueError(f"{name}: {problems[0].message if problems else 'empty'}")
    remarks = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return ClauseList(header.parties, header.clauses, tuple(remarks))


@dataclass(frozen=True, slots=True)
class NewDeal:
    """What is known of a deal that is to be started; `sides` says which party has which role of the list."""

    id: str
    title: str
    parties: Mapping[str, str]
    currencies: Mapping[str, str]
    chosen: ClauseList | None = None
    sides: Mapping[str, str] | None = None


def deal_text(deal: NewDeal, modeline: str) -> str:
    """Write the file of a new deal."""
    lines = [
        modeline,
        "# What the deal is about: the parties, and the points under negotiation.",
        "# The short names of the parties are used by `by:` in drafts and by `favours:` here.",
        "",
        f"deal: {deal.id}",
        f"title: {scalar(deal.title)}",
        f"parties: {written(deal.parties)}",
        *([f"currencies: {written(deal.currencies)}"] if deal.currencies else []),
        "",
        "# The order of the clauses is the order of every table. A percentage says what it is a part of.",
        "# `favours` names the party that gains when a clause goes that way; what it does not say favours nobody.",
    ]
    if deal.chosen is None:
        return "\n".join([*lines, *EXAMPLE, "clauses: {}"]) + "\n"
    remarks = ["# A list to start from: change labels, take out what is not on the table, add what is missing."]
    lines += [*remarks, *deal.chosen.remarks, "clauses:"]
    for clause in deal.chosen.clauses.values():
        sides = deal.sides or {}
        favours = {way: sides.get(party, party) for way, party in clause.favours.items()}
        # A role of which no party is known stands in a remark.
        remark = "  # favours:" if set(favours.values()) & set(deal.chosen.roles) else "  favours:"
        entry = entry_lines(clause.id, clause_data(clause, favours))
        lines += [f"  {line.replace('  favours:', remark, 1)}" for line in entry]
    return "\n".join(lines) + "\n"


def clause_data(clause: Clause, favours: Mapping[str, str]) -> Entry:
    """Return what a clause's entry holds."""
    data: dict[str, Data] = {"label": clause.label, "type": clause.type.value}
    if clause.of_required or clause.type is ValueType.PERCENT:
        data["of"] = (Base.REQUIRED if clause.of_required else Base.OPTIONAL).value
    rest: dict[str, Data] = {
        "choices": list(clause.choices),
        "favours": favours,
        "keywords": list(clause.keywords),
        "same": [list(group) for group in clause.same],
        "from": list(clause.came_from),
    }
    return Entry(data | {key: value for key, value in rest.items() if value})


def draft_text(draft: Mapping[str, str], deal: Deal, modeline: str) -> str:
    """Write the file of a new draft, of which this is known by key."""
    status = f"status: {draft['status']}"
    lines = [
        modeline,
        f"# One draft of: {deal.title}",
        "# Only what was reported of it stands here. What nobody reported is left out: silence is not absence.",
        "",
        *(f"{key}: {scalar(draft[key])}" for key in ("draft", "title")),
        f"by: {_one_or_list(draft['by'])}",
        *([f"kind: {draft['kind']}"] if draft.get("kind") else []),
        f"date: {draft['date']}" if draft["date"] else "# date: 2025-02-20~     # the day, the month, or about when",
        f"{status:24}# {' '.join(Status)}",
        *([f"follows: {draft['follows']}"] if draft["follows"] else []),
        *([f"maybe: {_one_or_list(draft['maybe'])}"] if draft.get("maybe") else []),
        "",
        "# The reports: under a clause, one with a dash for each source. `draftdiff add` writes them for you.",
    ]
    lines += [f"# {line}" for line in _example(next(iter(deal.clauses.values()), None))]
    return "\n".join(lines) + "\n"


def _one_or_list(text: str) -> str:
    """Write one name, or several that have commas between them as a list."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return written(names) if len(names) > 1 else scalar(text)


def sources_text(id: str, source: Entry, modeline: str) -> str:
    """Write a new file of sources with one entry."""
    lines = [
        modeline,
        "# Where the reports come from: one entry for each article or document.",
        "# The saved copies are other people's copyright; they stay in seeds/texts/ and are not published.",
        "",
        *entry_lines(id, source),
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
