"""`draftdiff new`: begin a deal, a draft or a clause; and a source, which has a module of its own."""

from collections.abc import Iterable
from functools import partial

import click

from draftdiff.commands.asking import (
    Form,
    Question,
    among,
    first_fault,
    id_question,
    label_of,
    named_deal,
    question,
    separated,
    the_answer,
)
from draftdiff.commands.new_source import new_source
from draftdiff.commands.options import key_option, words
from draftdiff.commands.project import Project, file_of, load_or_start, load_project
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.commands.writing import Change, edited, new_file, said, write
from draftdiff.diagnostics import Diagnostic
from draftdiff.keys import CLAUSE, DEAL, DRAFT
from draftdiff.model import Clause, Status
from draftdiff.reading.deal import read_currency
from draftdiff.values import ValueType
from draftdiff.writing.edit import add_entry
from draftdiff.writing.files import shipped, shipped_names
from draftdiff.writing.new import ClauseList, NewDeal, clause_data, deal_text, draft_text, read_clause_list
from draftdiff.writing.quoting import one_line

LISTS = "templates/clauses"


@click.command("deal")
@click.argument("id", required=False)
@key_option(DEAL["title"])
@click.option("--party", "parties", metavar="SHORT=NAME", multiple=True, help=DEAL["parties"].help)
@click.option("--currency", "currencies", metavar="SIGN=CODE", multiple=True, help=DEAL["currencies"].help)
@click.option("--clauses", "chosen", metavar="LIST", help="Start from a list: minerals, trade, …")
@click.option("--role", "roles", metavar="ROLE=SHORT", multiple=True, help="Which party has a role of the list.")
@click.pass_obj
def new_deal(
    settings: Settings,
    id: str | None,
    title: str | None,
    parties: tuple[str, ...],
    currencies: tuple[str, ...],
    chosen: str | None,
    roles: tuple[str, ...],
) -> None:
    """Start a deal: a folder below drafts/ with a deal.yaml.

    The lists are minerals, ceasefire, trade, merger, loan and climate. Each says where its terms come from. Without
    --role, whom a change favours stays a remark that you can fill in.
    """
    if chosen and chosen not in (names := shipped_names(LISTS, ".yaml")):
        raise not_among(f"there is no list `{chosen}`", chosen, names)
    form = Form()
    id = form.get("ID", id, id_question(DEAL["deal"].ask, load_or_start(settings).record.deals))
    title = form.get("--title", title, question(DEAL["title"], default=label_of(id)))
    sides = _sides(parties, form)
    signs = Question(DEAL["currencies"].ask, _judge_currencies, optional=True)
    meant = _meant(form.get("--currency", ",".join(currencies) or None, signs))
    form.require()
    clauses = read_clause_list(chosen, shipped(f"{LISTS}/{chosen}.yaml")) if chosen else None
    played = _roles(clauses, roles, sides, form) if clauses else {}
    if roles and not clauses:
        raise Trouble("roles are those of a list of clauses", "name the list with --clauses")
    deal = NewDeal(id, title, sides, meant, clauses, played)
    name = f"drafts/{id}/deal.yaml"
    write(settings, lambda now: new_file(now, "deal", name, partial(deal_text, deal)))
    said(name, f"draftdiff new draft {id}/first-offer --by {next(iter(sides))}" if clauses else "draftdiff new clause")


def _sides(given: Iterable[str], form: Form) -> dict[str, str]:
    """Return the parties by short name; at least two make a deal."""
    parties = dict(_pair(text, "--party US='United States'") for text in given)

    def judge(typed: str) -> Trouble | None:
        return Trouble(f"`{typed}` is the first party", "name the other one") if typed in parties else None

    for number in ("first", "other") if form.asks and not parties else ():
        which = Question(f"the short name of the {number} party, such as US", judge)
        short = form.get("--party", None, which)
        parties[short] = form.get("--party", None, Question(f"the full name of {short}"))
    if len(parties) < 2:
        form.missing.append("--party (twice)")
    return parties


def _meant(text: str) -> dict[str, str]:
    return dict(_pair(part, "$=CAD") for part in separated(text))


def _judge_currencies(typed: str) -> Trouble | None:
    problems: list[Diagnostic] = []
    try:
        for sign, code in _meant(typed).items():
            read_currency(the_answer(sign), the_answer(code), problems)
    except Trouble as trouble:
        return trouble
    return first_fault(problems)


def _roles(chosen: ClauseList, given: Iterable[str], parties: dict[str, str], form: Form) -> dict[str, str]:
    """Return which party has which role of a list."""
    pairs = list(given)
    used = {role for clause in chosen.clauses.values() for role in clause.favours.values()}
    if not pairs and form.asks and used:
        click.echo("Whom a change favours depends on who is who; leave it empty to decide later.")
        for role, meaning in chosen.roles.items():
            which = Question(
                f"which party is {meaning} ({', '.join(parties)})", among("party", parties), parties, optional=True
            )
            party = form.get("--role", None, which)
            pairs += [f"{role}={party}"] if party else []
    roles = dict(_pair(text, "--role investor=US") for text in pairs)
    for role, party in roles.items():
        if role not in chosen.roles:
            raise not_among(f"the list has no role `{role}`", role, chosen.roles)
        if party not in parties:
            raise not_among(f"there is no party `{party}`", party, parties)
    return roles


