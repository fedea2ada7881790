"""Time whole commands from the prompt, against an empty Python and other tools on the same files."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
ROOT = Path(__file__).parent.parent
DRAFTS = "drafts/us-ukraine-minerals"
BEFORE, AFTER = f"{DRAFTS}/initial-us-offer.yaml", f"{DRAFTS}/improved-us-draft.yaml"


def commands() -> dict[str, list[str]]:
    """Name the commands; a tool that is not installed is left out."""
    bin = Path(sys.executable).parent
    draftdiff = str(bin / "draftdiff")
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "draftdiff --version": [draftdiff, "--version"],
        "draftdiff diff": [draftdiff, "diff", "initial-us-offer", "improved-us-draft"],
        "draftdiff diff, in colour": [draftdiff, "diff", "initial-us-offer", "improved-us-draft", "--color", "always"],
        "draftdiff check": [draftdiff, "check"],
        "yamllint (style of the YAML only)": [str(bin / "yamllint"), "-d", "relaxed", "drafts", "seeds"],
        "deep diff (structure only)": [str(bin / "deep"), "diff", BEFORE, AFTER],
        "git diff --word-diff (text only)": ["git", "diff", "--no-index", "--word-diff", BEFORE, AFTER],
    }
    return {name: command for name, command in found.items() if shutil.which(command[0])}


def seconds(command: list[str]) -> float:
    """Run a command as a whole process; compiled modules are kept between runs, as on a reader's machine."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    timed = commands()
    for command in timed.values():
        seconds(command)
    runs = [[seconds(command) for command in timed.values()] for _ in range(RUNS)]
    medians = [statistics.median(column) for column in zip(*runs, strict=True)]
    ours = medians[list(timed).index("draftdiff diff")]
    print(f"## Whole commands from the prompt\n\nMedians of {RUNS} interleaved runs on the bundled drafts.\n")
    print("| command | milliseconds | ratio to draftdiff diff |\n| --- | ---: | ---: |")
    for name, median in zip(timed, medians, strict=True):
        print(f"| {name} | {1000 * median:.0f} | {median / ours:.2f} |")


if __name__ == "__main__":
    main()
