"""Sections of a file: only what stands between the markers of one deal is ever touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftdiff.writing.sections import Fault, Refused, appended, replaced, section

BEGIN, END = "<!-- draftdiff:changelog quay begin -->", "<!-- draftdiff:changelog quay end -->"
OTHER = "<!-- draftdiff:changelog mill begin -->\n\nmill\n\n<!-- draftdiff:changelog mill end -->"

REPLACED = [
    pytest.param(
        f"# Ours\n\n{BEGIN}\n\nold\n\n{END}\n\nMore.\n",
        f"# Ours\n\n{BEGIN}\n\nnew\n\nlines\n\n{END}\n\nMore.\n",
        id="between text",
    ),
    pytest.param(f"{BEGIN}\n{END}", f"{BEGIN}\n\nnew\n\nlines\n\n{END}", id="no final newline"),
    pytest.param(
        f"a\r\n{BEGIN}\r\nold\r\n{END}\r\nb", f"a\r\n{BEGIN}\r\n\r\nnew\r\n\r\nlines\r\n\r\n{END}\r\nb", id="CRLF"
    ),
    pytest.param(f"\ufeff{BEGIN}\nold\n{END}\n", f"\ufeff{BEGIN}\n\nnew\n\nlines\n\n{END}\n", id="byte order mark"),
    pytest.param(f"{OTHER}\n{BEGIN}\n{END}\n", f"{OTHER}\n{BEGIN}\n\nnew\n\nlines\n\n{END}\n", id="another deal"),
    pytest.param(
        f"  {BEGIN}  \n\t{END} \nx", f"  {BEGIN}  \n\nnew\n\nlines\n\n\t{END} \nx", id="blanks around markers"
    ),
    pytest.param(
        f"Write `{BEGIN}`.\n{BEGIN}\n{END}\n",
        f"Write `{BEGIN}`.\n{BEGIN}\n\nnew\n\nlines\n\n{END}\n",
        id="named in a line",
    ),
]

BROKEN = [
    pytest.param(f"a\n{BEGIN}\nold\n", Fault.UNFINISHED, 2, id="begin without end"),
    pytest.param(f"old\n{END}\n", Fault.NOT_BEGUN, 2, id="end without begin"),
    pytest.param(f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", Fault.TWICE, 3, id="twice"),
    pytest.param(f"{BEGIN}\n{BEGIN}\n{END}\n{END}\n", Fault.NESTED, 2, id="nested in itself"),
    pytest.param(f"{BEGIN}\n{OTHER}\n{END}\n", Fault.NESTED, 2, id="another deal's inside"),
    pytest.param(f"{OTHER}\n{OTHER}\n{BEGIN}\n{END}\n", Fault.TWICE, 6, id="another deal's twice"),
    pytest.param(f"{BEGIN}\n\nmill\n\n<!-- draftdiff:changelog mill end -->\n{END}", Fault.NOT_BEGUN, 5, id="crossed"),
]


@pytest.mark.parametrize(("before", "after"), REPLACED)
def test_only_what_is_between_the_markers_changes(before: str, after: str) -> None:
    assert replaced(before, "quay", "new\n\nlines\n") == after
    assert replaced(after, "quay", "new\n\nlines\n") == after


@pytest.mark.parametrize(("text", "fault", "line"), BROKEN)
def test_broken_markers_are_told_and_nothing_is_touched(text: str, fault: Fault, line: int) -> None:
    assert replaced(text, "quay", "new") == Refused(fault, line)
    assert appended(text, "quay", "new") == Refused(fault, line)


def test_a_text_without_markers_is_not_touched() -> None:
    assert replaced("# Ours\n", "quay", "new") == Refused(Fault.NO_MARKERS)
    assert replaced(OTHER, "quay", "new") == Refused(Fault.NO_MARKERS)


def test_a_section_that_writes_markers_is_refused() -> None:
    assert replaced(f"{BEGIN}\n{END}\n", "quay", f"x\n{END}\ny") == Refused(Fault.MARKERS_INSIDE)


@pytest.mark.parametrize(
    ("before", "between"),
    [("", ""), ("# Ours", "\n\n"), ("# Ours\n", "\n"), ("# Ours\n\n", ""), ("a\r\nb\r\n", "\r\n")],
)
def test_a_section_is_appended_after_one_blank_line(before: str, between: str) -> None:
    newline = "\r\n" if "\r" in before else "\n"
    wanted = before + between + section("quay", "new", newline) + newline
    assert appended(before, "quay", "new") == wanted
    assert appended(wanted, "quay", "new") == wanted


LINES = st.text(st.sampled_from(list("ab<!-> #\r\n\ufeff`")), max_size=30)


@given(LINES, LINES, LINES, LINES)
def test_every_other_character_stays(head: str, old: str, new: str, tail: str) -> None:
    begin, end = f"{head}\n{BEGIN}\n", f"\n{END}\n{tail}"
    done = replaced(begin + old + end, "quay", new)
    assert isinstance(done, str)
    assert done.startswith(f"{head}\n{BEGIN}")
    assert done.endswith(f"{END}\n{tail}")
    assert replaced(done, "quay", new) == done
