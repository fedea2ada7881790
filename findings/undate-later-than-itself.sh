#!/usr/bin/env bash
# Two drafts, each dated "some month of 2025": which is the later one?
#
# undate was written for dates that are known in part. Nobody can tell here, and its equality says so: such a date
# equals no other and not even itself, as with NaN. One would expect "later" to be false too, as with NaN, or to be
# refused: a month against the year that it is in raises an error, "can't compare".
# Seen: in undate 0.8.0 `2025-XX` is later than `2025-XX`, and of two such dates each is later than the other. So it
# is with "some month from October on" and "some month of the year". Neither is ever earlier. So `max` names as the
# latest draft whichever stands last in the list. "Later" is reckoned as "neither earlier nor equal", which holds of
# what is known, and not of what is not.
# What to do: ask `earliest` and `latest`: later for sure is only what begins after the other has ended.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check undate==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
import operator
import sys

from undate import Undate

MARKS = {"<": operator.lt, "==": operator.eq, ">": operator.gt}


def answer(mark, first, second):
    try:
        return bool(MARKS[mark](first, second))
    except NotImplementedError:
        return "cannot compare"


def date(text):
    return Undate.parse(text, "EDTF")


SEEN = [
    ("2025-XX", "2025-XX", (False, False, True)),
    ("2025-02-XX", "2025-02-XX", (False, False, True)),
    ("2025-XX", "2025-1X", (False, False, True)),
    ("2025-1X", "2025-XX", (False, False, True)),
    ("2025", "2025-02", ("cannot compare", False, "cannot compare")),
    ("2025", "2026", (True, False, False)),
]
changed = False
for one, other, seen in SEEN:
    found = tuple(answer(mark, date(one), date(other)) for mark in MARKS)
    print(f"{one} and {other}:", ", ".join(f"{mark} {word}" for mark, word in zip(MARKS, found)))
    changed |= found != seen
first, last = date("2025-XX"), date("2025-XX")
moves = max([first, last]) is last and max([last, first]) is first
print("2025-XX is later than itself:", first > first)
print("max takes whichever stands last:", moves)
sys.exit(changed or not moves or not first > first)
PYTHON
