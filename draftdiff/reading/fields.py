"""One YAML mapping read key by key; every problem is kept, none stops the reading."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.keys import Keys
from draftdiff.model import Acknowledged, Yes
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar
from draftdiff.text import Place, Span
from draftdiff.values import Quantity, Unreadable, parse_date

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """The entries of a mapping whose keys are fixed."""

    def __init__(self, node: MapNode, known: Keys, problems: list[Diagnostic]) -> None:
        self.node, self.known, self.problems = node, known, problems
        self.place = node.pairs[0][0].place if node.pairs else node.place
        self._entries = {key.text: (key, value) for key, value in reversed(node.pairs)}
        for key, value in node.pairs:
            if key.text not in known:
                problems.append(shape.unknown_key(key.text, key.place, list(known)))
                # Read on as if it were spelt right, so that the key that is meant is not called missing.
                meant = shape.nearest(key.text, known)
                if meant is not None:
                    self._entries.setdefault(meant, (key, value))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def key_place(self, key: str) -> Place:
        """Return where a key stands; it must be there."""
        return self._entries[key][0].place

    def node_of(self, key: str) -> Node | None:
        """Return what stands behind a key; an empty value is reported and reads as missing."""
        if key not in self._entries:
            return None
        name, node = self._entries[key]
        if isinstance(node, Scalar) and not node.text.strip():
            self.problems.append(shape.empty_value(key, name.place, self.known[key].need))
            return None
        return node

    def scalar(self, key: str) -> Scalar | None:
        """Return a single value, None when it is missing or a list."""
        node = self.node_of(key)
        if node is None or isinstance(node, Scalar):
            return on_one_line(node) if node else None
        self._is_no(key, "a single value", node)
        return None

    def _is_no(self, key: str, wanted: str, node: Node) -> None:
        """Report what stands behind a key as another shape; where it is a text, at the text."""
        place, example = place_of(self._entries[key][0], node), f"{key}: {self.known[key].example}"
        glued = text_of(node) if wanted == shape.GROUP else ""
        self.problems.append(shape.wrong_shape(f"`{key}`", wanted, place, example, glued))

    def wanted(self, key: str, example: str = "") -> bool:
        """Tell whether a key is there that must be; report it as missing where it is not."""
        if key not in self._entries:
            self.problems.append(shape.missing_key(key, self.place, example or self.known[key].example))
        return key in self._entries

    def needed(self, key: str, example: str = "") -> Scalar | None:
        """Return a single value that must be there."""
        return self.scalar(key) if self.wanted(key, example) else None

    def text(self, key: str) -> str:
        """Return a single value as text, empty when it is missing."""
        node = self.scalar(key)
        return node.text if node else ""

    def word(self, key: str, words: type[Word]) -> Word | None:
        """Return one of a fixed set of words, None when it is missing or another."""
        node = self.scalar(key)
        return choose(node, f"`{key}`", words, self.problems) if node else None

    def yes(self, key: str) -> bool:
        """Tell whether a key says yes, or true as some editors have it; it may say nothing else."""
        node = self.scalar(key)
        if node is None or node.text == "true":
            return node is not None
        return choose(node, f"`{key}`", Yes, self.problems) is Yes.YES

    def date(self, key: str) -> Quantity | None:
        """Return a date that may be partial or approximate."""
        node = self.scalar(key)
        return read_date(node, self.problems) if node else None

    def mapping(self, key: str) -> MapNode | None:
        """Return a mapping, None when it is missing or something else."""
        node = self.node_of(key)
        if node is None or isinstance(node, MapNode):
            return node
        self._is_no(key, shape.GROUP, node)
        return None

    def several(self, key: str) -> tuple[Scalar, ...]:
        """Return one value or a list of them."""
        node = self.node_of(key)
        if isinstance(node, Scalar):
            return (on_one_line(node),)
        return self.listed(key)

    def listed(self, key: str) -> tuple[Scalar, ...]:
        """Return a list of single values that is not empty."""
        node = self.node_of(key)
        if isinstance(node, ListNode) and node.items:
            found = tuple(scalars(node, f"`{key}`", self.problems))
            if all(one.text.strip() for one in found):
                return found
        if isinstance(node, ListNode):
            self.problems.append(shape.empty_value(key, self.key_place(key), self.known[key].need))
        elif node is not None:
            self._is_no(key, "a list", node)
        return ()

    def acknowledged(self) -> Acknowledged | None:
        """Return the warnings that somebody has looked at, with the reason, which must be there."""
        if "acknowledged" not in self:
            if "because" in self:
                self.problems.append(shape.because_of_nothing(self.key_place("because")))
            return None
        codes = self.several("acknowledged")
        because = self.needed("because")
        if not codes or because is None:
            return None
        named = tuple(code.text for code in codes)
        return Acknowledged(named, because.text, self.node.place, self.key_place("acknowledged"))

    def words(self, key: str) -> tuple[str, ...]:
        """Return what a list of single values says that is not empty."""
        return tuple(one.text for one in self.listed(key))


def scalars(node: ListNode, what: str, problems: list[Diagnostic]) -> Iterator[Scalar]:
    """Yield the single values of a list and report what else it holds."""
    for item in node.items:
        if isinstance(item, Scalar):
            yield on_one_line(item)
        else:
            problems.append(shape.wrong_shape(f"an entry of {what}", "a single value", item.place, "[one, two]"))


def not_a_group(what: str, node: Node, place: Place, example: str, problems: list[Diagnostic]) -> None:
    """Report what should be a group of keys and is something else."""
    problems.append(shape.wrong_shape(what, shape.GROUP, place, example, text_of(node)))


def choose(node: Scalar, what: str, words: type[Word], problems: list[Diagnostic]) -> Word | None:
    """Read a scalar as one of a fixed set of words."""
    try:
        return words(node.text)
    except ValueError:
        problems.append(shape.unknown_word(what, node.text, node.place, list(words)))
        return None


def read_date(node: Scalar, problems: list[Diagnostic]) -> Quantity | None:
    """Read a scalar as a date that may be partial or approximate."""
    date = parse_date(node.text)
    if isinstance(date, Unreadable):
        problems.append(shape.bad_date(node.place, date.message, date.help))
        return None
    return date


def read_id(node: Scalar | None, problems: list[Diagnostic]) -> str | None:
    """Read a scalar as an id: small letters, digits and single hyphens; another is read as the id that help names."""
    if node is None:
        return None
    if shape.plain_id(node.text) != node.text:
        problems.append(shape.bad_id(node.text, node.place))
    return shape.plain_id(node.text)


def on_one_line(node: Scalar) -> Scalar:
    """Fold a block of text, as `>` and `|` begin one, to the line that is meant."""
    if "\n" not in node.text:
        return node
    return Scalar(" ".join(line.strip(" ") for line in node.text.split("\n") if line.strip()), node.place)


def text_of(node: Node) -> str:
    """Return what a single value says, nothing for a list or a group."""
    return node.text if isinstance(node, Scalar) else ""


def place_of(key: Scalar, node: Node) -> Place:
    """Return where to point at what stands behind a key: at a single value itself, else at the key."""
    return node.place if text_of(node).strip() else key.place


def first_line(place: Place) -> Place:
    """Narrow a place to its first line, for a caret that a reader can see."""
    line = place.text.splitlines()[0].rstrip() if place.text.strip() else ""
    return Place(place.file, Span(place.span.start, place.span.start + len(line)))
