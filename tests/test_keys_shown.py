"""A law: whatever a report says under any key is in its JSON, and in its evidence in every format."""

import json
from pathlib import Path

import pytest

from draftdiff import keys
from tests.conftest import Run

FILES = {
    "drafts/savanna/deal.yaml": """
        deal: savanna
        title: Savanna treaty
        parties: {N: North, S: South}
        clauses:
          fees: {label: Fees, type: percent}
          fence: {label: Fence, type: text}
          guards: {label: Guards, type: number}
          gate: {label: Gate, type: text}
          toll: {label: Toll, type: text}
    """,
    "drafts/savanna/okapi.yaml": """
        draft: okapi
        title: The okapi offer
        by: N
        date: 2031-03-01
        terms:
          guards:
            - {value: 7, source: gazelle, who: a keeper, basis: told, quote: seven}
    """,
    "drafts/savanna/answer.yaml": """
        draft: answer
        title: The answer
        by: S
        date: 2031-04-01
        follows: okapi
        terms:
          fees:
            - value: 41%
              of: zebra crossings
              condition: once the ibis is back
              source: gazelle
              relays: wombat
              who: a heron keeper
              basis: on-record
              quote: forty-one of the zebras
              lang: fr
              reading: two in five of the stripes
              note: The walrus doubts it
          fence:
            - {is: absent, source: gazelle, who: a keeper, basis: told, quote: no fence}
          guards:
            - {change: lowered, since: okapi, source: gazelle, who: a keeper, basis: told, quote: fewer guards}
          toll:
            - {value: a toll, demand: yes, source: gazelle, who: a keeper, basis: told, quote: we want a toll}
          gate:
            - value: one gate
              source: gazelle
              who: a keeper
              basis: told
              quote: a gate
              retracted: {on: 2031-04-09, because: the lemur took it back}
    """,
    "seeds/savanna.yaml": """
        gazelle: {outlet: Gazelle Gazette, title: Talks, published: 2031-04-02}
        wombat: {outlet: Wombat Wire}
    """,
}

SAID = {
    "value": ("41%", "41%"),
    "is": ("absent", "absent"),
    "change": ("lowered since", "lowered"),
    "of": ("zebra crossings", "zebra crossings"),
    "condition": ("once the ibis is back", "once the ibis is back"),
    "demand": ("demanded: a toll", True),
    "lang": ("in fr", "fr"),
    "reading": ("two in five of the stripes", "two in five of the stripes"),
    "since": ("The okapi offer", "okapi"),
    "source": ("Gazelle Gazette", "gazelle"),
    "relays": ("Wombat Wire", "wombat"),
    "who": ("a heron keeper", "a heron keeper"),
    "basis": ("on the record", "on-record"),
    "quote": ("forty-one of the zebras", "forty-one of the zebras"),
    "note": ("The walrus doubts it", "The walrus doubts it"),
    "retracted": ("retracted", None),
    "on": ("9 Apr 2031", "2031-04-09"),
    "because": ("the lemur took it back", "the lemur took it back"),
}
"""What stands under each key, as people read it and as programs do."""

COMMANDS = (("show", "answer"), ("diff", "okapi", "answer"))


@pytest.fixture
def savanna(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


UNSEEN = {"whole", "acknowledged"}
"""A list that is not whole ends in an ellipsis, and what is acknowledged is for `check` alone."""


def test_every_key_is_tried() -> None:
    assert set(SAID) | UNSEEN == {*keys.REPORT, *keys.RETRACTION}


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_key_is_in_the_evidence(run: Run, savanna: Path, command: tuple[str, ...], format: str) -> None:
    result = run(*command, "--evidence", "--format", format, cwd=savanna)
    assert result.status == 0, result.err
    assert [key for key, (for_people, _) in SAID.items() if for_people not in result.out] == []
    assert "answer.yaml:9" in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_key_is_in_the_json(run: Run, savanna: Path, command: tuple[str, ...]) -> None:
    out = run(*command, "--format", "json", cwd=savanna).out
    said = {key: f'"{key}": {json.dumps(for_programs)}' for key, (_, for_programs) in SAID.items() if for_programs}
    assert [key for key, one in said.items() if one not in out] == []
