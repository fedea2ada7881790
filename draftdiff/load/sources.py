"""Nodes of `seeds/*.yaml` to sources."""

import re

from draftdiff.diagnostics import Diagnostic
from draftdiff.load.fields import Fields, read_id
from draftdiff.model import Source
from draftdiff.rules import shape
from draftdiff.yamltree import MapNode, Node, Scalar

KEYS = ("outlet", "title", "published", "url", "text", "sha256", "covers", "note")
EXAMPLE = "ft-2025-02-15: {outlet: Financial Times, published: 2025-02-15}"


def read_sources(node: Node, known: dict[str, Source], problems: list[Diagnostic]) -> None:
    """Add the sources that a file declares to those known so far."""
    if not isinstance(node, MapNode):
        problems.append(shape.wrong_shape("a file of sources", "a group of ids", node.place, EXAMPLE))
        return
    for key, entry in node.pairs:
        read_id(key, problems)
        if key.text in known:
            problems.append(shape.id_used_twice("source", key.text, key.place, known[key.text].place))
        elif isinstance(entry, MapNode):
            known[key.text] = _read_source(key, Fields(entry, KEYS, problems))
        else:
            problems.append(shape.wrong_shape(f"the source `{key.text}`", "a group of keys", key.place, EXAMPLE))


def _read_source(key: Scalar, fields: Fields) -> Source:
    outlet = fields.needed("outlet", "Financial Times")
    covers = fields.scalar("covers", "full-text")
    if covers is not None and covers.text != "full-text":
        fields.problems.append(shape.unknown_word("`covers`", covers.text, covers.place, ["full-text"]))
    text, sha256 = fields.scalar("text", "article.txt"), fields.scalar("sha256", "0" * 64)
    if text is not None and "published" not in fields:
        fields.problems.append(shape.missing_key("published", key.place, "2025-02-15"))
    if sha256 is not None and not re.fullmatch("[0-9a-fA-F]{64}", sha256.text):
        fields.problems.append(shape.bad_checksum(sha256.text, sha256.place))
        sha256 = None
    return Source(
        key.text,
        outlet.text if outlet else key.text,
        key.place,
        title=fields.text("title"),
        published=fields.date("published"),
        url=fields.text("url"),
        text=text.text if text else "",
        sha256=sha256.text.lower() if sha256 else "",
        full_text=covers is not None and covers.text == "full-text",
        note=fields.text("note"),
        text_place=text.place if text else None,
        sha256_place=sha256.place if sha256 else None,
    )
