"""What a YAML parser complains of, said in words for people who do not program."""

import re
from typing import NamedTuple

from draftdiff.checks import syntax
from draftdiff.diagnostics import Diagnostic
from draftdiff.text import Place, Span, TextFile


class Complaint(NamedTuple):
    """A parser's own words and what they are about.

    Both are offsets: where it stopped, and where the thing opens that it was reading.
    """

    words: str
    fault: int
    opening: int


class Cause(NamedTuple):
    """What a complaint that holds a needle means.

    It is shown where reading stopped, or where the thing opens that was being read.
    """

    message: str
    help: str
    needles: tuple[str, ...] = ()
    at_opening: bool = False


_QUOTE_ALL = "put the whole value in double quotes"
QUESTION_MARK = Cause(
    "a question mark here has a meaning of its own in YAML",
    "put the text that holds the question mark in double quotes",
    ("mapping keys are not allowed", "but got '?'"),
)
COLON_IN_BRACKETS = Cause(
    "a colon inside brackets is followed by another sign without a space",
    "write a space after the colon, or put the text in double quotes if the colon belongs to it",
    ("unexpected ':'",),
)
BLOCK_HEADER = Cause(
    "a value that starts with `|` or `>` holds its text on the lines below",
    "move the text to the lines below, indented, or put the value in double quotes",
    ("block scalar",),
)
_QUOTE_TAIL = Cause(
    "text follows the closing quotation mark",
    'put the whole value in double quotes, and write `\\"` for each double quote in it',
)
_BRACKET_TAIL = Cause("text follows the closing bracket", _QUOTE_ALL)
_STRAY_BRACKET = Cause(
    "a closing bracket stands here that was never opened",
    "delete the bracket, or put the text that holds it in double quotes",
)
_INDENTATION = Cause(
    "this line does not fit the lines above it",
    "indent the line exactly like the lines that it belongs with",
    ("expected <block end>", "expected key", "expected '-' indicator", "document start"),
)
_STRANGE_START = Cause("a value may not start with this sign", _QUOTE_ALL, ("cannot start any token", "node content"))
_SECOND_COLON = Cause(
    "this value holds a colon and a space, which would make it a key", _QUOTE_ALL, ("mapping values are not allowed",)
)
_KEY_IN_VALUE = Cause(
    "this line looks like a key, and the line above does not leave room for one",
    "indent the line like the others, and write a colon and a space after the key on the line above",
)
_NO_KEY = Cause(
    "this line is neither `key: value` nor part of the value above",
    "write a colon and a space after the key, or indent the line if it goes on with the value above",
    ("could not find expected ':'",),
    at_opening=True,
)
_GLUED_KEY = Cause(
    "this line has no space after its colon, so that it is not read as a key",
    "write a space after the colon",
    at_opening=True,
)
_NO_DASH = Cause(
    "this report has no dash before it",
    "write a dash and a blank before this key, and indent the other keys of the report like it",
)
_NO_TERMS = Cause("the line `terms:` is missing above this one", "write `terms:` on a line of its own above it")
_GLUED = re.compile(r"[\w-]+:[^\s]")
_GLUED_LINE = re.compile(r"[ \t]*(?:- +)?([\w-]+:[^\s/])")
_KEY_LINE = re.compile(r"[ \t]*([\w-]+): +\S")
_HEAD = re.compile(r"^[ ]*[\w-]+:[ \t]*(?:#.*)?$", re.MULTILINE)
_FIRST_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n)+[ ]*([\w-]+:)")
_TERMS = re.compile(r"^terms[ \t]*:", re.MULTILINE)
_DRAFT = re.compile(r"^draft[ \t]*:", re.MULTILINE)
_CAUSES = (
    Cause(
        "a quotation mark opens here and is never closed",
        "close the quotation with the same mark at its end",
        ("unexpected end of stream", "unexpected document"),
        at_opening=True,
    ),
    Cause(
        "a backslash in double quotes starts an escape, and this is none",
        "write `\\\\` for a backslash",
        ("unknown escape", "hexdecimal", "hexadecimal"),
    ),
    _SECOND_COLON,
    _NO_KEY,
    Cause(
        "a list starts in a line where it cannot",
        "start the list on a line of its own, or put the value in double quotes if the dash belongs to it",
        ("sequence entries are not allowed",),
    ),
    QUESTION_MARK,
    COLON_IN_BRACKETS,
    Cause(
        "this bracket is not closed, or the values in it are not set apart by commas",
        "close the bracket, write a comma between the values, or put the value in double quotes",
        ("expected ',' or",),
        at_opening=True,
    ),
    BLOCK_HEADER,
    _STRANGE_START,
    _INDENTATION,
)
_UNKNOWN = Cause(
    "this line breaks the rules of YAML",
    "check its indentation, colons, quotation marks and brackets, or put the value in double quotes",
)


