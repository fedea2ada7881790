"""`draftdiff new draft`: the file of one version of a deal."""

from collections.abc import Callable

import click

from draftdiff.commands.asking import Fault, Form, Question, first_fault
from draftdiff.commands.options import key_option
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import id_question, label_of, modeline, named_deal, said, schema_beside
from draftdiff.commands.writing import Change, write
from draftdiff.keys import DRAFT
from draftdiff.model import Deal, Status
from draftdiff.reading.record import Blob, load_single
from draftdiff.writing.new import NewDraft, draft_text
from draftdiff.writing.quoting import written


@click.command("draft")
@click.argument("name", metavar="[DEAL/]ID", required=False)
@key_option(DRAFT["title"])
@key_option(DRAFT["by"])
@key_option(DRAFT["date"])
@key_option(DRAFT["follows"])
@key_option(DRAFT["status"])
@click.pass_obj
def new_draft(
    settings: Settings,
    name: str | None,
    title: str | None,
    by: str | None,
    date: str | None,
    follows: str | None,
    status: str | None,
) -> None:
    """Start a draft: one file in the folder of its deal, without a report yet."""
    project = load_project(settings)
    form = Form()
    deal, given = named_deal(project, name, form)
    id = form.get("ID", given, id_question(DRAFT["draft"].ask, deal.drafts))
    drafts = {draft.id: draft.title for draft in deal.drafts.values()}
    last = next(reversed(drafts), "")
    title = form.get("--title", title, Question(DRAFT["title"].ask, default=label_of(id)))
    question = Question(f"{DRAFT['by'].ask} ({', '.join(deal.parties)})", _judge(deal, "by"), deal.parties)
    by = form.get("--by", by, question)
    date = form.get("--date", date, Question(DRAFT["date"].ask, _judge(deal, "date"), optional=True))
    if last or follows:
        question = Question(DRAFT["follows"].ask, _judge(deal, "follows"), drafts, last, optional=True)
        follows = form.get("--follows", follows, question)
    form.require()
    file = f"{deal.place.file.name.rpartition('/')[0]}/{id}.yaml"
    draft = NewDraft(id, title, by, date, status or Status.PROPOSED.value, follows or "")

    def wish(project: Project) -> Change:
        root = project.files.root
        text = draft_text(draft, deal, modeline(root, "draft", "../../"))
        return Change(file, None, text, beside=schema_beside(root, "draft"))

    write(settings, wish)
    said(file, f"draftdiff add {id} {next(iter(deal.clauses), 'CLAUSE')}")


def _judge(deal: Deal, key: str) -> Callable[[str], Fault | None]:
    """Judge what stands behind a key by the draft as it would be written."""

    def judge(typed: str) -> Fault | None:
        entry = {"draft": "a-draft", "title": "A draft", "by": next(iter(deal.parties), "A"), key: typed}
        text = "\n".join(f"{name}: {written(value)}" for name, value in entry.items())
        return first_fault(load_single(Blob("the draft", text.encode()), deal, "a-draft")[1])

    return judge
