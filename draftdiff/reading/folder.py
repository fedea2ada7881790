"""The files of one folder of drafts to a deal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath

from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Deal, Draft, Source
from draftdiff.reading.deal import Header, read_header
from draftdiff.reading.draft import draft_id, read_draft
from draftdiff.reading.known import Known
from draftdiff.reading.unplaced import read_unplaced
from draftdiff.reading.yamltree import Node
from draftdiff.text import Place, Span, TextFile

UNPLACED = "unplaced"
"""The name of the file that holds the reports that name no version."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A file by its name, with what it holds; None where it could not be read."""

    name: str
    node: Node | None

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return PurePath(self.name).stem


def read_folder(
    name: str, trees: Sequence[Tree], sources: Mapping[str, Source], complete: bool, problems: list[Diagnostic]
) -> Deal | None:
    """Read a deal and its drafts; without a readable `deal.yaml`, the drafts are read for their problems only."""
    header = _read_headers(name, [tree for tree in trees if tree.stem == "deal"], problems)
    unplaced = [tree for tree in trees if tree.stem == UNPLACED and draft_id(tree.node) is None]
    files = [tree for tree in trees if tree.stem != "deal" and tree not in unplaced]
    ids = [(tree, draft_id(tree.node)) for tree in files]
    known = Known(
        header or Header("", "", {}, {}, _start_of(name)),
        tuple(shape.plain_id(found.text) for _, found in ids if found),
        sources,
        tuple(tree.stem for tree, found in ids if not found),
        complete,
    )
    drafts = _read_drafts(files, known, problems)
    reports = [report for tree in unplaced if tree.node for report in read_unplaced(tree.node, known, problems)]
    if header is None:
        return None
    placed = {
        id: replace(draft, reports=(*draft.reports, *(report for report in reports if report.draft == id)))
        for id, draft in in_order(drafts).items()
    }
    standing = tuple(report for report in reports if report.draft in drafts)
    return Deal(
        header.id,
        header.title,
        header.parties,
        header.clauses,
        placed,
        sources,
        header.place,
        currencies=header.currencies,
        unplaced=standing,
    )


def _start_of(name: str) -> Place:
    return Place(TextFile(name, ""), Span(0, 0))


def _read_headers(name: str, trees: Sequence[Tree], problems: list[Diagnostic]) -> Header | None:
    if not trees:
        problems.append(shape.no_deal_file(_start_of(name), name))
    headers = [header for tree in trees if tree.node and (header := read_header(tree.node, problems))]
    for other in headers[1:]:
        problems.append(shape.id_used_twice("deal", other.id, other.place, headers[0].place))
    return headers[0] if headers else None


def _read_drafts(files: Sequence[Tree], known: Known, problems: list[Diagnostic]) -> dict[str, Draft]:
    drafts: dict[str, Draft] = {}
    for tree in files:
        draft = read_draft(tree.node, known, problems) if tree.node else None
        if draft is None:
            continue
        if draft.id in drafts:
            problems.append(shape.id_used_twice("draft", draft.id, draft.place, drafts[draft.id].place))
            continue
        if tree.stem != draft.id == draft.place.text.strip("\"'"):
            problems.append(shape.other_file_name(draft.id, draft.place, tree.stem))
        drafts[draft.id] = draft
    return drafts


def in_order(drafts: Mapping[str, Draft]) -> dict[str, Draft]:
    """Order drafts so that each comes after the one it follows, else by date, then by id."""
    waiting = sorted(drafts.values(), key=_by_date)
    ordered: dict[str, Draft] = {}
    while waiting:
        ready = (d for d in waiting if d.follows is None or d.follows in ordered or d.follows == d.id)
        following = next(ready, waiting[0])
        waiting.remove(following)
        ordered[following.id] = following
    return ordered


def _by_date(draft: Draft) -> tuple[bool, Decimal, str]:
    low = draft.date.low if draft.date else None
    return low is None, low or Decimal(0), draft.id
