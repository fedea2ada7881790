"""A scripted person at a pseudo-terminal adds one report from an article: keystrokes and seconds."""

import hashlib
import os
import sys
import time
from pathlib import Path

import pexpect

from benchmarks.adding_disks import DRAFT, project

SECONDS_A_KEY = 0.2
ARTICLE = "The port would ask $12 million a year in berth fees, two people close to the talks said.\n"
ANSWERS = (
    ("draft:", "first-offer"),
    ("clause:", "berth-fees"),
    ("says:", "$12m"),
    ("source:", "harbour-post"),
    ("relays:", ""),
    ("basis:", "told"),
    ("who:", "two people close to the talks"),
    ("quote:", "12 million a year in berth fees"),
    ("Write it", ""),
)
AGAIN = (
    ("clause:", "berth-fees"),
    ("says:", "present"),
    ("source:", ""),
    ("relays:", ""),
    ("basis:", ""),
    ("who:", ""),
    ("quote:", "would ask $12 million"),
    ("Write it", ""),
)


def person() -> None:
    with project() as root:
        (root / "seeds/texts").mkdir()
        (root / "seeds/texts/post.txt").write_text(ARTICLE)
        seeds = root / "seeds/harbour.yaml"
        checksum = hashlib.sha256(ARTICLE.encode()).hexdigest()
        seeds.write_text(seeds.read_text().replace("}", f", text: post.txt, sha256: {checksum}}}"))
        for name, command, answers in (
            ("the first report", "draftdiff add", ANSWERS),
            ("the next one, with the last answers as defaults", "draftdiff add first-offer", AGAIN),
        ):
            keys, machine = type_in(root, command, answers)
            total = keys * SECONDS_A_KEY + machine
            print(f"{name}: {keys} keystrokes, {machine:.1f} s of waiting for the machine,")
            print(f"  {total:.0f} s at {1 / SECONDS_A_KEY:.0f} keys a second")
        print((root / DRAFT).read_text())


def type_in(root: Path, command: str, answers: tuple[tuple[str, str], ...]) -> tuple[int, float]:
    """Type a command, its answers and a check; return how many keys that took and how many seconds the machine."""
    quiet = {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "XDG_CACHE_HOME": str(root / "cache")}
    environment = {**os.environ, **quiet, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    begun = time.perf_counter()
    keys = len(command) + 1
    child = pexpect.spawn(command, cwd=str(root), env=environment, encoding="utf-8", timeout=20, dimensions=(50, 100))
    for wait, answer in answers:
        child.expect_exact(wait)
        child.send(f"{answer}\r")
        keys += len(answer) + 1
    child.expect_exact("added to")
    child.expect(pexpect.EOF)
    checked = pexpect.run("draftdiff check", cwd=str(root), env=environment, encoding="utf-8")
    assert "no problems" in checked, checked
    return keys + len("draftdiff check") + 1, time.perf_counter() - begun


COMMANDS = {"person": person}
