"""A problem as a value: what is wrong, where, and what to write instead."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from draftdiff.text import Place

P = ParamSpec("P")
Found = TypeVar("Found")


class Severity(StrEnum):
    """How much a problem weighs: an error is not for print, a warning is worth a look, a hint may help."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Related(NamedTuple):
    """Another place that belongs to a problem, with a word on why."""

    message: str
    place: Place


class Diagnostic(NamedTuple):
    """One problem: a stable code, one sentence, one main place, and help that says what to write.

    `wants` is the key that is missing, where one more line mends the problem.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    help: str = ""
    related: tuple[Related, ...] = ()
    wants: str = ""


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, place and code, so that two runs print the same; nothing is said twice."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.place.file.name, d.place.span.start, d.code, d.message))


class Problem(NamedTuple):
    """A problem before its rule has given it a code and a weight."""

    message: str
    place: Place
    help: str = ""
    related: tuple[Related, ...] = ()
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[P, Found]):
    """A code, its weight, and the function that says what is wrong; the docstring of that is the documentation."""

    code: str
    severity: Severity
    function: Callable[P, Found]

    def __call__(self: "Rule[P, Problem]", *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
        """Return the problem that a function for a single one finds."""
        return self.told(self.function(*args, **kwargs))

    def told(self, problem: Problem) -> Diagnostic:
        """Return a problem with its code and weight."""
        return Diagnostic(
            self.code, self.severity, problem.message, problem.place, problem.help, problem.related, problem.wants
        )


def error(code: str) -> Callable[[Callable[P, Found]], Rule[P, Found]]:
    """Give a function the code of a problem that keeps its file out of print."""
    return lambda function: Rule(code, Severity.ERROR, function)


def warning(code: str) -> Callable[[Callable[P, Found]], Rule[P, Found]]:
    """Give a function the code of a problem that is worth a look."""
    return lambda function: Rule(code, Severity.WARNING, function)


def hint(code: str) -> Callable[[Callable[P, Found]], Rule[P, Found]]:
    """Give a function the code of what may help and is no problem; it is never counted as one."""
    return lambda function: Rule(code, Severity.HINT, function)
