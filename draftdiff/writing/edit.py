"""Changes to a draft's file that touch no other byte, re-read before they count: old data plus what is new."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftdiff.diagnostics import Severity
from draftdiff.reading.yamltree import ListNode, MapNode, Node, read_tree
from draftdiff.text import TextFile
from draftdiff.writing.placing import Edit, additions, in_brackets, splice
from draftdiff.writing.quoting import Data, Unwritable, plain, written

Accepts = Callable[[Data, Data], bool]


@dataclass(frozen=True, slots=True)
class Edited:
    """A text with an edit made in it."""

    text: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text was left as it is, and what to do."""

    message: str
    help: str


def add_report(file: TextFile, clause: str, report: Mapping[str, Data], order: Sequence[str] = ()) -> Edited | Refused:
    """Add a report to a clause of a draft, making the clause's entry if there is none.

    A new entry goes behind that of the nearest earlier clause of `order`.
    """

    def accepts(before: Data, after: Data) -> bool:
        return _bare(before, clause) in _without(after, clause, report)

    def edits(root: MapNode) -> Iterable[Edit]:
        terms = root.get("terms")
        entries = [key.text for key, _ in terms.pairs] if isinstance(terms, MapNode) else []
        earlier = order[: order.index(clause)] if clause in order else ()
        after = next((name for name in reversed(earlier) if name in entries), "")
        return additions(file.text, root, ("terms", clause), [report], after)

    return _edited(file, edits, accepts)


def add_ruling(file: TextFile, clause: str, ruling: Mapping[str, Data]) -> Edited | Refused:
    """Add a ruling on a clause to a draft; there must be none on it yet."""

    def accepts(before: Data, after: Data) -> bool:
        rulings = _group(before, "rulings")
        return after == {**_group(before), "rulings": {**rulings, clause: ruling}} and not rulings.get(clause)

    return _edited(file, lambda root: additions(file.text, root, ("rulings", clause), ruling), accepts)


def set_field(file: TextFile, clause: str, start: int, key: str, value: Data) -> Edited | Refused:
    """Set one key of the report that begins at an offset, or add the key at its end."""
    root, _ = read_tree(file)
    reports = _reports(root, clause) if isinstance(root, MapNode) else ()
    number = next((i for i, report in enumerate(reports) if report.place.span.start == start), None)
    if number is None:
        return Refused(f"there is no such report in {file.name}", "read the file anew")

    def accepts(before: Data, after: Data) -> bool:
        terms = _group(before, "terms")
        listed = terms[clause]
        assert isinstance(listed, list)
        changed = [*listed[:number], {**_group(listed[number]), key: value}, *listed[number + 1 :]]
        return after == {**_group(before), "terms": {**terms, clause: changed}}

    def edits(root: MapNode) -> Iterable[Edit]:
        report = _reports(root, clause)[number]
        present = report.get(key) if isinstance(report, MapNode) else None
        if present is not None and present.place.text:
            return _replacement(present, value, in_brackets(file.text, report))
        return additions(file.text, report, (key,), value) if isinstance(report, MapNode) else ()

    return _edited(file, edits, accepts)


def _edited(file: TextFile, edits: Callable[[MapNode], Iterable[Edit]], accepts: Accepts) -> Edited | Refused:
    """Return the text with the first edit after which it holds what is wanted and nothing else changed."""
    root, problems = read_tree(file)
    if not isinstance(root, MapNode) or any(problem.severity is Severity.ERROR for problem in problems):
        return Refused(f"{file.name} cannot be read", "mend it first; `draftdiff check` says where")
    before = plain(root)
    try:
        for edit in edits(root):
            text = splice(file.text, edit)
            after, found = read_tree(TextFile(file.name, text))
            if after is not None and len(found) <= len(problems) and accepts(before, plain(after)):
                return Edited(text, edit)
    except Unwritable as problem:
        return Refused(str(problem), "leave that character out")
    return Refused(
        f"there is no safe place for it in {file.name}, which was left as it is",
        "write it with an editor; the layout of the file is one that draftdiff does not change by itself",
    )


def _replacement(node: Node, value: Data, bracketed: bool) -> Iterator[Edit]:
    """Yield how to replace a value; one that holds a comment stays, for the comment would be lost."""
    span, taken = node.place.span, node.place.text
    is_block = taken.startswith(("|", ">"))
    risky = taken.splitlines()[0] if is_block else taken if isinstance(node, ListNode | MapNode) else ""
    if "#" not in risky:
        yield Edit(span, written(value, bracketed))


def _reports(root: MapNode, clause: str) -> tuple[Node, ...]:
    terms = root.get("terms")
    entry = terms.get(clause) if isinstance(terms, MapNode) else None
    return entry.items if isinstance(entry, ListNode) else ()


def _group(data: Data, key: str | None = None) -> dict[str, Data]:
    """Return a group, or the group behind a key of it; an empty one where there is none."""
    found = data if key is None else _group(data).get(key)
    return dict(found) if isinstance(found, Mapping) else {}


def _bare(data: Data, clause: str) -> Data:
    """Return the data of a draft without an entry of this clause, or terms, that hold nothing."""
    terms = {key: each for key, each in _group(data, "terms").items() if key != clause or each}
    rest = {key: each for key, each in _group(data).items() if key != "terms" or (each and not isinstance(each, dict))}
    return {**rest, "terms": terms} if terms else rest


def _without(data: Data, clause: str, report: Mapping[str, Data]) -> list[Data]:
    """Return the data with one report taken out, once for every report that equals this one."""
    terms = _group(data, "terms")
    reports = terms.get(clause)
    if not isinstance(reports, list):
        return []
    kept = [[*reports[:i], *reports[i + 1 :]] for i, each in enumerate(reports) if each == report]
    return [_bare({**_group(data), "terms": {**terms, clause: each}}, clause) for each in kept]
