"""Asking a person at a terminal: with completion, the last answers as defaults, each answer judged at once."""

import os
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import click

from draftdiff.checks.shape import unknown_draft, unknown_party, unknown_source
from draftdiff.commands.output import on_terminal
from draftdiff.commands.project import Project, only_deal
from draftdiff.commands.settings import Trouble, not_among
from draftdiff.diagnostics import Diagnostic, Severity
from draftdiff.keys import UNKNOWN, Holds, Key, Need, meaning
from draftdiff.model import Deal
from draftdiff.reading.fields import choose, read_date, read_id
from draftdiff.reading.yamltree import Scalar
from draftdiff.text import Place, Span, TextFile, visible
from draftdiff.writing.quoting import one_line

NONE = "-"
"""What is typed for nothing, where Enter alone would take what is offered."""

UNKNOWN_NAMES = {
    Holds.PARTIES: unknown_party,
    Holds.DRAFT: unknown_draft,
    Holds.DRAFTS: unknown_draft,
    Holds.SOURCE: unknown_source,
}


def first_fault(problems: Iterable[Diagnostic]) -> Trouble | None:
    """Return the first error of what is written, and not of what is still missing."""
    found = (problem for problem in problems if problem.severity is Severity.ERROR and not problem.wants)
    return next((Trouble(problem.message, problem.help, code=problem.code) for problem in found), None)


def among(what: str, known: Collection[str]) -> Callable[[str], Trouble | None]:
    """Return a judge that takes one of these names."""

    def judge(typed: str) -> Trouble | None:
        return None if typed in known else not_among(f"there is no {what} `{typed}`", typed, known)

    return judge


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, what judges and completes the answer, and what Enter takes; an optional one may stay empty."""

    ask: str
    judge: Callable[[str], Trouble | None] = lambda typed: None
    choices: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    optional: bool = False

    @property
    def prompt(self) -> str:
        """The question with what Enter takes."""
        offer = f" [{visible(self.default)}]" if self.default else ""
        none = f" ({NONE if self.default else 'Enter'} for none)" if self.optional else ""
        return f"{self.ask[:1].upper()}{self.ask[1:]}{offer}{none}: "


def question(key: Key, deal: Deal | None = None, default: str = "") -> Question:
    """Ask for what stands behind a key by itself, judged as reading judges it."""
    choices = offered(key, deal)

    def judge(typed: str) -> Trouble | None:
        problems: list[Diagnostic] = []
        node = the_answer(typed)
        match key.holds:
            case Holds.DATE:
                read_date(node, problems)
            case Holds.WORD if key.words:
                choose(node, f"`{key.name}`", key.words, problems)
            case holds if holds in UNKNOWN_NAMES:
                named = separated(typed) if holds in (Holds.PARTIES, Holds.DRAFTS) else [typed]
                unknown = UNKNOWN_NAMES[holds]
                problems += [unknown(one, node.place, list(choices)) for one in named if one not in choices]
        return first_fault(problems)

    listed = f" ({', '.join(choices)})" if key.holds in (Holds.WORD, Holds.PARTIES) else ""
    return Question(key.ask + listed, judge, choices, default, optional=key.need is not Need.NEEDED)


def the_answer(typed: str) -> Scalar:
    """Take an answer for what stands in a file, to be judged as reading judges it."""
    return Scalar(typed, Place(TextFile("the answer", typed), Span(0, len(typed))))


def offered(key: Key, deal: Deal | None) -> dict[str, str]:
    """Return what may complete an answer, each with what it stands for."""
    match key.holds:
        case Holds.PARTY | Holds.PARTIES if deal:
            return {**deal.parties, **({UNKNOWN: "nobody has said"} if key.holds is Holds.PARTIES else {})}
        case Holds.DRAFT | Holds.DRAFTS | Holds.SINCE if deal:
            return {draft.id: draft.title for draft in deal.drafts.values()}
        case Holds.SOURCE if deal:
            return {one.id: ", ".join(filter(None, [one.outlet, one.title])) for one in deal.sources.values()}
        case _:
            return {word.value: meaning(word) for word in key.words or ()}


def separated(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in text.removeprefix("[").removesuffix("]").split(",") if part.strip()]


def confirm() -> bool:
    """Ask whether to write."""
    return click.confirm("Write it?", default=True)


def ask(question: Question) -> str:
    """Ask until an answer will do; Enter takes the default, a number takes an offered passage."""
    refused: list[str] = []
    passages: Sequence[str] = ()
    while True:
        typed = _read(question.prompt, question.choices, refused).strip()
        if question.optional and typed == (NONE if question.default else ""):
            return ""
        typed = typed or question.default
        if typed.isdecimal() and 0 < int(typed) <= len(passages):
            typed = passages[int(typed) - 1]
        found = question.judge(typed) if typed else Trouble("nothing was typed", "an answer is needed; Ctrl-C ends")
        if found is None:
            return typed
        refused, passages = [*refused, typed], found.passages
        said = "the nearest passages; type a number to take one, or the quote anew:" if passages else found.help
        click.echo(f"  {visible(found.message)}\n  {visible(said)}")
        for number, passage in enumerate(passages, start=1):
            click.echo(f"    {number}  {visible(passage)}")


def _read(message: str, choices: Mapping[str, str], refused: list[str]) -> str:
    """Read a line; where the terminal can, ids are completed and the arrow upwards brings back what was refused."""
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        line: str = click.prompt(message, default="", show_default=False, prompt_suffix="")
        return line
    from prompt_toolkit import prompt
    from prompt_toolkit.completion import FuzzyCompleter, WordCompleter
    from prompt_toolkit.history import InMemoryHistory

    words = WordCompleter(list(choices), meta_dict=dict(choices), sentence=True)
    completer = FuzzyCompleter(words, pattern=r"^[\w-]*") if choices else None
    try:
        return prompt(message, completer=completer, history=InMemoryHistory(refused))
    except EOFError as problem:
        raise Trouble("nothing was written", "all questions need an answer") from problem


class Form:
    """Asks for what was not given; where nobody can be asked, collects the options that are missing.

    With `takes_guesses`, what Enter would take is taken without asking.
    """

    def __init__(self, *, takes_guesses: bool = False) -> None:
        self.asks = on_terminal()
        self._takes_guesses = takes_guesses
        self.missing: list[str] = []

    def get(self, option: str, given: str | None, question: Question) -> str:
        """Return what was given, else what is answered, else what Enter would take if an answer is needed."""
        guessed = self._takes_guesses and question.default
        if given is None and self.asks and not guessed:
            return one_line(ask(question))
        answer = one_line(given if given is not None else "" if question.optional else question.default)
        if not answer and not question.optional:
            self.missing.append(option)
        found = question.judge(answer) if answer else None
        if found is not None:
            raise found
        return answer

    def require(self) -> None:
        """End with trouble if an answer is missing."""
        if self.missing:
            raise Trouble(f"not given: {', '.join(self.missing)}", f"add {' '.join(self.missing)} to the command")


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
        read_id(the_answer(typed), problems)
        return first_fault(problems)

    return Question(ask, judge, default=default)


def label_of(id: str) -> str:
    """Make a title of an id."""
    return (id or "untitled").replace("-", " ").capitalize()
