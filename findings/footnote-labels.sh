#!/usr/bin/env bash
# A footnote label that is defined twice, as when two texts are pasted on one page: which note does its mark lead to?
#
# Link references settle this in CommonMark: the first definition wins. One would expect the same of footnotes, and of
# one parser the same for both.
# Seen: GitHub's renderer (cmarkgfm 2025.10.22) keeps the first note and drops the second without a word.
# markdown-it-py 4.3.0 keeps the first of two links, and its footnote plugin (mdit-py-plugins 0.7.0) the last of two
# notes, so that a mark in the first text cites the note of the second. Python-Markdown 3.11.3 keeps the last of both.
# And labels that differ in case alone are one label to GitHub's renderer and two to the others.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check \
  cmarkgfm==2025.10.22 Markdown==3.11.3 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import cmarkgfm
import markdown
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

RENDERERS = {
    "cmarkgfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES),
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["footnotes"]),
    "markdown-it-py": lambda text: MarkdownIt("commonmark").use(footnote_plugin).render(text),
}
TWICE = "One[^a].\n\n[^a]: Uno.\n\nTwo[^a].\n\n[^a]: Due.\n"
CASES = "One[^A] and two[^a].\n\n[^A]: Uno.\n\n[^a]: Due.\n"
LINKS = "[One][a] and [two][a].\n\n[a]: https://uno.example\n[a]: https://due.example\n"

SEEN = {
    "cmarkgfm": (("first",), ("first",), ("first",)),
    "Python-Markdown": (("last",), ("first", "last"), ("last",)),
    "markdown-it-py": (("last",), ("first", "last"), ("first",)),
}


def kept(html: str, first: str = "Uno.", last: str = "Due.") -> tuple[str, ...]:
    return tuple(name for name, word in (("first", first), ("last", last)) if word in html)


changed = False
for name, render in RENDERERS.items():
    found = kept(render(TWICE)), kept(render(CASES)), kept(render(LINKS), "uno.example", "due.example")
    notes, cases, links = (" and ".join(one) for one in found)
    print(f"{name}: two notes of one label: {notes}; labels that differ in case: {cases}; two links: {links}")
    changed |= found != SEEN[name]
sys.exit(changed)
PYTHON
