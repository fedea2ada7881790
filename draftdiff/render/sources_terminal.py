"""Clause by source for a terminal: who mentions what, and whose silence means something."""

from draftdiff.pages.page import Run
from draftdiff.render import Look
from draftdiff.render.grid import Cell, sign_table
from draftdiff.render.layout import BLANK, Style, bound_rows, cells, pad, row, write
from draftdiff.render.marks import MENTIONS, legend_row
from draftdiff.render.phrases import count
from draftdiff.telling.matrix_shapes import SourceMatrixView
from draftdiff.text import visible


def sources(view: SourceMatrixView, look: Look) -> str:
    """Write which source speaks of which clause."""
    rows = [row(2, Run(view["title"], Style.STRONG)), *bound_rows(look.bounds), BLANK]
    names = [source["outlet"] for source in view["sources"]]
    number_width = len(str(len(names)))
    width = max((cells(visible(name)) for name in names), default=0)
    for place, source in enumerate(view["sources"]):
        facts = " · ".join([source["published_words"], *(["full text"] if source["full_text"] else [])])
        start = Run(f"  {place + 1:>{number_width}}  ", Style.QUIET)
        rows.append(row(number_width + 4, start, pad(source["outlet"], width) + "  ", Run(facts, Style.QUIET)))
    rows.append(BLANK)
    heads: list[Cell] = [[row(0, f"{place + 1:>2}")] for place in range(len(names))]
    signs: list[list[Cell]] = [
        [[row(0, f" {MENTIONS[cell['mention']][0]}")] for cell in line["cells"]] for line in view["rows"]
    ]
    rows += sign_table(heads, [line["label"] for line in view["rows"]], signs, look.paper)
    found = {cell["mention"] for line in view["rows"] for cell in line["cells"]}
    rows += [legend_row([said for key, said in MENTIONS.items() if key in found]), BLANK] if found else []
    clauses = count(len(view["rows"]), "clause")
    rows.append(row(2, Run(f"{clauses} in {count(len(names), 'source')}", Style.STRONG)))
    return write(rows, look.paper)
