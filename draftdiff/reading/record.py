"""Files to the record: every problem of every file is collected, none stops the reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Deal, Draft, Source
from draftdiff.reading.deal import Header
from draftdiff.reading.draft import read_draft
from draftdiff.reading.folder import Tree, in_order, read_folder
from draftdiff.reading.known import Known
from draftdiff.reading.sources import read_sources, settle_copies
from draftdiff.reading.yamltree import decode, read_tree

__all__ = ["LIMIT", "Blob", "Record", "in_order", "load_record", "load_single"]

LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as read: its name as shown to people, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Record:
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
        deal = read_folder(name, files, sources, complete, problems)
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
