"""Templates of users: the record's texts come out as text, and what a template may do is bounded."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from draftdiff.render.markdown import escape
from draftdiff.text import TextFile

ROUNDS = 1_000_000
LARGEST = 64 * 1024 * 1024
GIVEN = "a template that was given"
WITH_MARKUP = ("tojson", "urlize", "xmlattr")
"""The filters that write HTML of their own, which does not keep the record's texts from being Markdown."""


class TemplateProblem(Exception):
    """What is wrong with a template, and in which line if that is known."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.message, self.line = message, line


Filters = Mapping[str, Callable[..., object]]


class Text(str):
    """A text of the record, which a template shows as it is, wherever it puts it."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return Markdown that shows the text; Jinja asks every value for this, whatever it is named."""
        return escape(self)


def as_texts(value: object) -> object:
    """Let every text in plain data be shown as it is; lists and dictionaries stay the same objects."""
    match value:
        case str():
            return Text(value)
        case list():
            value[:] = map(as_texts, value)
        case dict():
            value.update({key: as_texts(item) for key, item in value.items()})
    return value


def fill(template: TextFile, names: Mapping[str, object], filters: Filters) -> str:
    """Fill a template that was given with names for its expressions, and filters.

    Raises TemplateProblem for what is wrong with it.
    """
    environment = _environment(template, filters)
    try:
        return _bounded(environment.get_template(GIVEN), names)
    except jinja2.TemplateSyntaxError as problem:
        raise TemplateProblem(problem.message or "is no template", problem.lineno) from problem
    except jinja2.TemplateNotFound as problem:
        raise TemplateProblem(f"there is no template `{problem.message}`", _line(problem, template)) from problem
    except RecursionError as problem:
        raise TemplateProblem("it calls itself without an end", None) from problem
    except Exception as problem:
        # Whatever an expression of a template raises is the template's.
        raise TemplateProblem(str(problem) or type(problem).__name__, _line(problem, template)) from problem


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox without powers or repeated texts, which could fill any memory in one step."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: object, right: object) -> object:
        """Multiply numbers and nothing else."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise jinja2.exceptions.SecurityError(f"`{operator}` is only for numbers that are multiplied")
        return super().call_binop(context, operator, left, right)

    def call(self, context: jinja2.runtime.Context, what: object, *values: object, **named: object) -> object:
        """Keep what is made of the record's texts shown as text."""
        return _kept_text(super().call(context, what, *values, **named))


def _environment(template: TextFile, filters: Filters) -> _Environment:
    given = {GIVEN: (template.text, template.name, lambda: True)}
    environment = _Environment(
        loader=jinja2.FunctionLoader(given.get),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        # Whatever is no Markdown is shown as text.
        finalize=lambda value: (
            value if hasattr(value, "__html__") or isinstance(value, jinja2.Undefined) else Text(str(value))
        ),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    known = {name: made for name, made in environment.filters.items() if name not in WITH_MARKUP}
    environment.filters = {name: _keeping_text(made) for name, made in {**known, **filters}.items()}
    environment.globals["range"] = _ranges()
    return environment


def _kept_text(value: object) -> object:
    return Text(value) if type(value) is str else value


def _keeping_text(made: Callable[..., Any]) -> Callable[..., object]:
    @wraps(made)
    def kept(*values: object, **named: object) -> object:
        return _kept_text(made(*values, **named))

    return kept


def _ranges() -> Callable[..., range]:
    """Return `range` with a bound for all the rounds of one template together."""
    left = ROUNDS

    def bounded(*bounds: int) -> range:
        nonlocal left
        made = range(*bounds)
        left -= len(made)
        if left < 0:
            raise OverflowError(f"more than {ROUNDS:,} rounds")
        return made

    return bounded


def _bounded(template: jinja2.Template, names: Mapping[str, object]) -> str:
    parts, size = [], 0
    for part in template.generate(names):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise OverflowError("it writes more than 64 MiB")
    return "".join(parts)


def _line(problem: Exception, template: TextFile) -> int | None:
    """Return the last line of the template that Jinja was in."""
    line, place = None, problem.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename == template.name:
            line = place.tb_lineno
        place = place.tb_next
    return line
