"""`draftdiff add`: one more report, judged as it would be written, with no other byte of the file changed."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import click

from draftdiff.articles.suggestions import nearest_passages
from draftdiff.checks.shape import unknown_clause, unknown_draft
from draftdiff.checks.table import SavedText, run_checks
from draftdiff.commands.asking import Question, ask, first_fault, offered, separated
from draftdiff.commands.options import key_option
from draftdiff.commands.output import on_terminal
from draftdiff.commands.project import Chosen, Project, choose, file_of, load_project, only_deal, saved_texts
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.commands.writing import Change, Way, carry_out, edited, new_file, of_draft, way_options
from draftdiff.diagnostics import Diagnostic
from draftdiff.keys import DRAFT, REPORT, Need, meaning
from draftdiff.model import Deal, Draft, Is, Naming, ShiftWord
from draftdiff.reading.record import UNPLACED, Blob, Record, load_single
from draftdiff.text import Place, Span, TextFile
from draftdiff.values import ValueType
from draftdiff.values.lists import split_list
from draftdiff.writing.edit import Edited, Refused, add_report
from draftdiff.writing.files import recall, remember
from draftdiff.writing.placing import entry_lines
from draftdiff.writing.quoting import Data, Entry, Unwritable, written

Answers = Mapping[str, str]
"""Answers so far, by the key that they have in the file, and the draft and the clause."""

REMEMBERED = ("draft", "source", "basis", "who")
"""The answers that are offered again; the others differ from one report to the next."""

QUESTIONS = {"draft": "which draft", "clause": "which clause", **{key: REPORT[key].ask for key in REPORT}}
NOWHERE = Place(TextFile("the report", ""), Span(0, 0))


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers are judged against."""

    deal: Deal
    texts: Mapping[str, SavedText]


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
    yes: bool,
    dry_run: bool,
    texts: str | None,
    **given: str | None,
) -> None:
    """Add a report to a draft, asking for what is missing; no other byte of the file changes.

    VALUE is what the draft says of the clause. Where only the clause's presence or a change is told, give --is, or
    --change with --since, instead. A report that does not say of which draft it speaks goes into `unplaced`, with
    --one-of or --each-of.
    """
    project, way = load_project(settings), Way(yes, dry_run, texts)
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
        # A reader of the file looks for `about` before the source.
        before = dict(itertools.takewhile(lambda pair: pair[0] != "source", report.items()))
        told = {**before, "about": about, **report}
        carry_out(settings, lambda now: _unplaced(now, deal.id, answers["clause"], told), way, "added to")
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


def _unplaced(project: Project, id: str, clause: str, report: Mapping[str, Data]) -> Change:
    """Return the file of reports that name no version with one more of them, begun where there is none."""
    deal = project.record.deals[id]
    name = f"{deal.place.file.name.rpartition('/')[0]}/{UNPLACED}.yaml"
    if name in {blob.name for blob in project.files.blobs}:
        file = file_of(project, name)
        return edited(file, add_report(file, clause, report, tuple(deal.clauses)))
    lines = [
        f"# Reports on: {deal.title}. None of them says of which draft it speaks.",
        "",
        f"{UNPLACED}: {deal.id}",
        *entry_lines("terms", Entry({clause: [report]})),
    ]
    return new_file(project, UNPLACED, name, lambda modeline: "\n".join([modeline, *lines]) + "\n")


def ask_missing(answers: Answers, desk: Desk, last: Mapping[str, str]) -> dict[str, str]:
    """Ask for all that a report still needs; whose reporting it passes on is asked with the source."""
    known = dict(answers)
    asks_relays = not known.keys() & {"source", "relays"}
    while wanted := missing(known, desk):
        key = wanted[0]
        # Who said so and on what it rests is offered for the same source only.
        fits = known.get("source") == last.get("source") or key not in {"who", "basis"}
        default = last.get(key, "") if fits and key in REMEMBERED else ""
        known |= _sorted(key, ask(_question(key, known, desk, default)))
        if key == "source" and asks_relays:
            known["relays"] = ask(_question("relays", known, desk, ""))
    return known


def demand(answers: Answers, desk: Desk) -> None:
    """Refuse, naming every option that is missing, where nobody can be asked."""
    wanted = missing(answers, desk)
    if wanted:
        names = {"draft": "DRAFT", "clause": "CLAUSE", "value": "VALUE (or --is or --change)"}
        listed = ", ".join(names.get(key, f"--{key}") for key in wanted)
        none = '--of "not said", --who "" or --quote "" says that the source gives none'
        raise Trouble(f"a report needs {listed}", f"add what is missing; {none}")


def missing(answers: Answers, desk: Desk) -> list[str]:
    """Name the keys that a report still needs, in the order in which reading misses them."""
    _, problems = _read(answers, desk.deal)
    wanted = dict.fromkeys(["draft", "clause", *(problem.wants for problem in problems if problem.wants)])
    return [key for key in wanted if key not in answers]


def refuse_fault(answers: Answers, desk: Desk) -> None:
    """End with what is wrong with the first answer that will not do."""
    judged: dict[str, str] = {}
    for key in (key for key in QUESTIONS if key in answers):
        found = fault(key, answers[key], judged, desk)
        if found is not None:
            raise found
        judged[key] = answers[key]


