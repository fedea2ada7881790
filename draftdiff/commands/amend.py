"""`draftdiff amend`, `retract`, `rule` and `read`: what stands in a draft set right, taken back, decided, completed."""

import datetime
from collections.abc import Callable
from functools import wraps

import click

from draftdiff.commands.add import report_data
from draftdiff.commands.project import Chosen, refuse
from draftdiff.commands.settings import Trouble, not_among
from draftdiff.commands.writing import Way, carry_out, of_draft, way_options
from draftdiff.keys import REPORT, RETRACTION, RULING
from draftdiff.model import Report
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_entry, add_items, set_field

which_line = click.option(
    "--line", type=int, help="Its line in the file, where the source has several reports on the clause."
)


def find_report(chosen: Chosen, clause: str, source: str, line: int | None) -> Report:
    """Return the report of a source on a clause, or say which there are."""
    check_clause(chosen, clause)
    own = chosen.draft.place.file.name
    reports = [one for one in chosen.draft.reports if one.clause == clause and one.place.file.name == own]
    found = [report for report in reports if report.source == source]
    if not found:
        listed = ", ".join(dict.fromkeys(report.source for report in reports)) or "none"
        message = f"`{source}` has no report on `{clause}` in `{chosen.draft.id}`"
        refuse(chosen.problems, f"{message} that can be read")
        otherwise = f"the sources that report on it are: {listed}"
        raise not_among(message, source, (report.source for report in reports), otherwise)
    # A change since each of several drafts stands once in the file, and is one report for each of them.
    found = list({report.place.span.start: report for report in reversed(found)}.values())[::-1]
    at_line = [report for report in found if line is None or report.place.start.line == line]
    if len(at_line) != 1:
        lines = ", ".join(str(report.place.start.line) for report in found)
        name = found[0].place.file.name
        raise Trouble(
            f"`{source}` has {len(found)} reports on it, on lines {lines} of {name}"
            if line is None
            else f"`{source}` has no report on it on line {line} of {name}",
            f"name one with --line: {lines}",
        )
    return at_line[0]


def check_clause(chosen: Chosen, clause: str) -> None:
    """Refuse a clause that the deal does not have."""
    clauses = chosen.deal.clauses
    if clause not in clauses:
        raise not_among(f"`{chosen.deal.id}` has no clause `{clause}`", clause, clauses)


def editing(name: str, done: str) -> Callable[[Callable[..., Edited | Refused]], click.Command]:
    """Make a command of an edit of a draft's file, which is shown, agreed to and written."""

    def made(edit: Callable[..., Edited | Refused]) -> click.Command:
        @click.command(name)
        @click.argument("draft")
        @wraps(edit)
        def command(*, draft: str, yes: bool, dry_run: bool, texts: str | None, **given: object) -> None:
            wish = of_draft(draft, lambda chosen, file: edit(chosen, file, **given))
            carry_out(click.get_current_context().obj, wish, Way(yes, dry_run, texts), done)

        return command

    return made


@editing("amend", "amended in")
@click.argument("clause")
@click.argument("source")
@click.argument("field", type=click.Choice([key.name for key in REPORT.values() if key.ask]))
@click.argument("text")
@which_line
@way_options
def amend(
    chosen: Chosen, file: TextFile, clause: str, source: str, field: str, text: str, line: int | None
) -> Edited | Refused:
    """Set one field of a report, or add it; no other byte of the file changes.

    DRAFT, CLAUSE and SOURCE say which report. FIELD is a key such as who or quote, and TEXT what it is to say.
    """
    report = find_report(chosen, clause, source, line)
    if not text.strip():
        raise Trouble("TEXT is empty", "take a field out with an editor")
    return set_field(file, clause, report.place.span.start, field, report_data(field, text, chosen.deal, clause))


@editing("retract", "retracted in")
@click.argument("clause")
@click.argument("source")
@click.option("--because", metavar="WORDS", required=True, help=RETRACTION["because"].help)
@click.option("--on", metavar="DATE", help=f"{RETRACTION['on'].help[:-1]}; today if not named.")
@which_line
@way_options
def retract(
    chosen: Chosen, file: TextFile, clause: str, source: str, because: str, on: str | None, line: int | None
) -> Edited | Refused:
    """Mark a report as taken back, with the reason; it stays on file and is shown as not counted.

    DRAFT and CLAUSE say where it stands, SOURCE whose report it is.
    """
    report = find_report(chosen, clause, source, line)
    if report.retracted is not None:
        raise Trouble("that report is retracted already", "see `draftdiff show --evidence`")
    since = on or datetime.date.today().isoformat()
    return set_field(file, clause, report.place.span.start, "retracted", {"on": since, "because": because})


@editing("rule", "ruled in")
@click.argument("clause")
@click.argument("source")
@click.option("--because", metavar="WORDS", required=True, help=RULING["because"].help)
@click.option("--on", metavar="DATE", help=f"{RULING['on'].help[:-1]}; today if not named.")
@way_options
def rule(chosen: Chosen, file: TextFile, clause: str, source: str, because: str, on: str | None) -> Edited | Refused:
    """Accept the account of one source where accounts disagree; the others stay visible.

    DRAFT and CLAUSE say where they disagree, SOURCE whose account is accepted.
    """
    check_clause(chosen, clause)
    there = next((ruling for ruling in chosen.draft.rulings if ruling.clause == clause), None)
    if there is not None:
        where = f"{there.place.file.name}:{there.place.start.line}"
        raise Trouble(f"there is a ruling on `{clause}` already", f"change it in an editor, at {where}")
    decided = on or datetime.date.today().isoformat()
    return add_entry(file, ("rulings", clause), {"accept": source, "because": because, "on": decided})


@editing("read", "read in")
@click.argument("source")
@click.argument("clauses", nargs=-1, metavar="[CLAUSE]...")
@click.option("--all", "every", is_flag=True, help="Every clause that is declared now.")
@way_options
def read(chosen: Chosen, file: TextFile, source: str, clauses: tuple[str, ...], every: bool) -> Edited | Refused:
    """Say which clauses you looked for in a text that a source printed whole; no other byte of the file changes.

    Of these clauses, those on which SOURCE has no report count as absent from DRAFT. Write first what the text says of
    the others.
    """
    if source not in chosen.deal.sources:
        raise not_among(f"no source `{source}` is declared", source, chosen.deal.sources)
    if every == bool(clauses):
        raise Trouble("it is not said what was read", "name the clauses, or all that are declared with --all")
    for clause in clauses:
        check_clause(chosen, clause)
    there = chosen.draft.read.get(source, ())
    new = [clause for clause in (chosen.deal.clauses if every else dict.fromkeys(clauses)) if clause not in there]
    if not new:
        raise Trouble("all of that is written there already", f"look at `read:` in {file.name}")
    return add_items(file, "read", source, new)
