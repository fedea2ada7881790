"""What the commands that begin something share: names, the schema for editors, the last word."""

from collections.abc import Callable, Container

import click

from draftdiff.commands.asking import Form, Question, among, first_fault
from draftdiff.commands.project import Project, only_deal
from draftdiff.commands.settings import Trouble
from draftdiff.commands.writing import Change
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Deal
from draftdiff.reading.fields import read_id
from draftdiff.reading.yamltree import Scalar
from draftdiff.text import Place, Span, TextFile, visible
from draftdiff.writing.files import shipped

SCHEMAS, OWN_SCHEMAS = "draftdiff/schemas", "drafts/.schemas"


def named_deal(project: Project, name: str | None, form: Form) -> tuple[Deal, str | None]:
    """Return the deal of `deal/id`, the only one, or the one that is answered, and the id, None where none is given."""
    deal, slash, id = (name or "").rpartition("/")
    deals = project.record.deals
    if not slash and form.asks and len(deals) > 1:
        titles = {one.id: one.title for one in deals.values()}
        deal = form.get("DEAL", None, Question("which deal", among("deal", deals), titles))
    return only_deal(project, deal if slash or deal else None), id or None


def id_question(ask: str, taken: Container[str], default: str = "") -> Question:
    """Ask for an id that is not taken yet."""

    def judge(typed: str) -> Trouble | None:
        if typed in taken:
            return Trouble(f"there is a `{typed}` already", "choose another id")
        problems: list[Diagnostic] = []
        read_id(Scalar(typed, Place(TextFile("the id", typed), Span(0, len(typed)))), problems)
        return first_fault(problems)

    return Question(ask, judge, default=default)


def label_of(id: str) -> str:
    """Make a title of an id."""
    return (id or "untitled").replace("-", " ").capitalize()


def new_file(project: Project, kind: str, name: str, text: Callable[[str], str]) -> Change:
    """Begin a file with the line that lets editors complete and explain keys.

    The schema comes with it where the project has none, so that editors find it offline and on other machines too.
    """
    here = (project.files.root / SCHEMAS / f"{kind}.schema.json").is_file()
    schema = f"{SCHEMAS if here else OWN_SCHEMAS}/{kind}.schema.json"
    beside = {} if here else {schema: shipped(f"schemas/{kind}.schema.json").encode()}
    modeline = f"# yaml-language-server: $schema={'../' * name.count('/')}{schema}"
    return Change(name, None, text(modeline), beside=beside)


def said(name: str, then: str) -> None:
    """Say what was written, and what to do next."""
    click.echo(f"wrote {visible(name)}")
    click.echo(f"Next:  {then}")
