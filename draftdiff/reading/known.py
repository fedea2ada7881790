"""What a draft may refer to; what refers to a thing that could not be read is left out in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Clause, Source
from draftdiff.reading.deal import Header
from draftdiff.reading.yamltree import Scalar


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a draft may use.

    `unread` are drafts whose files could not be read, by the names of the files. Where `complete` is false, there
    are sources that could not be read, and any unknown name may be one of them.
    """

    header: Header
    drafts: tuple[str, ...]
    sources: Mapping[str, Source]
    unread: tuple[str, ...] = ()
    complete: bool = True


def find_clause(name: Scalar, known: Known, problems: list[Diagnostic]) -> Clause | None:
    """Return the clause of this name, None when there is none whose type can be told."""
    header = known.header
    if header.clauses and name.text not in header.clauses and name.text not in header.unclear:
        problems.append(shape.unknown_clause(name.text, name.place, [*header.clauses, *header.unclear]))
    return header.clauses.get(name.text)


def find_source(name: Scalar, known: Known, problems: list[Diagnostic]) -> str | None:
    """Return the id of a source, None when it is not declared or could not be read."""
    if name.text in known.sources:
        return name.text
    if known.complete:
        problems.append(shape.unknown_source(name.text, name.place, list(known.sources)))
    return None


def find_drafts(names: Iterable[Scalar], own: str, known: Known, problems: list[Diagnostic]) -> tuple[str, ...]:
    """Return the ids of several drafts, each once; those that there are."""
    found = [find_draft(name, own, known, problems) for name in names]
    return tuple(dict.fromkeys(id for id in found if id is not None))


def find_draft(name: Scalar, own: str, known: Known, problems: list[Diagnostic]) -> str | None:
    """Return the id of a draft, None when the deal has none of that name or it could not be read."""
    if name.text in known.drafts:
        return name.text
    if name.text not in known.unread:
        others = [draft for draft in (*known.drafts, *known.unread) if draft != own]
        problems.append(shape.unknown_draft(name.text, name.place, others))
    return None
