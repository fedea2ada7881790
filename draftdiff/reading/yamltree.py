"""YAML text as nodes with places: every scalar is a string, and every hazard is a problem."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import yaml

from draftdiff.checks import syntax
from draftdiff.diagnostics import Diagnostic
from draftdiff.reading.yamltext import BIDI, ESCAPED_CONTROL, Problems, body_start, cleaned, code_of, decode
from draftdiff.reading.yamlwords import BLOCK_HEADER, COLON_IN_BRACKETS, QUESTION_MARK, Complaint, explain, refuse
from draftdiff.text import Place, TextFile

__all__ = ["BEST", "ListNode", "MapNode", "Node", "ParserChoice", "Scalar", "decode", "read_tree"]

_DEEPEST = 64
_BLANK = " \r\n"
_COMMENT = re.compile(r"#[^\r\n]*")
_TAG = re.compile(r"![^\s,\[\]{}]*")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]*")
_GLUED_COLON = re.compile(r"[ \r\n]*:[,\[\]{}?]")
_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_IMPOSSIBLE_ESCAPE = re.compile(r"\\U(?!00(?:0[0-9A-Fa-f]|10))(?=[0-9A-Fa-f]{8})")


class ParserChoice(StrEnum):
    """Which of PyYAML's parsers reads; their verdicts agree."""

    C = "c"
    PURE = "pure"


BEST = ParserChoice.C if yaml.__with_libyaml__ else ParserChoice.PURE


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text in any style; empty where nothing is written."""

    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes in the order of the file."""

    items: tuple["Node", ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and their values in the order of the file."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    place: Place = field(compare=False)

    def get(self, key: str) -> "Node | None":
        """Return the value of a key; None if it is not there."""
        return next((value for name, value in self.pairs if name.text == key), None)


_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_GLUED_REMARK = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")

Node: TypeAlias = Scalar | ListNode | MapNode


def read_tree(file: TextFile, parser: ParserChoice = BEST) -> tuple[Node | None, list[Diagnostic]]:
    """Read a text as nodes, together with all its problems.

    There may be a node in spite of errors: of two equal keys the first is kept, a pair whose key is no
    text is left out, and an alias is read as a text. There is none where nothing could be read.
    """
    problems = Problems(file)
    marker = _CONFLICT.search(file.text)
    if marker:
        problems.add(syntax.conflict_marker(problems.place(marker.start(), marker.end())))
        return None, problems.listed()
    text = cleaned(problems)
    builder = _Builder(problems)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader if parser is ParserChoice.C else yaml.BaseLoader):
            builder.take(event)
            if builder.gave_up:
                break
    except (yaml.YAMLError, ValueError, ArithmeticError, LookupError, RecursionError) as fault:
        problem = explain(file, _complaint(fault, file, builder.at))
        # What follows a reported hazard on its line is most likely its consequence.
        if problem.code != "DD007" or not problems.has_error_near(problem.place):
            problems.add(problem)
        builder.close_all()
        return None, problems.listed()
    return builder.finish(), problems.listed()


def _complaint(fault: Exception, file: TextFile, at: int) -> Complaint:
    shift = body_start(file)
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark is not None:
        offset = fault.problem_mark.index + shift
        opening = fault.context_mark.index + shift if fault.context_mark else offset
        return Complaint(f"{fault.context}: {fault.problem}", offset, opening)
    # The parser in Python fails without a mark on an escape such as \UFFFFFFFF.
    escape = _IMPOSSIBLE_ESCAPE.search(file.text, at)
    if escape:
        return Complaint("invalid Unicode escape", escape.end(), escape.start())
    return Complaint(str(fault), at, at)


@dataclass(slots=True)
class _Open:
    """A collection whose end is to come; the nodes of a mapping are key, value, key, value."""

    is_map: bool
    flow: bool
    start: int
    nodes: list[Node] = field(default_factory=list)


