"""`draftdiff add`: one more report, with no other byte of the file changed."""

from collections.abc import Callable

import click

from draftdiff.commands.answers import REMEMBERED, Desk, as_report, ask_missing, demand, refuse_fault
from draftdiff.commands.asking import on_terminal
from draftdiff.commands.options import key_option
from draftdiff.commands.project import Chosen, choose, load_project, only_deal, saved_texts
from draftdiff.commands.settings import Settings
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.keys import REPORT
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_report
from draftdiff.writing.files import recall, remember


def report_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add an option for each key of a report but the value, which is an argument."""
    for key in reversed(REPORT.values()):
        command = key_option(key)(command) if key.ask and key.name != "value" else command
    return command


@click.command("add")
@click.argument("draft", required=False)
@click.argument("clause", required=False)
@click.argument("value", required=False)
@report_options
@way_options
@click.pass_obj
def command(settings: Settings, /, draft: str | None, clause: str | None, way: Way, **given: str | None) -> None:
    """Add a report to a draft, asking for what is missing; no other byte of the file changes.

    VALUE is what the draft says of the clause. Where only the clause's presence or a change is told, give --is, or
    --change with --since, instead.
    """
    project = load_project(settings)
    chosen = choose(project, draft) if draft is not None else None
    deal = chosen.deal if chosen else only_deal(project, None)
    desk = Desk(deal, saved_texts(project, way.texts))
    named = {"draft": chosen.draft.id if chosen else None, "clause": clause, **given}
    answers = {key: text for key, text in named.items() if text is not None}
    refuse_fault(answers, desk)
    root = project.files.root
    if on_terminal():
        answers = ask_missing(answers, desk, recall(root))
    demand(answers, desk)
    report = as_report(answers, deal)

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        return add_report(file, answers["clause"], report, tuple(chosen.deal.clauses))

    name = draft if draft is not None else f"{deal.id}/{answers['draft']}"
    carry_out(settings, of_draft(name, edit), way, "added to")
    if on_terminal() and not way.dry_run:
        remember(root, {key: answers[key] for key in REMEMBERED if answers.get(key)})
