"""Changes to a file that touch no other byte, re-read before they count: old data plus what is new."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from draftdiff.diagnostics import Severity
from draftdiff.reading.yamltree import ListNode, MapNode, Node, read_tree
from draftdiff.text import TextFile
from draftdiff.writing.placing import Edit, additions, in_brackets, splice
from draftdiff.writing.quoting import Data, Entry, Unwritable, plain, written

LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""The lines of a patch, which end at line feeds only."""

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
    root, _ = read_tree(file)
    terms = root.get("terms") if isinstance(root, MapNode) else None
    entries = [key.text for key, _ in terms.pairs] if isinstance(terms, MapNode) else []
    earlier = order[: order.index(clause)] if clause in order else ()
    after = next((name for name in reversed(earlier) if name in entries), "")
    return add_entry(file, ("terms", clause), [report], after)


def add_entry(file: TextFile, path: tuple[str, ...], entry: Data, after: str = "") -> Edited | Refused:
    """Add an entry under a path of keys, behind that of the key `after` or the others; there must be none yet.

    A list is added to the list that is there.
    """
    return _edited(
        file,
        lambda root: additions(file.text, root, path, entry, after),
        lambda before, now: now in _with(before, path, entry),
    )


def add_items(file: TextFile, group: str, key: str, items: Sequence[str]) -> Edited | Refused:
    """Add texts to the list behind a key of a group, making the list and the group if there is none."""
    root, _ = read_tree(file)
    there = root.get(group) if isinstance(root, MapNode) else None
    if there is None:
        return add_entry(file, (group,), Entry({key: list(items)}))
    listed = there.get(key) if isinstance(there, MapNode) else None
    # A list that is there takes one item at a time, in its own manner.
    steps = [[item] for item in items] if isinstance(listed, ListNode) else [list(items)]
    first: Edit | None = None
    for step in steps:
        made = add_entry(file, (group, key), step)
        if isinstance(made, Refused):
            return made
        first = first or made.edit
        file = TextFile(file.name, made.text)
    assert first is not None
    return Edited(file.text, first)


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
            # A value that holds a comment stays, for the comment would be lost.
            taken = present.place.text
            is_block = taken.startswith(("|", ">"))
            risky = taken.splitlines()[0] if is_block else taken if isinstance(present, ListNode | MapNode) else ""
            new = written(value, in_brackets(file.text, report))
            return () if "#" in risky else [Edit(present.place.span, new)]
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


def _reports(root: MapNode, clause: str) -> tuple[Node, ...]:
    terms = root.get("terms")
    entry = terms.get(clause) if isinstance(terms, MapNode) else None
    return entry.items if isinstance(entry, ListNode) else ()


def _group(data: Data, key: str | None = None) -> dict[str, Data]:
    """Return a group, or the group behind a key of it; an empty one where there is none."""
    found = data if key is None else _group(data).get(key)
    return dict(found) if isinstance(found, Mapping) else {}


def _with(data: Data, path: tuple[str, ...], leaf: Data) -> list[Data]:
    """Return what data may be once a leaf is under a path of keys; an item stands first or last in its list.

    What holds nothing, as a key without a value, makes room for a group or a list.
    """
    if data and not isinstance(data, Mapping):
        return []
    there, rest = _group(data).get(path[0]), path[1:]
    if rest:
        return [{**_group(data), path[0]: inner} for inner in _with(there or {}, rest, leaf)]
    if isinstance(leaf, str | Mapping):
        return [] if there else [{**_group(data), path[0]: leaf}]
    if there and isinstance(there, str | Mapping):
        return []
    return [{**_group(data), path[0]: listed} for listed in ([*(there or ()), *leaf], [*leaf, *(there or ())])]


def unified(name: str, before: str, after: str) -> str:
    """Return a unified patch; "" where nothing changes."""
    was, now = (LINES.findall(side) for side in (before, after))
    made = difflib.unified_diff(was, now, fromfile=f"a/{name}", tofile=f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made)
