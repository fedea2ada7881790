"""`draftdiff new deal`: a folder with a deal.yaml."""

from collections.abc import Iterable

import click

from draftdiff.checks.shape import nearest, plain_id
from draftdiff.commands.asking import on_terminal
from draftdiff.commands.project import load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import Answers, Written, modeline, project_root, said, save
from draftdiff.commands.trouble import Trouble
from draftdiff.writing.deal import ClauseList, NewDeal, deal_text, read_clause_list
from draftdiff.writing.files import shipped, shipped_names
from draftdiff.writing.scalars import one_line

LISTS = "templates/clauses"


class ListName(click.ParamType[str]):
    """The name of a curated list of clauses; the folder of lists is looked into only when one is named."""

    name = "list"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or say which there are."""
        names = shipped_names(LISTS, ".yaml")
        if value not in names:
            self.fail(f"there is no list {value!r}; write one of: {', '.join(names)}", param, ctx)
        return value


@click.command("deal")
@click.argument("id")
@click.option("--title", help="What the deal is called.")
@click.option("--party", "parties", metavar="SHORT=NAME", multiple=True, help="A side, such as US='United States'.")
@click.option("--clauses", "chosen", metavar="LIST", type=ListName(), help="Start from a list: minerals, trade, …")
@click.option("--role", "roles", metavar="ROLE=SHORT", multiple=True, help="Which party has a role of the list.")
@click.pass_obj
def new_deal(
    settings: Settings, id: str, title: str | None, parties: tuple[str, ...], chosen: str | None, roles: tuple[str, ...]
) -> None:
    """Start a deal: a folder below drafts/ with a deal.yaml.

    The lists are minerals, ceasefire, trade, merger, loan and climate. Each says where its terms come from. Without
    --role, whom a change favours stays a remark that you can fill in.
    """
    if plain_id(id) != id:
        raise Trouble(f"the id `{id}` is not made of a-z, 0-9 and single hyphens", f"write `{plain_id(id)}`")
    root = project_root(settings)
    project = load_project(settings) if (root / "drafts").is_dir() else None
    answers = Answers()
    title = answers.get("--title", "Title", title, id.replace("-", " ").capitalize())
    sides = _sides(parties, answers)
    answers.require()
    clauses = read_clause_list(chosen, shipped(f"{LISTS}/{chosen}.yaml")) if chosen else None
    played = _roles(clauses, roles, sides) if clauses else {}
    if roles and not clauses:
        raise Trouble("roles are those of a list of clauses", "name the list with --clauses")
    deal = NewDeal(id, title, sides, clauses, played)
    name = f"drafts/{id}/deal.yaml"
    save(settings, project, root, Written(name, None, deal_text(deal, modeline(root, "deal", "../../")), "deal"))
    said(name, f"draftdiff new draft {id}/first-offer --by {next(iter(sides))}")


def _sides(given: Iterable[str], answers: Answers) -> dict[str, str]:
    """Return the parties by short name; at least two make a deal."""
    pairs = list(given)
    if not pairs and on_terminal():
        for number in ("first", "other"):
            short = click.prompt(f"Short name of the {number} party, such as US", type=str)
            pairs.append(f"{short}={click.prompt('Its full name', type=str)}")
    parties = dict(_pair(text, "--party US='United States'") for text in pairs)
    if len(parties) < 2:
        answers.get("--party (twice)", "", "")
    return parties


def _roles(chosen: ClauseList, given: Iterable[str], parties: dict[str, str]) -> dict[str, str]:
    """Return which party has which role of a list."""
    pairs = list(given)
    used = {role for clause in chosen.clauses.values() for role in clause.favours.values()}
    if not pairs and on_terminal() and used:
        click.echo("Whom a change favours depends on who is who; leave it empty to decide later.")
        for role, meaning in chosen.roles.items():
            party = click.prompt(f"Which party is {meaning} ({', '.join(parties)})", default="", show_default=False)
            pairs += [f"{role}={party}"] if party else []
    roles = dict(_pair(text, "--role investor=US") for text in pairs)
    for role, party in roles.items():
        if role not in chosen.roles:
            raise Trouble(f"the list has no role `{role}`", f"write one of: {', '.join(chosen.roles)}")
        if party not in parties:
            near = nearest(party, parties)
            raise Trouble(
                f"there is no party `{party}`", f"write `{near}`" if near else f"one of: {', '.join(parties)}"
            )
    return roles


def _pair(text: str, example: str) -> tuple[str, str]:
    left, _, right = (one_line(part) for part in text.partition("="))
    if not left or not right:
        raise Trouble(f"`{text}` is not two names with `=` between them", f"write it as {example}")
    return left, right
