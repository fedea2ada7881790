"""`draftdiff add`: one more report, with no other byte of the file changed."""

from collections.abc import Callable, Mapping

import click

from draftdiff.commands.answers import REMEMBERED, Desk, as_report, ask_missing, demand, refuse_fault
from draftdiff.commands.asking import on_terminal, separated
from draftdiff.commands.options import key_option
from draftdiff.commands.project import Chosen, Project, choose, file_of, load_project, only_deal, saved_texts
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import modeline, schema_beside
from draftdiff.commands.trouble import Trouble, not_among
from draftdiff.commands.writing import Change, Way, carry_out, edited, of_draft, way_options
from draftdiff.keys import REPORT
from draftdiff.model import Deal, Naming
from draftdiff.reading.folder import UNPLACED
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_report
from draftdiff.writing.files import recall, remember
from draftdiff.writing.placing import entry_lines
from draftdiff.writing.quoting import Data, Entry


def report_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add an option for each key of a report but the value, which is an argument."""
    for key in reversed(REPORT.values()):
        command = key_option(key)(command) if key.ask and key.name != "value" else command
    return command


@click.command("add")
@click.argument("draft", required=False)
@click.argument("clause", required=False)
@click.argument("value", required=False)
@click.option("--one-of", "one_of", metavar="DRAFT,DRAFT", help="It names no version, and may be one of these.")
@click.option("--each-of", "each_of", metavar="DRAFT,DRAFT", help="It names no version, and is each of these.")
@report_options
@way_options
@click.pass_obj
def command(
    settings: Settings,
    /,
    draft: str | None,
    clause: str | None,
    one_of: str | None,
    each_of: str | None,
    way: Way,
    **given: str | None,
) -> None:
    """Add a report to a draft, asking for what is missing; no other byte of the file changes.

    VALUE is what the draft says of the clause. Where only the clause's presence or a change is told, give --is, or
    --change with --since, instead. A report that does not say of which draft it speaks goes into `unplaced`, with
    --one-of or --each-of.
    """
    project = load_project(settings)
    about = _about(one_of, each_of)
    chosen = choose(project, draft) if draft is not None and not about else None
    deal = chosen.deal if chosen else only_deal(project, _deal_of(draft) if about else None)
    desk = Desk(deal, saved_texts(project, way.texts))
    first = _first_named(about, deal) if about else None
    named = {"draft": chosen.draft.id if chosen else first, "clause": clause, **given}
    answers = {key: text for key, text in named.items() if text is not None}
    refuse_fault(answers, desk)
    root = project.files.root
    if on_terminal():
        answers = ask_missing(answers, desk, recall(root))
    demand(answers, desk)
    report = as_report(answers, deal)
    if about:
        told: dict[str, dict[str, list[Data]]] = {"terms": {answers["clause"]: [_with_about(report, about)]}}
        carry_out(settings, lambda now: _unplaced(now, deal.id, told), way, "added to")
        return

    def edit(chosen: Chosen, file: TextFile) -> Edited | Refused:
        return add_report(file, answers["clause"], report, tuple(chosen.deal.clauses))

    name = draft if draft is not None else f"{deal.id}/{answers['draft']}"
    carry_out(settings, of_draft(name, edit), way, "added to")
    if on_terminal() and not way.dry_run:
        remember(root, {key: answers[key] for key in REMEMBERED if answers.get(key)})


def _about(one_of: str | None, each_of: str | None) -> dict[str, list[str]]:
    """Return which drafts a report may speak of that names no version; nothing where it is one of a draft."""
    given = {Naming.ONE_OF: one_of, Naming.EACH_OF: each_of}
    named = {naming.value: separated(text) for naming, text in given.items() if text is not None}
    if len(named) > 1:
        raise Trouble("a report speaks of one of some drafts, or of each", "leave out --one-of or --each-of")
    return named


def _deal_of(draft: str | None) -> str | None:
    """Return the deal in `deal/unplaced`; a draft cannot be named beside --one-of or --each-of."""
    deal, _, name = (draft or UNPLACED).rpartition("/")
    if name != UNPLACED:
        raise Trouble(
            f"`{draft}` is named, and drafts that the report may speak of", f"write `{UNPLACED}` instead of `{draft}`"
        )
    return deal or None


def _first_named(about: Mapping[str, list[str]], deal: Deal) -> str:
    """Return the first of the drafts named, by which the report is judged; all must be there."""
    drafts = [draft for named in about.values() for draft in named]
    for draft in drafts:
        if draft not in deal.drafts:
            raise not_among(f"there is no draft `{draft}`", draft, deal.drafts)
    if not drafts:
        raise Trouble("no draft is named", "name the drafts that the report may speak of, with commas between them")
    return drafts[0]


def _with_about(report: Mapping[str, Data], about: Mapping[str, list[str]]) -> dict[str, Data]:
    """Put `about` before the source, where a reader of the file looks for it."""
    keys = list(report)
    before = keys.index("source")
    return {**{key: report[key] for key in keys[:before]}, "about": about, **report}


def _unplaced(project: Project, id: str, told: Mapping[str, Mapping[str, list[Data]]]) -> Change:
    """Return the file of reports that name no version with one more of them, begun where there is none."""
    deal = project.record.deals[id]
    name = f"{deal.place.file.name.rpartition('/')[0]}/{UNPLACED}.yaml"
    if name in {blob.name for blob in project.files.blobs}:
        file = file_of(project, name)
        [(clause, [report])] = told["terms"].items()
        assert isinstance(report, Mapping)
        return edited(file, add_report(file, clause, report, tuple(deal.clauses)))
    root = project.files.root
    lines = [
        modeline(root, UNPLACED, "../../"),
        f"# Reports on: {deal.title}. None of them says of which draft it speaks.",
        "",
        f"{UNPLACED}: {deal.id}",
        *entry_lines("terms", Entry(told["terms"])),
    ]
    return Change(name, None, "\n".join(lines) + "\n", beside=schema_beside(root, UNPLACED))
