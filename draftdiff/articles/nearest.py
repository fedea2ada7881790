"""The passages of a saved text that are most like a phrase, to copy a quote from."""

from draftdiff.quotes import FoldedText, find, fold, nearest


def nearest_passages(quote: str, text: FoldedText, most: int = 3) -> list[str]:
    """Return passages like a quote, the most alike first; none where nothing is alike."""
    found: list[str] = []
    rest = text
    while len(found) < most:
        passage = nearest(quote, rest)
        place = find(passage, rest) if passage else None
        if place is None:
            break
        found.append(passage)
        rest = fold(f"{rest.text[: place.start]}\n\n{rest.text[place.end :]}")
    return found
