#!/usr/bin/env bash
# "Spring 2025" is `2025-21` in EDTF. From when to when does it run, in a library of Python and in one of JavaScript?
#
# EDTF does not say which months a season has. One would expect a library to name no bounds, or else those that people
# mean: spring from March to May in the north.
# Seen: python edtf 5.0.2 does so, but its winter, `2025-24`, is December alone. In edtf 4.11.1 for JavaScript seasons
# are quarters: spring is January to March, winter October to December. So the two have one month of each season in
# common, and 15 April is not in the spring of the second. EDTF has other numbers for
# quarters, `2025-33` and up, and they get the same bounds there. A page that filters in the browser what a server has
# found by the other library loses records.
# What to do: keep a season as a season, and give bounds only as months that a source says.
#
# Needs python3 and pip, node and npm. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check edtf==5.0.2
npm install --silent --no-fund --no-audit --prefix "$folder" edtf@4.11.1 >"$folder/npm.txt"
cat >"$folder/seasons.mjs" <<'JAVASCRIPT'
import edtf from 'edtf'

const day = (time) => new Date(time).toISOString().slice(0, 10)
for (const text of process.argv.slice(2)) {
  const date = edtf(text)
  console.log(`${text}: ${day(date.min)} to ${day(date.max)}`)
}
console.log(`spring has 15 April: ${edtf('2025-21').covers(edtf('2025-04-15'))}`)
JAVASCRIPT
cat >"$folder/seasons.py" <<'PYTHON'
import sys
import time

from edtf import parse_edtf

for text in sys.argv[1:]:
    date = parse_edtf(text)
    first, last = (time.strftime("%Y-%m-%d", day) for day in (date.lower_strict(), date.upper_strict()))
    print(f"{text}: {first} to {last}")
april, spring = parse_edtf("2025-04-15"), parse_edtf("2025-21")
within = spring.lower_strict() <= april.lower_strict() <= spring.upper_strict()
print("spring has 15 April:", str(within).lower())
PYTHON
cat >"$folder/seen.txt" <<'SEEN'
python edtf
2025-21: 2025-03-01 to 2025-05-31
2025-22: 2025-06-01 to 2025-08-31
2025-23: 2025-09-01 to 2025-11-30
2025-24: 2025-12-01 to 2025-12-31
spring has 15 April: true
edtf for JavaScript
2025-21: 2025-01-01 to 2025-03-31
2025-22: 2025-04-01 to 2025-06-30
2025-23: 2025-07-01 to 2025-09-30
2025-24: 2025-10-01 to 2025-12-31
2025-33: 2025-01-01 to 2025-03-31
spring has 15 April: false
SEEN
{
  echo "python edtf"
  "$folder/venv/bin/python" "$folder/seasons.py" 2025-21 2025-22 2025-23 2025-24
  echo "edtf for JavaScript"
  node "$folder/seasons.mjs" 2025-21 2025-22 2025-23 2025-24 2025-33
} >"$folder/found.txt"
cat "$folder/found.txt"
diff "$folder/seen.txt" "$folder/found.txt"
