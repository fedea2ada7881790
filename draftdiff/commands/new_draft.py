"""`draftdiff new draft`: the file of one version of a deal."""

import click

from draftdiff.commands.options import words
from draftdiff.commands.project import load_project, only_deal
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import Answers, Written, in_deal, modeline, said, save
from draftdiff.model import Status
from draftdiff.writing.draft import NewDraft, draft_text


@click.command("draft")
@click.argument("name", metavar="[DEAL/]ID")
@click.option("--title", help="What the draft is called.")
@click.option("--by", metavar="PARTY", help="The short name of the party whose draft it is.")
@click.option("--date", metavar="DATE", help="The day, the month, or about when: 2025-02-20~.")
@click.option("--follows", metavar="DRAFT", help="The draft that it answers or replaces.")
@click.option("--status", type=words(Status), default=Status.PROPOSED.value, help="What became of it.")
@click.pass_obj
def new_draft(
    settings: Settings,
    name: str,
    title: str | None,
    by: str | None,
    date: str | None,
    follows: str | None,
    status: str,
) -> None:
    """Start a draft: one file in the folder of its deal, without a report yet."""
    project = load_project(settings)
    deal_name, id = in_deal(name)
    deal = only_deal(project, deal_name)
    answers = Answers()
    title = answers.get("--title", "Title", title, id.replace("-", " ").capitalize())
    by = answers.get("--by", f"Whose draft is it ({', '.join(deal.parties)})", by)
    date = answers.perhaps("Date (year first; empty if not known)", date)
    last = next(reversed(list(deal.drafts)), "")
    follows = answers.perhaps("Which draft does it follow (empty for none)", follows, last) if last else follows
    answers.require()
    root = project.files.root
    file = f"{deal.place.file.name.rpartition('/')[0]}/{id}.yaml"
    draft = NewDraft(id, title, by, date, status, follows or "")
    save(
        settings,
        project,
        root,
        Written(file, None, draft_text(draft, deal, modeline(root, "draft", "../../")), "draft"),
    )
    clause = next(iter(deal.clauses), "CLAUSE")
    said(file, f"draftdiff add {id} {clause}")
