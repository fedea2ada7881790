"""`draftdiff add`: one more report, with no other byte of the file changed."""

from functools import partial
from pathlib import Path

import click

from draftdiff.commands.answers import Desk, as_report, fault, with_claim
from draftdiff.commands.asking import REMEMBERED, ask_missing, demand, on_terminal
from draftdiff.commands.options import words
from draftdiff.commands.project import Chosen, choose, load_project, only_deal
from draftdiff.commands.settings import Settings
from draftdiff.commands.texts import saved_texts
from draftdiff.commands.trouble import Trouble
from draftdiff.commands.writing import Way, Wish, carry_out, way_options
from draftdiff.model import Basis, ShiftWord
from draftdiff.reading.report import Is
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_report
from draftdiff.writing.files import recall, remember
from draftdiff.writing.quoting import Data


@click.command("add")
@click.argument("draft", required=False)
@click.argument("clause", required=False)
@click.argument("value", required=False)
@click.option("--is", "is", type=words(Is), help="The draft has the clause, or does not.")
@click.option("--change", type=words(ShiftWord), help="What became of the clause, where no value is told.")
@click.option("--since", metavar="DRAFT", help="The draft that a change is told against.")
@click.option("--of", metavar="BASE", help="What the value is a part of.")
@click.option("--source", metavar="SOURCE", help="Where it stands.")
@click.option("--relays", metavar="SOURCE", help="Whose reporting the source passes on.")
@click.option("--who", metavar="WORDS", help="Who says so, in the source's words.")
@click.option("--basis", type=words(Basis), help="What it rests on.")
@click.option("--quote", metavar="PHRASE", help="A phrase of the source, at most 15 words.")
@click.option("--note", metavar="WORDS", help="A remark for readers.")
@way_options
@click.pass_obj
def command(
    settings: Settings,
    /,
    draft: str | None,
    clause: str | None,
    way: Way,
    **given: str | None,
) -> None:
    """Add a report to a draft, asking for what is missing; no other byte of the file changes.

    VALUE is what the draft says of the clause. Where only the clause's presence or a change is told, give --is, or
    --change with --since, instead.
    """
    project = load_project(settings)
    chosen = choose(project, draft) if draft is not None else None
    deal = chosen.deal if chosen else only_deal(project, None)
    desk = Desk(deal, saved_texts(project.files, {source.text for source in deal.sources.values()}, way.texts))
    named = {"draft": chosen.draft.id if chosen else None, "clause": clause, **given}
    answers = {key: text for key, text in named.items() if text is not None}
    _check_given(answers, desk)
    root = project.files.root
    if on_terminal():
        answers = ask_missing(answers, desk, recall(root))
    demand(answers, desk)
    _check_given(answers, desk)
    report = as_report(answers, desk)
    edit = partial(_edit, answers["clause"], report)
    name = draft if draft is not None else f"{deal.id}/{answers['draft']}"
    carry_out(settings, Wish(name, edit, "added to"), way)
    if on_terminal() and not way.dry_run:
        remember(Path(root), {key: answers[key] for key in REMEMBERED if answers.get(key)})


def _edit(clause: str, report: dict[str, Data], chosen: Chosen, file: TextFile) -> Edited | Refused:
    return add_report(file, clause, report, tuple(chosen.deal.clauses))


def _check_given(answers: dict[str, str], desk: Desk) -> None:
    """Check the answers that were given on the command line, each by itself."""
    claims = [key for key in ("value", "is", "change") if key in answers]
    if len(claims) > 1:
        raise Trouble(f"{' and '.join(claims)} do not go together", "give VALUE, --is or --change")
    if "clause" not in answers and "value" in answers:
        return
    for key, text in with_claim(answers).items():
        found = fault(key, text, answers, desk)
        if found is not None:
            raise Trouble(found.message, found.help)
