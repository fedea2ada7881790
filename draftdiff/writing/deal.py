"""The text of a new deal, from scratch or from a curated list of clauses, and of one clause in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from draftdiff.model import Clause
from draftdiff.reading.deal import Header, read_header
from draftdiff.reading.yamltree import read_tree
from draftdiff.text import TextFile
from draftdiff.values import ValueType
from draftdiff.writing.quoting import scalar, written
from draftdiff.writing.scalars import group

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
    chosen: ClauseList | None = None
    sides: Mapping[str, str] | None = None


def deal_text(deal: NewDeal, modeline: str) -> str:
    """Write the file of a new deal."""
    lines = [
        *([modeline] if modeline else []),
        "# What the deal is about: the parties, and the points under negotiation.",
        "# The short names of the parties are used by `by:` in drafts and by `favours:` here.",
        "",
        f"deal: {deal.id}",
        f"title: {scalar(deal.title)}",
        f"parties: {group(deal.parties)}",
        "",
        "# The order of the clauses is the order of every table. A percentage says what it is a part of.",
        "# `favours` names the party that gains when a clause goes that way; what it does not say favours nobody.",
    ]
    if deal.chosen is None:
        return "\n".join([*lines, *EXAMPLE, "clauses: {}"]) + "\n"
    remarks = ["# A list to start from: change labels, take out what is not on the table, add what is missing."]
    lines += [*remarks, *deal.chosen.remarks, "clauses:"]
    for clause in deal.chosen.clauses.values():
        lines += clause_lines(clause, 2, deal.sides or {}, deal.chosen.roles)
    return "\n".join(lines) + "\n"


def clause_lines(
    clause: Clause, indent: int, sides: Mapping[str, str] | None = None, roles: Iterable[str] = ()
) -> list[str]:
    """Write the entry of a clause in lines; a role of which no party is known stands in a remark."""
    lines = [f"{clause.id}:", f"  label: {scalar(clause.label)}", f"  type: {clause.type.value}"]
    if clause.of_required:
        lines.append("  of: required")
    elif clause.type is ValueType.PERCENT:
        lines.append("  of: optional")
    if clause.choices:
        lines.append(f"  choices: {written(clause.choices)}")
    known = {way: (sides or {}).get(party, party) for way, party in clause.favours.items()}
    if known:
        named = not set(known.values()) & set(roles)
        lines.append(f"  {'' if named else '# '}favours: {group(known)}")
    if clause.keywords:
        lines.append(f"  keywords: {written(clause.keywords)}")
    return [" " * indent + line for line in lines]


def clause_in_brackets(clause: Clause) -> str:
    """Write the entry of a clause on one line, for a deal that has its clauses in brackets."""
    fields = [line.strip() for line in clause_lines(clause, 0)[1:]]
    return f"{clause.id}: {{{', '.join(fields)}}}"
