"""Texts as YAML on one line: plain where every reader takes it for the same text, else in quotes."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from draftdiff.diagnostics import Severity
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar, read_tree
from draftdiff.text import TextFile

Data: TypeAlias = "str | Sequence[Data] | Mapping[str, Data]"
"""What a file holds, without places: texts, lists and groups."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# What other readers of YAML take for a switch, nothing, a number or a time; a text is meant.
_WORDS = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan|=|<<|)")
_PLAIN_KEY = re.compile(r"\w[\w -]*(?<! )")
_NUMBERS = re.compile(r"[-+]?\.?[0-9][-+0-9_,.:/a-fA-FoxXTtZz ]*")


class Plain(str):
    """A text that takes no quotes although other readers of YAML make a date or a number of it, as is customary."""


class Entry(dict[str, Data]):
    """A group that takes a line for each of its keys, where a group otherwise stands on one line in braces."""


class Unwritable(ValueError):
    """A text that no file of a record may hold, such as one with a control character."""


def plain(node: Node) -> Data:
    """Return what a node holds, without places."""
    match node:
        case Scalar():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key.text: plain(value) for key, value in node.pairs}


def written(value: Data, in_brackets: bool = False) -> str:
    """Write a text, a list or a group on one line.

    Raises Unwritable for a text that cannot be written.
    """
    if isinstance(value, str):
        return scalar(value, in_brackets)
    if isinstance(value, Mapping):
        pairs = (f"{written_key(key)}: {written(each, in_brackets=True)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(written(item, in_brackets=True) for item in value)}]"


def written_key(key: str) -> str:
    """Write a key; draftdiff reads every key as text, so that a word such as `no` needs no quotes."""
    return key if _PLAIN_KEY.fullmatch(key) else scalar(key, in_brackets=True)


def one_line(text: str) -> str:
    """Fold white space to single blanks and drop what nobody can see."""
    kept = (letter for letter in text if letter.isspace() or unicodedata.category(letter)[0] != "C")
    return " ".join("".join(kept).split())


def scalar(text: str, in_brackets: bool = False) -> str:
    r"""Write a text on one line, in quotes only where it needs them.

    Raises Unwritable for a text that cannot be written.

    >>> scalar("50%"), scalar("yes"), scalar("a: b"), scalar("two\nlines")
    ('50%', "'yes'", "'a: b'", '"two\\nlines"')
    """
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
    typed = not isinstance(text, Plain) and (_WORDS.fullmatch(text) or _NUMBERS.fullmatch(text))
    for form in (single, double) if typed else (text, single, double):
        if _reads_as(form, text, in_brackets):
            return form
    raise Unwritable(f"{text!r} has a character that no file of a record may hold")


def _reads_as(form: str, text: str, in_brackets: bool) -> bool:
    """Tell whether a form reads as this text where it is to stand."""
    if "\n" in form or "\r" in form:
        return False
    line = f"{{a: {form}, b: [{form}, {form}]}}" if in_brackets else f"a: {form}\nb: [x]"
    node, problems = read_tree(TextFile("", f"{line}\n"))
    if node is None or any(problem.severity is Severity.ERROR for problem in problems):
        return False
    return plain(node) == {"a": text, "b": [text, text] if in_brackets else ["x"]}
