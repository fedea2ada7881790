"""Names of headings that lead to the same place wherever a page is shown."""

import re
import unicodedata


def anchor(heading: str) -> str | None:
    """Return the name that a heading has in GitHub, MkDocs and pandoc alike; None where they differ.

    All write small letters. GitHub keeps letters, marks and digits of every script, `_` and `-`, and makes each blank a
    hyphen. MkDocs, which is Python-Markdown, first takes letters down to ASCII, and makes one hyphen of a run of blanks
    and hyphens. Pandoc keeps full stops too, reads `--` as a dash, makes one hyphen of a run of blanks, and begins with
    the first letter.

    >>> anchor("“Improved” US draft, about 20 Feb 2025")
    'improved-us-draft-about-20-feb-2025'
    >>> anchor("21 Feb 2025"), anchor("A – B"), anchor("Café"), anchor("No. 2")
    (None, None, None, None)
    """
    names = {github(heading), _mkdocs(heading), _pandoc(heading)}
    return names.pop() or None if len(names) == 1 else None


def github(heading: str) -> str:
    """Return the name of a heading in GitHub."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _mkdocs(heading: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def _pandoc(heading: str) -> str:
    kept = "-".join(re.sub(r"--+|[^\w\s.-]", "", heading).split()).lower()
    return re.sub(r"^[\W\d_]+", "", kept)
