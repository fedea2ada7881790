"""What the commands that begin something share: names, the schema for editors, the last word."""

from collections.abc import Container
from pathlib import Path

import click

from draftdiff.commands.asking import Form, Question, among, first_fault
from draftdiff.commands.project import Project, only_deal
from draftdiff.commands.settings import Trouble
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


def modeline(root: Path, kind: str, up: str) -> str:
    """Return the line that lets editors complete and explain keys."""
    folder = SCHEMAS if (root / SCHEMAS / f"{kind}.schema.json").is_file() else OWN_SCHEMAS
    return f"# yaml-language-server: $schema={up}{folder}/{kind}.schema.json"


def schema_beside(root: Path, kind: str) -> dict[str, bytes]:
    """Return the schema for the project, so that editors find it offline and on other machines too."""
    if (root / SCHEMAS / f"{kind}.schema.json").is_file():
        return {}
    return {f"{OWN_SCHEMAS}/{kind}.schema.json": shipped(f"schemas/{kind}.schema.json").encode()}


def said(name: str, then: str) -> None:
    """Say what was written, and what to do next."""
    click.echo(f"wrote {visible(name)}")
    click.echo(f"Next:  {then}")
