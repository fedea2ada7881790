"""Nothing is printed from a record with an error in it, by no command and in no format."""

from pathlib import Path

import pytest

from draftdiff.cli import COMMANDS, Use
from draftdiff.render import Format
from tests.conftest import Run
from tests.test_problems import project

__all__ = ["project"]

PRINTS = {
    "diff": ["first-offer", "counter"],
    "show": ["first-offer"],
    "ledger": [],
    "hindsight": [],
    "gaps": [],
    "same": ["first-offer", "counter"],
    "changelog": [],
    "matrix": [],
    "report": [],
    "trace": ["toll-share"],
}

UNPLACED = """\
unplaced: harbour
terms:
  court:
    - is: gone
      about: {one-of: [first-offer, counter]}
      source: echo
      who: an aide
      basis: told
      quote: a court
"""

WHOLE = "quote: The city wants 40% of tolls, a council member told the Harbour Post."

# The code of an error, the file that is to have it, and what is replaced in it.
ERRORS = [
    ("DD104", "drafts/harbour/deal.yaml", "type: percent", "type: procent"),
    ("DD107", "drafts/harbour/deal.yaml", "higher: PC", "higher: PX"),
    ("DD104", "drafts/harbour/first-offer.yaml", "basis: told", "basis: say"),
    ("DD110", "drafts/harbour/first-offer.yaml", "date: 2031-03-01", "date: 2031-03-32"),
    ("DD302", "drafts/harbour/first-offer.yaml", "quote: 40% of tolls", "quote: 40% of all tolls"),
    ("DD303", "drafts/harbour/first-offer.yaml", "quote: 40% of tolls", WHOLE),
    ("DD110", "seeds/harbour.yaml", "2031-03-02", "2031-13-02"),
    ("DD305", "seeds/texts/post.txt", "25 years", "26 years"),
    ("DD104", "drafts/harbour/unplaced.yaml", "", UNPLACED),
]


def test_every_command_that_prints_is_tried() -> None:
    assert set(PRINTS) == {name for name, of in COMMANDS.items() if of.use in (Use.COMPARE, Use.PUBLISH)}


@pytest.mark.parametrize("error", ERRORS, ids=[f"{code}-{Path(name).stem}" for code, name, _, _ in ERRORS])
@pytest.mark.parametrize("command", PRINTS)
def test_nothing_is_printed_from_a_record_with_an_error(
    command: str, error: tuple[str, str, str, str], project: Path, run: Run
) -> None:
    code, name, before, after = error
    path = project / name
    text = path.read_text() if path.exists() else ""
    assert before in text
    path.write_text(text.replace(before, after) if before else after)
    for options in [()] if command == "report" else [("--format", format.value) for format in Format]:
        result = run(command, *PRINTS[command], *options, cwd=project)
        assert (result.status, result.out) == (2, "")
        assert f"error[{code}]: " in result.err
        assert f"--> {name if code != 'DD305' else 'seeds/harbour.yaml'}:" in result.err