def _pair(text: str, example: str) -> tuple[str, str]:
    left, _, right = (one_line(part) for part in text.partition("="))
    if not left or not right:
        raise Trouble(f"`{text}` is not two names with `=` between them", f"write it as {example}")
    return left, right


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
def new_draft(settings: Settings, /, name: str | None, **given: str | None) -> None:
    """Start a draft: one file in the folder of its deal, without a report yet."""
    project = load_project(settings)
    form = Form()
    deal, named = named_deal(project, name, form)
    id = form.get("ID", named, id_question(DRAFT["draft"].ask, deal.drafts))
    last = next(reversed(list(deal.drafts)), "")
    asked = {"title": question(DRAFT["title"], default=label_of(id)), "by": question(DRAFT["by"], deal)}
    asked["date"] = question(DRAFT["date"])
    if last or given["follows"]:
        asked["follows"] = question(DRAFT["follows"], deal, last)
    if given["maybe"]:
        asked["maybe"] = question(DRAFT["maybe"], deal)
    answers = {key: form.get(f"--{key}", given[key], one) for key, one in asked.items()}
    form.require()
    file = f"{deal.place.file.name.rpartition('/')[0]}/{id}.yaml"
    rest = {"status": given["status"] or Status.PROPOSED.value, "kind": given["kind"] or ""}
    draft = {"draft": id, "follows": "", **rest, **answers}
    write(settings, lambda now: new_file(now, "draft", file, partial(draft_text, draft, deal)))
    said(file, f"draftdiff add {id} {next(iter(deal.clauses), 'CLAUSE')}")


@click.command("clause")
@click.argument("name", metavar="[DEAL/]ID", required=False)
@key_option(CLAUSE["label"])
@click.option("--type", "type", type=words(ValueType), help=CLAUSE["type"].help)
@click.option("--choice", "choices", metavar="WORDS", multiple=True, help=CLAUSE["choices"].help)
@click.option("--favours", metavar="WAY=PARTY", multiple=True, help=CLAUSE["favours"].help)
@click.option("--keyword", "keywords", metavar="WORD", multiple=True, help=CLAUSE["keywords"].help)
@click.option("--same", metavar="WORDS|WORDS", multiple=True, help=CLAUSE["same"].help)
@click.option("--from", "origins", metavar="CLAUSE", multiple=True, help=CLAUSE["from"].help)
@click.pass_obj
def new_clause(
    settings: Settings,
    name: str | None,
    label: str | None,
    type: str | None,
    choices: tuple[str, ...],
    favours: tuple[str, ...],
    keywords: tuple[str, ...],
    same: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Declare a clause behind the others in deal.yaml; every other byte of the file stays.

    The value of a percentage says what it is a part of.
    """
    project = load_project(settings)
    form = Form()
    deal, given = named_deal(project, name, form)
    id = form.get("ID", given, id_question("the id of the clause", deal.clauses))
    label = form.get("--label", label, question(CLAUSE["label"], default=label_of(id)))
    type = form.get("--type", type, question(CLAUSE["type"]))
    if type == ValueType.CHOICE and not choices:
        listed = form.get("--choice", None, Question("the choices, with commas between them"))
        choices = tuple(listed.split(","))
    form.require()
    if choices and type != ValueType.CHOICE:
        raise Trouble("--choice is for a clause of the type choice", "leave --choice out, or write --type choice")
    if choices and not all(map(one_line, choices)):
        raise Trouble("--choice is empty", "name each choice in words")
    clause = Clause(
        id,
        label,
        ValueType(type),
        deal.place,
        of_required=type == ValueType.PERCENT,
        choices=tuple(map(one_line, choices)),
        keywords=tuple(map(one_line, keywords)),
        same=tuple(tuple(part.strip() for part in one_line(group).split("|")) for group in same),
        came_from=tuple(one for origin in origins for one in separated(origin)),
    )
    data = clause_data(clause, dict(_pair(text, "--favours higher=US") for text in favours))

    def wish(project: Project) -> Change:
        file = file_of(project, deal.place.file.name)
        return edited(file, add_entry(file, ("clauses", id), data))

    write(settings, wish)
    said(deal.place.file.name, f"draftdiff add DRAFT {id}")


@click.group("new")
def command() -> None:
    """Start a deal, a draft, a source or a clause.

    Asks for what is missing. Nothing is ever overwritten, and what is written passes `draftdiff check`.
    """


for part in (new_deal, new_draft, new_source, new_clause):
    command.add_command(part)
