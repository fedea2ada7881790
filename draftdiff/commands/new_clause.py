"""`draftdiff new clause`: one more point under negotiation, declared in deal.yaml."""

import click

from draftdiff.commands.asking import Fault, Form, Question, first_fault
from draftdiff.commands.options import key_option, words
from draftdiff.commands.project import Project, file_of, load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import id_question, label_of, named_deal, said
from draftdiff.commands.trouble import Trouble
from draftdiff.commands.writing import Change, edited, write
from draftdiff.diagnostics import Diagnostic
from draftdiff.keys import CLAUSE, MEANINGS
from draftdiff.model import Clause
from draftdiff.reading.deal import read_header
from draftdiff.reading.yamltree import read_tree
from draftdiff.text import TextFile
from draftdiff.values import ValueType
from draftdiff.writing.edit import add_clause
from draftdiff.writing.new import clause_data
from draftdiff.writing.quoting import Data, one_line, written


@click.command("clause")
@click.argument("name", metavar="[DEAL/]ID", required=False)
@key_option(CLAUSE["label"])
@click.option("--type", "type", type=words(ValueType), help=CLAUSE["type"].help)
@click.option("--choice", "choices", metavar="WORDS", multiple=True, help=CLAUSE["choices"].help)
@click.option("--favours", metavar="WAY=PARTY", multiple=True, help=CLAUSE["favours"].help)
@click.option("--keyword", "keywords", metavar="WORD", multiple=True, help=CLAUSE["keywords"].help)
@click.pass_obj
def new_clause(
    settings: Settings,
    name: str | None,
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
    form = Form()
    deal, given = named_deal(project, name, form)
    id = form.get("ID", given, id_question("the id of the clause", deal.clauses))
    label = form.get("--label", label, Question(CLAUSE["label"].ask, default=label_of(id)))
    types = {each.value: MEANINGS[each] for each in ValueType}
    type = form.get("--type", type, Question(f"{CLAUSE['type'].ask} ({', '.join(types)})", _judge_type, types))
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
    )
    data = clause_data(clause, dict(_way(text) for text in favours))

    def wish(project: Project) -> Change:
        file = file_of(project, deal.place.file.name)
        return edited(file, add_clause(file, id, data))

    write(settings, wish)
    said(deal.place.file.name, f"draftdiff add DRAFT {id}")


def _judge_type(typed: str) -> Fault | None:
    """Judge a type by a deal with such a clause."""
    clause: Data = {"label": "A clause", "type": typed}
    deal: Data = {"deal": "a-deal", "title": "A deal", "parties": {"A": "One side"}, "clauses": {"a-clause": clause}}
    problems: list[Diagnostic] = []
    node, _ = read_tree(TextFile("the clause", written(deal)))
    if node is not None:
        read_header(node, problems)
    return first_fault(problems)


def _way(text: str) -> tuple[str, str]:
    way, _, party = (one_line(part) for part in text.partition("="))
    if not way or not party:
        raise Trouble(f"`{text}` does not say who gains", "write it as --favours higher=US")
    return way, party
