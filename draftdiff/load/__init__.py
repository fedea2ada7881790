"""Files to the record: every problem of every file is collected, none stops the reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath

from draftdiff.diagnostics import Diagnostic
from draftdiff.load.deal import Header, read_header
from draftdiff.load.draft import Known, draft_id, read_draft
from draftdiff.load.sources import read_sources
from draftdiff.model import Deal, Draft, Source
from draftdiff.rules import shape
from draftdiff.text import Place, Span, TextFile
from draftdiff.yamltree import Node, decode, read_tree

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


def load_record(seeds: Iterable[Blob], folders: Iterable[tuple[str, Sequence[Blob]]], limit: int = LIMIT) -> Record:
    """Read the sources and the deals, one folder each.

    `limit` is the largest size of a file in bytes.
    """
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    complete = True
    for blob in seeds:
        node = _tree(blob, limit, problems)
        complete = complete and node is not None
        if node is not None:
            read_sources(node, sources, problems)
    known_sources = sources if complete else None
    deals: dict[str, Deal] = {}
    for name, blobs in folders:
        deal = _load_deal(name, [(blob, _tree(blob, limit, problems)) for blob in blobs], known_sources, problems)
        if deal is not None and deal.id in deals:
            problems.append(shape.id_used_twice("deal", deal.id, deal.place, deals[deal.id].place))
        elif deal is not None:
            deals[deal.id] = deal
    return Record(deals, sources, tuple(problems))


def load_single(blob: Blob, deal: Deal, id: str, limit: int = LIMIT) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read one more draft of a deal from a file outside its folder, under an id that is not taken."""
    problems: list[Diagnostic] = []
    node = _tree(blob, limit, problems)
    if node is None:
        return None, tuple(problems)
    header = Header(deal.id, deal.title, deal.parties, deal.clauses, deal.place)
    known = Known(header, tuple(deal.drafts), dict(deal.sources))
    draft = read_draft(node, known, problems)
    return draft and replace(draft, id=id), tuple(problems)


def _tree(blob: Blob, limit: int, problems: list[Diagnostic]) -> Node | None:
    file, found = decode(blob.name, blob.data, limit)
    problems += found
    if found and not file.text:
        return None
    node, found = read_tree(file)
    problems += found
    return node


def _load_deal(
    name: str,
    trees: Sequence[tuple[Blob, Node | None]],
    sources: dict[str, Source] | None,
    problems: list[Diagnostic],
) -> Deal | None:
    header_nodes = [node for blob, node in trees if PurePath(blob.name).stem == "deal"]
    if not header_nodes:
        problems.append(shape.no_deal_file(Place(TextFile(name, ""), Span(0, 0)), name))
        return None
    header = read_header(header_nodes[0], problems) if header_nodes[0] is not None else None
    if header is None:
        return None
    files = [(blob, node) for blob, node in trees if PurePath(blob.name).stem != "deal" and node is not None]
    ids = [found.text for _, node in files if (found := draft_id(node))]
    known = Known(header, tuple(ids), sources)
    drafts: dict[str, Draft] = {}
    for blob, node in files:
        draft = read_draft(node, known, problems)
        if draft is None:
            continue
        if draft.id in drafts:
            problems.append(shape.id_used_twice("draft", draft.id, draft.place, drafts[draft.id].place))
            continue
        stem = PurePath(blob.name).stem
        if stem != draft.id:
            problems.append(shape.other_file_name(draft.id, draft.place, stem))
        drafts[draft.id] = draft
    return Deal(header.id, header.title, header.parties, header.clauses, in_order(drafts), sources or {}, header.place)


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
