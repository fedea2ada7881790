"""What adding a report does to files, when killed, side by side, on bad disks, and to a person's minute.

python benchmarks/adding.py odd-files | kills | side-by-side | bad-disks | person
"""

import sys
import time
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from draftdiff.diagnostics import Severity  # noqa: E402
from draftdiff.reading.yamltree import decode, read_tree  # noqa: E402
from draftdiff.writing.edit import Refused, add_report  # noqa: E402
from tests.odd_files import CLAUSES, Odd, odd_file  # noqa: E402


def odd_files(wanted: int = 20_000) -> None:
    counts: Counter[str] = Counter()
    seed, begun = 0, time.perf_counter()
    while counts["files"] < wanted:
        odd = odd_file(seed)
        counts[judge(odd, seed)] += 1
        counts["files"] = sum(counts[name] for name in ("kept", "refused", "altered"))
        seed += 1
    print(f"{counts['files']:,} odd files ({counts['no YAML']:,} others that are no YAML left out)")
    print(f"  added, every original byte kept   {counts['kept']:,}")
    print(f"  refused, left as it was           {counts['refused']:,}")
    print(f"  altered                           {counts['altered']:,}")
    print(f"  {(time.perf_counter() - begun):.0f} seconds")


def judge(odd: Odd, seed: int) -> str:
    """Add a report and judge the outcome with nothing of draftdiff: bytes, and PyYAML's own reading."""
    file, problems = decode("odd.yaml", odd.data)
    if problems or any(problem.severity is Severity.ERROR for problem in read_tree(file)[1]):
        return "no YAML"
    made = add_report(file, odd.clause, odd.report, CLAUSES)
    if isinstance(made, Refused):
        if "-v" in sys.argv:
            print(seed, made.message, odd.data.decode(), odd.report, sep="\n")
        return "refused"
    after = made.text.encode()
    added = len(after) - len(odd.data)
    at = len(made.text[: made.edit.span.start].encode())
    same_bytes = after[:at] + after[at + added :] == odd.data
    if same_bytes and expected(odd) in readings(after):
        return "kept"
    print("ALTERED", seed)
    return "altered"


def expected(odd: Odd) -> object:
    """Return what the file held, as PyYAML reads it, with the reports of the clause counted and not ordered."""
    data = yaml.load(odd.data.decode().removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    terms = data.get("terms") or {}
    return {**data, "terms": {**terms, odd.clause: in_any_order([*(terms.get(odd.clause) or []), odd.report])}}


def readings(after: bytes) -> list[object]:
    data = yaml.load(after.decode().removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    terms = data["terms"]
    return [{**data, "terms": {**terms, name: in_any_order(terms[name])}} for name in terms]


def in_any_order(reports: list[object]) -> list[str]:
    return sorted(map(repr, reports))


def main() -> None:
    from benchmarks import adding_disks, adding_person

    commands = {"odd-files": odd_files, **adding_disks.COMMANDS, **adding_person.COMMANDS}
    commands[sys.argv[1]]()


if __name__ == "__main__":
    main()