class _Builder:
    """Makes nodes of parser events and reports what a record may not hold."""

    def __init__(self, problems: Problems) -> None:
        self.at = body_start(problems.file)
        self.gave_up = False
        self._root: Node | None = None
        self._open: list[_Open] = []
        self._documents = 0
        self._problems = problems
        self._text = problems.file.text
        self._shift = self.at

    def take(self, event: yaml.Event) -> None:
        """Take an event and make of it what it stands for."""
        first, last = event.start_mark, event.end_mark
        start = first.index + self._shift if first else self.at
        end = last.index + self._shift if last else self.at
        match event:
            case yaml.ScalarEvent():
                self._check_gap(start)
                self._check_properties(event, start)
                self._scalar(event, start, end)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._problems.add(syntax.second_document(self._problems.place(start, end)))
                    self.gave_up = True
            case yaml.AliasEvent():
                self._check_gap(start)
                self._problems.add(syntax.anchor_or_alias(self._problems.place(start, end)))
                self._put(Scalar(f"*{event.anchor}", self._problems.place(start, end)))
                self.at = end
            case yaml.CollectionStartEvent():
                self._check_gap(start)
                self._check_properties(event, start)
                self._start(event, start, end)
            case yaml.CollectionEndEvent():
                self._check_gap(start)
                self._end(end)

    def finish(self) -> Node | None:
        """Return the root once the stream is at its end."""
        root = self._root
        empty = root is None or (isinstance(root, Scalar) and not root.place.text)
        if empty and not self.gave_up and not self._problems.has_errors():
            self._problems.add(syntax.empty_file(self._problems.place(self._shift, self._shift)))
        return None if empty else root

    def close_all(self) -> None:
        """Check the keys of all that an error left open."""
        while self._open:
            self._end(self.at)

    def _gap(self, end: int) -> str:
        """Return what stands between the last node and an offset, comments blanked."""
        gap = self._text[self.at : end]
        return _COMMENT.sub(lambda comment: " " * len(comment[0]), gap) if "#" in gap else gap

    def _check_gap(self, start: int) -> None:
        # The parsers disagree on question marks in brackets; no record needs one outside a quote.
        question = self._gap(start).find("?")
        if question >= 0:
            self._problems.add(refuse(self._problems.file, QUESTION_MARK, self.at + question))

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> None:
        if event.anchor is not None:
            self._problems.add(syntax.anchor_or_alias(self._found(_ANCHOR, start)))
        if event.tag is not None:
            self._problems.add(syntax.tag(self._found(_TAG, start)))

    def _found(self, pattern: re.Pattern[str], start: int) -> Place:
        found = pattern.search(self._text, start)
        return self._problems.place(*(found.span() if found else (start, start)))

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        match event.style:
            case "|" | ">":
                end = start + len(self._text[start:end].rstrip(_BLANK))
                if _GLUED_COMMENT.match(self._text, start):
                    self._problems.add(refuse(self._problems.file, BLOCK_HEADER, start))
            case '"':
                self._check_escapes(event.value, self._problems.place(start, end))
            case "'":
                pass
            case _ if event.value:
                self._check_plain(start, end)
            case _:
                # The parsers put the place of nothing differently; it is behind the last sign.
                start = end = self.at + len(self._gap(start).rstrip(_BLANK))
        self._put(Scalar(event.value, self._problems.place(start, end)))
        self.at = end

    def _check_plain(self, start: int, end: int) -> None:
        if self._open and self._open[-1].flow:
            question = self._text.find("?", start, end)
            if question >= 0:
                self._problems.add(refuse(self._problems.file, QUESTION_MARK, question))
            if _GLUED_COLON.match(self._text, end):
                self._problems.add(refuse(self._problems.file, COLON_IN_BRACKETS, end))
        if lost := _GLUED_REMARK.match(self._text, end):
            self._problems.add(syntax.lost_behind_hash(self._problems.place(*lost.span(1)), lost[1]))

    def _check_escapes(self, value: str, place: Place) -> None:
        control = ESCAPED_CONTROL.search(value)
        if control:
            self._problems.add(syntax.control_character(place, code_of(control[0])))
        bidi = BIDI.search(value)
        if bidi and not BIDI.search(place.text):
            self._problems.add(syntax.bidi_control(place, code_of(bidi[0])))

    def _start(self, event: yaml.CollectionStartEvent, start: int, end: int) -> None:
        if len(self._open) == _DEEPEST:
            place = self._problems.place(start, min(start + 1, len(self._text)))
            self._problems.add(syntax.too_deep(place, _DEEPEST))
            self.gave_up = True
        is_map = isinstance(event, yaml.MappingStartEvent)
        # One pair in a list, as in [a: b], counts as flow and has no brackets of its own.
        bracketed = event.flow_style and self._text[start] in "[{"
        self._open.append(_Open(is_map, bool(event.flow_style), start))
        if bracketed:
            self.at = end

    def _end(self, end: int) -> None:
        opened = self._open.pop()
        if opened.flow and self._text[opened.start] in "[{":
            self.at = end
        elif opened.nodes:
            # A block ends for the parsers where the next thing starts.
            end = opened.nodes[-1].place.span.end
        place = self._problems.place(opened.start, end)
        if opened.is_map:
            self._put(self._mapping(opened.nodes, place))
        else:
            self._put(ListNode(tuple(opened.nodes), place))

    def _mapping(self, nodes: list[Node], place: Place) -> MapNode:
        first: dict[str, Scalar] = {}
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=False):
            if not isinstance(key, Scalar) or not key.text:
                self._problems.add(syntax.key_not_text(key.place))
            elif key.text == "<<" == key.place.text:
                self._problems.add(syntax.merge_key(key.place))
            elif key.text in first:
                self._problems.add(syntax.duplicate_key(key.text, key.place, first[key.text].place))
            else:
                first[key.text] = key
                pairs.append((key, value))
        return MapNode(tuple(pairs), place)

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._root = node
