"""`draftdiff new clause`: one more point under negotiation, declared in deal.yaml."""

import click

from draftdiff.commands.asking import Form, Question, question
from draftdiff.commands.options import key_option, words
from draftdiff.commands.project import Project, file_of, load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import id_question, label_of, named_deal, said
from draftdiff.commands.trouble import Trouble
from draftdiff.commands.writing import Change, edited, write
from draftdiff.keys import CLAUSE
from draftdiff.model import Clause
from draftdiff.values import ValueType
from draftdiff.writing.edit import add_entry
from draftdiff.writing.new import clause_data
from draftdiff.writing.quoting import one_line


@click.command("clause")
@click.argument("name", metavar="[DEAL/]ID", required=False)
@key_option(CLAUSE["label"])
@click.option("--type", "type", type=words(ValueType), help=CLAUSE["type"].help)
@click.option("--choice", "choices", metavar="WORDS", multiple=True, help=CLAUSE["choices"].help)
@click.option("--favours", metavar="WAY=PARTY", multiple=True, help=CLAUSE["favours"].help)
@click.option("--keyword", "keywords", metavar="WORD", multiple=True, help=CLAUSE["keywords"].help)
@click.option("--same", metavar="WORDS|WORDS", multiple=True, help=CLAUSE["same"].help)
@click.option("--from", "origins", metavar="CLAUSE", multiple=True, help=CLAUSE["from"].help)
@click.pass_obj
def new_clause(
    settings: Settings,
    name: str | None,
    label: str | None,
    type: str | None,
    choices: tuple[str, ...],
    favours: tuple[str, ...],
    keywords: tuple[str, ...],
    same: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Declare a clause behind the others in deal.yaml; every other byte of the file stays.

    The value of a percentage says what it is a part of.
    """
    project = load_project(settings)
    form = Form()
    deal, given = named_deal(project, name, form)
    id = form.get("ID", given, id_question("the id of the clause", deal.clauses))
    label = form.get("--label", label, question(CLAUSE["label"], default=label_of(id)))
    type = form.get("--type", type, question(CLAUSE["type"]))
    if type == ValueType.CHOICE and not choices:
        listed = form.get("--choice", None, Question("the choices, with commas between them"))
        choices = tuple(listed.split(","))
    form.require()
    clause = Clause(
        id,
        label,
        ValueType(type),
        deal.place,
        of_required=type == ValueType.PERCENT,
        choices=tuple(map(one_line, choices)),
        keywords=tuple(map(one_line, keywords)),
        same=tuple(tuple(part.strip() for part in one_line(group).split("|")) for group in same),
        came_from=origins,
    )
    data = clause_data(clause, dict(_way(text) for text in favours))

    def wish(project: Project) -> Change:
        file = file_of(project, deal.place.file.name)
        return edited(file, add_entry(file, ("clauses", id), data))

    write(settings, wish)
    said(deal.place.file.name, f"draftdiff add DRAFT {id}")


def _way(text: str) -> tuple[str, str]:
    way, _, party = (one_line(part) for part in text.partition("="))
    if not way or not party:
        raise Trouble(f"`{text}` does not say who gains", "write it as --favours higher=US")
    return way, party
