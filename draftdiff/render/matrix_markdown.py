"""Clause by draft, and clause by source, as Markdown tables with footnotes."""

from collections.abc import Iterator, Sequence

from draftdiff.render import Look
from draftdiff.render.escaping import bound_lines, escape
from draftdiff.render.footnotes import Footnotes
from draftdiff.render.grid import pages
from draftdiff.render.markdown import side
from draftdiff.render.marks import MENTIONS, STANDINGS, coverage, event, is_spoken_of, kinship, marks_used, stand
from draftdiff.render.phrases import count
from draftdiff.telling import DraftView
from draftdiff.telling.matrix_shapes import CellView, MatrixRowView, MatrixView, SourceMatrixView

DRAFTS_ON_A_PAGE = 4
SOURCES_ON_A_PAGE = 12


def matrix(view: MatrixView, look: Look) -> str:
    """Write every clause in every draft, in as many tables as the drafts ask for."""
    notes = Footnotes(look.evidence)
    spoken = [line for line in view["rows"] if is_spoken_of(line["cells"])]
    silent = [line["label"] for line in view["rows"] if not is_spoken_of(line["cells"])]
    parts = [f"## {escape(view['title'])}: clause by draft", *bound_lines(look.bounds), f"**{coverage(view)}**"]
    for part in pages(len(view["drafts"]), DRAFTS_ON_A_PAGE) if spoken else []:
        parts += _page(view, spoken, part, notes)
    parts += [f"**Reported in no draft:** {_listed(silent)}"] if silent else []
    found = {stand(cell["standing"]) for line in view["rows"] for cell in line["cells"]}
    parts += _legend([said for key, said in STANDINGS.items() if key in found])
    if happened := marks_used(view):
        parts += ["Since the draft that it follows:", *_legend(happened)]
    return "\n\n".join([*parts, *notes.definitions()]) + "\n"


def _page(view: MatrixView, lines: Sequence[MatrixRowView], part: range, notes: Footnotes) -> Iterator[str]:
    """Write a table of some drafts; clauses that none of them speaks of are only named."""
    drafts = view["drafts"]
    if len(part) < len(drafts):
        yield f"### Drafts {part[0] + 1} to {part[-1] + 1}" if len(part) > 1 else f"### Draft {part[0] + 1}"
    spoken = [line for line in lines if is_spoken_of(line["cells"][place] for place in part)]
    rows = [["Clause", *(_head(drafts, place) for place in part)], ["---"] * (len(part) + 1)]
    for line in spoken:
        rows.append([escape(line["label"]), *(_cell(line["cells"][place], view, notes) for place in part)])
    if spoken:
        yield _table(rows)
    silent = [line["label"] for line in lines if line not in spoken]
    if silent:
        titles = ", ".join(escape(drafts[place]["title"]) for place in part)
        yield f"**Not reported of {titles}:** {_listed(silent)}"


def _head(drafts: Sequence[DraftView], place: int) -> str:
    draft = drafts[place]
    facts = [draft["title"], f"{draft['by']}, {draft['date_words']}", *kinship(drafts, place)]
    return "<br>".join(escape(fact) for fact in facts)


def _cell(cell: CellView, view: MatrixView, notes: Footnotes) -> str:
    standing = cell["standing"]
    key = stand(standing)
    mark = STANDINGS[key][0]
    said = side(standing, notes)
    what = mark if key == "not-reported" and not standing["asides"] else f"{mark} {said}"
    happened = event(cell, view)
    return f"{what}<br>*{escape(happened)}*" if happened else what


def _legend(signs: Sequence[tuple[str, str]]) -> list[str]:
    return ["; ".join(f"{escape(mark)} {words}" for mark, words in signs)] if signs else []


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(escape(label) for label in labels)


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def sources(view: SourceMatrixView, look: Look) -> str:
    """Write which source speaks of which clause, in as many tables as the sources ask for."""
    names = [source["outlet"] for source in view["sources"]]
    listed = [
        f"{place + 1}. {escape(', '.join([source['outlet'], source['published_words']]))}"
        + (", full text" if source["full_text"] else "")
        for place, source in enumerate(view["sources"])
    ]
    clauses = count(len(view["rows"]), "clause")
    parts = [
        f"## {escape(view['title'])}: clause by source",
        *bound_lines(look.bounds),
        f"**{clauses} in {count(len(names), 'source')}**",
    ]
    parts += ["\n".join(listed)] if listed else []
    for part in pages(len(names), SOURCES_ON_A_PAGE) if view["rows"] else []:
        rows = [["Clause", *(str(place + 1) for place in part)], ["---"] * (len(part) + 1)]
        for line in view["rows"]:
            rows.append([escape(line["label"]), *(MENTIONS[line["cells"][place]["mention"]][0] for place in part)])
        parts.append(_table(rows))
    found = {cell["mention"] for line in view["rows"] for cell in line["cells"]}
    parts += _legend([said for key, said in MENTIONS.items() if key in found])
    return "\n\n".join(parts) + "\n"
