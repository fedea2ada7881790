"""Two states of a file as a patch, in the form that `git apply` and `patch -p1` take."""

import difflib


def unified(name: str, before: str, after: str) -> str:
    """Return a unified patch; "" where nothing changes."""
    sides = (_lines(before), _lines(after))
    made = difflib.unified_diff(*sides, fromfile=f"a/{name}", tofile=f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made)


def _lines(text: str) -> list[str]:
    """Split at line feeds only, as patches do."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
