"""Views as JSON: the views themselves, for other programs."""

import json
from collections.abc import Mapping

from draftdiff.render import Look
from draftdiff.view import ComparisonView, ShowView


def comparison(view: ComparisonView, look: Look) -> str:
    """Write a comparison as JSON."""
    return _dump(view)


def draft(view: ShowView, look: Look) -> str:
    """Write a draft as JSON."""
    return _dump(view)


def _dump(view: Mapping[str, object]) -> str:
    return json.dumps(view, ensure_ascii=False, indent=2) + "\n"