def fault(key: str, answer: str, answers: Answers, desk: Desk) -> Trouble | None:
    """Judge an answer by the errors that it brings into the record; None where it will do."""
    if not answer.strip():
        free = key in REPORT and REPORT[key].need in (Need.EXPECTED, Need.NO)
        return None if free else Trouble(f"{key} is empty", f"say {QUESTIONS[key]}")
    if key == "draft" and answer not in desk.deal.drafts:
        return first_fault([unknown_draft(answer, NOWHERE, list(desk.deal.drafts))])
    if key == "clause" and answer not in desk.deal.clauses:
        return first_fault([unknown_clause(answer, NOWHERE, list(desk.deal.clauses))])
    given = {**answers, key: answer}
    if "clause" not in given:
        return None
    try:
        found = first_fault(_new_problems(given, desk))
    except Unwritable as problem:
        return Trouble(str(problem), "leave that character out")
    if found and found.code == "DD302" and key == "quote":
        # Of a misquote, more than the nearest passage is offered, to be taken by its number.
        saved = desk.texts[desk.deal.sources[given["source"]].text]
        return Trouble(found.message, found.help, nearest_passages(answer, saved.text))
    return found


def _new_problems(given: Answers, desk: Desk) -> Iterator[Diagnostic]:
    """Yield the problems of a report as it would be written, and those that it brings to others on its clause."""
    deal, clause = desk.deal, given["clause"]
    stand_in = next((source for source in deal.sources if source != given.get("relays")), None)
    if "source" not in given and stand_in is not None:
        # Without a source a report is not read; this one says nothing that an answer could contradict.
        mute = replace(deal.sources[stand_in], published=None, text="", faulty=True)
        given, deal = {**given, "source": stand_in}, replace(deal, sources={**deal.sources, stand_in: mute})
    draft, problems = _read(given, deal)
    yield from problems
    drafts = {}
    for id, one in deal.drafts.items():  # The quotes of other reports are not looked up again.
        reports = (replace(report, quote="") for report in one.reports if report.clause == clause)
        drafts[id] = replace(one, reports=tuple(reports), rulings=())
    if draft is not None:
        there = drafts.get(draft.id, replace(draft, reports=()))
        more = {**drafts, draft.id: replace(there, reports=(*there.reports, *draft.reports))}
        before, after = (Record({deal.id: replace(deal, drafts=d)}, deal.sources, ()) for d in (drafts, more))
        known = {(problem.code, problem.message) for problem in run_checks(before, {})}
        found = run_checks(after, desk.texts)
        yield from (problem for problem in found if (problem.code, problem.message) not in known)


def _read(answers: Answers, deal: Deal) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read a draft that holds the report and nothing else."""
    id, party = answers.get("draft", "a-draft"), next(iter(deal.parties), "A")
    terms = entry_lines("terms", Entry({answers.get("clause", "a-clause"): [as_report(answers, deal)]}))
    lines = ["draft: a-draft", "title: A draft", f"by: {written(party)}", *terms]
    return load_single(Blob("the report", "\n".join(lines).encode()), deal, id)


def as_report(answers: Answers, deal: Deal) -> dict[str, Data]:
    """Return the report as it stands in the file; what was left empty is left out."""
    return {key: report_data(key, answers[key], deal, answers.get("clause", "")) for key in REPORT if answers.get(key)}


def report_data(key: str, text: str, deal: Deal, clause: str) -> Data:
    """Return what stands behind a key of a report: the value of a list as a list."""
    if key == "value" and clause in deal.clauses and deal.clauses[clause].type is ValueType.LIST:
        return [item.strip() for item in split_list(text.removeprefix("[").removesuffix("]"))]
    if key == "since" and "," in text:
        return {Naming.EACH_OF.value: separated(text)}
    return separated(text) if key == "acknowledged" else text


def _sorted(key: str, said: str) -> dict[str, str]:
    """Sort what a draft is said to say into a value, `is` or a change."""
    if key == "value" and said in (*Is, *ShiftWord):
        return {"is" if said in list(Is) else "change": said}
    return {key: said}


def _question(key: str, known: Answers, desk: Desk, default: str) -> Question:
    """Make the question for a key, in which ids and words are completed."""

    def judge(typed: str) -> Trouble | None:
        return next((fault(sort, said, known, desk) for sort, said in _sorted(key, typed).items()), None)

    words = REPORT[key].words if key in REPORT else None
    listed = f" ({', '.join(words)})" if words else ""
    fits = bool(default) and judge(default) is None
    optional = key in REPORT and REPORT[key].need in (Need.EXPECTED, Need.NO)
    if key == "clause":
        choices = {clause.id: f"{clause.label} ({clause.type})" for clause in desk.deal.clauses.values()}
    elif key == "value":
        choices = {word.value: meaning(word) for word in (*Is, *ShiftWord)}
    else:
        choices = offered(DRAFT["follows"] if key == "draft" else REPORT[key], desk.deal)
    return Question(QUESTIONS[key] + listed, judge, choices, default if fits else "", optional)
