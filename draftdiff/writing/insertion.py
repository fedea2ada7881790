"""One more entry in a file, every other byte kept; what does not read back as meant is refused."""

from draftdiff.model import Clause
from draftdiff.reading.yamltext import body_start
from draftdiff.reading.yamltree import MapNode, Node, read_tree
from draftdiff.text import TextFile
from draftdiff.writing.deal import clause_in_brackets, clause_lines
from draftdiff.writing.draft import NewSource, source_lines


def with_clause(file: TextFile, clause: Clause) -> str | None:
    """Return a deal's text with one more clause behind the others; None where that cannot be done safely."""
    before, _ = read_tree(file)
    group = before.get("clauses") if isinstance(before, MapNode) else None
    if not isinstance(group, MapNode):
        return None
    if not group.pairs:
        # Empty brackets make room for entries in lines.
        bare = file.text[: group.place.span.start].rstrip(" ") + file.text[group.place.span.end :]
        text = _below(TextFile(file.name, bare), group.place.span.start - 1, clause_lines(clause, 2))
    elif group.place.text.startswith("{"):
        text = _spliced(file.text, group.pairs[-1][1].place.span.end, f", {clause_in_brackets(clause)}")
    else:
        first, last = group.pairs[0][0], group.pairs[-1][1]
        indent = first.place.start.column - 1
        text = _below(file, last.place.span.end, clause_lines(clause, indent))
    after, problems = read_tree(TextFile(file.name, text))
    entry, _ = read_tree(TextFile(file.name, "\n".join(clause_lines(clause, 0)) + "\n"))
    kept = _without_clause(after, clause.id)
    added_node = after.get("clauses") if isinstance(after, MapNode) else None
    found = added_node.get(clause.id) if isinstance(added_node, MapNode) else None
    wanted = entry.get(clause.id) if isinstance(entry, MapNode) else None
    return text if kept == before and found == wanted is not None and not problems else None


def with_source(file: TextFile, source: NewSource) -> str | None:
    """Return the text of a file of sources with one more entry at its end; None where that cannot be done safely."""
    before, _ = read_tree(file)
    end = len(file.text)
    text = _below(file, end, ["", *source_lines(source)])
    after, problems = read_tree(TextFile(file.name, text))
    entry, _ = read_tree(TextFile(file.name, "\n".join(source_lines(source)) + "\n"))
    if not isinstance(before, MapNode) or not isinstance(after, MapNode) or not isinstance(entry, MapNode):
        return None
    return text if after.pairs == before.pairs + entry.pairs and not problems else None


def _spliced(text: str, at: int, added: str) -> str:
    return text[:at] + added + text[at:]


def _below(file: TextFile, at: int, lines: list[str]) -> str:
    """Put lines below the one in which an offset stands, ended as the file ends its lines."""
    text, ending = file.text, _line_ending(file.text)
    end = text.find("\n", at)
    added = "".join(line + ending for line in lines)
    if end >= 0:
        return _spliced(text, end + 1, added)
    # The last line: what is added ends as the file did, with or without an end of line.
    if text.endswith("\n") or len(text) == body_start(file):
        return text + added
    return text + ending + added.removesuffix(ending)


def _line_ending(text: str) -> str:
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def _without_clause(tree: Node | None, id: str) -> Node | None:
    """Return a deal's tree less its last clause, if that has this id."""
    if not isinstance(tree, MapNode):
        return None
    pairs = []
    for key, node in tree.pairs:
        if key.text == "clauses" and isinstance(node, MapNode) and node.pairs and node.pairs[-1][0].text == id:
            node = MapNode(node.pairs[:-1], node.place)
        pairs.append((key, node))
    return MapNode(tuple(pairs), tree.place)
