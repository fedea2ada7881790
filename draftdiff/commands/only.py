"""`--only`: some kinds or clauses of what a command would show."""

from collections.abc import Collection, Iterable, Mapping

from draftdiff.commands.trouble import not_among
from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.telling.words import GROUPS


def check_words(wanted: Iterable[str], clauses: Collection[str], kinds: Collection[str], what: str) -> None:
    """Refuse a word after `--only` that is neither a clause nor one of these kinds."""
    for word in wanted:
        if word not in kinds and word not in clauses:
            otherwise = f"write a clause, or one of: {', '.join(kinds)}"
            raise not_among(f"`{word}` is neither {what} nor a clause", word, [*clauses, *kinds], otherwise)


Named = Mapping[Group, tuple[str, str]]


def check_changes(wanted: Iterable[str], clauses: Collection[str], named: Named = GROUPS) -> None:
    """Refuse a word after `--only` that is neither a clause, a kind of change nor what stands over a group."""
    kinds = dict.fromkeys([*(_slug(heading) for heading, _ in named.values()), *Kind])
    check_words(wanted, clauses, kinds, "a kind of change")


def names(change: Change, named: Named = GROUPS) -> set[str]:
    """Return every word by which `--only` may name a change."""
    return {change.clause, _slug(named[group(change.kind)][0]), change.kind, *change.possible}


def _slug(heading: str) -> str:
    return "-".join(heading.casefold().split())
