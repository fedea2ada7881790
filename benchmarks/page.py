"""How large the page of a large deal is, and how long it takes beside the JSON of the same deal."""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

DRAFTS, CLAUSES, OUTLETS = 50, 300, 3


def write(folder: Path) -> None:
    """Write a made-up deal with a report on every clause of every draft."""
    drafts, seeds = folder / "drafts" / "large", folder / "seeds"
    drafts.mkdir(parents=True)
    seeds.mkdir()
    lines = ["deal: large", "title: A large deal", "parties: {A: Alphaland, B: Betaland}", "clauses:"]
    for number in range(CLAUSES):
        kind = "type: percent, favours: {higher: A, lower: B}" if number % 3 else "type: text"
        lines.append(f"  clause-{number}: {{label: Clause number {number}, {kind}}}")
    (drafts / "deal.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sources = []
    for place in range(DRAFTS):
        month = f"20{31 + place // 12}-{1 + place % 12:02}"
        for number in range(OUTLETS):
            address = f"https://outlet-{number}.example/{month}"
            said = f"outlet: Outlet number {number}, published: {month}-{16 + number}, url: '{address}'"
            sources.append(f"outlet-{number}-{month}: {{{said}}}")
        text = [f"draft: draft-{place}", f"title: Draft number {place}", f"by: {'AB'[place % 2]}"]
        text += [f"date: {month}-15", *([f"follows: draft-{place - 1}"] if place else []), "terms:"]
        for number in range(CLAUSES):
            share = f"{(place * 7 + number) % 90 + 5}%"
            value = share if number % 3 else f"the wording of {(place // 3 + number) % 9} parties"
            base = ", of: tolls" if number % 3 else ""
            rest = f"source: outlet-{number % OUTLETS}-{month}, who: a negotiator, basis: told"
            quote = f"it is to be {value} in the draft"
            text += [f"  clause-{number}:", f"    - {{value: '{value}'{base}, {rest}, quote: '{quote}'}}"]
        (drafts / f"draft-{place}.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")
    (seeds / "large.yaml").write_text("\n".join(sources) + "\n", encoding="utf-8")


def timed(folder: Path, *arguments: str) -> float:
    """Return the best time of two runs of a command, in seconds."""
    command = [sys.executable, "-m", "draftdiff", "--root", str(folder), *arguments]
    times = []
    for _ in range(2):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    """Measure and print a table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder)
        matrix = timed(folder, "matrix", "--format", "json", "-o", str(folder / "matrix.json"))
        page = timed(folder, "report", "-o", str(folder / "report.html"))
        size = (folder / "report.html").stat().st_size / 1e6
    print(f"{DRAFTS} drafts, {CLAUSES} clauses, {DRAFTS * CLAUSES} reports")
    print("| what | seconds | ratio | MB |\n| --- | ---: | ---: | ---: |")
    print(f"| matrix --format json | {matrix:.1f} | 1.0 | |")
    print(f"| report | {page:.1f} | {page / matrix:.1f} | {size:.1f} |")


if __name__ == "__main__":
    main()
