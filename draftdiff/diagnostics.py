"""A problem as a value: what is wrong, where, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum

from draftdiff.text import Place


class Severity(StrEnum):
    """How much a problem weighs: an error is not for print, a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a problem, with a word on why."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
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


def error(
    code: str, message: str, place: Place, help: str = "", related: tuple[Related, ...] = (), wants: str = ""
) -> Diagnostic:
    """Make a problem that keeps its file out of print."""
    return Diagnostic(code, Severity.ERROR, message, place, help, related, wants)


def warning(
    code: str, message: str, place: Place, help: str = "", related: tuple[Related, ...] = (), wants: str = ""
) -> Diagnostic:
    """Make a problem that is worth a look."""
    return Diagnostic(code, Severity.WARNING, message, place, help, related, wants)
