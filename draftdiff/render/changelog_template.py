"""A change log by a template of the user's own: data as in the JSON, sentences as Markdown; and Markdown as a page."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.comparing.standing import Account, Aside, Standing
from draftdiff.history.changelog import Changelog, Step
from draftdiff.history.knowledge import Drift, Erratum, Later, Undone
from draftdiff.history.recall import StepChange
from draftdiff.model import Deal
from draftdiff.pages import changelog, sentences
from draftdiff.pages.anchors import github
from draftdiff.pages.lines import left_out
from draftdiff.pages.page import Cite, Line, Look, Telling, Text, line
from draftdiff.render.html import filled_page
from draftdiff.render.layout import Notes
from draftdiff.render.markdown import Writer, escape
from draftdiff.render.templating import Filters, as_texts, fill
from draftdiff.telling.plain import Data, Plain
from draftdiff.telling.words import STEP_GROUPS
from draftdiff.text import TextFile

BREAK = "<br>"
WIDE = '<div class="wide" role="group" aria-label="table" tabindex="0"><table>\n'
Sentence = Callable[[Any, Deal], Line]

FILTERS: Mapping[str, tuple[type, Sentence]] = {
    "counts": (Changelog, lambda log, deal: line(changelog.sentence(log, deal), " ", changelog.counts(log))),
    "heading": (Step, lambda step, deal: changelog.heading(step)),
    "said": (Step, changelog.said),
    "byline": (Step, changelog.byline),
    "sentence": (StepChange, sentences.change),
    "standing": (Standing, sentences.opening),
    "aside": (Aside, sentences.aside),
    "later": (Later, sentences.later),
    "erratum": (Erratum, sentences.erratum),
    "undone": (Undone, sentences.undone),
    "drift": (Drift, sentences.drift),
    "cite": (Account, lambda account, deal: (Cite(account.reports),)),
}
"""What each filter is for, and the line that it gives."""


def filled(template: TextFile, telling: Telling, style: Notes) -> str:
    """Write a change log by a template; notes that it does not place come at the end.

    Raises TemplateProblem for what is wrong with the template.
    """
    writing = _Writing(telling, style, template.name.rpartition("/")[2])
    place = f"notes {uuid4().hex}"
    text = fill(template, *_words(writing, place)).strip("\n")
    before, placed, after = text.partition(place)
    notes = writing.notes()
    if placed:
        return f"{before}{notes}{after.replace(place, '')}\n"
    return f"{text}\n\n{notes}\n" if notes else f"{text}\n"


class _Writing:
    """Writes lines of one page, and remembers them, since their notes come when all of them are written."""

    def __init__(self, telling: Telling, style: Notes, template: str) -> None:
        self.telling, self.deal = telling, telling.deal
        # It cites other reports than the log by no template, so its notes have other labels.
        page = telling.lay_out(Look())
        self._page, self._style = page._replace(tag=f"{page.tag} by {template}"), style
        self._lines: list[Line] = []

    def line(self, of: Line) -> Markup:
        self._lines.append(of)
        return Markup(Writer(self._page, self._style).line(of))

    def notes(self) -> str:
        cited = self._page._replace(blocks=tuple(map(Text, self._lines)))
        return "\n\n".join(Writer(cited, self._style).notes()) if self._lines else ""


class _Remembering(Plain):
    """Turns facts into plain data, and knows of which fact each dictionary was made."""

    def __init__(self, deal: Deal) -> None:
        super().__init__(deal)
        self.facts: dict[int, object] = {}

    def of(self, fact: object) -> Any:  # noqa: ANN401
        made = super().of(fact)
        if isinstance(made, dict):
            self.facts[id(made)] = fact
        return made


def _words(writing: _Writing, place: str) -> tuple[dict[str, object], Filters]:
    """Gather what a template is given, as docs/changelog.md lists it."""
    plain = _Remembering(writing.deal)
    log = plain.whole(writing.telling.facts, writing.telling.out)
    plain.facts[id(log)] = writing.telling.facts
    groups = [{"id": id.value, "heading": said, "remark": remark} for id, (said, remark) in STEP_GROUPS.items()]
    names: dict[str, object] = {
        "log": as_texts(log),
        "groups": groups,
        "left_out": [writing.line(text.text) for text in left_out(writing.telling.out)],
        "footnotes": lambda: Markup(place),
    }
    filters = {name: _filter(name, plain.facts, writing) for name in FILTERS}
    return names, {**filters, "md": lambda text: Markup(escape(str(text)))}


def _filter(name: str, facts: Mapping[int, object], writing: _Writing) -> Callable[[Data], Markup]:
    wanted, sentence = FILTERS[name]

    def written(entry: Data) -> Markup:
        fact = facts.get(id(entry))
        if not isinstance(fact, wanted):
            raise TypeError(f"`{name}` is not for this part of the log")
        return writing.line(sentence(fact, writing.deal))

    return written


def page_of(markdown: str) -> str:
    """Turn Markdown into a page; HTML in it is shown as text, but for the line breaks within tables."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.add_render_rule("table_open", lambda *_: WIDE)
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    # Every mark of a note has the same number.
    parser.add_render_rule("footnote_caption", lambda _, marks, place, *__: f"[{marks[place].meta['id'] + 1}]")
    tokens = parser.parse(markdown)
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    titles = ["".join(part.content for part in tokens[place + 1].children or ()) for place in headings]
    # Headings are named for links, and begin with the first rank, as a page of its own does.
    seen: Counter[str] = Counter()
    for place, name in zip(headings, map(github, titles), strict=True):
        tokens[place].attrSet("id", f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    highest = min((int(tokens[place].tag[1:]) for place in headings), default=1)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1:]) - highest + 1}"
    body = parser.renderer.render(tokens, parser.options, {})
    return filled_page(titles[0] if titles else "draftdiff", body)


def _line_break(state: StateInline, silent: bool) -> bool:
    """Read a line break, the only element that the Markdown of views has."""
    if not state.src.startswith(BREAK, state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += len(BREAK)
    return True
