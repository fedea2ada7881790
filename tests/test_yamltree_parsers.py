"""The parser in C and the one in Python give the same verdict, tree and places on any text."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.reading.yamltree import ListNode, MapNode, Node, ParserChoice, Scalar, read_tree
from draftdiff.text import Place, Span, TextFile

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without its parser in C")

SIGNS = " :-[]{},#&*!|>%@?`'\"\\~ab\té😀\n\r\x00\x85\u00a0\u2028\u202e\ufeff\ud800"
TOKENS = [
    *SIGNS,
    *[
        "  ",
        "    ",
        ": ",
        "- ",
        ", ",
        " #",
        "&a ",
        "*a",
        "!a ",
        "? ",
        "--- ",
        "...",
        "<<",
        "''",
        "|-",
        "|2",
        ">- ",
    ],
    *["\\n", "\\x41", "\\x1b", "\\ud800", "\\U00110000", "%YAML 1.1", "http://a?b=c", "x" * 1022],
    *["\n", "\n  ", "\n- ", "\na: ", "\r\n", "\n---\n", "\n%a\n"],
]
SEEDS = [
    "a:\n  - b: c\n    d: 'e'\n",
    "{a: b, c: [d, e], f: , g}\n",
    "a: |\n  x # y\n# c\nb: >\n\n   d\n  \n\n   e\n",
    'a: "x\n  y\\n"\n',
    "--- \na: b\n...\n",
    "a: [b, # c\n  d]\n",
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A small record with odd pieces put in and taken out."""
    text = draw(st.sampled_from(SEEDS))
    if draw(st.booleans()):
        text = text.replace("\n", draw(st.sampled_from(["\r\n", "\r"])))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 3))
        text = text[:start] + draw(st.sampled_from(TOKENS)) + text[end:]
    return text


TEXTS = st.one_of(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join), damaged(), st.text(max_size=30))


def places(node: Node) -> Iterator[Place]:
    yield node.place
    match node:
        case Scalar():
            pass
        case ListNode(items=items):
            for item in items:
                yield from places(item)
        case MapNode(pairs=pairs):
            for key, value in pairs:
                yield key.place
                yield from places(value)


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case ListNode(items=items):
            for item in items:
                yield from scalars(item)
        case MapNode(pairs=pairs):
            for key, value in pairs:
                yield key
                yield from scalars(value)


def refused(problems: list[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


# Texts on which the two parsers of PyYAML are known to disagree when left to themselves.
@given(TEXTS)
@example("a:\tb\n")
@example("a: b\x85c: d\n")
@example("[? ]")
@example("{a? b: c}")
@example("[a?b]")
@example("{?a: b}")
@example("{a:[b]}")
@example("{a :[b]}")
@example("[a:,b]")
@example("a: |#b\n  c\n")
@example("%YAML 1.3\n---\na: b\n")
@example("%FOO\n---\na: b\n")
@example('a: "\\ud800"\n')
@example('a: "\\U00110000"\n')
@example("a: !%ff b\n")
@settings(max_examples=1000, deadline=None)
def test_both_parsers_agree(text: str) -> None:
    file = TextFile("draft.yaml", text)
    c_node, c_problems = read_tree(file, ParserChoice.C)
    pure_node, pure_problems = read_tree(file, ParserChoice.PURE)
    assert refused(c_problems) == refused(pure_problems)
    if not refused(c_problems):
        assert c_node is not None
        assert pure_node is not None
        assert c_node == pure_node
        assert list(places(c_node)) == list(places(pure_node))
        assert c_problems == pure_problems


@given(TEXTS, st.sampled_from(ParserChoice))
@settings(max_examples=1000, deadline=None)
def test_places_lie_inside_the_text(text: str, parser: ParserChoice) -> None:
    node, problems = read_tree(TextFile("draft.yaml", text), parser)
    assert node is not None or refused(problems)
    assert all(inside(problem.place.span, text) for problem in problems)
    assert all(problem.message and problem.help for problem in problems)
    if node is None:
        return
    assert all(inside(place.span, text) for place in places(node))
    if not refused(problems):
        for scalar in scalars(node):
            written = scalar.place.text
            if written[:1] not in {"'", '"', "|", ">"} and "\n" not in written and "\r" not in written:
                assert written == scalar.text


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20))
@settings(max_examples=300, deadline=None)
def test_quoted_text_comes_back(text: str) -> None:
    if any(character in "\ufeff\ufffe\uffff" for character in text):
        return
    quoted = "'" + text.replace("'", "''") + "'"
    for parser in ParserChoice:
        node, _ = read_tree(TextFile("draft.yaml", f"a: {quoted}\n"), parser)
        assert isinstance(node, MapNode)
        assert node.get("a") == Scalar(text, node.place)
        assert node.pairs[0][1].place.text == quoted
