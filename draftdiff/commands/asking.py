"""Asking a person at a terminal: with completion, the last answers as defaults, each answer checked at once."""

import os
import sys
from collections.abc import Mapping

import click

from draftdiff.commands.answers import OPTIONS, QUESTIONS, Answers, Desk, Fault, fault, missing, with_claim
from draftdiff.commands.trouble import Trouble
from draftdiff.text import visible

REMEMBERED = ("draft", "source", "basis", "who")
"""The answers that are offered again; the others differ from one report to the next."""


def on_terminal() -> bool:
    """Tell whether there is a person to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def confirm() -> bool:
    """Ask whether to write."""
    return click.confirm("Write it?", default=True)


def ask_missing(answers: Answers, desk: Desk, last: Mapping[str, str]) -> dict[str, str]:
    """Ask for all that a report still needs; whose reporting it passes on is asked with the source."""
    known = with_claim(answers)
    asks_relays = "source" not in known and "relays" not in known
    while wanted := missing(known, desk):
        key = wanted[0]
        known = with_claim({**known, key: ask(key, known, desk, _default(key, known, last))})
        if key == "source" and asks_relays:
            known["relays"] = ask("relays", known, desk, "")
    return known


def _default(key: str, known: Answers, last: Mapping[str, str]) -> str:
    """Return the last answer; who said so and on what it rests is offered for the same source only."""
    of_source = key in {"who", "basis"}
    same = known.get("source") == last.get("source")
    return last.get(key, "") if key in REMEMBERED and (same or not of_source) else ""


def ask(key: str, answers: Answers, desk: Desk, default: str) -> str:
    """Ask for one answer until it will do; Enter takes the default, a number takes an offered passage."""
    question = QUESTIONS[key]
    default = default if default and fault(key, default, answers, desk) is None else ""
    choices = question.choices(desk)
    offered: Fault | None = None
    typed = ""
    while True:
        hint = f" [{visible(default)}]" if default else " (Enter for none)" if question.optional else ""
        typed = _read(f"{key}: {question.ask}{hint}: ", choices, typed).strip()
        if not typed and (default or question.optional):
            return default
        if offered and typed.isdecimal() and 0 < int(typed) <= len(offered.passages):
            typed = offered.passages[int(typed) - 1]
        found = fault(key, typed, answers, desk)
        if found is None:
            return typed
        _explain(found)
        # What is offered by number is chosen on an empty line; anything else is mended where it stands.
        typed, offered = ("" if found.passages else typed), found


def _explain(found: Fault) -> None:
    click.echo(f"  {visible(found.message)}")
    if not found.passages:
        click.echo(f"  {visible(found.help)}")
        return
    click.echo("  the nearest passages; type a number to take one, or the quote anew:")
    for number, passage in enumerate(found.passages, start=1):
        click.echo(f"    {number}  {visible(passage)}")


def _read(message: str, choices: Mapping[str, str], typed: str) -> str:
    """Read a line, with completion of ids where the terminal can."""
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        line: str = click.prompt(message.rstrip(": "), default="", show_default=False)
        return line
    from prompt_toolkit import prompt
    from prompt_toolkit.completion import FuzzyCompleter, WordCompleter

    words = WordCompleter(list(choices), meta_dict=dict(choices), sentence=True)
    try:
        return prompt(message, completer=FuzzyCompleter(words, pattern=r"^[\w-]*") if choices else None, default=typed)
    except EOFError as problem:
        raise Trouble("nothing was written", "all questions need an answer") from problem


def demand(answers: Answers, desk: Desk) -> None:
    """Refuse, naming every option that is missing, where nobody can be asked."""
    wanted = missing(answers, desk)
    if wanted:
        listed = ", ".join(OPTIONS[key] for key in wanted)
        raise Trouble(f"a report needs {listed}", 'add what is missing; --who "" or --quote "" says that there is none')
