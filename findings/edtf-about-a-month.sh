#!/usr/bin/env bash
# "About August 1979": from when to when may that be, by the `lower_fuzzy` and `upper_fuzzy` of python edtf?
#
# Its documentation pads an approximate date by one unit of what is approximate: a month for a month, a year for a
# year. So "about August 1979" would be July to September 1979.
# Seen: edtf 5.0.2 adds up the padding of all parts. `1979-08~` runs from July 1978 to September 1980, for 27 months
# and not three; `1979-08-12~` from 11 July 1978 to 13 September 1980. Knowing the day gives next to nothing over
# knowing the year: of two drafts "of about 20 February" and "of about 20 November" 2025 either may be the earlier
# one. A month is padded by a month only with the sign before it, `1979-~08`: to EDTF that means that the month alone
# is approximate.
# What to do: take the strict bounds and pad them oneself, by the precision of the date.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import time

from edtf import parse_edtf

SEEN = {
    "1979~": ("1978-01-01", "1980-12-31"),
    "1979-08~": ("1978-07-01", "1980-09-30"),
    "1979-08-12~": ("1978-07-11", "1980-09-13"),
    "1979-08?": ("1978-07-01", "1980-09-30"),
    "1979-08%": ("1977-06-01", "1981-10-31"),
    "1979-~08": ("1979-07-01", "1979-09-30"),
    "1979-08-~12": ("1979-08-11", "1979-08-13"),
}

changed = False
for text, seen in SEEN.items():
    date = parse_edtf(text)
    found = tuple(time.strftime("%Y-%m-%d", day) for day in (date.lower_fuzzy(), date.upper_fuzzy()))
    print(f"{text}: {found[0]} to {found[1]}")
    changed |= found != seen
february, november = parse_edtf("2025-02-20~"), parse_edtf("2025-11-20~")
either = november.lower_fuzzy() < february.lower_strict() and february.upper_fuzzy() > november.upper_strict()
print(f"about 20 November may be before 20 February, and the other way round: {either}")
sys.exit(changed or not either)
PYTHON
