"""`--only`: some kinds or clauses of what a command would show."""

from collections.abc import Collection, Iterable, Mapping

from draftdiff.commands.trouble import not_among
from draftdiff.comparing.changes import Change, Group, Kind, group
from draftdiff.telling.words import DAY_GROUPS, GROUPS


def check_words(wanted: Iterable[str], clauses: Collection[str], kinds: Collection[str], what: str) -> None:
    """Refuse a word after `--only` that is neither a clause nor one of these kinds."""
    for word in wanted:
        if word not in kinds and word not in clauses:
            otherwise = f"write a clause, or one of: {', '.join(kinds)}"
            raise not_among(f"`{word}` is neither {what} nor a clause", word, [*clauses, *kinds], otherwise)


Named = Mapping[Group, tuple[str, str]]


def check_changes(wanted: Iterable[str], clauses: Collection[str], named: Named = GROUPS) -> None:
    """Refuse a word after `--only` that is neither a clause, a kind of change nor what stands over a group."""
    check_words(wanted, clauses, _changes(named), "a kind of change")


def kinds(command: str) -> dict[str, list[str]]:
    """Return the kinds that may stand after the `--only` of a command, by when they may."""
    otherwise = {Kind.REPORTED_OTHERWISE, _slug(GROUPS[Group.REPORTED_OTHERWISE][0])}  # On two days only.
    changes = [word for word in _changes(GROUPS) if word not in otherwise]
    match command:
        case "diff":
            return {"Kinds for --only": changes, "With two days of --known": _changes(DAY_GROUPS, ())}
        case "matrix":
            from draftdiff.history.matrix import Mention

            return {"Kinds for --only": changes, "With --sources": list(Mention)}
        case "gaps":
            from draftdiff.history.gaps import Missing

            return {"Kinds for --only": list(Missing)}
        case _:
            return {}


def _changes(named: Named, kinds: Iterable[str] = Kind) -> list[str]:
    return list(dict.fromkeys([*(_slug(heading) for heading, _ in named.values()), *kinds]))


def names(change: Change, named: Named = GROUPS) -> set[str]:
    """Return every word by which `--only` may name a change."""
    return {change.clause, _slug(named[group(change.kind)][0]), change.kind, *change.possible}


def _slug(heading: str) -> str:
    return "-".join(heading.casefold().split())
