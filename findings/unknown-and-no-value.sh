#!/usr/bin/env bash
# Wikidata has two statements without a value: "unknown value" (there was a start, nobody knows when) and "no value"
# (there was no start). They contradict each other. What happens when a program corrects the one to the other?
#
# Only the kind of its main part tells the one statement from the other, and in the client library that part compares
# by its kind as well. So one would expect the two statements to differ, as either differs from a day.
# Seen: WikibaseIntegrator 0.12.15 calls them equal, for every data type tried: it compares values, and neither has
# one. The default way to add, REPLACE_ALL, is said to put the new in place of the old. It leaves the old statement as
# it is and drops the new one, while a day replaces it. APPEND_OR_REPLACE keeps a day beside the old statement, and
# overwrites "unknown value" by "no value" under the id of the old one. There is no error and no warning.
# What to do: compare `mainsnak`; `remove()` what is to go, and add with FORCE_APPEND.
#
# Needs python3 and pip. Exits 0 while the behaviour is as written here, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check wikibaseintegrator==0.12.15
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from wikibaseintegrator.datatypes import Item, Quantity, String, Time
from wikibaseintegrator.models import Claims
from wikibaseintegrator.wbi_enums import ActionIfExists, WikibaseSnakType

UNKNOWN, NONE = WikibaseSnakType.UNKNOWN_VALUE, WikibaseSnakType.NO_VALUE
STORED = {
    "id": "Q1$00000000-0000-0000-0000-000000000001",
    "type": "statement",
    "rank": "normal",
    "mainsnak": {"snaktype": "somevalue", "property": "P580", "datatype": "time"},
}
changed = False


def seen(what, found, expected):
    global changed
    print(f"{what}: {found}")
    changed |= found != expected


def left(action, new, remove=False):
    """What would be sent after `new` is added to a stored "unknown value"."""
    claims = Claims().from_json({"P580": [STORED]})
    claims.get("P580")[0].remove(remove)
    claims.add(new, action_if_exists=action)
    return [
        " ".join([claim["mainsnak"]["snaktype"], *(key for key in ("id", "remove") if key in claim)])
        for claim in claims.get_json()["P580"]
    ]


for kind in (Item, Quantity, String, Time):
    unknown, none = kind(prop_nr="P580", snaktype=UNKNOWN), kind(prop_nr="P580", snaktype=NONE)
    seen(f"{kind.__name__}: unknown value equals no value", unknown == none, True)
    seen(f"{kind.__name__}: so do the main parts", unknown.mainsnak == none.mainsnak, False)

none, day = Time(prop_nr="P580", snaktype=NONE), Time(prop_nr="P580", time="+2025-02-20T00:00:00Z")
replace, append, force = ActionIfExists.REPLACE_ALL, ActionIfExists.APPEND_OR_REPLACE, ActionIfExists.FORCE_APPEND
seen("REPLACE_ALL by no value", left(replace, none), ["somevalue id"])
seen("REPLACE_ALL by a day", left(replace, day), ["somevalue id remove", "value"])
seen("APPEND_OR_REPLACE, no value", left(append, none), ["novalue id"])
seen("APPEND_OR_REPLACE, a day", left(append, day), ["somevalue id", "value"])
seen("remove and FORCE_APPEND", left(force, none, remove=True), ["somevalue id remove", "novalue"])
sys.exit(changed)
PYTHON
