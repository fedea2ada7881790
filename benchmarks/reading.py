"""Time reading a record, with places, against other readers; each run is a process of its own."""

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
REPORTS = 12_000
SLOW_REPORTS = 1_500


def record(reports: int) -> str:
    """Write a draft of many reports."""
    chance = random.Random(reports)
    words = ["mining", "revenue", "officials", "said", "the", "draft", "that", "half", "rights"]
    lines = ["draft: made-up", "title: Made up", "by: US", "terms:"]
    for number in range(reports):
        if number % 5 == 0:
            lines.append(f"  clause-{number}:")
        quote = " ".join(chance.choices(words, k=9))
        lines += [f"    - value: {number % 100}%", "      of: mining revenue", "      source: made-up-source"]
        lines += ["      who: two people", "      basis: told", f"      quote: {quote}"]
    return "\n".join(lines) + "\n"


def read_with_draftdiff(path: Path) -> None:
    from draftdiff.reading.yamltree import decode, read_tree

    file, _ = decode(path.name, path.read_bytes())
    node, problems = read_tree(file)
    assert node is not None
    assert not problems


def compose_with_libyaml(path: Path) -> None:
    import yaml

    yaml.compose(path.read_text("utf-8"), Loader=yaml.CLoader)


def compose_with_pyyaml(path: Path) -> None:
    import yaml

    yaml.compose(path.read_text("utf-8"), Loader=yaml.Loader)


def load_with_ruamel(path: Path) -> None:
    from ruamel.yaml import YAML

    YAML(typ="rt").load(path.read_text("utf-8"))


def load_with_strictyaml(path: Path) -> None:
    import strictyaml

    strictyaml.load(path.read_text("utf-8"))


FAST = {"draftdiff": read_with_draftdiff, "PyYAML compose, libyaml": compose_with_libyaml}
SLOW = {
    "draftdiff": read_with_draftdiff,
    "PyYAML compose, pure Python": compose_with_pyyaml,
    "ruamel.yaml round trip": load_with_ruamel,
    "strictyaml": load_with_strictyaml,
}


def measure(reader: str, path: Path) -> tuple[float, int]:
    """Read in a new process; return seconds of reading alone and the peak memory in KiB above the bare interpreter."""
    command = [sys.executable, __file__, reader, str(path)]
    seconds, memory = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, memory


def table(readers: list[str], reports: int) -> None:
    """Print a table of medians of interleaved runs, with ratios to the first reader."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(record(reports), "utf-8")
        size = path.stat().st_size / 1_000_000
        runs = [[measure(reader, path) for reader in readers] for _ in range(RUNS)]
    print(f"\n{reports:,} reports, {size:.1f} MB\n")
    print("| reader | seconds | ratio | peak memory, MiB | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    columns = list(zip(*runs, strict=True))
    medians = [[statistics.median(run[figure] for run in column) for figure in (0, 1)] for column in columns]
    for reader, (seconds, memory) in zip(readers, medians, strict=True):
        print(
            f"| {reader} | {seconds:.2f} | {seconds / medians[0][0]:.1f} "
            f"| {memory / 1024:.0f} | {memory / medians[0][1]:.1f} |"
        )


def main() -> None:
    if len(sys.argv) == 3:
        reader, path = {**FAST, **SLOW}[sys.argv[1]], Path(sys.argv[2])
        path.read_bytes()
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        reader(path)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(json.dumps([time.perf_counter() - start, peak]))
        return
    print("## Reading a record, with places")
    table(list(FAST), REPORTS)
    table(list(SLOW), SLOW_REPORTS)


if __name__ == "__main__":
    main()
