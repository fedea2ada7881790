"""`--only`: some kinds or clauses of what a command would show."""

from collections.abc import Collection, Iterable, Mapping

from draftdiff.commands.trouble import not_among
from draftdiff.comparing.changes import Group, Kind
from draftdiff.render.phrases import HEADINGS
from draftdiff.telling import ChangeView


def check_words(wanted: Iterable[str], clauses: Collection[str], kinds: Collection[str], what: str) -> None:
    """Refuse a word after `--only` that is neither a clause nor one of these kinds."""
    for word in wanted:
        if word not in kinds and word not in clauses:
            otherwise = f"write a clause, or one of: {', '.join(kinds)}"
            raise not_among(f"`{word}` is neither {what} nor a clause", word, [*clauses, *kinds], otherwise)


def check_changes(wanted: Iterable[str], clauses: Collection[str], headings: Mapping[Group, str] = HEADINGS) -> None:
    """Refuse a word after `--only` that is neither a clause, a kind of change nor one of these headings."""
    kinds = dict.fromkeys([*map(_slug, headings.values()), *Kind])
    check_words(wanted, clauses, kinds, "a kind of change")


def names(change: ChangeView, headings: Mapping[Group, str] = HEADINGS) -> set[str]:
    """Return every word by which `--only` may name a change."""
    return {change["clause"], _slug(headings[change["group"]]), change["kind"], *change["possible"]}


def _slug(heading: str) -> str:
    return "-".join(heading.casefold().split())
