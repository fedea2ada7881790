"""Time the word-level difference against difflib over the same words; prints a Markdown table."""

import random
import statistics
import time
from collections.abc import Callable
from difflib import SequenceMatcher

from draftdiff.wording import redline

SIZES = (1_000, 5_000, 20_000)
EDITS_PER_THOUSAND = 10
RUNS = 5
VOCABULARY = 5_000


def texts(size: int) -> tuple[str, str]:
    """Make a text whose words are as unevenly frequent as in prose, and an edited copy."""
    chance = random.Random(size)
    vocabulary = [f"w{number}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 1) for rank in range(VOCABULARY)]
    before = chance.choices(vocabulary, weights, k=size)
    after = before.copy()
    for _ in range(size * EDITS_PER_THOUSAND // 1_000):
        at = chance.randrange(len(after))
        after[at : at + chance.randint(0, 3)] = chance.choices(vocabulary, weights, k=chance.randint(0, 3))
    return " ".join(before), " ".join(after)


def with_difflib(before: str, after: str) -> object:
    return SequenceMatcher(None, before.split(), after.split()).get_opcodes()


def with_exact_difflib(before: str, after: str) -> object:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).get_opcodes()


def seconds(compare: Callable[[str, str], object], before: str, after: str) -> float:
    start = time.perf_counter()
    compare(before, after)
    return time.perf_counter() - start


def main() -> None:
    contenders: tuple[Callable[[str, str], object], ...] = (redline, with_difflib, with_exact_difflib)
    print("| words | redline, ms | difflib, ms | ratio | difflib without autojunk, ms | ratio |")
    print("|---:|---:|---:|---:|---:|---:|")
    for size in SIZES:
        before, after = texts(size)
        runs = [[seconds(compare, before, after) for compare in contenders] for _ in range(RUNS)]
        medians = [statistics.median(times) for times in zip(*runs, strict=True)]
        cells = [f"{size:,}", f"{1000 * medians[0]:.1f}"]
        for median in medians[1:]:
            cells += [f"{1000 * median:.1f}", f"{median / medians[0]:.1f}"]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
