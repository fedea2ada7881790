#!/usr/bin/env bash
# "Not both have signed", asked of data that tell of one signature only: does it matter which of the two comes first?
#
# SPARQL reckons with three values. An unbound variable is an error, and its tables say: false and error is false,
# true or error is true, whichever comes first; and NOT IN is an error where the list holds one and not the term.
# Seen: in pyoxigraph 0.5.13 the order does not matter. In rdflib 7.6.0 false and error is false in one order alone:
# `!(?us = true && ?ua = true)` finds the deal that the first party has not signed and the second says nothing of, and
# with the two sides swapped it is not found. A bare variable makes all fail: `?us || ?ua` and `?us IN (?ua, true)`
# lose every deal of which one side is unknown, in either order. And NOT IN a list with an error is true. Rows are
# absent or too many; there is no error and no warning.
# What to do: no logic over what OPTIONAL leaves open. COALESCE says what "unknown" shall count as, here that nothing
# was signed; to keep it apart, test `bound` or write a UNION of the cases.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pyoxigraph import RdfFormat, Store
from rdflib import Graph

# Of A and D the second signature is unknown, of E both are.
DEALS = """
@prefix : <https://deals.example/> .
:A a :Deal ; :us true .
:B a :Deal ; :us false ; :ua false .
:C a :Deal ; :us true ; :ua false .
:D a :Deal ; :us false .
:E a :Deal .
"""
QUERY = """
PREFIX : <https://deals.example/>
SELECT ?deal { ?deal a :Deal OPTIONAL { ?deal :us ?us } OPTIONAL { ?deal :ua ?ua } FILTER(%s) } ORDER BY ?deal
"""
# The condition, what rdflib finds, what pyoxigraph finds and the tables say.
SEEN = [
    ("!((?us = true) && (?ua = true))", "BCD", "BCD"),
    ("!((?ua = true) && (?us = true))", "BC", "BCD"),
    ("(?us = true) || (?ua = true)", "AC", "AC"),
    ("?us || ?ua", "C", "AC"),
    ("?ua || ?us", "C", "AC"),
    ("!(?us && ?ua)", "BC", "BCD"),
    ("?us IN (?ua, true)", "BC", "ABC"),
    ("?us NOT IN (1/0, false)", "AC", ""),
    ("COALESCE(?us, false) || COALESCE(?ua, false)", "AC", "AC"),
]

graph = Graph().parse(data=DEALS, format="turtle")
store = Store()
store.load(DEALS.encode(), format=RdfFormat.TURTLE)

changed = False
for condition, *seen in SEEN:
    query = QUERY % condition
    found = ["".join(str(deal)[-1] for (deal,) in graph.query(query))]
    found.append("".join(row["deal"].value[-1] for row in store.query(query)))
    print(f"{condition}: rdflib {found[0] or 'none'}, pyoxigraph {found[1] or 'none'}")
    changed |= found != seen
sys.exit(changed)
PYTHON
