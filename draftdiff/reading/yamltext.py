"""From bytes to text that is safe to parse: what two readers may see differently is reported."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import islice

from draftdiff.checks import syntax
from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.text import BIDI_CONTROLS, Place, Span, TextFile

BYTE_ORDER_MARK = "\ufeff"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
ESCAPED_CONTROL = re.compile(rf"\r|{CONTROL.pattern}")
BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]")
_CONTROLS = re.compile(f"{CONTROL.pattern}+")
_TABS = re.compile(r"\t+")
_DIRECTIVE = re.compile(r"(?:(?<=[\r\n\ufeff])|\A)%[^\r\n]*")
# Blanks that are letters to YAML: where a line is indented, behind a dash, behind the colon of a key.
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_BLANKS = re.compile(rf"(?:(?<=[\r\n\ufeff])|\A)[ -]*(?:[\w-]+:)?([{_ODD}](?:[ {_ODD}]*[{_ODD}])?)")
_KEPT = 20
_LARGEST = 64 * 1024 * 1024
# The marks of UTF-32 come first, because one of them starts like one of UTF-16.
_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Problems:
    """The problems of one file, counted where many.

    The first twenty of each code are kept; the last of them says how many more there are.
    """

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self._kept: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    def place(self, start: int, end: int) -> Place:
        """Make a place in the file from two offsets."""
        return Place(self.file, Span(start, end))

    def add(self, problem: Diagnostic) -> None:
        """Keep a problem, or count it if there are many."""
        self._counts[problem.code] += 1
        if self._counts[problem.code] <= _KEPT:
            self._kept.append(problem)

    def add_all(self, rule: Callable[[Place], Diagnostic], pattern: re.Pattern[str]) -> None:
        """Report every match of a pattern in the file, or of its group if it has one."""
        matches = pattern.finditer(self.file.text, body_start(self.file))
        problems = [rule(self.place(*match.span(match.lastindex or 0))) for match in islice(matches, _KEPT)]
        for problem in problems:
            self.add(problem)
        if problems:
            self._counts[problems[0].code] += sum(1 for _ in matches)

    def has_errors(self) -> bool:
        """Tell whether anything so far is worse than a warning."""
        return any(problem.severity is Severity.ERROR for problem in self._kept)

    def has_error_near(self, place: Place) -> bool:
        """Tell whether an error is on the same or previous line."""
        line = place.start.line
        errors = (problem for problem in self._kept if problem.severity is Severity.ERROR)
        return any(0 <= line - problem.place.start.line <= 1 for problem in errors)

    def listed(self) -> list[Diagnostic]:
        """List them; the last of a code says how many follow."""
        last = {problem.code: index for index, problem in enumerate(self._kept)}
        listed = list(self._kept)
        for code, index in last.items():
            rest = self._counts[code] - _KEPT
            if rest > 0:
                message = f"{listed[index].message} (and {rest:,} more problems like this one follow)"
                listed[index] = listed[index]._replace(message=message)
        return listed


def decode(name: str, data: bytes, limit: int = _LARGEST) -> tuple[TextFile, list[Diagnostic]]:
    """Read bytes as UTF-8 text, up to a limit in bytes.

    A byte order mark stays in the text and counts as a character. Where bytes are not UTF-8, the text
    has a replacement character for them.
    """
    empty = TextFile(name, "")
    start = Place(empty, Span(0, 0))
    if len(data) > limit:
        return empty, [syntax.too_large(start, limit)]
    for mark, encoding in _FOREIGN_MARKS:
        if data.startswith(mark):
            return empty, [syntax.not_utf8(start, f"the file is saved as {encoding} and not as UTF-8")]
    try:
        return TextFile(name, data.decode()), []
    except UnicodeDecodeError as fault:
        file = TextFile(name, data.decode(errors="replace"))
        offset = len(data[: fault.start].decode())
        reason = f"this letter is not saved as UTF-8: byte {fault.start + 1:,} of the file is 0x{data[fault.start]:02X}"
        return file, [syntax.not_utf8(Place(file, Span(offset, offset + 1)), reason)]


def body_start(file: TextFile) -> int:
    """Return the offset behind a byte order mark."""
    return 1 if file.text.startswith(BYTE_ORDER_MARK) else 0


def code_of(character: str) -> str:
    """Name a character by its number, as in 200E."""
    return f"{ord(character):04X}"


def cleaned(problems: Problems) -> str:
    """Report hazards and return a body without them.

    The body is what follows a byte order mark; its offsets are as before, less that mark.
    """
    problems.add_all(lambda place: syntax.control_character(place, code_of(place.text[0])), _CONTROLS)
    problems.add_all(syntax.tab, _TABS)
    problems.add_all(syntax.odd_blank, _ODD_BLANKS)
    problems.add_all(syntax.directive, _DIRECTIVE)
    problems.add_all(lambda place: syntax.bidi_control(place, code_of(place.text)), BIDI)
    start, text = body_start(problems.file), problems.file.text
    if not problems.has_errors():
        return text[start:]
    # A directive becomes a comment, so that every offset stays what it is.
    text = _DIRECTIVE.sub(lambda match: f"#{match[0][1:]}", text)
    text = _ODD_BLANKS.sub(lambda match: match[0].removesuffix(match[1]) + " " * len(match[1]), text)
    return CONTROL.sub(" ", text[start:]).replace("\t", " ")
