#!/usr/bin/env bash
# A date of which only a part is known, `2025-02` or `2025`, in YAML that is read by a strict schema: which day is it?
#
# StrictYAML promises strict validation. One would expect its Datetime to refuse a part of a date, or to take the
# first day of it, and the same file to mean the same tomorrow.
# Seen: StrictYAML 1.7.3 (with python-dateutil 3.0.0, the parser that it names) fills in what is missing from the day
# on which the file is read. `2025` read on 27 November means 27 November 2025, and another day tomorrow; `Feb` is in
# the year of reading; `20` is a day of this month; and `10-20`, perhaps a range of days, is 20 October of this year.
# No error, no warning. The text is kept beside the value. The parser can be given other defaults; the schema has no
# way to do so.
# What to do: a validator of one's own that demands all of a date, as by strptime; for parts of dates Str, read as EDTF.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check strictyaml==1.7.3 python-dateutil==3.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from calendar import monthrange
from datetime import date, datetime

from strictyaml import Datetime, Map, load

# What each text says of year, month and day; None is what it leaves open.
TEXTS = {
    "2025": (2025, None, None),
    "2025-02": (2025, 2, None),
    "Feb": (None, 2, None),
    "20": (None, None, 20),
    "10-20": (None, 10, 20),
}


def filled(said, today):
    year, month, day = (a or b for a, b in zip(said, (today.year, today.month, today.day)))
    return datetime(year, month, min(day, monthrange(year, month)[1]))


changed = False
for text, said in TEXTS.items():
    before = date.today()
    (found,) = load(f"signed: {text}\n", Map({"signed": Datetime()})).data.values()
    print(f"{text}: {found:%d %B %Y}")
    changed |= found not in (filled(said, before), filled(said, date.today()))
sys.exit(changed)
PYTHON
