"""Whatever the layout of a file and the text that is added: every byte stays, and PyYAML reads the old data and it."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.reading.yamltree import ListNode, MapNode, decode, read_tree
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_entry, add_report, set_field
from draftdiff.writing.quoting import Entry, Unwritable, scalar
from tests.odd_files import CLAUSES, TEXTS, odd_file


def as_pyyaml_reads(data: bytes) -> dict[str, object]:
    found = yaml.load(data.decode().removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("batch", range(4))
def test_adding_to_odd_files_keeps_every_byte(batch: int) -> None:
    for seed in range(batch * 100, batch * 100 + 100):
        odd = odd_file(seed)
        file, _ = decode("odd.yaml", odd.data)
        made = add_report(file, odd.clause, odd.report, CLAUSES)
        assert isinstance(made, Edited), (seed, made)
        at = made.edit.span.start
        assert (made.text[:at] + made.text[at + len(made.edit.text) :]).encode() == odd.data, seed
        before, after = as_pyyaml_reads(odd.data), as_pyyaml_reads(made.text.encode())
        terms = reports_by_clause(after)
        terms[odd.clause].remove(odd.report)
        assert terms == {odd.clause: [], **reports_by_clause(before)}, seed
        assert {**after, "terms": None} == {**before, "terms": None}, seed


@pytest.mark.parametrize("kind", ["clause", "source"])
def test_declaring_in_odd_files_keeps_every_byte_and_every_remark_in_its_place(kind: str) -> None:
    for seed in range(300):
        odd = odd_file(seed)
        data = odd.data.replace(b"terms", b"clauses")
        file, _ = decode("odd.yaml", data)
        made = add_entry(file, ("clauses", "toll") if kind == "clause" else ("toll",), Entry(odd.report))
        assert isinstance(made, Edited), (seed, made)
        span = made.edit.span
        assert made.text == file.text[: span.start] + made.edit.text + file.text[span.end :], seed
        taken = file.text[span.start : span.end]
        opened = re.fullmatch(r" *\{ *\}(.*)", taken, re.DOTALL)
        assert not taken or (opened and made.edit.text.startswith(opened[1])), seed
        before, after = as_pyyaml_reads(data), as_pyyaml_reads(made.text.encode())
        group = before.get("clauses") or {}
        assert isinstance(group, dict)
        entry = {"toll": odd.report}
        assert after == ({**before, "clauses": {**group, **entry}} if kind == "clause" else {**before, **entry}), seed
        assert no_remark_changed_hands(made), seed
        breaks = [set(re.findall(r"\r\n|\n|\r", text)) for text in (file.text or "\n", made.text)]
        assert breaks[1] <= (breaks[0] or {"\n"}), seed


def no_remark_changed_hands(made: Edited) -> bool:
    """Tell whether what follows a new entry is no remark that is indented as part of the entry before it."""
    rest = made.text[made.edit.span.start + len(made.edit.text) :]
    own = re.search(r"(?:^|[\r\n])( *)[\"']?toll", made.edit.text)
    following = next((line for line in re.split(r"[\r\n]+", rest) if line.strip()), "")
    indent = len(following) - len(following.lstrip(" "))
    in_lines = own is not None and made.edit.text.startswith(("\r", "\n"))
    return not (in_lines and own and following.lstrip().startswith("#") and indent > len(own[1]))


def reports_by_clause(data: dict[str, object]) -> dict[str, list[object]]:
    terms = data.get("terms") or {}
    assert isinstance(terms, dict)
    return {clause: reports or [] for clause, reports in terms.items()}


def test_setting_a_field_in_odd_files_changes_that_field_alone() -> None:
    done = 0
    for seed in range(300):
        odd = odd_file(seed)
        file, _ = decode("odd.yaml", odd.data)
        root, _ = read_tree(file)
        terms = root.get("terms") if isinstance(root, MapNode) else None
        entry = terms.get(odd.clause) if isinstance(terms, MapNode) else None
        if not isinstance(entry, ListNode) or not entry.items:
            continue
        text = TEXTS[seed % len(TEXTS)]
        made = set_field(file, odd.clause, entry.items[-1].place.span.start, "who", text)
        if isinstance(made, Refused):
            continue
        done += 1
        before, after = as_pyyaml_reads(odd.data), as_pyyaml_reads(made.text.encode())
        expected = before["terms"][odd.clause]  # type: ignore[index]
        expected[-1]["who"] = text
        assert {**before, "terms": before["terms"]} == after, seed
        outside = (odd.data.count(b"#"), made.text.encode().count(b"#") - made.edit.text.count("#"))
        span = made.edit.span
        assert outside[0] - file.text[span.start : span.end].count("#") == outside[1], seed
    assert done > 50


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_quoted_so_that_it_reads_back(text: str) -> None:
    try:
        form, in_brackets = scalar(text), scalar(text, in_brackets=True)
    except Unwritable:
        assert any(not character.isprintable() for character in text)
        return
    loaded = yaml.load(f"a: {form}\nb: [{in_brackets}, {{c: {in_brackets}}}]\n", Loader=yaml.SafeLoader)
    assert loaded == {"a": text, "b": [text, {"c": text}]}


@given(
    st.sampled_from(["1.5", "0x1F", "1e3", "12:30:45", "+1", ".5", "1_0", "2031-04-10 10:00", "NO", "Null", "~", ""])
)
def test_what_looks_like_a_number_or_a_switch_is_text_to_every_reader(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}


def test_a_file_that_cannot_be_read_is_refused() -> None:
    made = add_report(TextFile("odd.yaml", "terms: {a: [\n"), "a", {"value": "1"})
    assert isinstance(made, Refused)
