"""`draftdiff new clause`: one more point under negotiation, declared in deal.yaml."""

import click

from draftdiff.checks.shape import plain_id
from draftdiff.commands.options import words
from draftdiff.commands.project import load_project, only_deal
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import Answers, Written, blob_of, in_deal, said, save
from draftdiff.commands.trouble import Trouble
from draftdiff.model import Clause, Deal
from draftdiff.values import ValueType
from draftdiff.writing.insertion import with_clause
from draftdiff.writing.scalars import one_line


@click.command("clause")
@click.argument("name", metavar="[DEAL/]ID")
@click.option("--label", help="What readers see.")
@click.option("--type", "type", type=words(ValueType), help="What its values are.")
@click.option("--choice", "choices", multiple=True, help="A value that a clause of type choice may take.")
@click.option("--favours", metavar="WAY=PARTY", multiple=True, help="Who gains when it goes that way: higher=US.")
@click.option("--keyword", "keywords", multiple=True, help="A word that `draftdiff suggest` looks for.")
@click.pass_obj
def new_clause(
    settings: Settings,
    name: str,
    label: str | None,
    type: str | None,
    choices: tuple[str, ...],
    favours: tuple[str, ...],
    keywords: tuple[str, ...],
) -> None:
    """Declare a clause behind the others in deal.yaml; every other byte of the file stays.

    The value of a percentage says what it is a part of.
    """
    project = load_project(settings)
    deal_name, id = in_deal(name)
    deal = only_deal(project, deal_name)
    _refuse_id(deal, id)
    answers = Answers()
    label = answers.get("--label", "Label", label, id.replace("-", " ").capitalize())
    type = answers.get("--type", f"Type ({', '.join(ValueType)})", type)
    if type == ValueType.CHOICE and not choices:
        listed = answers.get("--choice", "Choices, with commas between them", None)
        choices = tuple(listed.split(","))
    answers.require()
    if type not in list(ValueType):
        raise Trouble(f"there is no type `{type}`", f"write one of: {', '.join(ValueType)}")
    clause = Clause(
        id,
        label,
        ValueType(type),
        deal.place,
        of_required=type == ValueType.PERCENT,
        favours=dict(_way(text) for text in favours),
        choices=tuple(map(one_line, choices)),
        keywords=tuple(map(one_line, keywords)),
    )
    file = deal.place.file
    text = with_clause(file, clause)
    if text is None:
        raise Trouble(f"{file.name} cannot be added to safely", f"declare `{id}` under `clauses:` in an editor")
    save(settings, project, project.files.root, Written(file.name, blob_of(project, file.name).data, text))
    said(file.name, f"draftdiff add DRAFT {id}")


def _refuse_id(deal: Deal, id: str) -> None:
    if plain_id(id) != id:
        raise Trouble(f"the id `{id}` is not made of a-z, 0-9 and single hyphens", f"write `{plain_id(id)}`")
    if id in deal.clauses:
        raise Trouble(f"the deal has a clause `{id}` already", f"change it in {deal.place.file.name}")


def _way(text: str) -> tuple[str, str]:
    way, _, party = (one_line(part) for part in text.partition("="))
    if not way or not party:
        raise Trouble(f"`{text}` does not say who gains", "write it as --favours higher=US")
    return way, party