def explain(file: TextFile, complaint: Complaint) -> Diagnostic:
    """Turn a parser's complaint into a problem."""
    words, opening = complaint.words, _place(file, complaint.opening)
    if "an alias" in words or "an anchor" in words:
        return syntax.anchor_or_alias(opening)
    if "a tag" in words or "tag handle" in words:
        return syntax.tag(opening)
    if "invalid Unicode" in words:
        digits = complaint.fault
        last = digits + (8 if file.text[digits - 1] == "U" else 4)
        return syntax.control_character(Place(file, Span(digits - 2, last)), file.text[digits:last].upper())
    cause = next((c for c in _CAUSES if any(n in words for n in c.needles)), _UNKNOWN)
    if cause in {_INDENTATION, _STRANGE_START} and file.text[complaint.fault : complaint.fault + 1] == ":":
        return syntax.key_not_text(_place(file, complaint.fault))
    dashless = _without_dash(file.text, complaint.fault) if cause is _INDENTATION else None
    if dashless is not None:
        return refuse(file, _NO_DASH, dashless)
    if cause is _INDENTATION:
        cause = _tail(file.text, complaint.fault)
    elif cause is _SECOND_COLON and ":" not in _line_before(file.text, complaint.fault):
        return _key_in_value(file, complaint.fault)
    elif cause is _NO_KEY and _GLUED.match(file.text, complaint.opening):
        cause = _GLUED_KEY
    return refuse(file, cause, complaint.opening if cause.at_opening else complaint.fault)


def _without_dash(text: str, fault: int) -> int | None:
    """Return where a report begins without a dash, if a list goes on below it with one."""
    if not text.startswith("- ", fault):
        return None
    heads = list(_HEAD.finditer(text, 0, fault))
    below = _FIRST_KEY.match(text, heads[-1].end()) if heads else None
    return below.start(1) if below and below.start(1) < fault else None


def _key_in_value(file: TextFile, fault: int) -> Diagnostic:
    """Say why a key has no room behind the line above it: what is wrong is mostly there."""
    text, start = file.text, fault - len(_line_before(file.text, fault))
    key = start + len(_line_before(text, fault)) - len(_line_before(text, fault).lstrip())
    above = max(text.rfind("\n", 0, max(start - 1, 0)) + 1, 0)
    glued, plain = _GLUED_LINE.match(text, above, start), _KEY_LINE.match(text, above, start)
    if glued:
        return refuse(file, _GLUED_KEY._replace(at_opening=False), glued.start(1))
    is_group = not text[fault + 1 :].partition("\n")[0].strip()
    if is_group and _DRAFT.search(text) and not _TERMS.search(text):
        return refuse(file, _NO_TERMS, key)
    if plain and plain.start(1) > above and key - start == plain.start(1) - above + 2:
        return refuse(file, _NO_DASH, plain.start(1))
    return refuse(file, _KEY_IN_VALUE, fault)


def refuse(file: TextFile, cause: Cause, offset: int) -> Diagnostic:
    """Report a cause as a syntax error at an offset."""
    return syntax.syntax_error(_place(file, offset), cause.message, cause.help)


def _place(file: TextFile, offset: int) -> Place:
    start = min(offset, len(file.text))
    return Place(file, Span(start, min(start + 1, len(file.text))))


def _tail(text: str, fault: int) -> Cause:
    """Tell text after a closing quotation mark or bracket from a line that is indented wrongly."""
    if text[fault : fault + 1] in {"]", "}"}:
        return _STRAY_BRACKET
    match _line_before(text, fault).rstrip()[-1:]:
        case '"' | "'":
            return _QUOTE_TAIL
        case "]" | "}":
            return _BRACKET_TAIL
        case _:
            return _INDENTATION


def _line_before(text: str, offset: int) -> str:
    return text[max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1 : offset]
