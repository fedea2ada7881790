"""Reports as Markdown footnotes, numbered as they come up."""

import re

from draftdiff.render.escaping import escape
from draftdiff.render.phrases import attribution
from draftdiff.telling import ReportView

# Within angle brackets nothing else of an address means anything to Markdown.
ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)


class Footnotes:
    """The footnotes of one text: the same report is one note, however often it is marked.

    A prefix keeps them apart from the footnotes of other texts on the same page.
    """

    def __init__(self, evidence: bool, prefix: str = "") -> None:
        self._evidence = evidence
        self._prefix = prefix
        self._numbers: dict[str, int] = {}

    def mark(self, report: ReportView, display: str | None = None) -> str:
        """Return the mark of a report; its note gives its own claim where that is not what is displayed."""
        note = self._note(report, "" if display in (None, report["says"]) else report["says"])
        return f"[^{self._prefix}{self._numbers.setdefault(note, len(self._numbers) + 1)}]"

    def marks(self, reports: list[ReportView], display: str) -> str:
        """Return the marks of several reports, each once."""
        return "".join(dict.fromkeys(self.mark(report, display) for report in reports))

    def definitions(self) -> list[str]:
        """Return every note that was marked, in order, as one paragraph or none."""
        notes = [f"[^{self._prefix}{number}]: {note}" for note, number in self._numbers.items()]
        return ["\n".join(notes)] if notes else []

    def _note(self, report: ReportView, says: str) -> str:
        title = f", “{report['title']}”" if report["title"] else ""
        claim = f", says {says}" if says else ""
        quote = f": “{report['quote']}”" if report["quote"] else ""
        note = f" {report['note']}" if report["note"] else ""
        text = escape(f"{attribution(report)}{title}{claim}{quote}.{note}")
        link = f" <{report['url']}>" if ADDRESS.fullmatch(report["url"]) else ""
        where = f" {escape(report['file'])}:{report['line']}" if self._evidence else ""
        return f"{text}{link}{where}"
