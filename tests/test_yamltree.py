"""What a user gets of a YAML file: its tree, the place of each node, and each problem in words."""

import pytest

from draftdiff.checks import syntax
from draftdiff.diagnostics import Diagnostic, Severity, in_order
from draftdiff.reading.yamltree import ListNode, MapNode, Node, ParserChoice, Scalar, decode, read_tree
from draftdiff.text import Place, Span, TextFile

PARSERS = pytest.mark.parametrize("parser", list(ParserChoice))
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node | None) -> Plain | None:
    match node:
        case Scalar(text=text):
            return text
        case ListNode(items=items):
            return [plain(item) or "" for item in items]
        case MapNode(pairs=pairs):
            return {key.text: plain(value) or "" for key, value in pairs}
        case None:
            return None


def read(text: str, parser: ParserChoice = ParserChoice.PURE) -> tuple[Node | None, list[Diagnostic]]:
    node, problems = read_tree(TextFile("draft.yaml", text), parser)
    return node, in_order(problems)


def tree(text: str, parser: ParserChoice) -> MapNode:
    node, problems = read(text, parser)
    assert problems == []
    assert isinstance(node, MapNode)
    return node


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def where(problem: Diagnostic) -> str:
    start = problem.place.start
    return f"{problem.code} {start.line}:{start.column} {problem.place.text}"


TREES = [
    ("value: NO\n", {"value": "NO"}),
    (
        "a: 12:30\nb: 0750\nc: 1_000\nd: 2024-02-30\ne: ~\n",
        {"a": "12:30", "b": "0750", "c": "1_000", "d": "2024-02-30", "e": "~"},
    ),
    ("a: 50%\n", {"a": "50%"}),
    ("a:\nb: ''\nc: \"\"\n", {"a": "", "b": "", "c": ""}),
    ("a:\n  - b\n  -\n  - c\n", {"a": ["b", "", "c"]}),
    ("a:\n- b\n- c: d\n  e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
    ("a: {b: c, d: [e, f], g, h: }\n", {"a": {"b": "c", "d": ["e", "f"], "g": "", "h": ""}}),
    ("a: [b: c, d]\n", {"a": [{"b": "c"}, "d"]}),
    ("a: one\n  two\n\n  three\n", {"a": "one two\nthree"}),
    ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
    ("a: >-\n  one\n  two\n", {"a": "one two"}),
    ('a: "one\\\n  two \\u20ac \\t\\n"\n', {"a": "onetwo € \t\n"}),
    ("a: 'it''s'\n", {"a": "it's"}),
    ("--- # start\na: b\n...\n", {"a": "b"}),
    ("\ufeffa: b\r\nc: 😀\r\n", {"a": "b", "c": "😀"}),
    ("a: b\rc: d\r", {"a": "b", "c": "d"}),
    ("a: http://x/?y=z#w\n", {"a": "http://x/?y=z#w"}),
    ('"<<": a\n', {"<<": "a"}),
    ("a: what? (he said)\n", {"a": "what? (he said)"}),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), TREES)
def test_every_scalar_is_the_text_as_written(text: str, expected: Plain, parser: ParserChoice) -> None:
    assert plain(tree(text, parser)) == expected


