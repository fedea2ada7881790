"""Where a new entry goes in a text: behind the last of its kind, in the manner of its neighbours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from draftdiff.reading.yamltext import BYTE_ORDER_MARK
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.text import Span
from draftdiff.writing.quoting import Data, Entry, written, written_key

STEP = 2
_REMARK = re.compile(r" *(?P<comma>,?) *#.*")


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of a text, and what is to stand there instead."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How lists are laid out: how far the dash is behind the column of its key, and what follows behind the dash."""

    dash: int = STEP
    gap: int = 1


def splice(text: str, edit: Edit) -> str:
    """Put an edit into a text; every other character stays."""
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def additions(text: str, group: MapNode, path: tuple[str, ...], leaf: Data, after: str = "") -> Iterator[Edit]:
    """Yield the places for a leaf under a path of keys below a group, the best first.

    What is missing on the path is made. A leaf that is a list is added to the list that is there. A new last key
    goes behind the key `after`, where there is one.
    """
    key, *rest = path
    child = group.get(key)
    value = leaf
    for name in reversed(rest):
        value = {name: value}
    if child is None:
        yield from _pairs(text, group, key, value, after if not rest else "")
    elif isinstance(child, Scalar) and not child.place.text:
        yield _filled(text, group, key, value, child)
    elif isinstance(child, MapNode) and rest:
        if not child.pairs and isinstance(leaf, Entry) and not in_brackets(text, group):
            yield from _opened(text, group, child, entry_lines(rest[0], leaf))
        yield from additions(text, child, tuple(rest), leaf, after)
    elif isinstance(child, ListNode) and not rest and not isinstance(leaf, str | Mapping):
        yield from _items(text, child, leaf[0])


def _pairs(text: str, group: MapNode, key: str, value: Data, after: str) -> Iterator[Edit]:
    """Yield places for a new key: behind a key, at the end, and before the first."""
    if in_brackets(text, group):
        there = [node for _, node in group.pairs]
        yield _in_brackets(text, group, there, f"{written_key(key)}: {written(value, in_brackets=True)}")
        return
    indent = column(text, group.place.span.start)
    lines = entry_lines(key, value, _manner(text, group))
    # Between the first two entries of a file that is a list of entries there is nothing to go by yet.
    second = isinstance(value, Entry) and indent == 0 and len(group.pairs) == 1
    # So is one that has a blank line before it: the entry that comes next is set apart as well.
    ends = [(one[1].place.span.end, other[0].place.span.start) for one, other in pairwise(group.pairs)]
    apart = bool(ends) and any(not line.strip() for line in text[slice(*ends[-1])].split("\n")[1:-1])
    gap = 1 if second or apart else 0
    anchors = [node for name, node in group.pairs if name.text == after] + [group.pairs[-1][1]]
    for anchor in anchors:
        yield from _behind(text, anchor.place.span.end, indent, [""] * gap + lines)
    yield _before(text, group.pairs[0][0].place.span.start, indent, lines + [""] * gap)


def _items(text: str, group: ListNode, item: Data) -> Iterator[Edit]:
    """Yield places for a new item: at the end, and before the first."""
    if in_brackets(text, group):
        yield _in_brackets(text, group, group.items, written(item, in_brackets=True))
        return
    start = group.place.span.start
    indent = column(text, start)
    lines = _item_lines(item, _gap(text, group))
    yield from _behind(text, group.items[-1].place.span.end, indent, lines)
    yield _before(text, start, indent, lines)


def _filled(text: str, group: MapNode, key: str, value: Data, empty: Node) -> Edit:
    """Put a value behind a key that has none."""
    end = empty.place.span.end
    if in_brackets(text, group):
        return Edit(Span(end, end), f" {written(value, in_brackets=True)}")
    indent = column(text, group.place.span.start)
    lines = entry_lines(key, value, _manner(text, group))
    if len(lines) == 1:
        return Edit(Span(end, end), lines[0].removeprefix(f"{written_key(key)}:"))
    at = _own_end(text, end, indent)
    return Edit(Span(at, at), _joined(text, at, indent, lines[1:]))


def _opened(text: str, group: MapNode, empty: MapNode, lines: list[str]) -> Iterator[Edit]:
    """Yield how to put lines in the place of empty braces; the remarks behind them stay."""
    inner = text[empty.place.span.start + 1 : empty.place.span.end - 1]
    if not inner.strip(" "):
        start = len(text[: empty.place.span.start].rstrip(" "))
        outer = column(text, group.place.span.start)
        end = _own_end(text, empty.place.span.end, outer)
        yield Edit(Span(start, end), text[empty.place.span.end : end] + _joined(text, end, outer + STEP, lines))


