"""What people type or pages say, made fit for one line of YAML."""

import re
import unicodedata
from collections.abc import Mapping

from draftdiff.writing.quoting import braced, scalar

_PLAIN_KEY = re.compile(r"\w[\w -]*(?<! )")


def one_line(text: str) -> str:
    """Fold white space to single blanks and drop what nobody can see."""
    kept = (letter for letter in text if letter.isspace() or unicodedata.category(letter)[0] != "C")
    return " ".join("".join(kept).split())


def group(pairs: Mapping[str, str]) -> str:
    """Write a mapping on one line."""
    keys = {key: key if _PLAIN_KEY.fullmatch(key) else scalar(key, in_brackets=True) for key in pairs}
    return braced({keys[key]: scalar(value, in_brackets=True) for key, value in pairs.items()})
