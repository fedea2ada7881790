"""`draftdiff new draft`: the file of one version of a deal."""

import click

from draftdiff.commands.asking import Form, question
from draftdiff.commands.options import key_option
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import id_question, label_of, modeline, named_deal, said, schema_beside
from draftdiff.commands.writing import Change, write
from draftdiff.keys import DRAFT
from draftdiff.model import Status
from draftdiff.writing.new import draft_text


@click.command("draft")
@click.argument("name", metavar="[DEAL/]ID", required=False)
@key_option(DRAFT["title"])
@key_option(DRAFT["by"])
@key_option(DRAFT["date"])
@key_option(DRAFT["follows"])
@key_option(DRAFT["status"])
@key_option(DRAFT["kind"])
@key_option(DRAFT["maybe"])
@click.pass_obj
def new_draft(
    settings: Settings,
    name: str | None,
    title: str | None,
    by: str | None,
    date: str | None,
    follows: str | None,
    status: str | None,
    kind: str | None,
    maybe: str | None,
) -> None:
    """Start a draft: one file in the folder of its deal, without a report yet."""
    project = load_project(settings)
    form = Form()
    deal, given = named_deal(project, name, form)
    id = form.get("ID", given, id_question(DRAFT["draft"].ask, deal.drafts))
    last = next(reversed(list(deal.drafts)), "")
    title = form.get("--title", title, question(DRAFT["title"], default=label_of(id)))
    by = form.get("--by", by, question(DRAFT["by"], deal))
    date = form.get("--date", date, question(DRAFT["date"]))
    if last or follows:
        follows = form.get("--follows", follows, question(DRAFT["follows"], deal, last))
    if maybe:
        maybe = form.get("--maybe", maybe, question(DRAFT["maybe"], deal))
    form.require()
    file = f"{deal.place.file.name.rpartition('/')[0]}/{id}.yaml"
    draft = {"draft": id, "title": title, "by": by, "date": date, "follows": follows or ""}
    draft |= {"status": status or Status.PROPOSED.value, "kind": kind or "", "maybe": maybe or ""}

    def wish(project: Project) -> Change:
        root = project.files.root
        text = draft_text(draft, deal, modeline(root, "draft", "../../"))
        return Change(file, None, text, beside=schema_beside(root, "draft"))

    write(settings, wish)
    said(file, f"draftdiff add {id} {next(iter(deal.clauses), 'CLAUSE')}")