def _in_brackets(text: str, group: Node, there: Sequence[Node], new: str) -> Edit:
    """Put an entry behind the last one in brackets, below a remark that is about that one."""
    if there:
        last = there[-1].place.span
        rest = text[last.end : line_end(text, last.end)]
        if found := _REMARK.fullmatch(rest):
            lead = line_break(text, last.end) + " " * column(text, last.start)
            comma, end = ("", ",") if found["comma"] else (",", "")
            return Edit(Span(last.end, last.end + len(rest)), f"{comma}{rest}{lead}{new}{end}")
    at = there[-1].place.span.end if there else group.place.span.start + 1
    return Edit(Span(at, at), f", {new}" if there else new)


def _behind(text: str, end: int, indent: int, lines: list[str]) -> Iterator[Edit]:
    """Yield two places behind an entry: at its end, and behind the blank lines that may belong to it."""
    at = _own_end(text, end, indent)
    yield Edit(Span(at, at), _joined(text, at, indent, lines))
    later = at
    for start, stop in _lines_behind(text, at):
        if text[start:stop].strip(" ") or start == len(text):  # The break at the end of a text begins no line.
            break
        later = stop
    if later != at:
        yield Edit(Span(later, later), _joined(text, later, indent, lines))


def _before(text: str, at: int, indent: int, lines: list[str]) -> Edit:
    lead = line_break(text, at) + " " * indent
    return Edit(Span(at, at), _joined(text, at, indent, lines).removeprefix(lead) + lead)


def _joined(text: str, at: int, indent: int, lines: list[str]) -> str:
    """Put each line behind a line break and its indentation; an empty line has none."""
    ending = line_break(text, at)
    return "".join(ending + (" " * indent + line if line else "") for line in lines)


def entry_lines(key: str, value: Data, manner: Manner = Manner()) -> list[str]:
    """Write a key with what is behind it; groups of groups and lists of groups take lines of their own."""
    name = written_key(key)
    if isinstance(value, Mapping):
        if isinstance(value, Entry) or any(isinstance(each, Mapping) or _has_groups(each) for each in value.values()):
            inner = [line for key, each in value.items() for line in entry_lines(key, each, manner)]
            return [f"{name}:", *(" " * STEP + line for line in inner)]
    elif _has_groups(value):
        inner = [line for item in value for line in _item_lines(item, manner.gap)]
        return [f"{name}:", *(" " * manner.dash + line for line in inner)]
    return [f"{name}: {written(value)}"]


def _has_groups(value: Data) -> bool:
    return not isinstance(value, str | Mapping) and any(isinstance(item, Mapping) for item in value)


def _item_lines(item: Data, gap: int) -> list[str]:
    if not isinstance(item, Mapping) or not item:
        return [f"-{' ' * gap}{written(item)}"]
    inner = [line for key, value in item.items() for line in entry_lines(key, value)]
    return [("-" + " " * gap if number == 0 else " " * (1 + gap)) + line for number, line in enumerate(inner)]


def _manner(text: str, group: MapNode) -> Manner:
    """Read off the lists of a group how they are laid out."""
    for key, node in reversed(group.pairs):
        if isinstance(node, ListNode) and node.items and not in_brackets(text, node):
            dash = column(text, node.place.span.start) - column(text, key.place.span.start)
            return Manner(max(dash, 0), _gap(text, node))
    return Manner()


def _gap(text: str, group: ListNode) -> int:
    """Read off the last item of a list how many blanks follow the dash."""
    start = group.items[-1].place.span.start
    blanks = text[line_start(text, start) : start].rpartition("-")
    return len(blanks[2]) if blanks[1] and blanks[2] and not blanks[2].strip(" ") else 1


def _own_end(text: str, end: int, indent: int) -> int:
    """Return the end of the last line of an entry, comments that are indented further with it."""
    best = line_end(text, end)
    for start, stop in _lines_behind(text, best):
        said = text[start:stop].lstrip(" ")
        if said and not (said.startswith("#") and stop - start - len(said) > indent):
            break
        best = stop if said else best
    return best


def _lines_behind(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends that follows the end of one."""
    while at < len(text):
        start = at + len(break_at(text, at))
        at = line_end(text, start)
        yield start, at


def in_brackets(text: str, node: Node) -> bool:
    """Tell whether a list or a group is written in brackets or braces."""
    return text[node.place.span.start : node.place.span.start + 1] in {"[", "{"}


def column(text: str, at: int) -> int:
    """Return how many characters stand before an offset on its line, a byte order mark left out."""
    return len(text[line_start(text, at) : at].removeprefix(BYTE_ORDER_MARK))


def line_start(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of an offset ends, before its line break."""
    ends = [found for mark in "\r\n" if (found := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))


def line_break(text: str, at: int) -> str:
    """Return the line break that new lines take: the one at this place, else the first of the text."""
    return break_at(text, line_end(text, at)) or break_at(text, line_end(text, 0)) or "\n"


def break_at(text: str, at: int) -> str:
    """Return the line break that stands at an offset, "" for none."""
    return next((mark for mark in ("\r\n", "\n", "\r") if text.startswith(mark, at)), "")
