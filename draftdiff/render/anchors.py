"""Names of headings, as GitHub makes them, so that links within a page lead somewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator


def slug(heading: str) -> str:
    """Return the name of a heading by its text.

    >>> slug("“Improved” US draft, about 20 Feb 2025")
    'improved-us-draft-about-20-feb-2025'
    """
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def slugs(headings: Iterable[str]) -> Iterator[str]:
    """Yield the names of headings; one that is there already gets a number."""
    seen: Counter[str] = Counter()
    for heading in headings:
        name = slug(heading)
        yield f"{name}-{seen[name]}" if seen[name] else name
        seen[name] += 1
