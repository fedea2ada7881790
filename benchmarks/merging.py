"""Time how accounts are made of many reports on one clause, as ratios between sizes of the same shape."""

import statistics
import time

from draftdiff.comparing.accounts import merge
from draftdiff.model import Stated
from draftdiff.values import Unreadable, ValueType, parse

RUNS = 5
SIZES = (2_000, 20_000)
SHAPES = {"all different texts": (ValueType.TEXT, "plan {}"), "all different numbers": (ValueType.NUMBER, "{}")}
SHAPES["numbers that overlap"] = (ValueType.NUMBER, "up to {}")


def claims(type: ValueType, says: str, size: int) -> list[Stated]:
    """Make claims of which no two are the same."""
    values = [parse(type, says.format(number)) for number in range(1, size + 1)]
    return [Stated(value) for value in values if not isinstance(value, Unreadable)]


def seconds(made: list[Stated]) -> float:
    start = time.perf_counter()
    merge(made)
    return time.perf_counter() - start


def main() -> None:
    print("## Many reports on one clause\n")
    print("Ten times the reports; a ratio near 10 means that the time grows in step.\n")
    print(f"| reports | {SIZES[0]:,}, ms | {SIZES[1]:,}, ms | ratio |\n| --- | ---: | ---: | ---: |")
    for name, (type, says) in SHAPES.items():
        made = [claims(type, says, size) for size in SIZES]
        runs = [[seconds(one) for one in made] for _ in range(RUNS)]
        small, large = (statistics.median(column) for column in zip(*runs, strict=True))
        print(f"| {name} | {1000 * small:.0f} | {1000 * large:.0f} | {large / small:.1f} |")


if __name__ == "__main__":
    main()
