"""Files to the record: every problem of every file is collected, none stops the reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Deal, Draft, Source
from draftdiff.reading.deal import Header, Known, read_header
from draftdiff.reading.draft import draft_id, read_draft, read_unplaced
from draftdiff.reading.sources import read_sources, settle_copies
from draftdiff.reading.yamltext import decode
from draftdiff.reading.yamltree import Node, read_tree
from draftdiff.text import Place, Span, TextFile
from draftdiff.values.exact import ZERO

LIMIT = 64 * 1024 * 1024
UNPLACED = "unplaced"
"""The name of the file that holds the reports that name no version."""


class Tree(NamedTuple):
    """A file by its name, with what it holds; None where it could not be read."""

    name: str
    node: Node | None

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return PurePath(self.name).stem


class Blob(NamedTuple):
    """A file as read: its name as shown to people, and its bytes."""

    name: str
    data: bytes


class Record(NamedTuple):
    """All sources and deals of a project, with every problem found on the way."""

    deals: Mapping[str, Deal]
    sources: Mapping[str, Source]
    problems: tuple[Diagnostic, ...]


def load_record(
    seeds: Iterable[Blob],
    folders: Iterable[tuple[str, Sequence[Blob]]],
    limit: int = LIMIT,
    unread: Sequence[Diagnostic] = (),
) -> Record:
    """Read the sources and the deals, one folder each.

    `limit` is the largest size of a file in bytes. `unread` are the problems of files that could not be opened:
    they become problems of the record, and what refers to those files is not called unknown.
    """
    problems = list(unread)
    missing: dict[str, list[Tree]] = {}
    for problem in unread:
        name = problem.place.file.name
        missing.setdefault(str(PurePosixPath(name).parent), []).append(Tree(name, None))
    trees = [_tree(blob, limit, problems) for blob in seeds]
    sources: dict[str, Source] = {}
    read = [read_sources(tree.node, sources, problems) for tree in trees]
    complete = all(read) and "seeds" not in missing
    settle_copies(sources, complete, problems)
    deals: dict[str, Deal] = {}
    for name, blobs in folders:
        files = [_tree(blob, limit, problems) for blob in blobs] + missing.get(name, [])
        deal = _read_folder(name, files, sources, complete, problems)
        if deal is not None and deal.id in deals:
            problems.append(shape.id_used_twice("deal", deal.id, deal.place, deals[deal.id].place))
        elif deal is not None:
            deals[deal.id] = deal
    return Record(deals, sources, tuple(dict.fromkeys(problems)))


def load_single(blob: Blob, deal: Deal, id: str, limit: int = LIMIT) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read one more draft of a deal from a file outside its folder, under an id that is not taken."""
    problems: list[Diagnostic] = []
    node = _tree(blob, limit, problems).node
    if node is None:
        return None, tuple(problems)
    header = Header(deal.id, deal.title, deal.parties, deal.clauses, deal.place, currencies=deal.currencies)
    draft = read_draft(node, Known(header, tuple(deal.drafts), deal.sources), problems)
    if draft is None:
        return None, tuple(problems)
    reports = tuple(replace(report, draft=id) for report in draft.reports)
    return replace(draft, id=id, reports=reports), tuple(problems)


def _tree(blob: Blob, limit: int, problems: list[Diagnostic]) -> Tree:
    file, found = decode(blob.name, blob.data, limit)
    problems += found
    if found and not file.text:
        return Tree(blob.name, None)
    node, found = read_tree(file)
    problems += found
    return Tree(blob.name, node)


def _read_folder(
    name: str, trees: Sequence[Tree], sources: Mapping[str, Source], complete: bool, problems: list[Diagnostic]
) -> Deal | None:
    """Read a deal and its drafts; without a readable `deal.yaml`, the drafts are read for their problems only."""
    declared = [tree.node for tree in trees if tree.stem == "deal"]
    start = Place(TextFile(name, ""), Span(0, 0))
    if not declared:
        problems.append(shape.no_deal_file(start, name))
    headers = [header for node in declared if node and (header := read_header(node, problems))]
    for other in headers[1:]:
        problems.append(shape.id_used_twice("deal", other.id, other.place, headers[0].place))
    header = headers[0] if headers else None
    unplaced = [tree for tree in trees if tree.stem == UNPLACED and draft_id(tree.node) is None]
    files = [tree for tree in trees if tree.stem != "deal" and tree not in unplaced]
    ids = [(tree, draft_id(tree.node)) for tree in files]
    known = Known(
        header or Header("", "", {}, {}, start),
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
    named = header.id, header.title, header.parties, header.clauses
    return Deal(*named, placed, sources, header.place, currencies=header.currencies, unplaced=standing)


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
            is_free = all(other.stem != draft.id for other in files)
            problems.append(shape.other_file_name(draft.id, draft.place, tree.stem, is_free))
        drafts[draft.id] = draft
    return drafts


def in_order(drafts: Mapping[str, Draft]) -> dict[str, Draft]:
    """Order drafts so that each comes after the one it follows, else by date, then by id."""
    dated = {draft.id: draft.date.low if draft.date else None for draft in drafts.values()}
    waiting = sorted(drafts.values(), key=lambda draft: (dated[draft.id] is None, dated[draft.id] or ZERO, draft.id))
    ordered: dict[str, Draft] = {}
    while waiting:
        ready = (d for d in waiting if d.follows is None or d.follows in ordered or d.follows == d.id)
        following = next(ready, waiting[0])
        waiting.remove(following)
        ordered[following.id] = following
    return ordered
