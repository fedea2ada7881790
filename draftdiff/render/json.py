"""What is told as JSON: the facts themselves, for other programs."""

import json

from draftdiff.pages.page import Look, Telling
from draftdiff.render.layout import Paper
from draftdiff.telling.plain import as_data


def written(telling: Telling, look: Look, paper: Paper) -> str:
    """Write the facts; they hold every detail, so nothing is laid out."""
    data = as_data(telling.facts, telling.deal, telling.out)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
