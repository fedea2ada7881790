"""Adding to a file: what is written, and where, whatever the layout."""

import pytest

from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, Refused, add_entry, add_report, set_field
from draftdiff.writing.quoting import Unwritable, scalar, written

REPORT = {"value": "40%", "who": "a clerk"}


def added(text: str, clause: str = "fees", order: tuple[str, ...] = ()) -> str:
    made = add_report(TextFile("offer.yaml", text), clause, REPORT, order)
    assert isinstance(made, Edited), made
    return made.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "terms:\n  fees:\n    - value: 50%\n      who: x # why\n      # of it\n\n    # end\n",
            "terms:\n  fees:\n    - value: 50%\n      who: x # why\n      # of it\n"
            "    - value: 40%\n      who: a clerk\n\n    # end\n",
            id="behind the last report and its comments",
        ),
        pytest.param(
            "terms:\n  fees:\n  -   value: 50%\nnote: x\n",
            "terms:\n  fees:\n  -   value: 50%\n  -   value: 40%\n      who: a clerk\nnote: x\n",
            id="with the dash and the gap of its neighbours",
        ),
        pytest.param(
            "terms:\n  fees: [{value: 50%}, {value: 60%, }] # two\n",
            "terms:\n  fees: [{value: 50%}, {value: 60%, }, {value: 40%, who: a clerk}] # two\n",
            id="in brackets",
        ),
        pytest.param(
            "\ufeffdraft: a\r\nterms: # none yet\r\n",
            "\ufeffdraft: a\r\nterms: # none yet\r\n  fees:\r\n    - value: 40%\r\n      who: a clerk\r\n",
            id="line breaks of Windows, a byte order mark, and no terms yet",
        ),
        pytest.param("draft: a", "draft: a\nterms:\n  fees:\n    - value: 40%\n      who: a clerk", id="no last break"),
        pytest.param("{draft: a}\n", "{draft: a, terms: {fees: [{value: 40%, who: a clerk}]}}\n", id="braces"),
        pytest.param("terms: {}\n", "terms: {fees: [{value: 40%, who: a clerk}]}\n", id="empty braces"),
        pytest.param(
            "terms:\n  fees:\n    - note: |+\n        x\n\n\nby: A\n",
            "terms:\n  fees:\n    - note: |+\n        x\n\n\n    - value: 40%\n      who: a clerk\nby: A\n",
            id="behind blank lines that belong to a text",
        ),
        pytest.param(
            "terms:\n  fees:\n    - note: |\n        x",
            "terms:\n  fees:\n    - value: 40%\n      who: a clerk\n    - note: |\n        x",
            id="before a text that a line break would change",
        ),
    ],
)
def test_a_report_is_added(before: str, after: str) -> None:
    assert added(before) == after


def test_a_new_clause_goes_behind_the_one_before_it_in_the_deal() -> None:
    text = "terms:\n  dues:\n    - value: 1%\n\n  quays:\n    - value: 2%\n"
    new = "\n  fees:\n    - value: 40%\n      who: a clerk\n"
    assert added(text, order=("dues", "fees", "quays")) == text.replace("\n\n", f"\n{new}\n", 1)


@pytest.mark.parametrize(
    "text", ["terms: [a]\n", "terms:\n  fees: x\n", "terms:\n  fees: {a: b}\n", "a: &x b\n", "- a\n", ": :\n"]
)
def test_what_is_no_draft_is_refused(text: str) -> None:
    assert isinstance(add_report(TextFile("offer.yaml", text), "fees", REPORT), Refused)


def test_a_text_that_no_file_may_hold_is_refused() -> None:
    made = add_report(TextFile("offer.yaml", "draft: a\n"), "fees", {"note": "bell \a"})
    assert isinstance(made, Refused)
    assert "character" in made.message


TEXT = """\
terms:
  fees:
    - value: 50% # half
      note: |- # long
        x
    - {value: '50%', who: one}
    - value: [a, # why
        b]
"""


@pytest.mark.parametrize(
    ("start", "key", "value", "old", "new"),
    [
        pytest.param("value: 50%", "value", "40%", "50% # half", "40% # half", id="a value before a comment"),
        pytest.param("value: 50%", "who", "a: b", "        x\n", "        x\n      who: 'a: b'\n", id="a new key"),
        pytest.param("{value", "value", "1, 2", "'50%'", "'1, 2'", id="in braces"),
        pytest.param("{value", "note", "new", "who: one", "who: one, note: new", id="a new key in braces"),
        pytest.param(
            "{value",
            "retracted",
            {"on": "2031-04", "because": "x"},
            "one}",
            "one, retracted: {on: '2031-04', because: x}}",
        ),
    ],
)
def test_one_field_is_set(start: str, key: str, value: str | dict[str, str], old: str, new: str) -> None:
    made = set_field(TextFile("offer.yaml", TEXT), "fees", TEXT.index(start), key, value)
    assert isinstance(made, Edited), made
    assert made.text == TEXT.replace(old, new)


@pytest.mark.parametrize(("start", "key"), [("value: 50%", "note"), ("value: [a", "value")])
def test_a_value_that_holds_a_comment_is_not_replaced(start: str, key: str) -> None:
    assert isinstance(set_field(TextFile("offer.yaml", TEXT), "fees", TEXT.index(start), key, "x"), Refused)


def test_a_ruling_is_added_once() -> None:
    ruling = {"accept": "post", "because": "it saw the text"}
    made = add_entry(TextFile("offer.yaml", TEXT), ("rulings", "fees"), ruling)
    assert isinstance(made, Edited)
    assert made.text == f"{TEXT}rulings:\n  fees: {{accept: post, because: it saw the text}}\n"
    assert isinstance(add_entry(TextFile("offer.yaml", made.text), ("rulings", "fees"), ruling), Refused)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("50%", "50%"),
        ("yes", "'yes'"),
        ("- x", "'- x'"),
        ("a: b", "'a: b'"),
        ("#1", "'#1'"),
        ("  x", "'  x'"),
        ("🚢 quay", "🚢 quay"),
        ("it's", "it's"),
        ("'tis", "'''tis'"),
        ("two\nlines", '"two\\nlines"'),
        ("0750", "'0750'"),
        ("2031-04-10", "'2031-04-10'"),
        ("a, b", "a, b"),
    ],
)
def test_quoting(text: str, form: str) -> None:
    assert scalar(text) == form


def test_quoting_in_brackets() -> None:
    assert written(["a, b", "c]", "d"]) == "['a, b', 'c]', d]"
    with pytest.raises(Unwritable):
        scalar("nul \0")
