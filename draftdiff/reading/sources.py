"""Nodes of `seeds/*.yaml` to sources."""

import re
from dataclasses import replace

from draftdiff import keys
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Covers, Source
from draftdiff.reading.fields import Fields, not_a_group, place_of, read_id, text_of
from draftdiff.reading.yamltree import MapNode, Node, Scalar

EXAMPLE = "a-source: {outlet: Name of the outlet, published: 2025-02-15}"


def read_sources(node: Node | None, known: dict[str, Source], problems: list[Diagnostic]) -> bool:
    """Add the sources that a file declares to those known so far; tell whether the file could be read."""
    if not isinstance(node, MapNode):
        if node is not None:
            wanted, text = "a group of ids", text_of(node)
            problems.append(shape.wrong_shape("a file of sources", wanted, node.place, EXAMPLE, text))
        return False
    for key, entry in node.pairs:
        read_id(key, problems)
        if key.text in known:
            problems.append(shape.id_used_twice("source", key.text, key.place, known[key.text].place))
            continue
        found: list[Diagnostic] = []
        if isinstance(entry, MapNode):
            source = _read_source(key, Fields(entry, keys.SOURCE, found))
        else:
            not_a_group(f"the source `{key.text}`", entry, place_of(key, entry), EXAMPLE, found)
            source = Source(key.text, key.text, key.place)
        known[key.text] = replace(source, faulty=bool(found))
        problems += found
    return True


def settle_copies(known: dict[str, Source], complete: bool, problems: list[Diagnostic]) -> None:
    """Look up the sources that others are copies of; where some could not be read, an unknown one may be among them."""
    for source in list(known.values()):
        if source.copy_of is None or source.copy_place is None:
            continue
        way = _copied_from(source, known)
        if source.copy_of in known and way[-1] != source.id:
            continue
        if way[-1] == source.id:
            problems.append(shape.copies_itself(source.id, source.copy_place, way[:-1]))
        elif complete:
            others = [other for other in known if other != source.id]
            problems.append(shape.unknown_source(source.copy_of, source.copy_place, others))
        known[source.id] = replace(source, copy_of=None)


def _copied_from(source: Source, known: dict[str, Source]) -> list[str]:
    """Return what a source is a copy of, what that is a copy of, and so on, up to the first that comes again."""
    way = [source.copy_of or ""]
    while (following := known.get(way[-1])) and following.copy_of and way[-1] != source.id:
        if following.copy_of in way:
            break
        way.append(following.copy_of)
    return way


def _read_source(key: Scalar, fields: Fields) -> Source:
    outlet = fields.needed("outlet")
    text, sha256 = fields.scalar("text"), fields.scalar("sha256")
    if sha256 is not None and not re.fullmatch("[0-9a-fA-F]{64}", sha256.text):
        fields.problems.append(shape.bad_checksum(sha256.text, sha256.place))
        sha256 = None
    if text is not None and _is_elsewhere(text.text):
        fields.problems.append(shape.not_in_folder(text.text, text.place))
        text = None
    url = fields.scalar("url")
    if url is not None and not url.text.startswith(("https://", "http://")):
        fields.problems.append(shape.no_link(url.text, url.place))
    copied = fields.scalar("copy-of")
    return Source(
        key.text,
        outlet.text if outlet else key.text,
        key.place,
        title=fields.text("title"),
        published=fields.date("published"),
        url=url.text if url else "",
        text=text.text if text else "",
        sha256=sha256.text.lower() if sha256 else "",
        full_text=fields.word("covers", Covers) is Covers.FULL_TEXT,
        note=fields.text("note"),
        copy_of=copied.text if copied else None,
        copy_place=copied.place if copied else None,
        acknowledged=fields.acknowledged(),
        text_place=text.place if text else None,
        sha256_place=sha256.place if sha256 else None,
    )


def _is_elsewhere(name: str) -> bool:
    """Tell whether a name leads out of the folder that it is looked up in."""
    parts = re.split(r"[/\\]", name)
    return ".." in parts or not parts[0] or parts[0].endswith(":")
