"""A change log as Markdown, by the template of this package or one that was given."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from draftdiff.render import Look, sentences
from draftdiff.render.anchors import slugs
from draftdiff.render.changelog_words import GROUPS, LATER, SOURCES, bounds, byline, counts, heading, remark, titles
from draftdiff.render.escaping import escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.sentences import Pen
from draftdiff.render.templating import Text, Words, as_texts, fill, markdown
from draftdiff.telling import ReportView
from draftdiff.telling.changelog_shapes import ChangelogView
from draftdiff.text import TextFile

SHIPPED = "changelog.md.j2"


def changelog(view: ChangelogView, look: Look) -> str:
    """Write a change log by the template of this package."""
    return written(view, look)


def written(view: ChangelogView, look: Look, template: str | TextFile = SHIPPED, prefix: str = "") -> str:
    """Write a change log by a template; notes that it does not place come at the end.

    The prefix of the notes keeps them apart from those of other sections in the same file. Raises TemplateProblem
    for what is wrong with a template that was given.
    """
    notes = _Notes(Footnotes(look.evidence, prefix))
    text = fill(template, _words(view, notes)).strip("\n")
    rest = notes.place()
    return f"{text}\n\n{rest}\n" if rest else f"{text}\n"


class _Notes:
    """Footnotes that a template may place where it likes; what it marks after that is left for the end."""

    def __init__(self, footnotes: Footnotes) -> None:
        self._footnotes = footnotes
        self._placed = 0

    def cite(self, reports: list[ReportView], display: str) -> str:
        """Return the marks of reports."""
        return self._footnotes.marks(reports, display)

    def place(self) -> Markup:
        """Return every note that was marked and is not placed yet."""
        notes = [line for part in self._footnotes.definitions() for line in part.split("\n")]
        waiting, self._placed = notes[self._placed :], len(notes)
        return markdown("\n".join(waiting))


def _words(view: ChangelogView, notes: _Notes) -> Words:
    """Gather what a template is given, as docs/changelog.md lists it."""
    parties, pen = view["parties"], Pen(escape, notes.cite)
    names = {
        "log": as_texts(view),
        "groups": [{"id": id, "heading": said, "remark": remark(id).capitalize()} for id, said in GROUPS.items()],
        "headings": {"later": LATER, "sources": SOURCES},
        "bounds": [Text(said) for said in bounds(view)],
        "contents": [markdown(line) for line in _contents(view)],
        "branches": [Text(" → ".join(line)) for line in titles(view)],
        "footnotes": notes.place,
    }
    filters: dict[str, Callable[..., object]] = {
        "md": lambda text: markdown(escape(str(text))),
        "cite": lambda account: markdown(notes.cite([*account["reports"], *account["compatible"]], account["display"])),
        "sentence": lambda change: markdown(sentences.sentence(change, parties, pen)),
        "standing": lambda standing: markdown(sentences.opening(standing, pen)),
        "aside": lambda aside: markdown(sentences.aside(aside, pen)),
        "later": lambda later: markdown(sentences.later(later, pen)),
        "erratum": lambda erratum: markdown(sentences.erratum(erratum, pen)),
        "undone": lambda undone: markdown(sentences.undone(undone, pen)),
        "drift": lambda drift: markdown(sentences.drift(drift, pen)),
        "counts": lambda log: Text(counts(log)),
        "heading": lambda step: Text(heading(step)),
        "byline": lambda step: Text(" ".join(byline(step, parties))),
    }
    return Words(names, filters)


def _contents(view: ChangelogView) -> Iterator[str]:
    """Yield a link to each part of the log."""
    found = [heading(step) for step in view["steps"]]
    found += [LATER] if view["later"] else []
    found += [SOURCES] if view["errata"] or view["drift"] else []
    for said, name in zip(found, slugs(found), strict=True):
        yield f"[{escape(said).replace(']', chr(92) + ']')}](#{name})"
