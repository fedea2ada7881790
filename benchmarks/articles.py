"""Count what each library reads rightly of the pages in tests/pages, field by field; prints a Markdown table.

A text is right if it has every line that a reader sees and no line that he does not see, blanks and order apart. The
libraries take out menus, which draftdiff keeps: lines of fewer than four words do not count for them. A library that is
not installed is left out: `pip install -r benchmarks/requirements.txt`.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from draftdiff.articles.formats import NotText
from draftdiff.articles.saved import read_article

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.test_articles import ARTICLES, FIELDS, right

# The pages are of 2031; by default htmldate takes no day that is still to come.
DAYS = {"original_date": True, "extensive_search": False, "max_date": "2040-01-01"}
Read = Callable[[bytes], Mapping[str, str]]


def ours(data: bytes) -> Mapping[str, str]:
    found = read_article(data)
    return {} if isinstance(found, NotText) else {field: getattr(found, field) for field in FIELDS}


def by_htmldate(data: bytes) -> Mapping[str, str]:
    from htmldate import find_date

    return {"published": find_date(data, **DAYS) or ""}


def by_trafilatura(data: bytes) -> Mapping[str, str]:
    import trafilatura

    found = trafilatura.bare_extraction(data, with_metadata=True, favor_recall=True, date_extraction_params=DAYS)
    if found is None:
        return {}
    names = {"outlet": "sitename", "title": "title", "published": "date", "url": "url", "text": "text"}
    return {field: getattr(found, name) or "" for field, name in names.items()}


def by_readability(data: bytes) -> Mapping[str, str]:
    from bs4 import BeautifulSoup
    from readability import Document

    page = Document(data.decode("utf-8", "replace"))
    return {"title": page.short_title(), "text": BeautifulSoup(page.summary(), "html.parser").get_text("\n")}


def is_right(field: str, found: str, wanted: str, whole: bool) -> bool:
    if field != "text" or whole:
        return found == wanted
    long = [line for line in wanted.splitlines() if len(line.split()) > 3]
    flat, lines = " ".join(found.split()), " ".join(wanted.split())
    # The title is often given apart.
    missing = [line for line in long[1:] if line not in flat]
    added = [line for line in found.splitlines() if len(line.split()) > 3 and " ".join(line.split()) not in lines]
    return not (missing or added)


def main() -> None:
    readers: dict[str, tuple[str, tuple[str, ...], Read]] = {
        "draftdiff": ("draftdiff", FIELDS, ours),
        "htmldate": ("htmldate", ("published",), by_htmldate),
        "trafilatura": ("trafilatura", FIELDS, by_trafilatura),
        "readability-lxml": ("readability", ("title", "text"), by_readability),
    }
    print(f"{len(ARTICLES)} pages\n\n| reader | {' | '.join(FIELDS)} |\n|---|{'---:|' * len(FIELDS)}")
    for name, (module, fields, read) in readers.items():
        if find_spec(module) is None:
            continue
        score: Counter[str] = Counter()
        for path in ARTICLES:
            try:
                found = read(path.read_bytes())
            # What a library cannot read counts as wrong.
            except Exception as problem:
                print(f"{name}: {path.name}: {problem}", file=sys.stderr)
                continue
            wanted = right(path)
            score.update(f for f in fields if is_right(f, found.get(f, ""), wanted[f], name == "draftdiff"))
        print(f"| {name} | {' | '.join(str(score[field]) if field in fields else '' for field in FIELDS)} |")


if __name__ == "__main__":
    main()