PLACES = [
    ("a: b # c\n", "b"),
    ("a: 'b'  \n", "'b'"),
    ("a:   # nothing\nb: c\n", ""),
    ("a: [b, c]  # d\n", "[b, c]"),
    ("a: {b: c}\n", "{b: c}"),
    ("a: |\n  b\n  c\n\n# d\ne: f\n", "|\n  b\n  c"),
    ("a: > # why\n  b\n\n\n", "> # why\n  b"),
    ("a:\n  b: c\n  d: e # f\n\n# g\nh: i\n", "b: c\n  d: e"),
    ("a:\n  - b\n  - c\n\nd: e\n", "- b\n  - c"),
    ("a:\n  - b\n  - # c\nd: e\n", "- b\n  -"),
    ("a: one\n  two # three\n", "one\n  two"),
    ("\ufeffa: 😀e\u0301\r\nb: c\r\n", "😀e\u0301"),
    ("x: 😀\r\ra: b\r", "😀"),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_place_covers_what_is_written_and_no_more(text: str, expected: str, parser: ParserChoice) -> None:
    assert tree(text, parser).pairs[0][1].place.text == expected


@PARSERS
@pytest.mark.parametrize(
    ("text", "offset"),
    [("a:\n", 2), ("a:  # b\nc: d\n", 2), ("\ufeffa: \r\n", 3), ("{a: , b: c}", 3), ("{a, b}", 2)],
)
def test_an_empty_value_stands_behind_its_colon(text: str, offset: int, parser: ParserChoice) -> None:
    assert tree(text, parser).pairs[0][1].place.span == Span(offset, offset)


@PARSERS
def test_a_place_never_counts_in_equality(parser: ParserChoice) -> None:
    assert tree("a: [b]\n", parser) == tree("\n\n'a':\n - b\n", parser)


@PARSERS
def test_get_finds_a_value_by_its_key(parser: ParserChoice) -> None:
    node = tree("a: b\nc: d\n", parser)
    assert plain(node.get("c")) == "d"
    assert node.get("e") is None


PROBLEMS = [
    ("a: b\x1bc\n", "DD004 1:5 \x1b"),
    ("a: b\x85c\n", "DD004 1:5 \x85"),
    ("a: b\u2028c\n", "DD004 1:5 \u2028"),
    ("a: b\n\ufeffc: d\n", "DD004 2:1 \ufeff"),
    ("a: b\x00\n", "DD004 1:5 \x00"),
    ('a: "\\x1b"\n', 'DD004 1:4 "\\x1b"'),
    ('a: "\\r"\n', 'DD004 1:4 "\\r"'),
    ("a:\tb\n", "DD005 1:3 \t"),
    ("a:\n\tb: c\n", "DD005 2:1 \t"),
    ("a: 'b\tc'\n", "DD005 1:6 \t"),
    ("a: b\u202ec\n", "DD006 1:5 \u202e"),
    ('a: "\\u202e"\n', 'DD006 1:4 "\\u202e"'),
    ("", "DD008 1:1 "),
    ("# nothing\n", "DD008 1:1 "),
    ("---\n", "DD008 1:1 "),
    ("---\na: b\n---\nc: d\n", "DD009 3:1 ---"),
    ("a: b\n c\na: d\n", "DD010 3:1 a"),
    ("a: {b: c, 'b': d}\n", "DD010 1:11 'b'"),
    ("a: &b c\n", "DD011 1:4 &b"),
    ("a: *b\n", "DD011 1:4 *b"),
    ("a: *very* much\n", "DD011 1:4 *"),
    ("a: & Co\n", "DD011 1:4 &"),
    ("a: !important\n", "DD012 1:4 !important"),
    ("a: !!str b\n", "DD012 1:4 !!str"),
    ("a: !b!c d\n", "DD012 1:4 !"),
    ("<<: a\n", "DD013 1:1 <<"),
    ("- " * 65 + "a\n", "DD014 1:129 -"),
    ("%YAML 1.1\n---\na: b\n", "DD015 1:1 %YAML 1.1"),
    ("a: b\n%c\n", "DD015 2:1 %c"),
    ("[a]: b\n", "DD016 1:1 [a]"),
    ("{a: b}: c\n", "DD016 1:1 {a: b}"),
    (": b\n", "DD016 1:1 :"),
    ("{: b}\n", "DD016 1:2 :"),
    ("'': b\n", "DD016 1:1 ''"),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_a_hazard_is_reported_where_it_stands(text: str, expected: str, parser: ParserChoice) -> None:
    assert [where(problem) for problem in read(text, parser)[1]] == [expected]


MISTAKES = [
    ("a: he said: no\n", "1:11 this value holds a colon and a space"),
    ("a: b\n c: d\n", "2:3 this line looks like a key"),
    ("a:b\nc: d\n", "1:1 this line has no space after its colon"),
    ("a: b\nc d\ne: f\n", "2:1 this line is neither `key: value`"),
    ("a: 'it's here'\n", "1:8 text follows the closing quotation mark"),
    ('a: "50%" of it\n', "1:10 text follows the closing quotation mark"),
    ("a: [b] c\n", "1:8 text follows the closing bracket"),
    ("a: b\n}\n", "2:1 a closing bracket stands here"),
    ('a: "b\nc: d\n', "1:4 a quotation mark opens here"),
    ("a: [b, c\nd: e\n", "1:4 this bracket is not closed"),
    ("a:\n  b: c\n d: e\n", "3:2 this line does not fit"),
    ("a: @b\n", "1:4 a value may not start with this sign"),
    ("a: %5\n", "1:4 a value may not start with this sign"),
    ("a: `b`\n", "1:4 a value may not start with this sign"),
    ("a: - b\n", "1:4 a list starts in a line where it cannot"),
    ("a: ? b\n", "1:4 a question mark here"),
    ("a: [b?]\n", "1:6 a question mark here"),
    ("a: |b\n", "1:5 a value that starts with `|` or `>`"),
    ('a: "\\xzz"\n', "1:7 a backslash in double quotes"),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_mistake_is_explained_in_plain_words(text: str, expected: str, parser: ParserChoice) -> None:
    _, [problem] = read(text, parser)
    start = problem.place.start
    assert problem.code == "DD007"
    assert f"{start.line}:{start.column} {problem.message}".startswith(expected)
    assert problem.help


@PARSERS
def test_reading_goes_on_behind_a_problem(parser: ParserChoice) -> None:
    node, problems = read("a: &x b\na: c\n<<: d\n[e]: f\ng:\th\n'': i\nj: *x\n", parser)
    assert codes(problems) == ["DD011", "DD010", "DD013", "DD016", "DD005", "DD016", "DD011"]
    assert plain(node) == {"a": "b", "g": "h", "j": "*x"}


@PARSERS
def test_a_syntax_error_does_not_hide_what_stands_before_it(parser: ParserChoice) -> None:
    node, problems = read("a: b\na: c\nd: e: f\n", parser)
    assert codes(problems) == ["DD010", "DD007"]
    assert node is None


@PARSERS
def test_a_duplicate_key_names_both_lines(parser: ParserChoice) -> None:
    _, [problem] = read("share: a\nother: b\nshare: c\n", parser)
    assert problem.message == "the key `share` on line 3 is already on line 1"
    assert [related.place.start.line for related in problem.related] == [1]


@PARSERS
def test_many_problems_of_a_kind_are_counted(parser: ParserChoice) -> None:
    _, problems = read("a: b\n" * 1021, parser)
    assert len(problems) == 20
    assert "1,000 more" in problems[-1].message
    assert "more" not in problems[0].message


@PARSERS
def test_sixty_four_levels_are_read(parser: ParserChoice) -> None:
    assert read("[" * 64 + "]" * 64, parser)[1] == []


@PARSERS
@pytest.mark.parametrize(
    "text", ["[" * 200_000, "- " * 100_000, "\t" * 200_000, "\ta" * 50_000, "? " * 100_000, '"' * 99_999]
)
def test_a_hostile_file_gives_few_problems_and_no_crash(text: str, parser: ParserChoice) -> None:
    assert 0 < len(read(text, parser)[1]) <= 40


def test_a_bidirectional_mark_is_only_a_warning() -> None:
    node, [problem] = read("a: b\u202ec\n")
    assert problem.severity is Severity.WARNING
    assert plain(node) == {"a": "b\u202ec"}


@pytest.mark.parametrize("data", [b"a: b\n", "\ufeffa: é😀\r\n".encode()])
def test_utf8_is_decoded_as_it_is(data: bytes) -> None:
    file, problems = decode("draft.yaml", data)
    assert problems == []
    assert file.text.encode() == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: b".encode("utf-16"), "the file is saved as UTF-16 and not as UTF-8"),
        ("a: b".encode("utf-32"), "the file is saved as UTF-32 and not as UTF-8"),
        ("é: caf".encode() + b"\xe9", "this letter is not saved as UTF-8: byte 8 of the file is 0xE9"),
    ],
)
def test_what_is_not_utf8_is_named(data: bytes, message: str) -> None:
    _, [problem] = decode("draft.yaml", data)
    assert (problem.code, problem.message) == ("DD003", message)


def test_a_byte_that_is_not_utf8_has_its_place() -> None:
    file, [problem] = decode("draft.yaml", "é\nb: caf".encode() + b"\xe9 d")
    assert problem.place == Place(file, Span(8, 9))
    assert problem.place.start.line == 2


def test_a_large_file_is_not_read() -> None:
    file, [problem] = decode("draft.yaml", b"a" * 11, limit=10)
    assert (problem.code, file.text) == ("DD002", "")


def test_a_file_that_cannot_be_opened_is_named_with_the_reason() -> None:
    problem = syntax.unreadable(Place(TextFile("draft.yaml", ""), Span(0, 0)), "no such file")
    assert (problem.code, problem.message) == ("DD001", "draft.yaml cannot be opened: no such file")
