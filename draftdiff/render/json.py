"""Views as JSON: the views themselves, for other programs."""

import json
from collections.abc import Mapping

from draftdiff.render import Look


def dump(view: Mapping[str, object], look: Look) -> str:
    """Write a view as JSON, with a word on what was left out because that was asked for."""
    return json.dumps({**view, "left_out": list(look.bounds)}, ensure_ascii=False, indent=2) + "\n"
