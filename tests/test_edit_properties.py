"""Whatever the layout of a file and the text that is added: every byte stays, and PyYAML reads the old data and it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.reading.yamltree import ListNode, MapNode, decode, read_tree
from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_report, set_field
from draftdiff.writing.quoting import Unwritable, scalar
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
