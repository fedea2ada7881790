"""What a shell offers for a word that is being typed: names of the record, kinds, files and folders."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:  # The name of a command is completed, and help printed, without reading what a deal is.
    from draftdiff.model import Deal


Offered = Callable[[click.Context], Iterable[str]]


class Named(click.types.StringParamType):
    """A text for which names are offered; whoever types another one is told so by the command."""

    def __init__(self, offered: Offered) -> None:
        self.offered = offered

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the names that begin so; nothing where the record cannot be read."""
        try:
            names = [name for name in dict.fromkeys(self.offered(ctx)) if name.startswith(incomplete)]
        except click.ClickException:
            names = []
        return [CompletionItem(name) for name in names]


class PathOf(click.types.StringParamType):
    """A text for which the shell offers files or folders."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave it to the shell."""
        return [CompletionItem(incomplete, type=self.kind)]


def _deals(context: click.Context) -> "Mapping[str, Deal]":
    """Read the deals of the project that is at hand or named."""
    from draftdiff.commands.project import root_folder
    from draftdiff.reading.record import load_record
    from draftdiff.writing.files import read_project

    files = read_project(root_folder(context.find_root().params.get("root")))
    return load_record(files.seeds, files.folders).deals


def drafts(context: click.Context) -> Iterator[str]:
    """Offer drafts, as they are named: by their ids, with the deal's where several deals have it."""
    deals = _deals(context).values()
    ids = [id for deal in deals for id in deal.drafts]
    for deal in deals:
        yield from (id if ids.count(id) == 1 else f"{deal.id}/{id}" for id in deal.drafts)


def clauses(context: click.Context) -> Iterator[str]:
    """Offer the clauses of the deal whose draft is named, or of all deals."""
    deals = _deals(context)
    named = str(context.params.get("draft") or context.params.get("before") or context.params.get("deal") or "")
    id = named.rpartition("/")[2]
    fitting = [deal for deal in deals.values() if id and (id in deal.drafts or id == deal.id)]
    for deal in fitting or deals.values():
        yield from deal.clauses


def _of_deals(names: "Callable[[Deal], Iterable[str]]") -> Named:
    """Offer names of every deal."""
    return Named(lambda context: (name for deal in _deals(context).values() for name in names(deal)))


def _kinds(context: click.Context) -> Iterator[str]:
    from draftdiff.commands.options import kinds
    from draftdiff.history.days import Days

    of = list(kinds(context.command.name or "").values())
    otherwise = context.params.get("by_source") or isinstance(context.params.get("known"), Days)
    yield from of[-1 if otherwise else 0] if of else ()
    yield from clauses(context)


def _codes(_: click.Context) -> Iterable[str]:
    from draftdiff.checks.table import CODES

    return CODES


DRAFT, CLAUSE, SOURCE = Named(drafts), Named(clauses), _of_deals(lambda deal: deal.sources)
FILE, FOLDER = PathOf("file"), PathOf("dir")

OFFERED: dict[str, click.types.StringParamType] = {
    **dict.fromkeys(
        ("draft", "before", "after", "one", "other", "since", "follows", "maybe", "one_of", "each_of"), DRAFT
    ),
    **dict.fromkeys(("source", "without", "relays", "copy_of"), SOURCE),
    **dict.fromkeys(("output", "template", "file", "paths"), FILE),
    **dict.fromkeys(("root", "texts"), FOLDER),
    "deal": Named(_deals),
    **dict.fromkeys(("clause", "clauses", "origins"), CLAUSE),
    "only": Named(_kinds),
    "by": _of_deals(lambda deal: deal.parties),
    "explain": Named(_codes),
}
"""What is offered for a parameter, by its name, which means the same in every command."""


def offer(command: click.Command) -> None:
    """Let the parameters of a command be completed."""
    for param in command.params:
        if type(param.type) is click.types.StringParamType and param.name in OFFERED:
            param.type = OFFERED[param.name]
