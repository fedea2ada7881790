"""`draftdiff new deal`: a folder with a deal.yaml."""

from collections.abc import Iterable, Mapping

import click

from draftdiff.commands.asking import Form, Question, among, question
from draftdiff.commands.options import key_option
from draftdiff.commands.project import Project, load_or_start
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.commands.starting import id_question, label_of, modeline, said, schema_beside
from draftdiff.commands.writing import Change, write
from draftdiff.keys import DEAL
from draftdiff.writing.files import shipped, shipped_names
from draftdiff.writing.new import ClauseList, NewDeal, deal_text, read_clause_list
from draftdiff.writing.quoting import one_line

LISTS = "templates/clauses"


@click.command("deal")
@click.argument("id", required=False)
@key_option(DEAL["title"])
@click.option("--party", "parties", metavar="SHORT=NAME", multiple=True, help=DEAL["parties"].help)
@click.option("--clauses", "chosen", metavar="LIST", help="Start from a list: minerals, trade, …")
@click.option("--role", "roles", metavar="ROLE=SHORT", multiple=True, help="Which party has a role of the list.")
@click.pass_obj
def new_deal(
    settings: Settings,
    id: str | None,
    title: str | None,
    parties: tuple[str, ...],
    chosen: str | None,
    roles: tuple[str, ...],
) -> None:
    """Start a deal: a folder below drafts/ with a deal.yaml.

    The lists are minerals, ceasefire, trade, merger, loan and climate. Each says where its terms come from. Without
    --role, whom a change favours stays a remark that you can fill in.
    """
    if chosen and chosen not in (names := shipped_names(LISTS, ".yaml")):
        raise not_among(f"there is no list `{chosen}`", chosen, names)
    form = Form()
    id = form.get("ID", id, id_question(DEAL["deal"].ask, load_or_start(settings).record.deals))
    title = form.get("--title", title, question(DEAL["title"], default=label_of(id)))
    sides = _sides(parties, form)
    form.require()
    clauses = read_clause_list(chosen, shipped(f"{LISTS}/{chosen}.yaml")) if chosen else None
    played = _roles(clauses, roles, sides, form) if clauses else {}
    if roles and not clauses:
        raise Trouble("roles are those of a list of clauses", "name the list with --clauses")
    deal = NewDeal(id, title, sides, clauses, played)
    name = f"drafts/{id}/deal.yaml"

    def wish(project: Project) -> Change:
        root = project.files.root
        return Change(name, None, deal_text(deal, modeline(root, "deal", "../../")), beside=schema_beside(root, "deal"))

    write(settings, wish)
    said(name, f"draftdiff new draft {id}/first-offer --by {next(iter(sides))}")


def _sides(given: Iterable[str], form: Form) -> dict[str, str]:
    """Return the parties by short name; at least two make a deal."""
    parties = dict(_pair(text, "--party US='United States'") for text in given)
    for number in ("first", "other") if form.asks and not parties else ():
        short = form.get("--party", None, _short_name(number, parties))
        parties[short] = form.get("--party", None, Question(f"the full name of {short}"))
    if len(parties) < 2:
        form.lacks("--party (twice)")
    return parties


def _short_name(number: str, taken: Mapping[str, str]) -> Question:
    def judge(typed: str) -> Trouble | None:
        return Trouble(f"`{typed}` is the first party", "name the other one") if typed in taken else None

    return Question(f"the short name of the {number} party, such as US", judge)


def _roles(chosen: ClauseList, given: Iterable[str], parties: dict[str, str], form: Form) -> dict[str, str]:
    """Return which party has which role of a list."""
    pairs = list(given)
    used = {role for clause in chosen.clauses.values() for role in clause.favours.values()}
    if not pairs and form.asks and used:
        click.echo("Whom a change favours depends on who is who; leave it empty to decide later.")
        for role, meaning in chosen.roles.items():
            which = Question(
                f"which party is {meaning} ({', '.join(parties)})", among("party", parties), parties, optional=True
            )
            party = form.get("--role", None, which)
            pairs += [f"{role}={party}"] if party else []
    roles = dict(_pair(text, "--role investor=US") for text in pairs)
    for role, party in roles.items():
        if role not in chosen.roles:
            raise not_among(f"the list has no role `{role}`", role, chosen.roles)
        if party not in parties:
            raise not_among(f"there is no party `{party}`", party, parties)
    return roles


def _pair(text: str, example: str) -> tuple[str, str]:
    left, _, right = (one_line(part) for part in text.partition("="))
    if not left or not right:
        raise Trouble(f"`{text}` is not two names with `=` between them", f"write it as {example}")
    return left, right
